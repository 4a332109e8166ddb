"""Reckoning with days: which of several is meant, edges of months, steps of time.

A `Stretch` is a week, month, quarter or year. A floating one (周五, 3月, 月底) repeats; the
view says which one is meant: the coming (from today on) or the past one (up to today).
Every function that would leave the years 1900 to 2199 raises OverflowError, which the
grammar turns into a `Wrong`. Neighbours: `days`, the rules; `period`, which shares them.
"""

from datetime import date, datetime, timedelta

from salesbook.i18n import N_
from salesbook.light import Callable, NamedTuple
from salesbook.phrases.grammar import Wrong

FIRST_YEAR, LAST_YEAR = 1900, 2199
NO_SUCH_DAY = N_('"{text}" is not a date: that month has {last} days.')
NO_DAY_NUMBER = N_('"{text}" is not a date: days run from 1 to 31.')
NO_MONTH = N_('"{text}" is not a date: months run from 1 to 12.')
NO_QUARTER = N_('"{text}" is not a date: quarters run from 1 to 4.')
OTHER_WEEKDAY = N_('"{text}" contradicts itself: {day} is another day of the week.')

_PER_YEAR = {"month": 12, "quarter": 4, "year": 1}
_MOST = 99999


class View(NamedTuple):
    """Where a text is read from: this moment, preferring past or coming days."""

    now: datetime
    past: bool

    @property
    def today(self) -> date:
        """The day of `now`."""
        return self.now.date()


class Stretch(NamedTuple):
    """A week, month, quarter or year, counted from year 0 (weeks: from Monday 0001-01-01).

    `step` is 0 for a certain one, else how many of its unit lie between two candidates:
    12 for "March", 1 for "month end".
    """

    unit: str
    number: int
    step: int = 0


def check_year(year: int) -> int:
    """The year; OverflowError outside of 1900 to 2199."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OverflowError(year)
    return year


def first_day(stretch: Stretch) -> date:
    """Its first day."""
    if stretch.unit == "week":
        return date.fromordinal(stretch.number * 7 + 1)
    per_year = _PER_YEAR[stretch.unit]
    year, place = divmod(stretch.number, per_year)
    return date(check_year(year), place * (12 // per_year) + 1, 1)


def after(stretch: Stretch) -> date:
    """The first day after it."""
    return last_day(stretch) + timedelta(days=1)


def last_day(stretch: Stretch) -> date:
    """Its last day."""
    if stretch.unit == "week":
        return first_day(stretch) + timedelta(days=6)
    start = first_day(stretch)
    months = 12 // _PER_YEAR[stretch.unit]
    month = start.month + months - 1
    return date(start.year, month, days_in_month(start.year, month))


def days_in_month(year: int, month: int) -> int:
    """How many days the month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def stretch_of(day: date, unit: str, shift: int = 0, step: int = 0) -> Stretch:
    """The stretch `shift` units after the one that holds the day."""
    if unit == "week":
        return Stretch(unit, (day.toordinal() - 1) // 7 + shift, step)
    per_year = _PER_YEAR[unit]
    place = (day.month - 1) * per_year // 12
    return Stretch(unit, day.year * per_year + place + shift, step)


def choose(view: View, stretch: Stretch, pick: Callable[[Stretch], date | Wrong]) -> date | Wrong:
    """The day that `pick` finds in the stretch, or in the candidate the view prefers."""
    if stretch.step == 0:
        return pick(stretch)
    found: date | Wrong = Wrong(NO_DAY_NUMBER)
    for turn in range(4):
        shift = stretch.step * (-turn if view.past else turn)
        candidate = stretch._replace(number=stretch.number + shift)
        found = pick(candidate)
        if isinstance(found, Wrong):
            # "the 31st" looks for a month that has one; "30 February" means a certain month.
            ahead = last_day(candidate) >= view.today
            behind = first_day(candidate) <= view.today
            if stretch.step > 1 and (behind if view.past else ahead):
                return found
        elif found <= view.today if view.past else found >= view.today:
            return found
    return found


def day_in_month(number: int) -> Callable[[Stretch], date | Wrong]:
    """Picks that day of a month."""

    def pick(stretch: Stretch) -> date | Wrong:
        start = first_day(stretch)
        if not 1 <= number <= 31:
            return Wrong(NO_DAY_NUMBER)
        last = days_in_month(start.year, start.month)
        return (
            start.replace(day=number) if number <= last else Wrong(NO_SUCH_DAY, (("last", last),))
        )

    return pick


def named_day(year: int, month: int, number: int) -> date | Wrong:
    """That date, or why there is none."""
    check_year(year)
    if not 1 <= month <= 12:
        return Wrong(NO_MONTH)
    return day_in_month(number)(Stretch("month", year * 12 + month - 1))


def edge_of(edge: str) -> Callable[[Stretch], date | Wrong]:
    """Picks the start, middle or end: a month's middle is the 15th, a week's end its Friday."""

    def pick(stretch: Stretch) -> date | Wrong:
        if edge == "start":
            return first_day(stretch)
        if edge == "middle":
            return first_day(stretch) + timedelta(days=14)
        if stretch.unit == "week":
            return first_day(stretch) + timedelta(days=4)
        return last_day(stretch)

    return pick


def weekday(view: View, number: int) -> date:
    """The coming or past one; today's own weekday is today."""
    ahead = (number - view.today.weekday()) % 7
    return view.today + timedelta(days=ahead - 7 if view.past and ahead else ahead)


def weekend(view: View) -> date:
    """The Saturday of the weekend; today when it is Sunday."""
    return view.today if view.today.weekday() == 6 else weekday(view, 5)


def add(view: View, count: int, unit: str) -> date:
    """Today and so many days, weeks, months or years more (fewer when negative)."""
    if abs(count) > _MOST:
        raise OverflowError(count)
    if unit in ("month", "year"):
        # Loaded for these two alone: it costs as much as the rest of a start.
        from dateutil.relativedelta import relativedelta

        months = count * 12 if unit == "year" else count
        try:
            return view.today + relativedelta(months=months)
        except ValueError as error:
            raise OverflowError(count) from error
    days = {"day": 1, "week": 7, "fortnight": 14}[unit]
    return view.today + timedelta(days=count * days)

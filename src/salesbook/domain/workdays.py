"""Which days are worked, and how a day moves to a working one (DOMAIN section 3, rule 4).

`WorkingDays` is a value: the kind of calendar and the days that differ from Monday to
Friday. Every walk ends within `SEARCH_LIMIT` days, because `check_calendar` refuses a
calendar with a longer run without work. Days stay within what a `date` can be: past its
last one they stop there. Neighbours: `cadence`, which rolls due dates, and
`salesbook.calendars`, which knows the exceptions of China.
"""

from datetime import date, timedelta

from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Iterable, Iterator, NamedTuple, Protocol

SEARCH_LIMIT = 30  # days; the longest run without work known is a Spring Festival of 10


if TYPE_CHECKING:

    class Exceptions(Protocol):
        """The days that differ from Monday to Friday, and whether they are worked."""

        def get(self, day: date, usual: bool, /) -> bool:
            """Whether a day is worked, where it is one of them; else what is usual."""
            ...

        def items(self) -> Iterable[tuple[date, bool]]:
            """All of them."""
            ...


class Written:
    """Exceptions as a book keeps them: days with 1 or 0 behind, one after the other.

    Twenty years are in it and a command asks for one or two, so each is read when it is
    asked for.
    """

    def __init__(self, text: str) -> None:
        """Take a text such as `2026-01-0102026-01-041`."""
        self._text = text
        self._read: dict[int, dict[date, bool]] = {}

    def get(self, day: date, usual: bool, /) -> bool:
        """Whether a day is worked, where it is one of them; else what is usual."""
        known = self._read.get(day.year)
        if known is None:
            known = self._read[day.year] = dict(self._days(f"{day.year:04}-"))
        return known.get(day, usual)

    def items(self) -> Iterable[tuple[date, bool]]:
        """All of them."""
        return self._days("")

    def _days(self, beginning: str) -> Iterator[tuple[date, bool]]:
        text = self._text
        at = text.find(beginning)
        while 0 <= at < len(text):
            if at % 11:  # within another
                at = text.find(beginning, at + 1)
                continue
            yield date.fromisoformat(text[at : at + 10]), text[at + 10] == "1"
            at = text.find(beginning, at + 11)


class WorkingDays(NamedTuple):
    """A calendar: `kind` is `CN` (exceptions count), `weekends` or `none` (all days work).

    `exceptions` says of days that differ from Monday to Friday whether they are worked;
    `years` are those whose exceptions are known.
    """

    kind: str
    exceptions: "Exceptions" = {}  # noqa: RUF012 - nobody writes to it
    years: frozenset[int] = frozenset()


def shift(day: date, days: int) -> date:
    """The day so many days later (or earlier), held at the first and last possible date."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


def works(day: date, calendar: WorkingDays) -> bool:
    """Whether a day is worked; in years not known, Monday to Friday are."""
    if calendar.kind == "none":
        return True
    usual = day.weekday() < 5
    return calendar.exceptions.get(day, usual) if calendar.kind == "CN" else usual


def known(day: date, calendar: WorkingDays) -> bool:
    """Whether the calendar can tell: False only for `CN` in a year it does not know."""
    return calendar.kind != "CN" or day.year in calendar.years


def roll(day: date, calendar: WorkingDays) -> date:
    """The day itself when it is worked, else the next working day."""
    return _walk(day, 1, calendar)


def last_upto(day: date, calendar: WorkingDays) -> date:
    """The last working day up to and including a day (W0 of the due-date cutoffs)."""
    return _walk(day, -1, calendar)


def last_before(day: date, calendar: WorkingDays) -> date:
    """The last working day before a day (W of the due-date cutoffs)."""
    return _walk(shift(day, -1), -1, calendar)


def next_after(day: date, calendar: WorkingDays) -> date:
    """The first working day after a day."""
    return _walk(shift(day, 1), 1, calendar)


def count(after: date, upto: date, calendar: WorkingDays) -> int:
    """How many working days lie in (after, upto]; 0 when `upto` is not later."""
    days = (upto - after).days
    if days <= 0:
        return 0
    if calendar.kind == "none":
        return days
    weeks, rest = divmod(days, 7)
    start = after.weekday()
    total = 5 * weeks + sum((start + step) % 7 < 5 for step in range(1, rest + 1))
    if calendar.kind == "CN":
        for day, worked in calendar.exceptions.items():
            if after < day <= upto:
                total += worked - (day.weekday() < 5)
    return total


def check_calendar(calendar: WorkingDays) -> None:
    """BadValue when some run without a working day is longer than `SEARCH_LIMIT` days."""
    if calendar.kind != "CN":
        return
    seen = date.min
    for day in sorted(day for day, worked in calendar.exceptions.items() if not worked):
        if day <= seen:
            continue
        first = last = day
        while first > date.min and not works(shift(first, -1), calendar):
            first = shift(first, -1)
        while last < date.max and not works(shift(last, 1), calendar):
            last = shift(last, 1)
        seen = last
        if (last - first).days + 1 > SEARCH_LIMIT:
            raise _no_work(first, last)


def _walk(day: date, step: int, calendar: WorkingDays) -> date:
    reached = day
    for _step in range(SEARCH_LIMIT + 1):
        if works(reached, calendar):
            return reached
        following = shift(reached, step)
        if following == reached:  # the end of all dates
            return reached
        reached = following
    end = shift(day, step * SEARCH_LIMIT)
    raise _no_work(min(day, end), max(day, end))


def _no_work(first: date, last: date) -> BadValue:
    return BadValue(
        _(
            "The calendar has no working day from {first} to {last};"
            " at most {limit} days in a row may be off."
        ).format(first=first, last=last, limit=SEARCH_LIMIT)
    )

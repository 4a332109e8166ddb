"""Periods: 2026, 2026-11, 2026Q4, 2015..2018, last month, 本月, 最近30天, ytd.

A period is half-open: from its first day to the day after its last. One that repeats
(11月, Q4, 上半年) is the latest that has begun. Of `a..b` both ends are included.
The words for months, quarters, weeks and days are those of `when`; its grammar is used.
Neighbours: `stretches` and `reckon`; `when`, for single moments.
"""

from datetime import date, datetime, timedelta

from salesbook.errors import BadValue
from salesbook.i18n import N_, _
from salesbook.phrases import moments  # noqa: F401 - declares the rules
from salesbook.phrases.grammar import Parse, Wrong, rule
from salesbook.phrases.numerals import Figure
from salesbook.phrases.reckon import (
    FIRST_YEAR,
    LAST_YEAR,
    NO_MONTH,
    Stretch,
    View,
    add,
    after,
    check_year,
    first_day,
    stretch_of,
)
from salesbook.phrases.tokens import fold

NO_PERIOD = N_(
    '"{text}" is not a period. Try 2026, 2026-11, 2026Q4, 2026-01-01..2026-01-31 or last month.'
)
BACKWARDS = N_('"{text}" ends before it begins. Write the earlier one first: 2015..2018.')

Period = tuple[date, date]

_JOINTS = ("..", "…", "~", "至", "到", " to ", "–", "—", " - ", "-")
_LONGEST = 80


def read_period(text: str, today: date) -> Period:
    """The first day of the period and the day after its last.

    Years run from 1900 to 2199. Raises BadValue, with the reason and an example.
    """
    typed = text.strip()
    found: Period | Wrong | None = None
    if len(typed) <= _LONGEST:
        folded = " ".join(fold(typed).split())
        found = _side(folded, today) or _joined(folded, today)
    wrong = found if isinstance(found, Wrong) else Wrong(NO_PERIOD)
    if found is None or isinstance(found, Wrong):
        raise BadValue(_(wrong.sentence).format(text=typed[:40], **dict(wrong.values)))
    return found


def _plain(text: str) -> Period | None:
    """The fast way for 2026 and 2026-11."""
    year, _dash, month = text.partition("-")
    if not text.isascii() or not (
        len(year) == 4 and year.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR
    ):
        return None
    if text == year:
        return date(int(year), 1, 1), date(int(year) + 1, 1, 1)
    if len(month) == 2 and month.isdigit() and 1 <= int(month) <= 12:
        return _bounds(Stretch("month", int(year) * 12 + int(month) - 1))
    return None


def _joined(text: str, today: date) -> Period | Wrong | None:
    for joint in _JOINTS:
        start, found, end = text.partition(joint)
        if not found:
            continue
        first = _side(start.strip(), today)
        last = _side(end.strip(" ."), today)
        if first is None or isinstance(first, Wrong):
            return first
        if last is None or isinstance(last, Wrong):
            return last
        return (first[0], last[1]) if first[0] < last[1] else Wrong(BACKWARDS)
    return None


def _side(text: str, today: date) -> Period | Wrong | None:
    return _plain(text) or _whole(text, today)


def _whole(text: str, today: date) -> Period | Wrong | None:
    """One period or one day that is the whole text."""
    now = datetime.combine(today, datetime.min.time())
    parse = Parse(text, View(now, past=True))
    for name in ("period", "wholeday"):
        found = {value for value, end in parse.read(name, 0) if end == len(text)}
        right = [value for value in found if not isinstance(value, Wrong)]
        if len(right) == 1:
            value = right[0]
            try:
                return (value, value + timedelta(days=1)) if isinstance(value, date) else value
            except OverflowError:
                return None
        if found:
            return next((value for value in found if isinstance(value, Wrong)), None)
    return None


def _bounds(stretch: Stretch) -> Period:
    return first_day(stretch), after(stretch)


@rule("period", "stretch")
def _stretch_period(view: View, stretch: Stretch) -> Period:
    if stretch.step and first_day(stretch) > view.today:
        # November, said in March, is last year's.
        stretch = stretch._replace(number=stretch.number - stretch.step)
    return _bounds(stretch)


@rule("period", "yearfigure")
def _year_period(_view: View, year: int) -> Period:
    return _bounds(Stretch("year", check_year(year)))


@rule("period", "yearfigure =DASH =INT", "yearfigure =SLASH =INT", "yearfigure =DOT =INT")
def _month_period(_view: View, year: int, figure: Figure) -> Period | Wrong | None:
    check_year(year)
    if figure.width > 2:
        return None
    if not 1 <= figure.value <= 12:
        return Wrong(NO_MONTH)
    return _bounds(Stretch("month", year * 12 + figure.value - 1))


@rule("half", "HALFYEAR")
def _half(_view: View, half: int) -> int:
    return half


@rule("half", "H =INT")
def _half_figure(_view: View, figure: Figure) -> int | None:
    return figure.value if figure.value in (1, 2) else None


@rule("period", "year? OF? half", "yearbefore half")
def _half_year(view: View, year: Stretch | None, half: int) -> Period:
    start = view.today.year if year is None else year.number
    if year is None and half == 2 and view.today.month < 7:
        start -= 1
    first = Stretch("quarter", start * 4 + 2 * (half - 1))
    return first_day(first), after(first._replace(number=first.number + 1))


@rule("period", "LATELY span", "THE? EREL span")
def _latest(view: View, *values: object) -> Period | None:
    """The last days up to and including today: 最近30天, last 12 months."""
    span = values[-1]
    if not isinstance(span, tuple) or (len(values) == 2 and values[0] != -1):
        return None
    count, unit = span
    if unit in ("minute", "hour") or count < 1:
        return None
    tomorrow = view.today + timedelta(days=1)
    return add(View(view.now + timedelta(days=1), past=True), -count, unit), tomorrow


@rule("period", "stretch UPTONOW")
def _since(view: View, stretch: Stretch) -> Period | None:
    start, tomorrow = first_day(stretch), view.today + timedelta(days=1)
    return (start, tomorrow) if not stretch.step and start < tomorrow else None


@rule("period", "TODATE")
def _to_date(view: View, unit: str) -> Period:
    return first_day(stretch_of(view.today, unit)), view.today + timedelta(days=1)

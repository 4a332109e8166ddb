"""The grammar of days with a number: 2026-03-05, 3月5日, the 5th, 5 mar, 3/5, 20260305.

`dated` has a month, `ofmonth` only a day, `numeric` is a full date in figures. A weekday
beside a date must be that day's own. Patterns are explained in `grammar`.
Neighbours: `stretches`, which reads the months; `reckon`, the arithmetic.
"""

from datetime import date

from salesbook.i18n import N_
from salesbook.phrases.grammar import Wrong, rule
from salesbook.phrases.numerals import Figure
from salesbook.phrases.reckon import (
    OTHER_WEEKDAY,
    Stretch,
    View,
    choose,
    day_in_month,
    named_day,
    stretch_of,
)
from salesbook.phrases.stretches import within

YEAR_LAST = N_('"{text}" may begin with the day or the month. Write the year first: 2026-03-05.')


@rule("mark", "HAO !thing", "RI")
def _mark(_view: View) -> bool:
    return True


@rule("dayfigure", "number mark", "INT !measure !glued", "NUMERAL !measure")
def _day_figure(_view: View, figure: Figure, _marked: bool | None = None) -> int | None:
    return figure.value if figure.width <= 3 else None


@rule("ordinal", "INT =ST !series")
def _ordinal(_view: View, figure: Figure) -> int | None:
    return figure.value if figure.width <= 2 else None


@rule("englishday", "INT !measure !glued")
def _english_day(_view: View, figure: Figure) -> int | None:
    return figure.value if figure.width <= 2 else None


@rule("englishday", "THE? ordinal")
def _ordinal_day(_view: View, number: int) -> int:
    return number


@rule("ofmonth", "number HAO !thing", "INT RI !trip")
def _of_month(view: View, figure: Figure) -> date | Wrong:
    return choose(view, stretch_of(view.today, "month", step=1), day_in_month(figure.value))


@rule("ofmonth", "THE? ordinal")
def _ordinal_of_month(view: View, number: int) -> date | Wrong:
    return choose(view, stretch_of(view.today, "month", step=1), day_in_month(number))


@rule("dated", "stretch OF? dayfigure", "stretch COMMA? THE? ordinal")
def _of_stretch(view: View, stretch: Stretch, number: int) -> date | Wrong | None:
    if stretch.unit != "month":
        return None
    return choose(view, stretch, day_in_month(number))


@rule("dated", "THE? ordinal OF? target", "INT OF? emonth", "INT =DASH =emonth")
def _day_of_target(view: View, number: int | Figure, stretch: Stretch) -> date | Wrong | None:
    value = number.value if isinstance(number, Figure) else number
    return _of_stretch(view, stretch, value) if value < 100 else None


@rule("dated", "MONTH englishday yearof?", "MONTH englishday OF? year")
def _month_first(view: View, month: int, number: int, year: Stretch | None) -> date | Wrong:
    stretch = within(view, year, "month", month)
    return stretch if isinstance(stretch, Wrong) else choose(view, stretch, day_in_month(number))


@rule("dated", "short =DASH =short !measure !glued", "short =SLASH =short !measure !glued")
def _short(view: View, month: int, number: int) -> date | Wrong:
    stretch = within(view, None, "month", month)
    return stretch if isinstance(stretch, Wrong) else choose(view, stretch, day_in_month(number))


@rule("short", "INT")
def _short_figure(_view: View, figure: Figure) -> int | None:
    return figure.value if figure.width <= 2 else None


@rule(
    "numeric",
    "yearfigure =DASH =short =DASH =short !glued",
    "yearfigure =SLASH =short =SLASH =short !glued",
    "yearfigure =DOT =short =DOT =short !glued",
)
def _year_first(_view: View, year: int, month: int, number: int) -> date | Wrong:
    return named_day(year, month, number)


@rule("numeric", "short =SLASH =short =SLASH =yearfigure", "short =DASH =short =DASH =yearfigure")
def _year_last(_view: View, _first: int, _second: int, _year: int) -> Wrong:
    return Wrong(YEAR_LAST)


@rule("numeric", "INT !glued")
def _eight_digits(_view: View, figure: Figure) -> date | Wrong | None:
    if figure.width != 8:
        return None
    year, rest = divmod(figure.value, 10000)
    return named_day(year, rest // 100, rest % 100)


@rule("day", "dated", "ofmonth")
def _dated(_view: View, day: date) -> date:
    return day


@rule("checked", "dated", "ofmonth", "numeric")
def _checked(_view: View, day: date) -> date:
    return day


@rule("day", "checked COMMA? weekday", "checked OPEN weekday CLOSE")
def _day_and_weekday(_view: View, day: date, number: int) -> date | Wrong:
    if day.weekday() != number:
        return Wrong(OTHER_WEEKDAY, (("day", day.isoformat()),))
    return day


@rule("day", "weekday COMMA? checked")
def _weekday_and_day(view: View, number: int, day: date) -> date | Wrong:
    return _day_and_weekday(view, day, number)


@rule("figured", "INT !measure", "number mark")
def _figured(_view: View, figure: Figure, _marked: bool | None = None) -> Figure:
    """The other end of 3月5日-8日."""
    return figure

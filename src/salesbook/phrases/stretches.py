"""The grammar of numbers, years, months, quarters and weeks, and of their edges.

`stretch` yields a `Stretch`, floating where it repeats (3月, march, Q4 without a year);
its first or last days (下月初, 11月底, end of next quarter) are days. `soon` is a coming
stretch named alone, which is its first day. Patterns are explained in `grammar`.
Neighbours: `days`, `dates`, `lapses`, `clock`, the other rules; `period`, which reads stretches.
"""

from datetime import date

from salesbook.phrases.grammar import Wrong, rule
from salesbook.phrases.numerals import Figure
from salesbook.phrases.reckon import (
    NO_MONTH,
    NO_QUARTER,
    Stretch,
    View,
    check_year,
    choose,
    edge_of,
    first_day,
    stretch_of,
)

# A year of two digits lies at most this far ahead: 26年 is 2026, 98年 is 1998.
_YEARS_AHEAD = 20


@rule("number", "INT", "NUMERAL")
def _number(_view: View, figure: Figure) -> Figure:
    return figure


@rule("amount", "COUNT", "ARTICLE")
def _spelt_amount(_view: View, value: int) -> int:
    return value


@rule("amount", "number")
def _amount(_view: View, figure: Figure) -> int | None:
    return figure.value if figure.value or figure.width == 1 else None


@rule("yearfigure", "INT")
def _year_figure(_view: View, figure: Figure) -> int | None:
    return figure.value if figure.width == 4 else None


@rule("closeyear", "INT !glued")
def _close_year(_view: View, figure: Figure) -> int | None:
    """A year that follows a day, where another number may follow as well."""
    return figure.value if figure.width == 4 and 1900 <= figure.value <= 2199 else None


@rule("year", "number NIAN")
def _numbered_year(view: View, figure: Figure) -> Stretch | None:
    year = figure.value
    if figure.width == 2 and year < 100:
        century = view.today.year // 100 * 100
        year += century if century + year <= view.today.year + _YEARS_AHEAD else century - 100
    elif figure.width != 4:
        return None
    return Stretch("year", check_year(year))


@rule("year", "YEARWORD")
def _named_year(view: View, shift: int) -> Stretch:
    return stretch_of(view.today, "year", shift)


@rule("relation", "ZREL", "EREL")
def _relation(_view: View, shift: int) -> int:
    return shift


@rule("stretch", "relation STRETCH")
def _related(view: View, shift: int, unit: str) -> Stretch:
    return stretch_of(view.today, unit, shift)


@rule("stretch", "THE? STRETCH AFTERWORD EREL")
def _after_next(view: View, unit: str, way: int, shift: int) -> Stretch | None:
    return stretch_of(view.today, unit, 2 * way) if shift == way else None


@rule("year", "relation STRETCH")
def _related_year(view: View, shift: int, unit: str) -> Stretch | None:
    return stretch_of(view.today, unit, shift) if unit == "year" else None


@rule("stretch", "year", "month", "quarter")
def _stretch(_view: View, stretch: Stretch) -> Stretch:
    return stretch


@rule("month", "year? OF? number YUE")
def _month(view: View, year: Stretch | None, figure: Figure) -> Stretch | Wrong | None:
    if figure.width > 3:
        return None
    return within(view, year, "month", figure.value)


@rule("month", "emonth")
def _english_month(_view: View, month: Stretch) -> Stretch:
    return month


@rule("emonth", "MONTH OF? year", "MONTH yearof?")
def _month_name(view: View, month: int, year: Stretch | None) -> Stretch | Wrong:
    return within(view, year, "month", month)


@rule("yearof", "COMMA? closeyear", "=DASH =closeyear")
def _year_of(_view: View, year: int) -> Stretch:
    return Stretch("year", year)


@rule("yearbefore", "yearfigure", "yearfigure =DASH")
def _year_before(_view: View, year: int) -> Stretch:
    return Stretch("year", check_year(year))


@rule("quarter", "year? OF? DI? number JIDU", "year? Q =INT !glued", "yearbefore Q =INT !glued")
def _quarter(view: View, year: Stretch | None, figure: Figure) -> Stretch | Wrong | None:
    return within(view, year, "quarter", figure.value) if figure.width == 1 else None


@rule("quarter", "Q =INT OF? year", "Q =INT yearof")
def _quarter_first(view: View, figure: Figure, year: Stretch) -> Stretch | Wrong | None:
    return _quarter(view, year, figure)


def within(view: View, year: Stretch | None, unit: str, number: int) -> Stretch | Wrong:
    """The month or quarter of that number: in the year, or floating without one."""
    most = 12 if unit == "month" else 4
    if not 1 <= number <= most:
        return Wrong(NO_MONTH if unit == "month" else NO_QUARTER)
    start = view.today.year if year is None else year.number
    return Stretch(unit, start * most + number - 1, most if year is None else 0)


@rule("target", "THE? stretch")
def _target(_view: View, stretch: Stretch) -> Stretch:
    return stretch


@rule("target", "THE? STRETCH")
def _floating_target(view: View, unit: str) -> Stretch:
    return stretch_of(view.today, unit, step=1)


@rule("day", "stretch OF? STRETCH? EDGE !compound")
def _edge(view: View, stretch: Stretch, again: str | None, edge: str) -> date | Wrong | None:
    if again not in (None, stretch.unit):
        return None
    return _edge_day(view, stretch, edge)


@rule("day", "STRETCH EDGE !compound", "STRETCH =DASH =EEDGE", "STRETCH EEDGE")
def _floating_edge(view: View, unit: str, edge: str) -> date | Wrong | None:
    return _edge_day(view, stretch_of(view.today, unit, step=1), edge)


@rule("day", "THE? EEDGE OF target", "EEDGE target", "EEDGE =DASH =target")
def _english_edge(view: View, edge: str, stretch: Stretch) -> date | Wrong | None:
    return _edge_day(view, stretch, edge)


@rule("day", "EDGEOF")
def _short_edge(view: View, unit: str) -> date | Wrong | None:
    return _edge_day(view, stretch_of(view.today, unit, step=1), "end")


@rule("day", "stretch OF? EDGEDAY")
def _last_day(view: View, stretch: Stretch, edge: str) -> date | Wrong | None:
    return None if stretch.unit == "week" else _edge_day(view, stretch, edge)


@rule("day", "THE? LAST DAY OF target")
def _last_day_of(view: View, stretch: Stretch) -> date | Wrong | None:
    return _last_day(view, stretch, "end")


@rule("day", "THE? FIRST DAY OF target", "THE? FIRST OF target")
def _first_day_of(view: View, stretch: Stretch) -> date | Wrong | None:
    return _last_day(view, stretch, "start")


def _edge_day(view: View, stretch: Stretch, edge: str) -> date | Wrong | None:
    if edge == "middle" and stretch.unit != "month":
        return None
    if edge == "close" and stretch.unit == "week":
        return None
    return choose(view, stretch, edge_of(edge))


@rule("soon", "relation STRETCH !finer !inside")
def _soon(view: View, shift: int, unit: str) -> date | None:
    return first_day(stretch_of(view.today, unit, shift)) if shift > 0 else None


@rule("soon", "THE? STRETCH AFTERWORD EREL !inside")
def _soon_after_next(view: View, unit: str, way: int, shift: int) -> date | None:
    stretch = _after_next(view, unit, way, shift)
    return first_day(stretch) if stretch is not None and way > 0 else None


@rule("soon", "YEARWORD !finer !inside")
def _soon_year(view: View, shift: int) -> date | None:
    return first_day(stretch_of(view.today, "year", shift)) if shift > 0 else None

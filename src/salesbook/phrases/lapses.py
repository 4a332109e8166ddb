"""The grammar of time counted from now: in 2 weeks, 3天后, +1m, 半小时后, a month ago.

Days, weeks, months and years make a `day`; minutes and hours make a `lapse`, a moment.
Patterns are explained in `grammar`. Neighbours: `reckon`, the arithmetic; `span`.
"""

from datetime import date, datetime, timedelta

from salesbook.phrases.grammar import rule
from salesbook.phrases.numerals import Figure
from salesbook.phrases.reckon import View, add

_DAY_LIKE = ("day", "week", "fortnight", "month", "year")


@rule("span", "amount GE? UNIT")
def _span(_view: View, count: int, unit: str) -> tuple[int, str]:
    return count, unit


@rule("span", "HALF ARTICLE? UNIT", "HALF GE? UNIT")
def _half_span(_view: View, *values: object) -> tuple[int, str] | None:
    halves = {"hour": (30, "minute"), "month": (15, "day"), "year": (6, "month")}
    return halves.get(str(values[-1]))


@rule("span", "amount GE HALF UNIT")
def _and_a_half(_view: View, count: int, unit: str) -> tuple[int, str] | None:
    return (count * 60 + 30, "minute") if unit == "hour" else None


@rule("span", "QUARTERSPAN")
def _quarter_span(_view: View) -> tuple[int, str]:
    return 15, "minute"


@rule("lapsed", "span AGO")
def _span_ago(_view: View, span: tuple[int, str], way: int) -> tuple[int, str]:
    return span[0] * way, span[1]


@rule("lapsed", "IN span")
def _in_span(_view: View, span: tuple[int, str]) -> tuple[int, str]:
    return span


@rule("lapsed", "span FROM SINCE")
def _span_from_now(_view: View, span: tuple[int, str], _since: int) -> tuple[int, str]:
    return span


@rule("lapsed", "SIGN =INT GE? UNIT", "SIGN =INT =SHORTUNIT")
def _signed(_view: View, way: int, figure: Figure, unit: str) -> tuple[int, str]:
    return way * figure.value, unit


@rule("day", "lapsed")
def _lapsed_day(view: View, lapsed: tuple[int, str]) -> date | None:
    count, unit = lapsed
    return add(view, count, unit) if unit in _DAY_LIKE else None


@rule("lapse", "lapsed")
def _lapse(view: View, lapsed: tuple[int, str]) -> datetime | None:
    count, unit = lapsed
    if unit in _DAY_LIKE:
        return None
    minutes = count * 60 if unit == "hour" else count
    return view.now + timedelta(minutes=minutes)


@rule("lapse", "NOW")
def _now(view: View) -> datetime:
    return view.now

"""The grammar of days with a name: tomorrow, 大后天, 下周三, friday next week, 周末.

A bare weekday is the coming or the past one, as the view prefers, today's own being
today. 下周三 and "next wednesday" are of next week. Patterns are explained in `grammar`.
Neighbours: `dates`, days with a number; `reckon`, the arithmetic.
"""

from datetime import date, timedelta

from salesbook.phrases.grammar import rule
from salesbook.phrases.reckon import Stretch, View, add, first_day, weekday, weekend


@rule("day", "DAYWORD !brand")
def _near(view: View, shift: int) -> date:
    return add(view, shift, "day")


@rule("day", "THE? DAY AFTERWORD DAYWORD")
def _day_after(view: View, way: int, shift: int) -> date | None:
    return add(view, shift + way, "day") if shift in (0, way) else None


@rule("weekday", "WEEKDAY !counted", "FIRSTDAY !counted")
def _weekday_mark(_view: View, number: int) -> int:
    return number


@rule("day", "weekday", "COMING weekday")
def _weekday(view: View, number: int) -> date:
    return weekday(view, number)


@rule("day", "ZREL WEEKDAY !counted", "ZREL FIRSTDAY !counted !together")
def _weekday_of(view: View, shift: int, number: int) -> date:
    return add(view, shift * 7 + number - view.today.weekday(), "day")


@rule("day", "EREL weekday")
def _english_weekday(view: View, shift: int, number: int) -> date:
    if shift < 0:
        # "last monday" is the latest one before today, as people and `date -d` have it.
        return add(view, -((view.today.weekday() - number - 1) % 7 + 1), "day")
    return _weekday_of(view, shift, number)


@rule("day", "stretch OF? weekday")
def _week_then_day(_view: View, stretch: Stretch, number: int) -> date | None:
    if stretch.unit != "week":
        return None
    return first_day(stretch) + timedelta(days=number)


@rule("day", "weekday OF? stretch")
def _day_then_week(view: View, number: int, stretch: Stretch) -> date | None:
    return _week_then_day(view, stretch, number)


@rule("day", "THE? WEEKEND")
def _weekend(view: View) -> date:
    return weekend(view)


@rule("day", "relation WEEKEND")
def _weekend_of(view: View, shift: int) -> date:
    return _weekday_of(view, shift, 5)

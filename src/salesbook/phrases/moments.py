"""The grammar of a whole moment: a day, a time, or a day and a time.

`moment` yields a `Moment` of which nothing said is lost; `loose` one whose part of the
day has no hour (明天下午), which a day and no time stand for; `part` is such a part alone.
Patterns are explained in `grammar`. Neighbours: `when`, the entrance; `days`, `dates`,
`lapses`, `stretches`, `clock`, whose rules are declared by being imported here.
"""

from datetime import date, datetime

from salesbook.phrases import dates, days, lapses, stretches  # noqa: F401 - declare rules
from salesbook.phrases.clock import Clock, time_of
from salesbook.phrases.grammar import Wrong, rule
from salesbook.phrases.reckon import View, add
from salesbook.phrases.when import Moment

# The hours (from, to) in which a part of the day named alone is today's.
_HOURS = {"morning": (0, 12), "afternoon": (12, 18), "evening": (17, 24)}


@rule("wholeday", "day", "numeric", "soon")
def _whole_day(_view: View, day: date) -> date:
    return day


@rule("moment", "ON? wholeday")
def _day_alone(_view: View, day: date) -> Moment:
    return Moment(day, None)


@rule("moment", "ON? day OF? clock", "ON? day COMMA clock")
def _day_and_time(_view: View, day: date, clock: Clock) -> Moment | Wrong:
    return _join(day, time_of(clock))


@rule("moment", "numeric clock", "numeric COMMA clock", "numeric =TEE =clock")
def _figures_and_time(_view: View, day: date, clock: Clock) -> Moment | Wrong:
    return _join(day, time_of(clock, literal=True))


@rule("moment", "clock COMMA? ON? !chinese day", "clock COMMA? ON? !chinese numeric")
def _time_first(_view: View, clock: Clock, day: date) -> Moment | Wrong:
    return _join(day, time_of(clock))


@rule("moment", "clock")
def _time_alone(view: View, clock: Clock) -> Moment | Wrong | None:
    if clock.slight and clock.part is None:
        return None
    time = time_of(clock)
    if isinstance(time, Wrong):
        return time
    # A contact cannot be in the future, but yesterday would be a guess: today it is, and
    # who asks for past moments refuses one that is still to come.
    gone = time < f"{view.now:%H:%M}" and not view.past
    return Moment(add(view, 1 if gone else 0, "day"), time)


@rule("fused", "FUSED")
def _fused(view: View, word: tuple[int, str]) -> tuple[date, str]:
    shift, part = word
    return add(view, shift, "day"), part


@rule("fused", "EREL EPART")
def _this_part(view: View, shift: int, part: str) -> tuple[date, str] | None:
    if shift == 1 or (shift == -1 and part != "evening"):
        return None
    return add(view, shift, "day"), part


@rule("moment", "fused")
def _fused_alone(_view: View, fused: tuple[date, str]) -> Moment:
    return Moment(fused[0], None)


@rule("moment", "fused OF? clock", "fused COMMA clock")
def _fused_and_time(_view: View, fused: tuple[date, str], clock: Clock) -> Moment | Wrong:
    day, part = fused
    said = clock if clock.part is not None else clock._replace(part=part)
    return _join(day, time_of(said))


@rule("moment", "clock !chinese FUSED")
def _time_then_fused(view: View, clock: Clock, word: tuple[int, str]) -> Moment | Wrong:
    return _fused_and_time(view, _fused(view, word), clock)


@rule("moment", "lapse")
def _lapse(_view: View, at: datetime) -> Moment:
    return Moment(at.date(), f"{at:%H:%M}")


@rule(
    "loose",
    "ON? day OF? PART",
    "ON? day OF? SHORTPART",
    "numeric PART",
    "ON? day EPART",
    "numeric EPART",
)
def _day_and_part(_view: View, day: date, part: str) -> Moment | None:
    return Moment(day, None) if part != "noon" else None


@rule("loose", "part")
def _part_alone(_view: View, moment: Moment) -> Moment:
    return moment


@rule("part", "OWNPART !greeting !until")
def _own_part(view: View, part: str) -> Moment | None:
    begins, ends = _HOURS[part]
    fits = view.now.hour >= begins if view.past else view.now.hour < ends
    return Moment(view.today, None) if fits else None


def _join(day: date, time: str | Wrong) -> Moment | Wrong:
    return time if isinstance(time, Wrong) else Moment(day, time)

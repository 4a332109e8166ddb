"""The grammar of times of day: 15:00, 3pm, 下午三点半, 9点一刻, at 8, noon.

`clock` yields a `Clock`, as it was said; `time_of` makes the time of it. An hour from 1
to 6 that says nothing more (3点, fri 3:30) is in the afternoon, when customers are met;
03:30, and any time after a full date in figures, is taken as written. A time that is only
an end or a stretch (5点前, 14:00-16:00) is none. Patterns are explained in `grammar`.
Neighbours: `moments`, which joins day and time; `words`, the vocabulary.
"""

from salesbook.i18n import N_
from salesbook.light import NamedTuple
from salesbook.phrases.grammar import Wrong, rule
from salesbook.phrases.numerals import Figure
from salesbook.phrases.reckon import View

NO_TIME = N_('"{text}" is not a time: hours run from 0 to 23, minutes from 0 to 59.')
OTHER_PART = N_('"{text}" contradicts itself: that hour is in another part of the day. Try 15:00.')
MIDNIGHT = N_('"{text}" lies between two days. Try 23:59, or 0:00 of the day after.')
_LAST_BARE_AFTERNOON = 6


class Clock(NamedTuple):
    """A time as said: `part` is am, pm, dawn, morning, noon, afternoon, evening or None."""

    hour: int
    minute: int = 0
    part: str | None = None
    # 03:30 is the 24-hour clock, 3:30 need not be.
    padded: bool = False
    # 一点 alone is also "a bit".
    slight: bool = False


def time_of(clock: Clock, literal: bool = False) -> str | Wrong:
    """The time as HH:MM; `literal` takes an hour without a part of the day as written."""
    hour, minute = clock.hour, clock.minute
    if hour > 23 or minute > 59:
        return Wrong(NO_TIME)
    if clock.part is None:
        if 1 <= hour <= _LAST_BARE_AFTERNOON and not (literal or clock.padded):
            hour += 12
    else:
        if clock.part == "evening" and hour in (0, 12):
            return Wrong(MIDNIGHT)
        placed = _placed(hour, clock.part)
        if placed is None:
            return Wrong(OTHER_PART)
        hour = placed
    return f"{hour:02}:{minute:02}"


def _placed(hour: int, part: str) -> int | None:
    """The hour of 24 that is meant in that part of the day; None if it has no such hour."""
    if part in ("am", "dawn", "morning"):
        latest = 6 if part == "dawn" else 12
        if hour == 12 and part != "morning":
            return 0
        return hour if hour <= latest else None
    if part == "noon":
        return {1: 13, 2: 14}.get(hour, hour if 11 <= hour <= 14 else None)
    earliest = 4 if part == "evening" else 1
    if earliest <= hour <= 11:
        return hour + 12
    return hour if hour >= (16 if part == "evening" else 12) else None


@rule("hour", "number")
def _hour(_view: View, figure: Figure) -> Clock | None:
    if figure.value > 99 or figure.width > 3:
        return None
    return Clock(figure.value, padded=figure.width == 2 and figure.value < 10)


@rule("minute", "number")
def _minute(_view: View, figure: Figure) -> int | None:
    return figure.value if figure.value >= 10 or figure.width == 2 else None


@rule("minute", "number FEN")
def _minute_said(_view: View, figure: Figure) -> int:
    return figure.value


@rule("minute", "QUARTERHOUR")
def _quarter(_view: View, minute: int) -> int:
    return minute


@rule("minute", "HALF")
def _half(_view: View) -> int:
    return 30


@rule("colon", "INT =COLON =INT", "INT =COLON =INT =COLON =INT")
def _colon(
    _view: View, hour: Figure, minute: Figure, second: Figure | None = None
) -> Clock | Wrong | None:
    if hour.width > 2 or minute.width != 2 or (second is not None and second.width != 2):
        return None
    if second is not None and second.value > 59:
        return Wrong(NO_TIME)
    return Clock(hour.value, minute.value, padded=hour.width == 2)


@rule("bareclock", "colon")
def _colon_clock(_view: View, clock: Clock) -> Clock:
    return clock


@rule("bareclock", "hour DIAN !points")
def _full_hour(_view: View, clock: Clock) -> Clock:
    return clock._replace(slight=clock.hour == 1)


@rule("bareclock", "hour DIAN minute")
def _hour_and_minute(_view: View, clock: Clock, minute: int) -> Clock:
    return clock._replace(minute=minute)


@rule("bareclock", "hour AMPM", "colon AMPM")
def _am_pm(_view: View, clock: Clock, part: str) -> Clock:
    return clock._replace(part=part)


@rule("bareclock", "hour OCLOCK")
def _o_clock(_view: View, clock: Clock) -> Clock:
    return clock


@rule("bareclock", "HALF PASTHOUR hour")
def _half_past(_view: View, clock: Clock) -> Clock:
    return clock._replace(minute=30)


@rule("bareclock", "STRETCH PASTHOUR hour")
def _quarter_past(_view: View, unit: str, clock: Clock) -> Clock | None:
    return clock._replace(minute=15) if unit == "quarter" else None


@rule("bareclock", "NOON")
def _noon(_view: View) -> Clock:
    return Clock(12, part="noon")


@rule("bareclock", "hour NOON")
def _twelve_noon(_view: View, clock: Clock) -> Clock | None:
    return clock._replace(part="noon") if clock.hour == 12 else None


@rule("bareclock", "MIDNIGHT")
def _midnight(_view: View) -> Wrong:
    return Wrong(MIDNIGHT)


@rule("athour", "AT hour !measure !glued")
def _at_hour(_view: View, clock: Clock) -> Clock:
    return clock


@rule("said", "AT? bareclock", "athour")
def _said(_view: View, clock: Clock) -> Clock:
    return clock


@rule("said", "PART OF? bareclock", "AT? EPART bareclock", "EPART AT bareclock", "EPART athour")
def _part_first(_view: View, part: str, clock: Clock) -> Clock | None:
    # "下午3pm" says the same twice; "早上3pm" says two things.
    if clock.part not in (None, part) and (part, clock.part) not in _SAME:
        return clock._replace(hour=99)
    return clock._replace(part=part)


_SAME = {("afternoon", "pm"), ("evening", "pm"), ("morning", "am"), ("dawn", "am")}


@rule("said", "SHORTPART bareclock")
def _short_part(_view: View, part: str, clock: Clock) -> Clock | None:
    return clock._replace(part=part) if clock.hour >= 5 and clock.part is None else None


@rule(
    "said",
    "bareclock IN THE EPART",
    "athour IN THE EPART",
    "hour IN THE EPART",
    "bareclock AT EPART",
    "hour AT EPART",
)
def _part_last(view: View, clock: Clock, part: str) -> Clock | None:
    return _part_first(view, part, clock)


@rule("clock", "said APPROX? !until")
def _clock(_view: View, clock: Clock) -> Clock:
    return clock


@rule("inside", "month", "quarter", "OWNPART", "said", "hour DIAN")
def _inside(_view: View, _value: object) -> bool:
    """What may not follow a week, month or year that is meant as its first day."""
    return True

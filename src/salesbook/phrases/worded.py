"""A date or moment out of words, Chinese or English: what is no plain ISO date.

Neighbours: `when`, by which the rest of the program comes here; `moments` and the grammar
behind it; `tails`, which knows when a head is no date after all.
"""

from datetime import datetime

from salesbook.errors import BadValue
from salesbook.i18n import N_, _
from salesbook.light import TYPE_CHECKING
from salesbook.phrases.when import FIRST, LAST, Moment

if TYPE_CHECKING:
    from salesbook.phrases.grammar import Parse, Reading, Wrong

NO_DATE = N_('"{text}" is not a date. Try 2026-03-05, 3月5日, 下周三, fri 15:00 or +3d.')
NO_SINGLE_DAY = N_('"{text}" names no single day. Name the day itself: 2026-03-05, 3月5日 or fri.')
MANY_READINGS = N_('"{text}" can be read in more than one way. Try 2026-03-05 15:00.')
# No date is longer; what follows is not looked at.
HEAD = 80
_SHOWN = 40
_BETWEEN = " ,，:：、;；。\t\r\n\u3000"


def read_worded(text: str, now: datetime, prefer: str) -> Moment:
    """As `when.read_when`, of a text in words."""
    typed = text.strip()
    if len(typed) <= HEAD:
        typed = typed.rstrip("。.!！,，;； ") or typed
        parse = _parse(typed, now, prefer)
        readings = [*parse.read("moment", 0), *parse.read("loose", 0)]
        whole = [reading for reading in readings if reading.end == len(parse.text)]
        found = _settle(whole)
        if isinstance(found, Moment):
            return found
        if found is not None:
            raise BadValue(_(found.sentence).format(text=_shown(text), **dict(found.values)))
        if any(reading.end == _longest(readings) for reading in readings):
            from salesbook.phrases.tails import vague

            if vague(parse, _longest(readings)):
                raise BadValue(_(NO_SINGLE_DAY).format(text=_shown(text)))
    raise BadValue(_(NO_DATE).format(text=_shown(text)))


def read_head(text: str, now: datetime, prefer: str = "coming") -> tuple[Moment, str] | None:
    """As `when.read_head`."""
    typed = text.lstrip()
    parse = _parse(typed[:HEAD], now, prefer)
    readings = parse.read("moment", 0)
    longest = _longest(readings)
    found = _settle([reading for reading in readings if reading.end == longest])
    if isinstance(found, Moment):
        from salesbook.phrases.tails import broken

        if broken(parse, longest):
            return None
        whole = len(typed.rstrip()) in {reading.end for reading in parse.read("loose", 0)}
        return found, "" if whole else _rest(typed[longest:])
    parts = parse.read("part", 0)
    if readings or not parts:
        return None
    # "下午送样" is today's: the word stays, for the moment has no hour to keep it in.
    return parts[0].value, "" if len(typed.rstrip()) == parts[0].end else typed.strip()


def _parse(text: str, now: datetime, prefer: str) -> "Parse":
    from salesbook.phrases import moments  # noqa: F401 - declares the rules
    from salesbook.phrases.grammar import Parse
    from salesbook.phrases.reckon import View
    from salesbook.phrases.tokens import fold

    return Parse(fold(text), View(now.replace(second=0, microsecond=0), prefer == "past"))


def _longest(readings: "list[Reading]") -> int:
    return max((reading.end for reading in readings), default=0)


def _settle(readings: "list[Reading]") -> "Moment | Wrong | None":
    """The one moment that all right readings agree on, else why there is none."""
    from salesbook.phrases.grammar import OUT_OF_RANGE, Wrong

    wrong: Wrong | None = None
    moments: list[Moment] = []
    for value, _end in readings:
        if isinstance(value, Wrong):
            wrong = wrong or value
        elif not FIRST <= value.day <= LAST:
            wrong = Wrong(OUT_OF_RANGE)
        elif value not in moments:
            moments.append(value)
    if len(moments) > 1:
        return Wrong(MANY_READINGS)
    return moments[0] if moments else wrong


def _rest(text: str) -> str:
    rest = text.strip().lstrip(_BETWEEN)
    # "fri - send quote"; a dash without a blank may be a minus.
    return rest[2:].lstrip(_BETWEEN) if rest[:2] in ("- ", "– ", "— ") else rest


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"

"""Stages of a deal: their order and names, which steps are allowed, how long each took (S2).

A deal is open in the stages of OPEN, won in those of WON, and over in `lost`; the stage
alone tells which. Rules name what stands in the way, `actions.deals` words it.
Neighbours: `questions`, what is asked in each stage; `codes`, the usual names.
"""

from datetime import date

from salesbook.domain.code_words import REFUSALS, fold
from salesbook.domain.codes import STAGES, read_code, word
from salesbook.domain.policy import Policy
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import Iterable, NamedTuple

OPEN = ("lead", "verified", "needs", "proposal", "closing")
WON = ("contract", "payment", "care")
LOST = ("lost",)


class Stay(NamedTuple):
    """A stretch of days in one stage: from its first day up to the day it was left."""

    stage: str
    begins: date
    ends: date | None
    """The first day in the next stage; None while it lasts."""
    days: int


def stays(moves: Iterable[tuple[str, date]], today: date) -> list[Stay]:
    """How long a deal stood in each stage it went through; `moves` in their order.

    Half-open: a stage entered on the 1st and left on the 4th took 3 days, one entered and
    left on the same day none. The last one lasts until today.
    """
    steps = list(moves)
    if not steps:
        return []
    ends: list[date | None] = [*(day for _stage, day in steps[1:]), None]
    return [
        Stay(stage, begins, left, max(((left or today) - begins).days, 0))
        for (stage, begins), left in zip(steps, ends, strict=True)
    ]


def is_back(stage: str, to: str) -> bool:
    """Whether a step leads backwards."""
    return STAGES.index(to) < STAGES.index(stage)


def move_obstacle(
    stage: str, since: date, to: str, on: date, today: date, *, reason: bool
) -> str | None:
    """What forbids a step from `stage`, entered on `since`, to another; None where it is allowed.

    Forwards may skip. `lost` and `contract` are reached by losing and winning alone, what is
    won stays won, what is lost stays lost, and backwards needs a reason (section 8).
    """
    if stage in LOST:
        return "lost"
    if to in LOST:
        return "to lost"
    if stage in OPEN and to in WON:
        return "not won"
    if stage in WON and to in OPEN:
        return "won"
    if is_back(stage, to) and not reason:
        return "no reason"
    return day_obstacle(since, on, today)


def end_obstacle(stage: str, since: date, on: date, today: date) -> str | None:
    """What forbids to win or lose a deal on a day; None where it is allowed."""
    if stage not in OPEN:
        return "won" if stage in WON else "lost"
    return day_obstacle(since, on, today)


def day_obstacle(since: date | None, on: date, today: date) -> str | None:
    """A step lies neither ahead nor before the present stage began."""
    if on > today:
        return "future"
    return "before" if since is not None and on < since else None


def stage_word(stage: str, policy: Policy) -> str:
    """The name of a stage: the book's own, else the usual one in the language of the run."""
    return policy.stage_names.get(stage) or word("stage", stage)


def stage_words(policy: Policy) -> dict[str, str]:
    """The names of all stages by their codes, in their order."""
    return {stage: stage_word(stage, policy) for stage in STAGES}


def read_stage(text: str, policy: Policy) -> str:
    """The stage that was typed: its code, the book's own name, or one of the usual words."""
    wanted = fold(text)
    own = {fold(name): stage for stage in STAGES if (name := policy.stage_names.get(stage))}
    if wanted in STAGES:
        return wanted
    if wanted in own:
        return own[wanted]
    try:
        return read_code("stage", text)
    except BadValue:
        refusal = _(REFUSALS["stage"])
    choices = (
        stage if fold(name) == stage else _("{code} ({label})").format(code=stage, label=name)
        for stage, name in stage_words(policy).items()
    )
    raise BadValue(
        refusal.format(text=text.strip() or _("an empty text"), choices=_(", ").join(choices))
    )

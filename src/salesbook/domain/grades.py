"""Grades A, B and C: signing windows, the grade a customer's intent speaks for, movement.

A span includes its last day: a window is `within` on the day it ends and `lapsed` the
day after (S1). Grades order A before B before C. Neighbours: `policy` for the numbers,
`cadence` for what a grade means for the next contact.
"""

from datetime import date

from salesbook.domain.policy import GRADES, Policy
from salesbook.domain.workdays import shift
from salesbook.light import NamedTuple


class Window(NamedTuple):
    """A signing window on one day: `days_left` is 0 on its last day, negative after."""

    ends_on: date
    days_left: int
    state: str  # "within", "lapsed"


def window_ends(since: date, grade: str, policy: Policy) -> date | None:
    """The last day of the signing window that began with the grade; None without one (S1)."""
    days = policy.window.of(grade)
    return None if days is None else shift(since, days)


def window(since: date, grade: str, signed: bool, today: date, policy: Policy) -> Window | None:
    """The signing window as it stands today; None for signed customers and without one."""
    ends_on = None if signed else window_ends(since, grade, policy)
    if ends_on is None:
        return None
    days_left = (ends_on - today).days
    return Window(ends_on, days_left, "lapsed" if days_left < 0 else "within")


def intent_grade(
    *,
    need: str | None,
    need_clear: bool | None,
    budget_clear: bool | None,
    decision_chain: str | None,
    wanted_on: date | None,
    today: date,
    signed: bool = False,
    rebuy: bool = False,
    policy: Policy,
) -> str:
    """The grade that what is known of a customer's intent speaks for (S5, step 2).

    A: need clear, budget clear, decision chain short and wanted within 14 days, all
    four; a signed customer who wishes to buy again is A too. B: a need, wanted within 90
    days or not said when. Otherwise C. A wanted day that has passed says no more when it
    is wanted, and counts as not said.
    """
    if signed and rebuy:
        return "A"
    coming = wanted_on if wanted_on is not None and wanted_on >= today else None
    if (
        need_clear
        and budget_clear
        and decision_chain == "short"
        and coming is not None
        and _within(coming, today, policy.intent.A)
    ):
        return "A"
    has_need = bool(need_clear) or bool(need and need.strip())
    if has_need and (coming is None or _within(coming, today, policy.intent.B)):
        return "B"
    return "C"


def movement(from_grade: str | None, to_grade: str) -> str:
    """Which way a change of grade goes: `up`, `down`, `same`, or `new` for the first."""
    if from_grade is None:
        return "new"
    before, after = GRADES.index(from_grade), GRADES.index(to_grade)
    if before == after:
        return "same"
    return "up" if after < before else "down"


def _within(day: date, today: date, days: int | None) -> bool:
    """Whether a coming day lies within so many days of today, the last one included."""
    return days is None or (day - today).days <= days

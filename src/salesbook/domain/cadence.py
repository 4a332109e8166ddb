"""When a customer is due, and the same rule turned round for the book's indexes.

`due` is the rule (DOMAIN section 3; S4 for `steady`, S5 for `sprint`); `cutoffs` is its
exact inverse: one latest "last contact" per grade instead of one due date per customer,
so that a book is asked by index. What holds: for every calendar and policy, a customer
without a promise has `due(...).on <= upto` exactly when the last contact (or the day of
capture) is no later than the cutoff. Neighbours: `workdays`, `policy`.
"""

from datetime import date

from salesbook.domain.policy import Policy
from salesbook.domain.workdays import WorkingDays, last_upto, roll, shift
from salesbook.light import NamedTuple


class Due(NamedTuple):
    """The day a contact is due, and whether it was promised (an open next action)."""

    on: date
    promised: bool


class Cutoffs(NamedTuple):
    """Who is due up to a day and has no open next action: all dates include their day.

    Grade A with the grade's cadence: last contact <= `A`, and so on; with a cadence of
    its own: last contact + that many days <= `own`; never contacted: captured <=
    `captured`. Who has an open next action is due when it is on or before `upto`.
    """

    upto: date
    A: date
    B: date
    C: date
    own: date
    captured: date

    def of(self, grade: str) -> date:
        """The latest last contact of a grade; KeyError for what is no grade."""
        return {"A": self.A, "B": self.B, "C": self.C}[grade]


def cadence_of(grade: str, every: int | None, policy: Policy) -> int:
    """Days that may pass between contacts: the customer's own, else the grade's."""
    days = policy.cadence.of(grade) if every is None else every
    assert days is not None, "every grade has a cadence"
    return days


def due(
    *,
    last_contact: date | None,
    captured: date,
    next_on: date | None,
    grade: str,
    every: int | None,
    policy: Policy,
    calendar: WorkingDays,
) -> Due:
    """The day the next contact with an active customer is due.

    An open next action (`next_on`) decides alone and is never rolled. Otherwise it is
    the last contact plus the cadence, or the capture plus `captured_days`, moved to a
    working day. `last_contact` is the latest follow-up in which the customer was reached.
    """
    if next_on is not None:
        return Due(next_on, True)
    if last_contact is None:
        return Due(roll(shift(captured, policy.captured_days), calendar), False)
    return Due(roll(shift(last_contact, cadence_of(grade, every, policy)), calendar), False)


def cutoffs(upto: date, policy: Policy, calendar: WorkingDays) -> Cutoffs:
    """Turn `due <= upto` round: the latest contact and capture days that make one due.

    For overdue (`due < today`) pass the day before today.
    """
    # A day rolls to upto or earlier exactly when a working day lies between the two.
    worked = last_upto(upto, calendar)
    return Cutoffs(
        upto=upto,
        A=shift(worked, -cadence_of("A", None, policy)),
        B=shift(worked, -cadence_of("B", None, policy)),
        C=shift(worked, -cadence_of("C", None, policy)),
        own=worked,
        captured=shift(worked, -policy.captured_days),
    )


def first_owing(start: date, every: int | None, policy: Policy, calendar: WorkingDays) -> date:
    """The first day whose contact may owe the next one on `start` or later.

    `every` is the longest cadence that a customer has of its own.
    """
    before = cutoffs(shift(start, -1), policy, calendar)
    return shift(min(before.A, before.B, before.C, shift(before.own, -(every or 0))), 1)


def days_late(due_on: date, today: date) -> int:
    """Days since the due day: 0 when due today, negative before."""
    return (today - due_on).days


def lateness(days_late: int, cadence: int) -> float:
    """How late in cadences, to two digits: 5 days late at every 15 days is 0.33."""
    return round(days_late / cadence, 2)


def closes(
    *, next_on: date, contact_on: date, reached: bool, keep: bool, replaced: bool
) -> str | None:
    """The state in which a follow-up ends the open next action; None when it stays open.

    A contact on the promised day keeps it (`kept`), after it is `late`; before it, only a
    new action ends the old one (`replaced`). A contact that does not count for the
    promise, because nobody answered or because it is to be kept open (`keep`), leaves it,
    and a new action given all the same takes its place (`moved`), since a customer has at
    most one. `replaced` says that a new next action comes with the follow-up.
    """
    if not reached or keep:
        return "moved" if replaced else None
    if contact_on == next_on:
        return "kept"
    if contact_on > next_on:
        return "late"
    return "replaced" if replaced else None

"""Not too much (过犹不及, S5): the smallest gap between contacts, and when to change method.

A customer below A is contacted at most once a day, whatever gap is set. The guard warns
and hides; it refuses nothing. Neighbours: `policy` for the gaps, `codes` for methods.
"""

from datetime import date

from salesbook.domain.codes import METHODS
from salesbook.domain.policy import Policy
from salesbook.domain.workdays import shift


def too_soon(grade: str, last_contact: date | None, day: date, policy: Policy) -> bool:
    """Whether a contact on `day` lies within the smallest gap after the last contact.

    False without a last contact, and for a day before it. The agenda asks with today.
    """
    if last_contact is None or day < last_contact:
        return False
    return day < next_allowed(grade, last_contact, policy)


def next_allowed(grade: str, last_contact: date, policy: Policy) -> date:
    """The first day on which the next contact is not too soon."""
    gap = policy.gap.of(grade) or 0
    return shift(last_contact, gap if grade == "A" else max(gap, 1))


def give_up(unanswered: int, policy: Policy) -> bool:
    """Whether so many unanswered attempts in a row call for another method."""
    return unanswered >= policy.unanswered


def other_method(last: str) -> str:
    """The method to propose after one that got no answer: the next in order."""
    proposed = METHODS[:-1]  # never "other"
    if last not in proposed:
        return proposed[0]
    return proposed[(proposed.index(last) + 1) % len(proposed)]

"""What customers say of goods and service: by when it is answered, how it is scored.

DOMAIN section 9: a complaint is to be answered within two working days; a score is 0 to 10.
"""

from datetime import date

from salesbook.domain.policy import Policy
from salesbook.domain.workdays import WorkingDays, next_after, roll
from salesbook.errors import BadValue
from salesbook.i18n import _

MOST = 10


def answer_by(on: date, policy: Policy, calendar: WorkingDays) -> date:
    """The last day to answer a complaint of a day: so many working days after it."""
    day = on
    for _step in range(policy.complaint_days):
        day = next_after(day, calendar)
    return roll(day, calendar)


def check_score(score: int) -> int:
    """The score itself; BadValue beyond ten."""
    if not 0 <= score <= MOST:
        raise BadValue(_("{score} is not a score: 0 is bad, 10 is best.").format(score=score))
    return score

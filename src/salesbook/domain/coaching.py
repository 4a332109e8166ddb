"""Coaching: what a joint visit or a recording showed, and when it is looked at again (S1).

A finding that nobody checks helps nobody, so each has a day on which it is checked, and
one that has not improved is checked once more. Neighbour: `actions.coaching`.
"""

from datetime import date

from salesbook.domain.workdays import shift
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import NamedTuple, Sequence

CHECK_DAYS = 7
"""Days until a finding is checked, where no day is given."""


class Finding(NamedTuple):
    """One thing to do better, and how."""

    found: str
    advice: str | None


def read_findings(found: Sequence[str], advice: Sequence[str]) -> list[Finding]:
    """Findings with the advice of the same place; BadValue for none, or advice without one."""
    texts = [" ".join(text.split()) for text in found]
    counsel = [" ".join(text.split()) or None for text in advice]
    if not texts or not all(texts):
        raise BadValue(_("Say what was found: --found TEXT, once for each finding."))
    if len(counsel) > len(texts):
        raise BadValue(
            _(
                "There are more --advice ({advice}) than --found ({found}):"
                " give each finding, and then its advice."
            ).format(advice=len(counsel), found=len(texts))
        )
    counsel += [None] * (len(texts) - len(counsel))
    return [Finding(*pair) for pair in zip(texts, counsel, strict=True)]


def first_check(on: date, today: date) -> date:
    """The day a finding is checked: 7 days after it was made, but not before today."""
    return max(shift(on, CHECK_DAYS), today)


def next_check(improved: bool | None, again: date | None, today: date) -> date | None:
    """The day it is checked once more: as wished, else 7 days on where it has not improved."""
    if again is None and improved is False:
        return shift(today, CHECK_DAYS)
    return again

"""Method effect: how often each way of contact reaches somebody, and moves something (S5).

A contact has advanced its customer when a promotion, a later stage or the signing falls on
its day or within 14 days after it (`domain.advances`): those days are the contact's own, and
reach into the next month.
"""

from salesbook.domain.codes import METHODS
from salesbook.light import Iterable, NamedTuple
from salesbook.reports.review.past import Rate
from salesbook.rows.review import PastMethod


class Method(NamedTuple):
    """What came of a way of contact."""

    method: str
    reached: Rate
    advanced: Rate


def measure_methods(found: Iterable[PastMethod]) -> list[Method]:
    """One per way of contact that was used within the cohort, in the order of the codes."""
    return [
        Method(one.method, Rate(one.reached, one.made), Rate(one.advanced, one.made))
        for one in sorted(found, key=lambda one: METHODS.index(one.method))
    ]

"""The words of the agenda: the facts it is made of, a reason, a line."""

from datetime import date
from typing import NamedTuple

from salesbook.rows import AgendaRow

KINDS = (
    "promise",
    "complaint",
    "window",
    "cadence",
    "instalment",
    "protection",
    "coaching",
    "care",
    "hygiene",
)
"""In the order in which they decide the rank (DOMAIN section 10)."""


class Facts(NamedTuple):
    """What the sources look at."""

    customers: list[AgendaRow]


class Reason(NamedTuple):
    """One reason to see to a customer today."""

    customer_id: int
    kind: str
    due_on: date
    days_late: int
    """Days since `due_on`; negative before it."""
    lateness: float
    """How late in cadences or periods: what ranks within a kind and a grade."""
    why: str
    action: str
    timed: str = ""
    """For a promise with a time: its moment as ISO text, which ranks first."""
    alone: bool = True
    """Whether it makes a line of its own; otherwise it is said on a line that is there."""


class Line(NamedTuple):
    """One customer on the agenda with all reasons, the deciding one first."""

    rank: int
    customer: AgendaRow
    reasons: tuple[Reason, ...]

    @property
    def first(self) -> Reason:
        """The reason that decides the rank."""
        return self.reasons[0]

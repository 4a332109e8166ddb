"""The words of the agenda: the facts it is made of, a reason, a line."""

from __future__ import annotations

from datetime import date

from salesbook.i18n import N_
from salesbook.light import TYPE_CHECKING, NamedTuple, Sequence

if TYPE_CHECKING:
    from salesbook.domain.care import Owed
    from salesbook.domain.pool import Protection
    from salesbook.rows import AgendaRow, CoachingRow, FeedbackRow, InstalmentRow

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
KIND_WORDS = {
    "promise": N_("promised"),
    "complaint": N_("complaint"),
    "window": N_("signing window"),
    "cadence": N_("follow-up"),
    "instalment": N_("instalment"),
    "protection": N_("protection"),
    "coaching": N_("coaching"),
    "care": N_("care"),
    "hygiene": N_("data check"),
}


class Facts(NamedTuple):
    """What the sources look at: what is due, or may be, around the day."""

    customers: list[AgendaRow]
    """Everyone a reason may be given for, those of the other lists included."""
    complaints: Sequence[FeedbackRow] = ()
    """Not answered yet."""
    instalments: Sequence[InstalmentRow] = ()
    """Due before the day, and something still outstanding."""
    protections: Sequence[Protection] = ()
    """Of customers that may go to the pool, ending soon or ended."""
    coachings: Sequence[CoachingRow] = ()
    """Findings to be checked by the day."""
    cares: Sequence[Owed] = ()
    """Care that is owed on the day, festivals for all among it."""


class Reason(NamedTuple):
    """One reason to see to a customer today."""

    customer_id: int | None
    """None for what concerns all customers: a festival."""
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
    customer: AgendaRow | None
    """None for the line of all customers."""
    reasons: tuple[Reason, ...]

    @property
    def first(self) -> Reason:
        """The reason that decides the rank."""
        return self.reasons[0]

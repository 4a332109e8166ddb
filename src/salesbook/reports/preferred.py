"""When and how a person likes to be talked to, in a few words (S4: the customer's time decides)."""

from salesbook.domain.codes import word
from salesbook.light import TYPE_CHECKING, Protocol

if TYPE_CHECKING:

    class Preferring(Protocol):
        """A row that knows it of a person."""

        @property
        def preferred_hours(self) -> str | None: ...
        @property
        def preferred_from(self) -> str | None: ...
        @property
        def preferred_to(self) -> str | None: ...
        @property
        def preferred_manner(self) -> str | None: ...


def preferred_time(person: "Preferring") -> str | None:
    """`09:30–11:30 brief`, `private hours`; None where nothing is known."""
    begin, end = person.preferred_from, person.preferred_to
    # One end alone keeps its dash: from 18:00 on is not at 18:00.
    clock = f"{begin or ''}–{end or ''}" if begin or end else ""
    # Two times say by themselves whether it is the working day.
    vague = person.preferred_hours and not (begin and end)
    hours = word("hours", person.preferred_hours) if vague and person.preferred_hours else ""
    manner = word("manner", person.preferred_manner) if person.preferred_manner else ""
    return " ".join(filter(None, (hours, clock, manner))) or None

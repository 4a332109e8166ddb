"""A customer's due date out of its row, and everything said about it."""

from datetime import date

from salesbook.domain.cadence import Due, cadence_of, days_late, due, lateness
from salesbook.domain.day import Day
from salesbook.light import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:

    class Worked(Protocol):
        """What a row must know of a customer for its due date to follow."""

        @property
        def grade(self) -> str: ...
        @property
        def captured_on(self) -> str: ...
        @property
        def last_contact_on(self) -> str | None: ...
        @property
        def every_days(self) -> int | None: ...
        @property
        def next_on(self) -> str | None: ...
        @property
        def status(self) -> str: ...


class Standing(NamedTuple):
    """When a customer is due, how many days late (negative before), and lateness in cadences."""

    on: date
    promised: bool
    days_late: int
    lateness: float


def due_of(customer: "Worked", day: Day) -> Due | None:
    """The due date of a customer; None for one who is not active (DOMAIN section 3, rule 7)."""
    if customer.status != "active":
        return None
    parse = date.fromisoformat
    last, promised = customer.last_contact_on, customer.next_on
    return due(
        last_contact=parse(last) if last else None,
        captured=parse(customer.captured_on),
        next_on=parse(promised) if promised else None,
        grade=customer.grade,
        every=customer.every_days,
        policy=day.policy,
        calendar=day.calendar,
    )


def standing(customer: "Worked", day: Day) -> Standing | None:
    """The due date with how late it is on this day; None for one who is not active."""
    found = due_of(customer, day)
    if found is None:
        return None
    late = days_late(found.on, day.today)
    cadence = cadence_of(customer.grade, customer.every_days, day.policy)
    return Standing(found.on, found.promised, late, lateness(late, cadence))

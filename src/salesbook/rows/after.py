"""What follows a sale, and what helps the next one: ownership, care, the wished-for customer."""

from salesbook.light import NamedTuple


class OwnershipRow(NamedTuple):
    """A change of owner."""

    ownership_id: int
    customer_id: int
    customer: str
    act: str
    from_owner: str | None
    to_owner: str | None
    on_day: str
    reason: str | None


class CareRow(NamedTuple):
    """Care that was given; no customer where it was given to all."""

    care_id: int
    customer_id: int | None
    contact_id: int | None
    product_id: int | None
    feedback_id: int | None
    kind: str
    due_on: str
    done_on: str
    note: str | None
    owner: str | None


class CriterionRow(NamedTuple):
    """A wish of the ideal customer profile."""

    criterion_id: int
    field: str
    value: str
    weight: int
    learned: int

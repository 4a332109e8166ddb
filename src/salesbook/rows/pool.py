"""A customer in the pool."""

from salesbook.light import NamedTuple


class PooledRow(NamedTuple):
    """What one wants to know before claiming it."""

    customer_id: int
    external_id: str | None
    customer: str
    grade: str
    former_owner: str | None
    pooled_on: str | None
    """The day it was released; None where only its status was set."""
    act: str | None
    reason: str | None
    last_contact_on: str | None
    deals: int
    industry: str | None
    region: str | None
    source: str | None
    phone: str | None
    tags: str | None  # names joined by U+001F

"""A customer as somebody means it."""

from salesbook.light import NamedTuple


class WhoRow(NamedTuple):
    """A customer as found by what a user typed."""

    customer_id: int
    customer: str
    external_id: str | None
    grade: str
    status: str
    owner: str | None
    phone: str | None

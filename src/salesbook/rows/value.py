"""What customers brought in a period, and in the ones it is compared with."""

from salesbook.light import NamedTuple


class ValueRow(NamedTuple):
    """A customer with any value in one of the three periods (a statement, not a view)."""

    customer_id: int
    customer: str
    grade: str
    status: str
    signed_on: str | None
    captured_on: str
    value_fen: int
    previous_fen: int
    year_before_fen: int
    profit_fen: int | None
    contacts: int
    """Contacts in the period in which somebody was reached."""
    open_deals: int

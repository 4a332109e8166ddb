"""Money that is owed."""

from salesbook.light import NamedTuple


class InstalmentRow(NamedTuple):
    """Money owed by a day, and what of it was received."""

    instalment_id: int
    customer_id: int
    customer: str
    grade: str
    deal_id: int
    product: str | None
    contract: str | None
    due_on: str
    amount_fen: int
    received_fen: int
    kind: str
    invoice: str | None
    note: str | None
    owner: str | None

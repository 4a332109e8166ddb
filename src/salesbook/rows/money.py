"""Money that came: what was received, what was delivered."""

from salesbook.light import NamedTuple


class ReceiptRow(NamedTuple):
    """Money received against an instalment."""

    receipt_id: int
    customer_id: int
    deal_id: int
    instalment_id: int
    on_day: str
    amount_fen: int
    note: str | None
    owner: str | None


class SaleRow(NamedTuple):
    """A delivered order line."""

    sale_id: int
    customer_id: int
    customer: str
    deal_id: int | None
    external_id: str | None
    on_day: str
    product: str | None
    family: str | None
    quantity_milli: int | None
    amount_fen: int
    profit_fen: int | None
    owner: str | None
    note: str | None

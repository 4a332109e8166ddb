"""A deal, how it went from stage to stage, and what the customer answered on the way."""

from salesbook.light import NamedTuple


class DealRow(NamedTuple):
    """One piece of business."""

    deal_id: int
    customer_id: int
    customer: str
    external_id: str | None
    product: str | None
    family: str | None
    amount_fen: int | None
    expect_on: str | None
    stage: str
    stage_since: str
    opened_on: str
    won_on: str | None
    lost_on: str | None
    lost_reason: str | None
    lost_note: str | None
    contract: str | None
    factors: str | None
    owner: str | None
    note: str | None


class DealMoveRow(NamedTuple):
    """A step of a deal."""

    deal_move_id: int
    customer_id: int
    deal_id: int
    from_stage: str | None
    to_stage: str
    on_day: str
    note: str | None
    owner: str | None


class AnswerRow(NamedTuple):
    """An answer to a question of a stage."""

    answer_id: int
    customer_id: int
    deal_id: int
    stage: str
    question: str
    answer: str
    on_day: str


class ProductRow(NamedTuple):
    """What is sold."""

    product_id: int
    name: str
    family: str | None
    announced_on: str | None
    note: str | None


class ProductSales(NamedTuple):
    """What is sold, and what it has brought (a statement, not a view)."""

    product_id: int
    product: str
    family: str | None
    deals_open: int
    deals_won: int
    won_fen: int
    sales: int
    sold_fen: int
    announced_on: str | None
    note: str | None

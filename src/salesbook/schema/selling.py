"""The tables of the sale: products, deals and their stages, money, deliveries.

Every table with a `customer_id` moves with its customer when two are merged. What is
open is what an index holds: an overdue instalment is found without reading the rest.
Neighbours: `tables`, the customer file; `aftercare`, what follows a sale.
"""

from sqlalchemy import CheckConstraint, UniqueConstraint

from salesbook.domain.codes import (
    LOST_REASONS,
    PAYMENTS,
    STAGES,
)
from salesbook.schema.columns import (
    STRICT,
    Stored,
    code,
    day,
    index,
    kept,
    key,
    ref,
    text,
    whole,
)

_OPEN = "won_on IS NULL AND lost_on IS NULL"
_OWED = "received_fen < amount_fen"


class Product(Stored, table=True):
    """What is sold; products of one family are kin."""

    __tablename__ = "product"
    __table_args__ = (
        index("product_announced", "announced_on", where="announced_on IS NOT NULL"),
        index("product_of_family", "family"),
        STRICT,
    )

    id: int | None = key()
    name: str = text(required=True)
    name_key: str = text(required=True, unique=True)
    family: str | None = text()
    announced_on: str | None = day()
    note: str | None = text()


class Deal(Stored, table=True):
    """One piece of business; open until it is won or lost."""

    __tablename__ = "deal"
    __table_args__ = (
        CheckConstraint("won_on IS NULL OR lost_on IS NULL", name="deal_won_or_lost"),
        CheckConstraint("(lost_on IS NULL) = (lost_reason IS NULL)", name="deal_lost_why"),
        index("deal_of_customer", "customer_id", "stage"),
        index("deal_open", "stage", "customer_id", where=_OPEN),
        index("deal_won", "won_on", "customer_id", "guided_on", where="won_on IS NOT NULL"),
        index("deal_lost", "lost_on", where="lost_on IS NOT NULL"),
        index("deal_of_product", "product_id", where="product_id IS NOT NULL"),
        STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    external_id: str | None = text(unique=True)
    product_id: int | None = ref("product", required=False)
    amount_fen: int | None = whole(low=0)
    expect_on: str | None = day()
    stage: str = code(STAGES, required=True, default="lead")
    stage_since: str = day(required=True)
    opened_on: str = day(required=True)
    won_on: str | None = day()
    lost_on: str | None = day()
    lost_reason: str | None = code(LOST_REASONS)
    lost_note: str | None = text()
    contract: str | None = text()
    factors: str | None = text()
    owner: str | None = text()
    note: str | None = text()
    guided_on: str | None = kept()


class DealMove(Stored, table=True):
    """A step of a deal from stage to stage; the first has no `from_stage`."""

    __tablename__ = "deal_move"
    __table_args__ = (
        index("deal_move_of_deal", "deal_id", "on_day"),
        index("deal_move_of_customer", "customer_id"),
        index("deal_move_by_day", "on_day"),
        STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    deal_id: int = ref("deal", cascade=True)
    from_stage: str | None = code(STAGES)
    to_stage: str = code(STAGES, required=True)
    on_day: str = day(required=True)
    note: str | None = text()
    owner: str | None = text()


class Answer(Stored, table=True):
    """What a customer answered to a question of a stage; the latest answer stands."""

    __tablename__ = "answer"
    __table_args__ = (
        UniqueConstraint("deal_id", "stage", "question"),
        index("answer_of_customer", "customer_id"),
        STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    deal_id: int = ref("deal", cascade=True)
    stage: str = code(STAGES, required=True)
    question: str = text(required=True)
    answer: str = text(required=True)
    on_day: str = day(required=True)


class Instalment(Stored, table=True):
    """Money owed by a day. What was received is the sum of its receipts."""

    __tablename__ = "instalment"
    __table_args__ = (
        CheckConstraint(
            "received_fen >= 0 AND received_fen <= amount_fen", name="instalment_not_overpaid"
        ),
        index("instalment_of_customer", "customer_id"),
        index("instalment_of_deal", "deal_id"),
        index("instalment_owed", "due_on", "customer_id", where=_OWED),
        STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    deal_id: int = ref("deal", cascade=True)
    due_on: str = day(required=True)
    amount_fen: int = whole(required=True, low=1)
    received_fen: int = whole(required=True, default=0)
    kind: str = code(PAYMENTS, required=True, default="progress")
    invoice: str | None = text()
    note: str | None = text()


class Receipt(Stored, table=True):
    """Money received against an instalment."""

    __tablename__ = "receipt"
    __table_args__ = (
        index("receipt_of_instalment", "instalment_id"),
        index("receipt_of_deal", "deal_id"),
        index("receipt_of_customer", "customer_id"),
        index("receipt_by_day", "on_day"),
        STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    deal_id: int = ref("deal", cascade=True)
    instalment_id: int = ref("instalment", cascade=True)
    on_day: str = day(required=True)
    amount_fen: int = whole(required=True, low=1)
    note: str | None = text()
    owner: str | None = text()


class Sale(Stored, table=True):
    """One delivered order line; a return has a negative amount."""

    __tablename__ = "sale"
    __table_args__ = (
        index("sale_of_customer", "customer_id", "on_day"),
        # Whole, so that a period is summed up from the index alone.
        index("sale_by_day", "on_day", "customer_id", "deal_id", "amount_fen"),
        index("sale_by_product", "product_id", where="product_id IS NOT NULL"),
        index("sale_by_external_id", "external_id", where="external_id IS NOT NULL"),
        index("sale_of_deal", "deal_id", where="deal_id IS NOT NULL"),
        STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    deal_id: int | None = ref("deal", required=False)
    external_id: str | None = text()
    on_day: str = day(required=True)
    product_id: int | None = ref("product", required=False)
    quantity_milli: int | None = whole()
    """Thousandths of a piece: goods are sold by weight and length too."""
    amount_fen: int = whole(required=True)
    profit_fen: int | None = whole()
    owner: str | None = text()
    note: str | None = text()

"""The tables of the sale: deals and their stages, money, the pool, care, coaching, profile.

Every table with a `customer_id` moves with its customer when two are merged. What is
open is what an index holds: an overdue instalment, an unanswered complaint, a finding to
be checked are found without reading the rest. Neighbour: `tables`, the customer file.
"""

from sqlalchemy import CheckConstraint, UniqueConstraint

from salesbook.domain.codes import (
    CARES,
    COACHINGS,
    FEEDBACKS,
    LOST_REASONS,
    OWNERSHIPS,
    PAYMENTS,
    STAGES,
)
from salesbook.schema.columns import (
    STRICT,
    Stored,
    code,
    day,
    flag,
    index,
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
        index("deal_won", "won_on", where="won_on IS NOT NULL"),
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


class Ownership(Stored, table=True):
    """A customer that was claimed, released or handed over, and by whom."""

    __tablename__ = "ownership"
    __table_args__ = (
        index("ownership_of_customer", "customer_id", "on_day"),
        index("ownership_by_day", "act", "on_day"),
        STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    act: str = code(OWNERSHIPS, required=True)
    from_owner: str | None = text()
    to_owner: str | None = text()
    on_day: str = day(required=True)
    reason: str | None = text()


class Feedback(Stored, table=True):
    """A complaint, a suggestion or a satisfaction score."""

    __tablename__ = "feedback"
    __table_args__ = (
        index("feedback_of_customer", "customer_id", "on_day"),
        index(
            "feedback_unanswered",
            "answer_by",
            "customer_id",
            where="answered_on IS NULL AND answer_by IS NOT NULL",
        ),
        STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    kind: str = code(FEEDBACKS, required=True)
    on_day: str = day(required=True)
    said: str | None = text()
    score: int | None = whole(low=0, high=10)
    answer_by: str | None = day()
    answered_on: str | None = day()
    answer: str | None = text()
    owner: str | None = text()


class Care(Stored, table=True):
    """Care that was given: what was owed is derived, never stored."""

    __tablename__ = "care"
    __table_args__ = (
        index("care_of_customer", "customer_id", "kind", "due_on"),
        index("care_by_due", "due_on", "kind", "customer_id"),
        # Deleting a contact, a product or a feedback asks who refers to it.
        index("care_of_contact", "contact_id", where="contact_id IS NOT NULL"),
        index("care_of_product", "product_id", where="product_id IS NOT NULL"),
        index("care_of_feedback", "feedback_id", where="feedback_id IS NOT NULL"),
        STRICT,
    )

    id: int | None = key()
    customer_id: int | None = ref("customer", required=False, cascade=True)
    """None for what was done for all customers at once: a festival greeting."""
    contact_id: int | None = ref("contact", required=False, cascade=True)
    product_id: int | None = ref("product", required=False)
    feedback_id: int | None = ref("feedback", required=False)
    kind: str = code(CARES, required=True)
    due_on: str = day(required=True)
    """The day it was owed for: with kind, customer and contact it says which one was done."""
    done_on: str = day(required=True)
    note: str | None = text()
    owner: str | None = text()


class Coaching(Stored, table=True):
    """One finding of a joint visit or an analysed recording, its advice, its check."""

    __tablename__ = "coaching"
    __table_args__ = (
        index("coaching_of_customer", "customer_id"),
        index("coaching_open", "check_on", "customer_id", where="checked_on IS NULL"),
        STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    kind: str = code(COACHINGS, required=True)
    on_day: str = day(required=True)
    file: str | None = text()
    found: str = text(required=True)
    advice: str | None = text()
    check_on: str = day(required=True)
    checked_on: str | None = day()
    improved: bool | None = flag()
    result: str | None = text()
    owner: str | None = text()


class Criterion(Stored, table=True):
    """One wish of the ideal customer profile: a field, what it should say, its weight."""

    __tablename__ = "criterion"
    __table_args__ = (UniqueConstraint("field", "value"), STRICT)

    id: int | None = key()
    field: str = text(required=True)
    value: str = text(required=True)
    weight: int = whole(required=True, low=-100, high=100)
    learned: bool = flag(required=True, default=False)

"""The tables of what follows a sale and helps the next: ownership, feedback, care and so on.

What is open is what an index holds: an unanswered complaint and a finding to be checked are
found without reading the rest. Neighbour: `selling`.
"""

from sqlalchemy import UniqueConstraint

from salesbook.domain.codes import CARES, COACHINGS, FEEDBACKS, OWNERSHIPS
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
        index("care_by_due", "due_on", "kind", "customer_id", "contact_id"),
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

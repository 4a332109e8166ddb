"""What follows a sale, and what helps the next one: ownership, feedback, care, coaching."""

from typing import NamedTuple


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


class FeedbackRow(NamedTuple):
    """What a customer said of the goods and the service."""

    feedback_id: int
    customer_id: int
    customer: str
    grade: str
    kind: str
    on_day: str
    said: str | None
    score: int | None
    answer_by: str | None
    answered_on: str | None
    answer: str | None
    owner: str | None


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


class CoachingRow(NamedTuple):
    """A finding, its advice, and whether it was checked."""

    coaching_id: int
    customer_id: int
    customer: str
    grade: str
    kind: str
    on_day: str
    file: str | None
    found: str
    advice: str | None
    check_on: str
    checked_on: str | None
    improved: int | None
    result: str | None
    owner: str | None


class CriterionRow(NamedTuple):
    """A wish of the ideal customer profile."""

    criterion_id: int
    field: str
    value: str
    weight: int
    learned: int

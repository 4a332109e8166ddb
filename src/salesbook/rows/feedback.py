"""A complaint, a suggestion, a score."""

from salesbook.light import NamedTuple


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

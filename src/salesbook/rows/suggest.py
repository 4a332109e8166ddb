"""Customers as suggestions weigh them: a statement with the day inside, not a view."""

from salesbook.light import NamedTuple


class SignsRow(NamedTuple):
    """What the grade of a customer is weighed by; see `domain.suggest.Weighed`."""

    customer_id: int
    customer: str
    grade: str
    grade_since: str
    signed_on: str | None
    last_contact_on: str | None
    every_days: int | None
    unanswered: int
    need: str | None
    need_clear: int | None
    budget_clear: int | None
    decision_chain: str | None
    wanted_on: str | None
    verified_on: str
    from_grade: str | None
    basis: str | None
    next_on: str | None
    attempts: int
    kept: int


class SuggestedRow(NamedTuple):
    """A suggestion with its evidence in words."""

    customer_id: int
    customer: str
    grade: str
    to: str
    """A grade, or `pool`."""
    direction: str
    evidence: tuple[str, ...]

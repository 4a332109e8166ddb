"""A day as it stood in its evening: statements with a date inside, not views."""

from salesbook.light import NamedTuple


class SheetRow(NamedTuple):
    """A customer as it stood on the evening of a day (a statement, not a view)."""

    customer_id: int
    customer: str
    owner: str | None
    grade: str
    grade_since: str
    grade_before: str | None
    signed_on: str | None
    need: str | None
    budget_low_fen: int | None
    budget_high_fen: int | None
    contacts: int
    last_contact_on: str | None
    last_words: str | None
    captured_on: str
    every_days: int | None
    status: str
    next_on: str | None
    next_at: str | None
    next_action: str | None


class SheetFollowUp(NamedTuple):
    """A contact of the sheet's day."""

    customer_id: int
    at_time: str | None
    method: str
    note: str
    feedback: str | None
    support: str | None
    reached: int


class SheetDeal(NamedTuple):
    """A deal as it stood on the evening of a day."""

    customer_id: int
    deal_id: int
    stage: str
    amount_fen: int | None
    in_play: int
    """1 while it was open, and on the day itself that it was won or lost."""

"""What a month is looked back on with: thin rows of what happened (statements, not views)."""

from salesbook.light import NamedTuple


class PastCustomer(NamedTuple):
    """A customer as the review sees it."""

    customer_id: int
    source: str | None
    captured_on: str
    met_on: str | None
    signed_on: str | None
    status: str
    every_days: int | None


class PastGrade(NamedTuple):
    """A step of a grade."""

    customer_id: int
    from_grade: str | None
    to_grade: str
    on_day: str


PastContact = tuple[int, str, str, int]
"""A contact that happened or was tried: customer, day, method, whether somebody was reached.

A bare tuple, since a year has a hundred thousand of them.
"""


class PastPromise(NamedTuple):
    """A next action and what became of it."""

    customer_id: int
    on_day: str
    made_on: str
    state: str
    ended_on: str | None


class PastDeal(NamedTuple):
    """A deal as it stands now."""

    deal_id: int
    customer_id: int
    amount_fen: int | None
    opened_on: str
    won_on: str | None
    lost_on: str | None
    lost_reason: str | None


class PastMove(NamedTuple):
    """A step of a deal."""

    deal_id: int
    customer_id: int
    from_stage: str | None
    to_stage: str
    on_day: str


class PastInstalment(NamedTuple):
    """Money owed, and since when it was: the day its deal was won."""

    instalment_id: int
    won_on: str
    due_on: str
    amount_fen: int


class PastReceipt(NamedTuple):
    """Money received."""

    instalment_id: int
    on_day: str
    amount_fen: int


class DecidedDeal(NamedTuple):
    """A deal that was won or lost, and what it is told apart by."""

    group: str | None
    """Its product, owner, industry …: None where that is not known."""
    amount_fen: int | None
    opened_on: str
    won_on: str | None
    lost_on: str | None

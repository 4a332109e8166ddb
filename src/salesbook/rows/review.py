"""What a month is looked back on with: thin rows of what happened (statements, not views).

What figures only count comes counted: a row then stands for all that are alike.
"""

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
    reached_on: str | None
    """The days on which it was reached, parted by commas, in no order; None without one."""


class PastGrade(NamedTuple):
    """A step of a grade."""

    customer_id: int
    to_grade: str
    on_day: str


class PastPromise(NamedTuple):
    """A next action and what became of it."""

    customer_id: int
    on_day: str
    made_on: str
    state: str
    ended_on: str | None


class PastMethod(NamedTuple):
    """A way of contact: how often it was tried, reached somebody, and came before a step on."""

    method: str
    made: int
    reached: int
    advanced: int


class PastDeal(NamedTuple):
    """Deals that were won on a day, or lost on one for a reason."""

    won_on: str | None
    lost_on: str | None
    lost_reason: str | None
    deals: int
    amount_fen: int


class PastWay(NamedTuple):
    """Deals that had come the same way by an evening."""

    stage: str
    """Where they stand."""
    stood: str
    """Every stage in which they were, parted by commas, in no order."""
    begun: int
    """Whether they began in the year."""
    deals: int
    amount_fen: int


class PastStay(NamedTuple):
    """Stays of so many days in a stage that ended in the year."""

    stage: str
    days: int
    stays: int


class PastInstalment(NamedTuple):
    """Money owed on a day, and since when it was: the day its deals were won."""

    won_on: str
    due_on: str
    amount_fen: int


class PastReceipt(NamedTuple):
    """Money received on a day, and the instalments that it was for."""

    won_on: str | None
    due_on: str
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

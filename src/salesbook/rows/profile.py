"""Customers as the profile and the prospects see them: statements, not views."""

from salesbook.domain.fit import Known
from salesbook.light import Mapping, NamedTuple


class FitRow(NamedTuple):
    """What a customer's own row says that a profile may ask for."""

    customer_id: int
    customer: str
    grade: str
    status: str
    owner: str | None
    signed_on: str | None
    industry: str | None
    region: str | None
    source: str | None
    referred_by: str | None
    need: str | None
    credit: str | None
    decision_chain: str | None
    need_clear: int | None
    budget_clear: int | None
    budget_low_fen: int | None
    budget_high_fen: int | None
    stars: int | None


class Subject(NamedTuple):
    """A customer, what its row says, and what a profile compares."""

    row: FitRow
    known: Known
    tags: tuple[str, ...]
    facts: Mapping[str, str]
    """By the fields of the criteria that ask for them: `fact:staff`."""


class TradeRow(NamedTuple):
    """A trade in which customers have signed: how many, and what they have brought."""

    industry: str
    signed: int
    value_fen: int

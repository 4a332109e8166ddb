"""What the figures of a month are made of: everything that happened, in the order it did.

`Past` is read once by `book.review`; each figure is a pure function of it and a month.
Days are compared as ISO texts, which stand in their order.
"""

from datetime import date, timedelta
from functools import cached_property
from itertools import groupby

from salesbook.domain.day import Day
from salesbook.domain.months import COHORT_MONTHS, Month
from salesbook.light import Iterable, Mapping, NamedTuple, Sequence
from salesbook.rows.review import (
    PastContact,
    PastCustomer,
    PastDeal,
    PastGrade,
    PastInstalment,
    PastMove,
    PastPromise,
    PastReceipt,
)

SMALL = 5
"""A rate over fewer than this is shown, but marked."""


class Rate(NamedTuple):
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None of nothing."""
        return round(self.hits / self.of, 4) if self.of else None

    @property
    def small(self) -> bool:
        """Whether there are too few for the share to mean much."""
        return self.of < SMALL


class Past:
    """The rows of a review. Grades, moves and contacts are in the order of their days."""

    def __init__(
        self,
        *,
        customers: Sequence[PastCustomer] = (),
        grades: Sequence[PastGrade] = (),
        contacts: Sequence[PastContact] = (),
        promises: Sequence[PastPromise] = (),
        deals: Sequence[PastDeal] = (),
        moves: Sequence[PastMove] = (),
        instalments: Sequence[PastInstalment] = (),
        receipts: Sequence[PastReceipt] = (),
        sold: Mapping[str, int] | None = None,
    ) -> None:
        """Keep the rows; `sold` is fen by month for sales that belong to no deal."""
        self.customers = {customer.customer_id: customer for customer in customers}
        self.grades = _by_customer(grades)
        self.contacts = contacts
        self.promises = promises
        self.deals = {deal.deal_id: deal for deal in deals}
        self.moves = moves
        self.instalments = instalments
        self.receipts = receipts
        self.sold = dict(sold or {})

    @cached_property
    def by_deal(self) -> dict[int, list[PastMove]]:
        """The steps of each deal."""
        found: dict[int, list[PastMove]] = {}
        for move in self.moves:
            found.setdefault(move.deal_id, []).append(move)
        return found

    def grade_on(self, customer: int, day: str) -> str | None:
        """The grade of a customer on the evening of a day; None before there was one."""
        grade = None
        for step in self.grades.get(customer, ()):
            if step.on_day > day:
                break
            grade = step.to_grade
        return grade


class Span(NamedTuple):
    """A month that is looked back on, as ISO texts: half-open, and with its cohort before it."""

    month: Month
    start: str
    end: str
    cohort: str
    """The first day of the twelve months that end with it."""
    over: str
    """Days before this one are over: what was not done on them was missed."""
    day: Day
    """Its last day, or today while it lasts; with the policy and the calendar."""

    @property
    def evening(self) -> str:
        """The last day that counts."""
        return self.day.iso


def span_of(month: Month, day: Day) -> Span:
    """The span of a month seen on a day; a month that is not over ends with that day."""
    last = min(month.last, day.today)
    seen = day._replace(now=day.now.replace(year=last.year, month=last.month, day=last.day))
    return Span(
        month,
        month.start.isoformat(),
        (last + timedelta(days=1)).isoformat(),
        month.shifted(1 - COHORT_MONTHS).start.isoformat(),
        min(month.end, day.today).isoformat(),
        seen,
    )


def middle(numbers: Iterable[int]) -> float | None:
    """The median; None of nothing. (`statistics` takes as long to load as a small report.)"""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    if not ordered:
        return None
    return float(ordered[half]) if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def days_between(first: str, last: str) -> int:
    """Days from one ISO day to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _by_customer(grades: Sequence[PastGrade]) -> dict[int, list[PastGrade]]:
    ordered = sorted(grades, key=lambda step: step.customer_id)  # keeps the order of the days
    return {key: list(steps) for key, steps in groupby(ordered, lambda step: step.customer_id)}

"""What the figures of a month are made of: everything that happened, customer by customer.

`Past` is read once by `book.review`. What a customer adds to a figure is a pure function of
its `Life` and a month; what was counted in the book comes counted. Days are compared as ISO
texts, which stand in their order.
"""

from datetime import date, timedelta
from itertools import groupby

from salesbook.domain.day import Day
from salesbook.domain.months import COHORT_MONTHS, Month
from salesbook.domain.workdays import shift
from salesbook.light import Any, Callable, Iterable, Iterator, Mapping, NamedTuple, Sequence
from salesbook.rows.review import (
    PastCustomer,
    PastDeal,
    PastGrade,
    PastInstalment,
    PastMethod,
    PastPromise,
    PastReceipt,
    PastStay,
    PastWay,
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


class Life(NamedTuple):
    """One customer, and what happened with it."""

    customer: PastCustomer
    grades: Sequence[PastGrade]
    """In the order of their days."""
    promises: Sequence[PastPromise]

    @property
    def reached(self) -> list[str]:
        """The days on which it was reached, in their order, each once."""
        days = self.customer.reached_on
        return sorted(set(days.split(","))) if days else []

    def grade_on(self, day: str) -> str | None:
        """The grade on the evening of a day; None before there was one."""
        grade = None
        for step in self.grades:
            if step.on_day > day:
                break
            grade = step.to_grade
        return grade


class Past(NamedTuple):
    """The rows of a review. Customers, grades and promises may be there to go through once."""

    customers: Iterable[PastCustomer] = ()
    grades: Iterable[PastGrade] = ()
    promises: Iterable[PastPromise] = ()
    methods: Iterable[PastMethod] = ()
    activity: Mapping[str, int] = {}  # noqa: RUF012 - nobody can write to it
    """Contacts by day."""
    deals: Iterable[PastDeal] = ()
    ways: Sequence[PastWay] = ()
    stays: Iterable[PastStay] = ()
    instalments: Sequence[PastInstalment] = ()
    receipts: Sequence[PastReceipt] = ()
    sold: Mapping[str, int] = {}  # noqa: RUF012
    """Fen by month for sales that belong to no deal."""

    def lives(self) -> Iterator[Life]:
        """Customer by customer, in the order of their numbers, which all three come in."""
        grades, promises = _handed(self.grades), _handed(self.promises)
        for customer in self.customers:
            number = customer.customer_id
            yield Life(customer, grades(number), promises(number))


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
    before: str
    """The day before it begins."""
    evening: str
    """The last day that counts."""


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
        shift(month.start, -1).isoformat(),
        last.isoformat(),
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


def _handed(rows: Iterable[Any]) -> Callable[[int], Sequence[Any]]:
    """Hands out the rows of a customer, and is asked in their order."""
    groups = groupby(rows, lambda row: row.customer_id)
    ahead = next(groups, None)

    def of(customer: int) -> Sequence[Any]:
        nonlocal ahead
        while ahead is not None and ahead[0] < customer:
            ahead = next(groups, None)
        if ahead is None or ahead[0] != customer:
            return ()
        found = list(ahead[1])
        ahead = next(groups, None)
        return found

    return of

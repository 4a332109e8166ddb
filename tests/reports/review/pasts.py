"""Small pasts to review: rows as the book would give them, told in few words; nothing is read."""

from typing import Any

from rows import ALL_DAYS, a_day

from salesbook.domain.day import Day
from salesbook.domain.months import Month
from salesbook.domain.workdays import WorkingDays
from salesbook.reports.review.figures import Figures, compute
from salesbook.reports.review.past import Past, Span, span_of
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

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
TODAY = "2026-11-21"


def a_span(
    month: Month = OCTOBER, today: str = TODAY, calendar: WorkingDays = ALL_DAYS, **policy: Any
) -> Span:
    """A month seen on a day; every day is worked unless said."""
    return span_of(month, a_day(today, calendar, **policy))


def a_past(customers: int = 3, **rows: Any) -> Past:
    """A past with so many customers, captured long ago and graded C then, unless said."""
    given = rows.pop("customer", [])
    known = {row.customer_id for row in given}
    given = [*given, *(a_customer(n) for n in range(1, customers + 1) if n not in known)]
    grades = rows.pop("grades", [])
    graded = {row.customer_id for row in grades}
    first = [PastGrade(row.customer_id, None, "C", row.captured_on) for row in given
             if row.customer_id not in graded]  # fmt: skip
    ordered = sorted([*first, *grades], key=lambda step: step.on_day)
    contacts = sorted(rows.pop("contacts", []), key=lambda one: one[1])
    moves = sorted(rows.pop("moves", []), key=lambda one: one.on_day)
    return Past(customers=given, grades=ordered, contacts=contacts, moves=moves, **rows)


def figures(past: Past, month: Month = OCTOBER, day: Day | None = None) -> Figures:
    """All of them."""
    return compute(past, month, day or a_day(TODAY))


def a_customer(number: int = 1, **more: Any) -> PastCustomer:
    values = {
        "source": None, "captured_on": "2024-01-01", "met_on": None, "signed_on": None,
        "status": "active", "every_days": None,
    }  # fmt: skip
    return PastCustomer(number, **{**values, **more})


def steps(number: int, *told: str) -> list[PastGrade]:
    """`steps(1, "C 2026-01-05", "A 2026-10-01")`: the grades of a customer from day to day."""
    found: list[PastGrade] = []
    before = None
    for one in told:
        grade, day = one.split()
        found.append(PastGrade(number, before, grade, day))
        before = grade
    return found


def talks(number: int, *days: str, method: str = "phone", reached: int = 1) -> list[PastContact]:
    return [(number, day, method, reached) for day in days]


def promise(
    number: int, on: str, made: str, state: str = "open", ended: str | None = None
) -> PastPromise:
    return PastPromise(number, on, made, state, ended)


def a_deal(number: int = 1, opened: str = "2026-09-01", **more: Any) -> PastDeal:
    values = {
        "customer_id": 1, "amount_fen": 10_000, "won_on": None, "lost_on": None,
        "lost_reason": None,
    }  # fmt: skip
    return PastDeal(number, opened_on=opened, **{**values, **more})


def way(deal: int, *told: str, customer: int = 1) -> list[PastMove]:
    """`way(1, "lead 2026-09-01", "needs 2026-09-08")`: the stages of a deal from day to day."""
    found: list[PastMove] = []
    before = None
    for one in told:
        stage, day = one.split()
        found.append(PastMove(deal, customer, before, stage, day))
        before = stage
    return found


def owed(number: int, due: str, amount: int, won: str = "2026-01-01") -> PastInstalment:
    return PastInstalment(number, won, due, amount)


def paid(number: int, on: str, amount: int) -> PastReceipt:
    return PastReceipt(number, on, amount)

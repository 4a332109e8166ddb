"""Small pasts to review: rows as the book would give them, told in few words; nothing is read."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Any, NamedTuple

from rows import ALL_DAYS, a_day

from salesbook.domain.day import Day
from salesbook.domain.months import Month
from salesbook.domain.workdays import WorkingDays
from salesbook.reports.review.figures import Figures, compute, count
from salesbook.reports.review.past import Life, Past, Span, span_of
from salesbook.rows.review import (
    PastCustomer,
    PastDeal,
    PastGrade,
    PastInstalment,
    PastMethod,
    PastPromise,
    PastReceipt,
    PastWay,
)

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
TODAY = "2026-11-21"


def a_span(
    month: Month = OCTOBER, today: str = TODAY, calendar: WorkingDays = ALL_DAYS, **policy: Any
) -> Span:
    """A month seen on a day; every day is worked unless said."""
    return span_of(month, a_day(today, calendar, **policy))


class Contact(NamedTuple):
    """A contact that happened or was tried."""

    customer: int
    on_day: str
    method: str
    reached: int


class Move(NamedTuple):
    """A step of a deal."""

    deal: int
    stage: str


class Owed(NamedTuple):
    """An instalment by its number."""

    number: int
    won_on: str
    due_on: str
    amount_fen: int


def a_past(
    customers: int = 3,
    *,
    customer: Iterable[PastCustomer] = (),
    grades: Iterable[PastGrade] = (),
    promises: Iterable[PastPromise] = (),
    contacts: Iterable[Contact] = (),
    deals: Iterable[tuple[int, PastDeal]] = (),
    moves: Iterable[Move] = (),
    instalments: Iterable[Owed] = (),
    receipts: Iterable[tuple[int, str, int]] = (),
    sold: dict[str, int] | None = None,
) -> Past:
    """A past with so many customers, captured long ago and graded C then, unless said."""
    known = {row.customer_id: row for row in map(a_customer, range(1, customers + 1))}
    known |= {row.customer_id: row for row in customer}
    graded = {row.customer_id for row in grades}
    first = [PastGrade(row.customer_id, "C", row.captured_on) for row in known.values()
             if row.customer_id not in graded]  # fmt: skip
    reached: dict[int, list[str]] = {}
    tried: dict[str, list[int]] = {}
    for one in contacts:
        tried.setdefault(one.method, []).append(one.reached)
        if one.reached:
            reached.setdefault(one.customer, []).append(one.on_day)
    owing = {one.number: one for one in instalments}
    return Past(
        customers=[
            row._replace(reached_on=",".join(reached[number]) if number in reached else None)
            for number, row in sorted(known.items())
        ],
        grades=sorted([*first, *grades], key=lambda step: (step.customer_id, step.on_day)),
        promises=sorted(promises, key=lambda one: one.customer_id),
        methods=[PastMethod(way, len(all_), sum(all_), 0) for way, all_ in tried.items()],
        activity=Counter(one.on_day for one in contacts),
        deals=[deal for _number, deal in deals],
        ways=[way for number, deal in deals for way in _stands(deal, number, moves)],
        instalments=[PastInstalment(*one[1:]) for one in owing.values()],
        receipts=[
            PastReceipt(owing[number].won_on, owing[number].due_on, on, amount)
            for number, on, amount in receipts
        ],
        sold=sold or {},
    )


def _stands(deal: PastDeal, number: int, moves: Iterable[Move]) -> list[PastWay]:
    stood = [move.stage for move in moves if move.deal == number]
    return [PastWay(stood[-1], ",".join(stood), 1, 1, deal.amount_fen)] if stood else []


def counted(past: Past, rule: Callable[[Life], Any]) -> dict[Any, int]:
    """What a rule finds of the customers, and how often."""
    return count(past.lives(), [rule])[0]


def found(past: Past, span: Span, rule: Callable[[Life, Span], Iterable[Hashable]]) -> Any:
    """The same of a rule that is told the month."""
    return counted(past, lambda life: iter(rule(life, span)))


def figures(past: Past, month: Month = OCTOBER, day: Day | None = None) -> Figures:
    """All of them."""
    return compute(past, month, day or a_day(TODAY))


def a_customer(number: int = 1, **more: Any) -> PastCustomer:
    values = {
        "source": None, "captured_on": "2024-01-01", "met_on": None, "signed_on": None,
        "status": "active", "every_days": None, "reached_on": None,
    }  # fmt: skip
    return PastCustomer(number, **{**values, **more})


def steps(number: int, *told: str) -> list[PastGrade]:
    """`steps(1, "C 2026-01-05", "A 2026-10-01")`: the grades of a customer from day to day."""
    return [PastGrade(number, *one.split()) for one in told]


def talks(number: int, *days: str, method: str = "phone", reached: int = 1) -> list[Contact]:
    return [Contact(number, day, method, reached) for day in days]


def promise(
    number: int, on: str, made: str, state: str = "open", ended: str | None = None
) -> PastPromise:
    return PastPromise(number, on, made, state, ended)


def a_deal(number: int = 1, **more: Any) -> tuple[int, PastDeal]:
    values = {"won_on": None, "lost_on": None, "lost_reason": None, "amount_fen": 10_000}
    return number, PastDeal(deals=1, **{**values, **more})


def way(deal: int, *stages: str) -> list[Move]:
    """`way(1, "lead", "needs")`: the stages of a deal one after the other."""
    return [Move(deal, stage) for stage in stages]


def owed(number: int, due: str, amount: int, won: str = "2026-01-01") -> Owed:
    return Owed(number, won, due, amount)


def paid(number: int, on: str, amount: int) -> tuple[int, str, int]:
    return number, on, amount

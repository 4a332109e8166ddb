"""Method effect: how often each way of contact reaches somebody, and moves something (S5).

A contact has advanced its customer when a promotion, a later stage or the signing falls on
its day or within 14 days after it.
"""

from bisect import bisect_left
from datetime import date, timedelta
from functools import lru_cache

from salesbook.domain.codes import METHODS, STAGES
from salesbook.domain.grades import movement
from salesbook.light import NamedTuple
from salesbook.reports.review.past import Past, Rate, Span

DAYS = 14


class Method(NamedTuple):
    """What came of a way of contact."""

    method: str
    reached: Rate
    advanced: Rate


def measure_methods(past: Past, span: Span) -> list[Method]:
    """One per way of contact that was used within the cohort, in the order of the codes."""
    advances = _advances(past)
    count = dict.fromkeys(METHODS, 0)
    reached = dict.fromkeys(METHODS, 0)
    advanced = dict.fromkeys(METHODS, 0)
    for customer, day, method, spoken in past.contacts:
        if not span.cohort <= day < span.end:
            continue
        count[method] += 1
        reached[method] += bool(spoken)
        days = advances.get(customer)
        if days is not None:
            place = bisect_left(days, day)
            if place < len(days) and days[place] <= _later(day):
                advanced[method] += 1
    return [
        Method(method, Rate(reached[method], made), Rate(advanced[method], made))
        for method, made in count.items()
        if made
    ]


def _advances(past: Past) -> dict[int, list[str]]:
    """The days on which each customer came a step further."""
    found: dict[int, list[str]] = {}
    for customer, steps in past.grades.items():
        found[customer] = [
            step.on_day for step in steps
            if step.from_grade is not None and movement(step.from_grade, step.to_grade) == "up"
        ]  # fmt: skip
    for move in past.moves:
        before = move.from_stage
        if before is None or move.to_stage == "lost":
            continue
        if STAGES.index(move.to_stage) > STAGES.index(before):
            found.setdefault(move.customer_id, []).append(move.on_day)
    for customer, row in past.customers.items():
        if row.signed_on is not None:
            found.setdefault(customer, []).append(row.signed_on)
    return {customer: sorted(days) for customer, days in found.items() if days}


@lru_cache(maxsize=1024)
def _later(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=DAYS)).isoformat()

"""Grade cycle: days from first entering a grade to the first signing, per grade (S5)."""

from salesbook.domain.policy import GRADES
from salesbook.light import NamedTuple
from salesbook.reports.review.past import Past, Span, days_between, middle


class Cycle(NamedTuple):
    """How long customers of a grade took to sign."""

    grade: str
    customers: int
    median: float | None
    mean: float | None


def measure_cycles(past: Past, span: Span) -> list[Cycle]:
    """One per grade, of the customers that signed within the cohort."""
    days: dict[str, list[int]] = {grade: [] for grade in GRADES}
    for customer in past.customers.values():
        signed = customer.signed_on
        if signed is None or not span.cohort <= signed < span.end:
            continue
        entered: dict[str, str] = {}
        for step in past.grades.get(customer.customer_id, ()):
            if step.on_day <= signed:
                entered.setdefault(step.to_grade, step.on_day)
        for grade, since in entered.items():
            days[grade].append(days_between(since, signed))
    return [Cycle(grade, len(found), middle(found), _mean(found)) for grade, found in days.items()]


def _mean(days: list[int]) -> float | None:
    return round(sum(days) / len(days), 1) if days else None

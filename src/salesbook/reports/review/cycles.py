"""Grade cycle: days from first entering a grade to the first signing, per grade (S5)."""

from salesbook.domain.policy import GRADES
from salesbook.light import Iterator, Mapping, NamedTuple
from salesbook.reports.review.past import Life, Span, days_between, middle


class Cycle(NamedTuple):
    """How long customers of a grade took to sign."""

    grade: str
    customers: int
    median: float | None
    mean: float | None


def cycles_of(life: Life, span: Span) -> Iterator[tuple[str, int]]:
    """The grades of a customer that signed within the cohort, and the days from there."""
    signed = life.customer.signed_on
    if signed is None or not span.cohort <= signed < span.end:
        return
    entered: dict[str, str] = {}
    for step in life.grades:
        if step.on_day <= signed:
            entered.setdefault(step.to_grade, step.on_day)
    for grade, since in entered.items():
        yield grade, days_between(since, signed)


def measure_cycles(found: Mapping[tuple[str, int], int]) -> list[Cycle]:
    """One per grade, of the customers that signed within the cohort."""
    days: dict[str, list[int]] = {grade: [] for grade in GRADES}
    for (grade, taken), count in found.items():
        days[grade] += [taken] * count
    return [Cycle(grade, len(taken), middle(taken), _mean(taken)) for grade, taken in days.items()]


def _mean(days: list[int]) -> float | None:
    return round(sum(days) / len(days), 1) if days else None

"""Movement: the grades at the start of the month against those at its end (S1)."""

from salesbook.domain.policy import GRADES
from salesbook.reports.review.past import Past, Span

NEW = "new"


def count_movement(past: Past, span: Span) -> dict[str, dict[str, int]]:
    """Customers by the grade before the month (or `new`) and the one at its end."""
    found = {before: dict.fromkeys(GRADES, 0) for before in (*GRADES, NEW)}
    for customer, row in past.customers.items():
        if row.captured_on >= span.end:
            continue
        after = past.grade_on(customer, span.evening)
        if after is None:
            continue
        before = NEW
        if row.captured_on < span.start:
            before = _before(past, customer, span.start) or NEW
        found[before][after] += 1
    return found


def _before(past: Past, customer: int, start: str) -> str | None:
    """The grade on the evening before the month."""
    grade = None
    for step in past.grades.get(customer, ()):
        if step.on_day >= start:
            break
        grade = step.to_grade
    return grade

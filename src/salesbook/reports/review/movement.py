"""Movement: the grades at the start of the month against those at its end (S1)."""

from salesbook.domain.policy import GRADES
from salesbook.light import Iterator, Mapping
from salesbook.reports.review.past import Life, Span

NEW = "new"


def movement_of(life: Life, span: Span) -> Iterator[tuple[str, str]]:
    """The grade of a customer on the evening before the month (or `new`), and at its end."""
    captured = life.customer.captured_on
    if captured >= span.end:
        return
    after = life.grade_on(span.evening)
    if after is not None:
        yield (life.grade_on(span.before) if captured < span.start else None) or NEW, after


def count_movement(found: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    """Customers by the one and the other."""
    return {
        before: {after: found.get((before, after), 0) for after in GRADES}
        for before in (*GRADES, NEW)
    }

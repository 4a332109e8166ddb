"""Window hit rate: of the signing windows that ended in the month, those that were signed in.

A window begins with a grade and ends with its last day, with the signing, or with the next
change of grade, whichever comes first. One left by a promotion goes on as another and does
not count; one left downwards or renewed was not signed in. A signing is one hit, of the grade
with which its day began; a grade that did not last until an evening had no window. Source: S1.
"""

from datetime import date

from salesbook.domain.grades import movement, window_ends
from salesbook.domain.policy import GRADES
from salesbook.reports.review.past import Past, Rate, Span
from salesbook.rows.review import PastGrade


def count_windows(past: Past, span: Span) -> dict[str, Rate]:
    """Windows signed in of those that ended in the month, per grade."""
    hits = dict.fromkeys(GRADES, 0)
    ended = dict.fromkeys(GRADES, 0)
    for customer, changes in past.grades.items():
        found = past.customers.get(customer)
        if found is None:
            continue
        # The last change of a day is the one that stood in the evening.
        steps = list({step.on_day: step for step in changes}.values())
        for place, step in enumerate(steps):
            if found.signed_on is not None and (
                found.signed_on < step.on_day or (place and found.signed_on == step.on_day)
            ):
                break  # no windows for those who have signed
            end = _end(step, steps[place + 1 : place + 2], found.signed_on, span)
            if end is not None and span.start <= end[0] < span.end:
                ended[step.to_grade] += 1
                hits[step.to_grade] += end[1]
    return {grade: Rate(hits[grade], ended[grade]) for grade in GRADES}


def _end(
    step: PastGrade, after: list[PastGrade], signed: str | None, span: Span
) -> tuple[str, bool] | None:
    """The day a window ended and whether it was signed in; None where it does not count."""
    last = window_ends(date.fromisoformat(step.on_day), step.to_grade, span.day.policy)
    if last is None:
        return None
    end = last.isoformat()
    left = [change for change in after if change.on_day <= end]
    if left:
        end = left[0].on_day
    if signed is not None and signed <= end:
        return signed, True
    # A window whose last day is today has all of it to be signed in.
    if not left and end >= span.over:
        return None
    if left and movement(step.to_grade, left[0].to_grade) == "up":
        return None
    return end, False

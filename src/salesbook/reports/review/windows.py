"""Window hit rate: of the signing windows that ended in the month, those that were signed in.

A window begins with a grade and ends with its last day, with the signing, or with the next
change of grade, whichever comes first. One left by a promotion goes on as another and does
not count; one left downwards or renewed was not signed in. A signing is one hit, of the grade
with which its day began; a grade that did not last until an evening had no window. Source: S1.
"""

from datetime import date

from salesbook.domain.grades import movement, window_ends
from salesbook.domain.policy import GRADES
from salesbook.light import Iterator, Mapping, lru_cache
from salesbook.reports.review.past import Life, Rate, Span
from salesbook.rows.review import PastGrade


class Windows:
    """The signing windows that ended in a month."""

    def __init__(self, span: Span) -> None:
        """Take the month; the last day of a window is worked out once."""
        self.span = span
        self._last = lru_cache(maxsize=None)(self._last_day)

    def of(self, life: Life) -> Iterator[tuple[str, bool]]:
        """The grade of each that a customer had, and whether it was signed in."""
        signed, span = life.customer.signed_on, self.span
        # The last change of a day is the one that stood in the evening.
        steps = list({step.on_day: step for step in life.grades}.values())
        for place, step in enumerate(steps):
            if signed is not None and (signed < step.on_day or (place and signed == step.on_day)):
                break  # no windows for those who have signed
            end = self._end(step, steps[place + 1 : place + 2], signed)
            if end is not None and span.start <= end[0] < span.end:
                yield step.to_grade, end[1]

    def _end(
        self, step: PastGrade, after: list[PastGrade], signed: str | None
    ) -> tuple[str, bool] | None:
        """The day a window ended and whether it was signed in; None where it does not count."""
        end = self._last(step.on_day, step.to_grade)
        if end is None:
            return None
        left = [change for change in after if change.on_day <= end]
        if left:
            end = left[0].on_day
        if signed is not None and signed <= end:
            return signed, True
        # A window whose last day is today has all of it to be signed in.
        if not left and end >= self.span.over:
            return None
        if left and movement(step.to_grade, left[0].to_grade) == "up":
            return None
        return end, False

    def _last_day(self, since: str, grade: str) -> str | None:
        last = window_ends(date.fromisoformat(since), grade, self.span.day.policy)
        return None if last is None else last.isoformat()


def count_windows(found: Mapping[tuple[str, bool], int]) -> dict[str, Rate]:
    """Windows signed in of those that ended in the month, per grade."""
    counts = {grade: [found.get((grade, hit), 0) for hit in (True, False)] for grade in GRADES}
    return {grade: Rate(hits, sum(counts[grade])) for grade, (hits, _not) in counts.items()}

"""Adherence: what was owed on its day, and whether it was done on the day (S5, DOMAIN 11).

Two kinds of obligation: a promise, on its date; and the next contact, on the day that
follows from the one before by the grade of that day and the present cadence. A promise that
stands open when the day comes decides alone (section 3), so beside it none is owed. Silence
counts once: each contact owes one next contact, however long it stays away.
"""

from datetime import date

from salesbook.domain.cadence import cadence_of
from salesbook.domain.months import monday_of, weeks_upto
from salesbook.domain.policy import GRADES
from salesbook.domain.workdays import roll, shift
from salesbook.light import Iterable, Iterator, Mapping, NamedTuple, lru_cache
from salesbook.reports.review.past import Life, Rate, Span

KEPT, LATE, MISSED = "kept", "late", "missed"


Obligation = tuple[str, str, str, str]
"""Something owed: its day, the grade, `promise` or `cadence`, and what became of it.

A bare tuple, since a large book has hundreds of thousands of them.
"""


class Adherence(NamedTuple):
    """Obligations of a grade, or of all."""

    kept: int
    late: int
    missed: int

    @property
    def rate(self) -> Rate:
        """Kept of all."""
        return Rate(self.kept, self.kept + self.late + self.missed)


class Obligations:
    """What customers owed in a month and in the weeks before its end, and what became of it."""

    def __init__(self, span: Span) -> None:
        """Take the month; the days that follow from others are worked out once."""
        self.span = span
        self.start = min(span.start, weeks_upto(span.day.today)[0].isoformat())
        self._due = lru_cache(maxsize=None)(self._due_after)

    def of(self, life: Life) -> Iterator[Obligation]:
        """Everything that one customer owed."""
        start, end, row = self.start, self.span.end, life.customer
        for promise in life.promises:
            if start <= promise.on_day < end:
                outcome = _kept(promise.state, promise.on_day, promise.ended_on, self.span)
                grade = life.grade_on(promise.on_day)
                if outcome is not None and grade is not None:
                    yield promise.on_day, grade, "promise", outcome
        promises = [(promise.made_on, promise.ended_on or "9999") for promise in life.promises]
        after: str | None = None
        for day in reversed(life.reached):
            if day >= end:
                continue  # what came after the month keeps nothing in it
            following, after = after, day
            grade = life.grade_on(day)
            if grade is None:
                continue
            due = self._due(day, grade, row.every_days)
            if not start <= due < end or _decided(promises, due, following):
                continue
            if following is not None:
                yield due, grade, "cadence", KEPT if following <= due else LATE
            elif due < self.span.over and row.status == "active":
                yield due, grade, "cadence", MISSED

    def _due_after(self, day: str, grade: str, every: int | None) -> str:
        days = cadence_of(grade, every, self.span.day.policy)
        return roll(shift(date.fromisoformat(day), days), self.span.day.calendar).isoformat()


def measure_adherence(obligations: Mapping[Obligation, int], span: Span) -> dict[str, Adherence]:
    """The obligations of the month per grade."""
    found = {grade: dict.fromkeys((KEPT, LATE, MISSED), 0) for grade in GRADES}
    for (day, grade, _kind, outcome), count in obligations.items():
        if span.start <= day < span.end:
            found[grade][outcome] += count
    return {grade: Adherence(**counts) for grade, counts in found.items()}


def measure_weeks(obligations: Mapping[Obligation, int], span: Span) -> list[tuple[str, Rate]]:
    """The weeks up to the end of the month: their Monday, and what was kept of what was owed."""
    kept = dict.fromkeys(weeks_upto(span.day.today), 0)
    owed = dict(kept)
    for (day, _grade, _kind, outcome), count in obligations.items():
        week = monday_of(date.fromisoformat(day))
        if week in owed:
            owed[week] += count
            kept[week] += count if outcome == KEPT else 0
    return [(week.isoformat(), Rate(kept[week], owed[week])) for week in kept]


def _kept(state: str, on: str, ended: str | None, span: Span) -> str | None:
    """What became of a promise; None where its day never came or is not over."""
    if ended is None or ended >= span.end:
        return MISSED if on < span.over else None
    if state in ("kept", "late", "done"):
        return KEPT if ended <= on else LATE
    # Replaced, moved or dropped before its day: it was owed no more when the day came.
    return MISSED if ended >= on else None


def _decided(promises: Iterable[tuple[str, str]], due: str, following: str | None) -> bool:
    """Whether a promise stood open when the next contact came, or on the evening it was due."""
    for made, ended in promises:
        if following is not None and following <= due:
            if made < following <= ended:
                return True
        elif made <= due < ended:
            return True
    return False

"""Adherence: what was owed on its day, and whether it was done on the day (S5, DOMAIN 11).

Two kinds of obligation: a promise, on its date; and the next contact, on the day that
follows from the one before by the grade of that day and the present cadence. A promise that
stands open when the day comes decides alone (section 3), so beside it none is owed. Silence
counts once: each contact owes one next contact, however long it stays away.
"""

from datetime import date

from salesbook.domain.cadence import cadence_of, longest_wait
from salesbook.domain.months import monday_of, weeks_upto
from salesbook.domain.policy import GRADES
from salesbook.domain.workdays import WorkingDays, roll, shift
from salesbook.light import Iterable, Iterator, NamedTuple
from salesbook.reports.review.past import Past, Rate, Span

KEPT, LATE, MISSED = "kept", "late", "missed"


class Obligation(NamedTuple):
    """Something owed on a day, and what became of it."""

    customer_id: int
    on_day: str
    grade: str
    kind: str
    """`promise` or `cadence`."""
    outcome: str


class Adherence(NamedTuple):
    """Obligations of a grade, or of all."""

    kept: int
    late: int
    missed: int

    @property
    def rate(self) -> Rate:
        """Kept of all."""
        return Rate(self.kept, self.kept + self.late + self.missed)


def list_obligations(past: Past, span: Span) -> list[Obligation]:
    """Everything owed in the month and in the weeks before its end, and what became of it."""
    start = min(span.start, weeks_upto(span.day.today)[0].isoformat())
    return [*_promises(past, start, span), *_contacts(past, start, span)]


def measure_adherence(obligations: Iterable[Obligation], span: Span) -> dict[str, Adherence]:
    """The obligations of the month per grade."""
    found = {grade: dict.fromkeys((KEPT, LATE, MISSED), 0) for grade in GRADES}
    for one in obligations:
        if span.start <= one.on_day < span.end:
            found[one.grade][one.outcome] += 1
    return {grade: Adherence(**counts) for grade, counts in found.items()}


def measure_weeks(obligations: Iterable[Obligation], span: Span) -> list[tuple[str, Rate]]:
    """The weeks up to the end of the month: their Monday, and what was kept of what was owed."""
    kept = dict.fromkeys(weeks_upto(span.day.today), 0)
    owed = dict(kept)
    for one in obligations:
        week = monday_of(date.fromisoformat(one.on_day))
        if week in owed:
            owed[week] += 1
            kept[week] += one.outcome == KEPT
    return [(week.isoformat(), Rate(kept[week], owed[week])) for week in kept]


def _promises(past: Past, start: str, span: Span) -> Iterator[Obligation]:
    for promise in past.promises:
        if not start <= promise.on_day < span.end:
            continue
        outcome = _kept(promise.state, promise.on_day, promise.ended_on, span)
        grade = past.grade_on(promise.customer_id, promise.on_day)
        if outcome is not None and grade is not None:
            yield Obligation(promise.customer_id, promise.on_day, grade, "promise", outcome)


def _kept(state: str, on: str, ended: str | None, span: Span) -> str | None:
    """What became of a promise; None where its day never came or is not over."""
    if ended is None or ended >= span.end:
        return MISSED if on < span.over else None
    if state in ("kept", "late", "done"):
        return KEPT if ended <= on else LATE
    # Replaced, moved or dropped before its day: it was owed no more when the day came.
    return MISSED if ended >= on else None


def _contacts(past: Past, start: str, span: Span) -> Iterator[Obligation]:
    policy, calendar = span.day.policy, span.day.calendar
    own = max((row.every_days or 0 for row in past.customers.values()), default=0)
    first = shift(date.fromisoformat(start), -longest_wait(own, policy)).isoformat()
    reached: dict[int, list[str]] = {}
    for customer, day, _method, spoken in past.contacts:
        if spoken and first <= day < span.end:
            days = reached.setdefault(customer, [])
            if not days or days[-1] != day:
                days.append(day)
    promised: dict[int, list[tuple[str, str]]] = {}
    for promise in past.promises:
        if promise.customer_id in reached:
            ended = promise.ended_on or "9999"
            promised.setdefault(promise.customer_id, []).append((promise.made_on, ended))
    rolled: dict[tuple[str, int], str] = {}
    for customer, days in reached.items():
        row = past.customers.get(customer)
        if row is None:
            continue
        promises = promised.get(customer, ())
        after: str | None = None
        for day in reversed(days):
            following, after = after, day
            grade = past.grade_on(customer, day)
            if grade is None:
                continue
            key = day, cadence_of(grade, row.every_days, policy)
            due = rolled.get(key)
            if due is None:
                due = rolled[key] = _due(*key, calendar)
            if not start <= due < span.end or _decided(promises, due, following):
                continue
            if following is not None:
                outcome = KEPT if following <= due else LATE
            elif due < span.over and row.status == "active":
                outcome = MISSED
            else:
                continue
            yield Obligation(customer, due, grade, "cadence", outcome)


def _decided(promises: Iterable[tuple[str, str]], due: str, following: str | None) -> bool:
    """Whether a promise stood open when the next contact came, or on the evening it was due."""
    for made, ended in promises:
        if following is not None and following <= due:
            if made < following <= ended:
                return True
        elif made <= due < ended:
            return True
    return False


def _due(day: str, cadence: int, calendar: WorkingDays) -> str:
    return roll(shift(date.fromisoformat(day), cadence), calendar).isoformat()

"""Placing a dated grade into a customer's history, wherever its day belongs.

What always holds afterwards: each change comes from the grade before it, and the
customer's grade is that of the latest day. Neighbour: `grades`, for a change of today.
"""

from datetime import date

from salesbook.book.door import Change
from salesbook.light import NamedTuple

# Reasons of a first grade that nobody gave: it stands for "since it is in the book".
DEFAULT_REASONS = ("captured", "import")
_DEFAULT_GRADE = "C"


class _Step(NamedTuple):
    identity: int
    from_grade: str | None
    to_grade: str
    on_day: str
    reason: str


def place_grade(
    change: Change, customer: int, grade: str, *, on: date, reason: str, owner: str | None
) -> bool:
    """Put a grade into the history; False where the history says so already.

    A first grade that is merely the default gives way to one of its day or earlier. The
    grade that was in force on the day anyway is no change.
    """
    day = on.isoformat()
    chain = _chain(change, customer)
    first = chain[0]
    if _gives_way(chain, grade, day):
        if (first.to_grade, first.on_day, first.reason) == (grade, day, reason):
            return False
        owned = {} if owner is None else {"owner": owner}
        change.update(
            "grade_change", first.identity,
            to_grade=grade, on_day=day, reason=reason, basis="import", **owned,
        )  # fmt: skip
        following = chain[1:2]
    else:
        before = [step for step in chain if step.on_day <= day]
        following = chain[len(before) : len(before) + 1]
        told = any((step.on_day, step.to_grade) == (day, grade) for step in before)
        if told or (before and before[-1].to_grade == grade):
            return False
        change.insert(
            "grade_change",
            customer_id=customer,
            from_grade=before[-1].to_grade if before else None,
            to_grade=grade,
            on_day=day,
            reason=reason,
            basis="import",
            owner=owner,
        )
    for step in following:
        change.update("grade_change", step.identity, from_grade=grade)
    last = _chain(change, customer)[-1]
    change.update("customer", customer, grade=last.to_grade, grade_since=last.on_day)
    return True


def _gives_way(chain: list[_Step], grade: str, day: str) -> bool:
    first, following = chain[0], chain[1:2]
    if first.reason not in DEFAULT_REASONS or day > first.on_day:
        return False
    if day == first.on_day:
        # Another change of the same day came after it: then this one comes after both.
        return not following or following[0].on_day > day
    return first.to_grade in (_DEFAULT_GRADE, grade)


def _chain(change: Change, customer: int) -> list[_Step]:
    found = change.book.values(
        "SELECT id,from_grade,to_grade,on_day,reason FROM grade_change "
        "WHERE customer_id=? ORDER BY on_day,id",
        (customer,),
    )
    return [_Step(*row) for row in found]

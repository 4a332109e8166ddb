"""Grades: every change is kept with from, to, day and reason, and says what follows."""

from datetime import date

from salesbook.actions.standing import (
    load,
    named,
    outlook,
    outlook_values,
    window_end,
    window_outlook,
)
from salesbook.book.door import Change
from salesbook.book.find import find_one
from salesbook.domain.day import Day
from salesbook.domain.grades import movement
from salesbook.errors import Refused
from salesbook.i18n import _, sentences
from salesbook.output.receipt import Receipt


def change_grade(
    change: Change,
    day: Day,
    customer: int,
    grade: str,
    *,
    reason: str,
    on: date,
    basis: str = "intent",
) -> bool:
    """Move a customer to a grade from a day on; the same grade starts its window anew."""
    row = load(change, customer)
    if on > day.today:
        raise Refused(
            _("{day} lies in the future: a grade changes today or earlier.").format(day=on)
        )
    if on.isoformat() < row.grade_since:
        refusal = _("{customer} is {grade} since {since}; a change on {day} would lie before that.")
        raise Refused(
            refusal.format(customer=row.customer, grade=row.grade, since=row.grade_since, day=on)
        )
    change.insert(
        "grade_change",
        customer_id=customer,
        from_grade=row.grade,
        to_grade=grade,
        on_day=on.isoformat(),
        reason=reason,
        basis=basis,
        owner=day.me,
    )
    change.update("customer", customer, grade=grade, grade_since=on.isoformat())
    return grade != row.grade


def regrade(
    change: Change, day: Day, who: str, grade: str, *, why: str, on: date | None, renew: bool
) -> Receipt:
    """Regrade a customer and say the consequence: new due date, end of the signing window."""
    found = find_one(change.book, who)
    before = load(change, found.customer_id)
    same = before.grade == grade
    if not same or renew:
        change_grade(change, day, found.customer_id, grade, reason=why, on=on or day.today)
    row = load(change, found.customer_id)
    ends = window_end(row, day)
    if same and not renew:
        line = _("{customer} is {to} already since {since}; nothing changed. {outlook}")
    elif same:
        line = _("{customer}: {to} renewed. {outlook}")
    elif movement(before.grade, grade) == "up":
        line = _("{customer}: {before} → {to} ↑. {outlook}")
    else:
        line = _("{customer}: {before} → {to} ↓. {outlook}")
    sentence = line.format(
        customer=named(row, grade=False), before=before.grade, to=grade, since=before.grade_since,
        outlook=outlook(row, day),
    )  # fmt: skip
    sentence = sentences(sentence, window_outlook(row, day))
    values: dict[str, object] = {
        "done": "regrade",
        "customer_id": row.customer_id,
        "customer": row.customer,
        "from": before.grade,
        "to": grade,
        "on": row.grade_since,
        "why": why,
        **outlook_values(row, day),
        "window_ends_on": ends.isoformat() if ends else None,
    }
    return Receipt(sentence, values)

"""The evening as values: one entry a customer, what moved, and the counts of the day.

Grade, next action and number of contacts are those of that evening; need and amount are
as known now. Neighbours: `lines`, which shows the entries, and `plan`.
"""

from collections import Counter
from datetime import date
from typing import NamedTuple, Protocol

from salesbook.domain.codes import METHODS
from salesbook.domain.day import Day
from salesbook.domain.grades import movement, window
from salesbook.rows import SheetFollowUp, SheetRow


class Evening(Protocol):
    """What the book tells of an evening."""

    @property
    def day(self) -> date: ...
    @property
    def customers(self) -> list[SheetRow]: ...
    @property
    def follow_ups(self) -> list[SheetFollowUp]: ...
    @property
    def promised(self) -> tuple[int, int]: ...


class Entry(NamedTuple):
    """One customer's line on the sheet."""

    row: SheetRow
    today: tuple[SheetFollowUp, ...]
    moved: str | None
    """`up`, `down`, `new` or None: the change of grade on the day."""
    days_left: int | None
    window_ends_on: str | None


def list_entries(evening: Evening, day: Day) -> list[Entry]:
    """Every A and B customer, and those C that were reached or regraded."""
    by_customer: dict[int, list[SheetFollowUp]] = {}
    for follow_up in evening.follow_ups:
        by_customer.setdefault(follow_up.customer_id, []).append(follow_up)
    entries = []
    for row in evening.customers:
        today = tuple(by_customer.get(row.customer_id, ()))
        if row.status != "active" and not today:
            continue
        moved = _moved(row, evening.day)
        reached = any(follow_up.reached for follow_up in today)
        if row.grade == "C" and not reached and moved in (None, "new"):
            continue
        signed = row.signed_on is not None and row.signed_on <= evening.day.isoformat()
        found = window(
            date.fromisoformat(row.grade_since), row.grade, signed, evening.day, day.policy
        )
        entries.append(
            Entry(row, today, moved, found.days_left if found else None,
                  found.ends_on.isoformat() if found else None)
        )  # fmt: skip
    return entries


def _moved(row: SheetRow, day: date) -> str | None:
    """The change of grade on the day, against the evening before."""
    if row.grade_since != day.isoformat():
        return None
    moved = movement(row.grade_before, row.grade)
    return None if moved == "same" else moved


def count_day(evening: Evening) -> dict[str, object]:
    """The counts of the day, as the JSON of the sheet has them."""
    iso = evening.day.isoformat()
    methods = Counter(follow_up.method for follow_up in evening.follow_ups)
    moved = Counter(_moved(row, evening.day) for row in evening.customers)
    grades = Counter(row.grade for row in evening.customers if row.status == "active")
    reached = sum(bool(follow_up.reached) for follow_up in evening.follow_ups)
    return {
        "contacts": len(evening.follow_ups),
        "reached": reached,
        "unanswered": len(evening.follow_ups) - reached,
        "by_method": {code: methods[code] for code in METHODS if methods[code]},
        "new_customers": sum(row.captured_on == iso for row in evening.customers),
        "promotions": moved["up"],
        "demotions": moved["down"],
        "signed": sum(row.signed_on == iso for row in evening.customers),
        "grades": {grade: grades[grade] for grade in "ABC"},
    }

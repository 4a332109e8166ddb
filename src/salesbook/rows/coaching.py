"""A finding of a joint visit or a recording."""

from salesbook.light import NamedTuple


class CoachingRow(NamedTuple):
    """A finding, its advice, and whether it was checked."""

    coaching_id: int
    customer_id: int
    customer: str
    grade: str
    kind: str
    on_day: str
    file: str | None
    found: str
    advice: str | None
    check_on: str
    checked_on: str | None
    improved: int | None
    result: str | None
    owner: str | None

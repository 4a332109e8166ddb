"""A customer in a list."""

from salesbook.light import NamedTuple


class ListRow(NamedTuple):
    """A customer in `list` and `overdue`."""

    customer_id: int
    external_id: str | None
    customer: str
    status: str
    grade: str
    grade_since: str
    owner: str | None
    industry: str | None
    region: str | None
    source: str | None
    captured_on: str
    last_contact_on: str | None
    every_days: int | None
    signed_on: str | None
    next_on: str | None
    next_at: str | None
    next_action: str | None
    phone: str | None
    tags: str | None  # names joined by U+001F

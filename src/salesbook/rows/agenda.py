"""What the agenda is made of: a thin row each, and the details of the lines shown."""

from salesbook.light import NamedTuple


class AgendaRow(NamedTuple):
    """A customer as the agenda sees it: thin, because hundreds may be due."""

    customer_id: int
    customer: str
    grade: str
    owner: str | None
    status: str
    captured_on: str
    last_contact_on: str | None
    every_days: int | None
    grade_since: str
    signed_on: str | None
    verified_on: str
    unanswered: int
    next_on: str | None
    next_at: str | None
    next_action: str | None


class AgendaDetail(NamedTuple):
    """What a line of the agenda shows beside its reason; read for shown lines only.

    Of no view, but of `book.agenda.DETAILS`.
    """

    customer_id: int
    phone: str | None
    preferred_hours: str | None
    preferred_from: str | None
    preferred_to: str | None
    preferred_manner: str | None
    last_words: str | None
    last_method: str | None

"""The shape of every view and statement of the book, one NamedTuple each.

A view has exactly the columns of its NamedTuple, in this order; `schema.views`
refuses to compile otherwise. Dates are ISO text, money is fen, flags are 0 and 1,
absent is None. Neighbours: `book` fills these rows, `reports` are handed them.
"""

from typing import NamedTuple


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
    """What a line of the agenda shows beside its reason; read for shown lines only."""

    customer_id: int
    phone: str | None
    preferred_hours: str | None
    preferred_from: str | None
    preferred_to: str | None
    preferred_manner: str | None
    last_words: str | None
    last_method: str | None


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


class CustomerFile(NamedTuple):
    """Everything the customer's own row knows."""

    customer_id: int
    external_id: str | None
    name: str
    aliases: str | None  # names joined by U+001F
    industry: str | None
    region: str | None
    address: str | None
    phone: str | None
    email: str | None
    wechat: str | None
    source: str | None
    referred_by: str | None
    need: str | None
    budget_low_fen: int | None
    budget_high_fen: int | None
    wanted_on: str | None
    need_clear: int | None
    budget_clear: int | None
    decision_chain: str | None
    owner: str | None
    grade: str
    grade_since: str
    status: str
    signed_on: str | None
    stars: int | None
    credit: str | None
    met_on: str | None
    owned_since: str
    captured_on: str
    verified_on: str
    every_days: int | None
    last_contact_on: str | None
    unanswered: int
    tags: str | None  # names joined by U+001F
    note: str | None


class ContactRow(NamedTuple):
    """A person at a customer."""

    contact_id: int
    customer_id: int
    name: str
    title: str | None
    role: str | None
    phone: str | None
    email: str | None
    wechat: str | None
    birthday: str | None
    birthday_lunar: int | None
    hobbies: str | None
    character: str | None
    family: str | None
    background: str | None
    preferred_hours: str | None
    preferred_from: str | None
    preferred_to: str | None
    preferred_manner: str | None
    decides: int


class FollowUpRow(NamedTuple):
    """A contact that happened or was tried."""

    follow_up_id: int
    customer_id: int
    on_day: str
    at_time: str | None
    method: str
    note: str
    feedback: str | None
    support: str | None
    reached: int
    owner: str | None


class NextActionRow(NamedTuple):
    """A next action, open or ended."""

    next_action_id: int
    customer_id: int
    on_day: str
    at_time: str | None
    action: str
    state: str
    made_on: str
    ended_on: str | None


class GradeRow(NamedTuple):
    """A step in a customer's grade."""

    grade_change_id: int
    customer_id: int
    from_grade: str | None
    to_grade: str
    on_day: str
    reason: str
    basis: str
    owner: str | None


class FactRow(NamedTuple):
    """A free fact of a customer."""

    fact_id: int
    customer_id: int
    part: str
    key: str
    value: str


class OperationRow(NamedTuple):
    """A command that changed the book."""

    operation_id: int
    at: str
    command: str
    summary: str | None
    undoes: int | None
    undone_by: int | None
    schema_version: int


class WhoRow(NamedTuple):
    """A customer as found by what a user typed."""

    customer_id: int
    customer: str
    external_id: str | None
    grade: str
    status: str
    owner: str | None
    phone: str | None


class SheetRow(NamedTuple):
    """A customer as it stood on the evening of a day (a statement, not a view)."""

    customer_id: int
    customer: str
    owner: str | None
    grade: str
    grade_since: str
    grade_before: str | None
    signed_on: str | None
    need: str | None
    budget_low_fen: int | None
    budget_high_fen: int | None
    contacts: int
    last_contact_on: str | None
    last_words: str | None
    captured_on: str
    every_days: int | None
    status: str
    next_on: str | None
    next_at: str | None
    next_action: str | None


class SheetFollowUp(NamedTuple):
    """A contact of the sheet's day."""

    customer_id: int
    at_time: str | None
    method: str
    note: str
    feedback: str | None
    support: str | None
    reached: int

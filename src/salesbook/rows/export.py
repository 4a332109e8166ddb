"""What the exports of one kind are made of: statements with filters inside, not views."""

from salesbook.light import NamedTuple
from salesbook.rows.file import ContactRow


class ContactOut(NamedTuple):
    """A person with the customer."""

    customer: str
    external_id: str | None
    person: ContactRow


class FollowUpOut(NamedTuple):
    """A contact that happened, with the customer and what was promised in it."""

    customer_id: int
    customer: str
    external_id: str | None
    on_day: str
    at_time: str | None
    method: str
    note: str
    feedback: str | None
    support: str | None
    reached: int
    owner: str | None
    next_action: str | None
    next_on: str | None
    next_at: str | None


class GradeOut(NamedTuple):
    """A step of a grade with the customer."""

    customer_id: int
    customer: str
    external_id: str | None
    to_grade: str
    on_day: str
    reason: str
    owner: str | None


class DealOut(NamedTuple):
    """A deal with the customer."""

    customer_id: int
    customer: str
    external_id: str | None
    opportunity: str | None
    stage: str
    product: str | None
    amount_fen: int | None
    opened_on: str
    closed_on: str | None
    """The day it was won or lost."""
    expect_on: str | None
    contract: str | None
    factors: str | None
    lost_reason: str | None
    lost_note: str | None
    owner: str | None
    note: str | None


class SaleOut(NamedTuple):
    """An order line with the customer."""

    customer_id: int
    customer: str
    external_id: str | None
    on_day: str
    order: str | None
    product: str | None
    quantity_milli: int | None
    amount_fen: int
    profit_fen: int | None
    owner: str | None
    note: str | None


class ActionOut(NamedTuple):
    """An open next action, for a calendar."""

    next_action_id: int
    customer_id: int
    customer: str
    grade: str
    phone: str | None
    on_day: str
    at_time: str | None
    action: str
    made_at: str
    """When the command ran that promised it."""


class BirthdayOut(NamedTuple):
    """A person's birthday, for a calendar."""

    contact_id: int
    name: str
    customer: str
    phone: str | None
    birthday: str
    lunar: int
    known_at: str
    """When the person was last changed."""


class CardOut(NamedTuple):
    """A person, for an address book."""

    contact_id: int
    name: str
    customer: str
    title: str | None
    role: str | None
    phone: str | None
    email: str | None
    wechat: str | None
    birthday: str | None
    lunar: int
    address: str | None
    tags: str | None  # names joined by U+001F

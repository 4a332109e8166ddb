"""The file of one customer, part by part."""

from salesbook.light import NamedTuple


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
    phone_e164: str | None  # valid numbers, apart by blanks
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
    phone_e164: str | None  # valid numbers, apart by blanks
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

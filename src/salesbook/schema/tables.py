"""The tables of the customers and of what is done with them. Nothing else describes the schema.

Dates are text (YYYY-MM-DD), money is whole fen, codes are the words of
`domain.codes`. What a query needs is stored (last contact, grade and since when);
what a rule says about it (due) never is. Neighbours: `columns` for the kinds of
column, `selling` and `aftercare` for the sale, `rules` for settings and the calendar, `log`
for the tables in which the changes of these are written down.
"""

from sqlalchemy import UniqueConstraint

from salesbook.domain.codes import BASES, CHAINS, HOURS, MANNERS, METHODS, NEXT_STATES, STATUSES
from salesbook.domain.policy import GRADES
from salesbook.schema.columns import (
    STRICT,
    Stored,
    clock,
    code,
    day,
    flag,
    index,
    kept,
    key,
    ref,
    text,
    whole,
    worked_out,
)


class Customer(Stored, table=True):
    """A company or a person to sell to: the centre of the book."""

    __tablename__ = "customer"
    __table_args__ = (
        # One index per question of the agenda, each holding only rows that can answer it.
        index(
            "customer_by_cadence",
            "grade",
            "last_contact_on",
            where="status = 'active' AND every_days IS NULL AND last_contact_on IS NOT NULL",
        ),
        index(
            "customer_own_cadence",
            "every_days",
            "last_contact_on",
            where="status = 'active' AND every_days IS NOT NULL AND last_contact_on IS NOT NULL",
        ),
        index(
            "customer_never_contacted",
            "captured_on",
            where="status = 'active' AND last_contact_on IS NULL",
        ),
        # Whole, for counting without the table: a condition of the index itself is asked
        # of the row again.
        index("customer_in_window", "status", "grade", "signed_on", "grade_since"),
        index("customer_by_check", "status", "grade", "verified_on", "name"),
        index("customer_by_name", "name_key"),
        index("customer_by_capture", "captured_on"),
        # Protection and anniversaries are asked of a few days only.
        index("customer_protected", "owned_since", where="status = 'active' AND signed_on IS NULL"),
        index(
            "customer_signed",
            "signed_on",
            "status",
            "guided_on",
            "surveyed_on",
            "celebrated_on",
            where="signed_on IS NOT NULL",
        ),
        STRICT,
    )

    id: int | None = key()
    external_id: str | None = text(unique=True)
    name: str = text(required=True)
    name_key: str = text(required=True)
    pinyin: str | None = text()
    initials: str | None = text()
    industry: str | None = text()
    region: str | None = text()
    address: str | None = text()
    phone: str | None = text()
    phone_digits: str | None = text()
    phone_e164: str | None = text()
    email: str | None = text()
    wechat: str | None = text()
    source: str | None = text()
    referred_by: str | None = text()
    need: str | None = text()
    budget_low_fen: int | None = whole(low=0)
    budget_high_fen: int | None = whole(low=0)
    wanted_on: str | None = day()
    need_clear: bool | None = flag()
    budget_clear: bool | None = flag()
    decision_chain: str | None = code(CHAINS)
    owner: str | None = text()
    grade: str = code(GRADES, required=True, default="C")
    grade_since: str = day(required=True)
    status: str = code(STATUSES, required=True, default="active")
    signed_on: str | None = day()
    stars: int | None = whole(low=1, high=5)
    credit: str | None = text()
    met_on: str | None = day()
    owned_since: str = day(required=True)
    captured_on: str = day(required=True)
    verified_on: str = day(required=True)
    every_days: int | None = whole(low=1, high=3650)
    note: str | None = text()
    last_contact_on: str | None = day()
    unanswered: int = whole(required=True, default=0, low=0)
    guided_on: str | None = kept()
    surveyed_on: str | None = kept()
    celebrated_on: str | None = kept()


class Contact(Stored, table=True):
    """A person at a customer; one may be the decision maker."""

    __tablename__ = "contact"
    __table_args__ = (
        # Whom to ask first: the one who decides, then the one who was entered first.
        index("contact_of_customer", "customer_id", "decides DESC"),
        index("contact_by_name", "name_key"),
        index(
            "contact_by_birthday",
            "birthday_key",
            "customer_id",
            "greeted_on",
            where="birthday_key IS NOT NULL",
        ),
        STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    name: str = text(required=True)
    name_key: str = text(required=True)
    pinyin: str | None = text()
    initials: str | None = text()
    title: str | None = text()
    role: str | None = text()
    phone: str | None = text()
    phone_digits: str | None = text()
    phone_e164: str | None = text()
    email: str | None = text()
    wechat: str | None = text()
    birthday: str | None = text()
    birthday_lunar: bool | None = flag()
    birthday_key: str | None = worked_out(
        "CASE WHEN birthday_lunar = 1 THEN 'L' ELSE '' END "
        "|| substr(birthday, length(birthday) - 4)"
    )
    """Month and day, `05-12`, of a lunar one `L05-12`: found by the day without its year."""
    hobbies: str | None = text()
    character: str | None = text()
    family: str | None = text()
    background: str | None = text()
    preferred_hours: str | None = code(HOURS)
    preferred_from: str | None = clock()
    preferred_to: str | None = clock()
    preferred_manner: str | None = code(MANNERS)
    decides: bool = flag(required=True, default=False)
    greeted_on: str | None = kept()


class Alias(Stored, table=True):
    """Another name by which a customer is known."""

    __tablename__ = "alias"
    __table_args__ = (
        UniqueConstraint("customer_id", "name_key"),
        index("alias_by_name", "name_key"),
        STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    name: str = text(required=True)
    name_key: str = text(required=True)
    pinyin: str | None = text()
    initials: str | None = text()


class Tag(Stored, table=True):
    """A free label on a customer."""

    __tablename__ = "tag"
    __table_args__ = (
        UniqueConstraint("customer_id", "name"),
        index("tag_by_name", "name"),
        STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    name: str = text(required=True)


class Fact(Stored, table=True):
    """What a trade needs to know beside the fixed fields: part, key, value."""

    __tablename__ = "fact"
    __table_args__ = (UniqueConstraint("customer_id", "part", "key"), STRICT)

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    part: str = text(required=True, default="")
    key: str = text(required=True)
    value: str = text(required=True)


class FollowUp(Stored, table=True):
    """One contact that happened, or was tried (`reached` 0)."""

    __tablename__ = "follow_up"
    __table_args__ = (
        # What was last said is its last entry: a reached contact beats an unanswered one.
        index("follow_up_of_customer", "customer_id", "reached", "on_day"),
        index("follow_up_by_day", "on_day"),
        STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    on_day: str = day(required=True)
    at_time: str | None = clock()
    method: str = code(METHODS, required=True, default="phone")
    note: str = text(required=True)
    feedback: str | None = text()
    support: str | None = text()
    reached: bool = flag(required=True, default=True)
    owner: str | None = text()
    entered_at: str = text(required=True)


class NextAction(Stored, table=True):
    """What was promised next to a customer, and what became of it."""

    __tablename__ = "next_action"
    __table_args__ = (
        index("next_action_open", "customer_id", where="state = 'open'", unique=True),
        index("next_action_open_by_day", "on_day", where="state = 'open'"),
        index("next_action_of_customer", "customer_id"),
        index("next_action_ended", "ended_on", where="ended_on IS NOT NULL"),
        # Taking a follow-up back asks who refers to it.
        index("next_action_by_follow_up", "follow_up_id", where="follow_up_id IS NOT NULL"),
        STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    on_day: str = day(required=True)
    at_time: str | None = clock()
    action: str = text(required=True)
    state: str = code(NEXT_STATES, required=True, default="open")
    made_on: str = day(required=True)
    ended_on: str | None = day()
    follow_up_id: int | None = ref("follow_up", required=False)


class GradeChange(Stored, table=True):
    """A step in a customer's grade; the first has no `from_grade`."""

    __tablename__ = "grade_change"
    __table_args__ = (
        index("grade_change_of_customer", "customer_id", "on_day"),
        index("grade_change_by_day", "to_grade", "on_day"),
        STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    from_grade: str | None = code(GRADES)
    to_grade: str = code(GRADES, required=True)
    on_day: str = day(required=True)
    reason: str = text(required=True)
    basis: str = code(BASES, required=True, default="intent")
    owner: str | None = text()

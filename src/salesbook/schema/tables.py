"""Every table of the book, once. Nothing else describes the schema.

Dates are text (YYYY-MM-DD), money is whole fen, codes are the words of
`domain.codes`. What a query needs is stored (last contact, grade and since when);
what a rule says about it (due) never is. Neighbours: `columns` for the kinds of
column, `triggers` for the log that every table but the log itself has.
"""

from sqlalchemy import Index, UniqueConstraint, text as sql
from sqlmodel import SQLModel

from salesbook.domain.codes import BASES, CHAINS, HOURS, MANNERS, METHODS, NEXT_STATES, STATUSES
from salesbook.domain.policy import GRADES
from salesbook.schema.columns import clock, code, day, derive, flag, key, ref, text, whole

_STRICT = {"sqlite_strict": True, "sqlite_autoincrement": True}


def _index(name: str, *columns: str, where: str | None = None, unique: bool = False) -> Index:
    condition = None if where is None else sql(where)
    return Index(
        name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition
    )


class Customer(SQLModel, table=True):
    """A company or a person to sell to: the centre of the book."""

    __tablename__ = "customer"
    __table_args__ = (
        # One index per question of the agenda, each holding only rows that can answer it.
        _index(
            "customer_by_cadence",
            "grade",
            "last_contact_on",
            where="status = 'active' AND every_days IS NULL AND last_contact_on IS NOT NULL",
        ),
        _index(
            "customer_own_cadence",
            "last_contact_on",
            "every_days",
            where="status = 'active' AND every_days IS NOT NULL AND last_contact_on IS NOT NULL",
        ),
        _index(
            "customer_never_contacted",
            "captured_on",
            where="status = 'active' AND last_contact_on IS NULL",
        ),
        _index(
            "customer_in_window",
            "grade",
            "grade_since",
            where="status = 'active' AND signed_on IS NULL",
        ),
        _index(
            "customer_by_check",
            "grade",
            "verified_on",
            "name",
            where="status = 'active'",
        ),
        _index("customer_by_name", "name_key"),
        _index("customer_by_capture", "captured_on"),
        _STRICT,
    )

    id: int | None = key()
    external_id: str | None = text(unique=True)
    name: str = text(required=True)
    name_key: str = text(required=True)
    industry: str | None = text()
    region: str | None = text()
    address: str | None = text()
    phone: str | None = text()
    phone_digits: str | None = text()
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
    every_days: int | None = whole(low=1)
    note: str | None = text()
    last_contact_on: str | None = day()
    unanswered: int = whole(required=True, default=0, low=0)


class Contact(SQLModel, table=True):
    """A person at a customer; one may be the decision maker."""

    __tablename__ = "contact"
    __table_args__ = (_index("contact_of_customer", "customer_id"), _STRICT)

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    name: str = text(required=True)
    name_key: str = text(required=True)
    title: str | None = text()
    role: str | None = text()
    phone: str | None = text()
    phone_digits: str | None = text()
    email: str | None = text()
    wechat: str | None = text()
    birthday: str | None = text()
    birthday_lunar: bool | None = flag()
    hobbies: str | None = text()
    character: str | None = text()
    family: str | None = text()
    background: str | None = text()
    preferred_hours: str | None = code(HOURS)
    preferred_from: str | None = clock()
    preferred_to: str | None = clock()
    preferred_manner: str | None = code(MANNERS)
    decides: bool = flag(required=True, default=False)


class Alias(SQLModel, table=True):
    """Another name by which a customer is known."""

    __tablename__ = "alias"
    __table_args__ = (
        UniqueConstraint("customer_id", "name_key"),
        _index("alias_by_name", "name_key"),
        _STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    name: str = text(required=True)
    name_key: str = text(required=True)


class Tag(SQLModel, table=True):
    """A free label on a customer."""

    __tablename__ = "tag"
    __table_args__ = (
        UniqueConstraint("customer_id", "name"),
        _index("tag_by_name", "name"),
        _STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    name: str = text(required=True)


class Fact(SQLModel, table=True):
    """What a trade needs to know beside the fixed fields: part, key, value."""

    __tablename__ = "fact"
    __table_args__ = (UniqueConstraint("customer_id", "part", "key"), _STRICT)

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    part: str = text(required=True, default="")
    key: str = text(required=True)
    value: str = text(required=True)


class FollowUp(SQLModel, table=True):
    """One contact that happened, or was tried (`reached` 0)."""

    __tablename__ = "follow_up"
    __table_args__ = (
        _index("follow_up_of_customer", "customer_id", "on_day"),
        _index("follow_up_by_day", "on_day"),
        _STRICT,
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


class NextAction(SQLModel, table=True):
    """What was promised next to a customer, and what became of it."""

    __tablename__ = "next_action"
    __table_args__ = (
        _index("next_action_open", "customer_id", where="state = 'open'", unique=True),
        _index("next_action_open_by_day", "on_day", where="state = 'open'"),
        _index("next_action_of_customer", "customer_id"),
        _index("next_action_ended", "ended_on", where="ended_on IS NOT NULL"),
        _STRICT,
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


class GradeChange(SQLModel, table=True):
    """A step in a customer's grade; the first has no `from_grade`."""

    __tablename__ = "grade_change"
    __table_args__ = (
        _index("grade_change_of_customer", "customer_id", "on_day"),
        _index("grade_change_by_day", "to_grade", "on_day"),
        _STRICT,
    )

    id: int | None = key()
    customer_id: int = ref("customer", cascade=True)
    from_grade: str | None = code(GRADES)
    to_grade: str = code(GRADES, required=True)
    on_day: str = day(required=True)
    reason: str = text(required=True)
    basis: str = code(BASES, required=True, default="intent")
    owner: str | None = text()


class Setting(SQLModel, table=True):
    """A number or choice of the policy that differs from its default."""

    __tablename__ = "setting"
    __table_args__ = (_STRICT,)

    id: int | None = key()
    key: str = text(required=True, unique=True)
    value: str = text(required=True)


class CalendarDay(SQLModel, table=True):
    """A day that differs from Monday to Friday: a holiday, or a make-up working day."""

    __tablename__ = "calendar_day"
    __table_args__ = (_STRICT,)

    id: int | None = key()
    day: str = day(required=True, unique=True)
    works: bool = flag(required=True)


class CalendarYear(SQLModel, table=True):
    """A year whose holidays are known."""

    __tablename__ = "calendar_year"
    __table_args__ = (_STRICT,)

    id: int | None = key()
    year: int = whole(required=True, low=1900, high=2199)


class Operation(SQLModel, table=True):
    """One command that changed the book: the unit of undo."""

    __tablename__ = "operation"
    __table_args__ = (_STRICT,)

    id: int | None = key()
    at: str = text(required=True)
    command: str = text(required=True)
    summary: str | None = text()
    undoes: int | None = ref("operation", required=False)
    undone_by: int | None = ref("operation", required=False)
    schema_version: int = whole(required=True)


class Running(SQLModel, table=True):
    """The operation that is being written now: one row inside a transaction, none outside."""

    __tablename__ = "running"
    __table_args__ = (_STRICT,)

    id: int | None = key()
    operation_id: int = ref("operation")


class Change(SQLModel, table=True):
    """What happened to one row: written by the triggers alone."""

    __tablename__ = "change"
    __table_args__ = (
        _index("change_of_operation", "operation_id"),
        _index("change_of_customer", "customer_id", where="customer_id IS NOT NULL"),
        _STRICT,
    )

    id: int | None = key()
    operation_id: int | None = ref("operation", required=False)
    table_name: str = text(required=True)
    row_id: int = whole(required=True)
    customer_id: int | None = whole()
    act: str = code(("insert", "update", "delete"), required=True)
    before: str | None = text()
    after: str | None = text()


# The log does not log itself.
UNLOGGED: frozenset[str] = frozenset({"operation", "running", "change"})

derive(SQLModel.metadata)

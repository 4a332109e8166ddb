"""The views: a NamedTuple of `rows` and a select over the tables, held to each other.

Compiled to CREATE VIEW with literals inside, so that partial indexes are used. No
GROUP BY, DISTINCT, window or LIMIT outside a scalar subquery: a WHERE on a view
must reach the indexes of its tables. At most one LEFT JOIN, on a unique index or an id.
"""

import re
from typing import Any

from sqlalchemy import Select, Table, and_, func, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import aliased

from salesbook import rows
from salesbook.schema import selling_views as selling
from salesbook.schema.log import Operation
from salesbook.schema.selling_views import plain
from salesbook.schema.tables import (
    Alias,
    Contact,
    Customer,
    Fact,
    FollowUp,
    GradeChange,
    NextAction,
    Tag,
)

# Joins the names of a list inside one text; no name can hold it.
SEPARATOR = 0x1F

# SQLModel declares fields by their Python types; a select wants the columns.
_customer: Any = Customer
_contact: Any = Contact
_open: Any = aliased(NextAction)
_WITH_OPEN = and_(_open.customer_id == _customer.id, _open.state == "open")


def _of(table: Any, column: Any, *order: Any, where: Any = True) -> Any:
    """The first value of a column among a customer's rows of a table."""
    return (
        select(column)
        .where(table.customer_id == _customer.id, where)
        .order_by(*order)
        .limit(1)
        .correlate(_customer)
        .scalar_subquery()
    )


def _names(table: Any) -> Any:
    """The names of a customer's rows of a table as one text, in the order of entry."""
    names = (
        select(table.name)
        .where(table.customer_id == _customer.id)
        .order_by(table.id)
        .correlate(_customer)
        .subquery()
    )
    return select(func.group_concat(names.c.name, func.char(SEPARATOR))).scalar_subquery()


def _phone() -> Any:
    """Of the decision maker, else of the first contact, else the customer's own (DOMAIN, day)."""
    has_one = _contact.phone.is_not(None)
    theirs = _of(_contact, _contact.phone, _contact.decides.desc(), _contact.id, where=has_one)
    return func.coalesce(theirs, _customer.phone)


def _agenda() -> Select[Any]:
    return select(
        _customer.id.label("customer_id"),
        _customer.name.label("customer"),
        _customer.grade.label("grade"),
        _customer.owner.label("owner"),
        _customer.status.label("status"),
        _customer.captured_on.label("captured_on"),
        _customer.last_contact_on.label("last_contact_on"),
        _customer.every_days.label("every_days"),
        _customer.grade_since.label("grade_since"),
        _customer.signed_on.label("signed_on"),
        _customer.verified_on.label("verified_on"),
        _customer.unanswered.label("unanswered"),
        _open.on_day.label("next_on"),
        _open.at_time.label("next_at"),
        _open.action.label("next_action"),
    ).outerjoin_from(_customer, _open, _WITH_OPEN)


def _list() -> Select[Any]:
    return select(
        _customer.id.label("customer_id"),
        _customer.external_id.label("external_id"),
        _customer.name.label("customer"),
        _customer.status.label("status"),
        _customer.grade.label("grade"),
        _customer.grade_since.label("grade_since"),
        _customer.owner.label("owner"),
        _customer.industry.label("industry"),
        _customer.region.label("region"),
        _customer.source.label("source"),
        _customer.captured_on.label("captured_on"),
        _customer.last_contact_on.label("last_contact_on"),
        _customer.every_days.label("every_days"),
        _customer.signed_on.label("signed_on"),
        _open.on_day.label("next_on"),
        _open.at_time.label("next_at"),
        _open.action.label("next_action"),
        _phone().label("phone"),
        _names(Tag).label("tags"),
    ).outerjoin_from(_customer, _open, _WITH_OPEN)


def _customer_file() -> Select[Any]:
    columns: dict[str, Any] = {
        **_customer.__table__.columns,
        "customer_id": _customer.id,
        "aliases": _names(Alias),
        "tags": _names(Tag),
    }
    return select(*(columns[name].label(name) for name in rows.CustomerFile._fields))


def _who() -> Select[Any]:
    return select(
        _customer.id.label("customer_id"),
        _customer.name.label("customer"),
        _customer.external_id.label("external_id"),
        _customer.grade.label("grade"),
        _customer.status.label("status"),
        _customer.owner.label("owner"),
        func.coalesce(_customer.phone, _phone()).label("phone"),
    )


VIEWS: dict[str, tuple[Any, Select[Any]]] = {
    "agenda_row": (rows.AgendaRow, _agenda()),
    "list_row": (rows.ListRow, _list()),
    "customer_file": (rows.CustomerFile, _customer_file()),
    "contact_row": (rows.ContactRow, plain(Contact, rows.ContactRow, "contact_id")),
    "follow_up_row": (rows.FollowUpRow, plain(FollowUp, rows.FollowUpRow, "follow_up_id")),
    "next_action_row": (
        rows.NextActionRow,
        plain(NextAction, rows.NextActionRow, "next_action_id"),
    ),
    "grade_row": (rows.GradeRow, plain(GradeChange, rows.GradeRow, "grade_change_id")),
    "fact_row": (rows.FactRow, plain(Fact, rows.FactRow, "fact_id")),
    "operation_row": (rows.OperationRow, plain(Operation, rows.OperationRow, "operation_id")),
    "who_row": (rows.WhoRow, _who()),
    **selling.VIEWS,
}


def _text(query: Select[Any]) -> str:
    """The select as short as it can be said: every command parses it.

    A column that keeps its name needs no label in a view. Where there is one table, that
    needs no naming, but in the questions inside.
    """
    compiled = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    text = re.sub(r"\b(\w+)(\"?) AS \2\1\2(?!\w)", r"\1\2", " ".join(str(compiled).split()))
    table = query.get_final_froms()[0]
    if not isinstance(table, Table):
        return text
    parts, depth = [], 0
    for part in re.split("([()])", text):
        depth += {"(": 1, ")": -1}.get(part, 0)
        parts.append(part if depth else re.sub(rf"\b{table.name}\.", "", part))
    return "".join(parts)


def views() -> list[str]:
    """The CREATE VIEW statements; refuses a select whose labels are not its row's fields."""
    made = []
    for name, (row, query) in VIEWS.items():
        labels = tuple(column.name for column in query.selected_columns)
        if labels != row._fields:
            raise TypeError(f"view {name} has {labels}, its row {row._fields}")
        made.append(f"CREATE VIEW {name} AS {_text(query)}")
    return made

"""`list` and `overdue`: many customers, one row each, with the fields scripts rely on."""

from datetime import date

from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.due import standing
from salesbook.errors import BadValue
from salesbook.i18n import _, n_
from salesbook.light import Sequence
from salesbook.output.report import Column, Line, Report, Table
from salesbook.reports.calendar import unknown_years
from salesbook.rows import ListRow

SORTS = ("id", "name", "grade", "due", "lateness", "last_contact", "captured")
_SEPARATOR = "\x1f"


def _columns(*, overdue: bool) -> tuple[Column, ...]:
    return (
        Column("customer_id", _("id"), "id"),
        Column("external_id", _("external id"), shown=False),
        Column("customer", _("customer"), keep=True),
        Column("grade", _("grade"), "grade"),
        Column("owner", _("owner"), shown=False),
        Column("last_contact_on", _("last contact"), "day"),
        Column("due_on", _("due"), "day"),
        Column("days_late", _("days late"), "days", shown=overdue),
        Column("lateness", _("lateness"), "ratio", shown=False),
        Column("next_action", _("next action"), weight=2, under="customer"),
        Column("next_on", _("next on"), "day", shown=False),
        Column("phone", _("phone"), under="customer" if overdue else None),
        Column("tags", _("tags"), "list", shown=not overdue, under="customer"),
        Column("status", _("status"), "code", shown=False, words=_statuses()),
        Column("industry", _("industry"), shown=False),
        Column("region", _("region"), shown=False),
        Column("source", _("source"), shown=False),
        Column("signed_on", _("signed on"), "day", shown=False),
        Column("captured_on", _("captured"), "day", shown=False),
    )


def _statuses() -> dict[str, str]:
    return {code: word("status", code) for code in ("active", "pooled", "lost", "archived")}


def _row(customer: ListRow, day: Day) -> tuple[object, ...]:
    stands = standing(customer, day)
    return (
        customer.customer_id,
        customer.external_id,
        customer.customer,
        customer.grade,
        customer.owner,
        customer.last_contact_on,
        stands.on.isoformat() if stands else None,
        stands.days_late if stands else None,
        stands.lateness if stands else None,
        customer.next_action,
        customer.next_on,
        customer.phone,
        tuple(customer.tags.split(_SEPARATOR)) if customer.tags else (),
        customer.status,
        customer.industry,
        customer.region,
        customer.source,
        customer.signed_on,
        customer.captured_on,
    )


def overdue_report(customers: Sequence[ListRow], day: Day, within: int | None) -> Report:
    """Late customers by grade, lateness, name; with `within`, also who is due by that many days."""
    rows = [_row(customer, day) for customer in customers]
    rows.sort(key=lambda row: (row[3], -_number(row[8]), row[2], row[0]))
    if within is None:
        empty = _("Nobody is overdue.")
    elif within == 0:
        empty = _("Nobody is due by today.")
    else:
        empty = n_(
            "Nobody is due within {days} day.", "Nobody is due within {days} days.", within
        ).format(days=within)
    late = [row for row in rows if _number(row[7]) > 0]
    head: tuple[Line, ...] = ()
    if rows:
        counts = "  ".join(f"{grade} {sum(row[3] == grade for row in late)}" for grade in "ABC")
        head = (Line(_("Overdue {count}: {counts}").format(count=len(late), counts=counts),
                     "strong"),)  # fmt: skip
    return Report((Table(_columns(overdue=True), rows, empty=empty),), head, _unknown(rows, day))


def list_report(customers: Sequence[ListRow], day: Day, sort: str, limit: int | None) -> Report:
    """Customers in one of the orders of SORTS; raises BadValue for another."""
    if sort not in SORTS:
        raise BadValue(
            _("There is no order {sort}: choose from {known}.").format(
                sort=sort, known=_(", ").join(SORTS)
            )
        )
    rows = [_row(customer, day) for customer in customers]
    rows.sort(key=lambda row: _order(row, sort))
    shown = rows if limit is None else rows[:limit]
    empty = _("No customer matches.")
    foot: tuple[Line, ...] = ()
    if rows:
        foot = (
            Line(
                n_("{count} customer", "{count} customers", len(rows)).format(count=len(rows))
                if len(shown) == len(rows)
                else _("{shown} of {count} customers").format(shown=len(shown), count=len(rows)),
                "dim",
            ),
        )
    foot += _unknown(shown, day)
    return Report((Table(_columns(overdue=False), shown, empty=empty),), (), foot)


def _unknown(rows: Sequence[tuple[object, ...]], day: Day) -> tuple[Line, ...]:
    """Due dates that were rolled by weekends alone; a promised date is not rolled."""
    return unknown_years((date.fromisoformat(str(row[6])) for row in rows
                          if row[6] is not None and row[10] is None), day)  # fmt: skip


def _order(row: tuple[object, ...], sort: str) -> tuple[object, ...]:
    identity = row[0]
    match sort:
        case "name":
            return (str(row[2]), identity)
        case "grade":
            return (str(row[3]), str(row[2]), identity)
        case "due":
            return (row[6] is None, row[6] or "", row[3], identity)
        case "lateness":
            return (row[8] is None, -_number(row[8]), row[3], identity)
        case "last_contact":
            return (row[5] or "", identity)
        case "captured":
            return (row[18], identity)
    return (identity,)


def _number(value: object) -> float:
    return value if isinstance(value, int | float) else 0.0

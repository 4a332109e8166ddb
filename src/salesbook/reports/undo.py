"""`undo --dry-run`: what would be taken back, by the kind of row, and whom it is about."""

from salesbook.exchange.whole_words import title
from salesbook.i18n import _, n_
from salesbook.light import Sequence
from salesbook.output.receipt import Receipt
from salesbook.output.report import Column, Line, Report, Table
from salesbook.rows import OperationRow
from salesbook.rows.undo import TouchedRow, UndoRow

_NAMED = 8
"""Customers that are named; of more there is a count."""


def preview_report(
    receipt: Receipt,
    operations: Sequence[OperationRow],
    rows: Sequence[UndoRow],
    customers: Sequence[TouchedRow],
) -> Report:
    """The commands, a row a kind of entry, and the customers."""
    head = [Line(receipt.line, "strong")]
    if len(operations) > 1:
        head += [Line(_line(operation)) for operation in operations]
    columns = (
        Column("table", _("entries"), "text", keep=True),
        Column("added", _("taken out"), "whole"),
        Column("removed", _("brought back"), "whole"),
        Column("changed", _("set back"), "whole"),
    )
    seen = [
        (title(row.table), row.added or None, row.removed or None, row.changed or None)
        for row in rows
    ]
    values = {
        **receipt.values,
        "rows": [row._asdict() for row in rows],
        "customers": [touched._asdict() for touched in customers],
    }
    foot = (_whom(customers),) if customers else ()
    return Report((Table(columns, seen),), head=tuple(head), foot=foot, json=values)


def _line(operation: OperationRow) -> str:
    return f"{operation.operation_id}: {operation.summary or operation.command}"


def _whom(customers: Sequence[TouchedRow]) -> Line:
    names = [
        _("{customer} (#{id})").format(customer=touched.customer or "?", id=touched.customer_id)
        for touched in customers[:_NAMED]
    ]
    listed = _(", ").join(names)
    more = len(customers) - len(names)
    if not more:
        return Line(_("Customers: {names}").format(names=listed))
    return Line(
        n_("Customers: {names} and {count} more", "Customers: {names} and {count} more", more)
        .format(names=listed, count=f"{more:,}")
    )  # fmt: skip

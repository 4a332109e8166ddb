"""`history`: the operations of the log as a table."""

from collections.abc import Sequence

from salesbook.i18n import N_, _
from salesbook.output.report import Column, Report, Table
from salesbook.rows import OperationRow

_STATES = {"done": N_("done"), "undone": N_("undone"), "undo": N_("undo")}


def history_report(operations: Sequence[OperationRow]) -> Report:
    """One row an operation: when, which command, what it said, whether it still stands."""
    columns = (
        Column("operation", "#", "id"),
        Column("at", _("when"), "moment"),
        Column("command", _("command"), shown=False),
        Column("summary", _("what"), keep=True, weight=4),
        Column("state", _("state"), "code", words={k: _(v) for k, v in _STATES.items()}),
        Column("undoes", _("undoes"), "id", shown=False),
    )
    rows = [
        (
            operation.operation_id,
            operation.at,
            operation.command,
            operation.summary or operation.command,
            _state(operation),
            operation.undoes,
        )
        for operation in operations
    ]
    return Report((Table(columns, rows, empty=_("Nothing was done yet.")),))


def _state(operation: OperationRow) -> str:
    if operation.undone_by is not None:
        return "undone"
    return "undo" if operation.undoes is not None else "done"

"""`history`: the operations of the log as a table; of one customer with what became of it."""

from collections import defaultdict

from salesbook.i18n import N_, _
from salesbook.light import Mapping, Sequence
from salesbook.output.report import Column, Report, Table
from salesbook.rows import OperationRow
from salesbook.rows.undo import StoryRow

_STATES = {"done": N_("done"), "undone": N_("undone"), "undo": N_("undo")}


def history_report(
    operations: Sequence[OperationRow], story: Sequence[StoryRow] | None = None
) -> Report:
    """One row an operation: when, which command, what it said, whether it still stands."""
    columns = [
        Column("operation", "#", "id"),
        Column("at", _("when"), "moment"),
        Column("command", _("command"), shown=False),
        Column("summary", _("what"), keep=True, weight=4),
        Column("state", _("state"), "code", words={k: _(v) for k, v in _STATES.items()}),
        Column("undoes", _("undoes"), "id", shown=False),
    ]
    rows: list[tuple[object, ...]] = [
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
    if story is not None:
        columns.append(Column("details", _("details"), "sentences", weight=4, under="summary"))
        details = _details(story)
        rows = [(*row, details.get(row[0], [])) for row in rows]
    return Report((Table(tuple(columns), rows, empty=_("Nothing was done yet.")),))


def _details(story: Sequence[StoryRow]) -> Mapping[object, list[str]]:
    from salesbook.reports.story import tell

    found: defaultdict[object, list[str]] = defaultdict(list)
    for step in story:
        said = tell(step)
        if said and said not in found[step.operation_id]:
            found[step.operation_id].append(said)
    return found


def _state(operation: OperationRow) -> str:
    if operation.undone_by is not None:
        return "undone"
    return "undo" if operation.undoes is not None else "done"

"""Undo and redo: the row log played backwards, exactly or not at all.

Taking back is one new operation whose own log must mirror what it takes back; if it
does not, the whole transaction is rolled back. Redo is the undo of an undo. Neither
touches a row that a later command, still in effect, has changed.
"""

import json

from salesbook.book.door import Change
from salesbook.book.engine import sqlite3
from salesbook.book.file import SCHEMA_VERSION
from salesbook.book.log import OTHER_PROGRAM
from salesbook.book.reading import Book
from salesbook.errors import NotFound, Refused
from salesbook.i18n import _, n_
from salesbook.light import NamedTuple
from salesbook.rows import OperationRow


class _Step(NamedTuple):
    id: int
    table: str
    row_id: int
    act: str
    before: str | None
    after: str | None


_STEPS = "SELECT id,table_name,row_id,act,before,after FROM change WHERE operation_id=? AND id"
_AT_ONCE = 500
_HIGHEST = 2**63 - 1
IN_MEMORY = 20_000
"""Pages (80 MB) an undo holds back until its end; only one that changes more makes readers
wait, and the memory stays small."""
# Not the operation under which the undo itself is being written.
_FINISHED = "operation_id NOT IN (SELECT operation_id FROM running)"
_MIRROR = {"insert": "delete", "delete": "insert", "update": "update"}


def last_in_effect(book: Book) -> OperationRow:
    """The latest command that still stands; raises NotFound when there is none."""
    return last_steps(book, 1)[0]


def last_steps(book: Book, steps: int) -> list[OperationRow]:
    """So many of the latest commands that still stand, the last first; NotFound when fewer do.

    What another program changed since is one more, with the number it will have.
    """
    found = book.rows(
        OperationRow,
        f"WHERE undoes IS NULL AND undone_by IS NULL AND {_FINISHED} "
        "ORDER BY operation_id DESC LIMIT ?",
        (min(steps, _HIGHEST),),
    )
    if book.value("SELECT 1 FROM change WHERE operation_id IS NULL LIMIT 1"):
        number = 1 + int(book.value("SELECT seq FROM sqlite_sequence WHERE name='operation'") or 0)
        other = OperationRow(number, "", OTHER_PROGRAM, None, None, None, SCHEMA_VERSION)
        found = [other, *found][:steps]
    if not found:
        raise NotFound(_("There is nothing to undo."))
    if len(found) < steps:
        raise NotFound(
            n_(
                "There is only {count} command to undo; nothing was changed.",
                "There are only {count} commands to undo; nothing was changed.",
                len(found),
            ).format(count=len(found))
        )
    return found


def last_undone(book: Book) -> OperationRow:
    """The latest undo that nothing followed; raises NotFound when there is none."""
    found = book.rows(
        OperationRow,
        f"WHERE (undoes IS NOT NULL OR undone_by IS NULL) AND {_FINISHED} "
        "ORDER BY operation_id DESC LIMIT 100",
    )
    for operation in found:
        if operation.undoes is None:
            break  # a new command ended what could be redone
        if operation.undone_by is None and not _undoes_an_undo(book, operation):
            return operation
    raise NotFound(_("There is nothing to redo."))


def operation_by_id(book: Book, identity: int) -> OperationRow:
    """The operation with this number, if it can be undone."""
    found = book.rows(OperationRow, f"WHERE operation_id=? AND {_FINISHED}", (identity,))
    if not found:
        raise NotFound(
            _('There is no operation {number}. "salesbook history" lists them.').format(
                number=identity
            )
        )
    if found[0].undone_by is not None:
        raise Refused(_("Operation {number} is already undone.").format(number=identity))
    if found[0].undoes is not None:
        raise Refused(
            _('Operation {number} is itself an undo; "salesbook redo" takes it back.').format(
                number=identity
            )
        )
    return found[0]


def take_back(change: Change, target: OperationRow) -> None:
    """Undo `target` under the running operation; raises Refused when that is not exact."""
    book = change.book
    refuse(book, target)
    connection = book.connection
    connection.execute("PRAGMA defer_foreign_keys=ON")
    change.unfit = lambda: _leads_nowhere(book, target)
    try:
        exact = _play_back(connection, target.operation_id, change.operation)
    except sqlite3.IntegrityError:
        # What was done since leaves no room: of a customer, say, only one next action is open.
        conflict = _conflict(book, target, _SAME_CUSTOMERS)
        if conflict is not None:
            raise conflict from None
        exact = False
    if not exact or _overwrote(book, target):
        raise Refused(
            _("Operation {number} cannot be undone exactly; nothing was changed.").format(
                number=target.operation_id
            )
        )
    connection.execute(
        "UPDATE operation SET undoes=? WHERE id=?", (target.operation_id, change.operation)
    )
    connection.execute(
        "UPDATE operation SET undone_by=? WHERE id=?", (change.operation, target.operation_id)
    )
    if target.undoes is not None:  # a redo: what had been undone is in effect again
        connection.execute("UPDATE operation SET undone_by=NULL WHERE id=?", (target.undoes,))


def _leads_nowhere(book: Book, target: OperationRow) -> Refused:
    """Why the end of an undo is refused: what came since refers to it, or took what it needs."""
    return _conflict(book, target, _SAME_CUSTOMERS) or Refused(
        _(
            "Operation {number} cannot be undone: later ones refer to its rows, or removed what "
            "they refer to. Undo those first."
        ).format(number=target.operation_id)
    )


def refuse(book: Book, target: OperationRow) -> None:
    """Raise Refused for what can be seen beforehand to stand in the way of an undo."""
    if target.command == "forget":
        raise Refused(
            _("Operation {number} forgot a customer; nothing brings it back.").format(
                number=target.operation_id
            )
        )
    if target.schema_version != SCHEMA_VERSION:
        raise Refused(
            _(
                "Operation {number} was made before the book was upgraded and cannot be undone."
            ).format(number=target.operation_id)
        )
    conflict = _conflict(book, target, _SAME_ROWS) if target.undoes is None else None
    if conflict is not None:
        raise conflict


def _undoes_an_undo(book: Book, operation: OperationRow) -> bool:
    return bool(
        book.value("SELECT undoes IS NOT NULL FROM operation WHERE id=?", (operation.undoes,))
    )


_LATER = (
    "SELECT o.id, coalesce(o.summary,o.command) FROM operation o WHERE o.id>?1 "
    "AND o.undoes IS NULL AND o.undone_by IS NULL "
    "AND o.id NOT IN (SELECT operation_id FROM running) AND o.id IN "
    "(SELECT c.operation_id FROM change c WHERE c.operation_id>?1 AND ({same})) "
    "ORDER BY o.id DESC LIMIT 1"
)
# Rows that the operation touched, and all that hangs on a customer it took on.
_SAME_ROWS = (
    "(c.table_name,c.row_id) IN (SELECT table_name,row_id FROM change WHERE operation_id=?1) "
    "OR c.customer_id IN (SELECT row_id FROM change WHERE operation_id=?1 "
    "AND table_name='customer' AND act='insert')"
)
_SAME_CUSTOMERS = "c.customer_id IN (SELECT customer_id FROM change WHERE operation_id=?1)"


def _conflict(book: Book, target: OperationRow, same: str) -> Refused | None:
    """The refusal that names what stands in the way; None where nothing does."""
    later = book.values(_LATER.format(same=same), (target.operation_id,))
    if not later:
        return None
    return Refused(
        _(
            "Operation {number} cannot be undone: operation {later} changed the same "
            "rows since ({summary}). Undo that one first."
        ).format(number=target.operation_id, later=later[0][0], summary=later[0][1])
    )


def _play_back(connection: sqlite3.Connection, operation: int, own: int) -> bool:
    """Reverse the steps of an operation, the last first, a few at a time in the memory.

    Whether what `own`, the running operation, logged of it is their mirror.
    """
    upto, logged = _HIGHEST, 0
    while True:
        found = connection.execute(
            f"{_STEPS}<? ORDER BY id DESC LIMIT {_AT_ONCE}", (operation, upto)
        ).fetchall()
        steps = [_Step._make(row) for row in found]
        for step in steps:
            _reverse(connection, step)
        found = connection.execute(f"{_STEPS}>? ORDER BY id", (own, logged)).fetchall()
        made = [_Step._make(row) for row in found]
        if not _mirrors(made, steps):
            return False
        if len(steps) < _AT_ONCE:
            return True
        upto, logged = steps[-1].id, made[-1].id


def _reverse(connection: sqlite3.Connection, step: _Step) -> None:
    """One step back; values go in as they were, not as the door would take them."""
    before = json.loads(step.before or "{}")
    if step.act == "insert":
        connection.execute(f"DELETE FROM {step.table} WHERE id=?", (step.row_id,))
    elif step.act == "delete":
        marks = ",".join("?" * len(before))
        connection.execute(
            f"INSERT INTO {step.table}({','.join(before)}) VALUES({marks})", list(before.values())
        )
    else:
        pairs = ",".join(f"{column}=?" for column in before)
        connection.execute(
            f"UPDATE {step.table} SET {pairs} WHERE id=?", [*before.values(), step.row_id]
        )


def _overwrote(book: Book, target: OperationRow) -> bool:
    """Whether another program's REPLACE made rows vanish without a trace in the log.

    Only the triggers of a program that asks for it (`recursive_triggers`) see the row
    that a REPLACE removes. A row that was put in twice, or that no one deleted and that
    is not there, tells of it; then nothing can bring the old one back.
    """
    if target.command != OTHER_PROGRAM:
        return False
    tables = book.values(
        "SELECT DISTINCT table_name FROM change WHERE operation_id=? AND act='insert'",
        (target.operation_id,),
    )
    for (table,) in tables:
        there: set[int] = set()
        for row_id, act in book.values(
            "SELECT row_id,act FROM change WHERE table_name=? ORDER BY id", (table,)
        ):
            if act == "insert" and row_id in there:
                return True
            if act == "delete":
                there.discard(row_id)
            else:
                there.add(row_id)
        there.difference_update(row_id for (row_id,) in book.values(f"SELECT id FROM {table}"))
        if there:
            return True
    return False


def _mirrors(made: list[_Step], steps: list[_Step]) -> bool:
    """Whether each step has its opposite in the same place."""
    return len(made) == len(steps) and all(
        new.table == old.table
        and new.row_id == old.row_id
        and new.act == _MIRROR[old.act]
        and _same(new.after, old.before if old.act == "update" else None)
        # A delete logs the whole row, an insert nothing: only updates can be held against it.
        and (old.act != "update" or _same(new.before, old.after))
        for new, old in zip(made, steps, strict=True)
    )


def _same(one: str | None, other: str | None) -> bool:
    return one == other or (
        one is not None and other is not None and bool(json.loads(one) == json.loads(other))
    )

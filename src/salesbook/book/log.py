"""The row log from the side that writes: begin an operation, end it, adopt, forget what is moot.

All on a bare connection inside the door's transaction. The triggers of the file do the
logging; here stands only under which operation. Neighbours: `door`, which calls this,
and `undo`, which plays the log back.
"""

from salesbook.book.engine import sqlite3
from salesbook.book.file import KEEPING, SCHEMA_VERSION, SEALED

OTHER_PROGRAM = "(another program)"
_CARED = (
    "SELECT 1 FROM change WHERE operation_id=? "
    "AND table_name IN ('care','customer','contact','deal') LIMIT 1"
)


def begin(
    connection: sqlite3.Connection, command: str, at: str, version: int = SCHEMA_VERSION
) -> int:
    """Start an operation: every row changed from now on is logged under it."""
    operation = connection.execute(
        "INSERT INTO operation(at,command,schema_version) VALUES(?,?,?)",
        (at, command, version),
    ).lastrowid
    connection.execute("INSERT INTO running(operation_id) VALUES(?)", (operation,))
    if operation is None:
        raise RuntimeError("no operation was begun")
    return operation


def finish(connection: sqlite3.Connection) -> None:
    """End the running operation."""
    connection.execute("DELETE FROM running")


def adopt(connection: sqlite3.Connection, at: str, version: int = SCHEMA_VERSION) -> bool:
    """Gather what another program changed since into one operation, so that it undoes.

    Says whether there was anything. `version` is the schema under which it was changed.
    """
    # A writer that is none of ours may have left its mark; nothing runs outside the door.
    finish(connection)
    strange = connection.execute("SELECT 1 FROM change WHERE operation_id IS NULL LIMIT 1")
    if not strange.fetchone():
        return False
    operation = begin(connection, OTHER_PROGRAM, at, version)
    finish(connection)
    connection.execute("UPDATE change SET operation_id=? WHERE operation_id IS NULL", (operation,))
    if version >= SEALED:
        seal(connection, operation)
    if version >= KEEPING and connection.execute(_CARED, (operation,)).fetchone():
        from salesbook.rows.kept import keep_all

        keep_all(connection)  # a REPLACE without recursive_triggers goes past them
    return True


def seal(connection: sqlite3.Connection, operation: int) -> None:
    """Keep what the rows of an ended operation come to, for `check --deep`."""
    from salesbook.rows.checksum import seal as keep  # not wanted for reading

    keep(connection, operation)


def ends_with_undo(connection: sqlite3.Connection) -> bool:
    """Whether an undo is the last thing that was done, so that it can be redone."""
    last = connection.execute("SELECT undoes FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    return last is not None and last[0] is not None


def drop_cancelled(connection: sqlite3.Connection) -> None:
    """Drop the rows of commands that were taken back, and of their undo, once redo is over.

    Each pair mirrors the other, so the log stays as true without both. The operations
    themselves stay: `history` shows that they were.
    """
    connection.execute(
        "DELETE FROM change WHERE operation_id IN (SELECT id FROM operation "
        "WHERE undone_by IS NOT NULL UNION ALL SELECT undone_by FROM operation "
        "WHERE undone_by IS NOT NULL)"
    )

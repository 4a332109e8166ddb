"""What the file itself keeps of the care that was done, beside those whom it was done for.

Most care of the last days is done. To look up each piece costs what a book holds; with the
day of the latest that was done in the index by which those who are owed are found, what is
done is passed over unread. The triggers on `care` write these days, whoever changes it; as
they follow from its rows, they are not logged, not exported, and come back with an undo.
Neighbours: `schema.triggers`; `book.care`, which asks; `book.checking`, which holds them to
the rows.
"""

from salesbook.light import TYPE_CHECKING
from salesbook.rows.checksum import KEPT

if TYPE_CHECKING:
    from sqlite3 import Connection


def latest(table: str, kind: str) -> str:
    """The SQL of that day for a row of `table`."""
    of = f"{table}_id={table}.id AND kind='{kind}'"
    return f"(SELECT max(due_on) FROM care WHERE {of})"  # noqa: S608 - of names in KEPT


def keep(table: str, ids: str) -> str:
    """The statement that works out what is kept in the rows of some ids (a condition on `id`)."""
    columns = ",".join(f"{name}={latest(table, kind)}" for name, kind in KEPT[table].items())
    return f"UPDATE {table} SET {columns} WHERE id {ids}"  # noqa: S608 - of names in KEPT


def keep_all(connection: "Connection") -> None:
    """Work all of it out, where rows of care came past the triggers."""
    for table in KEPT:
        connection.execute(keep(table, f"IN (SELECT {table}_id FROM care)"))  # noqa: S608 - as above

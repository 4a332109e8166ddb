"""What the file itself keeps of the care that was done, beside those whom it was done for.

Most care of the last days is done. To look up each piece costs what a book holds; with the
day of the latest that was done in the index by which those who are owed are found, what is
done is passed over unread. Triggers write these days, whoever changes the care, the customer,
the person or the deal; as they follow from the rows of care, they are not logged, not exported, and
come back with an undo. Neighbours: `schema.triggers`; `book.care`, which asks;
`book.checking`, which holds them to the rows.
"""

from salesbook.light import TYPE_CHECKING
from salesbook.rows.checksum import KEPT

if TYPE_CHECKING:
    from sqlite3 import Connection


_OF = {"customer": "customer_id={}.id", "contact": "contact_id={}.id",
       "deal": "customer_id={}.customer_id"}  # fmt: skip
"""The care of a row of each table: to a deal, all of its customer's."""


def latest(table: str, kind: str) -> str:
    """The SQL of that day for a row of `table`."""
    of = f"{_OF[table].format(table)} AND kind='{kind}'"
    return f"(SELECT max(due_on) FROM care WHERE {of})"  # noqa: S608 - of names in KEPT


def keep(table: str, where: str = "") -> str:
    """The statement that sets right what is kept; `where` begins its condition, with an AND.

    A row that is right is not touched: the triggers of the table run at each that is.
    """
    days = {name: latest(table, kind) for name, kind in KEPT[table].items()}
    columns = ",".join(f"{name}={day}" for name, day in days.items())
    wrong = " OR ".join(f"{name} IS NOT {day}" for name, day in days.items())
    return f"UPDATE {table} SET {columns} WHERE {where}({wrong})"  # noqa: S608 - as above


def keep_all(connection: "Connection") -> None:
    """Set all of it right, where rows came past the triggers."""
    for table in KEPT:
        connection.execute(keep(table))

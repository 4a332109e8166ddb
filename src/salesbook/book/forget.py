"""Forgetting a customer: the rows, what the log knew of them, the pages they stood on.

The one thing beyond undo. Everything happens in one transaction with secure_delete, so that
what goes is overwritten in the file; VACUUM then gives its pages back. Commands that were
about this customer alone go from the history; of others the sentence goes where it names the
customer. Neighbours: `backup`, whose copies may still know; `log`.
"""

import os
from contextlib import closing, suppress

from salesbook.book import log
from salesbook.book.backup import Copy, list_copies
from salesbook.book.create import sync
from salesbook.book.engine import sqlite3
from salesbook.book.faults import explained
from salesbook.book.file import connect
from salesbook.book.reading import WAIT_SECONDS, Book
from salesbook.book.restore import unpacked
from salesbook.errors import SalesbookError
from salesbook.light import NamedTuple
from salesbook.rows.checksum import seal_operations

COMMAND = "forget"
_SHORTEST = 2
"""Characters of a name that is looked for in sentences."""


class Forgotten(NamedTuple):
    """What went."""

    rows: int
    operations: int
    """Commands that were about this customer alone."""
    mentions: int
    """Entries of other customers in which the name stands; they stay."""


def forget(book: Book, customer: int, at: str, summary: str) -> Forgotten:
    """Purge a customer from an open book; `summary` is what history shows, without a name."""
    connection = book.connection
    with explained(book.path):
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("BEGIN IMMEDIATE")
        try:
            log.adopt(connection, at)
            names = _names(connection, customer)
            own = log.begin(connection, COMMAND, at)
            connection.execute("PRAGMA defer_foreign_keys=ON")
            connection.execute("DELETE FROM customer WHERE id=?", (customer,))
            rows = connection.execute(
                "SELECT count(*) FROM change WHERE operation_id=?", (own,)
            ).fetchone()[0]
            operations = _purge_log(connection, customer, own)
            _silence(connection, names)
            log.finish(connection)
            connection.execute("UPDATE operation SET summary=? WHERE id=?", (summary, own))
            seal_operations(connection)
            mentions = _mentions(connection, names)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("VACUUM")
    return Forgotten(rows, operations, mentions)


def _names(connection: sqlite3.Connection, customer: int) -> list[str]:
    """Every name by which a sentence could mean the customer or its people."""
    found = connection.execute(
        "SELECT name FROM customer WHERE id=?1 UNION SELECT name FROM alias WHERE customer_id=?1 "
        "UNION SELECT name FROM contact WHERE customer_id=?1",
        (customer,),
    )
    return [name for (name,) in found if len(name) >= _SHORTEST]


def _purge_log(connection: sqlite3.Connection, customer: int, own: int) -> int:
    """Take out what the log knew, also of customers that were merged into this one."""
    known = ",".join(map(str, sorted(_same(connection, customer))))
    about = (
        f"(customer_id IN ({known}) OR (table_name,row_id) IN "
        f"(SELECT table_name,row_id FROM change WHERE operation_id={own}))"
    )
    connection.execute(
        f"CREATE TEMP TABLE touched AS SELECT DISTINCT operation_id AS id FROM change WHERE {about}"
    )
    connection.execute(f"DELETE FROM change WHERE {about}")
    connection.execute(
        "DELETE FROM temp.touched WHERE id=? OR EXISTS "
        "(SELECT 1 FROM change c WHERE c.operation_id=touched.id)",
        (own,),
    )
    # A command and its undo were about the same rows; each refers to the other.
    connection.execute(
        "UPDATE operation SET undoes=NULL,undone_by=NULL WHERE id IN (SELECT id FROM temp.touched)"
    )
    for column in ("undoes", "undone_by"):
        connection.execute(
            f"UPDATE operation SET {column}=NULL WHERE {column} IN (SELECT id FROM temp.touched)"
        )
    gone = connection.execute(
        "DELETE FROM operation WHERE id IN (SELECT id FROM temp.touched)"
    ).rowcount
    connection.execute("DROP TABLE temp.touched")
    return gone


def _same(connection: sqlite3.Connection, customer: int) -> set[int]:
    """The customer, and those that are gone because their rows were moved to it."""
    found, new = {customer}, {customer}
    while new:
        marks = ",".join("?" * len(new))
        rows = connection.execute(
            "SELECT DISTINCT customer_id FROM change WHERE act='update' AND "
            f"json_extract(after,'$.customer_id') IN ({marks}) AND customer_id IS NOT NULL "
            "AND customer_id NOT IN (SELECT id FROM customer)",
            [*new],
        )
        new = {identity for (identity,) in rows} - found
        found |= new
    return found


def _silence(connection: sqlite3.Connection, names: list[str]) -> None:
    """Sentences of the history that name the customer say nothing any more."""
    for name in names:
        connection.execute(
            "UPDATE operation SET summary='…',checksum=NULL WHERE instr(summary,?)", (name,)
        )


def _mentions(connection: sqlite3.Connection, names: list[str]) -> int:
    """Entries of others in which a name stands: what was said is theirs, and stays."""
    asked = (
        "SELECT count(*) FROM follow_up WHERE instr(note,?1) OR instr(feedback,?1)",
        "SELECT count(*) FROM customer WHERE instr(referred_by,?1) OR instr(note,?1)",
    )
    return sum(connection.execute(sql, (name,)).fetchone()[0] for name in names for sql in asked)


def list_knowing(book: str, name: str, customer: int) -> list[Copy]:
    """The dated copies that still hold the customer, or something its log said."""
    found = []
    for copy in list_copies(book):
        with suppress(sqlite3.Error, SalesbookError):
            with closing(connect(copy.path, "ro", 1)) as opened:
                known = opened.execute(
                    "SELECT 1 FROM customer WHERE id=? AND name=? UNION ALL SELECT 1 FROM change "
                    "WHERE customer_id=? LIMIT 1",
                    (customer, name, customer),
                ).fetchone()
            if not known:
                continue
        # One that cannot be read may know.
        found.append(copy)
    return found


def forget_in_copy(copy: str, customer: int, at: str, summary: str) -> None:
    """Rewrite a copy without the customer: a purged draft takes its place."""
    folder = os.path.dirname(copy) or os.curdir
    with unpacked(copy, folder) as draft:
        with closing(connect(draft, "rw", WAIT_SECONDS)) as opened:
            opened.execute("PRAGMA foreign_keys=ON")
            opened.execute("PRAGMA recursive_triggers=ON")
            forget(Book(draft, opened), customer, at, summary)
        os.chmod(draft, 0o600)
        sync(draft)
        os.replace(draft, copy)
        sync(folder)

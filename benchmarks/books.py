"""Books to measure on: any number of customers with their history, the same work due.

Every customer has 20 follow-ups; many bought. Made by `create_book`, then filled with plain
sqlite3 in one transaction with the triggers on, so that the log of changes is as full as in
a used book: every row under an operation. Left out are the updates that a real follow-up
makes to its customer. The same size gives the same rows. Cached beside this file, by schema
and by the text of these modules.
Neighbours: `people`, `history` and `sold` for the rows, `run`, which measures.
"""

import os
import sqlite3
import sys
from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256
from itertools import islice

from benchmarks import history, names, people, sold
from benchmarks.people import DAY, LEAST, decide

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "books")
ROWS_AN_OPERATION = 5000
_PRAGMAS = (
    "journal_mode=OFF",
    "synchronous=OFF",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "temp_store=MEMORY",
    "cache_size=-1500000",
)


def book_path(customers: int) -> str:
    """The book of a size, made now if there is none yet. ValueError when it is too small."""
    if customers < LEAST:
        raise ValueError(f"a bench book has at least {LEAST} customers")
    path = os.path.join(FOLDER, f"{customers}-{_fingerprint()}.db")
    if not os.path.exists(path):
        os.makedirs(FOLDER, exist_ok=True)
        _forget_old(customers)
        build(path, customers)
    return path


def build(path: str, customers: int) -> None:
    """Write a whole book; on failure nothing stays at `path`."""
    from salesbook.book.create import create_book

    draft = f"{path}.{os.getpid()}.draft"
    create_book(draft)
    try:
        connection = sqlite3.connect(draft, isolation_level=None)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        random, buyers = decide(customers)
        for filled in (history.tables(random, buyers), sold.tables(random, buyers)):
            for table, columns, rows in filled:
                _insert(connection, table, columns, rows)
        _insert(connection, *sold.care(draft, connection, buyers))
        connection.execute("COMMIT")
        connection.close()
        os.replace(draft, path)
    finally:
        if os.path.exists(draft):
            os.unlink(draft)


def _fingerprint() -> str:
    from salesbook.schema import statements

    digest = sha256("\n".join(statements()).encode())
    for path in (__file__, *(module.__file__ for module in (people, history, names, sold))):
        with open(path, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()[:12]


def _forget_old(customers: int) -> None:
    for name in os.listdir(FOLDER):
        if name.startswith(f"{customers}-"):
            os.unlink(os.path.join(FOLDER, name))


def _insert(
    connection: sqlite3.Connection, table: str, columns: str, rows: Iterable[tuple[object, ...]]
) -> None:
    """The rows, a few thousand under each operation."""
    marks = ",".join("?" * (columns.count(",") + 1))
    rows = iter(rows)
    while part := list(islice(rows, ROWS_AN_OPERATION)):
        operation = connection.execute(
            "INSERT INTO operation(at,command,summary,schema_version) VALUES(?,'import',?,1)",
            (f"{DAY}T08:00:00+08:00", f"{len(part)} {table}"),
        ).lastrowid
        connection.execute("INSERT INTO running(operation_id) VALUES(?)", (operation,))
        connection.executemany(f"INSERT INTO {table}({columns}) VALUES({marks})", part)
        connection.execute("DELETE FROM running")


def ordinary(path: str, count: int) -> list[str]:
    """Names of active C customers with nothing due: whom the writing commands are timed on."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    found = connection.execute(
        "SELECT name FROM customer c WHERE status='active' AND grade='C' AND unanswered=0 "
        "AND NOT EXISTS (SELECT 1 FROM next_action n WHERE n.customer_id=c.id AND n.state='open') "
        "AND last_contact_on BETWEEN ? AND ? ORDER BY id",
        ((DAY - timedelta(25)).isoformat(), (DAY - timedelta(4)).isoformat()),
    ).fetchall()
    connection.close()
    step = max(len(found) // count, 1)
    return [name for (name,) in found[::step]][:count]


if __name__ == "__main__":
    # One line each: the book, its day, a rare text in it, then names to write about.
    made = book_path(int(sys.argv[1]))
    print(made, DAY, names.RARE, *ordinary(made, int(sys.argv[2])), sep="\n")

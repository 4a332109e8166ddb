"""The one door through which a book is changed.

`open_to_change` gives a book whose `change` is a single `BEGIN IMMEDIATE` transaction with
one operation row; the triggers of the file log every row under it. Neighbours: `reading`,
which has what any book answers; `create`, which makes the file; `undo`, which plays the log
backwards.
"""

from salesbook.book import log, reading
from salesbook.book.engine import sqlite3
from salesbook.book.faults import explained
from salesbook.book.file import opened
from salesbook.book.reading import Book, leave, storable, stored
from salesbook.light import Callable, Iterable, Iterator, Sequence, contextmanager


class WritableBook(Book):
    """An open book that can be changed."""

    @contextmanager
    def change(self, command: str, at: str) -> Iterator["Change"]:
        """One transaction and one operation; nothing stays when the block raises.

        `at` is the moment as ISO text. A block that changes no row leaves no operation.
        """
        connection = self.connection
        with explained(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                redo_ends = log.ends_with_undo(connection)
                adopted = log.adopt(connection, at)
                if adopted:
                    connection.execute("SAVEPOINT own")
                change = Change(self, log.begin(connection, command, at), command, at)
                yield change
                change.end()
                if adopted and not change.did:
                    connection.execute("ROLLBACK TO own")
                if redo_ends and not log.ends_with_undo(connection):
                    log.drop_cancelled(connection)
                try:
                    connection.execute("COMMIT" if change.did or adopted else "ROLLBACK")
                except sqlite3.IntegrityError as error:
                    if change.unfit is None:
                        raise
                    raise change.unfit() from error
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise


class Change:
    """The running operation: insert, update and delete rows, and say what was done."""

    def __init__(self, book: Book, operation: int, command: str, at: str) -> None:
        """Made by `Book.change` alone."""
        self.book = book
        self.operation = operation
        self.command = command
        self.at = at
        self.summary: str | None = None
        self.did = False
        self.unfit: Callable[[], Exception] | None = None
        """What is said where references that waited for the end lead nowhere."""

    def says(self, summary: str) -> None:
        """Keep the sentence that `history` shows for this operation."""
        self.summary = storable(summary)

    def end(self) -> None:
        """End the operation that runs."""
        connection = self.book.connection
        log.finish(connection)
        if not self.is_empty():
            self.did = True
            connection.execute(
                "UPDATE operation SET summary=? WHERE id=?", (self.summary, self.operation)
            )
            log.seal(connection, self.operation)

    def begin_another(self) -> None:
        """End the operation and begin the next one in the same transaction: both or none."""
        self.end()
        self.operation = log.begin(self.book.connection, self.command, self.at)
        self.summary = None

    def insert(self, table: str, **values: object) -> int:
        """Add a row and return its id."""
        columns = ",".join(values)
        marks = ",".join("?" * len(values))
        sql = f"INSERT INTO {table}({columns}) VALUES({marks})"
        identity = self.book.connection.execute(sql, stored(values)).lastrowid
        if identity is None:
            raise RuntimeError("no row was inserted")
        return identity

    def insert_many(
        self, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
    ) -> None:
        """Add rows that have the same columns; where they are referred to, `id` is one."""
        marks = ",".join("?" * len(columns))
        sql = f"INSERT INTO {table}({','.join(columns)}) VALUES({marks})"
        stored = (
            [storable(value) if type(value) is str else value for value in row] for row in rows
        )
        self.book.connection.executemany(sql, stored)

    def next_id(self, table: str) -> int:
        """The id that the next row gets; this transaction alone may give it."""
        return 1 + int(
            self.book.value("SELECT max(seq) FROM sqlite_sequence WHERE name=?", (table,)) or 0
        )

    def update(self, table: str, identity: int, **values: object) -> None:
        """Set columns of one row."""
        if values:
            pairs = ",".join(f"{column}=?" for column in values)
            sql = f"UPDATE {table} SET {pairs} WHERE id=?"
            self.book.connection.execute(sql, [*stored(values), identity])

    def delete(self, table: str, identity: int) -> None:
        """Remove one row, and what goes with it."""
        self.book.connection.execute(f"DELETE FROM {table} WHERE id=?", (identity,))

    def is_empty(self) -> bool:
        """Whether no row was changed so far."""
        return not self.book.value(
            "SELECT 1 FROM change WHERE operation_id=? LIMIT 1", (self.operation,)
        )


@contextmanager
def open_to_change(path: str, hold: int | None = None) -> Iterator[WritableBook]:
    """The book for one command that writes.

    `hold` is how many changed pages wait in the memory for the end; None: all of them.
    """
    connection = opened(path, "rw", reading.WAIT_SECONDS)
    try:
        with explained(path):
            # Another program may have switched it: sidecars do not survive synced folders.
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("PRAGMA foreign_keys=ON")
            # Without it a REPLACE by a trigger's statement would go unlogged.
            connection.execute("PRAGMA recursive_triggers=ON")
            connection.execute("PRAGMA temp_store=MEMORY")
            # EXTRA also syncs the folder after the journal is gone: the last commit stays.
            connection.execute("PRAGMA synchronous=EXTRA")
            # A large change must not lock readers out before it commits.
            connection.execute(f"PRAGMA cache_spill={hold or 'OFF'}")
        yield WritableBook(path, connection)
    except BaseException:
        connection.close()
        raise
    leave(connection)

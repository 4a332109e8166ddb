"""Opening a book, and the one door through which it is changed.

`open_to_read` gives a book on a read-only connection inside one read transaction:
several questions of a command see the same moment. `open_to_change` gives one whose
`change` is a single `BEGIN IMMEDIATE` transaction with one operation row; the
triggers of the file log every row under it. Neighbours: `create` makes the file,
`undo` plays the log backwards, `faults` words the failures.
"""

import salesbook
from salesbook.book import log
from salesbook.book.engine import sqlite3
from salesbook.book.faults import explained
from salesbook.book.file import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    missing,
    opened,
)
from salesbook.light import (
    Any,
    Iterable,
    Iterator,
    Mapping,
    NamedTuple,
    Sequence,
    TypeVar,
    contextmanager,
)

__all__ = [
    "APPLICATION_ID",
    "FEW_PAGES",
    "MANY_PAGES",
    "SCHEMA_VERSION",
    "WAIT_SECONDS",
    "Book",
    "Change",
    "missing",
    "open_to_change",
    "open_to_read",
    "storable",
]

WAIT_SECONDS: float = 30
"""How long a command waits for another program's lock."""

FEW_PAGES, MANY_PAGES = 64, 500
"""Of a book, kept while it is read. To get fresh memory for a page takes longer than to read a
page again that the system still has, and what is due lies on hundreds that are asked for once."""

# The view of each shape; the names are fixed here, never taken from a user.
_VIEWS = {
    "AgendaRow": "agenda_row",
    "AgendaDetail": "agenda_detail",
    "ListRow": "list_row",
    "CustomerFile": "customer_file",
    "ContactRow": "contact_row",
    "FollowUpRow": "follow_up_row",
    "NextActionRow": "next_action_row",
    "GradeRow": "grade_row",
    "FactRow": "fact_row",
    "OperationRow": "operation_row",
    "WhoRow": "who_row",
    "DealRow": "deal_row",
    "DealMoveRow": "deal_move_row",
    "AnswerRow": "answer_row",
    "ProductRow": "product_row",
    "InstalmentRow": "instalment_row",
    "ReceiptRow": "receipt_row",
    "SaleRow": "sale_row",
    "OwnershipRow": "ownership_row",
    "FeedbackRow": "feedback_row",
    "CareRow": "care_row",
    "CoachingRow": "coaching_row",
    "CriterionRow": "criterion_row",
}

Row = TypeVar("Row", bound=NamedTuple)
Values = Sequence[object] | Mapping[str, object]


class Book:
    """An open book. `rows_read` counts the rows that left the file."""

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        """Keep the path and the connection; `open_to_read` and `open_to_change` make them."""
        self.path = path
        self.connection = connection
        self.rows_read = 0

    def rows(self, shape: type[Row], rest: str = "", values: Values = ()) -> list[Row]:
        """Rows of the view of `shape`; `rest` is the SQL after FROM view."""
        columns = ",".join(shape._fields)
        return self.select(shape, f"SELECT {columns} FROM {_VIEWS[shape.__name__]} {rest}", values)

    def select(self, shape: type[Row], sql: str, values: Values = ()) -> list[Row]:
        """Rows of a whole statement, in the shape of a NamedTuple."""
        with explained(self.path):
            found = [shape._make(row) for row in self._ask(sql, values)]
        self.rows_read += len(found)
        return found

    def each(self, shape: type[Row], rest: str, values: Values = ()) -> Iterator[Row]:
        """Rows of a view one by one, for who stops early."""
        sql = f"SELECT {','.join(shape._fields)} FROM {_VIEWS[shape.__name__]} {rest}"
        return self.stream(shape, sql, values)

    def stream(self, shape: type[Row], sql: str, values: Values = ()) -> Iterator[Row]:
        """Rows of a whole statement one by one, for who keeps none of them."""
        with explained(self.path):
            for row in self._ask(sql, values):
                self.rows_read += 1
                yield shape._make(row)

    def values(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Bare rows of a statement."""
        with explained(self.path):
            found = self._ask(sql, values).fetchall()
        self.rows_read += len(found)
        return found

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first value of the first row, or None."""
        found = self.values(sql, values)
        return found[0][0] if found else None

    def _ask(self, sql: str, values: Values) -> sqlite3.Cursor:
        # What is looked for is spelled as what is stored.
        if isinstance(values, Mapping):
            return self.connection.execute(sql, dict(zip(values, _stored(values), strict=True)))
        return self.connection.execute(sql, [_stored_one(value) for value in values])

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
                connection.execute("COMMIT" if change.did or adopted else "ROLLBACK")
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
        identity = self.book.connection.execute(sql, _stored(values)).lastrowid
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
            self.book.connection.execute(sql, [*_stored(values), identity])

    def delete(self, table: str, identity: int) -> None:
        """Remove one row, and what goes with it."""
        self.book.connection.execute(f"DELETE FROM {table} WHERE id=?", (identity,))

    def is_empty(self) -> bool:
        """Whether no row was changed so far."""
        return not self.book.value(
            "SELECT 1 FROM change WHERE operation_id=? LIMIT 1", (self.operation,)
        )


def storable(text: str) -> str:
    """Text as the file can hold it: no NUL, no half characters."""
    if "\0" in text:
        text = text.replace("\0", "�")
    return text.encode("utf-8", "replace").decode("utf-8")


def _stored_one(value: object) -> object:
    return storable(value) if isinstance(value, str) else value


def _stored(values: Mapping[str, object]) -> list[object]:
    return [_stored_one(value) for value in values.values()]


@contextmanager
def open_to_read(path: str, pages: int = FEW_PAGES) -> Iterator[Book]:
    """The book for reading: nothing is written, not even a lock that outlives the block.

    `pages` are kept in the memory; MANY_PAGES are for who comes back to them.
    """
    connection = opened(path, "ro", WAIT_SECONDS)
    try:
        connection.execute(f"PRAGMA cache_size={pages}")
        yield Book(path, connection)
    except BaseException:
        connection.close()
        raise
    _leave(connection)


_left: list[sqlite3.Connection] = []


def _leave(connection: sqlite3.Connection) -> None:
    """Close the file; where the process ends by the short way, leave that to its end.

    Freeing what was read of the schema, piece by piece, takes as long as ten questions.
    """
    if not salesbook.leaving:
        connection.close()
        return
    if connection.in_transaction:
        connection.execute("ROLLBACK")  # nobody waits for a lock while this is printed
    _left.append(connection)


@contextmanager
def open_to_change(path: str, hold: int | None = None) -> Iterator[Book]:
    """The book for one command that writes.

    `hold` is how many changed pages wait in the memory for the end; None: all of them.
    """
    connection = opened(path, "rw", WAIT_SECONDS)
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
        yield Book(path, connection)
    except BaseException:
        connection.close()
        raise
    _leave(connection)

"""Opening a book, and the one door through which it is changed.

`open_to_read` gives a book on a read-only connection inside one read transaction:
several questions of a command see the same moment. `open_to_change` gives one whose
`change` is a single `BEGIN IMMEDIATE` transaction with one operation row; the
triggers of the file log every row under it. Neighbours: `create` makes the file,
`undo` plays the log backwards, `faults` words the failures.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

from salesbook import rows as shapes
from salesbook.book.faults import explain, explained
from salesbook.errors import Damaged, NotFound
from salesbook.i18n import _

APPLICATION_ID = 0x53616C42  # "SalB"
SCHEMA_VERSION = 1
WAIT_SECONDS = 30

# A view or table each; the names are fixed here, never taken from a user.
_VIEWS: dict[type, str] = {
    shapes.AgendaRow: "agenda_row",
    shapes.AgendaDetail: "agenda_detail",
    shapes.ListRow: "list_row",
    shapes.CustomerFile: "customer_file",
    shapes.ContactRow: "contact_row",
    shapes.FollowUpRow: "follow_up_row",
    shapes.NextActionRow: "next_action_row",
    shapes.GradeRow: "grade_row",
    shapes.FactRow: "fact_row",
    shapes.OperationRow: "operation_row",
    shapes.WhoRow: "who_row",
}

Row = TypeVar("Row", bound=NamedTuple)
Values = Sequence[object] | dict[str, object]


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
        return self.select(shape, f"SELECT {columns} FROM {_VIEWS[shape]} {rest}", values)

    def select(self, shape: type[Row], sql: str, values: Values = ()) -> list[Row]:
        """Rows of a whole statement, in the shape of a NamedTuple."""
        with explained(self.path):
            found = [shape._make(row) for row in self.connection.execute(sql, values)]
        self.rows_read += len(found)
        return found

    def each(self, shape: type[Row], rest: str, values: Values = ()) -> Iterator[Row]:
        """Rows of a view one by one, for who stops early."""
        columns = ",".join(shape._fields)
        with explained(self.path):
            for row in self.connection.execute(
                f"SELECT {columns} FROM {_VIEWS[shape]} {rest}", values  # noqa: S608
            ):
                self.rows_read += 1
                yield shape._make(row)

    def values(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Bare rows of a statement."""
        with explained(self.path):
            found = self.connection.execute(sql, values).fetchall()
        self.rows_read += len(found)
        return found

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first value of the first row, or None."""
        found = self.values(sql, values)
        return found[0][0] if found else None

    @contextmanager
    def change(self, command: str, at: str) -> Iterator["Change"]:
        """One transaction and one operation; nothing stays when the block raises.

        `at` is the moment as ISO text. A block that changes no row leaves no operation.
        """
        connection = self.connection
        with explained(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                adopt(connection, at)
                operation = begin(connection, command, at)
                change = Change(self, operation, at)
                yield change
                finish(connection)
                if change.is_empty():
                    connection.execute("DELETE FROM operation WHERE id=?", (operation,))
                else:
                    connection.execute(
                        "UPDATE operation SET summary=? WHERE id=?", (change.summary, operation)
                    )
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise


class Change:
    """The running operation: insert, update and delete rows, and say what was done."""

    def __init__(self, book: Book, operation: int, at: str) -> None:
        """Made by `Book.change` alone."""
        self.book = book
        self.operation = operation
        self.at = at
        self.summary: str | None = None

    def says(self, summary: str) -> None:
        """Keep the sentence that `history` shows for this operation."""
        self.summary = storable(summary)

    def insert(self, table: str, **values: object) -> int:
        """Add a row and return its id."""
        columns = ",".join(values)
        marks = ",".join("?" * len(values))
        sql = f"INSERT INTO {table}({columns}) VALUES({marks})"  # noqa: S608 - names are code
        identity = self.book.connection.execute(sql, _stored(values)).lastrowid
        if identity is None:
            raise RuntimeError("no row was inserted")
        return identity

    def update(self, table: str, identity: int, **values: object) -> None:
        """Set columns of one row."""
        if values:
            pairs = ",".join(f"{column}=?" for column in values)
            sql = f"UPDATE {table} SET {pairs} WHERE id=?"  # noqa: S608 - names are code
            self.book.connection.execute(sql, [*_stored(values), identity])

    def delete(self, table: str, identity: int) -> None:
        """Remove one row, and what goes with it."""
        self.book.connection.execute(f"DELETE FROM {table} WHERE id=?", (identity,))  # noqa: S608

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


def _stored(values: dict[str, object]) -> list[object]:
    return [storable(value) if isinstance(value, str) else value for value in values.values()]


def begin(connection: sqlite3.Connection, command: str, at: str) -> int:
    """Start an operation: every row changed from now on is logged under it."""
    operation = connection.execute(
        "INSERT INTO operation(at,command,schema_version) VALUES(?,?,?)",
        (at, command, SCHEMA_VERSION),
    ).lastrowid
    connection.execute("INSERT INTO running(operation_id) VALUES(?)", (operation,))
    if operation is None:
        raise RuntimeError("no operation was begun")
    return operation


def finish(connection: sqlite3.Connection) -> None:
    """End the running operation."""
    connection.execute("DELETE FROM running")


def adopt(connection: sqlite3.Connection, at: str) -> None:
    """Gather what another program changed since into one operation, so that it undoes."""
    strange = connection.execute("SELECT 1 FROM change WHERE operation_id IS NULL LIMIT 1")
    if strange.fetchone():
        operation = begin(connection, "(another program)", at)
        finish(connection)
        connection.execute(
            "UPDATE change SET operation_id=? WHERE operation_id IS NULL", (operation,)
        )


@contextmanager
def open_to_read(path: str) -> Iterator[Book]:
    """The book for reading: nothing is written, not even a lock that outlives the block."""
    connection = _connect(path, "ro")
    try:
        with explained(path):
            try:
                connection.execute("BEGIN")
                _check(connection, path)
            except sqlite3.OperationalError as error:
                if not _has_hot_journal(error):
                    raise
                # A writer was killed: one read-write opening rolls its journal back.
                connection.close()
                _roll_back(path)
                connection = _connect(path, "ro")
                connection.execute("BEGIN")
                _check(connection, path)
        yield Book(path, connection)
    finally:
        connection.close()


@contextmanager
def open_to_change(path: str) -> Iterator[Book]:
    """The book for one command that writes."""
    connection = _connect(path, "rw")
    try:
        with explained(path):
            _check(connection, path)
            connection.execute("PRAGMA foreign_keys=ON")
            # Without it a REPLACE by a trigger's statement would go unlogged.
            connection.execute("PRAGMA recursive_triggers=ON")
            connection.execute("PRAGMA temp_store=MEMORY")
            # EXTRA also syncs the folder after the journal is gone: the last commit stays.
            connection.execute("PRAGMA synchronous=EXTRA")
            # A large change must not lock readers out before it commits.
            connection.execute("PRAGMA cache_spill=OFF")
        yield Book(path, connection)
    finally:
        connection.close()


def _connect(path: str, mode: str) -> sqlite3.Connection:
    try:
        size = os.stat(path).st_size
    except (FileNotFoundError, NotADirectoryError):
        raise missing(path) from None
    except OSError as error:
        raise NotFound(
            _("The book {path} cannot be opened: {reason}.").format(
                path=path, reason=error.strerror
            )
        ) from error
    if os.path.isdir(path):
        raise Damaged(_("{path} is a folder, not a book.").format(path=path))
    if size == 0:
        raise Damaged(
            _("The file {path} is empty (0 bytes), so it is no book. Put back a copy of it.").format(
                path=path
            )
        )
    # `?` and `#` end a path in a URI.
    quoted = os.path.abspath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    try:
        return sqlite3.connect(
            f"file:{quoted}?mode={mode}", uri=True, timeout=WAIT_SECONDS, isolation_level=None
        )
    except sqlite3.Error as error:
        raise explain(error, path) from error


def missing(path: str) -> NotFound:
    """The failure of a book that is not there."""
    return NotFound(
        _(
            'There is no book at {path}. Make one with "salesbook init", or try "salesbook demo".'
        ).format(path=path)
    )


def _check(connection: sqlite3.Connection, path: str) -> None:
    """Refuse what is not a book of this salesbook, before anything else is asked."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise Damaged(
            _("The file {path} is a database of another program, not a salesbook book.").format(
                path=path
            )
        )
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        raise Damaged(
            _(
                "The book {path} has version {version}, this salesbook knows up to {known}. "
                "Upgrade salesbook."
            ).format(path=path, version=version, known=SCHEMA_VERSION)
        )
    # The first real read: a truncated file shows here.
    connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()


def _has_hot_journal(error: sqlite3.OperationalError) -> bool:
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_ROLLBACK


def _roll_back(path: str) -> None:
    connection = _connect(path, "rw")
    try:
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    finally:
        connection.close()

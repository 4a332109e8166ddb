"""Encrypted files: SQLCipher behind the face of the standard `sqlite3`.

A connection made here is used like any other: what SQLCipher raises arrives as the error that
`sqlite3` would raise, with its code, so nobody else knows that there are two libraries. Both
must never have the same file open in one process: closing it in one lets go of the locks of
the other. Loaded when the first encrypted file is met, and not before; without the extra
`crypt` importing it fails. Neighbours: `book.file`, which comes here; `schema.session`.
"""

import sqlite3

from sqlcipher3 import dbapi2

from salesbook.light import Any, Callable, NoReturn, cast


def connect(address: str, wait: float, key: str | None) -> sqlite3.Connection:
    """A connection to the file at a URI; without a key it is read as a plain one.

    Whether the key is right shows at the first read, which fails as on a file that is none.
    """
    connection = Connection(address, uri=True, timeout=wait, isolation_level=None)
    # Else SQLCipher writes its own opinion to stderr.
    connection.execute("PRAGMA cipher_log_level=NONE")
    if key is not None:
        connection.set_key(written(key).encode())
    return cast(sqlite3.Connection, connection)


def written(key: str) -> str:
    """A key as SQLCipher takes it.

    64 hexadecimal digits are the key itself, all else is stretched to one: PBKDF2 with 256,000
    rounds, a fifth of a second for every file that is opened.
    """
    if len(key) == 64 and all(digit in "0123456789abcdefABCDEF" for digit in key):
        return f"x'{key}'"
    return key


def is_keyed(connection: sqlite3.Connection) -> bool:
    """Whether a connection was made here."""
    return isinstance(connection, Connection)


def _standard(error: dbapi2.Error) -> NoReturn:
    """Raise the error of `sqlite3` that this one is."""
    found = getattr(sqlite3, type(error).__name__)(*error.args)
    for name in ("sqlite_errorcode", "sqlite_errorname"):
        if hasattr(error, name):
            setattr(found, name, getattr(error, name))
    raise found from error


def _translated(method: Callable[..., Any]) -> Callable[..., Any]:
    def call(self: Any, *values: Any, **named: Any) -> Any:
        try:
            return method(self, *values, **named)
        except dbapi2.Error as error:
            _standard(error)

    return call


class Cursor(dbapi2.Cursor):  # type: ignore[misc]
    """A cursor that raises what `sqlite3` raises."""

    execute = _translated(dbapi2.Cursor.execute)
    executemany = _translated(dbapi2.Cursor.executemany)
    fetchone = _translated(dbapi2.Cursor.fetchone)
    fetchmany = _translated(dbapi2.Cursor.fetchmany)
    fetchall = _translated(dbapi2.Cursor.fetchall)
    __next__ = _translated(dbapi2.Cursor.__next__)


class Connection(dbapi2.Connection):  # type: ignore[misc]
    """A connection that raises what `sqlite3` raises."""

    __init__ = _translated(dbapi2.Connection.__init__)
    commit = _translated(dbapi2.Connection.commit)
    rollback = _translated(dbapi2.Connection.rollback)
    close = _translated(dbapi2.Connection.close)
    backup = _translated(dbapi2.Connection.backup)

    def cursor(self, factory: type[Cursor] = Cursor) -> Cursor:
        """A cursor of this kind."""
        return cast(Cursor, super().cursor(factory))

    def execute(self, *values: Any) -> Cursor:
        """Run a statement on a cursor of its own."""
        return cast(Cursor, self.cursor().execute(*values))

    def executemany(self, *values: Any) -> Cursor:
        """Run a statement once for each row."""
        return cast(Cursor, self.cursor().executemany(*values))

"""What SQLite says, as what a user is told: one sentence and an exit code each."""

from salesbook.book.engine import sqlite3
from salesbook.errors import BadValue, Busy, Damaged, NotFound, SalesbookError
from salesbook.i18n import _
from salesbook.light import Iterator, contextmanager

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turn an error of SQLite on the book at `path` into a sentence."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain(error, path) from error


def explain(error: sqlite3.Error | UnicodeDecodeError, path: str) -> SalesbookError:
    """The failure that an error of SQLite stands for."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    if isinstance(error, UnicodeDecodeError) or (primary is None and "decode" in str(error)):
        # Python's own message would quote what the customer's row holds.
        return Damaged(
            _("The book {path} holds text that is not UTF-8. Put back a copy of it.").format(
                path=path
            )
        )
    if primary in _BUSY:
        return Busy(
            _("The book {path} is in use by another program; waited 30 s. Try again.").format(
                path=path
            )
        )
    if primary in _DAMAGED:
        return Damaged(
            _(
                "The book {path} is damaged or not a salesbook file ({reason}). "
                "Put back a copy of it."
            ).format(path=path, reason=error)
        )
    if primary == sqlite3.SQLITE_CANTOPEN:
        return NotFound(
            _("The book {path} cannot be opened. Check the path and its permissions.").format(
                path=path
            )
        )
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return Busy(
            _(
                "Another file was put in the place of the book {path} meanwhile; nothing was "
                "changed. Try again."
            ).format(path=path)
        )
    if primary == sqlite3.SQLITE_READONLY:
        return SalesbookError(
            _("The book {path} cannot be written: the file or its folder is read-only.").format(
                path=path
            )
        )
    if primary == sqlite3.SQLITE_FULL:
        return SalesbookError(
            _("The disk is full; nothing was changed in {path}. Make room and try again.").format(
                path=path
            )
        )
    if primary == sqlite3.SQLITE_CONSTRAINT:
        return BadValue(
            _("The book does not take this value ({reason}); nothing was changed.").format(
                reason=error
            )
        )
    return SalesbookError(
        _("The book {path} could not be used ({reason}); nothing was changed.").format(
            path=path, reason=error
        )
    )

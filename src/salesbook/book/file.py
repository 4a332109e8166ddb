"""The file of a book as SQLite opens it: where it is, that it is one, and of which version.

Nothing here changes a book, but what stands in the way of opening it is cleared: a journal
that a killed writer left is rolled back, an older book goes through `migrate`. Neighbours:
`door` gives connections their purpose, `create` makes the file, `faults` words what SQLite
says.
"""

import os
import stat

from salesbook.book.engine import sqlite3
from salesbook.book.faults import explain, explained
from salesbook.errors import Damaged, NotFound, SalesbookError
from salesbook.i18n import _
from salesbook.light import Callable

APPLICATION_ID = 0x53616C42  # "SalB"
SCHEMA_VERSION = 6
SEALED = 2
"""The version that first kept checksums."""
KEEPING = 6
"""The version whose triggers first kept all that is kept now of the care that was done."""
_SMALLEST = 512  # bytes: the smallest page of a database


class Older(Damaged):
    """A book of a version before this salesbook's; `migrate` brings it up to date."""


class Locked(Damaged):
    """An encrypted book without the right key; for all that is known it is sound."""


def _nobody(_sentence: str) -> None:
    """Where no run listens."""


tell: Callable[[str], None] = _nobody
"""Told in a sentence what became of a book beside the command; a run puts its own here."""


def _no_key(path: str) -> str:
    raise Locked(_("The book {path} is encrypted.").format(path=path))


key_of: Callable[[str], str] = _no_key
"""Asked for the key of the encrypted file at a path; a run puts its own here."""

encrypted: set[str] = set()
"""Real paths of files that are known to be encrypted, so that a file is opened by one library
only; whoever puts another file in the place of one takes it out."""


def opened(path: str, mode: str, wait: float) -> sqlite3.Connection:
    """A connection to a book of this version; one for reading is in its transaction.

    Raises as `connect` and `check` do.
    """
    with explained(path):
        for last in (False, False, False, True):
            connection = _begun(path, mode, wait)
            try:
                if mode == "ro":
                    connection.execute("BEGIN")
                check(connection, path)
            except UnicodeDecodeError as error:
                # SQLite quotes the names of a damaged file in its message.
                connection.close()
                raise explain(error, path) from error
            except BaseException as error:
                connection.close()
                if last or not _cleared(error, path, wait):
                    raise
            else:
                return connection
    raise RuntimeError("a book is opened or refused")


def _cleared(error: BaseException, path: str, wait: float) -> bool:
    """Whether what stood in the way is gone, so that opening is worth another try."""
    if isinstance(error, sqlite3.Error) and has_hot_journal(error):
        roll_back(path, wait)
        return True
    if isinstance(error, sqlite3.Error) and _turns_out_encrypted(error, path):
        return True
    if not isinstance(error, Older):
        return False
    from salesbook.book.migrate import migrate

    copy = migrate(path, wait)
    if copy is not None:
        tell(
            _("The book was upgraded to version {version}. As it was before: {copy}").format(
                version=SCHEMA_VERSION, copy=copy
            )
        )
    return True


def connect(path: str, mode: str, wait: float) -> sqlite3.Connection:
    """A connection in mode `ro` or `rw` that waits so many seconds for a lock.

    Raises NotFound when there is nothing or it may not be opened, Damaged when what is
    there can be no book, Locked when it is encrypted and the key is not had. `check` looks
    inside.
    """
    connection = _begun(path, mode, wait)
    try:
        connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.Error as error:
        if has_hot_journal(error):
            return connection  # whoever reads it will meet it again
        connection.close()
        if not _turns_out_encrypted(error, path):
            raise
        return _begun(path, mode, wait)
    except BaseException:
        connection.close()
        raise
    return connection


def _turns_out_encrypted(error: sqlite3.Error, path: str) -> bool:
    """Whether SQLite finds no database there because it is encrypted; it is opened so then."""
    if not is_no_database(error):
        return False
    from salesbook.book.locked import looks_encrypted

    real = os.path.realpath(path)
    if real in encrypted or not looks_encrypted(real):
        return False
    encrypted.add(real)
    return True


def is_encrypted(path: str) -> bool:
    """Whether an encrypted book is there; no key is wanted for it."""
    if os.path.realpath(path) in encrypted:
        return True
    try:
        connection = _begun(path, "ro", 1)
    except (sqlite3.Error, SalesbookError):
        return False
    try:
        connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.Error as error:
        connection.close()
        return _turns_out_encrypted(error, path)
    finally:
        connection.close()
    return False


def _begun(path: str, mode: str, wait: float) -> sqlite3.Connection:
    """A connection, by the library that the file is known to need; nothing is read yet."""
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        raise missing(path) from None
    except (OSError, ValueError) as error:
        raise NotFound(
            _("The book {path} cannot be opened: {reason}.").format(
                path=path, reason=getattr(error, "strerror", None) or error
            )
        ) from error
    if stat.S_ISDIR(found.st_mode):
        raise Damaged(_("{path} is a folder, not a book.").format(path=path))
    if not stat.S_ISREG(found.st_mode):
        raise Damaged(_("{path} is no file, so it is no book.").format(path=path))
    if found.st_size == 0:
        raise Damaged(
            _(
                "The file {path} is empty (0 bytes), so it is no book. Put back a copy of it."
            ).format(path=path)
        )
    if found.st_size < _SMALLEST:
        # SQLite takes so few bytes for an empty database and would write over them.
        raise Damaged(
            _("The file {path} is damaged or not a salesbook file: it has {size} bytes.").format(
                path=path, size=found.st_size
            )
        )
    if encrypted and os.path.realpath(path) in encrypted:
        from salesbook.book.locked import unlocked

        return unlocked(path, mode, wait)
    try:
        return sqlite3.connect(
            address(path, mode), uri=True, timeout=wait, isolation_level=None
        )  # fmt: skip
    except sqlite3.Error as error:
        raise explain(error, path) from error


def address(path: str, mode: str) -> str:
    """The URI of a file; `?` and `#` would end the path in it.

    The path is made absolute but not tidied: `link/..` is for the system to resolve.
    """
    whole = os.path.join(os.getcwd(), path) if not os.path.isabs(path) else path
    quoted = whole.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file://{quoted}?mode={mode}"


def missing(path: str) -> NotFound:
    """The failure of a book that is not there."""
    return NotFound(
        _(
            'There is no book at {path}. Make one with "salesbook init", or try "salesbook demo".'
        ).format(path=path)
    )


def check(connection: sqlite3.Connection, path: str) -> None:
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
    if 0 < version < SCHEMA_VERSION:
        raise Older(
            _(
                "The book {path} is of an older version. Any command that opens it, such as "
                '"salesbook today", upgrades it.'
            ).format(path=path)
        )
    if version < SCHEMA_VERSION:
        raise Damaged(
            _(
                "The book {path} has version {version}, which no salesbook has written. "
                "Put back a copy of it."
            ).format(path=path, version=version)
        )
    # The first real read: a truncated file shows here, but for one that lacks less than a page.
    connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    # SQLCipher says the size as text.
    if os.stat(path).st_size % int(connection.execute("PRAGMA page_size").fetchone()[0]):
        raise Damaged(
            _("The book {path} is damaged: its end is missing. Put back a copy of it.").format(
                path=path
            )
        )


def has_hot_journal(error: sqlite3.Error) -> bool:
    """Whether reading failed because a killed writer's journal must be rolled back first."""
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_ROLLBACK


def is_no_database(error: sqlite3.Error) -> bool:
    """Whether SQLite finds no database in the file."""
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB


def roll_back(path: str, wait: float) -> None:
    """Let SQLite roll a hot journal back: one opening for writing does it."""
    connection = connect(path, "rw", wait)
    try:
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    finally:
        connection.close()

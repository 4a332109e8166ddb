"""Encrypted books: told by their looks, opened with the key, made beside a plain one.

SQLite takes an encrypted file for no database, so a plain book never comes here, and costs
nothing more than it did. The same key opens a book and its copies. Neighbours: `file`, which
comes here; `keys`, where the key is from; `recode`, which turns one kind into the other.
"""

import os

from salesbook.book import file
from salesbook.book.engine import sqlite3
from salesbook.errors import BadValue
from salesbook.i18n import _

_PAGE = 4096
_LOOK, _KINDS = 1024, 200
"""So many bytes are looked at, and so many different ones chance has among them: 251 of 256
are to be expected, a page of a plain book has half as many."""


def looks_encrypted(path: str) -> bool:
    """Whether a file is whole pages of what looks like chance.

    No connection to it may be open here: closing the file would let go of its locks.
    """
    try:
        with open(path, "rb") as opened:
            head = opened.read(_LOOK)
            size = os.fstat(opened.fileno()).st_size
    except OSError:
        return False
    return size % _PAGE == 0 and len(set(head)) >= _KINDS


def require_cipher() -> None:
    """Raise BadValue unless encrypted books can be read and written here."""
    try:
        import salesbook.cipher  # noqa: F401
    except ImportError as error:
        raise BadValue(
            _("Encrypted books need SQLCipher. Install it: pip install 'salesbook[crypt]'")
        ) from error


def unlocked(path: str, mode: str, wait: float) -> sqlite3.Connection:
    """A connection to an encrypted file, its key tried; raises Locked."""
    require_cipher()
    from salesbook import cipher

    connection = cipher.connect(file.address(path, mode), wait, file.key_of(path))
    try:
        connection.execute("PRAGMA application_id").fetchone()
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error) and file.is_no_database(error):
            raise file.Locked(
                _(
                    "The key does not open {path}: it is the key of another book, or the file "
                    'is damaged. A damaged one is to be moved away before "salesbook restore '
                    'latest".'
                ).format(path=path)
            ) from error
        raise
    return connection


def empty_like(source: sqlite3.Connection, draft: str) -> sqlite3.Connection:
    """A connection to an empty file that takes a copy of `source`: encrypted as that is."""
    if isinstance(source, sqlite3.Connection):
        return sqlite3.connect(draft, isolation_level=None)
    return new(draft, file.key_of(draft))


def new(draft: str, key: str) -> sqlite3.Connection:
    """A connection to an empty file, which becomes an encrypted one."""
    require_cipher()
    from salesbook import cipher

    file.encrypted.add(os.path.realpath(draft))
    return cipher.connect(file.address(draft, "rw"), 0, key)

"""Bringing an older book up to this salesbook: once, whole or not at all, with a copy kept.

Everything is one transaction that begins by asking for the version again, so of many
programs that meet an old book one migrates it and the others go on. The copy is made
inside it: it is what the book was, to the last row. Neighbours: `door`, which comes here
when a book is older; `schema.migrations`, what has to change.
"""

import os
from contextlib import closing
from datetime import datetime

from salesbook.book import log
from salesbook.book.backup import back_up
from salesbook.book.engine import sqlite3
from salesbook.book.faults import explained
from salesbook.book.file import KEEPING, SCHEMA_VERSION, SEALED, connect
from salesbook.book.replay import fill_checksums
from salesbook.book.whole import CONTENT
from salesbook.errors import Damaged, SalesbookError
from salesbook.i18n import _
from salesbook.rows.kept import keep_all


def migrate(path: str, wait: float, *, keep: bool = True) -> str | None:
    """Bring the book up to date; returns the copy that was kept of it.

    None when another program was faster, or with `keep` false. Raises Damaged where the
    place cannot be written; then the book is as it was.
    """
    if not os.access(path, os.W_OK) or not os.access(os.path.dirname(path) or os.curdir, os.W_OK):
        raise _read_only(path)
    with explained(path), closing(connect(path, "rw", wait)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA synchronous=EXTRA")
        connection.execute("PRAGMA foreign_keys=OFF")  # only outside a transaction
        try:
            connection.execute("BEGIN IMMEDIATE")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version >= SCHEMA_VERSION:
                return None
            now = datetime.now().astimezone()
            copy = back_up(path, now, reason="upgrade").path if keep else None
            _change(connection, path, version, now.isoformat(timespec="seconds"))
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_READONLY:
                raise _read_only(path) from error
            raise
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    return copy


def differences(connection: sqlite3.Connection) -> list[str]:
    """What of the form of a book is other than in a new one, by name."""
    from salesbook.schema.migrations import differences as of_form

    return of_form(connection)


def _change(connection: sqlite3.Connection, path: str, version: int, at: str) -> None:
    from salesbook.schema.migrations import reshaping

    # What another program changed under the old schema can be undone only under the old one.
    log.adopt(connection, at, version)
    broken = _broken_keys(connection)
    with reshaping(connection):
        for before, fill in _STEPS:
            if version < before:
                fill(connection)
    if not _broken_keys(connection) <= broken:
        raise SalesbookError(
            _(
                "The book {path} cannot be upgraded: rows would be lost. Nothing was changed."
            ).format(path=path)
        )
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")


def _keep_checksums(connection: sqlite3.Connection) -> None:
    fill_checksums(connection, CONTENT)


# The version that first keeps something in rows, and what fills it in for older ones.
_STEPS = ((SEALED, _keep_checksums), (KEEPING, keep_all))


def _broken_keys(connection: sqlite3.Connection) -> set[tuple[object, ...]]:
    """References that lead nowhere; what was broken before is for `check` to tell."""
    return {tuple(row[:3]) for row in connection.execute("PRAGMA foreign_key_check")}


def _read_only(path: str) -> Damaged:
    return Damaged(
        _(
            "The book {path} is of an older version and must be upgraded once, but its place is "
            "read-only. Copy it to where it can be written."
        ).format(path=path)
    )

"""The Python interface for notebooks and scripts: SQLModel sessions on a book.

A reading session cannot write. In a writing session every transaction opens with BEGIN
IMMEDIATE and runs under one operation of its own, so that what a script commits is
recorded and undone like any command. The same marks and statements stand in `book.file`
and `book.log`, which this floor does not know; a test holds the two to each other.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import cast
from urllib.parse import quote

from sqlalchemy import Connection, NullPool, create_engine, event
from sqlmodel import Session

from salesbook.errors import Damaged, NotFound
from salesbook.rows.checksum import seal

APPLICATION_ID = 0x53616C42
SCHEMA_VERSION = 6
_BEGIN = "INSERT INTO operation(at,command,summary,schema_version) VALUES(?,?,?,?)"
_WAIT_SECONDS = 30


@contextmanager
def open_session(
    path: str, *, writing: bool = False, says: str = "script", key: str | None = None
) -> Iterator[Session]:
    """A session on the book at `path`; with `writing`, each commit is one operation.

    An encrypted book wants its `key`, and the extra `crypt`.
    `says` is what `history` shows for it. What is not committed when the block ends is
    committed then; nothing of it stays when the block raises. Raises NotFound when there
    is no such file, Damaged when it is no book of this version.
    """
    if not os.path.exists(path):
        raise NotFound(f"There is no book at {path}.")
    engine = create_engine(
        "sqlite://", creator=lambda: _connect(path, writing, key), poolclass=NullPool
    )
    event.listen(engine, "begin", lambda connection: _begin(connection, writing, says))
    if writing:
        event.listen(engine, "commit", _finish)
    try:
        with Session(engine) as session:
            session.connection()
            yield session
            if writing:
                session.commit()
    finally:
        engine.dispose()


def _connect(path: str, writing: bool, key: str | None) -> sqlite3.Connection:
    # isolation_level None: the transaction is opened by us, never by the driver.
    whole = quote(os.fsencode(os.path.join(os.getcwd(), path)))
    address = f"file://{whole}?mode={'rw' if writing else 'ro'}"
    if key is None:
        connection = sqlite3.connect(
            address, uri=True, timeout=_WAIT_SECONDS, isolation_level=None
        )  # fmt: skip
    else:
        from salesbook import cipher

        connection = cipher.connect(address, _WAIT_SECONDS, key)
    try:
        found = [connection.execute(f"PRAGMA {mark}").fetchone()[0]
                 for mark in ("application_id", "user_version")]  # fmt: skip
    except sqlite3.DatabaseError as error:
        connection.close()
        if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
            raise
        raise Damaged(f"{path} is no book, or an encrypted one that needs its key.") from error
    if found != [APPLICATION_ID, SCHEMA_VERSION]:
        connection.close()
        raise Damaged(f"{path} is no book of version {SCHEMA_VERSION}.")
    connection.execute("PRAGMA foreign_keys=ON")
    if writing:
        connection.execute("PRAGMA recursive_triggers=ON")
        connection.execute("PRAGMA synchronous=EXTRA")
        connection.execute("PRAGMA cache_spill=OFF")
    return connection


def _begin(connection: Connection, writing: bool, says: str) -> None:
    if not writing:
        connection.exec_driver_sql("BEGIN")
        return
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    connection.exec_driver_sql("DELETE FROM running")
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    if connection.exec_driver_sql(
        "SELECT 1 FROM change WHERE operation_id IS NULL LIMIT 1"
    ).first():
        other = connection.exec_driver_sql(
            _BEGIN, (at, "(another program)", None, SCHEMA_VERSION)
        ).lastrowid
        connection.exec_driver_sql(
            "UPDATE change SET operation_id=? WHERE operation_id IS NULL", (other,)
        )
        seal(_driver(connection), other)
    operation = connection.exec_driver_sql(_BEGIN, (at, "session", says, SCHEMA_VERSION)).lastrowid
    connection.exec_driver_sql("INSERT INTO running(operation_id) VALUES(?)", (operation,))


def _finish(connection: Connection) -> None:
    """Before each commit: end the operation; one that changed nothing leaves no trace."""
    operation = connection.exec_driver_sql("SELECT operation_id FROM running").scalar_one()
    connection.exec_driver_sql("DELETE FROM running")
    seal(_driver(connection), operation)
    connection.exec_driver_sql(
        "DELETE FROM operation WHERE id=? AND NOT EXISTS "
        "(SELECT 1 FROM change WHERE operation_id=operation.id)",
        (operation,),
    )


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast(sqlite3.Connection, connection.connection.dbapi_connection)

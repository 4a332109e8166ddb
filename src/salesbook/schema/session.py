"""The Python interface for notebooks and scripts: SQLModel sessions on a book.

A reading session cannot write. A writing session opens its transaction with BEGIN
IMMEDIATE and under an operation row, so that what a script does is recorded and
undone like any command.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import quote

from sqlalchemy import create_engine, event
from sqlmodel import Session

from salesbook.errors import NotFound

_ON = "PRAGMA foreign_keys=ON"


@contextmanager
def open_session(path: str, *, writing: bool = False, says: str = "script") -> Iterator[Session]:
    """A session on the book at `path`; with `writing`, one operation that says `says`.

    Raises NotFound when there is no such file.
    """
    if not os.path.exists(path):
        raise NotFound(f"There is no book at {path}.")

    def connect() -> sqlite3.Connection:
        mode = "rw" if writing else "ro"
        # isolation_level None: the transaction is opened by us, never by the driver.
        connection = sqlite3.connect(
            f"file:{quote(path)}?mode={mode}", uri=True, timeout=30, isolation_level=None
        )
        connection.execute(_ON)
        if writing:
            connection.execute("PRAGMA recursive_triggers=ON")
            connection.execute("PRAGMA synchronous=EXTRA")
        return connection

    engine = create_engine("sqlite://", creator=connect)
    event.listen(
        engine,
        "begin",
        lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN"),
    )
    try:
        with Session(engine) as session:
            if writing:
                connection = session.connection()
                at = datetime.now().astimezone().isoformat(timespec="seconds")
                version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
                operation = connection.exec_driver_sql(
                    "INSERT INTO operation(at,command,summary,schema_version) VALUES(?,?,?,?)",
                    (at, "session", says, version),
                ).lastrowid
                connection.exec_driver_sql(
                    "INSERT INTO running(operation_id) VALUES(?)", (operation,)
                )
            yield session
            if writing:
                session.flush()
                session.connection().exec_driver_sql("DELETE FROM running")
                session.commit()
    finally:
        engine.dispose()

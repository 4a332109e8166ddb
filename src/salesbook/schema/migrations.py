"""The form of a book: brought to that of a new one, or only compared with it.

What the form should be is not written down a second time: a new, empty book in the memory
is the pattern. Tables that differ are rebuilt; indexes, views and triggers are made as
there; what another program added to the file stays. Neighbour: `book.migrate`, whose
transaction this happens in, and which fills in what a version newly keeps.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from typing import NamedTuple

from salesbook.schema.compile import statements

GONE = ("agenda_detail",)
"""Views that older versions had; all else that no new book has is another program's, and stays."""


class _Object(NamedTuple):
    kind: str
    name: str
    sql: str


@contextmanager
def reshaping(connection: sqlite3.Connection) -> Iterator[None]:
    """Bring an older book to this form; inside the block nothing is logged.

    Everything happens in the transaction of the caller, with `foreign_keys` off.
    """
    pattern, statistics = _pattern()
    there = _objects(connection)
    ours = {one.name for one in pattern}
    for kind in ("trigger", "view"):  # a view would take its triggers along
        for one in there:
            # A view or a trigger on what changes would stand in the way.
            if one.kind == kind:
                connection.execute(f"DROP {kind} {_quoted(one.name)}")
    forms = {one.name: one.sql for one in there}
    for one in pattern:
        if one.kind == "table" and one.name not in forms:
            connection.execute(one.sql)
        elif one.kind == "table" and _words(forms[one.name]) != _words(one.sql):
            rebuild(connection, one.name, one.sql)
        elif one.kind == "index" and not _is_there(connection, one):
            connection.execute(f"DROP INDEX IF EXISTS {one.name}")
            connection.execute(one.sql)
    yield
    strange = [one for one in there if one.name not in ours and not _is_gone(one, there, ours)]
    for one in [*pattern, *strange]:
        if one.kind != "table" and not _is_there(connection, one):
            connection.execute(one.sql)
    connection.execute("DELETE FROM sqlite_stat1")
    connection.executemany("INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES(?,?,?)", statistics)
    for one in pattern:
        if one.kind == "table":
            _prove(connection, one.name)


def _is_gone(one: _Object, there: list[_Object], ours: set[str]) -> bool:
    """Whether it is a view of an older version that nothing of another program's names."""
    return one.name in GONE and not any(
        one.name in other.sql for other in there if other.name not in ours and other is not one
    )


def rebuild(connection: sqlite3.Connection, table: str, sql: str) -> None:
    """Give a table another form; rows keep what they hold, and their ids.

    A column that another program added stays. The rows wait in a temporary table: one renamed
    away would take along what refers to it.
    """
    before = _columns(connection, table)
    given = connection.execute("SELECT seq FROM sqlite_sequence WHERE name=?", (table,)).fetchone()
    stored = ",".join(map(_quoted, before))
    connection.execute(f"CREATE TEMP TABLE waiting AS SELECT {stored} FROM main.{table}")  # noqa: S608
    connection.execute(f"DROP TABLE {table}")
    connection.execute(sql)
    for strange in before.keys() - _columns(connection, table).keys():
        connection.execute(f"ALTER TABLE {table} ADD COLUMN {_quoted(strange)} {before[strange]}")
    shared = ",".join(_quoted(name) for name in _columns(connection, table) if name in before)
    connection.execute(
        f"INSERT INTO {table}({shared}) SELECT {shared} FROM temp.waiting ORDER BY id"  # noqa: S608
    )
    connection.execute("DROP TABLE temp.waiting")
    connection.execute("DELETE FROM sqlite_sequence WHERE name=?", (table,))
    if given is not None:  # no id is given twice, not even that of a row that went
        connection.execute("INSERT INTO sqlite_sequence(name,seq) VALUES(?,?)", (table, given[0]))


def differences(connection: sqlite3.Connection) -> list[str]:
    """The tables, indexes, views and triggers that are missing or other than in a new book."""
    there = {(one.kind, one.name): _words(one.sql) for one in _objects(connection)}
    return [one.name for one in _pattern()[0] if there.get((one.kind, one.name)) != _words(one.sql)]


@cache
def _pattern() -> tuple[list[_Object], list[tuple[str, str, str]]]:
    """What a new book is made of, in the order it is made, and its statistics."""
    with closing(sqlite3.connect(":memory:")) as new:
        for statement in statements():
            new.execute(statement)
        return _objects(new), new.execute("SELECT tbl,idx,stat FROM sqlite_stat1").fetchall()


def _objects(connection: sqlite3.Connection) -> list[_Object]:
    return [
        _Object._make(row)
        for row in connection.execute(
            "SELECT type,name,sql FROM main.sqlite_schema WHERE sql IS NOT NULL "
            "AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY rowid"
        )
    ]


def _is_there(connection: sqlite3.Connection, one: _Object) -> bool:
    found = connection.execute(
        "SELECT sql FROM main.sqlite_schema WHERE type=? AND name=?", (one.kind, one.name)
    ).fetchone()
    return found is not None and _words(found[0]) == _words(one.sql)


def _columns(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    """The columns that are written, and their types; what the file works out is none of them."""
    rows = connection.execute(f"PRAGMA main.table_info({table})")
    return {name: kind for _place, name, kind, *_more in rows}


def _prove(connection: sqlite3.Connection, table: str) -> None:
    """A trigger that names what is not there is accepted, and fails at the first write."""
    columns = [name for name in _columns(connection, table) if name != "id"]
    marks = ",".join("?" * len(columns))
    pairs = ",".join(f"{_quoted(name)}=?" for name in columns)
    for sql in (
        f"INSERT INTO {table}({','.join(map(_quoted, columns))}) VALUES({marks})",
        f"UPDATE {table} SET {pairs}",  # noqa: S608
    ):
        connection.execute(f"EXPLAIN {sql}", [None] * len(columns)).fetchall()
    connection.execute(f"EXPLAIN DELETE FROM {table}").fetchall()  # noqa: S608


def _words(sql: str) -> str:
    return " ".join(sql.split())


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'

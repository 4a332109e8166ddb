"""A book as a whole: all rows of all tables out of it, and into an empty one.

What is filled in is the exported book itself: ids, the row log and the numbers that were
given stay, so that history and undo go on. Everything is one transaction, held to the
constraints of the file; texts of the log, which undo makes SQL of, are checked here.
Neighbours: `exchange.whole`, which knows the files; `door` for every other change.
"""

import json
from itertools import chain

from salesbook.book.engine import sqlite3
from salesbook.book.faults import explained
from salesbook.book.reading import Book
from salesbook.book.replay import fill_checksums
from salesbook.book.settings import read_calendar
from salesbook.domain.workdays import check_calendar
from salesbook.errors import BadValue, Refused
from salesbook.i18n import _
from salesbook.light import Callable, Iterable, Iterator, Mapping
from salesbook.rows.checksum import columns_of
from salesbook.rows.kept import keep_all
from salesbook.rows.whole import Shape, Stored

CONTENT = (
    "customer", "contact", "alias", "tag", "fact", "follow_up", "next_action", "grade_change",
    "setting", "calendar_day", "calendar_year", "product", "deal", "deal_move", "answer",
    "instalment", "receipt", "sale", "ownership", "feedback", "care", "coaching", "criterion",
)  # fmt: skip
LOG = ("operation", "change")
TABLES = (*CONTENT, *LOG)
# A book is born with these; they are no one's work.
_BORN = ("calendar_day", "calendar_year")
_AT_ONCE = 500
_NUMBERED = (*TABLES, "running")
_MOST_ID = 2**53
"""Beyond this no book counts, and SQLite gives no further id at the end of 63 bits."""


def read_shapes(book: Book) -> dict[str, Shape]:
    """Every table of a whole export with its columns, as this book has them."""
    found = {}
    for table in TABLES:
        kinds = {row[1]: row[2] for row in book.values(f"PRAGMA table_info({table})")}
        columns = columns_of(book.connection, table)
        whole = frozenset(name for name in columns if kinds[name] == "INTEGER")
        found[table] = Shape(table, tuple(columns), whole)
    return found


def count_rows(book: Book) -> dict[str, int]:
    """How many rows each table has."""
    return {table: int(book.value(f"SELECT count(*) FROM {table}")) for table in TABLES}


def read_sequence(book: Book) -> dict[str, int]:
    """The last id that each table has given."""
    found = dict(book.values("SELECT name,seq FROM sqlite_sequence ORDER BY name"))
    return {table: int(found.get(table, 0)) for table in _NUMBERED}


def each_row(book: Book, shape: Shape, step: Callable[[int], None]) -> Iterator[Stored]:
    """The rows of a table by id, a few at a time in the memory; `step` is told how many."""
    sql = f"SELECT {','.join(shape.columns)} FROM {shape.name} ORDER BY id"
    with explained(book.path):
        found = book.connection.execute(sql)
        while rows := found.fetchmany(_AT_ONCE):
            book.rows_read += len(rows)
            step(len(rows))
            yield from rows


def is_empty(book: Book) -> bool:
    """Whether nothing was ever done in the book."""
    return not any(
        book.value(f"SELECT 1 FROM {table} LIMIT 1") for table in TABLES if table not in _BORN
    )


def refuse_unless_empty(book: Book, path: str) -> None:
    """A whole book goes into an empty one only; raises Refused."""
    if not is_empty(book):
        raise Refused(
            _(
                "{path} is a whole book, and {book} is not empty. "
                "Import it into a new one: --book NEW.db"
            ).format(path=path, book=book.path)
        )


def fill(
    book: Book,
    tables: Iterable[tuple[Shape, Iterable[Stored]]],
    sequence: Mapping[str, int],
    path: str,
) -> None:
    """Write an exported book into an empty one; `path` is the export, for what is told.

    Raises Refused when the book is not empty, BadValue when the rows are not those of a
    book; then nothing was changed.
    """
    connection = book.connection
    with explained(book.path):
        # Nobody reads an empty book, so what does not fit into the memory may be written early.
        connection.execute("PRAGMA cache_spill=ON")
        connection.execute("BEGIN IMMEDIATE")
        try:
            refuse_unless_empty(book, path)
            connection.execute("PRAGMA defer_foreign_keys=ON")
            # What the export logged is put in as it was, and not logged once more.
            triggers = connection.execute(
                "SELECT name,sql FROM sqlite_schema WHERE type='trigger' ORDER BY rowid"
            ).fetchall()
            for name, _sql in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            for table in ("running", *_BORN):
                connection.execute(f"DELETE FROM {table}")
            shapes = read_shapes(book)
            older = False
            for shape, rows in tables:
                _insert(connection, shape, rows, shapes, path)
                older = older or shape.older
            if older:
                fill_checksums(connection, CONTENT)
            keep_all(connection)
            _raise_sequence(connection, sequence, path)
            _check_keys(connection, path)
            check_calendar(read_calendar(book))
            for _name, sql in triggers:
                connection.execute(sql)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _insert(
    connection: sqlite3.Connection,
    shape: Shape,
    rows: Iterable[Stored],
    shapes: Mapping[str, Shape],
    path: str,
) -> None:
    marks = ",".join(_marks(connection, shape))
    sql = f"INSERT INTO {shape.name}({','.join(shape.columns)}) VALUES({marks})"
    place = 0

    def counted() -> Iterator[Stored]:
        nonlocal place
        at = shape.columns.index("id")
        for row in rows:
            place += 1
            identity = row[at]
            if not isinstance(identity, int) or not 0 < identity <= _MOST_ID:
                raise _wrong(shape, place, _("the id is none"), path)
            if shape.name == "change":
                _check_change(dict(zip(shape.columns, row, strict=True)), shapes, place, path)
            yield row

    try:
        connection.executemany(sql, counted())
    except (sqlite3.IntegrityError, OverflowError, UnicodeError) as error:
        reason = "UTF-8" if isinstance(error, UnicodeError) else str(error)
        raise _wrong(shape, place, reason, path) from error


def _marks(connection: sqlite3.Connection, shape: Shape) -> list[str]:
    """A place for each column; what an older export leaves out takes its default."""
    if not shape.older:
        return ["?"] * len(shape.columns)
    default = {row[1]: row[4] for row in connection.execute(f"PRAGMA table_info({shape.name})")}
    return [
        "?" if default[name] is None else f"coalesce(?,{default[name]})" for name in shape.columns
    ]


def _check_change(
    row: Mapping[str, object], shapes: Mapping[str, Shape], place: int, path: str
) -> None:
    """Undo makes SQL of what the log names: only tables and columns that there are."""
    table, act = row["table_name"], row["act"]
    known = shapes.get(table) if isinstance(table, str) and table in CONTENT else None
    sides = [_columns(row[name], known) if known else None for name in ("before", "after")]
    wanted = {"insert": (False, False), "update": (True, True), "delete": (True, False)}.get(
        str(act)
    )
    if wanted is None or any(
        side is None or bool(side) != needed for side, needed in zip(sides, wanted, strict=True)
    ):
        raise _wrong(shapes["change"], place, _("the log names what there is not"), path)


def _columns(text: object, shape: Shape) -> set[str] | None:
    """The columns a side of a change names; None where it is none. Absent is no column."""
    if text is None:
        return set()
    try:
        values = json.loads(str(text))
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or not values.keys() <= set(shape.columns):
        return None
    if not all(value is None or type(value) in (int, str) for value in values.values()):
        return None
    return set(values)


def _raise_sequence(connection: sqlite3.Connection, sequence: Mapping[str, int], path: str) -> None:
    for table, last in sequence.items():
        if table not in _NUMBERED:
            continue
        if not 0 <= last <= _MOST_ID:
            raise BadValue(
                _("{path}: {number} is no id that {table} could have given.").format(
                    path=path, number=last, table=table
                )
            )
        had = connection.execute(
            "SELECT max(seq) FROM sqlite_sequence WHERE name=?", (table,)
        ).fetchone()[0]
        if had is None and last:
            connection.execute("INSERT INTO sqlite_sequence(name,seq) VALUES(?,?)", (table, last))
        elif had is not None and had < last:
            connection.execute("UPDATE sqlite_sequence SET seq=? WHERE name=?", (last, table))


def _check_keys(connection: sqlite3.Connection, path: str) -> None:
    """Every row that another names is there; told with the first that is not."""
    broken = chain.from_iterable(
        connection.execute(f"PRAGMA foreign_key_check({table})") for table in TABLES
    )
    for table, row_id, parent, _key in broken:
        raise BadValue(
            _(
                "{path}: row {id} of {table} names a row of {parent} that is not there; "
                "nothing was imported."
            ).format(path=path, id=row_id, table=table, parent=parent)
        )


def _wrong(shape: Shape, place: int, reason: str, path: str) -> BadValue:
    return BadValue(
        _(
            "{path}: row {row} of {table} is not one of a book ({reason}); nothing was imported."
        ).format(path=path, row=place, table=shape.name, reason=reason)
    )

"""The row log held against the rows: each row walked back from what it is to what it began as.

The last act of a row says whether it is there, each update what its columns held after
and before it, and the number kept with its insert what all of them were at the beginning:
so a changed bit shows wherever in a row or in its log it is. Pairs of a command and its
undo that were dropped from the log leave no gap, because they mirror each other. Rows
without a log are nobody's change. Everything streams, whatever the book holds.
Neighbours: `undo`, which walks to change; `rows.checksum`, the number.
"""

import json
from itertools import groupby
from operator import itemgetter

from salesbook.book.engine import sqlite3
from salesbook.light import Callable, Iterable, Iterator, NamedTuple, Set
from salesbook.rows.checksum import checksum, columns_of

Values = dict[str, object]
_LOG = (
    "SELECT table_name,row_id,id,operation_id,act,before,after,checksum,customer_id FROM change "
    "ORDER BY table_name,row_id,id"
)
_AT_ONCE = 1000


class Step(NamedTuple):
    """One change of one row."""

    id: int
    operation: int | None
    act: str
    before: Values
    after: Values
    checksum: int | None


class Fault(NamedTuple):
    """Where a row and its log tell different things."""

    table: str
    row_id: int
    customer_id: int | None
    kind: str
    """`gone` or `there` against the log, `differs` in a column, `began` as something else,
    `unreadable` log, or `strange` table."""
    column: str | None = None


class Walk(NamedTuple):
    """What walking one row back came to."""

    faults: list[tuple[str, str | None]]
    """Kind and column."""
    sums: dict[int, int]
    """By the id of each insert's change, the number of the row when that operation ended."""


def walk_back(steps: list[Step], now: Values | None) -> Walk:
    """Walk one row back through its changes, oldest first in `steps`; `now` None: not there."""
    faults: list[tuple[str, str | None]] = []
    sums: dict[int, int] = {}
    if (steps[-1].act == "delete") != (now is None):
        return Walk([("gone" if now is None else "there", None)], sums)
    value, begun = now and dict(now), False
    at_end: tuple[int | None, Values | None] = (0, None)
    for step in reversed(steps):
        if step.operation != at_end[0]:
            at_end = (step.operation, value and dict(value))
        if begun and step.act != "delete":
            faults.append(("began", None))  # it was there already
            break
        begun = False
        if step.act == "insert":
            if at_end[1] is not None:
                sums[step.id] = checksum(at_end[1])
                if step.checksum is not None and step.checksum != sums[step.id]:
                    faults.append(("began", None))
            value, begun = None, True
        elif step.act == "delete":
            value = dict(step.before)
        elif value is not None:
            faults += [
                ("differs", column)
                for column, after in step.after.items()
                if column in value and value[column] != after
            ]
            value.update(step.before)
    return Walk(faults, sums)


def each_fault(
    connection: sqlite3.Connection, tables: Iterable[str], step: Callable[[int], None]
) -> Iterator[Fault]:
    """Every row that is not what the log says; `step` is told how many changes were read."""
    columns = {table: set(columns_of(connection, table)) for table in tables}
    for table, row_id, customer, changes, now in _each_row(connection, columns.keys(), step):
        try:
            if now is _STRANGE:
                raise LookupError
            steps = _steps(changes, columns[table])
        except (ValueError, LookupError):  # LookupError: an act that is none
            kind = "strange" if now is _STRANGE else "unreadable"
            yield Fault(table, row_id, customer, kind)
            continue
        for kind, column in dict.fromkeys(walk_back(steps, now).faults):
            yield Fault(table, row_id, customer, kind, column)


def fill_checksums(connection: sqlite3.Connection, tables: Iterable[str]) -> None:
    """Keep the numbers of all that was inserted before there were any."""
    found: list[tuple[int, int]] = []
    columns = {table: set(columns_of(connection, table)) for table in tables}
    for table, _row, _customer, changes, now in _each_row(connection, columns.keys(), _nothing):
        try:
            sums = walk_back(_steps(changes, columns[table]), now).sums
        except (ValueError, LookupError):
            continue  # for `check` to tell
        found += [(value, change) for change, value in sums.items()]
        if len(found) >= _AT_ONCE:
            _keep(connection, found)
    _keep(connection, found)
    from salesbook.rows.checksum import seal_operations

    seal_operations(connection)


def _keep(connection: sqlite3.Connection, found: list[tuple[int, int]]) -> None:
    connection.executemany("UPDATE change SET checksum=? WHERE id=? AND checksum IS NULL", found)
    found.clear()


def _nothing(_count: int) -> None:
    """Where nobody watches."""


_STRANGE: Values = {}
"""In the place of the row, where the log names no table."""
Row = tuple[str, int, int | None, list[tuple[object, ...]], Values | None]


def _each_row(
    connection: sqlite3.Connection, tables: Set[str], step: Callable[[int], None]
) -> Iterator[Row]:
    """The logged rows, by table and id: their changes, and what they are now."""
    log = connection.execute(_LOG)
    for table, changes in groupby(log, itemgetter(0)):
        rows = _Rows(connection, table) if table in tables else None
        for row_id, own in groupby(changes, itemgetter(1)):
            some = list(own)
            step(len(some))
            now = _STRANGE if rows is None else rows.find(row_id)
            yield table, row_id, some[-1][8], some, now


class _Rows:
    """The rows of a table by id, asked for in rising order."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self._columns = columns_of(connection, table)
        names = ",".join(self._columns)
        self._at = self._columns.index("id")
        self._rows = connection.execute(f"SELECT {names} FROM {table} ORDER BY id")
        self._row = self._rows.fetchone()

    def find(self, row_id: int) -> Values | None:
        """The row of this id; None where it is not there."""
        while self._row is not None and self._row[self._at] < row_id:
            self._row = self._rows.fetchone()
        if self._row is None or self._row[self._at] != row_id:
            return None
        return dict(zip(self._columns, self._row, strict=True))


def _steps(changes: list[tuple[object, ...]], columns: Set[str]) -> list[Step]:
    """The changes as steps; ValueError where one cannot be read."""
    steps = [
        Step(identity, operation, act, _values(before), _values(after), kept)  # type: ignore[arg-type]
        for _table, _row, identity, operation, act, before, after, kept, _customer in changes
    ]
    for step in steps:
        # An insert logs nothing, a delete what was, an update the same columns twice.
        wanted = {"insert": (), "delete": (), "update": step.before.keys()}[step.act]
        if step.after.keys() != set(wanted) or bool(step.before) != (step.act != "insert"):
            raise ValueError(step.act)
        if not step.before.keys() <= columns:
            raise ValueError(step.act)
    return steps


def _values(text: object) -> Values:
    if text is None:
        return {}
    found = json.loads(str(text))
    if not isinstance(found, dict):
        raise ValueError(text)
    return found

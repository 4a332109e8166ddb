"""What a row comes to as one number, kept in the log with each insert.

The log of a row tells what was changed and not what it began as; this number does, so
that one flipped bit is found although nothing else in the file repeats it. It is worked
out at the end of each operation, by whoever writes one: `book.log` and `schema.session`.
Neighbour: `book.replay`, which holds rows to it.
"""

from salesbook.light import TYPE_CHECKING, Callable, Iterable, Mapping

if TYPE_CHECKING:
    from sqlite3 import Connection

KEPT = {
    "customer": {
        "guided_on": "guide",
        "surveyed_on": "survey",
        "celebrated_on": "anniversary",
    },
    "contact": {"greeted_on": "birthday"},
    "deal": {"guided_on": "guide"},
}
"""The columns that the file keeps by itself, each with the kind of care: see `rows.kept`."""

_TOUCHED = "SELECT DISTINCT table_name FROM change WHERE operation_id=? AND act='insert'"
_MANY = "SELECT 1 FROM change WHERE operation_id=? AND act='insert' LIMIT 1 OFFSET ?"
_FEW = 8
"""Rows, up to which reckoning by hand is done before a library would be loaded (0.5 ms)."""
_NIBBLES = (
    0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
    0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
)  # fmt: skip
"""What half a byte adds to a CRC-32 of the usual polynomial, 0xEDB88320."""


def checksum(values: Mapping[str, object]) -> int:
    """Of a row, in the order of its columns' names.

    What is not known counts like what is not there, so that a column which a later schema
    adds changes nothing while it is empty.
    """
    text = "".join(
        f"{name}={values[name]}\x1f" for name in sorted(values) if values[name] is not None
    )
    return _quick()(text.encode("utf-8", "surrogatepass"))


def crc32(data: bytes) -> int:
    """The CRC-32 of a few bytes, as `binascii` has it of any number."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        crc = (crc >> 4) ^ _NIBBLES[crc & 15]
        crc = (crc >> 4) ^ _NIBBLES[crc & 15]
    return crc ^ 0xFFFFFFFF


def _quick() -> Callable[[bytes], int]:
    from binascii import crc32 as quick  # loads faster than zlib

    return quick


def columns_of(connection: "Connection", table: str) -> list[str]:
    """The columns that are written; what the file works out or keeps by itself is none."""
    if not table.isidentifier():
        return []
    kept = KEPT.get(table, ())
    return [
        row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in kept
    ]


def seal(connection: "Connection", operation: int) -> None:
    """Keep the numbers of what a finished operation inserted, and of the operation itself."""
    many = connection.execute(_MANY, (operation, _FEW)).fetchone()
    connection.create_function("checksum", 1, _quick() if many else crc32, deterministic=True)
    for (table,) in connection.execute(_TOUCHED, (operation,)).fetchall():
        columns = columns_of(connection, table)
        if not columns:  # written by another program, and no table
            continue
        connection.execute(
            f"UPDATE change SET checksum={_of(columns)} FROM {table} t "  # noqa: S608 - names of the file itself
            "WHERE change.operation_id=? AND change.act='insert' "
            f"AND change.table_name='{table}' AND t.id=change.row_id",
            (operation,),
        )
    connection.execute(f"{_SEAL_OPERATION} WHERE id=?", (operation,))


def seal_operations(connection: "Connection") -> None:
    """Keep the numbers of operations that have none yet."""
    connection.create_function("checksum", 1, _quick(), deterministic=True)
    connection.execute(f"{_SEAL_OPERATION} WHERE checksum IS NULL")


def strange_operations(connection: "Connection") -> list[int]:
    """Operations that are not what they were when they ended."""
    connection.create_function("checksum", 1, _quick(), deterministic=True)
    asked = f"SELECT id FROM operation t WHERE checksum<>{_OPERATION} ORDER BY id"  # noqa: S608
    return [row[0] for row in connection.execute(asked)]


def _of(columns: Iterable[str]) -> str:
    """`checksum` as SQL over the row `t`; as bytes, because a text need not be one."""
    pairs = "||".join(f"coalesce('{name}='||t.{name}||char(31),'')" for name in sorted(columns))
    return f"checksum(CAST({pairs} AS BLOB))"


_OPERATION = _of(("id", "at", "command", "summary", "undoes", "schema_version"))
_SEAL_OPERATION = f"UPDATE operation AS t SET checksum={_OPERATION}"  # noqa: S608

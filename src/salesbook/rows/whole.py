"""The shape of a table as a whole export carries it: every column, no view between."""

from salesbook.light import NamedTuple

Stored = tuple[str | int | None, ...]
"""A row as it is stored: texts, whole numbers, and None for what is not known."""


class Shape(NamedTuple):
    """A table: its columns in the order of the file, and which of them hold whole numbers."""

    name: str
    columns: tuple[str, ...]
    whole: frozenset[str]
    older: bool = False
    """Read out of an older export, which knows only some of the columns."""


class Marker(NamedTuple):
    """What an export says of itself."""

    format: int
    schema: int
    version: str
    """The salesbook that wrote it."""
    counts: dict[str, int]
    """Rows by table: what was cut off is noticed."""
    sequence: dict[str, int]
    """The last id each table has given, so that none is given twice."""

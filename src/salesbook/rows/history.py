"""What was done to the book."""

from salesbook.light import NamedTuple


class OperationRow(NamedTuple):
    """A command that changed the book."""

    operation_id: int
    at: str
    command: str
    summary: str | None
    undoes: int | None
    undone_by: int | None
    schema_version: int

"""What an undo would come to, and what a command did to one customer."""

from salesbook.light import NamedTuple


class UndoRow(NamedTuple):
    """The rows of one table that commands made, removed and changed."""

    table: str
    added: int
    removed: int
    changed: int


class TouchedRow(NamedTuple):
    """A customer that a command was about; the name is unknown where the row is gone."""

    customer_id: int
    customer: str | None


class StoryRow(NamedTuple):
    """One step of a command in the file of a customer."""

    operation_id: int
    table: str
    act: str
    values: dict[str, object]
    """The row as it is, or was when it went; of a change, what was before."""
    after: dict[str, object]
    """Of a change, what came of it."""

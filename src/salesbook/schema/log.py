"""The tables of the row log: which command changed which row, and how.

`change` is written by the triggers alone, `operation` and `running` by whoever opens
the transaction. Undo, history and every past day read it. Neighbours: `tables` has
what is logged, `triggers` the logging.
"""

from salesbook.schema.columns import STRICT, Stored, code, index, key, ref, text, whole


class Operation(Stored, table=True):
    """One command that changed the book: the unit of undo."""

    __tablename__ = "operation"
    __table_args__ = (STRICT,)

    id: int | None = key()
    at: str = text(required=True)
    command: str = text(required=True)
    summary: str | None = text()
    undoes: int | None = ref("operation", required=False)
    undone_by: int | None = ref("operation", required=False)
    schema_version: int = whole(required=True)
    checksum: int | None = whole()
    """Of the row itself; see `rows.checksum`."""


class Running(Stored, table=True):
    """The operation that is being written now: one row inside a transaction, none outside."""

    __tablename__ = "running"
    __table_args__ = (STRICT,)

    id: int | None = key()
    operation_id: int = ref("operation")


class Change(Stored, table=True):
    """What happened to one row: written by the triggers alone."""

    __tablename__ = "change"
    __table_args__ = (
        index("change_of_operation", "operation_id"),
        index("change_of_customer", "customer_id", where="customer_id IS NOT NULL"),
        STRICT,
    )

    id: int | None = key()
    operation_id: int | None = ref("operation", required=False)
    table_name: str = text(required=True)
    row_id: int = whole(required=True)
    customer_id: int | None = whole()
    act: str = code(("insert", "update", "delete"), required=True)
    before: str | None = text()
    after: str | None = text()
    checksum: int | None = whole()
    """Of the row that was inserted, as it was when its operation ended."""


# The log does not log itself.
UNLOGGED: frozenset[str] = frozenset({"operation", "running", "change"})

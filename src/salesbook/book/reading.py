"""A book that is read: what every command needs of it, and most commands nothing else.

`open_to_read` gives a book on a read-only connection inside one read transaction:
several questions of a command see the same moment. Neighbours: `door`, through which a book
is changed; `file`, which opens it; `faults`, which words the failures.
"""

import salesbook
from salesbook.book.engine import sqlite3
from salesbook.book.faults import explained
from salesbook.book.file import opened
from salesbook.light import Any, Iterator, Mapping, NamedTuple, Sequence, TypeVar, contextmanager

WAIT_SECONDS: float = 30
"""How long a command waits for another program's lock."""

FEW_PAGES, MANY_PAGES = 64, 500
"""Of a book, kept while it is read. To get fresh memory for a page takes longer than to read a
page again that the system still has, and what is due lies on hundreds that are asked for once."""

# The view of each shape; the names are fixed here, never taken from a user.
_VIEWS = {
    "AgendaRow": "agenda_row",
    "ListRow": "list_row",
    "CustomerFile": "customer_file",
    "ContactRow": "contact_row",
    "FollowUpRow": "follow_up_row",
    "NextActionRow": "next_action_row",
    "GradeRow": "grade_row",
    "FactRow": "fact_row",
    "OperationRow": "operation_row",
    "WhoRow": "who_row",
    "DealRow": "deal_row",
    "DealMoveRow": "deal_move_row",
    "AnswerRow": "answer_row",
    "ProductRow": "product_row",
    "InstalmentRow": "instalment_row",
    "ReceiptRow": "receipt_row",
    "SaleRow": "sale_row",
    "OwnershipRow": "ownership_row",
    "FeedbackRow": "feedback_row",
    "CareRow": "care_row",
    "CoachingRow": "coaching_row",
    "CriterionRow": "criterion_row",
}

Row = TypeVar("Row", bound=NamedTuple)
Values = Sequence[object] | Mapping[str, object]


class Book:
    """An open book. `rows_read` counts the rows that left the file."""

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        """Keep the path and the connection; `open_to_read` and `open_to_change` make them."""
        self.path = path
        self.connection = connection
        self.rows_read = 0

    def rows(self, shape: type[Row], rest: str = "", values: Values = ()) -> list[Row]:
        """Rows of the view of `shape`; `rest` is the SQL after FROM view."""
        columns = ",".join(shape._fields)
        return self.select(shape, f"SELECT {columns} FROM {_VIEWS[shape.__name__]} {rest}", values)

    def select(self, shape: type[Row], sql: str, values: Values = ()) -> list[Row]:
        """Rows of a whole statement, in the shape of a NamedTuple."""
        with explained(self.path):
            found = [shape._make(row) for row in self._ask(sql, values)]
        self.rows_read += len(found)
        return found

    def each(self, shape: type[Row], rest: str, values: Values = ()) -> Iterator[Row]:
        """Rows of a view one by one, for who stops early."""
        sql = f"SELECT {','.join(shape._fields)} FROM {_VIEWS[shape.__name__]} {rest}"
        return self.stream(shape, sql, values)

    def stream(self, shape: type[Row], sql: str, values: Values = ()) -> Iterator[Row]:
        """Rows of a whole statement one by one, for who keeps none of them."""
        with explained(self.path):
            for row in self._ask(sql, values):
                self.rows_read += 1
                yield shape._make(row)

    def values(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Bare rows of a statement."""
        with explained(self.path):
            found = self._ask(sql, values).fetchall()
        self.rows_read += len(found)
        return found

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first value of the first row, or None."""
        found = self.values(sql, values)
        return found[0][0] if found else None

    def _ask(self, sql: str, values: Values) -> sqlite3.Cursor:
        # What is looked for is spelled as what is stored.
        if isinstance(values, Mapping):
            return self.connection.execute(sql, dict(zip(values, stored(values), strict=True)))
        return self.connection.execute(sql, [_stored_one(value) for value in values])


def storable(text: str) -> str:
    """Text as the file can hold it: no NUL, no half characters."""
    if "\0" in text:
        text = text.replace("\0", "�")
    return text.encode("utf-8", "replace").decode("utf-8")


def _stored_one(value: object) -> object:
    return storable(value) if isinstance(value, str) else value


def stored(values: Mapping[str, object]) -> list[object]:
    """The values of some columns, each as the file can hold it."""
    return [_stored_one(value) for value in values.values()]


@contextmanager
def open_to_read(path: str, pages: int = FEW_PAGES) -> Iterator[Book]:
    """The book for reading: nothing is written, not even a lock that outlives the block.

    `pages` are kept in the memory; MANY_PAGES are for who comes back to them.
    """
    connection = opened(path, "ro", WAIT_SECONDS)
    try:
        connection.execute(f"PRAGMA cache_size={pages}")
        yield Book(path, connection)
    except BaseException:
        connection.close()
        raise
    leave(connection)


_left: list[sqlite3.Connection] = []


def leave(connection: sqlite3.Connection) -> None:
    """Close the file; where the process ends by the short way, leave that to its end.

    Freeing what was read of the schema, piece by piece, takes as long as ten questions.
    """
    if not salesbook.leaving:
        connection.close()
        return
    if connection.in_transaction:
        connection.execute("ROLLBACK")  # nobody waits for a lock while this is printed
    _left.append(connection)

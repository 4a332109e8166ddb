"""What the log tells of commands: which rows they touched, and what became of one customer.

Reads only. The log keeps an inserted row by its number alone, so what stood in it is the row
of today, or what its removal kept. Neighbours: `undo`, which plays the log back; `log`.
"""

import json

from salesbook.book.log import OTHER_PROGRAM
from salesbook.book.reading import Book
from salesbook.book.whole import CONTENT
from salesbook.light import Any, Iterable, Sequence
from salesbook.rows import OperationRow
from salesbook.rows.undo import StoryRow, TouchedRow, UndoRow

# A row that came and went in one command is no matter; one that came and changed came.
_ROWS = (
    "SELECT table_name, sum(came AND NOT went), sum(went AND NOT came), sum(NOT came AND NOT went) "
    "FROM (SELECT table_name,row_id,max(act='insert') came,max(act='delete') went FROM change "
    "WHERE {which} GROUP BY 1,2) GROUP BY 1 ORDER BY 1"
)
_CUSTOMERS = (
    "SELECT t.id, coalesce((SELECT name FROM customer WHERE id=t.id),"
    "(SELECT json_extract(before,'$.name') FROM change WHERE customer_id=t.id "
    "AND table_name='customer' AND act='delete' ORDER BY id DESC LIMIT 1)) "
    "FROM (SELECT DISTINCT customer_id id FROM change WHERE {which} "
    "AND customer_id IS NOT NULL) t ORDER BY 1"
)
_OF_CUSTOMER = (
    "SELECT operation_id,table_name,row_id,act,before,after FROM change WHERE customer_id=? "
    "AND operation_id IN (SELECT value FROM json_each(?)) ORDER BY id"
)


def rows_of(book: Book, operations: Sequence[OperationRow]) -> list[UndoRow]:
    """How many rows of each table these commands made, removed and changed."""
    which, values = _which(operations)
    return [UndoRow._make(row) for row in book.values(_ROWS.format(which=which), values)]


def customers_of(book: Book, operations: Sequence[OperationRow]) -> list[TouchedRow]:
    """The customers these commands were about."""
    which, values = _which(operations)
    return [TouchedRow._make(row) for row in book.values(_CUSTOMERS.format(which=which), values)]


def _which(operations: Sequence[OperationRow]) -> tuple[str, tuple[str]]:
    """The steps of the commands; those that no command has adopted yet are another program's."""
    numbers = json.dumps([operation.operation_id for operation in operations])
    which = "operation_id IN (SELECT value FROM json_each(?))"
    if any(one.command == OTHER_PROGRAM for one in operations):
        which = f"({which} OR operation_id IS NULL)"
    return which, (numbers,)


def story_of(book: Book, customer: int, operations: Iterable[OperationRow]) -> list[StoryRow]:
    """What each of the commands did to the file of a customer, in the order it was done."""
    numbers = json.dumps([operation.operation_id for operation in operations])
    found = []
    for operation, table, row_id, act, before, after in book.values(
        _OF_CUSTOMER, (customer, numbers)
    ):
        values = json.loads(before) if before else _row(book, table, row_id)
        found.append(StoryRow(operation, table, act, values, json.loads(after or "{}")))
    return found


def _row(book: Book, table: str, row_id: int) -> dict[str, Any]:
    if table not in CONTENT:  # the log of a file that others may have written
        return {}
    kept = book.value(f"SELECT as_json FROM {table} WHERE id=?", (row_id,)) or book.value(
        "SELECT before FROM change WHERE table_name=? AND row_id=? AND act='delete' "
        "ORDER BY id DESC LIMIT 1",
        (table, row_id),
    )
    return json.loads(kept) if kept else {}

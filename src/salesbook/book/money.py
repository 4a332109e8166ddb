"""What is overdue, read off the index that holds only what is still owed.

So `today` costs what is due. Whose money it is, the deal's or the sale's owner says, else
the customer's. Neighbour: `payments`, for all other questions of money.
"""

from __future__ import annotations

from salesbook.book.reading import Book, Row
from salesbook.domain.day import Day
from salesbook.rows import InstalmentRow

OWNER = "coalesce(owner,(SELECT c.owner FROM customer c WHERE c.id=customer_id))"
MINE = f"(:me IS NULL OR {OWNER} IS NULL OR {OWNER}=:me)"
_ACTIVE = "(SELECT c.status FROM customer c WHERE c.id=customer_id)='active'"
OWED = "received_fen<amount_fen"
OVERDUE = f"due_on<:today AND {OWED}"


def read_overdue(book: Book, day: Day) -> list[InstalmentRow]:
    """Instalments of active customers that were due before today, by their days."""
    return select(
        book, InstalmentRow, "instalment_row",
        f"{OVERDUE} AND {MINE} AND {_ACTIVE} ORDER BY due_on, customer_id, instalment_id",
        {"today": day.iso, "me": day.me},
    )  # fmt: skip


def select(
    book: Book, shape: type[Row], view: str, where: str, values: dict[str, object]
) -> list[Row]:
    """Rows of a view, with the customer's owner where there is no other."""
    columns = ",".join(OWNER if name == "owner" else name for name in shape._fields)
    return book.select(shape, f"SELECT {columns} FROM {view} WHERE {where}", values)

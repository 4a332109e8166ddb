"""A book and files that are imported into it, without the command around them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest

from salesbook.actions import imports
from salesbook.book.create import create_book
from salesbook.book.door import open_to_change
from salesbook.book.reading import Book
from salesbook.book.settings import read_day
from salesbook.errors import BadValue
from salesbook.exchange.kinds import read_file
from workbooks import CUSTOMERS, FOLLOW_UPS, GRADES, Rows, write_csv

NOW = datetime(2026, 3, 3, 9, 0)
CUSTOMER, CONTACTED, GRADED = (rows[0] for rows in (CUSTOMERS, FOLLOW_UPS, GRADES))
TABLES = ("customer", "contact", "alias", "tag", "fact", "follow_up", "next_action", "grade_change")


class Desk:
    """A book, and files that are imported into it."""

    def __init__(self, folder, book: Book) -> None:
        self.folder = folder
        self.book = book

    def do(self, action, *arguments, **named):
        with self.book.change("test", NOW.isoformat()) as change:
            return action(change, read_day(self.book, NOW, None), *arguments, **named)

    def take(self, file: Rows | str, kind: str | None = None) -> dict[str, dict[str, int]]:
        """Import rows or a file; only what is not 0 is told."""
        path = file if isinstance(file, str) else write_csv(self.folder / "f.csv", file)
        reading = read_file(path, NOW, kind=kind, sheet=None)
        self.outcome = self.do(imports.take_in, reading)
        return {
            name: {what: count for what, count in found.items() if count}
            for name, found in self.outcome.counts.items()
        }

    def refused(self, rows: Rows, kind: str | None = None) -> list[str]:
        with pytest.raises(BadValue) as caught:
            self.take(rows, kind)
        return list(caught.value.details)

    def ask(self, sql: str) -> list[tuple]:
        return self.book.connection.execute(sql).fetchall()

    def grades(self, customer: str = "%") -> list[tuple]:
        return self.ask(
            "SELECT g.from_grade,g.to_grade,g.on_day FROM grade_change g JOIN customer c "
            f"ON c.id=g.customer_id WHERE c.name LIKE '{customer}' ORDER BY g.on_day,g.id"
        )

    def actions(self) -> list[tuple]:
        return self.ask("SELECT on_day,action,state,ended_on FROM next_action ORDER BY made_on,id")

    def everything(self) -> dict[str, list[tuple]]:
        return {table: self.ask(f"SELECT * FROM {table} ORDER BY id") for table in TABLES}


@contextmanager
def open_desk(folder) -> Iterator[Desk]:
    """A desk with a new book."""
    create_book(str(folder / "book.db"))
    with open_to_change(str(folder / "book.db")) as book:
        yield Desk(folder, book)

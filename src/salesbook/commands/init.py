"""`init`: a new, empty book."""

from __future__ import annotations

from salesbook.book.create import create_book
from salesbook.context import current
from salesbook.i18n import _
from salesbook.output.report import Receipt


def init() -> None:
    """Make the book; never over anything."""
    run = current()
    create_book(run.book_path)
    line = _("New book: {path}. Take on a customer: salesbook add NAME").format(path=run.book_path)
    run.receipt(Receipt(line, {"done": "init", "book": run.book_path}))

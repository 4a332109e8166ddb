"""`init`: a new, empty book."""

from __future__ import annotations

from salesbook.book.create import create_book
from salesbook.book.places import far_away
from salesbook.context import current
from salesbook.i18n import _
from salesbook.output.report import Receipt
from salesbook.reports.copies import far_warning


def init() -> None:
    """Make the book; never over anything."""
    run = current()
    create_book(run.book_path)
    line = _("New book: {path}. Take on a customer: salesbook add NAME").format(path=run.book_path)
    kind = far_away(run.book_path)
    warnings = (far_warning(run.book_path, kind),) if kind is not None else ()
    run.receipt(Receipt(line, {"done": "init", "book": run.book_path}, warnings))

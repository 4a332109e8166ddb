"""`init`: a new, empty book."""

from __future__ import annotations

import os

from salesbook.book.create import already_there, create_book
from salesbook.book.places import far_away
from salesbook.context import Run, current
from salesbook.i18n import _, sentences
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.output.receipt import Receipt
from salesbook.reports.copies import far_warning

if TYPE_CHECKING:
    import typer


def init(
    encrypt: Annotated[
        bool, typer.Option("--encrypt", help=_("Encrypt it; the key is set, or asked for."))
    ] = False,
) -> None:
    """Make the book; never over anything."""
    run = current()
    create_book(run.book_path, _key(run) if encrypt else None)
    line = _("New book: {path}. Take on a customer: salesbook add NAME").format(path=run.book_path)
    if encrypt:
        line = sentences(
            _("New encrypted book: {path}.").format(path=run.book_path),
            _("Without its key nobody can read it: keep the key in a second place too."),
        )
    kind = far_away(run.book_path)
    warnings = (far_warning(run.book_path, kind),) if kind is not None else ()
    values = {"done": "init", "book": run.book_path, "encrypted": encrypt}
    run.receipt(Receipt(line, values, warnings))


def _key(run: Run) -> str:
    from salesbook.book.locked import require_cipher

    if os.path.lexists(run.book_path):
        raise already_there(run.book_path)  # before a key is typed for it
    require_cipher()
    return run.new_key_of(run.book_path)

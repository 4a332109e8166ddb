"""Taking a whole book in: the exported one, into an empty one, and it is the same again.

A book that is not there yet is made beside its place and put there when it is whole.
Neighbours: `imports`, which takes lines into a book; `exchange.whole`, what is read.
"""

import os
from contextlib import suppress
from tempfile import TemporaryDirectory

from salesbook.book.create import create_book, place
from salesbook.book.door import open_to_change
from salesbook.book.reading import open_to_read
from salesbook.book.whole import fill, read_shapes, refuse_unless_empty
from salesbook.errors import SalesbookError
from salesbook.exchange.whole import Source
from salesbook.i18n import _
from salesbook.light import Callable
from salesbook.output.receipt import Receipt

Step = Callable[[int], None]


def take_in(book: str, source: Source, step: Step) -> Receipt:
    """Fill the book at this path; raises Refused unless it is empty or not there."""
    if os.path.lexists(book):
        _fill(book, source, step)
    else:
        draft = os.path.join(os.path.dirname(book) or os.curdir, f".salesbook-{os.getpid()}.new")
        try:
            create_book(draft)
            _fill(draft, source, step)
            place(draft, book)
        except OSError as error:
            raise SalesbookError(
                _("The book {path} cannot be made: {reason}.").format(
                    path=book, reason=error.strerror or error
                )
            ) from error
        finally:
            with suppress(OSError):
                os.unlink(draft)
    return _receipt(source, dry=False)


def rehearse(book: str, source: Source, step: Step) -> Receipt:
    """Do it all on a book that is thrown away."""
    if os.path.lexists(book):
        with open_to_read(book) as opened:
            refuse_unless_empty(opened, source.path)
    with TemporaryDirectory(prefix="salesbook-") as folder:
        draft = os.path.join(folder, "book.db")
        create_book(draft)
        _fill(draft, source, step)
    return _receipt(source, dry=True)


def _fill(book: str, source: Source, step: Step) -> None:
    with open_to_change(book) as opened:
        refuse_unless_empty(opened, source.path)
        tables = source.tables(read_shapes(opened), step)
        fill(opened, tables, source.marker.sequence, source.path)


def _receipt(source: Source, *, dry: bool) -> Receipt:
    counts = source.marker.counts
    if dry:
        line = _(
            "Would import the whole book {path}: {customers} customers, {follow_ups} follow-ups, "
            "{operations} operations. Nothing was changed."
        )
    else:
        line = _(
            "Imported the whole book {path}: {customers} customers, {follow_ups} follow-ups, "
            "{operations} operations."
        )
    said = line.format(
        path=source.path,
        customers=counts.get("customer", 0),
        follow_ups=counts.get("follow_up", 0),
        operations=counts.get("operation", 0),
    )
    return Receipt(
        said, {"done": "import", "file": source.path, "dry_run": dry, "tables": dict(counts)}
    )

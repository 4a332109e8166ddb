"""`show`: the file of one customer on one screen."""

from __future__ import annotations

from salesbook.book.dossier import read_dossier
from salesbook.book.find import find_one
from salesbook.context import current
from salesbook.light import TYPE_CHECKING
from salesbook.reports.show import show_report

if TYPE_CHECKING:
    from salesbook.commands import options


def show(who: options.WhoWords) -> None:
    """Print everything the book knows of a customer."""
    run = current()
    with run.reading() as (book, day):
        dossier = read_dossier(book, day, find_one(book, " ".join(who)).customer_id)
    run.print(show_report(dossier, day))

"""`dupes`: customers that are likely in the book twice."""

from __future__ import annotations

from salesbook.book.marks import read_marks, read_names
from salesbook.context import current
from salesbook.light import TYPE_CHECKING
from salesbook.reports.dupes import dupes_report
from salesbook.reports.pairs import find_pairs

if TYPE_CHECKING:
    from salesbook.commands import options


def dupes(limit: options.Limit = None) -> None:
    """Print likely pairs, the strongest first."""
    run = current()
    with run.reading() as (book, day):
        names = read_names(book, day.me)
        marks = read_marks(book)
    run.print(dupes_report(find_pairs(names, marks), names, limit))

"""`find`: full text over everything that is known of customers."""

from __future__ import annotations

from salesbook.book.search import search
from salesbook.context import current
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.reports.find import find_report

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def find(
    text: Annotated[
        list[str],
        typer.Argument(metavar=_("TEXT"), help=_("what to look for"), show_default=False),
    ],
    limit: options.Limit = None,
) -> None:
    """Print every place that holds the text."""
    run = current()
    wanted = " ".join(text)
    with run.reading() as (book, day):
        hits = search(book, wanted, day.me)
    run.print(find_report(hits, wanted, limit))

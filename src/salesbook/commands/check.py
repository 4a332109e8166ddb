"""`check`: what is wrong with the book; nothing at all where nothing is."""

from __future__ import annotations

from salesbook.book.checking import count_steps, find_faults
from salesbook.book.places import conflict_copies, far_away
from salesbook.context import current
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.reports.check import check_report
from salesbook.rows.check import Finding

if TYPE_CHECKING:
    import typer

FOUND = 8


def check(
    deep: Annotated[
        bool,
        typer.Option("--deep", help=_("Hold every row to the log of changes too.")),
    ] = False,
) -> int:
    """Print what was found, a line each; the exit code tells whether there was anything."""
    run = current()
    with (
        run.reading() as (book, day),
        run.progress(count_steps(book) if deep else 0) as progress,
    ):
        found = list(find_faults(book, day.today, deep=deep, step=progress.step))
    found += [Finding("copy", {"path": path}) for path in conflict_copies(run.book_path)]
    kind = far_away(run.book_path)
    if kind is not None:
        from salesbook.reports.copies import far_warning

        run.say(far_warning(run.book_path, kind))
    if found or run.format != "table" or run.to is not None:
        run.print(check_report(found))
    return FOUND if found else 0

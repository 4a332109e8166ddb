"""`history`: what was done, the latest first; of one customer, its story."""

from __future__ import annotations

import sys

from salesbook.book.find import find_one
from salesbook.context import current
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.reports.history import history_report
from salesbook.rows import OperationRow

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def history(
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("WHO"), help=_("only what concerns this customer"), show_default=False
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar=_("WHEN"), help=_("Only what was done since then.")),
    ] = None,
    limit: options.Limit = None,
) -> None:
    """Print the operations of all, or of one customer with what each did to its file."""
    run = current()
    tests: list[str] = []
    values: list[object] = []
    story = None
    with run.reading() as (book, day):
        if who:
            found = find_one(book, " ".join(who))
            tests.append("operation_id IN (SELECT operation_id FROM change WHERE customer_id=?)")
            values.append(found.customer_id)
        if since is not None:
            from salesbook.phrases.when import read_when

            moment = read_when(since, day.now, "past")
            tests.append("at>=?")
            values.append(moment.day.isoformat() + (f"T{moment.time}" if moment.time else ""))
        if limit is None and run.terminal_width() is not None and run.format == "table":
            limit = 50
        # SQLite counts in 64 bits.
        most = -1 if limit is None else min(limit, sys.maxsize)
        where = f"WHERE {' AND '.join(tests)} " if tests else ""
        operations = book.rows(
            OperationRow, f"{where}ORDER BY operation_id DESC LIMIT ?", [*values, most]
        )
        if who:
            from salesbook.book.story import story_of

            story = story_of(book, found.customer_id, operations)
    run.print(history_report(operations, story))

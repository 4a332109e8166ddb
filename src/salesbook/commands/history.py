"""`history`: what was done, the latest first."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

from salesbook.book.find import find_one
from salesbook.context import current
from salesbook.i18n import _
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
    limit: options.Limit = None,
) -> None:
    """Print the operations, of one customer or of all."""
    run = current()
    where = ""
    values: tuple[int, ...] = ()
    with run.reading() as (book, _day):
        if who:
            found = find_one(book, " ".join(who))
            where = "WHERE operation_id IN (SELECT operation_id FROM change WHERE customer_id=?) "
            values = (found.customer_id,)
        if limit is None and run.terminal_width() is not None and run.format == "table":
            limit = 50
        # SQLite counts in 64 bits.
        most = -1 if limit is None else min(limit, sys.maxsize)
        operations = book.rows(
            OperationRow, f"{where}ORDER BY operation_id DESC LIMIT ?", (*values, most)
        )
    run.print(history_report(operations))

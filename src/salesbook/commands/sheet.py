"""`sheet` (`lidan`, `理单表`): the order-review sheet of a day."""

from __future__ import annotations

from datetime import datetime

from salesbook.book.sheet import read_evening
from salesbook.context import current
from salesbook.domain.workdays import last_before
from salesbook.errors import Refused
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.phrases.when import read_when
from salesbook.reports.sheet import sheet_report

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def sheet(
    date: Annotated[
        str | None, typer.Option("--date", metavar=_("DATE"), help=_("The day, else today."))
    ] = None,
    send: options.Send = None,
    dry_run: options.SendDryRun = False,
) -> None:
    """Print or send the sheet from history as it stood that evening."""
    run = current()
    with run.reading() as (book, day):
        wanted = read_when(date, day.now, "past").day if date else day.today
        if wanted > day.today:
            raise Refused(_("{day} lies in the future: the sheet looks back.").format(day=wanted))
        then = day._replace(now=datetime.combine(wanted, day.now.time()))
        before = last_before(wanted, day.calendar)
        evening = read_evening(book, wanted, before, day.me)
    run.deliver(sheet_report(evening, then, owner=day.me), send, dry_run=dry_run)

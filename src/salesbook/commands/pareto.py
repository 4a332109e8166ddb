"""`pareto`: customers by what they brought in a period; their classes as grades."""

from __future__ import annotations

from datetime import date

from salesbook.book.reading import MANY_PAGES
from salesbook.book.value import Period, read_values
from salesbook.context import current
from salesbook.domain.months import Month, month_of
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.phrases.period import read_period
from salesbook.reports.pareto import pareto_report, rank_values

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options

SHOWN = 30
"""Lines at a terminal."""


def pareto(
    period: Annotated[
        str | None,
        typer.Option("--period", metavar=_("PERIOD"), help=_("Else the last 12 full months.")),
    ] = None,
    limit: options.Limit = None,
    apply: Annotated[
        bool,
        typer.Option("--apply", help=_("Regrade signed customers without an open deal by value.")),
    ] = False,
) -> None:
    """Print the customers by value, or make their classes their grades."""
    run = current()
    if apply:
        from salesbook.actions.pareto import apply_classes

        with run.changing() as (change, day):
            chosen = _period(period, day.today)
            rows = read_values(change.book, compared(chosen), day.me, signed=True)
            receipt = apply_classes(change, day, rows, chosen)
            change.says(receipt.line)
        run.receipt(receipt)
        return
    with run.reading(MANY_PAGES) as (book, day):
        chosen = _period(period, day.today)
        standings = rank_values(read_values(book, compared(chosen), day.me), chosen, day)
    if limit is None and run.format == "table" and run.terminal_width() is not None:
        limit = SHOWN
    run.print(pareto_report(standings, chosen, limit=limit))


def _period(text: str | None, today: date) -> Period:
    if text is not None:
        return read_period(text, today)
    end = month_of(today)
    return end.shifted(-12).start, end.start


def compared(period: Period) -> tuple[Period, Period, Period]:
    """The period, the one before it, and the same a year before."""
    start, end = period
    year = _earlier(start, 12), _earlier(end, 12)
    if start.day == end.day == 1:
        months = (end.year - start.year) * 12 + end.month - start.month
        return period, (_earlier(start, months), start), year
    return period, (start - (end - start), start), year


def _earlier(day: date, months: int) -> date:
    """The same day of the month so many months before; its last where it is shorter."""
    month: Month = month_of(day).shifted(-months)
    return date(month.year, month.month, min(day.day, month.last.day))

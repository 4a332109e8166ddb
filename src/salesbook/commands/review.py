"""`review`: a month looked back on, and what to try in the next."""

from __future__ import annotations

from salesbook.book.reading import MANY_PAGES
from salesbook.book.review import read_past
from salesbook.context import current
from salesbook.domain.months import Month, last_full, month_of
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.phrases.period import read_period
from salesbook.reports.review import Past, compute, review_report

if TYPE_CHECKING:
    from datetime import date

    import typer


def review(
    month: Annotated[
        str | None,
        typer.Option("--month", metavar="2026-11", help=_("The month, else the last full one.")),
    ] = None,
) -> None:
    """Print every figure of the month."""
    run = current()
    with run.reading(MANY_PAGES) as (book, day):
        chosen = read_month(month, day.today) if month else last_full(day.today)
        figures = compute(Past(**read_past(book, chosen, day)), chosen, day)
    run.print(review_report(figures, figures.span.day))


def read_month(text: str, today: date) -> Month:
    """One month, not ahead."""
    start, end = read_period(text, today)
    month = month_of(start)
    if (start, end) != (month.start, month.end):
        raise BadValue(_("{text} is not one month. Try 2026-11 or last month.").format(text=text))
    if start > today:
        raise BadValue(_("{text} lies in the future.").format(text=text))
    return month

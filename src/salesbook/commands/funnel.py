"""`funnel`: the pipeline by stages, and its forecast; or what wins, by product, owner, industry."""

from __future__ import annotations

from salesbook.book.reading import MANY_PAGES
from salesbook.book.review import read_deals, read_decided
from salesbook.context import current
from salesbook.domain.months import month_of
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.reports.funnel import funnel_report
from salesbook.reports.review.funnel import forecast, measure_funnel
from salesbook.reports.review.past import Past
from salesbook.reports.wins import HEADINGS, wins_report

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def funnel(
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="|".join(HEADINGS), help=_("Win rates by one of these.")),
    ] = None,
    period: options.Period = None,
) -> None:
    """Print where the deals stand today, or how those decided came out."""
    run = current()
    if by is None:
        if period is not None:
            raise BadValue(_("--period goes with --by: funnel --by product --period 2026."))
        with run.reading(MANY_PAGES) as (book, day):
            past = Past(**read_deals(book, month_of(day.today), day))
        steps = measure_funnel(past.ways, past.stays)
        run.print(funnel_report(steps, forecast(past.ways), day))
        return
    chosen = by.strip().casefold()
    if chosen not in HEADINGS:
        raise BadValue(
            _("{text} is not what deals are told apart by. Choose from {choices}.").format(
                text=by.strip() or _("an empty text"), choices=_(", ").join(HEADINGS)
            )
        )
    with run.reading(MANY_PAGES) as (book, day):
        within = None
        if period is not None:
            from salesbook.phrases.period import read_period

            within = read_period(period, day.today)
        deals = read_decided(book, day, chosen, within)
    run.print(wins_report(deals, chosen, within))

"""`funnel`: the pipeline by stages, and its forecast."""

from __future__ import annotations

from salesbook.book.review import read_deals
from salesbook.context import current
from salesbook.domain.months import month_of
from salesbook.reports.funnel import funnel_report
from salesbook.reports.review.funnel import forecast, measure_funnel
from salesbook.reports.review.past import Past, span_of


def funnel() -> None:
    """Print where the deals stand today."""
    run = current()
    with run.reading() as (book, day):
        past = Past(**read_deals(book, day))
    span = span_of(month_of(day.today), day)
    run.print(funnel_report(measure_funnel(past, span), forecast(past, span), day))

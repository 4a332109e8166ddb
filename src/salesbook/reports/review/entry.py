"""Entry in 24 hours: who was met and entered by the day after (S5)."""

from salesbook.light import Iterator, Mapping
from salesbook.reports.review.past import Life, Rate, Span, days_between


def entry_of(life: Life, span: Span) -> Iterator[bool]:
    """Of a customer captured in the month that says when it was met, whether it was in time."""
    customer = life.customer
    if customer.met_on is not None and span.start <= customer.captured_on < span.end:
        yield days_between(customer.met_on, customer.captured_on) <= span.day.policy.entry_days


def count_entries(found: Mapping[bool, int]) -> Rate:
    """Those in time, of all who say when they were met."""
    return Rate(found.get(True, 0), sum(found.values()))

"""Entry in 24 hours: who was met and entered by the day after (S5)."""

from salesbook.reports.review.past import Past, Rate, Span, days_between


def count_entries(past: Past, span: Span) -> Rate:
    """Of the customers captured in the month that say when they were met, those in time."""
    hits = of = 0
    for customer in past.customers.values():
        if customer.met_on is None or not span.start <= customer.captured_on < span.end:
            continue
        of += 1
        hits += days_between(customer.met_on, customer.captured_on) <= span.day.policy.entry_days
    return Rate(hits, of)

"""Money of a month: signed, delivered, received, and what is owed at its end (S3)."""

from salesbook.light import NamedTuple
from salesbook.reports.review.past import Past, Span


class Money(NamedTuple):
    """Amounts in fen."""

    signed_fen: int
    """Of the deals won in the month."""
    signed: int
    """How many they are."""
    sold_fen: int
    """Of the deliveries that belong to no deal."""
    received_fen: int
    outstanding_fen: int
    """Planned for deals won by the end of the month and not received by then."""
    overdue_fen: int
    """Of it, what was due before the last day."""


def add_money(past: Past, span: Span) -> Money:
    """The money of a month as it stood at its end."""
    won = [deal for deal in past.deals if deal.won_on and span.start <= deal.won_on < span.end]
    received = sum(one.amount_fen for one in past.receipts if span.start <= one.on_day < span.end)
    outstanding = overdue = 0
    for owed in past.instalments:
        if owed.won_on < span.end:
            outstanding += owed.amount_fen
            overdue += owed.amount_fen if owed.due_on < span.evening else 0
    for paid in past.receipts:
        if paid.won_on is not None and paid.won_on < span.end and paid.on_day < span.end:
            outstanding -= paid.amount_fen
            overdue -= paid.amount_fen if paid.due_on < span.evening else 0
    return Money(
        sum(deal.amount_fen for deal in won),
        sum(deal.deals for deal in won),
        past.sold.get(str(span.month), 0),
        received,
        outstanding,
        overdue,
    )

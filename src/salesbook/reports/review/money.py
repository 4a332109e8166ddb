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
    won = [
        deal.amount_fen or 0 for deal in past.deals.values()
        if deal.won_on is not None and span.start <= deal.won_on < span.end
    ]  # fmt: skip
    received = 0
    paid: dict[int, int] = {}
    for receipt in past.receipts:
        if receipt.on_day >= span.end:
            continue
        paid[receipt.instalment_id] = paid.get(receipt.instalment_id, 0) + receipt.amount_fen
        if receipt.on_day >= span.start:
            received += receipt.amount_fen
    outstanding = overdue = 0
    for instalment in past.instalments:
        if instalment.won_on >= span.end:
            continue
        left = instalment.amount_fen - paid.get(instalment.instalment_id, 0)
        outstanding += left
        if instalment.due_on < span.evening:
            overdue += left
    return Money(
        sum(won), len(won), past.sold.get(str(span.month), 0), received, outstanding, overdue
    )

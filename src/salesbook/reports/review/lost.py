"""Lost reasons: why the deals of the month were lost, and how much went with them (S5)."""

from salesbook.domain.codes import LOST_REASONS
from salesbook.light import NamedTuple
from salesbook.reports.review.past import Past, Span


class Loss(NamedTuple):
    """A reason, and what it cost."""

    reason: str
    deals: int
    share: float
    amount_fen: int


def count_losses(past: Past, span: Span) -> list[Loss]:
    """The reasons of the deals lost in the month, the commonest first."""
    found: dict[str, list[int]] = {}
    for deal in past.deals.values():
        if deal.lost_on is not None and span.start <= deal.lost_on < span.end:
            found.setdefault(deal.lost_reason or "other", []).append(deal.amount_fen or 0)
    total = sum(map(len, found.values()))
    return [
        Loss(reason, len(amounts), round(len(amounts) / total, 4), sum(amounts))
        for reason, amounts in sorted(
            found.items(), key=lambda one: (-len(one[1]), LOST_REASONS.index(one[0]))
        )
    ]

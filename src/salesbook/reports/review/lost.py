"""Lost reasons: why the deals of the month were lost, and how much went with them (S5)."""

from salesbook.domain.codes import LOST_REASONS
from salesbook.light import Iterable, NamedTuple
from salesbook.reports.review.past import Span
from salesbook.rows.review import PastDeal


class Loss(NamedTuple):
    """A reason, and what it cost."""

    reason: str
    deals: int
    share: float
    amount_fen: int


def count_losses(deals: Iterable[PastDeal], span: Span) -> list[Loss]:
    """The reasons of the deals lost in the month, the commonest first."""
    found: dict[str, tuple[int, int]] = {}
    for deal in deals:
        if deal.lost_on is not None and span.start <= deal.lost_on < span.end:
            reason = deal.lost_reason or "other"
            count, amount = found.get(reason, (0, 0))
            found[reason] = count + deal.deals, amount + deal.amount_fen
    total = sum(count for count, _amount in found.values())
    return [
        Loss(reason, count, round(count / total, 4), amount)
        for reason, (count, amount) in sorted(
            found.items(), key=lambda one: (-one[1][0], LOST_REASONS.index(one[0]))
        )
    ]

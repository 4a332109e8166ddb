"""What is owed by when: a deal's amount divided into instalments, money spread over them.

DOMAIN section 8. All amounts are whole fen: a plan adds up to the deal's amount exactly,
receipts to what was received, and nothing is ever owed below zero. Days are told from the
day of signing or from today, which are passed in. Neighbours: `phrases.parts`, which reads
a plan as typed; `actions.payments`, which keeps it.
"""

from datetime import date

from salesbook.light import NamedTuple, Sequence

WHOLE = 1_000_000
"""All of an amount, in the millionths that percentages are counted in."""
STATES = ("overdue", "due", "coming", "paid")


class Share(NamedTuple):
    """One part of a plan as it was said: so much by such a day."""

    due_on: date
    fen: int | None = None
    """The amount, or None where a percentage was said."""
    millionths: int = 0
    kind: str | None = None
    """One of `codes.PAYMENTS`, or None to be told from its place."""
    invoice: str | None = None


class Part(NamedTuple):
    """One part of a plan in whole fen."""

    due_on: date
    amount_fen: int
    kind: str
    invoice: str | None = None


def missing(amount_fen: int, shares: Sequence[Share]) -> int:
    """What the shares leave of an amount in fen, negative where they are too much.

    0 where rounding alone, at most half a fen a percentage, explains the difference.
    """
    left = amount_fen - sum(_fen(share, amount_fen) for share in shares)
    percentages = sum(share.fen is None for share in shares)
    return 0 if abs(left) <= percentages // 2 else left


def divide(amount_fen: int, shares: Sequence[Share], signed_on: date) -> list[Part]:
    """The parts of an amount, in the order of their days, for shares that leave nothing.

    The last percentage takes the rounding. The last part is the final payment; the first
    is a prepayment where it is due by the day of signing; the others are progress.
    """
    ordered = sorted(shares, key=lambda share: share.due_on)
    amounts = [_fen(share, amount_fen) for share in ordered]
    rounding = amount_fen - sum(amounts)
    if rounding:
        last = max(at for at, share in enumerate(ordered) if share.fen is None)
        amounts[last] += rounding
    return [
        Part(share.due_on, fen, share.kind or _kind(at, ordered, signed_on), share.invoice)
        for at, (share, fen) in enumerate(zip(ordered, amounts, strict=True))
    ]


def spread(fen: int, room: Sequence[int]) -> list[int]:
    """How much of an amount goes to each of several debts: the first is filled first.

    The result adds up to the amount, or to all the room where the amount is more.
    """
    spent: list[int] = []
    for free in room:
        spent.append(min(fen, free))
        fen -= spent[-1]
    return spent


def state(due_on: date, outstanding_fen: int, today: date) -> str:
    """How an instalment stands on a day: one of `STATES`."""
    if outstanding_fen <= 0:
        return "paid"
    if due_on < today:
        return "overdue"
    return "due" if due_on == today else "coming"


def percent(part_fen: int, whole_fen: int) -> int:
    """A part of an amount in percent, rounded down: 100 is all of it."""
    return part_fen * 100 // whole_fen if whole_fen else 0


def stage_after(stage: str, outstanding_fen: int) -> str | None:
    """The stage that a receipt moves a deal to; None where it stays where it is."""
    if outstanding_fen <= 0:
        return "care" if stage in ("contract", "payment") else None
    return "payment" if stage == "contract" else None


def _fen(share: Share, amount_fen: int) -> int:
    """A share in fen, half a fen rounded up."""
    if share.fen is not None:
        return share.fen
    return (2 * amount_fen * share.millionths + WHOLE) // (2 * WHOLE)


def _kind(at: int, ordered: Sequence[Share], signed_on: date) -> str:
    if at == len(ordered) - 1:
        return "final"
    return "prepayment" if at == 0 and ordered[0].due_on <= signed_on else "progress"

"""Money received against what is owed (DOMAIN section 8).

A receipt is one row for each instalment it touches, in the order of their due days, and
an instalment's `received_fen` is the sum of its receipts. More than is owed is refused.
Neighbours: `payment_plans`, which says what is owed by when; `domain.instalments`.
"""

from datetime import date

from salesbook.actions.deals import load_deal, move
from salesbook.actions.standing import load, named
from salesbook.book.deals import RUNNING, find_deal
from salesbook.book.door import Change
from salesbook.book.find import find_one
from salesbook.book.payments import read_plan
from salesbook.domain.amounts import show_money
from salesbook.domain.day import Day
from salesbook.domain.instalments import spread, stage_after
from salesbook.domain.stages import OPEN, stage_word
from salesbook.errors import BadValue, NotFound, Refused
from salesbook.i18n import _, language, sentences
from salesbook.light import NamedTuple
from salesbook.output.days import show_date
from salesbook.output.receipt import Receipt
from salesbook.rows import DealRow, InstalmentRow, WhoRow


class Payment(NamedTuple):
    """Money that came in."""

    amount_fen: int
    on: date
    note: str | None = None
    owner: str | None = None


def receive(
    change: Change,
    day: Day,
    who: str,
    payment: Payment,
    *,
    deal: str | None,
    instalment: int | None,
) -> Receipt:
    """Receive money from a customer and say what is still owed."""
    found = find_one(change.book, who)
    if instalment is not None and deal is None:
        deal = _deal_of(change, found, instalment)
    chosen = deal_to_pay(change, day, found, deal)
    receipts = receive_money(change, day, chosen, payment, instalment=instalment)
    plan = read_plan(change.book, chosen.deal_id)
    after = load_deal(change, chosen.deal_id)
    line = _("{customer}: received {amount} on {day} for {deal}.").format(
        customer=named(load(change, found.customer_id)),
        amount=show_money(payment.amount_fen, language()),
        day=show_date(payment.on, day.today),
        deal=deal_named(chosen),
    )
    moved = ""
    if after.stage != chosen.stage:
        stage = stage_word(after.stage, day.policy)
        moved = _("The deal stands at {stage} now.").format(stage=stage)
    values: dict[str, object] = {
        "done": "pay receive",
        "customer_id": found.customer_id,
        "customer": found.customer,
        "deal_id": chosen.deal_id,
        "on": payment.on.isoformat(),
        "amount_fen": payment.amount_fen,
        "receipts": [
            {"receipt_id": receipt, "instalment_id": number, "amount_fen": fen}
            for receipt, number, fen in receipts
        ],
        **owed_values(plan),
        "stage": after.stage,
        "note": payment.note,
    }
    return Receipt(sentences(line, still_owed(plan, day), moved), values)


def receive_money(
    change: Change, day: Day, deal: DealRow, payment: Payment, *, instalment: int | None = None
) -> list[tuple[int, int, int]]:
    """Store a payment for a deal, or for one instalment of it, and move the deal on.

    Returns each receipt with its instalment and its amount. Refused where the day is wrong,
    nothing is planned, or more comes in than is owed.
    """
    refuse_unwon(deal)
    _refuse_day(deal, payment.on, day)
    plan = read_plan(change.book, deal.deal_id)
    if not plan:
        line = _(
            "Deal #{deal} of {customer} has no instalments yet. Plan them first: "
            "salesbook pay plan {id} 30%@signing 70%@+90d --deal {deal}"
        )
        raise Refused(line.format(deal=deal.deal_id, customer=deal.customer, id=deal.customer_id))
    rows = [row for row in plan if instalment in (None, row.instalment_id)]
    if not rows:
        raise _no_instalment(deal.customer_id, deal.customer, instalment)
    _refuse_amount(deal, rows, payment.amount_fen, instalment)
    receipts = []
    room = [row.amount_fen - row.received_fen for row in rows]
    for row, fen in zip(rows, spread(payment.amount_fen, room), strict=True):
        if fen:
            receipt = change.insert(
                "receipt",
                customer_id=deal.customer_id,
                deal_id=deal.deal_id,
                instalment_id=row.instalment_id,
                on_day=payment.on.isoformat(),
                amount_fen=fen,
                note=payment.note,
                owner=payment.owner or day.me,
            )
            change.update("instalment", row.instalment_id, received_fen=row.received_fen + fen)
            receipts.append((receipt, row.instalment_id, fen))
    move_on(change, day, deal, outstanding(plan) - payment.amount_fen, payment.on)
    return receipts


def move_on(change: Change, day: Day, deal: DealRow, outstanding_fen: int, on: date) -> None:
    """Move a deal as its money asks for: the first receipt to payment, the last to care."""
    stage = stage_after(deal.stage, outstanding_fen)
    if stage is not None:
        # Money entered late moves the deal no earlier than its present stage began.
        move(change, day, deal.deal_id, stage, on=max(on, date.fromisoformat(deal.stage_since)))


def deal_to_pay(change: Change, day: Day, customer: WhoRow, deal: str | None) -> DealRow:
    """The deal that money is about: the one named, else the only one won and not yet paid."""
    chosen = find_deal(change.book, customer, deal, day.policy, RUNNING, ("care",), OPEN)
    refuse_unwon(chosen)
    return chosen


def refuse_unwon(deal: DealRow) -> None:
    """Money is owed for what is signed."""
    if deal.won_on is not None:
        return
    if deal.lost_on is not None:
        line = _("Deal #{deal} of {customer} was lost on {ended}, so nothing is owed for it.")
    else:
        line = _(
            "Deal #{deal} of {customer} is not won yet, so nothing is owed."
            " Win it first: salesbook deal won {id} --deal {deal}"
        )
    raise Refused(
        line.format(
            deal=deal.deal_id, customer=deal.customer, id=deal.customer_id, ended=deal.lost_on
        )
    )


def outstanding(plan: list[InstalmentRow]) -> int:
    """What is still owed of a plan, in fen."""
    return sum(row.amount_fen - row.received_fen for row in plan)


def deal_named(deal: DealRow) -> str:
    """A deal as the receipts of money name one."""
    line = _("deal #{deal} ({product})") if deal.product else _("deal #{deal}")
    return line.format(deal=deal.deal_id, product=deal.product)


def still_owed(plan: list[InstalmentRow], day: Day) -> str:
    """What is owed of a plan and when the next of it is due, as one sentence."""
    owed = _owed(plan)
    if not owed:
        return _("Paid in full.")
    late = [row for row in owed if row.due_on < day.iso]
    if late:
        line = _("{owed} still owed, {part} of it overdue since {when}.")
    elif len(owed) == 1:
        line = _("{owed} still owed, due {when}.")
    else:
        line = _("{owed} still owed, the next {part} due {when}.")
    return line.format(
        owed=show_money(outstanding(owed), language()),
        part=show_money(outstanding(late or owed[:1]), language()),
        when=show_date(date.fromisoformat(owed[0].due_on), day.today),
    )


def owed_values(plan: list[InstalmentRow]) -> dict[str, object]:
    """The same for programs."""
    owed = _owed(plan)
    return {
        "outstanding_fen": outstanding(owed),
        "next_due_on": owed[0].due_on if owed else None,
        "next_fen": outstanding(owed[:1]) if owed else None,
    }


def _owed(plan: list[InstalmentRow]) -> list[InstalmentRow]:
    return [row for row in plan if row.received_fen < row.amount_fen]


def _deal_of(change: Change, customer: WhoRow, instalment: int) -> str:
    deal = change.book.value(
        "SELECT deal_id FROM instalment WHERE id=? AND customer_id=?",
        (instalment, customer.customer_id),
    )
    if deal is None:
        raise _no_instalment(customer.customer_id, customer.customer, instalment)
    return str(deal)


def _no_instalment(customer_id: int, customer: str, instalment: int | None) -> NotFound:
    line = _('{customer} has no instalment #{number} there. "salesbook pay list {id}" lists them.')
    return NotFound(line.format(customer=customer, number=instalment, id=customer_id))


def _refuse_day(deal: DealRow, on: date, day: Day) -> None:
    """Money has come in; and it comes in for what was signed."""
    if on > day.today:
        line = _("{day} lies in the future: money is entered when it has come in.")
        raise Refused(line.format(day=on))
    if deal.won_on is not None and on.isoformat() < deal.won_on:
        line = _("Deal #{deal} of {customer} was signed on {won}; nothing was owed on {day} yet.")
        raise Refused(
            line.format(deal=deal.deal_id, customer=deal.customer, won=deal.won_on, day=on)
        )


def _refuse_amount(
    deal: DealRow, rows: list[InstalmentRow], amount_fen: int, instalment: int | None
) -> None:
    """More than is owed is refused (section 8), and so is nothing."""
    if amount_fen == 0:
        raise BadValue(_("Nothing was received: say how much, for example 5万."))
    owed = outstanding(rows)
    if amount_fen <= owed:
        return
    if owed == 0:
        line = _("Nothing is owed any more on deal #{deal} of {customer}.")
    elif instalment is None:
        line = _(
            "{amount} is more than {customer} owes on deal #{deal}: {owed}. "
            'If the amount of the deal changed, plan it anew: "salesbook pay plan".'
        )
    else:
        line = _("{amount} is more than is owed on instalment #{number}: {owed}.")
    raise Refused(
        line.format(
            amount=show_money(amount_fen, language()),
            owed=show_money(owed, language()),
            customer=deal.customer,
            deal=deal.deal_id,
            number=instalment,
        )
    )

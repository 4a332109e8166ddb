"""What is owed by when: the amount of a won deal planned as instalments (DOMAIN section 8).

A new plan keeps the instalments that are in it as well, with what was paid of them;
receipts of those that fall away count against the first of the new ones that have room.
Nothing that was received is lost: a plan for less than that is refused. Neighbours:
`payments`, which takes money in; `phrases.parts`, which reads a plan as typed.
"""

from datetime import date

from salesbook.actions.payments import (
    deal_named,
    deal_to_pay,
    move_on,
    outstanding,
    owed_values,
    still_owed,
)
from salesbook.actions.standing import load, named
from salesbook.book.door import Change
from salesbook.book.find import find_one
from salesbook.book.payments import read_plan
from salesbook.domain.amounts import show_money
from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.instalments import Part, divide, missing, spread
from salesbook.errors import BadValue, Refused
from salesbook.i18n import _, language, n_, sentences
from salesbook.light import Sequence
from salesbook.output.days import show_date
from salesbook.output.receipt import Receipt
from salesbook.phrases.parts import read_parts
from salesbook.rows import DealRow, InstalmentRow, ReceiptRow

_SHOWN = 6
"""Instalments that the receipt line names."""


def plan(
    change: Change,
    day: Day,
    who: str,
    text: str,
    *,
    deal: str | None,
    invoices: Sequence[str] = (),
) -> Receipt:
    """Plan what a customer pays by when, and say it."""
    found = find_one(change.book, who)
    chosen = deal_to_pay(change, day, found, deal)
    parts = _read(chosen, text, day, invoices)
    before = read_plan(change.book, chosen.deal_id)
    set_plan(change, day, chosen, parts)
    rows = read_plan(change.book, chosen.deal_id)
    if rows == before:
        line = _("{customer}: {deal} is planned like that already: {parts}.")
    else:
        line = n_(
            "{customer}: {deal}, {amount} in {count} instalment: {parts}.",
            "{customer}: {deal}, {amount} in {count} instalments: {parts}.",
            len(rows),
        )
    sentence = line.format(
        customer=named(load(change, found.customer_id)),
        deal=deal_named(chosen),
        amount=show_money(sum(row.amount_fen for row in rows), language()),
        count=len(rows),
        parts=_told(rows, day),
    )
    received = sum(row.received_fen for row in rows)
    paid = ""
    if received:
        paid = _("{received} of it received.").format(received=show_money(received, language()))
    values: dict[str, object] = {
        "done": "pay plan",
        "customer_id": found.customer_id,
        "customer": found.customer,
        "deal_id": chosen.deal_id,
        "amount_fen": chosen.amount_fen,
        "instalments": [
            {
                "instalment_id": row.instalment_id,
                "due_on": row.due_on,
                "amount_fen": row.amount_fen,
                "received_fen": row.received_fen,
                "kind": row.kind,
                "invoice": row.invoice,
            }
            for row in rows
        ],
        **owed_values(rows),
    }
    # What is still to come was just said, unless some of it is late already.
    late = rows[0].due_on < day.iso and outstanding(rows) > 0
    return Receipt(
        sentences(sentence, paid, still_owed(rows, day) if received or late else ""), values
    )


def set_plan(change: Change, day: Day, deal: DealRow, parts: Sequence[Part]) -> None:
    """Make these the instalments of a won deal; `parts` add up to what is owed in all."""
    before = read_plan(change.book, deal.deal_id)
    received = sum(row.received_fen for row in before)
    total = sum(part.amount_fen for part in parts)
    if received > total:
        line = _(
            "{customer} has paid {received} for deal #{deal} already; a plan of {total} is less."
            " Undo the receipt that is wrong, or change the amount of the deal."
        )
        raise Refused(
            line.format(
                customer=deal.customer,
                deal=deal.deal_id,
                received=show_money(received, language()),
                total=show_money(total, language()),
            )
        )
    known: dict[tuple[str, int, str], list[InstalmentRow]] = {}
    for row in before:
        known.setdefault((row.due_on, row.amount_fen, row.kind), []).append(row)
    for part in parts:
        same = known.get((part.due_on.isoformat(), part.amount_fen, part.kind))
        if not same:
            change.insert(
                "instalment",
                customer_id=deal.customer_id,
                deal_id=deal.deal_id,
                due_on=part.due_on.isoformat(),
                amount_fen=part.amount_fen,
                kind=part.kind,
                invoice=part.invoice,
            )
            continue
        row = same.pop(0)
        if part.invoice not in (None, row.invoice):
            change.update("instalment", row.instalment_id, invoice=part.invoice)
    gone = [row.instalment_id for rows in known.values() for row in rows]
    last = _rehouse(change, deal, gone)
    for instalment in gone:
        change.delete("instalment", instalment)
    if last is not None:
        rest = outstanding(read_plan(change.book, deal.deal_id))
        move_on(change, day, deal, rest, date.fromisoformat(last))


def _rehouse(change: Change, deal: DealRow, gone: list[int]) -> str | None:
    """Give the receipts of instalments that fall away to those that stay, the first first.

    Returns the day of the last of them.
    """
    homeless = [
        row
        for row in change.book.rows(
            ReceiptRow, "WHERE deal_id=? ORDER BY on_day, receipt_id", (deal.deal_id,)
        )
        if row.instalment_id in gone
    ]
    rows = [row for row in read_plan(change.book, deal.deal_id) if row.instalment_id not in gone]
    room = [row.amount_fen - row.received_fen for row in rows]
    for receipt in homeless:
        first = True
        for place, fen in enumerate(spread(receipt.amount_fen, room)):
            if not fen:
                continue
            room[place] -= fen
            moved = {"instalment_id": rows[place].instalment_id, "amount_fen": fen}
            if first:
                change.update("receipt", receipt.receipt_id, **moved)
            else:
                kept = receipt._asdict()
                del kept["receipt_id"]
                change.insert("receipt", **{**kept, **moved})
            first = False
    for row, free in zip(rows, room, strict=True):
        if row.amount_fen - free != row.received_fen:
            change.update("instalment", row.instalment_id, received_fen=row.amount_fen - free)
    return homeless[-1].on_day if homeless else None


def _read(deal: DealRow, text: str, day: Day, invoices: Sequence[str]) -> list[Part]:
    """The parts as typed, in whole fen. BadValue where they are not the amount of the deal."""
    if not deal.amount_fen:
        line = _(
            "Deal #{deal} of {customer} has no amount yet, so there is nothing to divide."
            " Set it first: salesbook deal edit {id} --deal {deal} --amount 65万"
        )
        raise Refused(line.format(deal=deal.deal_id, customer=deal.customer, id=deal.customer_id))
    signed_on = date.fromisoformat(str(deal.won_on))
    shares = read_parts(text, day.now, signed_on)
    if len(invoices) > len(shares):
        raise BadValue(_("There are more invoices than parts: --invoice once for each, in order."))
    for place, invoice in enumerate(invoices):
        shares[place] = shares[place]._replace(invoice=invoice.strip() or None)
    left = missing(deal.amount_fen, shares)
    if left:
        line = (
            _("The parts do not add up: {difference} of the {amount} are missing.")
            if left > 0
            else _("The parts do not add up: they are {difference} more than the {amount}.")
        )
        raise BadValue(
            line.format(
                difference=show_money(abs(left), language()),
                amount=show_money(deal.amount_fen, language()),
            )
        )
    parts = divide(deal.amount_fen, shares, signed_on)
    if any(part.amount_fen < 1 for part in parts):
        raise BadValue(_("A part comes to less than a fen. Plan fewer parts."))
    return parts


def _told(rows: list[InstalmentRow], day: Day) -> str:
    told = [
        _("{amount} {when} ({kind})").format(
            amount=show_money(row.amount_fen, language()),
            when=show_date(date.fromisoformat(row.due_on), day.today),
            kind=word("payment", row.kind),
        )
        for row in rows[:_SHOWN]
    ]
    if len(rows) > _SHOWN:
        told.append(_("… and {count} more").format(count=len(rows) - _SHOWN))
    return _("; ").join(told)

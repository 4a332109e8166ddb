"""What was delivered, one order line a row: sold, or taken back with an amount below zero.

A line with an external id is known by it and by its product, so that the same call twice
leaves one. Whoever buys for the first time has signed. Neighbours: `past_deals`, which
takes in sales by the ten thousand; `signing`.
"""

from datetime import date

from salesbook.actions.payments import refuse_unwon
from salesbook.actions.products import product_id
from salesbook.actions.signing import sign
from salesbook.actions.standing import load, named
from salesbook.book.deals import find_deal
from salesbook.book.door import Change
from salesbook.book.find import find_one
from salesbook.domain.amounts import show_money
from salesbook.domain.day import Day
from salesbook.errors import BadValue, Refused
from salesbook.i18n import _, language, n_, sentences
from salesbook.light import NamedTuple
from salesbook.output.days import show_date
from salesbook.output.receipt import Receipt
from salesbook.phrases.quantity import show_quantity
from salesbook.rows import SaleRow, WhoRow


class Sale(NamedTuple):
    """An order line; what is None was not said."""

    amount_fen: int
    product: str | None = None
    on: date | None = None
    quantity_milli: int | None = None
    profit_fen: int | None = None
    external_id: str | None = None
    deal: str | None = None
    """The number of a won deal it belongs to."""
    note: str | None = None
    owner: str | None = None


def add(change: Change, day: Day, who: str, sale: Sale) -> Receipt:
    """Record a delivery; with an external id that is there already, change that one."""
    found = find_one(change.book, who)
    _refuse_day(sale.on, day)
    deal_id = None
    if sale.deal is not None:
        deal = find_deal(change.book, found, sale.deal, day.policy)
        refuse_unwon(deal)
        deal_id = deal.deal_id
    sale = sale._replace(quantity_milli=_counted(sale))
    known = _known(change, found, sale)
    if known is None:
        identity = record_sale(change, day, found.customer_id, sale, deal_id=deal_id)
    else:
        identity = known
        _update(change, identity, sale, deal_id)
    row = _load(change, identity)
    signed = row.amount_fen > 0 and sign(change, found.customer_id, date.fromisoformat(row.on_day))
    if known is None:
        line = _("{customer}: sold {what} for {amount} on {day} (sale #{sale}).")
        if row.amount_fen < 0:
            line = _("{customer}: took back {what} for {amount} on {day} (sale #{sale}).")
    elif change.is_empty():
        line = _("{customer}: sale #{sale} is as it was: {what} for {amount} on {day}.")
    else:
        line = _("{customer}: changed sale #{sale}: {what} for {amount} on {day}.")
    said = line.format(
        customer=named(load(change, found.customer_id)),
        what=_what(row),
        amount=show_money(row.amount_fen if known else abs(row.amount_fen), language()),
        day=show_date(date.fromisoformat(row.on_day), day.today),
        sale=identity,
    )
    values: dict[str, object] = {
        "done": "sale add",
        "customer_id": found.customer_id,
        "customer": found.customer,
        "sale_id": identity,
        "external_id": row.external_id,
        "created": known is None,
        "on": row.on_day,
        "product": row.product,
        "quantity_milli": row.quantity_milli,
        "amount_fen": row.amount_fen,
        "profit_fen": row.profit_fen,
        "deal_id": row.deal_id,
        "signed": signed,
    }
    first = ""
    if signed:
        since = show_date(date.fromisoformat(row.on_day), day.today)
        first = _("A new customer since {day}.").format(day=since)
    line = sentences(said, first, _in_all(change, found.customer_id))
    return Receipt(line, values, tuple(_doubts(row)))


def record_sale(
    change: Change, day: Day, customer_id: int, sale: Sale, *, deal_id: int | None = None
) -> int:
    """Store an order line, of today unless said; its id. Nothing is looked up but a product."""
    return change.insert(
        "sale",
        customer_id=customer_id,
        deal_id=deal_id,
        external_id=sale.external_id,
        on_day=(sale.on or day.today).isoformat(),
        product_id=product_id(change, sale.product) if sale.product else None,
        quantity_milli=sale.quantity_milli,
        amount_fen=sale.amount_fen,
        profit_fen=sale.profit_fen,
        owner=sale.owner or day.me,
        note=sale.note,
    )


def _known(change: Change, customer: WhoRow, sale: Sale) -> int | None:
    """The line of this external id and product. Refused where another customer has it."""
    if sale.external_id is None:
        return None
    product = product_id(change, sale.product) if sale.product else None
    for identity, customer_id, product_of, name in change.book.values(
        "SELECT s.id, s.customer_id, s.product_id, c.name FROM sale s"
        " JOIN customer c ON c.id=s.customer_id WHERE s.external_id=? ORDER BY s.id",
        (sale.external_id,),
    ):
        if customer_id != customer.customer_id:
            line = _("The sale {external} is of {other} (#{id}), not of {customer}.")
            raise Refused(
                line.format(
                    external=sale.external_id,
                    other=name,
                    id=customer_id,
                    customer=customer.customer,
                )
            )
        if product_of == product:
            return int(identity)
    return None


def _update(change: Change, identity: int, sale: Sale, deal_id: int | None) -> None:
    """Set what was said and differs."""
    before = _load(change, identity)
    said: dict[str, object] = {
        "on_day": sale.on.isoformat() if sale.on else None,
        "quantity_milli": sale.quantity_milli,
        "amount_fen": sale.amount_fen,
        "profit_fen": sale.profit_fen,
        "deal_id": deal_id,
        "note": sale.note,
    }
    change.update("sale", identity, **{
        name: value for name, value in said.items()
        if value is not None and value != getattr(before, name)
    })  # fmt: skip


def _load(change: Change, identity: int) -> SaleRow:
    return change.book.rows(SaleRow, "WHERE sale_id=?", (identity,))[0]


def _refuse_day(on: date | None, day: Day) -> None:
    if on is not None and on > day.today:
        line = _("{day} lies in the future: a sale is entered when it was delivered.")
        raise Refused(line.format(day=on))


def _counted(sale: Sale) -> int | None:
    """The quantity with the sign of the amount: what came back counts below zero."""
    quantity = sale.quantity_milli
    if quantity is None:
        return None
    if quantity == 0 or (quantity < 0 <= sale.amount_fen):
        raise BadValue(
            _(
                "A quantity is more than 0. For goods that came back, the amount is below zero:"
                " --amount=-500 --quantity 2."
            )
        )
    return -abs(quantity) if sale.amount_fen < 0 else quantity


def _what(row: SaleRow) -> str:
    product = row.product or _("goods")
    if row.quantity_milli is None:
        return product
    return _("{product} × {quantity}").format(
        product=product,
        quantity=show_quantity(abs(row.quantity_milli)),
    )


def _in_all(change: Change, customer_id: int) -> str:
    """How much the customer has bought so far."""
    ((count, total),) = change.book.values(
        "SELECT count(*), coalesce(sum(amount_fen),0) FROM sale WHERE customer_id=?",
        (customer_id,),
    )
    if count < 2:
        return ""
    return n_("{count} sale, {total} in all.", "{count} sales, {total} in all.", count).format(
        count=f"{count:,}", total=show_money(total, language())
    )


def _doubts(row: SaleRow) -> list[str]:
    if row.profit_fen is None or row.amount_fen <= 0 or row.profit_fen <= row.amount_fen:
        return []
    line = _("The profit {profit} is more than the amount {amount}. Is that right?")
    return [
        line.format(
            profit=show_money(row.profit_fen, language()),
            amount=show_money(row.amount_fen, language()),
        )
    ]

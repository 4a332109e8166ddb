"""`sale add|list`: what was delivered, and what came back."""

from __future__ import annotations

from salesbook.actions import sales
from salesbook.actions.products import product_key
from salesbook.book.find import find_one
from salesbook.book.payments import Wanted, read_sales
from salesbook.context import current
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.phrases.money import read_signed
from salesbook.phrases.period import read_period
from salesbook.phrases.quantity import read_quantity
from salesbook.phrases.when import read_when
from salesbook.reports.sales import sales_report

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def add(
    who: options.Who,
    amount: Annotated[
        str,
        typer.Option(
            "--amount", metavar=_("MONEY"), help=_("What it came to; -500 for goods taken back.")
        ),
    ],
    product: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("PRODUCT"), help=_("what was delivered"), show_default=False),
    ] = None,
    quantity: Annotated[
        str | None, typer.Option("--quantity", metavar="N", help=_("How much of it: 3 or 2.5."))
    ] = None,
    profit: Annotated[
        str | None, typer.Option("--profit", metavar=_("MONEY"), help=_("What it earned."))
    ] = None,
    on: options.On = None,
    deal: Annotated[
        str | None,
        typer.Option("--deal", metavar="N", help=_("The won deal that it belongs to.")),
    ] = None,
    external_id: options.ExternalId = None,
    note: options.Note = None,
) -> None:
    """Record a delivery."""
    run = current()
    with run.changing() as (change, day):
        sale = sales.Sale(
            read_signed(amount),
            product=" ".join(product or []).strip() or None,
            on=read_when(on, day.now, "past").day if on else None,
            quantity_milli=read_quantity(quantity) if quantity else None,
            profit_fen=read_signed(profit) if profit else None,
            external_id=external_id.strip() or None if external_id else None,
            deal=deal,
            note=note or None,
        )
        receipt = sales.add(change, day, who, sale)
        change.says(receipt.line)
    run.receipt(receipt)


def list_sales(
    who: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("WHO"), help=_("only this customer"), show_default=False),
    ] = None,
    period: options.Period = None,
    product: Annotated[
        str | None,
        typer.Option("--product", metavar=_("TEXT"), help=_("Only products of such a name.")),
    ] = None,
    owner: options.Owner = None,
) -> None:
    """Print what was delivered, the latest first."""
    run = current()
    with run.reading() as (book, day):
        wanted = Wanted(
            customer=find_one(book, " ".join(who)).customer_id if who else None,
            period=read_period(period, day.today) if period else None,
            owner=owner,
            product=product_key(product) if product else None,
        )
        rows = read_sales(book, wanted, day)
    run.print(sales_report(rows))

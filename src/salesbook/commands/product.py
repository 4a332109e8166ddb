"""`product add|list`: what is sold; deals and sales make products by themselves."""

from __future__ import annotations

from salesbook.context import current
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def add(
    name: Annotated[
        list[str],
        typer.Argument(metavar=_("NAME"), help=_("name of the product"), show_default=False),
    ],
    family: Annotated[
        str | None,
        typer.Option("--family", metavar=_("TEXT"), help=_("Products of one family are kin.")),
    ] = None,
    announce: Annotated[
        str | None,
        typer.Option(
            "--announce", metavar=_("WHEN"), help=_("When those who bought its kin are told of it.")
        ),
    ] = None,
    note: options.Note = None,
) -> None:
    """Add a product, or change the one of that name."""
    from salesbook.actions import products

    run = current()
    with run.changing() as (change, day):
        given = {"family": family, "announced_on": announce, "note": note}
        receipt = products.add(change, day, " ".join(name), given)
        change.says(receipt.line)
    run.receipt(receipt)


def list_products() -> None:
    """Print the products."""
    from salesbook.book.deals import read_products
    from salesbook.reports.products import products_report

    run = current()
    with run.reading() as (book, _day):
        products = read_products(book)
    run.print(products_report(products))

"""`product list`: what is sold, kin beside kin, and what it has brought."""

from salesbook.i18n import _
from salesbook.light import Sequence
from salesbook.output.report import Column, Report, Table
from salesbook.rows.deals import ProductSales


def products_report(products: Sequence[ProductSales]) -> Report:
    """Products with their deals and sales."""
    told = any(product.announced_on for product in products)
    noted = any(product.note for product in products)
    columns = (
        Column("product_id", _("id"), "id"),
        Column("product", _("product"), keep=True),
        Column("family", _("family"), under="product"),
        Column("deals_open", _("open deals"), "whole"),
        Column("deals_won", _("won deals"), "whole"),
        Column("won_fen", _("won total"), "money"),
        Column("sales", _("sales"), "whole", shown=False),
        Column("sold_fen", _("sold total"), "money"),
        Column("announced_on", _("announced"), "day", shown=told),
        Column("note", _("note"), shown=noted, under="product"),
    )
    empty = _("No product yet. They come with deals and sales, or: salesbook product add NAME")
    return Report((Table(columns, list(products), empty=empty),))

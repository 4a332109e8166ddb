"""`sale list`: what was delivered, and what came back, with the sums above."""

from salesbook.domain.amounts import show_money
from salesbook.domain.instalments import percent
from salesbook.i18n import _, language, n_
from salesbook.light import Sequence
from salesbook.output.report import Column, Line, Report, Table
from salesbook.rows import SaleRow


def sales_report(rows: Sequence[SaleRow]) -> Report:
    """One row an order line, in the order given."""
    columns = (
        Column("sale_id", "#", "id"),
        Column("customer_id", _("id"), "id", shown=False),
        Column("customer", _("customer"), keep=True),
        Column("deal_id", _("deal"), "id", shown=False),
        Column("external_id", _("order no."), shown=any(row.external_id for row in rows),
               under="customer"),
        Column("on_day", _("day"), "day"),
        Column("product", _("product"), under="customer"),
        Column("family", _("family"), shown=False),
        Column("quantity_milli", _("quantity"), "quantity",
               shown=any(row.quantity_milli is not None for row in rows)),
        Column("amount_fen", _("amount"), "money"),
        Column("profit_fen", _("profit"), "money",
               shown=any(row.profit_fen is not None for row in rows)),
        Column("owner", _("owner"), shown=False),
        Column("note", _("note"), shown=any(row.note for row in rows), under="customer"),
    )  # fmt: skip
    cells = [
        (
            row.sale_id,
            row.customer_id,
            row.customer,
            row.deal_id,
            row.external_id,
            row.on_day,
            row.product,
            row.family,
            row.quantity_milli,
            row.amount_fen,
            row.profit_fen,
            row.owner,
            row.note,
        )
        for row in rows
    ]
    return Report((Table(columns, cells, empty=_("Nothing was delivered.")),), _totals(rows))


def _totals(rows: Sequence[SaleRow]) -> tuple[Line, ...]:
    if not rows:
        return ()
    total = sum(row.amount_fen for row in rows)
    line = n_("{count} sale: {total}", "{count} sales: {total}", len(rows)).format(
        count=f"{len(rows):,}", total=show_money(total, language())
    )
    said = [line]
    returned = sum(row.amount_fen for row in rows if row.amount_fen < 0)
    if returned:
        said.append(_("taken back {returned}").format(returned=show_money(-returned, language())))
    known = [row for row in rows if row.profit_fen is not None]
    if known:
        profit = sum(row.profit_fen or 0 for row in known)
        earned = _("profit {profit}").format(profit=show_money(profit, language()))
        sold = sum(row.amount_fen for row in known)
        if profit > 0 and sold > 0:
            earned = _("profit {profit} ({percent}%)").format(
                profit=show_money(profit, language()), percent=percent(profit, sold)
            )
        if len(known) < len(rows):
            earned = _("{earned}, known of {count}").format(earned=earned, count=len(known))
        said.append(earned)
    return (Line(" · ".join(said), "strong"),)

"""What is paid, what is owed, and what was delivered."""

from __future__ import annotations

from salesbook.domain.amounts import show_money
from salesbook.i18n import _, language, n_
from salesbook.light import TYPE_CHECKING
from salesbook.output.report import Line
from salesbook.reports.show.said import Said, coming, dotted, past

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesbook.domain.day import Day
    from salesbook.rows import InstalmentRow, SaleRow
    from salesbook.rows.dossier import Dossier

_BAR = 10


def say_money(dossier: Dossier, day: Day) -> list[Said]:
    """A bar of what was paid of all instalments with the next one; the deliveries."""
    said = []
    if dossier.instalments:
        owed = sum(one.amount_fen - one.received_fen for one in dossier.instalments)
        said.append(Said("outstanding_fen", owed, _("money"), _paid(dossier.instalments, day)))
    if dossier.sales:
        total = sum(sale.amount_fen for sale in dossier.sales)
        said.append(Said("sales_fen", total, _("sales"), _sold(dossier.sales, total, day)))
    return said


def press_for_money(dossier: Dossier, day: Day) -> list[Line]:
    """What is overdue."""
    late = [one for one in dossier.instalments if _open(one) and one.due_on < day.iso]
    if not late:
        return []
    text = _("Payment overdue: {amount} since {day}").format(
        amount=_money(sum(map(_open, late))), day=coming(min(one.due_on for one in late), day)
    )
    return [Line(text, "warn")]


def _paid(instalments: Sequence[InstalmentRow], day: Day) -> str:
    total = sum(one.amount_fen for one in instalments)
    received = sum(one.received_fen for one in instalments)
    full = received * _BAR // total
    paid = _("{bar} {percent}% · received {received} of {total}").format(
        bar="▰" * full + "▱" * (_BAR - full),
        percent=received * 100 // total,
        received=_money(received),
        total=_money(total),
    )
    ahead = next((one for one in instalments if _open(one) and one.due_on >= day.iso), None)
    if ahead is None:
        return paid
    text = _("next {amount} on {day}").format(
        amount=_money(_open(ahead)), day=coming(ahead.due_on, day)
    )
    return dotted(paid, text)


def _sold(sales: Sequence[SaleRow], total: int, day: Day) -> str:
    last = sales[0]
    text = n_("{count} delivery", "{count} deliveries", len(sales)).format(count=len(sales))
    latest = _("last {day}").format(day=past(last.on_day, day))
    return dotted(text, _money(total), latest, last.product)


def _open(one: InstalmentRow) -> int:
    return one.amount_fen - one.received_fen


def _money(fen: int) -> str:
    return show_money(fen, language())

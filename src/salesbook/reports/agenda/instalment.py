"""Money that is overdue: a reason for each deal that it is owed for."""

from __future__ import annotations

from datetime import date

from salesbook.domain.day import Day
from salesbook.i18n import _, language, n_
from salesbook.light import TYPE_CHECKING, Iterator
from salesbook.output.days import show_day
from salesbook.reports.agenda.reason import Facts, Reason

if TYPE_CHECKING:
    from salesbook.rows import InstalmentRow

_PERIOD = 30
"""Days of lateness that count as one: money is asked for by the month."""


def instalments(facts: Facts, day: Day) -> Iterator[Reason]:
    """A reason per customer and deal, due on the first day that was missed."""
    deals: dict[tuple[int, int], list[InstalmentRow]] = {}
    for row in facts.instalments:
        if row.due_on < day.iso and row.received_fen < row.amount_fen:
            deals.setdefault((row.customer_id, row.deal_id), []).append(row)
    for (customer, _deal), rows in deals.items():
        due_on = date.fromisoformat(min(row.due_on for row in rows))
        late = (day.today - due_on).days
        yield Reason(
            customer, "instalment", due_on, late, round(late / _PERIOD, 2), _why(rows, due_on, day),
            _("Call about the payment"),
        )  # fmt: skip


def _why(rows: list[InstalmentRow], due_on: date, day: Day) -> str:
    from salesbook.domain.amounts import show_money

    late = (day.today - due_on).days
    owed = sum(row.amount_fen - row.received_fen for row in rows)
    return n_(
        "{owed} overdue since {when}, {days} day ({deal})",
        "{owed} overdue since {when}, {days} days ({deal})",
        late,
    ).format(
        owed=show_money(owed, language()),
        when=show_day(due_on, day.today),
        days=late,
        deal=_deal(rows[0]),
    )


def _deal(row: InstalmentRow) -> str:
    """What it is owed for, as a person on the telephone names it."""
    named = row.contract or row.product
    return _("deal #{deal}").format(deal=row.deal_id) if named is None else named

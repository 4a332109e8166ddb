"""`pay list`: what is owed by when, what came in of it, what is late.

Neighbour: `agenda.instalment`, which calls for what is overdue.
"""

from datetime import date

from salesbook.domain.amounts import show_money
from salesbook.domain.codes import PAYMENTS, word
from salesbook.domain.day import Day
from salesbook.domain.instalments import percent, state
from salesbook.i18n import _, language, n_
from salesbook.light import Sequence
from salesbook.output.report import Column, Line, Report, Table
from salesbook.rows import InstalmentRow


def instalments_report(rows: Sequence[InstalmentRow], day: Day, *, overdue: bool) -> Report:
    """One row an instalment, in the order given; the totals stand above."""
    states = {
        "overdue": _("overdue"),
        "due": _("due today"),
        "coming": _("coming"),
        "paid": _("paid"),
    }
    columns = (
        Column("instalment_id", "#", "id"),
        Column("customer_id", _("id"), "id", shown=False),
        Column("customer", _("customer"), keep=True),
        Column("deal_id", _("deal"), "id", shown=False),
        Column("due_on", _("due on"), "day"),
        Column("amount_fen", _("amount"), "money"),
        Column("received_fen", _("received"), "money", shown=any(row.received_fen for row in rows),
               under="amount_fen", lead="− "),
        Column("outstanding_fen", _("outstanding"), "money"),
        Column("days_late", _("days late"), "days"),
        Column("kind", _("kind"), "code", under="customer",
               words={kind: word("payment", kind) for kind in PAYMENTS}),
        Column("product", _("product"), under="customer"),
        Column("contract", _("contract no."), shown=False),
        Column("invoice", _("invoice"), shown=any(row.invoice for row in rows), under="customer"),
        Column("owner", _("owner"), shown=False),
        Column("state", _("state"), "code", words=states, shown=False),
    )  # fmt: skip
    table = Table(
        columns,
        [_row(row, day) for row in rows],
        empty=_("Nothing is overdue.") if overdue else _("No instalment is planned."),
    )
    return Report((table,), _totals(rows, day))


def _row(row: InstalmentRow, day: Day) -> tuple[object, ...]:
    outstanding = row.amount_fen - row.received_fen
    due_on = date.fromisoformat(row.due_on)
    return (
        row.instalment_id,
        row.customer_id,
        row.customer,
        row.deal_id,
        row.due_on,
        row.amount_fen,
        row.received_fen,
        outstanding,
        (day.today - due_on).days if outstanding else None,
        row.kind,
        row.product,
        row.contract,
        row.invoice,
        row.owner,
        state(due_on, outstanding, day.today),
    )


def _totals(rows: Sequence[InstalmentRow], day: Day) -> tuple[Line, ...]:
    if not rows:
        return ()
    planned = sum(row.amount_fen for row in rows)
    received = sum(row.received_fen for row in rows)
    late = sum(row.amount_fen - row.received_fen for row in rows if row.due_on < day.iso)
    line = n_(
        "{planned} in {count} instalment: {received} received ({percent}%), {owed} outstanding",
        "{planned} in {count} instalments: {received} received ({percent}%), {owed} outstanding",
        len(rows),
    ).format(
        count=f"{len(rows):,}",
        planned=show_money(planned, language()),
        received=show_money(received, language()),
        percent=percent(received, planned),
        owed=show_money(planned - received, language()),
    )
    head = [Line(line, "strong")]
    if late:
        line = _("Overdue: {late}").format(late=show_money(late, language()))
        head.append(Line(line, "warn"))
    return tuple(head)

"""`pool list` and `pool ending`: who may be claimed, and whose protection ends."""

from salesbook.domain.codes import OWNERSHIPS, word
from salesbook.domain.pool import Protection
from salesbook.i18n import N_, _, n_
from salesbook.light import Mapping, Sequence
from salesbook.output.report import Column, Line, Report, Table
from salesbook.rows import ListRow
from salesbook.rows.pool import PooledRow

_SEPARATOR = "\x1f"
_CLOCKS = {"owned": N_("time is up"), "silence": N_("no contact")}


def pool_report(customers: Sequence[PooledRow], limit: int | None) -> Report:
    """The best grade first, within it who came into the pool last."""
    columns = (
        Column("customer_id", _("id"), "id"),
        Column("external_id", _("external id"), shown=False),
        Column("customer", _("customer"), keep=True),
        Column("grade", _("grade"), "grade"),
        Column("former_owner", _("former owner"),
               shown=any(row.former_owner for row in customers)),
        Column("pooled_on", _("in the pool since"), "day"),
        Column("act", _("how"), "code", shown=False,
               words={act: word("ownership", act) for act in OWNERSHIPS}),
        Column("last_contact_on", _("last contact"), "day"),
        Column("deals", _("deals"), "whole", shown=any(row.deals for row in customers)),
        Column("industry", _("industry"), under="customer"),
        Column("region", _("region"), under="customer"),
        Column("reason", _("why"), shown=any(row.reason for row in customers), weight=2,
               under="customer"),
        Column("source", _("source"), shown=False),
        Column("phone", _("phone"), shown=False),
        Column("tags", _("tags"), "list", shown=False),
    )  # fmt: skip
    # Three passes, for the day alone goes down.
    ordered = sorted(customers, key=lambda row: (row.customer, row.customer_id))
    ordered.sort(key=lambda row: row.pooled_on or "", reverse=True)
    ordered.sort(key=lambda row: row.grade)
    rows = [
        (
            row.customer_id,
            row.external_id,
            row.customer,
            row.grade,
            row.former_owner,
            row.pooled_on,
            row.act,
            row.last_contact_on,
            row.deals,
            row.industry,
            row.region,
            row.reason,
            row.source,
            row.phone,
            tuple(row.tags.split(_SEPARATOR)) if row.tags else (),
        )
        for row in ordered[:limit]
    ]
    foot: tuple[Line, ...] = ()
    if rows:
        count = n_("{count} customer in the pool", "{count} customers in the pool", len(ordered))
        if len(rows) < len(ordered):
            count = _("{shown} of {count} customers in the pool")
        foot = (
            Line(count.format(shown=len(rows), count=len(ordered)), "dim"),
            Line(_('"salesbook pool claim WHO" makes one yours.'), "dim"),
        )
    return Report((Table(columns, rows, empty=_("The pool is empty.")),), (), foot)


def ending_report(
    protections: Sequence[Protection], customers: Mapping[int, ListRow], within: int
) -> Report:
    """The earliest end first; `customers` are those the protections are of."""
    columns = (
        Column("customer_id", _("id"), "id"),
        Column("external_id", _("external id"), shown=False),
        Column("customer", _("customer"), keep=True),
        Column("grade", _("grade"), "grade"),
        Column("owner", _("owner"), shown=any(row.owner for row in customers.values())),
        Column("ends_on", _("protected until"), "day"),
        Column("days_left", _("days to go"), "days"),
        Column("clock", _("because"), "code",
               shown=any(one.clock == "silence" for one in protections),
               words={clock: _(text) for clock, text in _CLOCKS.items()}),
        Column("last_contact_on", _("last contact"), "day"),
        Column("next_action", _("next action"), weight=2, under="customer"),
        Column("next_on", _("next on"), "day", shown=False),
        Column("phone", _("phone"), under="customer"),
    )  # fmt: skip
    ordered = sorted(protections, key=lambda one: (one.ends_on, customers[one.customer_id].grade))
    rows = []
    for one in ordered:
        row = customers[one.customer_id]
        rows.append((
            row.customer_id, row.external_id, row.customer, row.grade, row.owner,
            one.ends_on.isoformat(), one.days_left, one.clock, row.last_contact_on,
            row.next_action, row.next_on, row.phone,
        ))  # fmt: skip
    ended = sum(one.ended for one in protections)
    head: tuple[Line, ...] = ()
    foot: tuple[Line, ...] = ()
    if rows:
        head = (Line(_("Protection ended: {ended} · ending within {days} days: {soon}").format(
            ended=ended, days=within, soon=len(rows) - ended), "strong"),)  # fmt: skip
    if ended:
        sentence = _('"salesbook pool sweep" releases those whose protection has ended.')
        foot = (Line(sentence, "dim"),)
    empty = n_(
        "No protection ends within {days} day.", "No protection ends within {days} days.", within
    ).format(days=within)
    return Report((Table(columns, rows, empty=empty),), head, foot)

"""`dupes`: pairs of customers that may be one, and why."""

from salesbook.i18n import N_, _, n_
from salesbook.light import Sequence
from salesbook.output.report import Column, Line, Report, Table
from salesbook.reports.pairs import Named, Pair

REASONS = {
    "tax_id": N_("same tax id"),
    "same_name": N_("same name"),
    "legal_form": N_("same but for the legal form"),
    "phone": N_("same phone"),
    "email": N_("same e-mail"),
    "wechat": N_("same WeChat"),
    "same_core": N_("same core of the name"),
    "contains": N_("one name holds the other"),
    "typo": N_("one character differs"),
}


def dupes_report(pairs: Sequence[Pair], names: Sequence[Named], limit: int | None) -> Report:
    """One row a pair, the strongest first."""
    columns = (
        Column("customer_id", _("id"), "id"),
        Column("customer", _("customer"), keep=True),
        Column("grade", _("grade"), "grade"),
        Column("other_id", _("other id"), "id"),
        Column("other", _("other customer"), keep=True),
        Column("other_grade", _("grade"), "grade"),
        Column("reasons", _("why"), "list", weight=2, under="customer",
               words={code: _(text) for code, text in REASONS.items()}),
    )  # fmt: skip
    known = {name.customer_id: (name.customer_id, name.customer, name.grade) for name in names}
    rows = [(*known[pair.first], *known[pair.second], pair.reasons) for pair in pairs[:limit]]
    foot: tuple[Line, ...] = ()
    if rows:
        count = n_("{count} likely pair", "{count} likely pairs", len(pairs))
        if len(rows) < len(pairs):
            count = _("{shown} of {count} likely pairs")
        foot = (
            Line(count.format(shown=len(rows), count=len(pairs)), "dim"),
            Line(_('"salesbook merge WHO INTO" makes one of two; nothing is lost.'), "dim"),
        )
    empty = _("No two customers look like one.")
    return Report((Table(columns, rows, empty=empty),), (), foot)

"""What an import would do, line by line: the table of `import --dry-run`."""

from salesbook.exchange.lines import At, Fate, Wrong
from salesbook.i18n import _, n_
from salesbook.light import Iterable, Sequence
from salesbook.output.report import Column, Line, Report, Table

ADD, UPDATE, SKIP, WRONG = "add", "update", "skip", "wrong"
_WHAT = {"added": ADD, "updated": UPDATE, "same": SKIP}
_SHOWN = 50


def rehearsal(
    fates: Iterable[Fate], wrong: Sequence[Wrong], summary: str, values: dict[str, object],
    *, whole: bool,
) -> Report:  # fmt: skip
    """Every line in the order of the file; unless `whole`, of those that are right the first few.

    `summary` is the sentence with the counts, `values` the receipt for programs.
    """
    found = [*(fate._replace(what=_WHAT[fate.what]) for fate in fates), *_together(wrong)]
    sheets = {place: at for at, place in enumerate(dict.fromkeys(one.at.sheet for one in found))}
    found.sort(key=lambda one: (sheets[one.at.sheet], one.at.line))
    shown = found if whole else _first(found)
    several = any(sheets)
    words = {ADD: _("add"), UPDATE: _("update"), SKIP: _("skip"), WRONG: _("wrong")}
    kinds = {
        "customers": _("customer"), "contacts": _("contact"),
        "grades": _("grade"), "follow-ups": _("follow-up"),
        "deals": _("deal"), "sales": _("sale"),
    }  # fmt: skip
    columns = (
        Column("sheet", _("sheet"), shown=several),
        Column("line", _("line"), "whole", keep=True),
        Column("kind", _("kind"), "code", words=kinds),
        Column("what", _("what"), "code", words=words, keep=True),
        Column("customer", _("customer"), weight=2),
        Column("why", _("why"), weight=4, under="customer"),
    )
    rows = [
        (one.at.sheet or None, one.at.line, one.kind, one.what, one.customer or None,
         one.why or None)
        for one in shown
    ]  # fmt: skip
    names = [column.name for column in columns]
    foot = [Line(summary, "strong")]
    if len(shown) < len(found):
        left = len(found) - len(shown)
        foot.insert(
            0,
            Line(
                n_(
                    "… and {count} more line; -f csv shows all.",
                    "… and {count} more lines; -f csv shows all.",
                    left,
                ).format(count=f"{left:,}"),
                "dim",
            ),
        )
    table = Table(columns, rows, empty=_("There are no lines."))
    lines = [dict(zip(names, row, strict=True)) for row in rows]
    return Report((table,), foot=tuple(foot), json={**values, "lines": lines})


def _first(found: list[Fate]) -> list[Fate]:
    """All lines that are wrong, and of the others the first few."""
    left = _SHOWN
    shown = []
    for one in found:
        if one.what == WRONG or left > 0:
            shown.append(one)
            left -= one.what != WRONG
    return shown


def _together(wrong: Sequence[Wrong]) -> list[Fate]:
    """One line a line, whatever is wrong in it."""
    found: dict[At, Fate] = {}
    for one in wrong:
        why = f"{one.header}: {one.reason}" if one.header else one.reason
        before = found.get(one.at)
        if before is not None:
            why = f"{before.why} {why}"
        found[one.at] = Fate(one.at, one.kind, WRONG, one.customer, why)
    return list(found.values())

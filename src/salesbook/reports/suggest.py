"""`suggest`: the grades that are proposed, each with its evidence."""

from salesbook.i18n import _, n_
from salesbook.light import Sequence
from salesbook.output.report import Column, Line, Report, Table
from salesbook.rows.suggest import SuggestedRow

_ARROWS = {"up": "↑", "down": "↓", "pool": "↓"}


def suggest_report(suggested: Sequence[SuggestedRow]) -> Report:
    """One line a customer: up first, then down, then to the pool."""
    columns = (
        Column("customer_id", _("id"), "id"),
        Column("customer", _("customer"), keep=True),
        Column("grade", _("grade"), "grade"),
        Column("to", _("to"), "grade", words={"pool": _("pool")}),
        Column("direction", "", "code", words=_ARROWS),
        Column("evidence", _("because"), "sentences", weight=3, keep=True),
    )
    head: tuple[Line, ...] = ()
    foot: tuple[Line, ...] = ()
    if suggested:
        ways = [one.direction for one in suggested]
        line = n_("{count} suggestion: {up} up, {down} down",
                  "{count} suggestions: {up} up, {down} down", len(ways))  # fmt: skip
        if "pool" in ways:
            line = n_("{count} suggestion: {up} up, {down} down, {pool} to the pool",
                      "{count} suggestions: {up} up, {down} down, {pool} to the pool",
                      len(ways))  # fmt: skip
        title = line.format(
            count=len(ways), up=ways.count("up"), down=ways.count("down"), pool=ways.count("pool")
        )
        head = (Line(title, "strong"),)
        foot = (
            Line(
                _("salesbook suggest --apply takes all of them; salesbook regrade takes one."),
                "dim",
            ),
        )
    empty = _("Nothing to suggest: every grade fits what is known.")
    return Report((Table(columns, suggested, empty=empty),), head, foot)

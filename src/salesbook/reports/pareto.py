"""`pareto`: who brings the eighty percent, how that changed, and who is contacted too little.

A class A customer reached less than half as often as the cadence of A asks for, in the days
of the period in which it was a customer, is under-contacted; a class C one reached more than
twice as often as C asks for is the reverse: time that belongs elsewhere (S3, S4).
"""

from datetime import date, timedelta

from salesbook.domain.amounts import show_sum
from salesbook.domain.cadence import cadence_of
from salesbook.domain.day import Day
from salesbook.domain.policy import GRADES
from salesbook.domain.value import Valued, growth, value_classes
from salesbook.i18n import N_, _, language, n_
from salesbook.light import NamedTuple, Sequence
from salesbook.output.drawing import Chart
from salesbook.output.report import Column, Line, Report, Table
from salesbook.rows.value import ValueRow

UNDER, OVER = "under", "over"
_DRAWN = 15
"""Customers of the chart."""
_MARKS = {UNDER: N_("contact more"), OVER: N_("contact less")}


class Standing(NamedTuple):
    """A customer with its class, and what stands beside it."""

    row: ValueRow
    valued: Valued
    mark: str | None
    change_prev: float | None
    change_year: float | None
    years: float | None


def rank_values(rows: Sequence[ValueRow], period: tuple[date, date], day: Day) -> list[Standing]:
    """The customers by their value in the period, the largest first."""
    by_id = {row.customer_id: row for row in rows}
    found = []
    for valued in value_classes(((row.customer_id, row.value_fen) for row in rows), day.policy):
        row = by_id[valued.customer_id]
        found.append(
            Standing(
                row,
                valued,
                _mark(row, valued.value_class, period, day),
                growth(row.value_fen, row.previous_fen),
                growth(row.value_fen, row.year_before_fen),
                _years(row.signed_on, day.today),
            )
        )
    return found


def _mark(row: ValueRow, value_class: str, period: tuple[date, date], day: Day) -> str | None:
    """Whether the customer is contacted too little or too much for its class."""
    if row.status != "active" or value_class == "B":
        return None
    start = max(period[0], date.fromisoformat(row.captured_on))
    days = (min(period[1], day.today + timedelta(days=1)) - start).days
    wanted = days / cadence_of(value_class, None, day.policy)
    if value_class == "A":
        return UNDER if wanted >= 1 and row.contacts < wanted / 2 else None
    return OVER if row.contacts > max(wanted * 2, 2) else None


def _years(signed_on: str | None, today: date) -> float | None:
    if signed_on is None:
        return None
    return round((today - date.fromisoformat(signed_on)).days / 365.25, 1)


def pareto_report(
    standings: Sequence[Standing], period: tuple[date, date], *, limit: int | None
) -> Report:
    """The customers by value; people see the first `limit`, if any, and how many there are."""
    shown = standings if limit is None else standings[:limit]
    profits = any(one.row.profit_fen is not None for one in shown)
    columns = (
        Column("customer_id", _("id"), "id", shown=False),
        Column("customer", _("customer"), keep=True),
        Column("value_fen", _("value"), "sum"),
        Column("share", _("share"), "share"),
        Column("before", _("before it"), "share", shown=False),
        Column("value_class", _("class"), "grade"),
        Column("grade", _("grade"), "grade", under="value_class"),
        Column("change_prev", _("± before"), "growth"),
        Column("change_year", _("± a year"), "growth", under="change_prev"),
        Column("profit_fen", _("profit"), "sum", shown=profits, under="value_fen"),
        Column("years", _("years"), "average", under="contacts"),
        Column("contacts", _("contacts"), "whole"),
        Column(
            "mark",
            _("mark"),
            "code",
            under="customer",
            words={code: _(word) for code, word in _MARKS.items()},
        ),
    )
    rows = [
        (one.row.customer_id, one.row.customer, one.row.value_fen, round(one.valued.share, 4),
         round(one.valued.before, 4), one.valued.value_class, one.row.grade, one.change_prev,
         one.change_year, one.row.profit_fen, one.years, one.row.contacts, one.mark)
        for one in shown
    ]  # fmt: skip
    table = Table(columns, rows, empty=_("Nothing was sold in this period."))
    return Report(
        (table,), _head(standings, period), _foot(standings, shown), charts=(_chart(standings),)
    )


def _chart(standings: Sequence[Standing]) -> Chart:
    largest = [one for one in standings[:_DRAWN] if one.valued.value_fen > 0]
    return Chart(
        "bars", _("The largest"), [one.row.customer for one in largest],
        [one.valued.share for one in largest],
        [f"{one.valued.share:.0%} {one.valued.value_class}" for one in largest],
    )  # fmt: skip


def _head(standings: Sequence[Standing], period: tuple[date, date]) -> tuple[Line, ...]:
    start, end = period
    total = sum(max(one.row.value_fen, 0) for one in standings)
    lines = [
        Line(
            _("Value {start} to {end}: {total}").format(
                start=start, end=end - timedelta(days=1), total=show_sum(total, language())
            ),
            "strong",
        )
    ]
    if total:
        parts = []
        for grade in GRADES:
            found = [one for one in standings if one.valued.value_class == grade]
            share = sum(one.valued.share for one in found)
            parts.append(
                n_("{grade}: {count} customer, {share}", "{grade}: {count} customers, {share}",
                   len(found)).format(grade=grade, count=len(found), share=f"{share:.0%}")
            )  # fmt: skip
        lines.append(Line(" · ".join(parts)))
    under = sum(one.mark == UNDER for one in standings)
    if under:
        lines.append(
            Line(
                n_("Contacted less than half as often as class A asks for: {count} customer",
                   "Contacted less than half as often as class A asks for: {count} customers",
                   under).format(count=under),
                "warn",
            )
        )  # fmt: skip
    return tuple(lines)


def _foot(standings: Sequence[Standing], shown: Sequence[Standing]) -> tuple[Line, ...]:
    left = len(standings) - len(shown)
    if not left:
        return ()
    return (
        Line(
            n_("… and {count} more; --limit {all} shows all.",
               "… and {count} more; --limit {all} shows all.",
               left).format(count=f"{left:,}", all=len(standings)),
            "dim",
        ),
    )  # fmt: skip

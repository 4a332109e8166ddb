"""`funnel --by`: of the deals that were decided, who and what wins: by product, owner, industry.

A deal is decided on the day it is won or lost; open ones say nothing yet. Neighbour:
`funnel`, the deals by their stage.
"""

from datetime import date, timedelta

from salesbook.domain.amounts import show_sum
from salesbook.i18n import N_, _, language, n_
from salesbook.light import NamedTuple, Sequence
from salesbook.output.report import Column, Line, Report, Table
from salesbook.reports.review.past import Rate, days_between, middle
from salesbook.reports.review.tables import explain_marks, few, few_column
from salesbook.rows.review import DecidedDeal

HEADINGS = {
    "product": N_("product"),
    "owner": N_("owner"),
    "industry": N_("industry"),
    "region": N_("region"),
    "source": N_("source"),
}
"""What deals are told apart by, and its heading."""


class Win(NamedTuple):
    """The decided deals that have one thing in common."""

    of: str | None
    won: Rate
    """Of the decided ones."""
    amount_fen: int
    """Of the won ones."""
    median_days: float | None
    """From the first day to the winning of a deal."""


def measure_wins(deals: Sequence[DecidedDeal]) -> list[Win]:
    """One per product, owner and so on; who won most stands first."""
    groups: dict[str | None, list[DecidedDeal]] = {}
    for deal in deals:
        groups.setdefault(deal.group, []).append(deal)
    found = [_win(group, members) for group, members in groups.items()]
    return sorted(found, key=lambda one: (-one.amount_fen, -one.won.of, one.of or "\U0010ffff"))


def _win(group: str | None, members: Sequence[DecidedDeal]) -> Win:
    won = [deal for deal in members if deal.won_on is not None]
    days = [days_between(deal.opened_on, deal.won_on) for deal in won if deal.won_on is not None]
    return Win(
        group,
        Rate(len(won), len(members)),
        sum(deal.amount_fen or 0 for deal in won),
        middle(days),
    )


def wins_report(deals: Sequence[DecidedDeal], by: str, period: tuple[date, date] | None) -> Report:
    """The groups as a table; all of them together in the head."""
    wins = measure_wins(deals)
    columns = (
        Column(by, _(HEADINGS[by]), "code", words={"": _("not said")}, keep=True),
        Column("deals", _("deals decided"), "whole"),
        Column("won", _("deals won"), "whole"),
        Column("rate", _("win rate"), "share"),
        few_column([one.won for one in wins]),
        Column("amount_fen", _("amount won"), "sum"),
        Column("median_days", _("days to win, median"), "average"),
    )
    rows = [
        (one.of or "", one.won.of, one.won.hits, one.won.value, few(one.won), one.amount_fen,
         one.median_days)
        for one in wins
    ]  # fmt: skip
    empty = _("No deal was won or lost yet.") if period is None else _("No deal was won or lost.")
    objects = [
        {by: one.of, "deals": one.won.of, "won": one.won.hits, "rate": one.won.value,
         "few": one.won.small, "amount_fen": one.amount_fen, "median_days": one.median_days}
        for one in wins
    ]  # fmt: skip
    table = Table(columns, rows, empty=empty)
    return Report(
        (table,),
        _head(_win(None, deals), period) if deals else (),
        explain_marks((table,)),
        objects,
    )


def _head(all_of_them: Win, period: tuple[date, date] | None) -> tuple[Line, ...]:
    rate = all_of_them.won
    line = n_(
        "{count} deal decided, {won} won ({rate}), {amount}",
        "{count} deals decided, {won} won ({rate}), {amount}",
        rate.of,
    ).format(
        count=f"{rate.of:,}", won=f"{rate.hits:,}", rate=f"{rate.value or 0:.0%}",
        amount=show_sum(all_of_them.amount_fen, language()),
    )  # fmt: skip
    lines = [Line(line, "strong")]
    if period is not None:
        start, end = period
        lines.append(
            Line(_("From {start} to {end}").format(start=start, end=end - timedelta(days=1)))
        )
    return tuple(lines)

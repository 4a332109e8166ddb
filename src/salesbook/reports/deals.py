"""`deal list`: many deals, one row each; the won ones in the columns of template 4 (S5).

Neighbours: `stages`, the way of one deal; `products`.
"""

from datetime import date

from salesbook.domain.amounts import show_money
from salesbook.domain.codes import LOST_REASONS, STAGES, word
from salesbook.domain.day import Day
from salesbook.domain.stages import OPEN, stage_words
from salesbook.errors import BadValue
from salesbook.i18n import _, language, n_
from salesbook.light import Any, Callable, Sequence
from salesbook.output.report import Column, Line, Report, Table
from salesbook.rows import DealRow

SORTS = ("stage", "amount", "expect", "days", "customer", "ended", "id")

# What a person sees, by the kind of deals that are listed.
_SHOWN: dict[tuple[str, ...], tuple[str, ...]] = {
    ("open",): ("deal_id", "customer", "product", "amount_fen", "stage", "days_in_stage",
                "expect_on", "owner"),
    ("won",): ("customer", "won_on", "amount_fen", "product", "factors", "owner"),
    ("lost",): ("deal_id", "customer", "product", "amount_fen", "lost_on", "lost_reason",
                "lost_note"),
}  # fmt: skip
_MIXED = ("deal_id", "customer", "product", "amount_fen", "stage", "stage_since", "expect_on",
          "owner")  # fmt: skip


def deal_object(deal: DealRow, day: Day) -> dict[str, object]:
    """A deal for programs: its row, and the days in its stage."""
    since = date.fromisoformat(deal.stage_since)
    fields: dict[str, object] = {}
    for name, value in zip(deal._fields, deal, strict=True):
        fields[name] = value
        if name == "stage_since":
            fields["days_in_stage"] = (day.today - since).days
    return fields


def deals_report(
    deals: Sequence[DealRow],
    day: Day,
    states: tuple[str, ...],
    sort: str | None,
    *,
    filtered: bool,
) -> Report:
    """Deals of the states that were asked for; raises BadValue for an order that is none.

    Unless said, open ones stand with the furthest first, ended ones with the latest first.
    """
    if sort is not None and sort not in SORTS:
        raise BadValue(
            _("There is no order {sort}: choose from {known}.").format(
                sort=sort, known=_(", ").join(SORTS)
            )
        )
    chosen = sort or ("stage" if "open" in states else "ended")
    ordered = sorted(deals, key=_ORDERS[chosen])
    shown = _SHOWN.get(states, _MIXED)
    won = states == ("won",)
    if not won and not any(deal.owner for deal in deals):
        shown = tuple(name for name in shown if name != "owner")
    columns = _columns(shown, day, won=won)
    objects = [deal_object(deal, day) for deal in ordered]
    rows = [tuple(one[column.name] for column in columns) for one in objects]
    empty = (
        _("No deal matches.")
        if filtered
        else _("No deal is open. Begin one: salesbook deal add WHO")
    )
    head: tuple[Line, ...] = ()
    slipped = sum(deal.stage in OPEN and (deal.expect_on or "9999") < day.iso for deal in deals)
    if slipped:
        line = n_(
            "{count} deal is past its expected day.",
            "{count} deals are past their expected day.",
            slipped,
        )
        head = (Line(line.format(count=slipped), "warn"),)
    return Report((Table(columns, rows, empty=empty),), head, _totals(deals))


def _columns(shown: tuple[str, ...], day: Day, *, won: bool) -> tuple[Column, ...]:
    """Every column of a deal; those a person sees come first, in their order."""
    reasons = {code: word("lost_reason", code) for code in LOST_REASONS}
    known = (
        Column("deal_id", _("deal"), "id"),
        Column("customer_id", _("id"), "id"),
        Column("customer", _("customer"), keep=True),
        Column("external_id", _("external id")),
        Column("product", _("product/service") if won else _("product"), under="customer"),
        Column("family", _("family")),
        Column("amount_fen", _("deal amount") if won else _("amount"), "money"),
        Column("stage", _("stage"), "code", words=stage_words(day.policy)),
        Column("stage_since", _("since"), "day"),
        Column("days_in_stage", _("days"), "whole"),
        Column("opened_on", _("begun"), "day"),
        Column("expect_on", _("expected"), "day"),
        Column("won_on", _("won on"), "day"),
        Column("lost_on", _("lost on"), "day"),
        Column("lost_reason", _("reason"), "code", words=reasons),
        Column("lost_note", _("note"), under="customer", keep=True),
        Column("contract", _("contract no.")),
        Column("factors", _("key factors"), under="customer", keep=True),
        Column("owner", _("owner"), under="customer"),
        Column("note", _("note")),
    )
    by_name = {column.name: column for column in known}
    first = [by_name[name] for name in shown]
    return (*first, *(column._replace(shown=False) for column in known if column not in first))


def _totals(deals: Sequence[DealRow]) -> tuple[Line, ...]:
    if not deals:
        return ()
    parts = [n_("{count} deal", "{count} deals", len(deals)).format(count=len(deals))]
    known = [deal.amount_fen for deal in deals if deal.amount_fen is not None]
    if known:
        parts.append(show_money(sum(known), language()))
    unknown = len(deals) - len(known)
    if known and unknown:
        parts.append(_("{count} without an amount").format(count=unknown))
    return (Line(" · ".join(parts), "dim"),)


def _amount(deal: DealRow) -> int:
    return -1 if deal.amount_fen is None else deal.amount_fen


def _ended(deal: DealRow) -> int:
    day = deal.won_on or deal.lost_on
    return date.fromisoformat(day).toordinal() if day else 0


# What is over stands behind what is going on.
_FURTHEST = {stage: place for place, stage in enumerate(
    (*reversed(OPEN), *(stage for stage in STAGES if stage not in OPEN)))}  # fmt: skip
_ORDERS: dict[str, Callable[[DealRow], Any]] = {
    "stage": lambda deal: (
        _FURTHEST[deal.stage], deal.expect_on or "9999", -_amount(deal), deal.deal_id,
    ),
    "amount": lambda deal: (-_amount(deal), deal.deal_id),
    "expect": lambda deal: (deal.expect_on or "9999", deal.deal_id),
    "days": lambda deal: (deal.stage_since, deal.deal_id),
    "customer": lambda deal: (deal.customer, deal.deal_id),
    "ended": lambda deal: (-_ended(deal), deal.deal_id),
    "id": lambda deal: deal.deal_id,
}  # fmt: skip

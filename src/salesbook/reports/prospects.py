"""`prospects`: whom to win next, out of leads and pool (S1).

First the trades in which customers have signed (大客户同行), then the customers of
competitors (同行大客户); those that fit the profile best stand at the top of each.
"""

from salesbook.domain.amounts import show_money
from salesbook.domain.fit import Criterion, fit
from salesbook.domain.prospects import of_competitor, same_trade
from salesbook.i18n import _, language
from salesbook.light import Mapping, NamedTuple, Sequence
from salesbook.output.report import Column, Line, Report, Table
from salesbook.phrases.names import fold
from salesbook.reports.fit import cut_line
from salesbook.rows.profile import Subject, TradeRow

_TRADES_SHOWN = 5


class Prospect(NamedTuple):
    """A customer to be won: why it is one, and what speaks for it."""

    part: str
    """`trade` or `competitor`."""
    subject: Subject
    fit: int | None
    signed: int
    """Customers of the same trade that have signed."""
    value_fen: int


def find_prospects(
    subjects: Sequence[Subject], trades: Sequence[TradeRow], criteria: Sequence[Criterion]
) -> list[Prospect]:
    """The trades' part, then the competitors'; who is in both is listed in both."""
    keys = [(fold(trade.industry), trade) for trade in trades]
    alike: dict[str, tuple[int, int]] = {}
    found: list[Prospect] = []
    for subject in subjects:
        industry = str(subject.known.get("industry", ""))
        if industry and industry not in alike:
            same = [trade for key, trade in keys if same_trade(key, industry)]
            alike[industry] = (
                sum(trade.signed for trade in same), sum(trade.value_fen for trade in same)
            )  # fmt: skip
        signed, value = alike.get(industry, (0, 0))
        score = fit(criteria, subject.known).score if criteria else None
        if signed:
            found.append(Prospect("trade", subject, score, signed, value))
        if of_competitor(map(fold, subject.tags)):
            found.append(Prospect("competitor", subject, score, signed, value))
    found.sort(key=lambda one: (
        one.part != "trade", -(one.fit or 0), -one.value_fen, -one.signed,
        one.subject.row.customer, one.subject.row.customer_id,
    ))  # fmt: skip
    return found


def cut(prospects: Sequence[Prospect], limit: int | None) -> list[Prospect]:
    """The first of each part."""
    return [
        one
        for part in ("trade", "competitor")
        for one in [one for one in prospects if one.part == part][:limit]
    ]


def prospects_report(
    shown: Sequence[Prospect],
    phones: Mapping[int, str | None],
    trades: Sequence[TradeRow],
    *,
    total: int,
    scored: bool,
) -> Report:
    """Two tables of the same columns; `total` is how many there were before the cut."""
    tables = []
    for part, title, empty in (
        ("trade", _("In the trades of signed customers"),
         _("No lead and nobody in the pool is of a trade in which a customer has signed.")),
        ("competitor", _("Customers of competitors"),
         _("Nobody has the tag competitor. Put it on: salesbook tag WHO competitor")),
    ):  # fmt: skip
        rows = [_row(one, phones) for one in shown if one.part == part]
        tables.append(Table(_columns(part, scored), rows, title=title, empty=empty))
    head: tuple[Line, ...] = ()
    if trades:
        best = sorted(trades, key=lambda trade: (-trade.value_fen, -trade.signed))
        named = _(", ").join(_trade(trade) for trade in best[:_TRADES_SHOWN])
        head = (Line(_("Signed so far: {trades}").format(trades=named), "strong"),)
    foot = cut_line(len(shown), total)
    if any(one.subject.row.status == "pooled" for one in shown):
        foot += (Line(_("Take one out of the pool: salesbook pool claim WHO"), "dim"),)
    return Report(tuple(tables), head, foot)


def _columns(part: str, scored: bool) -> tuple[Column, ...]:
    return (
        Column("part", _("part"), "code", shown=False),
        Column("customer_id", _("id"), "id"),
        Column("customer", _("customer"), keep=True),
        Column("grade", _("grade"), "grade"),
        Column("status", _("from"), "code",
               words={"active": _("leads"), "pooled": _("pool")}),
        Column("fit", _("fit"), "whole", shown=scored),
        Column("industry", _("industry"), under="customer"),
        Column("region", _("region"), under="customer"),
        Column("signed", _("signed there"), "whole", shown=part == "trade"),
        Column("value_fen", _("value there"), "money", shown=part == "trade"),
        Column("tags", _("tags"), "list", shown=part == "competitor", under="customer"),
        Column("phone", _("phone"), weight=0, under="customer"),
    )  # fmt: skip


def _row(one: Prospect, phones: Mapping[int, str | None]) -> tuple[object, ...]:
    row = one.subject.row
    return (
        one.part, row.customer_id, row.customer, row.grade, row.status, one.fit, row.industry,
        row.region, one.signed, one.value_fen, one.subject.tags, phones.get(row.customer_id),
    )  # fmt: skip


def _trade(trade: TradeRow) -> str:
    if not trade.value_fen:
        return f"{trade.industry} {trade.signed}"
    return _("{trade} {count} ({value})").format(
        trade=trade.industry, count=trade.signed, value=show_money(trade.value_fen, language())
    )

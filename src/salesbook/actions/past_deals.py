"""Deals and sales of long ago: recorded as they went, once, however often a file is read.

A deal is known by its external id, else by customer, product, first day and amount; an
order line by everything it says. Two like order lines in one file are two; the same file
again adds neither. Neighbours: `deals`, for what happens now; `applying`.
"""

from collections import Counter
from datetime import date

from salesbook.actions.products import product_id
from salesbook.actions.signing import sign
from salesbook.book.door import Change
from salesbook.book.reading import storable
from salesbook.domain.day import Day
from salesbook.exchange.deals import WON, DealLine
from salesbook.exchange.sales import SaleLine
from salesbook.light import Mapping

ADDED, UPDATED, SAME = "added", "updated", "same"
_AT_ONCE = 4000
_DEAL = (
    "product_id", "amount_fen", "expect_on", "stage", "stage_since", "opened_on", "won_on",
    "lost_on", "lost_reason", "lost_note", "contract", "factors", "owner", "note",
)  # fmt: skip
_SALE = (
    "customer_id", "external_id", "on_day", "product_id", "quantity_milli", "amount_fen",
    "profit_fen", "owner", "note",
)  # fmt: skip
_KNOWN_SALE = ("external_id", "on_day", "product_id", "quantity_milli", "amount_fen")


class PastDeals:
    """Records the deals and sales of an import; remembers what each customer has."""

    def __init__(self, change: Change, day: Day) -> None:
        """Work inside one change."""
        self._change = change
        self._day = day
        self._products: dict[str, int] = {}
        self._sold: dict[int, Counter[tuple[object, ...]]] = {}
        self._sales: list[tuple[object, ...]] = []
        self._signed: dict[int, str] = {}

    def deal(self, customer: int, line: DealLine) -> str:
        """Record a deal of a customer, or change what the line says otherwise."""
        columns = self._columns(line)
        if columns["won_on"]:
            self._sign(customer, str(columns["won_on"]))
        known = self._known(customer, line, columns)
        if known is None:
            deal = self._change.insert(
                "deal", customer_id=customer, external_id=line.external_id, **columns
            )
            self._move(customer, deal, None, columns, line)
            return ADDED
        deal, before = known
        given = {name: value for name, value in columns.items() if value is not None}
        if line.opened_on is None:
            del given["opened_on"]
        if given["stage"] == before["stage"]:
            del given["stage_since"]
        changed = {name: value for name, value in given.items() if before[name] != value}
        if not changed:
            return SAME
        self._change.update("deal", deal, **changed)
        if "stage" in changed:
            self._move(customer, deal, str(before["stage"]), columns, line)
        return UPDATED

    def sale(self, customer: int, line: SaleLine) -> str:
        """Record an order line, unless it is there."""
        row = (
            customer, line.external_id and storable(line.external_id), line.on.isoformat(),
            self._product(line.product), line.quantity_milli, line.amount_fen, line.profit_fen,
            line.owner or self._day.me, line.note,
        )  # fmt: skip
        self._sign(customer, line.on.isoformat())
        known = self._sold_to(customer)
        key = row[1:6]
        if known[key] > 0:
            known[key] -= 1
            return SAME
        self._sales.append(row)
        if len(self._sales) >= _AT_ONCE:
            self._flush()
        return ADDED

    def finish(self) -> None:
        """Once all are there: a customer is signed since the first deal or sale."""
        self._flush()
        for customer, signed_on in self._signed.items():
            sign(self._change, customer, date.fromisoformat(signed_on))

    def _columns(self, line: DealLine) -> dict[str, object]:
        """The columns of a deal as it stands after all the line says."""
        today = self._day.iso
        opened = _iso(line.opened_on) or _iso(line.closed_on) or today
        closed = _iso(line.closed_on)
        won, lost = line.stage in WON, line.stage == "lost"
        return {
            "product_id": self._product(line.product),
            "amount_fen": line.amount_fen,
            "expect_on": _iso(line.expect_on),
            "stage": line.stage,
            "stage_since": closed if won or lost else opened,
            "opened_on": opened,
            "won_on": closed if won else None,
            "lost_on": closed if lost else None,
            "lost_reason": line.reason,
            "lost_note": line.lost_note,
            "contract": line.contract,
            "factors": line.factors,
            "owner": line.owner or self._day.me,
            "note": line.note,
        }

    def _known(
        self, customer: int, line: DealLine, columns: Mapping[str, object]
    ) -> tuple[int, dict[str, object]] | None:
        if line.external_id is not None:
            where, values = "external_id=?", [storable(line.external_id)]
        else:
            where = "customer_id=? AND product_id IS ? AND amount_fen IS ? AND external_id IS NULL"
            values = [customer, columns["product_id"], columns["amount_fen"]]  # type: ignore[list-item]
            if line.opened_on is not None or line.closed_on is not None:
                where += " AND opened_on=?"
                values.append(str(columns["opened_on"]))
        found = self._change.book.values(
            f"SELECT id,{','.join(_DEAL)} FROM deal WHERE {where} ORDER BY id LIMIT 1",  # noqa: S608
            values,
        )
        return (found[0][0], dict(zip(_DEAL, found[0][1:], strict=True))) if found else None

    def _move(
        self, customer: int, deal: int, before: str | None, columns: Mapping[str, object],
        line: DealLine,
    ) -> None:  # fmt: skip
        """The steps a line tells of: where the deal began, and where it ended."""
        row = {"customer_id": customer, "deal_id": deal, "owner": columns["owner"]}
        stage, since = columns["stage"], columns["stage_since"]
        ended = stage == "lost" or stage in WON
        if before is None and ended:
            self._change.insert("deal_move", to_stage="lead", on_day=columns["opened_on"], **row)
            before = "lead"
        if stage in WON and stage != "contract" and before not in WON:
            self._change.insert(
                "deal_move", from_stage=before, to_stage="contract", on_day=since, **row
            )
            before = "contract"
        self._change.insert(
            "deal_move", from_stage=before, to_stage=stage, on_day=since, note=line.lost_note, **row
        )

    def _product(self, name: str | None) -> int | None:
        if name is None:
            return None
        if name not in self._products:
            self._products[name] = product_id(self._change, name)
        return self._products[name]

    def _sold_to(self, customer: int) -> Counter[tuple[object, ...]]:
        if customer not in self._sold:
            self._sold[customer] = Counter(
                self._change.book.values(
                    f"SELECT {','.join(_KNOWN_SALE)} FROM sale WHERE customer_id=?",  # noqa: S608
                    (customer,),
                )
            )
        return self._sold[customer]

    def _sign(self, customer: int, on: str) -> None:
        if on < self._signed.get(customer, "9999"):
            self._signed[customer] = on

    def _flush(self) -> None:
        self._change.insert_many("sale", _SALE, self._sales)
        self._sales.clear()


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()

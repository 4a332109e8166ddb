"""The evening as values: one entry a customer, what moved, and the counts of the day.

Grade, stage, next action and number of contacts are those of that evening; need and amount
are as known now. Neighbours: `lines`, which shows the entries, and `plan`.
"""

from collections import Counter
from datetime import date

from salesbook.domain.codes import METHODS, STAGES
from salesbook.domain.day import Day
from salesbook.domain.grades import movement, window
from salesbook.light import NamedTuple, Protocol, Sequence
from salesbook.rows import SheetDeal, SheetFollowUp, SheetRow


class Evening(Protocol):
    """What the book tells of an evening."""

    @property
    def day(self) -> date: ...
    @property
    def customers(self) -> list[SheetRow]: ...
    @property
    def follow_ups(self) -> list[SheetFollowUp]: ...
    @property
    def promised(self) -> tuple[int, int]: ...
    @property
    def deals(self) -> list[SheetDeal]: ...
    @property
    def won(self) -> list[tuple[int, int | None]]: ...
    @property
    def received_fen(self) -> int: ...


class Entry(NamedTuple):
    """One customer's line on the sheet."""

    row: SheetRow
    today: tuple[SheetFollowUp, ...]
    moved: str | None
    """`up`, `down`, `new` or None: the change of grade on the day."""
    days_left: int | None
    window_ends_on: str | None
    deal: SheetDeal | None
    """The deal that tells where the customer stands."""


def list_entries(evening: Evening, day: Day) -> list[Entry]:
    """Every A and B customer, and those C that were reached or regraded."""
    by_customer: dict[int, list[SheetFollowUp]] = {}
    for follow_up in evening.follow_ups:
        by_customer.setdefault(follow_up.customer_id, []).append(follow_up)
    deals = choose_deals(evening.deals)
    entries = []
    for row in evening.customers:
        today = tuple(by_customer.get(row.customer_id, ()))
        if row.status != "active" and not today:
            continue
        moved = _moved(row, evening.day)
        reached = any(follow_up.reached for follow_up in today)
        if row.grade == "C" and not reached and moved in (None, "new"):
            continue
        signed = row.signed_on is not None and row.signed_on <= evening.day.isoformat()
        found = window(
            date.fromisoformat(row.grade_since), row.grade, signed, evening.day, day.policy
        )
        entries.append(
            Entry(row, today, moved, found.days_left if found else None,
                  found.ends_on.isoformat() if found else None, deals.get(row.customer_id))
        )  # fmt: skip
    return entries


def choose_deals(deals: Sequence[SheetDeal]) -> dict[int, SheetDeal]:
    """One deal a customer: in play before won ones, then the furthest, then the newest."""
    chosen: dict[int, SheetDeal] = {}
    for deal in deals:
        before = chosen.get(deal.customer_id)
        if before is None or _standing(deal) > _standing(before):
            chosen[deal.customer_id] = deal
    return chosen


def _standing(deal: SheetDeal) -> tuple[bool, int, int]:
    # What was lost on the day says least of where a customer stands.
    place = -1 if deal.stage == "lost" else STAGES.index(deal.stage)
    return bool(deal.in_play), place, deal.deal_id


def _moved(row: SheetRow, day: date) -> str | None:
    """The change of grade on the day, against the evening before."""
    if row.grade_since != day.isoformat():
        return None
    moved = movement(row.grade_before, row.grade)
    return None if moved == "same" else moved


def count_day(evening: Evening) -> dict[str, object]:
    """The counts of the day, as the JSON of the sheet has them."""
    iso = evening.day.isoformat()
    methods = Counter(follow_up.method for follow_up in evening.follow_ups)
    moved = Counter(_moved(row, evening.day) for row in evening.customers)
    grades = Counter(row.grade for row in evening.customers if row.status == "active")
    reached = sum(bool(follow_up.reached) for follow_up in evening.follow_ups)
    # A signing is a deal that was won; who signed by hand or by a first sale has none.
    buyers = {customer for customer, _amount in evening.won}
    signed = sum(
        row.signed_on == iso and row.customer_id not in buyers for row in evening.customers
    )
    return {
        "contacts": len(evening.follow_ups),
        "reached": reached,
        "unanswered": len(evening.follow_ups) - reached,
        "by_method": {code: methods[code] for code in METHODS if methods[code]},
        "new_customers": sum(row.captured_on == iso for row in evening.customers),
        "promotions": moved["up"],
        "demotions": moved["down"],
        "signed": signed + len(evening.won),
        "grades": {grade: grades[grade] for grade in "ABC"},
        "signed_fen": signed_fen(evening),
        "received_fen": evening.received_fen,
    }


def signed_fen(evening: Evening) -> int:
    """What the deals won on the day are worth."""
    return sum(amount or 0 for _customer, amount in evening.won)

"""The whole file as one object for programs: every row, with its codes and days."""

from __future__ import annotations

from salesbook.domain.due import standing
from salesbook.light import TYPE_CHECKING, NamedTuple
from salesbook.reports.show.fields import FLAGS, LISTS, SEPARATOR

if TYPE_CHECKING:
    from salesbook.domain.day import Day
    from salesbook.rows import DealRow, InstalmentRow
    from salesbook.rows.dossier import Dossier

# What the customer's own fields say already.
_AGAIN = ("customer_id", "customer", "grade")


def whole_object(dossier: Dossier, day: Day) -> dict[str, object]:
    """The customer's fields, and a list of rows for each noun."""
    file = dossier.file._asdict()
    stands = standing(dossier.work, day)
    for name in LISTS:
        file[name] = file[name].split(SEPARATOR) if file[name] else []
    for name in FLAGS:
        file[name] = _flag(file[name])
    return {
        **file,
        "due_on": stands.on.isoformat() if stands else None,
        "days_late": stands.days_late if stands else None,
        "lateness": stands.lateness if stands else None,
        "next_on": dossier.work.next_on,
        "next_at": dossier.work.next_at,
        "next_action": dossier.work.next_action,
        "contacts": [
            {**_part(contact), "decides": bool(contact.decides),
             "birthday_lunar": _flag(contact.birthday_lunar)}
            for contact in dossier.contacts
        ],
        "follow_ups": [
            {**_part(row), "reached": bool(row.reached)} for row in dossier.follow_ups
        ],
        "next_actions": [_part(row) for row in dossier.next_actions],
        "grades": [_part(row) for row in dossier.grades],
        "deals": [_deal(deal, dossier) for deal in dossier.deals],
        "instalments": [_instalment(one, dossier, day) for one in dossier.instalments],
        "sales": [_part(row) for row in dossier.sales],
        "feedback": [_part(row) for row in dossier.feedback],
        "care": [_part(row) for row in dossier.care],
        "coaching": [
            {**_part(row), "improved": _flag(row.improved)} for row in dossier.coaching
        ],
        "ownership": [_part(row) for row in dossier.ownership],
        "facts": [_part(row) for row in dossier.facts],
    }  # fmt: skip


def _deal(deal: DealRow, dossier: Dossier) -> dict[str, object]:
    mine = deal.deal_id
    return {
        **_part(deal),
        "moves": [_part(row, "deal_id") for row in dossier.moves if row.deal_id == mine],
        "answers": [_part(row, "deal_id") for row in dossier.answers if row.deal_id == mine],
    }


def _instalment(one: InstalmentRow, dossier: Dossier, day: Day) -> dict[str, object]:
    outstanding = one.amount_fen - one.received_fen
    return {
        **_part(one),
        "outstanding_fen": outstanding,
        "overdue": outstanding > 0 and one.due_on < day.iso,
        "receipts": [
            _part(row, "deal_id", "instalment_id")
            for row in dossier.receipts
            if row.instalment_id == one.instalment_id
        ],
    }


def _part(row: NamedTuple, *without: str) -> dict[str, object]:
    return {
        name: value
        for name, value in row._asdict().items()
        if name not in _AGAIN and name not in without
    }


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)

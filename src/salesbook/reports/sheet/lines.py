"""The lines of the sheet: one a customer, as a table for people and objects for programs."""

from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.stages import stage_words
from salesbook.i18n import _
from salesbook.light import Sequence
from salesbook.output.report import Column, Table
from salesbook.reports.sheet.evening import Entry
from salesbook.reports.sheet.plan import show_next
from salesbook.rows import SheetFollowUp, SheetRow

_ARROWS = {"up": "↑", "down": "↓", "new": "＋", "same": ""}


def entry_table(entries: Sequence[Entry], day: Day, *, title: str) -> Table:
    """The customers of a grade for people."""
    columns = (
        Column("customer_id", _("id"), "id", shown=False),
        Column("change", "±", "code", words=_ARROWS),
        Column("customer", _("customer"), keep=True),
        Column("grade", _("grade"), "grade", shown=False),
        Column("need", _("need"), under="customer"),
        Column("budget_fen", _("budget"), "money", shown=False),
        Column("deal_id", _("deal"), "id", shown=False),
        Column("amount_fen", _("amount"), "money"),
        Column("stage", _("stage"), "code", words=stage_words(day.policy), under="amount_fen",
               shown=any(entry.deal for entry in entries)),
        Column("contacts", _("contacts"), "whole"),
        Column("days_left", _("days left"), "days"),
        Column("today", _("progress"), "sentences", weight=3),
        Column("feedback", _("customer said"), weight=3, under="today", lead=_("said: ")),
        Column("next", _("next"), weight=2, under="today", lead="→ "),
        Column("support", _("support wanted"), under="today", lead=_("support: "),
               shown=any(_support(entry) for entry in entries)),
    )  # fmt: skip
    rows = [
        (
            entry.row.customer_id,
            entry.moved,
            entry.row.customer,
            entry.row.grade,
            entry.row.need,
            _budget(entry.row),
            entry.deal.deal_id if entry.deal else None,
            _amount(entry),
            entry.deal.stage if entry.deal else None,
            entry.row.contacts,
            entry.days_left,
            tuple(_progress(follow_up) for follow_up in entry.today),
            _said(entry),
            show_next(entry.row, day),
            _support(entry),
        )
        for entry in entries
    ]
    return Table(columns, rows, title=title, empty=_("No A customer."))


def entry_object(entry: Entry) -> dict[str, object]:
    """A customer of the sheet for programs."""
    row = entry.row
    return {
        "customer_id": row.customer_id,
        "customer": row.customer,
        "grade": row.grade,
        "from_grade": row.grade_before if entry.moved else None,
        "change": entry.moved,
        "need": row.need,
        "budget_low_fen": row.budget_low_fen,
        "budget_high_fen": row.budget_high_fen,
        "contacts": row.contacts,
        "today": [
            {
                "at": one.at_time,
                "method": one.method,
                "note": one.note,
                "reached": bool(one.reached),
            }
            for one in entry.today
        ],
        "feedback": _said(entry),
        "last_contact_on": row.last_contact_on,
        "next_on": row.next_on,
        "next_at": row.next_at,
        "next_action": row.next_action,
        "support": _support(entry),
        "window_ends_on": entry.window_ends_on,
        "days_left": entry.days_left,
        "stage": entry.deal.stage if entry.deal else None,
        "amount_fen": entry.deal.amount_fen if entry.deal else None,
        "deal_id": entry.deal.deal_id if entry.deal else None,
    }


def _progress(follow_up: SheetFollowUp) -> str:
    way = word("method", follow_up.method)
    if not follow_up.reached:
        way = _("{method}, unanswered").format(method=way)
    return _("{method}: {note}").format(method=way, note=follow_up.note)


def _said(entry: Entry) -> str | None:
    """What the customer said: today, else the last words before."""
    said = [one.feedback for one in entry.today if one.feedback]
    if said:
        return said[-1]
    return entry.row.last_words if not entry.today else None


def _support(entry: Entry) -> str | None:
    wanted = [one.support for one in entry.today if one.support]
    return _(", ").join(wanted) or None


def _amount(entry: Entry) -> int | tuple[int, int] | None:
    """What the deal is worth, else what the customer has to spend."""
    if entry.deal is not None and entry.deal.amount_fen is not None:
        return entry.deal.amount_fen
    return _budget(entry.row)


def _budget(row: SheetRow) -> tuple[int, int] | None:
    low, high = row.budget_low_fen, row.budget_high_fen
    if low is None and high is None:
        return None
    return low or 0, high if high is not None else low or 0

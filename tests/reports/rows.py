"""Rows as the book would give them, with sensible defaults; nothing is read."""

from datetime import datetime
from typing import Any

from salesbook.domain.day import Day
from salesbook.domain.policy import Policy
from salesbook.domain.workdays import WorkingDays
from salesbook.rows import AgendaRow, ListRow, SheetFollowUp, SheetRow

ALL_DAYS = WorkingDays("none")
WEEKENDS = WorkingDays("weekends")


def a_day(day: str = "2026-11-21", calendar: WorkingDays = ALL_DAYS, **policy: Any) -> Day:
    """A day at noon; every day is worked unless said."""
    return Day(datetime.fromisoformat(f"{day}T12:00"), Policy(**policy), calendar)


def an_agenda_row(customer_id: int = 1, **more: Any) -> AgendaRow:
    values: dict[str, Any] = {
        "customer": f"C{customer_id}", "grade": "C", "owner": None, "status": "active",
        "captured_on": "2026-11-01", "last_contact_on": "2026-11-20", "every_days": None,
        "grade_since": "2026-11-20", "signed_on": None, "verified_on": "2026-11-21",
        "unanswered": 0, "next_on": None, "next_at": None, "next_action": None,
    }  # fmt: skip
    return AgendaRow(customer_id=customer_id, **{**values, **more})


def a_list_row(customer_id: int = 1, **more: Any) -> ListRow:
    values: dict[str, Any] = {
        "external_id": None, "customer": f"C{customer_id}", "status": "active", "grade": "C",
        "grade_since": "2026-11-01", "owner": None, "industry": None, "region": None,
        "source": None, "captured_on": "2026-11-01", "last_contact_on": "2026-11-20",
        "every_days": None, "signed_on": None, "next_on": None, "next_at": None,
        "next_action": None, "phone": None, "tags": None,
    }  # fmt: skip
    return ListRow(customer_id=customer_id, **{**values, **more})


def a_sheet_row(customer_id: int = 1, **more: Any) -> SheetRow:
    values: dict[str, Any] = {
        "customer": f"C{customer_id}", "owner": None, "grade": "A", "grade_since": "2026-11-20",
        "grade_before": "A", "signed_on": None, "need": None, "budget_low_fen": None,
        "budget_high_fen": None, "contacts": 0, "last_contact_on": None, "last_words": None,
        "captured_on": "2026-11-01", "every_days": None, "status": "active", "next_on": None,
        "next_at": None, "next_action": None,
    }  # fmt: skip
    return SheetRow(customer_id=customer_id, **{**values, **more})


def a_contact(customer_id: int = 1, **more: Any) -> SheetFollowUp:
    values: dict[str, Any] = {
        "at_time": None, "method": "phone", "note": "spoke", "feedback": None, "support": None,
        "reached": 1,
    }  # fmt: skip
    return SheetFollowUp(customer_id=customer_id, **{**values, **more})

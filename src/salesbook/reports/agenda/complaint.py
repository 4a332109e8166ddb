"""Complaints that wait for an answer, from the day they are known (DOMAIN section 9)."""

from datetime import date

from salesbook.domain.day import Day
from salesbook.i18n import _, n_
from salesbook.light import Iterator
from salesbook.output.days import show_day
from salesbook.reports.agenda.reason import Facts, Reason
from salesbook.rows import FeedbackRow

_LONGEST = 60  # characters of what was said


def complaints(facts: Facts, day: Day) -> Iterator[Reason]:
    """A reason for each complaint without an answer."""
    for row in facts.complaints:
        if row.answer_by is None:
            continue
        until = date.fromisoformat(row.answer_by)
        late = (day.today - until).days
        if late > 0:
            why = n_(
                "Complaint not answered, {days} day late",
                "Complaint not answered, {days} days late",
                late,
            ).format(days=late)
        else:
            why = _("Complaint: answer by {when}").format(when=show_day(until, day.today))
        yield Reason(
            row.customer_id, "complaint", until, late,
            round(late / max(day.policy.complaint_days, 1), 2), why, _action(row),
        )  # fmt: skip


def _action(row: FeedbackRow) -> str:
    said = " ".join((row.said or "").split())
    if not said:
        return _("Answer the complaint")
    if len(said) > _LONGEST:
        said = f"{said[: _LONGEST - 1]}…"
    return _("Answer: {said}").format(said=said)

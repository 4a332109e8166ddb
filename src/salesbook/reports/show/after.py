"""What came of it: the protection, complaints and satisfaction, care, findings to check."""

from __future__ import annotations

from datetime import date

from salesbook.domain.codes import word
from salesbook.domain.pool import Protection, kept, protection
from salesbook.i18n import _, n_
from salesbook.light import TYPE_CHECKING
from salesbook.output.days import show_day
from salesbook.output.report import Line
from salesbook.reports.show.said import Said, coming, dotted, past

if TYPE_CHECKING:
    from salesbook.domain.day import Day
    from salesbook.rows.dossier import Dossier

_CARES = 3  # of the care that was given; programs get all


def say_after(dossier: Dossier, day: Day) -> list[Said]:
    """The protection while it is safe, the last score, the care given, what is to be checked."""
    said = []
    found = find_protection(dossier, day)
    if found is not None and found.days_left > day.policy.pool_warn:
        text = n_(
            "until {day}, {days} day left", "until {day}, {days} days left", found.days_left
        ).format(day=coming(str(found.ends_on), day), days=found.days_left)
        said.append(Said("protected_until", str(found.ends_on), _("protected"), text))
    scored = [one for one in dossier.feedback if one.score is not None]
    if scored:
        last = scored[0]
        text = _("{score} of 10 on {day}").format(score=last.score, day=past(last.on_day, day))
        said.append(Said("satisfaction", last.score, _("satisfaction"), dotted(text, last.said)))
    if dossier.owed:
        due = [
            _("{day} {what}").format(
                day=show_day(owed.due_on, day.today),
                what=" ".join(filter(None, (word("care", owed.kind), owed.of))),
            )
            for owed in dossier.owed
        ]
        said.append(
            Said("care_due_on", str(dossier.owed[0].due_on), _("care due"), " · ".join(due))
        )
    if dossier.care:
        given = [
            _("{what} {day}").format(what=word("care", care.kind), day=past(care.done_on, day))
            for care in dossier.care[:_CARES]
        ]
        said.append(Said("cared_on", dossier.care[0].done_on, _("care given"), " · ".join(given)))
    for finding in dossier.coaching:
        if finding.checked_on is None:
            when = show_day(date.fromisoformat(finding.check_on), day.today)
            text = _("{day}: {finding}").format(day=when, finding=finding.found)
            said.append(
                Said(f"coaching:{finding.coaching_id}", finding.found, _("to check"),
                     " → ".join(filter(None, (text, finding.advice))))
            )  # fmt: skip
    return said


def press_after(dossier: Dossier, day: Day) -> list[Line]:
    """Complaints nobody answered, and a protection that ends soon or has ended."""
    lines = [
        Line(
            _("Complaint of {day}, to be answered by {by}: {said}").format(
                day=past(one.on_day, day), by=coming(one.answer_by, day), said=one.said or "–"
            ),
            "warn",
        )
        for one in dossier.feedback
        if one.answered_on is None and one.answer_by is not None
    ]
    found = find_protection(dossier, day)
    if found is not None and found.days_left <= day.policy.pool_warn:
        ends = coming(str(found.ends_on), day)
        text = _("Protection ended {day}") if found.ended else _("Protection ends {day}")
        lines.append(Line(text.format(day=ends), "warn"))
    return lines


def find_protection(dossier: Dossier, day: Day) -> Protection | None:
    """How long the customer stays its owner's; None where nothing may take it away."""
    file = dossier.file
    if not day.policy.pool_enabled or file.status != "active" or file.signed_on is not None:
        return None
    owes = any(one.received_fen < one.amount_fen for one in dossier.instalments)
    if kept([deal.stage for deal in dossier.deals], owes=owes):
        return None
    last = date.fromisoformat(file.last_contact_on) if file.last_contact_on else None
    since = date.fromisoformat(file.owned_since)
    return protection(file.customer_id, since, last, day.today, day.policy)

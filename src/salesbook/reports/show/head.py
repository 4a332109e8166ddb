"""Who it is, how the grade came about, what is next, and what presses."""

from __future__ import annotations

from datetime import date

from salesbook.domain.cadence import cadence_of
from salesbook.domain.codes import word
from salesbook.domain.due import standing
from salesbook.domain.grades import window
from salesbook.i18n import _, n_
from salesbook.light import TYPE_CHECKING
from salesbook.output.days import often, show_day
from salesbook.output.report import Line
from salesbook.reports.show.said import dotted, past

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesbook.domain.day import Day
    from salesbook.rows import GradeRow
    from salesbook.rows.dossier import Dossier

_STEPS = 4  # of the grade; programs get all


def head_lines(dossier: Dossier, day: Day) -> tuple[Line, ...]:
    """The sentences above the file."""
    file = dossier.file
    title = _("{customer} (#{id})").format(customer=file.name, id=file.customer_id)
    if file.external_id:
        title += f"  ext:{file.external_id}"
    lines = [Line(title, "strong"), Line(_grade_line(dossier, day)), _next_line(dossier, day)]
    if dossier.instalments:
        from salesbook.reports.show.money import press_for_money

        lines += press_for_money(dossier, day)
    if dossier.feedback or day.policy.pool_enabled:
        from salesbook.reports.show.after import press_after

        lines += press_after(dossier, day)
    return tuple(lines)


def _next_line(dossier: Dossier, day: Day) -> Line:
    stands = standing(dossier.work, day)
    if stands is None:
        status = word("status", dossier.file.status)
        return Line(_("Not active: {status}").format(status=status), "warn")
    when = show_day(stands.on, day.today, dossier.work.next_at if stands.promised else None)
    what = dossier.work.next_action if stands.promised else _("regular follow-up")
    text = _("Next: {when} · {what}").format(when=when, what=what)
    if stands.days_late > 0:
        late = n_("{days} day overdue", "{days} days overdue", stands.days_late)
        return Line(dotted(text, late.format(days=stands.days_late)), "warn")
    return Line(text)


def _grade_line(dossier: Dossier, day: Day) -> str:
    file, work = dossier.file, dossier.work
    parts = [
        _("Grade {grade} ({steps})").format(grade=file.grade, steps=_steps(dossier.grades, day))
    ]
    found = window(
        date.fromisoformat(file.grade_since), file.grade, file.signed_on is not None, day.today,
        day.policy,
    )  # fmt: skip
    if file.signed_on:
        parts.append(_("signed {day}").format(day=file.signed_on))
    elif found is not None and file.status == "active":
        parts.append(
            n_("window: {days} day left", "window: {days} days left", found.days_left).format(
                days=found.days_left
            )
            if found.state == "within"
            else _("window lapsed {day}").format(day=found.ends_on)
        )
    if file.status == "active":
        parts.append(often(cadence_of(file.grade, work.every_days, day.policy)))
    if work.unanswered:
        parts.append(
            n_("{count} attempt unanswered", "{count} attempts unanswered",
               work.unanswered).format(count=work.unanswered)
        )  # fmt: skip
    return " · ".join(parts)


def _steps(grades: Sequence[GradeRow], day: Day) -> str:
    """The last steps of the grade and why the last one was taken; the first has no reason."""
    shown = [f"{step.to_grade} {past(step.on_day, day)}" for step in grades[-_STEPS:]]
    steps = " → ".join(["…", *shown] if len(grades) > _STEPS else shown)
    if len(grades) < 2:
        return steps
    return _("{steps}: {reason}").format(steps=steps, reason=grades[-1].reason)

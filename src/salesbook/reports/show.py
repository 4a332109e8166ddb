"""`show`: the customer file as one object, and as one screen."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from salesbook.domain.cadence import cadence_of
from salesbook.domain.codes import METHODS, word
from salesbook.domain.day import Day
from salesbook.domain.due import standing
from salesbook.domain.fields import CONTACT_FIELDS, FIELDS, label
from salesbook.domain.grades import window
from salesbook.i18n import _, language, n_
from salesbook.output.days import show_day
from salesbook.output.report import Column, Line, Report, Table
from salesbook.phrases.money import show_range
from salesbook.reports.calendar import often, unknown_years
from salesbook.reports.preferred import preferred_time
from salesbook.rows import (
    AgendaRow,
    ContactRow,
    CustomerFile,
    FactRow,
    FollowUpRow,
    GradeRow,
    NextActionRow,
)

LAST = 5  # follow-ups on the screen; programs get all
_SEPARATOR = "\x1f"
_FLAGS = ("need_clear", "budget_clear")
_LISTS = ("aliases", "tags")
_FIELDS = {field.name: field for field in FIELDS}
_SAID_OF_PERSON = (
    "name", "title", "phone", "decides", "birthday_lunar",
    "preferred_hours", "preferred_from", "preferred_to", "preferred_manner",
)  # fmt: skip
_APART = ("name", "grade", "status", "external_id", "every")  # the head says them


class Dossier(NamedTuple):
    """Everything the book knows of one customer."""

    file: CustomerFile
    work: AgendaRow
    contacts: Sequence[ContactRow]
    follow_ups: Sequence[FollowUpRow]
    grades: Sequence[GradeRow]
    next_actions: Sequence[NextActionRow]
    facts: Sequence[FactRow]


def show_report(dossier: Dossier, day: Day) -> Report:
    """One screen for people, one object for programs."""
    tables = [_facts_table(dossier)]
    if dossier.contacts:
        tables.append(_contacts_table(dossier.contacts))
    if len(dossier.grades) > 1:
        tables.append(_grades_table(dossier.grades))
    tables.append(_follow_ups_table(dossier.follow_ups))
    stands = standing(dossier.work, day)
    foot = _foot(dossier)
    if stands is not None and not stands.promised:
        foot += unknown_years([stands.on], day)
    return Report(tuple(tables), _head(dossier, day), foot, _object(dossier, day))


def _head(dossier: Dossier, day: Day) -> tuple[Line, ...]:
    file = dossier.file
    title = _("{customer} (#{id})").format(customer=file.name, id=file.customer_id)
    if file.external_id:
        title += f"  ext:{file.external_id}"
    lines = [Line(title, "strong"), Line(_grade_line(dossier, day))]
    stands = standing(dossier.work, day)
    if stands is None:
        lines.append(Line(_("Not active: {status}").format(status=word("status", file.status)),
                          "warn"))  # fmt: skip
    else:
        when = show_day(stands.on, day.today, dossier.work.next_at if stands.promised else None)
        what = dossier.work.next_action if stands.promised else _("regular follow-up")
        text = _("Next: {when} · {what}").format(when=when, what=what)
        if stands.days_late > 0:
            text += " · " + n_(
                "{days} day overdue", "{days} days overdue", stands.days_late
            ).format(days=stands.days_late)
        lines.append(Line(text, "warn" if stands.days_late > 0 else ""))
    return tuple(lines)


def _grade_line(dossier: Dossier, day: Day) -> str:
    file, work = dossier.file, dossier.work
    steps = " → ".join(
        f"{step.to_grade} {step.on_day[5:] if step.on_day[:4] == day.iso[:4] else step.on_day}"
        for step in dossier.grades
    )
    parts = [_("Grade {grade} ({steps})").format(grade=file.grade, steps=steps)]
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


def _facts_table(dossier: Dossier) -> Table:
    file = dossier.file
    rows: list[tuple[object, ...]] = []
    labels = {"captured_on": _("captured")}
    for field in FIELDS:
        value, text = _entry(field.name, file)
        if value is not None:
            name = "budget_fen" if field.name == "budget" else field.name
            labels[name] = label(field)
            rows.append((name, value, text))
    for fact in dossier.facts:
        # A fact may be called as a field is: `need` of a customer and the fact `need`.
        name = f"fact:{fact.part}/{fact.key}" if fact.part else f"fact:{fact.key}"
        labels[name] = _(" / ").join(filter(None, (fact.part, fact.key)))
        rows.append((name, fact.value, fact.value))
    rows.append(("captured_on", file.captured_on, _("{captured}, verified {verified}").format(
        captured=file.captured_on, verified=file.verified_on)))  # fmt: skip
    columns = (
        Column("field", _("field"), words=labels),
        Column("value", _("value"), shown=False),
        Column("text", _("entry"), keep=True),
    )
    return Table(columns, rows, headless=True)


def _entry(name: str, file: CustomerFile) -> tuple[object, object]:
    """A field for programs and for people; None where nothing is known or the head says it."""
    if name == "budget":
        low, high = file.budget_low_fen, file.budget_high_fen
        if low is None and high is None:
            return None, None
        low, high = low or 0, high if high is not None else low or 0
        return (low, high), show_range(low, high, language())
    value = None if name in _APART else getattr(file, name)
    if value in (None, ""):
        return None, None
    if name in _LISTS:
        names = tuple(value.split(_SEPARATOR))
        return names, _(", ").join(names)
    if name in _FLAGS:
        return bool(value), _("yes") if value else _("no")
    if name == "decision_chain":
        return value, word("chain", value)
    return value, "★" * value if name == "stars" else value


def _contacts_table(contacts: Sequence[ContactRow]) -> Table:
    extra = [_person(contact) for contact in contacts]
    columns = (
        Column("name", _("contact"), keep=True),
        Column("title", _("title")),
        Column("phone", _("phone"), under="name"),
        # What is known of the person matters most (S3): wrapped, never cut.
        Column("more", _("more"), keep=True, shown=any(extra)),
    )
    rows = [
        (
            f"{contact.name} ★" if contact.decides else contact.name,
            contact.title,
            contact.phone,
            more,
        )
        for contact, more in zip(contacts, extra, strict=True)
    ]
    return Table(columns, rows, title=_("Contacts (★ decides)"))


def _person(contact: ContactRow) -> str:
    said = []
    for field in CONTACT_FIELDS:
        value = getattr(contact, field.name)
        if field.name in _SAID_OF_PERSON or not value:
            continue
        if field.name == "birthday" and contact.birthday_lunar:
            value = _("{day} (lunar)").format(day=value)
        # On the line of a person "WeChat" is the person's.
        heading = label(_FIELDS.get(field.name, field))
        said.append(_("{field}: {value}").format(field=heading, value=value))
    best = preferred_time(contact)
    if best:
        said.append(_("{field}: {value}").format(field=_("best time"), value=best))
    return " · ".join(said)


def _follow_ups_table(follow_ups: Sequence[FollowUpRow]) -> Table:
    words = {code: word("method", code) for code in METHODS}
    columns = (
        Column("on", _("day"), "day"),
        Column("method", _("way"), "code", words=words),
        Column("note", _("what was said"), weight=3, keep=True),
        Column("feedback", _("customer said"), weight=3, under="note"),
        Column("support", _("support wanted"), weight=2, under="note",
               shown=any(follow_up.support for follow_up in follow_ups[:LAST])),
    )  # fmt: skip
    rows = [
        (
            follow_up.on_day,
            follow_up.method,
            follow_up.note if follow_up.reached else _("(unanswered) {note}").format(
                note=follow_up.note
            ),
            follow_up.feedback,
            follow_up.support,
        )
        for follow_up in follow_ups[:LAST]
    ]  # fmt: skip
    title = _("Follow-ups ({count})").format(count=len(follow_ups))
    return Table(columns, rows, title=title, empty=_("No contact yet."))


def _grades_table(grades: Sequence[GradeRow]) -> Table:
    """Every change with its reason, the latest first; the first grade is none."""
    columns = (
        Column("on", _("day"), "day"),
        Column("change", _("change")),
        Column("reason", _("reason"), keep=True),
    )
    rows = [
        (
            step.on_day,
            f"{step.from_grade} → {step.to_grade}",
            step.reason,
        )
        for step in reversed(grades[1:])
    ]
    return Table(columns, rows, title=_("Changes of grade ({count})").format(count=len(rows)))


def _foot(dossier: Dossier) -> tuple[Line, ...]:
    if len(dossier.follow_ups) <= LAST:
        return ()
    return (Line(_("… and {count} earlier ones; --json shows all.").format(
        count=len(dossier.follow_ups) - LAST), "dim"),)  # fmt: skip


def _object(dossier: Dossier, day: Day) -> dict[str, object]:
    file = dossier.file._asdict()
    stands = standing(dossier.work, day)
    for name in ("aliases", "tags"):
        file[name] = file[name].split(_SEPARATOR) if file[name] else []
    for name in _FLAGS:
        file[name] = None if file[name] is None else bool(file[name])
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
             "birthday_lunar": None if contact.birthday_lunar is None
             else bool(contact.birthday_lunar)}
            for contact in dossier.contacts
        ],
        "follow_ups": [
            {**_part(row), "reached": bool(row.reached)} for row in dossier.follow_ups
        ],
        "next_actions": [_part(row) for row in dossier.next_actions],
        "grades": [_part(row) for row in dossier.grades],
        "deals": [],
        "instalments": [],
        "facts": [_part(row) for row in dossier.facts],
    }  # fmt: skip


def _part(row: NamedTuple) -> dict[str, object]:
    values: dict[str, object] = row._asdict()
    del values["customer_id"]
    return values

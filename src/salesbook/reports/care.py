"""`care`: what is owed to customers after signing, now and in the days ahead."""

from salesbook.domain.care import Owed
from salesbook.domain.codes import CARES, word
from salesbook.domain.day import Day
from salesbook.i18n import _, n_
from salesbook.light import Mapping, Sequence
from salesbook.output.report import Column, Report, Table
from salesbook.reports.agenda.care import action, why
from salesbook.reports.calendar import unknown_years
from salesbook.reports.preferred import preferred_time
from salesbook.rows import AgendaDetail, WhoRow

_Row = tuple[
    str, int, int | None, str, str | None, str, str | None, str, str, str, str | None,
    str | None, int | None,
]  # fmt: skip


def care_report(
    owed: Sequence[Owed],
    customers: Mapping[int, WhoRow],
    details: Mapping[int, AgendaDetail],
    phones: Mapping[int, str],
    scores: Mapping[int, int],
    day: Day,
    ahead: int,
) -> Report:
    """One row for each piece of care by the day it is due; a festival is one row for all.

    `phones` are those of the people with a birthday, who are called themselves.
    """
    rows = [_row(one, customers, details, phones, scores, day) for one in owed]
    rows.sort(key=lambda row: (row[0], str(row[4] or ""), str(row[3]), row[2] or 0, str(row[8])))
    columns = _columns(rows)
    now = [row for row in rows if str(row[0]) <= day.iso]
    coming = rows[len(now) :]
    tables = []
    if now:
        title = _("Care owed now: {count}").format(count=len(now))
        tables.append(Table(columns, now, title=title))
    if coming:
        title = n_(
            "Coming in the next {days} day: {count}", "Coming in the next {days} days: {count}",
            ahead,
        ).format(days=ahead, count=len(coming))  # fmt: skip
        tables.append(Table(columns, coming, title=title))
    if not tables:
        tables.append(Table(columns, [], empty=_empty(ahead)))
    return Report(tuple(tables), (), unknown_years([one.due_on for one in owed], day))


def _columns(rows: Sequence[_Row]) -> tuple[Column, ...]:
    times, scores = any(row[11] for row in rows), any(row[12] is not None for row in rows)
    return (
        Column("due_on", _("by"), "day"),
        Column("days_late", _("days late"), "days", shown=False),
        Column("customer_id", _("id"), "id"),
        Column("customer", _("customer"), keep=True),
        Column("grade", _("grade"), "grade"),
        Column("kind", _("kind"), "code", shown=False, words=_words()),
        Column("of", _("of"), shown=False),
        Column("on_day", _("day"), "day", shown=False),
        Column("why", _("why"), weight=3),
        Column("action", _("to do"), weight=3, under="why", lead="→ "),
        Column("phone", _("phone"), weight=0, under="customer"),
        Column("preferred_time", _("best time"), weight=0, shown=times, under="customer"),
        Column("last_score", _("last score"), "whole", shown=scores),
    )


def _row(
    owed: Owed,
    customers: Mapping[int, WhoRow],
    details: Mapping[int, AgendaDetail],
    phones: Mapping[int, str],
    scores: Mapping[int, int],
    day: Day,
) -> _Row:
    identity = owed.customer_id or 0
    who, detail = customers.get(identity), details.get(identity)
    return (
        owed.due_on.isoformat(),
        (day.today - owed.due_on).days,
        owed.customer_id,
        who.customer if who else _("all customers"),
        who.grade if who else None,
        owed.kind,
        owed.of or None,
        owed.on.isoformat(),
        why(owed, day),
        action(owed),
        phones.get(owed.contact_id or 0) or (detail.phone if detail else None),
        preferred_time(detail) if detail else None,
        scores.get(identity),
    )


def _empty(ahead: int) -> str:
    if not ahead:
        return _("No care is owed.")
    return n_(
        "No care is owed, and none comes in the next {days} day.",
        "No care is owed, and none comes in the next {days} days.",
        ahead,
    ).format(days=ahead)


def _words() -> dict[str, str]:
    return {code: word("care", code) for code in CARES}

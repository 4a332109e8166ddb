"""The 理单表: the evening's order-review sheet, for today or any past day.

Every A customer, then B, then those C that were reached or regraded; the counts of the
day; promised, done, slipped against the working day before; the plan of the next one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from salesbook.domain.codes import METHODS, word
from salesbook.domain.day import Day
from salesbook.domain.due import due_of
from salesbook.domain.grades import movement, window
from salesbook.domain.workdays import next_after
from salesbook.i18n import _, language
from salesbook.output.days import show_day
from salesbook.output.report import Column, Line, Report, Table
from salesbook.phrases.money import show_range
from salesbook.rows import SheetFollowUp, SheetRow

_ARROWS = {"up": "↑", "down": "↓", "new": "＋", "same": ""}


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


class Entry(NamedTuple):
    """One customer's line on the sheet."""

    row: SheetRow
    today: tuple[SheetFollowUp, ...]
    moved: str | None
    """`up`, `down`, `new` or None: the change of grade on the day."""
    days_left: int | None
    window_ends_on: str | None


class Plan(NamedTuple):
    """What is to be done on the next working day."""

    row: SheetRow
    kind: str
    on: str


def sheet_report(evening: Evening, day: Day, *, owner: str | None) -> Report:
    """The sheet of `evening`; `day` holds the policy and that date."""
    entries = _entries(evening, day)
    parts = {grade: [entry for entry in entries if entry.row.grade == grade] for grade in "ABC"}
    counts = _counts(evening)
    promised, done = evening.promised
    compared = {"promised": promised, "done": done, "slipped": promised - done}
    plans = _plans(evening, day)
    titles = {
        "A": _("A customers ({count})"),
        "B": _("B customers ({count})"),
        "C": _("C customers reached or regraded ({count})"),
    }
    tables = tuple(
        _table(entries, day, title=titles[grade].format(count=len(entries)))
        for grade, entries in parts.items()
        if entries or grade == "A"
    )
    return Report(
        (*tables, _plan_table(plans, day)),
        _head(evening, counts, compared, owner),
        (),
        {
            "date": evening.day.isoformat(),
            "owner": owner,
            **{grade.lower(): [_object(entry) for entry in parts[grade]] for grade in "ABC"},
            "counts": counts,
            "compared": compared,
            "tomorrow": [_plan_object(plan) for plan in plans],
        },
    )


def _entries(evening: Evening, day: Day) -> list[Entry]:
    by_customer: dict[int, list[SheetFollowUp]] = {}
    for follow_up in evening.follow_ups:
        by_customer.setdefault(follow_up.customer_id, []).append(follow_up)
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
                  found.ends_on.isoformat() if found else None)
        )  # fmt: skip
    return entries


def _moved(row: SheetRow, day: date) -> str | None:
    """The change of grade on the day, against the evening before."""
    if row.grade_since != day.isoformat():
        return None
    moved = movement(row.grade_before, row.grade)
    return None if moved == "same" else moved


def _counts(evening: Evening) -> dict[str, object]:
    iso = evening.day.isoformat()
    methods = Counter(follow_up.method for follow_up in evening.follow_ups)
    moved = Counter(_moved(row, evening.day) for row in evening.customers)
    grades = Counter(row.grade for row in evening.customers if row.status == "active")
    reached = sum(bool(follow_up.reached) for follow_up in evening.follow_ups)
    return {
        "contacts": len(evening.follow_ups),
        "reached": reached,
        "unanswered": len(evening.follow_ups) - reached,
        "by_method": {code: methods[code] for code in METHODS if methods[code]},
        "new_customers": sum(row.captured_on == iso for row in evening.customers),
        "promotions": moved["up"],
        "demotions": moved["down"],
        "signed": sum(row.signed_on == iso for row in evening.customers),
        "grades": {grade: grades[grade] for grade in "ABC"},
    }


def _plans(evening: Evening, day: Day) -> list[Plan]:
    """Promises for up to the next working day, and who falls due by it."""
    upto = next_after(evening.day, day.calendar).isoformat()
    promises, dues = [], []
    for row in evening.customers:
        due = due_of(row, day)
        if due is None or due.on.isoformat() > upto:
            continue
        if due.promised:
            promises.append(Plan(row, "promise", due.on.isoformat()))
        elif due.on > evening.day:
            dues.append(Plan(row, "cadence", due.on.isoformat()))
    promises.sort(key=lambda plan: (plan.row.next_at is None, plan.on, plan.row.next_at or "",
                                    plan.row.grade, plan.row.customer))  # fmt: skip
    return promises + dues


def _head(
    evening: Evening,
    counts: Mapping[str, object],
    compared: Mapping[str, int],
    owner: str | None,
) -> tuple[Line, ...]:
    title = _("Order review {date}").format(date=f"{evening.day.isoformat()}")
    if owner:
        title += f" · {owner}"
    methods = counts["by_method"]
    assert isinstance(methods, dict)
    ways = _(", ").join(f"{word('method', code)} {count}" for code, count in methods.items())
    contacts = _("Contacts {contacts} (reached {reached}, unanswered {unanswered})").format(
        **counts
    )
    lines = [
        Line(title, "strong"),
        Line(f"{contacts}{f' · {ways}' if ways else ''}"),
        Line(
            _("New {new_customers} · up {promotions} · down {demotions} · signed {signed}").format(
                **counts
            )
        ),
    ]
    if compared["promised"]:
        lines.append(
            Line(
                _("Promised {promised} · done {done} · slipped {slipped}").format(**compared),
                "warn" if compared["slipped"] else "good",
            )
        )
    return tuple(lines)


def _table(entries: Sequence[Entry], day: Day, *, title: str) -> Table:
    columns = (
        Column("customer_id", _("id"), "id", shown=False),
        Column("customer", _("customer"), keep=True),
        Column("grade", _("grade"), "grade", shown=False),
        Column("change", "±", "code", words=_ARROWS),
        Column("need", _("need"), under="customer"),
        Column("amount", _("amount"), under="customer"),
        Column("contacts", _("contacts"), "whole"),
        Column("today", _("progress"), "list", weight=3),
        Column("feedback", _("customer said"), weight=3, under="today"),
        Column("next", _("next"), weight=2, under="today"),
        Column("support", _("support wanted"), under="today",
               shown=any(_support(entry) for entry in entries)),
        Column("days_left", _("days left"), "whole"),
    )  # fmt: skip
    rows = [
        (
            entry.row.customer_id,
            entry.row.customer,
            entry.row.grade,
            entry.moved,
            entry.row.need,
            _amount(entry.row),
            entry.row.contacts,
            tuple(_progress(follow_up) for follow_up in entry.today),
            _said(entry),
            _next(entry.row, day),
            _support(entry),
            entry.days_left,
        )
        for entry in entries
    ]
    return Table(columns, rows, title=title, empty=_("No A customer."))


def _plan_table(plans: Sequence[Plan], day: Day) -> Table:
    columns = (
        Column("customer_id", _("id"), "id", shown=False),
        Column("customer", _("customer"), keep=True),
        Column("grade", _("grade"), "grade"),
        Column("plan", _("plan"), weight=3),
    )
    rows = [
        (
            plan.row.customer_id,
            plan.row.customer,
            plan.row.grade,
            _next(plan.row, day)
            if plan.kind == "promise"
            else _("{when} follow up").format(
                when=show_day(date.fromisoformat(plan.on), day.today)
            ),
        )
        for plan in plans
    ]
    title = _("Next working day ({count})").format(count=len(plans))
    return Table(columns, rows, title=title, empty=_("Nothing planned for the next working day."))


def _object(entry: Entry) -> dict[str, object]:
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
    }


def _plan_object(plan: Plan) -> dict[str, object]:
    return {
        "customer_id": plan.row.customer_id,
        "customer": plan.row.customer,
        "grade": plan.row.grade,
        "kind": plan.kind,
        "on": plan.on,
        "at": plan.row.next_at if plan.kind == "promise" else None,
        "action": plan.row.next_action if plan.kind == "promise" else None,
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


def _next(row: SheetRow, day: Day) -> str | None:
    if row.next_on is None:
        return None
    when = show_day(date.fromisoformat(row.next_on), day.today, row.next_at)
    return f"{when} {row.next_action}"


def _amount(row: SheetRow) -> str | None:
    low, high = row.budget_low_fen, row.budget_high_fen
    if low is None and high is None:
        return None
    return show_range(low or 0, high if high is not None else low or 0, language())

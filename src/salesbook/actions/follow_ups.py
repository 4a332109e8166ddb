"""Follow-ups: a contact that happened or was tried, and everything that follows from it."""

from datetime import date, datetime

from salesbook.actions.next_actions import (
    Promise,
    end_open,
    open_action,
    promise,
    refuse_idle,
)
from salesbook.actions.standing import (
    load,
    outlook,
    outlook_values,
    window_end,
    window_outlook,
)
from salesbook.book.door import Change
from salesbook.book.find import find_one
from salesbook.domain.cadence import closes
from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.guard import give_up, next_allowed, other_method, too_soon
from salesbook.errors import BadValue, Refused
from salesbook.i18n import _, n_, sentences
from salesbook.light import NamedTuple
from salesbook.output.days import show_date
from salesbook.output.receipt import Receipt
from salesbook.phrases.when import Moment
from salesbook.rows import AgendaRow

_UNANSWERED = (
    "SELECT count(*) FROM follow_up f WHERE customer_id=?1 AND reached=0 AND NOT EXISTS "
    "(SELECT 1 FROM follow_up l WHERE l.customer_id=?1 AND l.reached=1 "
    "AND (l.on_day,l.id)>(f.on_day,f.id))"
)


class Contact(NamedTuple):
    """What is recorded of one contact."""

    note: str
    moment: Moment
    method: str = "phone"
    feedback: str | None = None
    support: str | None = None
    reached: bool = True
    keep_next: bool = False
    next_action: Promise | None = None
    owner: str | None = None


class Recorded(NamedTuple):
    """What became of it: the new row, and the state the open next action ended in."""

    follow_up_id: int
    closed: str | None


def record(change: Change, day: Day, customer: int, contact: Contact) -> Recorded:
    """Store a contact and apply the rules to its customer (DOMAIN section 3)."""
    on = contact.moment.day
    follow_up = change.insert(
        "follow_up",
        customer_id=customer,
        on_day=on.isoformat(),
        at_time=contact.moment.time,
        method=contact.method,
        note=contact.note,
        feedback=contact.feedback,
        support=contact.support,
        reached=int(contact.reached),
        owner=contact.owner or day.me,
        entered_at=change.at,
    )
    row = load(change, customer)
    facts: dict[str, object] = {}
    if contact.reached and (row.last_contact_on or "") < on.isoformat():
        facts["last_contact_on"] = on.isoformat()
    unanswered = count_unanswered(change, customer)
    if unanswered != row.unanswered:
        facts["unanswered"] = unanswered
    change.update("customer", customer, **facts)
    closed = None
    if row.next_on is not None:
        closed = closes(
            next_on=date.fromisoformat(row.next_on),
            contact_on=on,
            reached=contact.reached,
            keep=contact.keep_next,
            replaced=contact.next_action is not None,
        )
        if closed is not None:
            end_open(change, customer, closed, on, follow_up)
    if contact.next_action is not None:
        promise(change, customer, contact.next_action, made_on=on)
    return Recorded(follow_up, closed)


def count_unanswered(change: Change, customer: int) -> int:
    """How many attempts in a row nobody has answered."""
    return int(change.book.value(_UNANSWERED, (customer,)))


def log(
    change: Change,
    day: Day,
    who: str,
    contact: Contact,
    *,
    grade: str | None = None,
    why: str | None = None,
) -> Receipt:
    """Record a contact in one line; regrade with it where `grade` is given."""
    refuse_future(contact.moment, day.now)
    if contact.keep_next and contact.next_action is not None:
        raise BadValue(_("--keep-next and --next exclude each other: only one can be open."))
    found = find_one(change.book, who)
    if contact.next_action is not None:
        refuse_idle(found.status, found.customer)
    before = load(change, found.customer_id)
    was_open = open_action(change, found.customer_id)
    recorded = record(change, day, found.customer_id, contact)
    if grade is not None and grade != before.grade:
        from salesbook.actions.grades import change_grade

        on = max(contact.moment.day, date.fromisoformat(before.grade_since))
        change_grade(change, day, found.customer_id, grade, reason=why or contact.note, on=on)
    row = load(change, found.customer_id)
    ends = window_end(row, day)
    parts = [_said(before, row, contact, day)]
    if recorded.closed in ("kept", "late") and was_open is not None:
        parts.append(
            (
                _("Kept: {action}.") if recorded.closed == "kept" else _("Done late: {action}.")
            ).format(action=was_open.action)
        )
    parts.append(outlook(row, day))
    if row.grade != before.grade:
        parts.append(window_outlook(row, day))
    values: dict[str, object] = {
        "done": "log",
        "customer_id": row.customer_id,
        "customer": row.customer,
        "follow_up_id": recorded.follow_up_id,
        "grade": row.grade,
        "from": before.grade,
        "to": row.grade,
        "reached": contact.reached,
        "closed": recorded.closed,
        **outlook_values(row, day),
        "window_ends_on": ends.isoformat() if ends else None,
    }
    return Receipt(sentences(*parts), values, tuple(_warnings(before, row, contact, day)))


def _said(before: AgendaRow, row: AgendaRow, contact: Contact, day: Day) -> str:
    grade = row.grade if row.grade == before.grade else f"{before.grade} → {row.grade}"
    line = (
        _("Logged {method} with {customer} (#{id}, {grade}), {day}.")
        if contact.reached
        else _("Logged {method} to {customer} (#{id}, {grade}), unanswered, {day}.")
    )
    return line.format(
        method=word("method", contact.method),
        customer=row.customer,
        id=row.customer_id,
        grade=grade,
        day=show_date(contact.moment.day, day.today, contact.moment.time),
    )


def refuse_future(moment: Moment, now: datetime) -> None:
    """A contact has happened; one that is to come is a next action (DOMAIN section 3)."""
    later = moment.day == now.date() and moment.time is not None
    if moment.day > now.date() or (later and str(moment.time) > f"{now:%H:%M}"):
        said = f"{moment.day} {moment.time or ''}".strip()
        raise Refused(
            _("{moment} lies in the future: a contact has happened. Use next for a plan.").format(
                moment=said
            )
        )


def _warnings(before: AgendaRow, row: AgendaRow, contact: Contact, day: Day) -> list[str]:
    said = []
    last = date.fromisoformat(before.last_contact_on) if before.last_contact_on else None
    on = contact.moment.day
    if contact.reached and last is not None and last <= on and (
        too_soon(row.grade, last, on, day.policy)
    ):  # fmt: skip
        warning = _(
            "Not too much: {customer} was reached {last} already; as {grade}, not before {day}."
        )
        said.append(
            warning.format(
                customer=row.customer,
                last=show_date(last, day.today),
                grade=row.grade,
                day=show_date(next_allowed(row.grade, last, day.policy), day.today),
            )
        )
    if not contact.reached and give_up(row.unanswered, day.policy):
        other = word("method", other_method(contact.method))
        said.append(
            n_(
                "{count} attempt unanswered. Try another way: {method}.",
                "{count} attempts in a row unanswered. Try another way: {method}.",
                row.unanswered,
            ).format(count=row.unanswered, method=other)
        )
    if row.status != "active":
        said.append(_("{customer} is not active.").format(customer=row.customer))
    return said

"""The next action: what was promised next to a customer; at most one is open."""

from datetime import date

from salesbook.actions.standing import load, named, outlook, outlook_values
from salesbook.book.door import Change
from salesbook.book.find import find_one
from salesbook.domain.day import Day
from salesbook.errors import BadValue, NotFound, Refused
from salesbook.i18n import _
from salesbook.light import NamedTuple
from salesbook.output.days import show_date
from salesbook.output.receipt import Receipt
from salesbook.phrases.when import Moment, read_head, read_when
from salesbook.rows import NextActionRow, WhoRow


class Promise(NamedTuple):
    """What is promised, and for when."""

    moment: Moment
    action: str


def read_promise(text: str, day: Day) -> Promise:
    """Read `WHEN ACTION`, with or without a space between."""
    found = read_head(text, day.now)
    if found is None:
        raise BadValue(
            _('"{text}" does not begin with a date. Try "fri 15:00 send quote".').format(text=text)
        )
    moment, action = found
    if not action:
        raise BadValue(
            _('"{text}" says when, but not what. Try "{text} send quote".').format(text=text)
        )
    refuse_past(moment, day)
    return Promise(moment, action)


def refuse_past(moment: Moment, day: Day) -> None:
    """A next action lies today or ahead (DOMAIN section 3)."""
    if moment.day < day.today:
        refusal = _("{day} is past: a next action lies today or later. Use log for what happened.")
        raise Refused(refusal.format(day=moment.day.isoformat()))


def promise(
    change: Change,
    customer: int,
    new: Promise,
    *,
    made_on: date,
) -> int:
    """Open a next action; another that is open is moved, the same one stays."""
    on, at, action = new.moment.day.isoformat(), new.moment.time, " ".join(new.action.split())
    before = open_action(change, customer)
    if before is not None and (before.on_day, before.at_time, before.action) == (on, at, action):
        return before.next_action_id
    end_open(change, customer, "moved", made_on)
    return change.insert(
        "next_action",
        customer_id=customer,
        on_day=on,
        at_time=at,
        action=action,
        made_on=made_on.isoformat(),
    )


def end_open(
    change: Change, customer: int, state: str, on: date, follow_up: int | None = None
) -> NextActionRow | None:
    """End the open next action, if there is one; returns it as it was."""
    found = open_action(change, customer)
    if found is not None:
        ended = max(on.isoformat(), found.made_on)
        more = {} if follow_up is None else {"follow_up_id": follow_up}
        change.update("next_action", found.next_action_id, state=state, ended_on=ended, **more)
    return found


def open_action(change: Change, customer: int) -> NextActionRow | None:
    """The open next action of a customer."""
    found = change.book.rows(NextActionRow, "WHERE customer_id=? AND state='open'", (customer,))
    return found[0] if found else None


def set_next(change: Change, day: Day, who: str, text: str) -> Receipt:
    """Promise something; what was open before is moved."""
    found = find_one(change.book, who)
    new = read_promise(text, day)
    refuse_idle(found.status, found.customer)
    before = open_action(change, found.customer_id)
    promise(change, found.customer_id, new, made_on=day.today)
    return _receipt(change, day, found.customer_id, "next", "moved" if before else None, before)


def end_next(change: Change, day: Day, who: str, state: str) -> Receipt:
    """End the open next action without a contact: `done` or `dropped`."""
    found = find_one(change.book, who)
    ended = end_open(change, found.customer_id, state, day.today)
    if ended is None:
        raise _nothing_open(found)
    return _receipt(change, day, found.customer_id, "next", state, ended)


def snooze(change: Change, day: Day, who: str, text: str) -> Receipt:
    """Move the open next action to another day; its words stay."""
    found = find_one(change.book, who)
    moment = read_when(text, day.now)
    refuse_past(moment, day)
    before = open_action(change, found.customer_id)
    if before is None:
        raise _nothing_open(found)
    promise(change, found.customer_id, Promise(moment, before.action), made_on=day.today)
    return _receipt(change, day, found.customer_id, "snooze", "moved", before)


def _receipt(
    change: Change,
    day: Day,
    customer: int,
    done: str,
    state: str | None,
    before: NextActionRow | None = None,
) -> Receipt:
    row = load(change, customer)
    if state == "done":
        line = _("{customer}: done: {action}. {outlook}")
    elif state == "dropped":
        line = _("{customer}: dropped: {action}. {outlook}")
    elif done == "snooze" and before is not None:
        line = _("{customer}: moved from {was}. {outlook}")
    elif before is not None:
        line = _("{customer}: instead of {action} ({was}). {outlook}")
    else:
        line = _("{customer}: {outlook}")
    was = "" if before is None else show_date(
        date.fromisoformat(before.on_day), day.today, before.at_time
    )  # fmt: skip
    sentence = line.format(
        customer=named(row), outlook=outlook(row, day), was=was,
        action=before.action if before else "",
    )  # fmt: skip
    values: dict[str, object] = {
        "done": done, "customer_id": customer, "customer": row.customer,
        "ended": state, **outlook_values(row, day),
    }  # fmt: skip
    return Receipt(sentence, values)


def refuse_idle(status: str, customer: str) -> None:
    """Only active customers are worked, so only they have a next action (DOMAIN section 1)."""
    if status != "active":
        raise Refused(
            _("{customer} is not active, so it has no next action.").format(customer=customer)
        )


def _nothing_open(found: WhoRow) -> NotFound:
    line = _("{customer} has no open next action. Set one: salesbook next {id} fri call")
    return NotFound(line.format(customer=found.customer, id=found.customer_id))

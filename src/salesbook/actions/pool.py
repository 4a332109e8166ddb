"""The pool: give a customer up, take one on, hand one over; the file stays as it is.

What is released loses its owner and its open next action, nothing else. Neighbours:
`domain.pool` for the rules, `owners`, which keeps every change of owner, `book.pool`, which
finds whose protection has ended.
"""

from datetime import date

from salesbook.actions.next_actions import end_open
from salesbook.actions.owners import (
    handed_over,
    keep_owner,
    protected_until,
    refusal,
    refuse_round_the_rules,
    why_not,
)
from salesbook.actions.standing import load, named, outlook, outlook_values
from salesbook.book import pool as questions
from salesbook.book.door import Change
from salesbook.book.find import find_one
from salesbook.book.reading import Book
from salesbook.domain.day import Day
from salesbook.domain.pool import (
    Protection,
    claim_from,
    no_claim,
    require_pool,
)
from salesbook.domain.workdays import shift
from salesbook.errors import BadValue, Refused
from salesbook.i18n import _, n_, sentences
from salesbook.output.days import show_date
from salesbook.output.receipt import Receipt
from salesbook.rows import AgendaRow, NextActionRow

_NAMED = 10
"""Customers that the receipt of a sweep names."""


def put_into_pool(
    change: Change, day: Day, row: AgendaRow, *, act: str = "release", reason: str | None = None
) -> NextActionRow | None:
    """Write a release, asking no rule; returns the next action that was dropped by it."""
    dropped = end_open(change, row.customer_id, "dropped", day.today)
    change.update("customer", row.customer_id, status="pooled", owner=None)
    keep_owner(change, row.customer_id, act, before=row.owner, to=None, on=day.iso, reason=reason)
    return dropped


def release(change: Change, day: Day, who: str, *, why: str | None) -> Receipt:
    """Give a customer up before its protection ends."""
    require_pool(day.policy)
    row = load(change, find_one(change.book, who).customer_id)
    forbidden = why_not(change.book, day, row)
    if forbidden is not None:
        raise refusal(row, forbidden)
    dropped = put_into_pool(change, day, row, reason=why)
    parts = [_("Released {customer} to the pool.").format(customer=named(row))]
    if dropped is not None:
        on = date.fromisoformat(dropped.on_day)
        parts.append(
            _("Dropped: {action} ({when}).").format(
                action=dropped.action, when=show_date(on, day.today, dropped.at_time)
            )
        )
    again = claim_from(day.today, day.policy)
    if again > day.today:
        when = show_date(again, day.today)
        parts.append(_("You can claim it again from {day}.").format(day=when))
    return Receipt(sentences(*parts), {
        "done": "pool release", "customer_id": row.customer_id, "customer": row.customer,
        "grade": row.grade, "status": "pooled", "from_owner": row.owner, "on": day.iso,
        "why": why, "dropped": dropped.action if dropped else None,
        "claim_from": again.isoformat(),
    })  # fmt: skip


def claim(change: Change, day: Day, who: str) -> Receipt:
    """Take a customer out of the pool; it is its new owner's from today."""
    require_pool(day.policy)
    row = load(change, find_one(change.book, who).customer_id)
    if row.status != "pooled":
        raise Refused(
            _(
                "{customer} is not in the pool, so nobody can claim it."
                ' "salesbook pool list" shows who is.'
            ).format(customer=named(row))
        )
    claimed = questions.count_claims(change.book, day.today, day.me)
    held = questions.count_held(change.book, day.me)
    released = questions.last_release(change.book, row.customer_id, day.me)
    forbidden = no_claim(
        claimed_today=claimed, held=held, released_on=released, today=day.today, policy=day.policy
    )
    if forbidden is not None:
        raise _no_claim(forbidden, row, day, claimed, held, released)
    change.update("customer", row.customer_id, status="active", owner=day.me, owned_since=day.iso)
    keep_owner(change, row.customer_id, "claim", before=row.owner, to=day.me, on=day.iso)
    return _taken(change, day, "pool claim", row, _("Claimed {customer}."))


def sweep(change: Change, day: Day) -> Receipt:
    """Release everyone whose protection has ended; nobody who is kept is among them."""
    ended = _ended(change.book, day)
    for _protection, row in ended:
        put_into_pool(change, day, row, act="expire")
    line = n_("Released {count} customer to the pool: {names}.",
              "Released {count} customers to the pool: {names}.", len(ended))  # fmt: skip
    return _swept(ended, line, dry=False)


def would_sweep(book: Book, day: Day) -> Receipt:
    """Whom a sweep would release; nothing is changed."""
    ended = _ended(book, day)
    line = n_("Would release {count} customer to the pool: {names}.",
              "Would release {count} customers to the pool: {names}.", len(ended))  # fmt: skip
    return _swept(ended, line, dry=True)


def transfer(change: Change, day: Day, who: str, owner: str, *, why: str | None) -> Receipt:
    """Hand a customer to another owner; its protection starts anew."""
    owner = " ".join(owner.split())
    if not owner:
        raise BadValue(_("Say to whom: salesbook transfer WHO OWNER."))
    row = load(change, find_one(change.book, who).customer_id)
    refuse_round_the_rules(change, day, row.customer_id, {"owner": owner})
    if row.owner == owner:
        line = _("{customer} is {owner}'s already; nothing changed.")
    else:
        new = handed_over(change, day, row.customer_id, {"owner": owner}, reason=why)
        change.update("customer", row.customer_id, **new)
        line = _("{customer} is now {owner}'s (before: {before}).")
        if row.owner is None:
            line = _("{customer} is now {owner}'s.")
    return _taken(change, day, "transfer", row, line, why=why)


def _ended(book: Book, day: Day) -> list[tuple[Protection, AgendaRow]]:
    """Whose protection has ended, the longest ended first."""
    require_pool(day.policy)
    ended = questions.read_protections(book, day, shift(day.today, -1))
    rows = book.rows(
        AgendaRow, "WHERE customer_id IN (SELECT value FROM json_each(?))",
        (str([one.customer_id for one in ended]),),
    )  # fmt: skip
    by_id = {row.customer_id: row for row in rows}
    return [(one, by_id[one.customer_id]) for one in ended]


def _swept(ended: list[tuple[Protection, AgendaRow]], line: str, *, dry: bool) -> Receipt:
    # Of many the best are named: whoever reads one line must see those.
    best = sorted((row for _protection, row in ended), key=lambda row: row.grade)
    names = [named(row) for row in best[:_NAMED]]
    if len(ended) > _NAMED:
        names.append(_("{count} more").format(count=len(ended) - _NAMED))
    if not ended:
        line = _("Nobody's protection has ended; nothing to release.")
    return Receipt(line.format(count=len(ended), names=_(", ").join(names)), {
        "done": "pool sweep",
        "count": len(ended),
        "released": [
            {"customer_id": row.customer_id, "customer": row.customer, "from_owner": row.owner,
             "ended_on": one.ends_on.isoformat(), "clock": one.clock}
            for one, row in ended
        ],
        "dry_run": dry,
    })  # fmt: skip


def _taken(
    change: Change, day: Day, done: str, before: AgendaRow, line: str, **more: object
) -> Receipt:
    """The receipt of a new owner: until when the customer is protected, and what is due."""
    row = load(change, before.customer_id)
    since = change.book.value("SELECT owned_since FROM customer WHERE id=?", (row.customer_id,))
    parts = [line.format(customer=named(row), owner=row.owner, before=before.owner)]
    ends = protected_until(change, day, row)
    if ends is not None:
        parts.append(_("Protected until {day}.").format(day=show_date(ends, day.today)))
    parts.append(outlook(row, day))
    return Receipt(sentences(*parts), {
        "done": done, "customer_id": row.customer_id, "customer": row.customer,
        "grade": row.grade, "status": row.status, "from_owner": before.owner, "owner": row.owner,
        "owned_since": since, **more,
        "protected_until": ends.isoformat() if ends else None, **outlook_values(row, day),
    })  # fmt: skip


def _no_claim(
    forbidden: str, row: AgendaRow, day: Day, claimed: int, held: int, released: date | None
) -> Refused:
    refusals = {
        "quota": _(
            "Claimed today: {claimed}; pool.quota allows no more than {quota} a day."
            " Go on tomorrow."
        ),
        "capacity": _(
            "Unsigned customers in hand: {held}; pool.capacity allows no more than {capacity}."
            " Sign or release one first."
        ),
        "cooldown": _(
            "{customer} was given up on {day}; by pool.cooldown its former owner can claim it"
            " again from {again}."
        ),
    }
    return Refused(
        refusals[forbidden].format(
            customer=named(row),
            claimed=claimed,
            held=held,
            quota=day.policy.pool_quota,
            capacity=day.policy.pool_capacity,
            day=released,
            again=claim_from(released or day.today, day.policy),
        )
    )

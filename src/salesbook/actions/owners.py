"""Whose a customer is: the rules that forbid a change of it, and its history.

Whoever changes an owner (`transfer`, `edit`, `add --id`, an import, the pool), it is one row
of `ownership`, and whoever gives a status or an owner asks `forbidden` first. Neighbours:
`domain.pool` for the rules, `pool` for the ways in and out.
"""

from datetime import date

from salesbook.actions.standing import named, read_row
from salesbook.book import pool as questions
from salesbook.book.door import Change
from salesbook.book.reading import Book
from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.pool import no_owner, no_release, pool_door, protection
from salesbook.errors import Refused
from salesbook.i18n import _
from salesbook.light import Any, Mapping
from salesbook.rows import AgendaRow


def forbidden(
    book: Book, day: Day, identity: int, columns: Mapping[str, object]
) -> dict[str, Refused]:
    """What the rules forbid of the status and the owner that are given, by their column."""
    if "status" not in columns and "owner" not in columns:
        return {}
    now = book.values("SELECT status,owner FROM customer WHERE id=?", (identity,))[0]
    wanted: Any = columns.get("status", now[0]), columns.get("owner", now[1])
    if wanted == now:
        return {}
    row = read_row(book, identity)
    whose = no_owner(
        row.status, owner=row.owner, to=wanted[1], me=day.me, pool=day.policy.pool_enabled
    )
    found = {"status": _no_status(book, day, row, wanted[0]), "owner": whose}
    return {column: refusal(row, why) for column, why in found.items() if why is not None}


def refuse_round_the_rules(
    change: Change, day: Day, identity: int, columns: Mapping[str, object]
) -> None:
    """Raise Refused where the rules forbid the status or the owner that are given."""
    for refused in forbidden(change.book, day, identity, columns).values():
        raise refused


def handed_over(
    change: Change, day: Day, identity: int, columns: Mapping[str, object],
    *, reason: str | None = None,
) -> dict[str, object]:  # fmt: skip
    """Keep the change of owner that columns make, asking no rule; returns them, to be stored.

    The new owner has taken the customer on today, unless they say since when; its
    protection starts anew. A customer that was nobody's has no one in `from_owner`.
    """
    changed = dict(columns)
    if "owner" not in changed:
        return changed
    before = change.book.value("SELECT owner FROM customer WHERE id=?", (identity,))
    to = changed["owner"]
    if to == before:
        return changed
    if to is not None:
        changed.setdefault("owned_since", day.iso)
    on = day.iso if to is None else str(changed["owned_since"])
    keep_owner(change, identity, "transfer", before=before, to=to, on=on, reason=reason)
    return changed


def keep_owner(
    change: Change, identity: int, act: str, *, before: str | None, to: object, on: str,
    reason: str | None = None,
) -> None:  # fmt: skip
    """Write a change of owner into the history."""
    change.insert(
        "ownership",
        customer_id=identity,
        act=act,
        from_owner=before,
        to_owner=to,
        on_day=on,
        reason=reason,
    )


def protected_until(change: Change, day: Day, row: AgendaRow) -> date | None:
    """The last protected day of a customer; None where it has no protection."""
    if not day.policy.pool_enabled or row.status != "active" or row.signed_on is not None:
        return None
    since = change.book.value("SELECT owned_since FROM customer WHERE id=?", (row.customer_id,))
    last = date.fromisoformat(row.last_contact_on) if row.last_contact_on else None
    return protection(
        row.customer_id, date.fromisoformat(since), last, day.today, day.policy
    ).ends_on


def why_not(book: Book, day: Day, row: AgendaRow) -> str | None:
    """What forbids to release a customer, as `domain.pool.no_release` tells it."""
    customer = row.customer_id
    return no_release(
        row.status, signed=row.signed_on is not None, owner=row.owner, me=day.me,
        stages=questions.read_stages(book, customer), owes=questions.owes(book, customer),
    )  # fmt: skip


def refusal(row: AgendaRow, why: str) -> Refused:
    """The sentence that goes with a word of the rules of `domain.pool`."""
    refusals = {
        "pooled": _("{customer} is in the pool already."),
        "idle": _("{customer} is {status}; only active customers go to the pool."),
        "foreign": _(
            "{customer} belongs to {owner}, and only its owner gives it away."
            " To act for {owner}, set SALESBOOK_ME to that name."
        ),
        "owes": _(
            "{customer} has an instalment outstanding, so it is never released."
            ' "salesbook transfer {id} OWNER" hands it to a colleague.'
        ),
        "deal": _(
            "{customer} has a deal that was won, so it is never released."
            ' "salesbook transfer {id} OWNER" hands it to a colleague.'
        ),
        "signed": _(
            "{customer} has signed, and only unsigned customers go to the pool."
            ' "salesbook transfer {id} OWNER" hands it to a colleague.'
        ),
        "claim": _("{customer} is in the pool. Claim it first: salesbook pool claim {id}"),
        "release": _("{customer} goes to the pool by its rules alone: salesbook pool release {id}"),
        "nobody": _(
            "{customer} cannot be left without an owner: salesbook pool release {id} gives it"
            " up, salesbook transfer {id} OWNER hands it to a colleague."
        ),
    }
    return Refused(
        refusals[why].format(
            customer=named(row),
            owner=row.owner,
            id=row.customer_id,
            status=word("status", row.status),
        )
    )


def _no_status(book: Book, day: Day, row: AgendaRow, status: str) -> str | None:
    """Where pools are used, nobody goes in or out but by the rules of the pool (DOMAIN 7)."""
    door = pool_door(row.status, status) if day.policy.pool_enabled else None
    return why_not(book, day, row) or door if door == "release" else door

"""Whose protection ends, what keeps a customer out of the pool, who is in it.

The rule is turned round (`domain.pool.latest_days`), so that what ends soon is one range
of the index over unsigned customers by the day they were taken on, and costs as much as
what is found there. Guarded customers are left out here, once for all who ask.
Neighbours: `agenda`, whose owners' rule holds here too; `actions.pool`, which writes.
"""

from __future__ import annotations

from datetime import date

from salesbook.book.agenda import MINE
from salesbook.book.reading import Book
from salesbook.domain.day import Day
from salesbook.domain.pool import KEEPING, Protection, latest_days, protection
from salesbook.domain.workdays import shift
from salesbook.light import TYPE_CHECKING, Sequence

if TYPE_CHECKING:
    # `today` asks for protections alone, and each shape takes time to make.
    from salesbook.book.customers import Filters
    from salesbook.rows import ListRow
    from salesbook.rows.pool import PooledRow

_STAGES = ",".join(f"'{stage}'" for stage in KEEPING)
_OWES = (
    "EXISTS (SELECT 1 FROM instalment i WHERE i.customer_id={0} AND i.received_fen<i.amount_fen)"
)
_NOT_KEPT = (
    f"NOT {_OWES.format('c.id')} AND NOT EXISTS "
    f"(SELECT 1 FROM deal d WHERE d.customer_id=c.id AND d.stage IN ({_STAGES}))"
)
# With silence, its range holds the other one or lies within it: then it adds nothing.
ENDING = (
    "SELECT c.id, c.owned_since, c.last_contact_on FROM customer c INDEXED BY customer_protected "
    "WHERE c.status='active' AND c.signed_on IS NULL AND c.owned_since<=max(:owned,:silent) "
    "AND (c.owned_since<=:owned OR coalesce(c.last_contact_on,'')<=:silent) "
    f"AND {MINE} AND {_NOT_KEPT}"
)
POOLED = "SELECT id FROM customer INDEXED BY customer_in_window WHERE status='pooled'"
_RELEASES = (
    "FROM ownership o WHERE o.customer_id={0} AND o.act IN ('release','expire') "
    "ORDER BY o.on_day DESC, o.id DESC LIMIT 1"
)


def read_protections(book: Book, day: Day, upto: date | None = None) -> list[Protection]:
    """Protections that end up to a day (unless said, in the days of the warning) or have ended.

    Of one's own customers, the earliest first; nothing where the book has no pool.
    """
    policy = day.policy
    if not policy.pool_enabled:
        return []
    latest = latest_days(shift(day.today, policy.pool_warn) if upto is None else upto, policy)
    found = book.values(ENDING, {
        "me": day.me,
        "owned": latest.owned.isoformat(),
        "silent": latest.silent.isoformat() if latest.silent else "",
    })  # fmt: skip
    parse = date.fromisoformat
    return sorted(
        (
            protection(identity, parse(owned), parse(last) if last else None, day.today, policy)
            for identity, owned, last in found
        ),
        key=lambda one: (one.ends_on, one.customer_id),
    )


def read_stages(book: Book, customer: int) -> list[str]:
    """The stages of a customer's deals."""
    return [stage for (stage,) in book.values(
        "SELECT stage FROM deal WHERE customer_id=?", (customer,))]  # fmt: skip


def owes(book: Book, customer: int) -> bool:
    """Whether an instalment of a customer is outstanding."""
    return bool(book.value(f"SELECT {_OWES.format('?')}", (customer,)))


def count_claims(book: Book, on: date, me: str | None) -> int:
    """How many customers were claimed on a day."""
    found: int = book.value(
        "SELECT count(*) FROM ownership WHERE act='claim' AND on_day=:on "
        "AND (:me IS NULL OR to_owner IS NULL OR to_owner=:me)",
        {"on": on.isoformat(), "me": me},
    )
    return found


def count_held(book: Book, me: str | None) -> int:
    """How many unsigned customers are in hand."""
    found: int = book.value(
        f"SELECT count(*) FROM customer WHERE status='active' AND signed_on IS NULL AND {MINE}",
        {"me": me},
    )
    return found


def last_release(book: Book, customer: int, me: str | None) -> date | None:
    """The day the same owner last gave a customer up to the pool."""
    day: str | None = book.value(
        "SELECT max(on_day) FROM ownership WHERE customer_id=:customer "
        "AND act IN ('release','expire') AND (:me IS NULL OR from_owner IS NULL OR from_owner=:me)",
        {"customer": customer, "me": me},
    )
    return date.fromisoformat(day) if day else None


def read_pool(book: Book, filters: Filters) -> list[PooledRow]:
    """Who is in the pool and passes the filters; the pool is everyone's."""
    from salesbook.book.customers import condition
    from salesbook.rows.pool import PooledRow

    # Whose a pooled customer was is asked of its release, where there was one.
    former = f"coalesce((SELECT o.from_owner {_RELEASES.format('list_row.customer_id')}), owner)"
    asked = {
        "former_owner": former,
        "pooled_on": f"(SELECT o.on_day {_RELEASES.format('list_row.customer_id')})",
        "act": f"(SELECT o.act {_RELEASES.format('list_row.customer_id')})",
        "reason": f"(SELECT o.reason {_RELEASES.format('list_row.customer_id')})",
        "deals": "(SELECT count(*) FROM deal d WHERE d.customer_id=list_row.customer_id)",
    }
    columns = ",".join(f"{asked.get(name, name)} AS {name}" for name in PooledRow._fields)
    where, values = condition(filters._replace(status=None, owner=None))
    if filters.owner is not None:
        where += f" AND {former}=:former"
        values["former"] = filters.owner
    return book.select(
        PooledRow, f"SELECT {columns} FROM list_row WHERE customer_id IN ({POOLED}){where}", values
    )


def read_listed(book: Book, ids: Sequence[int]) -> dict[int, ListRow]:
    """Customers by their ids, as lists show them."""
    from salesbook.rows import ListRow

    found = book.rows(
        ListRow, "WHERE customer_id IN (SELECT value FROM json_each(?))", (str(list(ids)),)
    )
    return {row.customer_id: row for row in found}

"""Findings of coaching: those to be checked by a day, those of a customer, all of them.

What is open is found by its index. Neighbour: `agenda`, whose owners' rule holds here too.
"""

from salesbook.book.agenda import MINE
from salesbook.book.reading import Book
from salesbook.domain.day import Day
from salesbook.rows import CoachingRow

_DUE = (
    "SELECT g.id FROM coaching g INDEXED BY coaching_open "
    "WHERE g.checked_on IS NULL AND g.check_on<=:today "
    "AND (SELECT c.status FROM customer c WHERE c.id=g.customer_id)='active'"
)
_OPEN = "SELECT g.id FROM coaching g INDEXED BY coaching_open WHERE g.checked_on IS NULL"


def read_checks(book: Book, day: Day) -> list[CoachingRow]:
    """One's own findings at active customers that are to be checked today or were before."""
    return book.rows(
        CoachingRow,
        f"WHERE coaching_id IN ({_DUE}) AND {MINE} ORDER BY check_on, coaching_id",
        {"today": day.iso, "me": day.me},
    )


def read_coaching(
    book: Book, day: Day, *, customer: int | None = None, only_open: bool = False
) -> list[CoachingRow]:
    """One's own findings, or all those at a customer; unchecked ones first, by their day."""
    # Whose findings they are does not matter where one asks for a customer.
    where = MINE if customer is None else "customer_id=:customer"
    if only_open:
        where += " AND checked_on IS NULL" if customer else f" AND coaching_id IN ({_OPEN})"
    return book.rows(
        CoachingRow,
        f"WHERE {where} ORDER BY checked_on IS NOT NULL, checked_on DESC, check_on, coaching_id",
        {"me": day.me, "customer": customer},
    )

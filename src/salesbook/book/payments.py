"""The questions of money: what is owed by when, what was delivered.

Neighbours: `money`, what is overdue, for the day; `reports.money` and `reports.sales`, which
show the rows.
"""

from __future__ import annotations

from datetime import date

from salesbook.book.money import MINE, OVERDUE, OWED, OWNER, select
from salesbook.book.reading import Book
from salesbook.domain.day import Day
from salesbook.light import NamedTuple
from salesbook.rows import InstalmentRow, SaleRow


class Wanted(NamedTuple):
    """Which money is asked for; None where it does not matter."""

    customer: int | None = None
    period: tuple[date, date] | None = None
    """Half-open: due, or delivered, in these days."""
    owner: str | None = None
    overdue: bool = False
    """Instalments: only those due before today and still owed."""
    product: str | None = None
    """Sales: part of a product's key."""


def read_instalments(book: Book, wanted: Wanted, day: Day) -> list[InstalmentRow]:
    """Instalments by their days: what is owed first, then what is paid."""
    where, values = _condition(wanted, day, "due_on")
    if wanted.overdue:
        where, values = f"{OVERDUE} AND {where}", {**values, "today": day.iso}
    return select(
        book, InstalmentRow, "instalment_row",
        f"{where} ORDER BY {OWED} DESC, due_on, customer_id, instalment_id", values,
    )  # fmt: skip


def read_plan(book: Book, deal: int) -> list[InstalmentRow]:
    """The instalments of a deal, in the order in which money is taken for them."""
    return select(book, InstalmentRow, "instalment_row",
                   "deal_id=:deal ORDER BY due_on, instalment_id", {"deal": deal})  # fmt: skip


def read_sales(book: Book, wanted: Wanted, day: Day) -> list[SaleRow]:
    """What was delivered, the latest first."""
    where, values = _condition(wanted, day, "on_day")
    if wanted.product is not None:
        where += (
            " AND sale_id IN (SELECT s.id FROM product p CROSS JOIN sale s ON s.product_id=p.id"
            " WHERE instr(p.name_key,:product))"
        )
        values["product"] = wanted.product
    return select(book, SaleRow, "sale_row", f"{where} ORDER BY on_day DESC, sale_id DESC", values)


def _condition(wanted: Wanted, day: Day, on: str) -> tuple[str, dict[str, object]]:
    values: dict[str, object] = {}
    if wanted.customer is None:
        # Who is named is shown, whoever owns it.
        where, values["me"] = MINE, day.me
    else:
        where, values["customer"] = "customer_id=:customer", wanted.customer
    if wanted.period is not None:
        first, after = wanted.period
        where += f" AND {on}>=:first AND {on}<:after"
        values |= {"first": first.isoformat(), "after": after.isoformat()}
    if wanted.owner is not None:
        where += f" AND {OWNER}=:owner"
        values["owner"] = wanted.owner
    return where, values

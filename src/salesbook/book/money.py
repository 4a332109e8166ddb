"""The questions of money: what is owed by when, what was received, what was delivered.

What is overdue is read off the index that holds only what is still owed, so that `today`
costs what is due. Whose money it is, the deal's or the sale's owner says, else the
customer's. Neighbours: `reports.money` and `reports.sales`, which show the rows.
"""

from __future__ import annotations

from datetime import date

from salesbook.book.reading import Book, Row
from salesbook.domain.day import Day
from salesbook.light import TYPE_CHECKING, NamedTuple
from salesbook.rows import InstalmentRow

if TYPE_CHECKING:
    # `today` asks for what is overdue alone, and a shape takes time to make.
    from salesbook.rows import SaleRow

_OWNER = "coalesce(owner,(SELECT c.owner FROM customer c WHERE c.id=customer_id))"
_MINE = f"(:me IS NULL OR {_OWNER} IS NULL OR {_OWNER}=:me)"
_ACTIVE = "(SELECT c.status FROM customer c WHERE c.id=customer_id)='active'"
_OWED = "received_fen<amount_fen"
OVERDUE = f"due_on<:today AND {_OWED}"


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


def read_overdue(book: Book, day: Day) -> list[InstalmentRow]:
    """Instalments of active customers that were due before today, by their days."""
    return _select(
        book, InstalmentRow, "instalment_row",
        f"{OVERDUE} AND {_MINE} AND {_ACTIVE} ORDER BY due_on, customer_id, instalment_id",
        {"today": day.iso, "me": day.me},
    )  # fmt: skip


def read_instalments(book: Book, wanted: Wanted, day: Day) -> list[InstalmentRow]:
    """Instalments by their days: what is owed first, then what is paid."""
    where, values = _condition(wanted, day, "due_on")
    if wanted.overdue:
        where, values = f"{OVERDUE} AND {where}", {**values, "today": day.iso}
    return _select(
        book, InstalmentRow, "instalment_row",
        f"{where} ORDER BY {_OWED} DESC, due_on, customer_id, instalment_id", values,
    )  # fmt: skip


def read_plan(book: Book, deal: int) -> list[InstalmentRow]:
    """The instalments of a deal, in the order in which money is taken for them."""
    return _select(book, InstalmentRow, "instalment_row",
                   "deal_id=:deal ORDER BY due_on, instalment_id", {"deal": deal})  # fmt: skip


def read_sales(book: Book, wanted: Wanted, day: Day) -> list[SaleRow]:
    """What was delivered, the latest first."""
    from salesbook.rows import SaleRow

    where, values = _condition(wanted, day, "on_day")
    if wanted.product is not None:
        where += (
            " AND sale_id IN (SELECT s.id FROM product p CROSS JOIN sale s ON s.product_id=p.id"
            " WHERE instr(p.name_key,:product))"
        )
        values["product"] = wanted.product
    return _select(book, SaleRow, "sale_row", f"{where} ORDER BY on_day DESC, sale_id DESC", values)


def _condition(wanted: Wanted, day: Day, on: str) -> tuple[str, dict[str, object]]:
    values: dict[str, object] = {}
    if wanted.customer is None:
        # Who is named is shown, whoever owns it.
        where, values["me"] = _MINE, day.me
    else:
        where, values["customer"] = "customer_id=:customer", wanted.customer
    if wanted.period is not None:
        first, after = wanted.period
        where += f" AND {on}>=:first AND {on}<:after"
        values |= {"first": first.isoformat(), "after": after.isoformat()}
    if wanted.owner is not None:
        where += f" AND {_OWNER}=:owner"
        values["owner"] = wanted.owner
    return where, values


def _select(
    book: Book, shape: type[Row], view: str, where: str, values: dict[str, object]
) -> list[Row]:
    """Rows of a view, with the customer's owner where there is no other."""
    columns = ",".join(_OWNER if name == "owner" else name for name in shape._fields)
    return book.select(shape, f"SELECT {columns} FROM {view} WHERE {where}", values)

"""Deals: those of one customer, the one that is meant, and many of them, filtered.

Neighbours: `find` for customers, `customers` for their filters.
"""

from salesbook.book.agenda import MINE
from salesbook.book.customers import contains
from salesbook.book.reading import Book
from salesbook.domain.policy import Policy
from salesbook.domain.stages import OPEN, stage_word
from salesbook.errors import Ambiguous, NotFound
from salesbook.i18n import _, language, n_
from salesbook.light import Iterable, NamedTuple
from salesbook.phrases.names import fold
from salesbook.rows import AnswerRow, DealMoveRow, DealRow, WhoRow
from salesbook.rows.deals import ProductSales

RUNNING = ("contract", "payment")
"""Won, and not yet paid."""
OVER = ("care", "lost")

# Each state, and the day by which a deal of it falls into a period.
_STATES = {
    "open": ("won_on IS NULL AND lost_on IS NULL", "expect_on"),
    "won": ("won_on IS NOT NULL", "won_on"),
    "lost": ("lost_on IS NOT NULL", "lost_on"),
}
_PRODUCTS = """
SELECT p.id, p.name, p.family,
  (SELECT count(*) FROM deal d WHERE d.product_id=p.id AND d.won_on IS NULL AND d.lost_on IS NULL),
  (SELECT count(*) FROM deal d WHERE d.product_id=p.id AND d.won_on IS NOT NULL),
  (SELECT coalesce(sum(d.amount_fen),0) FROM deal d
   WHERE d.product_id=p.id AND d.won_on IS NOT NULL),
  (SELECT count(*) FROM sale s WHERE s.product_id=p.id),
  (SELECT coalesce(sum(s.amount_fen),0) FROM sale s WHERE s.product_id=p.id),
  p.announced_on, p.note
FROM product p ORDER BY p.family IS NULL, p.family, p.name, p.id
"""


class DealFilters(NamedTuple):
    """What was asked for; None where it does not matter."""

    states: tuple[str, ...] = ("open",)
    """Any of `open`, `won`, `lost`."""
    customer_id: int | None = None
    stage: str | None = None
    owner: str | None = None
    product: str | None = None
    """Part of a product's name."""
    period: tuple[str, str] | None = None
    """Won, lost or, while it is open, expected from the first day up to the last, half-open."""


def deals_of(book: Book, customer_id: int) -> list[DealRow]:
    """Every deal of a customer, in the order of entry."""
    return book.rows(DealRow, "WHERE customer_id=? ORDER BY deal_id", (customer_id,))


def moves_of(book: Book, deal_id: int) -> list[DealMoveRow]:
    """The steps of a deal as they followed each other."""
    return book.rows(DealMoveRow, "WHERE deal_id=? ORDER BY on_day, deal_move_id", (deal_id,))


def answers_of(book: Book, deal_id: int) -> list[AnswerRow]:
    """What was answered to the questions of a deal's stages."""
    return book.rows(AnswerRow, "WHERE deal_id=? ORDER BY answer_id", (deal_id,))


def read_deals(book: Book, filters: DealFilters, me: str | None) -> list[DealRow]:
    """Every deal that passes the filters, in the order of entry."""
    values: dict[str, object] = {"me": me}
    if filters.period is not None:
        values |= {"begins": filters.period[0], "ends": filters.period[1]}
    states = " OR ".join(_state(state, filters) for state in filters.states)
    parts = [MINE, f"({states})"]
    for column in ("customer_id", "stage", "owner"):
        wanted = getattr(filters, column)
        if wanted is not None:
            parts.append(f"{column}=:{column}")
            values[column] = wanted
    if filters.product is not None:
        parts.append(
            "deal_id IN (SELECT d.id FROM product p JOIN deal d ON d.product_id=p.id "
            "WHERE p.name_key LIKE :product ESCAPE '\\')"
        )
        values["product"] = contains(fold(filters.product).replace(" ", ""))
    return book.rows(DealRow, f"WHERE {' AND '.join(parts)} ORDER BY deal_id", values)


def read_products(book: Book) -> list[ProductSales]:
    """Every product with its deals and sales, kin beside kin."""
    return book.select(ProductSales, _PRODUCTS)


def find_deal(
    book: Book,
    who: WhoRow,
    named: str | None,
    policy: Policy,
    *among: Iterable[str],
) -> DealRow:
    """The deal of a customer that is meant: the one named, else the only one that fits.

    `named` is its number or external id. `among` are sets of stages, the likelier first:
    the first in which the customer has a deal decides. NotFound when there is none,
    Ambiguous with the numbers when there are several.
    """
    deals = deals_of(book, who.customer_id)
    if named is not None:
        wanted = named.strip().removeprefix("#")
        for deal in deals:
            if wanted in (str(deal.deal_id), deal.external_id):
                return deal
        raise _not_named(who, named, deals, policy)
    for stages in among:
        fits = [deal for deal in deals if deal.stage in stages]
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise Ambiguous(
                _("{customer} has {count} deals that may be meant. Say which with --deal:").format(
                    customer=who.customer, count=len(fits)
                ),
                [tell(deal, policy) for deal in fits],
            )
    line = _("{customer} has no open deal. Begin one: salesbook deal add {id}")
    raise NotFound(line.format(customer=who.customer, id=who.customer_id))


def count_open(book: Book, customer_id: int) -> int:
    """How many deals of a customer are open."""
    marks = ",".join("?" * len(OPEN))
    found: int = book.value(
        f"SELECT count(*) FROM deal WHERE customer_id=? AND stage IN ({marks})",
        (customer_id, *OPEN),
    )
    return found


def tell(deal: DealRow, policy: Policy) -> str:
    """A deal on one line, by which a person knows it from the others."""
    from salesbook.domain.amounts import show_money

    parts = [f"#{deal.deal_id}", deal.product or _("(no product)"), stage_word(deal.stage, policy)]
    if deal.amount_fen is not None:
        parts.append(show_money(deal.amount_fen, language()))
    parts.append(deal.stage_since)
    return "  ".join(parts)


def _state(state: str, filters: DealFilters) -> str:
    condition, day = _STATES[state]
    return f"{condition} AND {day}>=:begins AND {day}<:ends" if filters.period else condition


def _not_named(who: WhoRow, named: str, deals: list[DealRow], policy: Policy) -> NotFound:
    if not deals:
        line = _("{customer} has no deal yet. Begin one: salesbook deal add {id}")
        return NotFound(line.format(customer=who.customer, id=who.customer_id))
    line = n_(
        "{customer} has no deal {named}. It has this one:",
        "{customer} has no deal {named}. It has these:",
        len(deals),
    )
    return NotFound(
        line.format(customer=who.customer, named=named), [tell(deal, policy) for deal in deals]
    )

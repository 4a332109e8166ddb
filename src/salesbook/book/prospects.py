"""Where to look for the next customer: trades that sign, and who is still to be won.

Neighbours: `profile`, whose subjects these are; `domain.prospects`, which picks them.
"""

from salesbook.book.agenda import MINE
from salesbook.book.customers import contains
from salesbook.book.profile import read_subjects
from salesbook.book.reading import Book
from salesbook.light import Collection
from salesbook.rows.profile import Subject, TradeRow

_WON = "SELECT sum(d.amount_fen) FROM deal d WHERE d.customer_id=c.id AND d.won_on IS NOT NULL"
_SOLD = "SELECT sum(s.amount_fen) FROM sale s WHERE s.customer_id=c.id AND s.deal_id IS NULL"


def read_trades(book: Book, me: str | None) -> list[TradeRow]:
    """The industries of one's signed customers, each with how many and what they have brought."""
    return book.select(
        TradeRow,
        "SELECT trim(c.industry), count(*), "
        f"sum(ifnull(({_WON}),0)+ifnull(({_SOLD}),0)) FROM customer c "
        "WHERE c.signed_on IS NOT NULL AND c.status<>'archived' AND trim(c.industry)<>'' "
        f"AND {MINE} GROUP BY 1 ORDER BY 2 DESC, 1",
        {"me": me},
    )


def read_unsigned(
    book: Book,
    fields: Collection[str],
    me: str | None,
    *,
    industry: str | None = None,
    region: str | None = None,
) -> list[Subject]:
    """One's own leads and everybody in the pool; only those of an industry or a region."""
    where = f"WHERE signed_on IS NULL AND (status='pooled' OR (status='active' AND {MINE}))"
    values: dict[str, object] = {"me": me}
    for column, wanted in (("industry", industry), ("region", region)):
        if wanted is not None:
            where += f" AND {column} LIKE :{column} ESCAPE '\\'"
            values[column] = contains(wanted)
    return read_subjects(book, {*fields, "industry", "tag"}, where, values)

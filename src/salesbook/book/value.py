"""What customers brought: deals won and deliveries without a deal, summed up from indexes.

Neighbours: `domain.value` for the classes, `reports.pareto`.
"""

from datetime import date

from salesbook.book.agenda import MINE
from salesbook.book.reading import Book
from salesbook.rows.value import ValueRow

Period = tuple[date, date]

_PERIODS = ("now", "previous", "year")
_DEALS = (
    "SELECT customer_id,'{0}',amount_fen,NULL FROM deal "
    "WHERE won_on>=:{0}_from AND won_on<:{0}_to AND amount_fen IS NOT NULL"
)
_SALES = (
    "SELECT customer_id,'{0}',amount_fen,{1} FROM sale "
    "WHERE on_day>=:{0}_from AND on_day<:{0}_to AND deal_id IS NULL"
)


def read_values(
    book: Book, periods: tuple[Period, Period, Period], me: str | None, *, signed: bool = False
) -> list[ValueRow]:
    """Who brought anything in the period, the one before, or the same a year before.

    `signed` adds everybody who has signed, with nothing but zeros.
    """
    found = "total t JOIN customer c ON c.id=t.customer_id"
    if signed:
        found = "customer c LEFT JOIN total t ON t.customer_id=c.id"
    values: dict[str, object] = {"me": me}
    parts = []
    for name, (start, end) in zip(_PERIODS, periods, strict=True):
        values |= {f"{name}_from": start.isoformat(), f"{name}_to": end.isoformat()}
        parts += [
            _DEALS.format(name),
            _SALES.format(name, "profit_fen" if name == "now" else "NULL"),
        ]
    sums = ",".join(
        f"coalesce(sum(CASE WHEN period='{name}' THEN amount END),0) AS {name}_fen"
        for name in _PERIODS
    )
    return book.select(
        ValueRow,
        f"WITH part(customer_id,period,amount,profit) AS ({' UNION ALL '.join(parts)}), "
        f"total AS (SELECT customer_id,{sums},sum(profit) AS profit_fen FROM part "
        "GROUP BY customer_id) "
        "SELECT c.id,c.name,c.grade,c.status,c.signed_on,c.captured_on,coalesce(t.now_fen,0),"
        "coalesce(t.previous_fen,0),coalesce(t.year_fen,0),t.profit_fen,"
        "(SELECT count(*) FROM follow_up f WHERE f.customer_id=c.id AND f.reached=1 "
        "AND f.on_day>=:now_from AND f.on_day<:now_to),"
        "(SELECT count(*) FROM deal d WHERE d.customer_id=c.id AND d.won_on IS NULL "
        f"AND d.lost_on IS NULL) FROM {found} "
        "WHERE (t.customer_id IS NOT NULL OR c.signed_on IS NOT NULL) "
        f"AND c.status<>'archived' AND {MINE} ORDER BY coalesce(t.now_fen,0) DESC,c.name,c.id",
        values,
    )

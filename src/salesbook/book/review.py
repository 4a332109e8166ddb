"""What a review reads: a year of what happened, thin row by thin row.

Everything is read once and in the order of its days; what cannot matter (contacts of years
ago) is left in the file. Neighbour: `reports.review`, whose figures are made of it.
"""

from datetime import timedelta

from salesbook.book.agenda import MINE
from salesbook.book.door import Book
from salesbook.domain.cadence import longest_wait
from salesbook.domain.months import COHORT_MONTHS, weeks_upto
from salesbook.domain.workdays import shift
from salesbook.light import TYPE_CHECKING
from salesbook.rows.review import (
    DecidedDeal,
    PastCustomer,
    PastDeal,
    PastGrade,
    PastInstalment,
    PastMove,
    PastPromise,
    PastReceipt,
)

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from salesbook.domain.day import Day
    from salesbook.domain.months import Month


def read_deals(book: Book, day: "Day") -> "dict[str, Any]":
    """The part of `Past` that the funnel is made of."""
    mine = "" if day.me is None else f" AND customer_id IN (SELECT id FROM customer WHERE {MINE})"
    values = {"me": day.me}
    return {
        "deals": book.select(
            PastDeal,
            "SELECT id,customer_id,amount_fen,opened_on,won_on,lost_on,lost_reason FROM deal "
            f"WHERE 1{mine} ORDER BY id",
            values,
        ),
        "moves": book.select(
            PastMove,
            "SELECT deal_id,customer_id,from_stage,to_stage,on_day FROM deal_move "
            f"WHERE 1{mine} ORDER BY on_day,id",
            values,
        ),
    }


_GROUPS = {
    "product": "(SELECT name FROM product WHERE id=d.product_id)",
    "owner": "coalesce(d.owner,c.owner)",
    "industry": "c.industry",
    "region": "c.region",
    "source": "c.source",
}


def read_decided(
    book: Book, day: "Day", by: str, period: "tuple[date, date] | None"
) -> list[DecidedDeal]:
    """The deals that were won or lost, in a period or ever, with what they are grouped by."""
    start, end = (on.isoformat() for on in period) if period else ("", "~")
    return book.select(
        DecidedDeal,
        f"SELECT {_GROUPS[by]},d.amount_fen,d.opened_on,d.won_on,d.lost_on "
        "FROM deal d JOIN customer c ON c.id=d.customer_id "
        "WHERE coalesce(d.won_on,d.lost_on)>=:start AND coalesce(d.won_on,d.lost_on)<:end "
        f"AND {MINE.replace('owner', 'c.owner')} ORDER BY d.id",
        {"me": day.me, "start": start, "end": end},
    )


def read_past(book: Book, month: "Month", day: "Day") -> "dict[str, Any]":
    """The arguments of `Past` for a review of a month: the owner's own where one is set."""
    last = min(month.last, day.today)
    cohort = month.shifted(1 - COHORT_MONTHS).start
    # A contact owes the next one after its cadence, however long before the weeks that is.
    own = book.value("SELECT max(every_days) FROM customer WHERE every_days IS NOT NULL")
    owed = shift(weeks_upto(last)[0], -longest_wait(own, day.policy))
    values = {
        "me": day.me,
        "from": min(cohort, owed).isoformat(),
        "upto": (last + timedelta(days=1)).isoformat(),
        "year_before": month.shifted(-12).start.isoformat(),
    }
    mine = "" if day.me is None else f" AND customer_id IN (SELECT id FROM customer WHERE {MINE})"
    own = "" if day.me is None else f" AND {MINE}"
    return {
        "customers": book.select(
            PastCustomer,
            "SELECT id,source,captured_on,met_on,signed_on,status,every_days FROM customer "
            f"WHERE 1{own} ORDER BY id",
            values,
        ),
        "grades": book.select(
            PastGrade,
            "SELECT customer_id,from_grade,to_grade,on_day FROM grade_change "
            f"WHERE 1{mine} ORDER BY on_day,id",
            values,
        ),
        "contacts": book.values(
            "SELECT customer_id,on_day,method,reached FROM follow_up "
            f"WHERE on_day>=:from AND on_day<:upto{mine} ORDER BY on_day",
            values,
        ),
        "promises": book.select(
            PastPromise,
            "SELECT customer_id,on_day,made_on,state,ended_on FROM next_action "
            f"WHERE (ended_on IS NULL OR ended_on>=:from){mine} ORDER BY id",
            values,
        ),
        **read_deals(book, day),
        "instalments": book.select(
            PastInstalment,
            "SELECT i.id,d.won_on,i.due_on,i.amount_fen FROM instalment i "
            "JOIN deal d ON d.id=i.deal_id WHERE d.won_on IS NOT NULL"
            f"{mine.replace('customer_id', 'i.customer_id')} ORDER BY i.id",
            values,
        ),
        "receipts": book.select(
            PastReceipt,
            f"SELECT instalment_id,on_day,amount_fen FROM receipt WHERE 1{mine} ORDER BY on_day,id",
            values,
        ),
        "sold": dict(
            book.values(
                "SELECT substr(on_day,1,7),sum(amount_fen) FROM sale "
                "WHERE deal_id IS NULL AND on_day>=:year_before AND on_day<:upto"
                f"{mine} GROUP BY 1",
                values,
            )
        ),
    }

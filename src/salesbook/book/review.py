"""What a review reads: customer by customer what happened, and counted what is only counted.

Nothing is held: the rows of customers come one by one, so they are to be gone through while
the book is open; what many rows have in common is added up where they lie. Neighbour:
`reports.review`, whose figures are made of it.
"""

from datetime import timedelta

from salesbook.book.agenda import MINE
from salesbook.book.reading import Book
from salesbook.domain.advances import DAYS, ONWARD, PROMOTIONS
from salesbook.domain.cadence import first_owing
from salesbook.domain.months import COHORT_MONTHS, weeks_upto
from salesbook.light import TYPE_CHECKING
from salesbook.rows.review import (
    DecidedDeal,
    PastCustomer,
    PastDeal,
    PastGrade,
    PastInstalment,
    PastMethod,
    PastPromise,
    PastReceipt,
    PastStay,
    PastWay,
)

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from salesbook.domain.day import Day
    from salesbook.domain.months import Month
    from salesbook.light import Iterable


def read_deals(book: Book, month: "Month", day: "Day") -> "dict[str, Any]":
    """The part of `Past` that the funnel is made of: where deals stand, what stays ended."""
    mine = _mine(day)
    values = _dates(month, day)
    moves = "FROM deal_move m WHERE m.deal_id=deal.id AND m.on_day<:upto"
    return {
        "ways": book.select(
            PastWay,
            f"SELECT (SELECT to_stage {moves} ORDER BY m.on_day DESC,m.id DESC LIMIT 1) AS here,"
            f"(SELECT group_concat(DISTINCT to_stage) {moves}) AS stood,"
            "opened_on>=:cohort AND opened_on<:upto AS begun,"
            "count(*),coalesce(sum(amount_fen),0) FROM deal "
            f"WHERE 1{mine} GROUP BY 1,2,3 HAVING here IS NOT NULL",
            values,
        ),
        "stays": book.select(
            PastStay,
            "SELECT stage,CAST(julianday(ended_on)-julianday(on_day) AS INTEGER),count(*) FROM "
            "(SELECT to_stage AS stage,on_day,lead(on_day) OVER "
            f"(PARTITION BY deal_id ORDER BY on_day,id) AS ended_on FROM deal_move WHERE 1{mine}) "
            "WHERE ended_on>=:cohort AND ended_on<:upto GROUP BY 1,2",
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
    mine = _mine(day)
    # A contact owes the next one after its cadence, however long before the weeks that is.
    own = book.value("SELECT max(every_days) FROM customer WHERE every_days IS NOT NULL")
    weeks = weeks_upto(min(month.last, day.today))[0]
    values = {
        **_dates(month, day),
        "weeks": weeks.isoformat(),
        "owed": first_owing(weeks, own, day.policy, day.calendar).isoformat(),
        "start": month.start.isoformat(),
        "year_before": month.shifted(-12).start.isoformat(),
    }
    return {
        "customers": book.stream(
            PastCustomer,
            "SELECT id,source,captured_on,met_on,signed_on,status,every_days,"
            "(SELECT group_concat(on_day) FROM follow_up WHERE customer_id=customer.id "
            "AND reached=1 AND on_day>=:owed AND on_day<:upto) FROM customer "
            f"WHERE 1{mine.replace('customer_id', 'id')} ORDER BY id",
            values,
        ),
        "grades": book.stream(
            PastGrade,
            "SELECT customer_id,to_grade,on_day FROM grade_change "
            f"WHERE 1{mine} ORDER BY customer_id,on_day,id",
            values,
        ),
        "promises": book.stream(
            PastPromise,
            "SELECT customer_id,on_day,made_on,state,ended_on FROM next_action WHERE "
            f"(ended_on IS NULL OR ended_on>=:owed OR on_day>=:weeks){mine} "
            "ORDER BY customer_id,id",
            values,
        ),
        "methods": book.select(
            PastMethod,
            f"WITH {_ADVANCED} SELECT method,count(*),sum(reached),"
            "sum(id IN (SELECT id FROM advanced)) FROM follow_up "
            f"WHERE on_day>=:cohort AND on_day<:upto{mine} GROUP BY method",
            {**values, "back": f"-{DAYS} days"},
        ),
        "activity": dict(
            book.values(
                "SELECT on_day,count(*) FROM follow_up "
                f"WHERE on_day>=:start AND on_day<:upto{mine} GROUP BY on_day",
                values,
            )
        ),
        **read_deals(book, month, day),
        "deals": book.select(
            PastDeal,
            "SELECT won_on,lost_on,lost_reason,count(*),coalesce(sum(amount_fen),0) FROM deal "
            "WHERE coalesce(won_on,lost_on)>=:year_before AND coalesce(won_on,lost_on)<:upto"
            f"{mine} GROUP BY 1,2,3",
            values,
        ),
        "instalments": book.select(
            PastInstalment,
            "SELECT d.won_on,i.due_on,sum(i.amount_fen) FROM instalment i "
            "JOIN deal d ON d.id=i.deal_id WHERE d.won_on<:upto"
            f"{mine.replace('customer_id', 'i.customer_id')} GROUP BY 1,2",
            values,
        ),
        "receipts": book.select(
            PastReceipt,
            "SELECT d.won_on,i.due_on,r.on_day,sum(r.amount_fen) FROM receipt r "
            "JOIN instalment i ON i.id=r.instalment_id JOIN deal d ON d.id=i.deal_id "
            f"WHERE r.on_day<:upto{mine.replace('customer_id', 'r.customer_id')} GROUP BY 1,2,3",
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


def _pairs(pairs: "Iterable[tuple[str, str]]") -> str:
    return "(VALUES " + ",".join(f"('{before}','{after}')" for before, after in pairs) + ")"


# Contacts that a step on followed, found from the steps, which are fewer. Most of a year's
# changes are read where they lie (+): by an index of days it would be here and there.
_ADVANCED = (
    "step(customer_id,on_day) AS (SELECT customer_id,on_day FROM grade_change "
    f"WHERE +on_day>=:cohort AND (from_grade,to_grade) IN {_pairs(PROMOTIONS)} "
    "UNION SELECT customer_id,on_day FROM deal_move "
    f"WHERE +on_day>=:cohort AND (from_stage,to_stage) IN {_pairs(ONWARD)} "
    "UNION SELECT id,signed_on FROM customer WHERE signed_on>=:cohort), "
    "advanced(id) AS (SELECT f.id FROM step CROSS JOIN follow_up f "
    "ON f.customer_id=step.customer_id AND f.reached IN (0,1) "
    "AND f.on_day>=date(step.on_day,:back) AND f.on_day<=step.on_day)"
)


def _mine(day: "Day") -> str:
    """What is the owner's own, or nobody's, after a WHERE."""
    return "" if day.me is None else f" AND customer_id IN (SELECT id FROM customer WHERE {MINE})"


def _dates(month: "Month", day: "Day") -> "dict[str, object]":
    """The year that ends with a month, or with the day while it lasts."""
    return {
        "me": day.me,
        "cohort": month.shifted(1 - COHORT_MONTHS).start.isoformat(),
        "upto": (min(month.last, day.today) + timedelta(days=1)).isoformat(),
    }

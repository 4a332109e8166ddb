"""What customers said of goods and service, as reports and the agenda ask for it."""

from datetime import date

from salesbook.book.agenda import MINE
from salesbook.book.reading import Book
from salesbook.domain.day import Day
from salesbook.rows import FeedbackRow

OPEN = "answered_on IS NULL AND answer_by IS NOT NULL"
"""To be answered; an index holds these alone."""
_MINE = f"EXISTS (SELECT 1 FROM customer WHERE id=feedback_row.customer_id{{active}} AND {MINE})"


def read_unanswered(book: Book, day: Day) -> list[FeedbackRow]:
    """Complaints that wait for an answer, of my active customers, the first due first."""
    mine = _MINE.format(active=" AND status='active'")
    return book.rows(
        FeedbackRow, f"WHERE {OPEN} AND {mine} ORDER BY answer_by,feedback_id", {"me": day.me}
    )


def read_feedback(
    book: Book,
    me: str | None,
    *,
    customer: int | None = None,
    kind: str | None = None,
    period: tuple[date, date] | None = None,
    unanswered: bool = False,
) -> list[FeedbackRow]:
    """What was said, the latest first; `period` is half-open, `unanswered` complaints alone."""
    # One customer was asked for by name; of many only mine are meant.
    parts = [
        _MINE.format(active=" AND status<>'archived'")
        if customer is None
        else "customer_id=:customer"
    ]
    values: dict[str, object] = {"me": me, "customer": customer}
    if kind is not None:
        parts.append("kind=:kind")
        values["kind"] = kind
    if period is not None:
        parts.append("on_day>=:first AND on_day<:end")
        values |= {"first": period[0].isoformat(), "end": period[1].isoformat()}
    if unanswered:
        parts.append(OPEN)
    where = " AND ".join(parts)
    return book.rows(FeedbackRow, f"WHERE {where} ORDER BY on_day DESC,feedback_id DESC", values)


def last_scores(book: Book, ids: list[int]) -> dict[int, int]:
    """The last satisfaction score of each of these customers that gave one."""
    return dict(
        book.values(
            "SELECT customer_id,score FROM feedback INDEXED BY feedback_of_customer "
            "WHERE customer_id IN (SELECT value FROM json_each(?)) AND score IS NOT NULL "
            "ORDER BY on_day,id",
            (str(ids),),
        )
    )

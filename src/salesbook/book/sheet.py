"""Reading the book as it stood on the evening of a day, by the day things happened.

Grade, stage, next action, number of contacts are taken from their histories; names, need
and amounts as known now (DOMAIN section 10). Status has no dates of its own: for a past
day it is taken back through the row log.
"""

from datetime import date

from salesbook.book.reading import Book
from salesbook.light import NamedTuple
from salesbook.rows import SheetDeal, SheetFollowUp, SheetRow

_LATEST_GRADE = (
    "(SELECT h.id FROM grade_change h WHERE h.customer_id=c.id AND h.on_day<=:day "
    "ORDER BY h.on_day DESC, h.id DESC LIMIT 1)"
)
# The open next action of that evening: made by then, not ended by then.
_OPEN = (
    "(SELECT n.id FROM next_action n WHERE n.customer_id=c.id AND n.made_on<=:day "
    "AND (n.ended_on IS NULL OR n.ended_on>:day) ORDER BY n.id DESC LIMIT 1)"
)
_MINE = "(:me IS NULL OR c.owner IS NULL OR c.owner=:me)"
_SHEET = f"""
SELECT c.id, c.name, c.owner, g.to_grade, g.on_day,
  (SELECT h.to_grade FROM grade_change h WHERE h.customer_id=c.id AND h.on_day<:day
   ORDER BY h.on_day DESC, h.id DESC LIMIT 1),
  c.signed_on, c.need, c.budget_low_fen, c.budget_high_fen,
  (SELECT count(*) FROM follow_up f WHERE f.customer_id=c.id AND f.on_day<=:day AND f.reached=1),
  (SELECT max(on_day) FROM follow_up f
   WHERE f.customer_id=c.id AND f.on_day<=:day AND f.reached=1),
  (SELECT f.feedback FROM follow_up f WHERE f.customer_id=c.id
   AND f.on_day<=:day AND f.reached=1 AND f.feedback IS NOT NULL
   ORDER BY f.on_day DESC, f.id DESC LIMIT 1),
  c.captured_on, c.every_days, c.status, n.on_day, n.at_time, n.action
FROM customer c JOIN grade_change g ON g.id={_LATEST_GRADE}
LEFT JOIN next_action n ON n.id={_OPEN}
WHERE {_MINE}
ORDER BY g.to_grade, c.name, c.id
"""
# The latest step by that evening; the day of the end itself still counts as in play. What was
# lost before, or paid and handed to after-sales before, stands nowhere any more.
_DEALS = f"""
SELECT c.id, d.id, m.to_stage, d.amount_fen,
  coalesce(d.won_on, d.lost_on) IS NULL OR coalesce(d.won_on, d.lost_on)>=:day
FROM deal d JOIN customer c ON c.id=d.customer_id
JOIN deal_move m ON m.id=(SELECT h.id FROM deal_move h WHERE h.deal_id=d.id AND h.on_day<=:day
  ORDER BY h.on_day DESC, h.id DESC LIMIT 1)
WHERE (d.lost_on IS NULL OR d.lost_on>=:day)
  AND (d.won_on IS NULL OR d.stage<>'care' OR d.stage_since>=:day) AND {_MINE}
"""


class Evening(NamedTuple):
    """The whole of one evening."""

    day: date
    customers: list[SheetRow]
    follow_ups: list[SheetFollowUp]
    """Of that day, in the order they happened."""
    promised: tuple[int, int]
    """Promises that stood the working day before for up to this day, and how many were done."""
    deals: list[SheetDeal]
    """Where each deal stood that had not come to its end before."""
    won: list[tuple[int, int | None]]
    """The customer and the amount of each deal won on that day."""
    received_fen: int
    """Money received on that day."""


def read_evening(book: Book, day: date, before: date, me: str | None) -> Evening:
    """The evening of `day`; `before` is the working day before, for the comparison."""
    values = {"day": day.isoformat(), "before": before.isoformat(), "me": me}
    customers = book.select(SheetRow, _SHEET, values)
    then = _statuses(book, day)
    if then:
        customers = [row._replace(status=then.get(row.customer_id, row.status))
                     for row in customers]  # fmt: skip
    follow_ups = book.select(
        SheetFollowUp,
        "SELECT f.customer_id, f.at_time, f.method, f.note, f.feedback, f.support, f.reached "
        f"FROM follow_up f JOIN customer c ON c.id=f.customer_id WHERE f.on_day=:day AND {_MINE} "
        "ORDER BY f.at_time IS NULL, f.at_time, f.id",
        values,
    )
    promised = book.values(
        "SELECT count(*), coalesce(sum(n.ended_on<=:day "
        "AND n.state IN ('kept','late','replaced','done')),0) "
        "FROM next_action n JOIN customer c ON c.id=n.customer_id "
        "WHERE n.made_on<=:before AND n.on_day<=:day "
        f"AND (n.state='open' OR n.ended_on>:before) AND {_MINE}",
        values,
    )[0]
    won = book.values(
        "SELECT d.customer_id, d.amount_fen FROM deal d INDEXED BY deal_won "
        f"JOIN customer c ON c.id=d.customer_id WHERE d.won_on=:day AND {_MINE}",
        values,
    )
    received = book.value(
        "SELECT coalesce(sum(r.amount_fen),0) FROM receipt r INDEXED BY receipt_by_day "
        f"JOIN customer c ON c.id=r.customer_id WHERE r.on_day=:day AND {_MINE}",
        values,
    )
    return Evening(
        day,
        customers,
        follow_ups,
        (promised[0], promised[1]),
        deals=book.select(SheetDeal, _DEALS, values),
        won=[(customer, amount) for customer, amount in won],
        received_fen=received,
    )


def _statuses(book: Book, day: date) -> dict[int, str]:
    """The status of customers whose status was changed after that day, as it was then."""
    changed = book.values(
        "SELECT customer_id, json_extract(before,'$.status') FROM change "
        "WHERE operation_id IN (SELECT id FROM operation WHERE substr(at,1,10)>?) "
        "AND table_name='customer' AND act='update' "
        "AND json_extract(before,'$.status') IS NOT NULL ORDER BY id DESC",
        (day.isoformat(),),
    )
    return dict(changed)

"""The questions of the day, each answered from an index, never by reading the book.

A rule is turned round into a cutoff date per grade (`domain.cadence.cutoffs`), so that
who is due is a union of small ranges: promised, by the grade's cadence, by a cadence of
one's own, never contacted, in the signing window. What this costs grows with what is
due, not with what the book holds; a test reads the query plans.
"""

from datetime import date

from salesbook.book.reading import Book
from salesbook.domain.cadence import Cutoffs
from salesbook.domain.codes import STATUSES
from salesbook.domain.day import Day
from salesbook.domain.guard import too_soon
from salesbook.domain.policy import GRADES
from salesbook.domain.workdays import shift
from salesbook.light import TYPE_CHECKING, Iterable, Iterator, Sequence
from salesbook.rows import AgendaDetail, AgendaRow

if TYPE_CHECKING:
    from salesbook.rows import ListRow

_NO_PROMISE = "NOT EXISTS (SELECT 1 FROM next_action n WHERE n.customer_id=c.id AND n.state='open')"
PROMISED = "SELECT customer_id FROM next_action WHERE state='open' AND on_day<=:upto"
BY_CADENCE = (
    "SELECT c.id FROM (VALUES('A',:A),('B',:B),('C',:C)) g CROSS JOIN customer c "
    "INDEXED BY customer_by_cadence "
    "WHERE c.status='active' AND c.every_days IS NULL AND c.last_contact_on IS NOT NULL "
    f"AND c.grade=g.column1 AND c.last_contact_on<=g.column2 AND {_NO_PROMISE}"
)
# One small range per cadence that is in use: there are few, however large the book.
_OWN = (
    "SELECT every_days FROM customer INDEXED BY customer_own_cadence WHERE status='active' "
    "AND every_days IS NOT NULL AND last_contact_on IS NOT NULL"
)
OWN_CADENCE = (
    "SELECT c.id FROM (WITH RECURSIVE used(days) AS ("
    f"SELECT * FROM ({_OWN} ORDER BY every_days LIMIT 1) UNION ALL "
    f"SELECT ({_OWN} AND every_days>used.days ORDER BY every_days LIMIT 1) "
    "FROM used WHERE used.days IS NOT NULL LIMIT 4000) "
    "SELECT days, date(:own,'-'||days||' days') AS cutoff FROM used) g CROSS JOIN customer c "
    "INDEXED BY customer_own_cadence "
    "WHERE c.status='active' AND c.every_days IS NOT NULL AND c.last_contact_on IS NOT NULL "
    f"AND c.every_days=g.days AND c.last_contact_on<=g.cutoff AND {_NO_PROMISE}"
)
NEVER_CONTACTED = (
    "SELECT c.id FROM customer c INDEXED BY customer_never_contacted "
    "WHERE c.status='active' AND c.last_contact_on IS NULL "
    f"AND c.captured_on<=:captured AND {_NO_PROMISE}"
)
IN_WINDOW = (
    "SELECT id FROM customer INDEXED BY customer_in_window "
    "WHERE status='active' AND grade='A' AND signed_on IS NULL "
    "AND grade_since BETWEEN :window_from AND :window_to"
)
DUE = " UNION ALL ".join((PROMISED, BY_CADENCE, OWN_CADENCE, NEVER_CONTACTED))
MINE = "(:me IS NULL OR owner IS NULL OR owner=:me)"
# Whether there is anything at all, so that what concerns few customers is loaded only then.
WAITING = (
    "SELECT EXISTS (SELECT 1 FROM feedback INDEXED BY feedback_unanswered "
    "WHERE answered_on IS NULL AND answer_by IS NOT NULL), "
    "EXISTS (SELECT 1 FROM instalment INDEXED BY instalment_owed "
    "WHERE received_fen<amount_fen AND due_on<:today), "
    "EXISTS (SELECT 1 FROM coaching INDEXED BY coaching_open "
    "WHERE checked_on IS NULL AND check_on<=:today), "
    "EXISTS (SELECT 1 FROM customer WHERE status='active')"
)
# No view: one of customers reads the row of each, a fifth of all pages that this needs, for a
# phone that hardly anybody has there.
_SAID = "SELECT {} FROM follow_up WHERE customer_id=i.value ORDER BY {}on_day DESC,id DESC LIMIT 1"
_FIRST = "SELECT {} FROM contact WHERE customer_id=i.value {}ORDER BY decides DESC,id LIMIT 1"
DETAILS = (
    # The decision maker's, else the first contact's that has one, else the customer's own.
    f"SELECT i.value,coalesce(p.phone,({_FIRST.format('phone', 'AND phone IS NOT NULL ')}),"
    "(SELECT phone FROM customer WHERE id=i.value)),"
    "p.preferred_hours,p.preferred_from,p.preferred_to,p.preferred_manner,"
    # What was last said beats a later call that nobody answered.
    f"({_SAID.format('coalesce(feedback,note)', 'reached DESC,')}),"
    # The index alone finds the latest id; sorting by day the rows themselves reads them all.
    "CASE WHEN i.value IN (SELECT value FROM json_each(:tried)) THEN "
    f"(SELECT method FROM follow_up WHERE id=({_SAID.format('id', '')})) END "
    "FROM json_each(:ids) i "
    f"LEFT JOIN contact p ON p.id=({_FIRST.format('id', '')})"
)


_ALL = "(SELECT count(*) FROM customer)"
_OTHERS = ",".join(f"'{status}'" for status in STATUSES if status != "active")
_PUT_AWAY = f"(SELECT count(*) FROM customer WHERE status IN ({_OTHERS}))"


def _dates(cutoffs: Cutoffs) -> dict[str, object]:
    return {name: day.isoformat() for name, day in zip(cutoffs._fields, cutoffs, strict=True)}


def read_due(
    book: Book, cutoffs: Cutoffs, me: str | None, window: tuple[date, date] | None
) -> list[AgendaRow]:
    """Active customers that are due up to a day, or whose signing window ends about now."""
    values = {**_dates(cutoffs), "me": me}
    ids = DUE
    if window is not None:
        ids += f" UNION ALL {IN_WINDOW}"
        values |= {"window_from": window[0].isoformat(), "window_to": window[1].isoformat()}
    return book.rows(
        AgendaRow, f"WHERE customer_id IN ({ids}) AND status='active' AND {MINE}", values
    )


def what_waits(book: Book, day: Day) -> tuple[int, int, int, int]:
    """What there is beside promises, windows and contacts that are due, whoever owns it.

    Complaints, instalments, coachings, customers to care for: 1 where there are any.
    """
    complaints, instalments, coachings, customers = book.values(WAITING, {"today": day.iso})[0]
    return complaints, instalments, coachings, customers


def read_some(book: Book, ids: Iterable[int]) -> list[AgendaRow]:
    """Those of some customers that are active, whoever owns them."""
    return book.rows(
        AgendaRow,
        "WHERE customer_id IN (SELECT value FROM json_each(:ids)) AND status='active'",
        {"ids": str(list(ids))},
    )


def list_due(
    book: Book, cutoffs: Cutoffs, me: str | None, filters: str, values: dict[str, object]
) -> "list[ListRow]":
    """The same customers as `overdue` shows them; `filters` is a condition from `customers`."""
    from salesbook.rows import ListRow

    return book.rows(
        ListRow,
        f"WHERE customer_id IN ({DUE}) AND status='active' AND {MINE}{filters}",
        {**_dates(cutoffs), "me": me, **values},
    )


def each_stale(book: Book, grade: str, verified: date, me: str | None) -> Iterator[AgendaRow]:
    """Customers of a grade last verified up to a day, the longest unverified first."""
    return book.each(
        AgendaRow,
        f"WHERE status='active' AND grade=:grade AND verified_on<=:verified AND {MINE} "
        "ORDER BY verified_on, customer, customer_id",
        {"grade": grade, "verified": verified.isoformat(), "me": me},
    )


def read_details(book: Book, ids: list[int], tried: Sequence[int] = ()) -> dict[int, AgendaDetail]:
    """Phone, preferred time and last words of some customers, by their numbers.

    How they were called last is told only of those in `tried`: it takes all their entries.
    """
    rows = book.select(AgendaDetail, DETAILS, {"ids": str(ids), "tried": str(list(tried))})
    return {row.customer_id: row for row in rows}


def count_grades(book: Book, me: str | None) -> dict[str, int]:
    """Active customers per grade, from an index alone where all owners are meant."""
    mine, values = _mine(me)
    # Counts one by one take half the time of one GROUP BY over the same index.
    some = f"(SELECT count(*) FROM customer WHERE status='active' AND grade='{{}}'{mine})"
    wanted = [some.format(grade) for grade in GRADES]
    if not mine:
        # Most are C: what is left of all, which SQLite counts page by page.
        wanted[-1] = f"{_ALL}-{_PUT_AWAY}"
    counts = list(book.values(f"SELECT {','.join(wanted)}", values)[0])
    if not mine:
        counts[-1] -= sum(counts[:-1])
    return {grade: count for grade, count in zip(GRADES, counts, strict=True) if count}


def last_new_a(book: Book, upto: date, me: str | None) -> str | None:
    """The last day up to one on which a customer became A (from another grade, or new)."""
    mine, values = _mine(me)
    if mine:
        # Asked of one change after the other, from the latest, until one is mine.
        mine = f"AND EXISTS (SELECT 1 FROM customer c WHERE c.id=customer_id{mine}) "
    day: str | None = book.value(
        "SELECT on_day FROM grade_change WHERE to_grade='A' AND on_day<=:upto "
        f"AND from_grade IS NOT 'A' {mine}ORDER BY on_day DESC LIMIT 1",
        {"upto": upto.isoformat(), **values},
    )
    return day


def first_captured(book: Book, me: str | None) -> str | None:
    """The day the first customer was captured."""
    mine, values = _mine(me)
    day: str | None = book.value(f"SELECT min(captured_on) FROM customer WHERE 1{mine}", values)
    return day


def read_stale(book: Book, day: Day, taken: set[int], limit: int) -> list[AgendaRow]:
    """The few customers whose data is to be checked first, beside those in `taken`."""
    found: list[AgendaRow] = []
    for grade in GRADES:
        allowed = day.policy.stale.of(grade)
        if allowed is None:
            continue
        for row in each_stale(book, grade, shift(day.today, -allowed), day.me):
            if len(found) >= limit:
                return found
            last = row.last_contact_on
            soon = last is not None and (
                last == day.iso or too_soon(grade, date.fromisoformat(last), day.today, day.policy)
            )
            if row.customer_id not in taken and not soon:
                found.append(row)
    return found


def count_since(book: Book, after: date, me: str | None) -> tuple[int, int]:
    """Follow-ups made and customers captured after a day."""
    mine, values = _mine(me)
    values["after"] = after.isoformat()
    follow_ups = book.value(f"SELECT count(*) FROM follow_up WHERE on_day>:after{mine}", values)
    captured = book.value(f"SELECT count(*) FROM customer WHERE captured_on>:after{mine}", values)
    return follow_ups, captured


def count_beyond(book: Book, grade: str, since: date, me: str | None) -> int:
    """Unsigned active customers of a grade that entered it on or before a day."""
    mine, values = _mine(me)
    found: int = book.value(
        "SELECT count(*) FROM customer WHERE status='active' AND signed_on IS NULL "
        f"AND grade=:grade AND grade_since<=:since{mine}",
        {"grade": grade, "since": since.isoformat(), **values},
    )
    return found


def _mine(me: str | None) -> tuple[str, dict[str, object]]:
    """The condition of an owner; none where all are meant, so that an index alone counts."""
    return ("", {}) if me is None else (f" AND {MINE}", {"me": me})

"""The questions of `check`: is the file whole, do its facts agree, is the chain of a sale.

A question is a SELECT of what is wrong, so a good book answers each with nothing. What a
column repeats from the histories for speed is worked out again from them here. `deep`
holds the rows to the log and the form of the file to a new book's besides. Neighbours:
`replay`; `reports.check`, which says it in sentences; `places`, what lies beside the book.
"""

from contextlib import closing
from datetime import date

from salesbook.book.engine import sqlite3
from salesbook.book.file import connect
from salesbook.book.reading import WAIT_SECONDS, Book
from salesbook.book.replay import each_fault
from salesbook.book.whole import CONTENT
from salesbook.light import Callable, Iterator
from salesbook.rows.check import Finding
from salesbook.rows.checksum import KEPT, strange_operations
from salesbook.rows.kept import latest

_WHO = "c.id customer_id, c.name customer"
_MOST = 100
"""Lines of SQLite's own check: where so much is broken, more of it says nothing."""

# The last step of a history by day, then by entry.
_LAST_GRADE = (
    "(SELECT id FROM grade_change WHERE customer_id=c.id ORDER BY on_day DESC,id DESC LIMIT 1)"
)
_LAST_MOVE = "(SELECT id FROM deal_move WHERE deal_id=d.id ORDER BY on_day DESC,id DESC LIMIT 1)"
_LAST_REACHED = "(SELECT max(on_day) FROM follow_up WHERE customer_id=c.id AND reached=1)"
_UNANSWERED = (
    "(SELECT count(*) FROM follow_up f WHERE f.customer_id=c.id AND f.reached=0 AND NOT EXISTS "
    "(SELECT 1 FROM follow_up l WHERE l.customer_id=c.id AND l.reached=1 "
    "AND (l.on_day,l.id)>(f.on_day,f.id)))"
)
_RECEIVED = "coalesce((SELECT sum(amount_fen) FROM receipt WHERE instalment_id=i.id),0)"
_DEAL = "FROM deal d JOIN customer c ON c.id=d.customer_id"
_INSTALMENT = "FROM instalment i JOIN customer c ON c.id=i.customer_id"
# Whoever it is kept of is asked under the name of the table.
_WHOSE = "{0} JOIN customer ON customer.id={0}.customer_id"
_KEPT_OF = {"customer": "customer", "contact": _WHOSE.format("contact"),
            "deal": _WHOSE.format("deal")}  # fmt: skip
_CARED = " UNION ALL ".join(
    f"SELECT customer.id customer_id, customer.name customer, {table}.{name} told, "
    f"{latest(table, kind)} last FROM {_KEPT_OF[table]} "
    f"WHERE {table}.{name} IS NOT {latest(table, kind)}"
    for table, columns in KEPT.items()
    for name, kind in columns.items()
)

FACTS: dict[str, str] = {
    # Past the unique index, which a broken file need not keep.
    "promise": f"SELECT {_WHO}, count(*) count FROM next_action n NOT INDEXED "
    "JOIN customer c ON c.id=n.customer_id WHERE n.state='open' GROUP BY c.id HAVING count(*)>1",
    "grade": f"SELECT {_WHO}, c.grade, c.grade_since since, g.to_grade last, g.on_day last_on "
    f"FROM customer c LEFT JOIN grade_change g ON g.id={_LAST_GRADE} "
    "WHERE g.to_grade IS NOT c.grade OR g.on_day IS NOT c.grade_since",
    "last_contact": f"SELECT {_WHO}, c.last_contact_on told, {_LAST_REACHED} last FROM customer c "
    f"WHERE c.last_contact_on IS NOT {_LAST_REACHED}",
    "unanswered": f"SELECT {_WHO}, c.unanswered told, {_UNANSWERED} count FROM customer c "
    f"WHERE c.unanswered<>{_UNANSWERED}",
    "received": f"SELECT {_WHO}, i.id instalment, i.received_fen told, {_RECEIVED} sum "
    f"{_INSTALMENT} WHERE i.received_fen<>{_RECEIVED}",
    "overpaid": f"SELECT {_WHO}, i.id instalment, i.received_fen told, i.amount_fen owed "
    f"{_INSTALMENT} WHERE i.received_fen>i.amount_fen",
    "signed": f"SELECT {_WHO}, min(d.won_on) won {_DEAL} "
    "WHERE d.won_on IS NOT NULL AND c.signed_on IS NULL GROUP BY c.id",
    "stage": f"SELECT {_WHO}, d.id deal, d.stage, d.stage_since since, m.to_stage last, "
    f"m.on_day last_on {_DEAL} LEFT JOIN deal_move m ON m.id={_LAST_MOVE} "
    "WHERE m.to_stage IS NOT d.stage OR m.on_day IS NOT d.stage_since",
    "cared": _CARED,
}
"""What is stored twice, where the two differ."""

_OWED = "EXISTS (SELECT 1 FROM instalment i WHERE i.deal_id=d.id AND i.received_fen<i.amount_fen)"
_PLANNED = "EXISTS (SELECT 1 FROM instalment i WHERE i.deal_id=d.id)"
CHAIN: dict[str, str] = {
    "contract": f"SELECT {_WHO}, d.id deal, d.won_on won {_DEAL} "
    "WHERE d.won_on IS NOT NULL AND coalesce(trim(d.contract),'')=''",
    "instalments": f"SELECT {_WHO}, d.id deal, d.contract {_DEAL} WHERE d.won_on IS NOT NULL "
    f"AND d.stage IN ('contract','payment') AND d.amount_fen IS NOT 0 AND NOT {_PLANNED}",
    "overdue": f"SELECT {_WHO}, i.id instalment, i.deal_id deal, i.due_on due, "
    f"i.amount_fen-i.received_fen owed {_INSTALMENT} "
    "WHERE i.received_fen<i.amount_fen AND i.due_on<:today",
    "care": f"SELECT {_WHO}, d.id deal, d.stage {_DEAL} "
    f"WHERE d.stage IN ('contract','payment') AND {_PLANNED} AND NOT {_OWED}",
    "plan": f"SELECT {_WHO}, n.on_day day, n.action FROM next_action n "
    "JOIN customer c ON c.id=n.customer_id WHERE n.state='open' AND n.on_day<:today "
    "AND c.status='active' AND NOT EXISTS (SELECT 1 FROM follow_up f "
    "WHERE f.customer_id=c.id AND f.on_day>=n.on_day)",
}
"""Where the chain of a sale breaks (DOMAIN, section 8)."""

_CALENDAR = "SELECT day FROM calendar_day WHERE works=(strftime('%w',day) NOT IN ('0','6'))"
_OUT_OF_STEP = (
    "SELECT o.id FROM operation o JOIN operation u ON u.id=o.undone_by WHERE u.undoes IS NOT o.id "
    "UNION SELECT o.id FROM operation o JOIN operation u ON u.undoes=o.id "
    "WHERE u.undone_by IS NULL AND o.undone_by IS NOT u.id"
)


def count_steps(book: Book) -> int:
    """How many steps a deep check takes."""
    return int(book.value("SELECT count(*) FROM change"))


def find_faults(
    book: Book, today: date, *, deep: bool, step: Callable[[int], None]
) -> Iterator[Finding]:
    """Everything that is wrong inside the file; ends early where it cannot be read on."""
    connection = book.connection
    try:
        yield from _file(book.path)
        yield from _keys(connection)
        if deep:
            yield from _seals(connection)
            yield from _form(connection)
        for questions in (FACTS, CHAIN):
            for kind, sql in questions.items():
                yield from _answers(connection, kind, f"{sql} ORDER BY 1,3", today)
        if deep:
            yield from _log(connection, step)
    except (sqlite3.Error, ValueError, TypeError) as error:
        # Where SQLite does not say it, a value is of a kind its column cannot hold, or no
        # text; Python's own message would quote what a row holds.
        plain = isinstance(error, sqlite3.Error) and "decode" not in str(error)
        yield Finding("damage", {"reason": str(error) if plain else type(error).__name__})


def _file(path: str) -> Iterator[Finding]:
    """What SQLite itself finds."""
    # Opened for reading only, SQLite does not know the CHECK constraints.
    with closing(connect(path, "rw", WAIT_SECONDS)) as connection:
        for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
            if line != "ok":
                yield Finding("damage", {"reason": line})


def _seals(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Pages of an encrypted book that are not as they were written; a plain one has no seals."""
    for (line,) in connection.execute("PRAGMA cipher_integrity_check").fetchmany(_MOST):
        yield Finding("damage", {"reason": line})


def _keys(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, row_id, parent, _key in connection.execute("PRAGMA foreign_key_check"):
        yield Finding("reference", {"table": table, "row": row_id, "parent": parent})


def _answers(connection: sqlite3.Connection, kind: str, sql: str, today: date) -> Iterator[Finding]:
    found = connection.execute(sql, {"today": today.isoformat()})
    names = [column[0] for column in found.description]
    for row in found:
        values = dict(zip(names, row, strict=True))
        yield Finding(kind, values, values["customer_id"], values["customer"])


def _form(connection: sqlite3.Connection) -> Iterator[Finding]:
    from salesbook.book.migrate import differences

    for name in differences(connection):
        yield Finding("form", {"name": name})
    for table in (*CONTENT, "operation", "change"):
        last, given = connection.execute(
            f"SELECT (SELECT max(id) FROM {table}),"
            "(SELECT max(seq) FROM sqlite_sequence WHERE name=?)",
            (table,),
        ).fetchone()
        if last is not None and last > (given or 0):
            yield Finding("number", {"table": table, "row": last})
    for (day,) in connection.execute(_CALENDAR):
        yield Finding("calendar", {"day": day})


def _log(connection: sqlite3.Connection, step: Callable[[int], None]) -> Iterator[Finding]:
    """Rows that are not what was written, by the log."""
    strange = {*strange_operations(connection)}
    strange.update(row[0] for row in connection.execute(_OUT_OF_STEP))
    for operation in sorted(strange):
        yield Finding("operation", {"operation": operation})
    for fault in each_fault(connection, CONTENT, step):
        customer = connection.execute(
            "SELECT id,name FROM customer WHERE id=?", (fault.customer_id,)
        ).fetchone()
        yield Finding(
            f"log_{fault.kind}",
            {"table": fault.table, "row": fault.row_id, "column": fault.column},
            *(customer or (fault.customer_id, None)),
        )

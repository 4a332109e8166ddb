"""Whom to weigh for a suggestion, and how many suggestions wait.

The rule (`domain.suggest.weigh`) decides; here its signs are turned round into cutoff days,
so that one statement finds everybody with a sign and nobody else is read. Feedback is read
of the last days through the index by day, and looked into only where it may change what
comes out. That the criteria have no index of their own is why the customers in hand are
gone through once; `today` asks only on the first working day of a week.
Neighbours: `agenda`, whose rule of owners holds; `phrases.said`, which hears.
"""

from datetime import date

from salesbook.book.agenda import MINE
from salesbook.book.reading import Book
from salesbook.domain.cadence import cadence_of
from salesbook.domain.day import Day
from salesbook.domain.policy import GRADES
from salesbook.domain.pool import KEEPING
from salesbook.domain.suggest import HEARD_DAYS, Said, Suggestion, weigh
from salesbook.domain.workdays import shift
from salesbook.light import Iterable, Iterator
from salesbook.phrases.said import AGAIN, MARKS, WORDS, hear
from salesbook.rows.suggest import SignsRow

_Texts = dict[int, list[tuple[str, str]]]
"""By customer the days and words of what was said."""

_LAST = "FROM grade_change g WHERE g.customer_id=c.id ORDER BY g.on_day DESC, g.id DESC LIMIT 1"
_STAGES = ",".join(f"'{stage}'" for stage in KEEPING)
_KEPT = (
    "(EXISTS (SELECT 1 FROM instalment i WHERE i.customer_id=c.id "
    "AND i.received_fen<i.amount_fen) OR EXISTS (SELECT 1 FROM deal d "
    f"WHERE d.customer_id=c.id AND d.stage IN ({_STAGES})))"
)
_FOUND: dict[str, str] = {
    "customer_id": "c.id",
    "customer": "c.name",
    "from_grade": f"(SELECT g.from_grade {_LAST})",
    "basis": f"(SELECT g.basis {_LAST})",
    "next_on": "(SELECT n.on_day FROM next_action n WHERE n.customer_id=c.id AND n.state='open')",
    "attempts": "CASE WHEN c.unanswered>0 THEN (SELECT count(*) FROM follow_up f WHERE "
    "f.customer_id=c.id AND f.reached=0 AND f.on_day>c.grade_since) ELSE 0 END",
    "kept": _KEPT,
}
_COLUMNS = ",".join(_FOUND.get(name, f"c.{name}") for name in SignsRow._fields)
_BY_GRADE = "CASE c.grade WHEN 'A' THEN :{0}_A WHEN 'B' THEN :{0}_B ELSE :{0}_C END"
_LAPSED = f"(c.signed_on IS NULL AND c.grade_since<{_BY_GRADE.format('lapsed')})"
_SILENT = (
    "(c.last_contact_on IS NOT NULL AND max(c.last_contact_on,c.grade_since)<CASE WHEN "
    "c.every_days IS NULL THEN " + _BY_GRADE.format("silent") + " ELSE "
    "date(:today,'-'||(c.every_days*:times)||' days') END)"
)
# What goes down has these; C goes only where there is a pool.
_DOWN = (
    f"((c.grade<>'C' OR (:pool AND c.signed_on IS NULL)) "
    f"AND ({_LAPSED} OR {_SILENT} OR c.unanswered>=:unanswered))"
)
_FAILING = (
    "(c.signed_on IS NULL AND ((c.grade='A' AND (c.need_clear=0 OR c.budget_clear=0 "
    "OR c.decision_chain IN ('medium','long') OR c.wanted_on>:ready)) "
    "OR (c.grade='B' AND c.wanted_on>:wanted)))"
)
_READY = (
    "(c.signed_on IS NULL AND c.grade<>'A' AND c.need_clear=1 AND c.budget_clear=1 "
    "AND c.decision_chain='short' AND c.wanted_on BETWEEN :today AND :ready)"
)
_NEED = (
    "(c.signed_on IS NULL AND c.grade='C' AND (c.need_clear=1 OR (trim(c.need)<>'' "
    "AND c.wanted_on>=:today)) AND (c.wanted_on IS NULL OR c.wanted_on<=:wanted) "
    f"AND (c.verified_on>c.grade_since OR coalesce((SELECT g.from_grade {_LAST}),'C')>='C'))"
)
_HEARD = "c.id IN (SELECT value FROM json_each(:heard))"
_ANY = f"({_DOWN} OR {_FAILING} OR {_READY} OR {_NEED} OR {_HEARD})"
_MINE = f"FROM customer c NOT INDEXED WHERE c.status='active' AND {MINE}"
SIGNS = f"SELECT {_COLUMNS} {_MINE} AND {_ANY}"
SIGNS_OF = f"SELECT {_COLUMNS} FROM customer c WHERE c.id IN (SELECT value FROM json_each(:ids))"
# Up or down, these have a suggestion: to be counted, they need not be weighed.
_SURE = (
    f"(({_LAPSED} AND (c.grade='B' OR (c.grade='A' AND NOT {_HEARD}) "
    f"OR (:pool AND c.grade='C' AND NOT {_KEPT}))) "
    f"OR (c.unanswered<:unanswered AND NOT ifnull({_SILENT},0) AND {_NEED}))"
)
# LIMIT keeps the inner question apart: else its cases are worked out twice.
COUNT = (
    "SELECT count(*) FILTER (WHERE sign=0), json_group_array(sign) FILTER (WHERE sign>0) FROM "
    f"(SELECT CASE WHEN {_SURE} THEN 0 WHEN {_ANY} THEN c.id END AS sign {_MINE} LIMIT -1)"
)
_LIKE = " OR ".join(f"f.feedback LIKE '%{word}%'" for word in WORDS)
HEARD = (
    "SELECT f.customer_id, f.on_day, f.feedback FROM follow_up f INDEXED BY follow_up_by_day "
    f"WHERE f.on_day BETWEEN :from AND :today AND (f.feedback GLOB '*[0-9{MARKS}]*' "
    f"OR f.feedback GLOB '*再[{AGAIN}]*' OR instr(f.feedback,'二期') "
    f"OR (f.feedback GLOB '*[a-zA-Z][a-zA-Z]*' AND ({_LIKE}))) ORDER BY f.on_day DESC, f.id DESC"
)


def read_suggestions(book: Book, day: Day) -> list[tuple[SignsRow, Suggestion]]:
    """Every customer with a suggestion, in no order."""
    texts = _texts(book, day)
    return list(_weighed(book.select(SignsRow, SIGNS, _values(day, texts)), texts, day))


def count_suggestions(book: Book, day: Day) -> int:
    """How many suggestions wait: the same that `read_suggestions` gives."""
    texts = _texts(book, day)
    ((sure, others),) = book.values(COUNT, _values(day, texts))
    rows = book.select(SignsRow, SIGNS_OF, {"ids": others}) if others != "[]" else []
    return int(sure) + sum(1 for _each in _weighed(rows, texts, day))


def _weighed(
    rows: Iterable[SignsRow], texts: _Texts, day: Day
) -> Iterator[tuple[SignsRow, Suggestion]]:
    for row in rows:
        said = list(_said(texts.get(row.customer_id, ())))
        found = weigh(row, said, day.today, day.policy)
        if found is not None:
            yield row, found


def _values(day: Day, heard: Iterable[int]) -> dict[str, object]:
    policy, today = day.policy, day.today
    values: dict[str, object] = {
        "me": day.me,
        "today": day.iso,
        "heard": str(list(heard)),
        "pool": int(policy.pool_enabled),
        "unanswered": policy.unanswered,
        "times": policy.silence,
        "ready": _ahead(today, policy.intent.A),
        "wanted": _ahead(today, policy.intent.B),
    }
    for grade in GRADES:
        window = policy.window.of(grade)
        values[f"lapsed_{grade}"] = "" if window is None else shift(today, -window).isoformat()
        cadence = cadence_of(grade, None, policy)
        values[f"silent_{grade}"] = shift(today, -policy.silence * cadence).isoformat()
    return values


def _texts(book: Book, day: Day) -> _Texts:
    """What may name something, by customer, the latest first."""
    found: _Texts = {}
    since = shift(day.today, -HEARD_DAYS).isoformat()
    for customer, on_day, text in book.values(HEARD, {"from": since, "today": day.iso}):
        found.setdefault(customer, []).append((on_day, text))
    return found


def _said(texts: Iterable[tuple[str, str]]) -> Iterator[Said]:
    """What was named, the latest of each kind."""
    kinds: set[str] = set()
    for on_day, text in texts:
        for heard in hear(text, date.fromisoformat(on_day)):
            if heard.kind not in kinds:
                kinds.add(heard.kind)
                yield Said(heard.kind, on_day, text, heard.day, heard.amount_fen)


def _ahead(today: date, days: int | None) -> str:
    return date.max.isoformat() if days is None else shift(today, days).isoformat()

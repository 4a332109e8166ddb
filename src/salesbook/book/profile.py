"""What the profile is held against: its criteria, and customers as a profile sees them.

`read_subjects` folds only the fields that are asked for, because folding ten thousand
needs takes longer than reading them. Neighbours: `domain.fit`, the rules; `prospects`.
"""

from salesbook.book.agenda import MINE
from salesbook.book.reading import Book, Values
from salesbook.domain.fit import FACT, KINDS, Criterion, Sample, Span
from salesbook.light import Collection, Iterable, Mapping
from salesbook.phrases.names import fold
from salesbook.phrases.regions import region_names
from salesbook.rows import CriterionRow
from salesbook.rows.profile import FitRow, Subject

UNSIGNED = f"WHERE status='active' AND signed_on IS NULL AND {MINE}"
"""Whom a seller still wants to win, with the parameter `me`."""

_DEAL = "EXISTS (SELECT 1 FROM deal d WHERE d.customer_id=c.id{})"
_OUTCOMES = (
    "SELECT c.id, c.signed_on IS NOT NULL OR " + _DEAL.format(" AND d.won_on IS NOT NULL") + ", "
    "c.status='lost' OR ("
    + _DEAL.format("")
    + " AND NOT "
    + _DEAL.format(" AND d.lost_on IS NULL")
    + ") FROM customer c"
)
LISTED = "WHERE id IN (SELECT value FROM json_each(?))"
"""Those of these ids, as a JSON array."""
_FLAGS = ("need_clear", "budget_clear")
_APART = "\x1f"  # no name can hold it


def read_criteria(book: Book) -> list[CriterionRow]:
    """The profile, the weightiest criterion first."""
    return book.rows(CriterionRow, "ORDER BY weight DESC, field, value, criterion_id")


def wishes(rows: Iterable[CriterionRow]) -> list[Criterion]:
    """The criteria as the rule takes them."""
    return [
        Criterion(row.field, row.value, row.weight, bool(row.learned), fold(row.value))
        for row in rows
    ]


def read_subjects(
    book: Book, fields: Collection[str], where: str = UNSIGNED, values: Values = ()
) -> list[Subject]:
    """The customers that a condition lets through, with the fields of a profile."""
    columns = ",".join(_column(name) for name in FitRow._fields)
    rows = book.select(FitRow, f"SELECT {columns} FROM customer {where} ORDER BY id", values)
    tags = _tags(book, rows) if "tag" in fields else {}
    facts = _facts(book, rows, fields)
    return [
        Subject(
            row,
            _known(row, fields, tags.get(row.customer_id, ()), facts.get(row.customer_id, {})),
            tags.get(row.customer_id, ()),
            facts.get(row.customer_id, {}),
        )
        for row in rows
    ]


def read_samples(book: Book) -> list[Sample]:
    """Customers that were won (signed, or a deal won) or lost, whoever's they are."""
    outcomes = {
        customer: bool(won) for customer, won, lost in book.values(_OUTCOMES) if won or lost
    }
    # Keys of one folded form are one fact, spelled as it was first.
    keys = {
        fold(key): key
        for (key,) in book.values("SELECT key FROM fact GROUP BY key ORDER BY min(id) DESC")
    }
    fields = {*KINDS, *(FACT + key for key in keys.values())} - {"tag", "need"}
    subjects = read_subjects(book, fields, LISTED, (str(list(outcomes)),))
    return [
        Sample(subject.known, _said(subject), outcomes[subject.row.customer_id])
        for subject in subjects
    ]


def knows_fact(book: Book, field: str) -> bool:
    """Whether any customer has the fact that a criterion asks for."""
    wanted = _asked([field])
    return any(
        fold(name) in wanted
        for part, key in book.values("SELECT DISTINCT part, key FROM fact")
        for name in (key, f"{part}/{key}")
    )


def _column(name: str) -> str:
    return {"customer_id": "id AS customer_id", "customer": "name AS customer"}.get(name, name)


def _tags(book: Book, rows: list[FitRow]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for customer, name in book.values(
        f"SELECT customer_id, name FROM tag {_of(rows)} ORDER BY id", _ids(rows)
    ):
        found[customer] = (*found.get(customer, ()), name)
    return found


def _facts(book: Book, rows: list[FitRow], fields: Collection[str]) -> dict[int, dict[str, str]]:
    wanted = _asked(fields)
    found: dict[int, dict[str, str]] = {}
    if not wanted:
        return found
    for customer, part, key, value in book.values(
        f"SELECT customer_id, part, key, value FROM fact {_of(rows)} ORDER BY id", _ids(rows)
    ):
        for name in (key, f"{part}/{key}"):
            field = wanted.get(fold(name))
            if field is not None:
                found.setdefault(customer, {}).setdefault(field, value)
    return found


def _of(rows: list[FitRow]) -> str:
    """Of a few customers by the index, of many all rows at once."""
    return "WHERE customer_id IN (SELECT value FROM json_each(?))" if len(rows) < 500 else ""


def _ids(rows: list[FitRow]) -> tuple[object, ...]:
    return (str([row.customer_id for row in rows]),) if len(rows) < 500 else ()


def _asked(fields: Collection[str]) -> dict[str, str]:
    """The fields of facts by the folded names of the facts."""
    return {fold(f.removeprefix(FACT)): f for f in fields if f.startswith(FACT)}


def _known(
    row: FitRow, fields: Collection[str], tags: tuple[str, ...], facts: Mapping[str, str]
) -> dict[str, object]:
    known: dict[str, object] = {field: fold(value) for field, value in facts.items()}
    for field in fields:
        if field == "tag":
            known[field] = frozenset(map(fold, tags))
        elif field == "budget":
            known[field] = _budget(row)
        elif field == "region" and row.region:
            known[field] = _APART.join(map(fold, (row.region, *region_names(row.region))))
        elif not field.startswith(FACT):
            value = getattr(row, field, None)
            if field in _FLAGS and value is not None:
                value = "yes" if value else "no"
            elif field == "stars" and value is not None:
                value = (float(value), float(value))
            elif isinstance(value, str):
                value = fold(value)
            known[field] = value
    return {field: value for field, value in known.items() if value not in (None, "")}


def _budget(row: FitRow) -> Span | None:
    low, high = row.budget_low_fen, row.budget_high_fen
    if low is None and high is None:
        return None
    return float(low or 0), float(high if high is not None else low or 0)


def _said(subject: Subject) -> dict[str, dict[str, str]]:
    """The names under which a value can be a criterion, by their keys."""
    row = subject.row
    said: dict[str, dict[str, str]] = {}
    for field in ("industry", "source", "decision_chain"):
        value = getattr(row, field)
        if value:
            said[field] = {fold(value): " ".join(value.split())}
    if row.region:
        said["region"] = {fold(name): name for name in region_names(row.region)}
    for field, value in subject.facts.items():
        said[field] = {fold(value): " ".join(value.split())}
    return said

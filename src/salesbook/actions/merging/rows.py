"""How the rows of each table go from one customer to another, none of them lost.

`MOVES` names every table with a `customer_id`; a table whose rows need no thought takes
`move_all`. Where both customers say something else, the one that stays is right, and what
the other said is kept as a fact. Neighbours: `history` for grades and next actions, `merge`.
"""

from salesbook.actions.merging.history import move_grades, move_next_actions
from salesbook.actions.merging.pair import Pair
from salesbook.book.door import Change
from salesbook.domain.fields import CONTACT_FIELDS, FIELDS, Field, label
from salesbook.i18n import _, language
from salesbook.light import Any, Callable, NamedTuple, Sequence
from salesbook.phrases.fields import columns_of
from salesbook.phrases.names import fold


class Group(NamedTuple):
    """Columns that are filled together, and the field they belong to."""

    field: Field
    columns: tuple[str, ...]


def _groups(fields: Sequence[Field], without: tuple[str, ...]) -> tuple[Group, ...]:
    joined = {"birthday": ("birthday", "birthday_lunar"),
              "preferred_from": ("preferred_from", "preferred_to")}  # fmt: skip
    inner = {column for columns in joined.values() for column in columns[1:]}
    return tuple(
        Group(field, joined.get(field.name) or columns_of(field))
        for field in fields
        if field.name not in without and field.name not in inner and columns_of(field)
    )


# Grade, status and the day of signing have rules of their own; each customer was taken on on
# its own day.
CUSTOMER_GROUPS = _groups(FIELDS, ("name", "grade", "status", "owned_since", "signed_on"))
CONTACT_GROUPS = _groups(CONTACT_FIELDS, ("name", "decides"))


def move_all(pair: Pair, table: str) -> int:
    """Give every row of a table to the customer that stays."""
    found = pair.ids(table)
    for identity in found:
        pair.change.update(table, identity, customer_id=pair.into)
    return len(found)


def _move_contacts(pair: Pair, table: str) -> int:
    """Persons; one of the same name and phone is the same person."""
    change = pair.change
    names = list(dict.fromkeys(c for group in CONTACT_GROUPS for c in group.columns))
    columns = ["id", "name", "name_key", "decides", *names]
    theirs = _rows(change, table, columns, pair.into)
    decided = any(person["decides"] for person in theirs)
    moved = 0
    for person in _rows(change, table, columns, pair.who):
        twin = next((other for other in theirs if _same_person(person, other)), None)
        decides = int(bool(person["decides"]) and not decided)
        decided = decided or bool(decides)
        if twin is None:
            change.update(table, person["id"], customer_id=pair.into, decides=decides)
            moved += 1
            continue
        theirs.remove(twin)
        filled, differing = compare(CONTACT_GROUPS, person, twin)
        if decides:
            filled["decides"] = 1
        change.delete(table, person["id"])
        change.update(table, twin["id"], **filled)
        for key, value in differing:
            keep_fact(pair, person["name"], key, value)
    return moved


def _same_person(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """The same name, and the same phone or none at one of them."""
    phones = one["phone_digits"] or "", other["phone_digits"] or ""
    return bool(one["name_key"] == other["name_key"] and (phones[0] == phones[1] or "" in phones))


def _move_aliases(pair: Pair, table: str) -> int:
    """The other names of the one that goes, and its own name as one more."""
    change = pair.change
    have = {key for (key,) in change.book.values(
        "SELECT name_key FROM customer WHERE id=?1 UNION "
        "SELECT name_key FROM alias WHERE customer_id=?1", (pair.into,))}  # fmt: skip
    moved = 0
    for identity in pair.ids(table):
        key = change.book.value("SELECT name_key FROM alias WHERE id=?", (identity,))
        if key in have:
            change.delete(table, identity)
            continue
        have.add(key)
        change.update(table, identity, customer_id=pair.into)
        moved += 1
    # Whatever is kept beside a name is kept beside it as an alias too.
    columns = [
        name
        for (name,) in change.book.values(
            "SELECT name FROM pragma_table_info('alias') WHERE name NOT IN ('id','customer_id')"
        )
    ]
    own = _rows(change, "customer", columns, pair.who)[0]
    if own["name_key"] not in have:
        change.insert(table, customer_id=pair.into, **own)
    return moved


def _move_tags(pair: Pair, table: str) -> int:
    change = pair.change
    have = {fold(tag["name"]) for tag in _rows(change, table, ["name"], pair.into)}
    moved = 0
    for tag in _rows(change, table, ["id", "name"], pair.who):
        if fold(tag["name"]) in have:
            change.delete(table, tag["id"])
        else:
            change.update(table, tag["id"], customer_id=pair.into)
            moved += 1
    return moved


def _move_facts(pair: Pair, table: str) -> int:
    change = pair.change
    columns = ["id", "part", "key", "value"]
    have = {(fact["part"], fact["key"]): fact["value"]
            for fact in _rows(change, table, columns, pair.into)}  # fmt: skip
    moved = 0
    for fact in _rows(change, table, columns, pair.who):
        place = fact["part"], fact["key"]
        if have.get(place) == fact["value"]:
            change.delete(table, fact["id"])
            continue
        key = free_key(pair, *place) if place in have else fact["key"]
        change.update(table, fact["id"], customer_id=pair.into, key=key)
        moved += 1
    return moved


MOVES: dict[str, Callable[[Pair, str], int]] = {
    "follow_up": move_all,
    "contact": _move_contacts,
    "alias": _move_aliases,
    "tag": _move_tags,
    "fact": _move_facts,
    "grade_change": move_grades,
    "next_action": move_next_actions,
    "deal": move_all,
    "deal_move": move_all,
    "answer": move_all,
    "instalment": move_all,
    "receipt": move_all,
    "sale": move_all,
    "ownership": move_all,
    "feedback": move_all,
    "care": move_all,
    "coaching": move_all,
}
"""Every table with a `customer_id`, and how its rows move; the number is of those that did."""


def free_key(pair: Pair, part: str, key: str) -> str:
    """The key under which what the one that goes said is kept: `staff (from Acme)`."""
    base = _("{key} (from {name})").format(key=key, name=pair.name)
    taken = {name for (name,) in pair.change.book.values(
        "SELECT key FROM fact WHERE customer_id IN (?,?) AND part=?", (pair.who, pair.into, part)
    )}  # fmt: skip
    found, number = base, 2
    while found in taken:
        found, number = f"{base} {number}", number + 1
    return found


def keep_fact(pair: Pair, part: str, key: str, value: str) -> None:
    """Keep as a fact what would else be lost."""
    key = free_key(pair, part, key)
    pair.change.insert("fact", customer_id=pair.into, part=part, key=key, value=value)


def compare(
    groups: Sequence[Group], mine: dict[str, Any], yours: dict[str, Any]
) -> tuple[dict[str, object], list[tuple[str, str]]]:
    """The columns that `mine` fills in `yours`, and what differs, as key and text."""
    filled: dict[str, object] = {}
    differing: list[tuple[str, str]] = []
    for field, columns in groups:
        here, there = [[row[column] for column in columns] for row in (mine, yours)]
        if here[0] is None and not any(here):
            continue
        if not any(value is not None for value in there):
            filled |= dict(zip(columns, here, strict=True))
        elif _key(field, here) != _key(field, there) and here[0] is not None:
            differing.append((label(field), _show(field, here)))
    return filled, differing


def _key(field: Field, values: list[Any]) -> object:
    """What two values are compared by: a phone by its digits, text whatever its case."""
    if field.kind == "phone":
        return values[1]
    return fold(values[0]) if isinstance(values[0], str) else values


def _show(field: Field, values: list[Any]) -> str:
    if field.kind == "money_range":
        from salesbook.domain.amounts import show_range

        low, high = values
        return show_range(low or 0, high if high is not None else low, language())
    if field.kind == "flag":
        return _("yes") if values[0] else _("no")
    return str(values[0])


def _rows(
    change: Change, table: str, columns: Sequence[str], customer: int
) -> list[dict[str, Any]]:
    place = "id" if table == "customer" else "customer_id"
    found = change.book.values(
        f"SELECT {','.join(columns)} FROM {table} WHERE {place}=? ORDER BY id",  # noqa: S608
        (customer,),
    )
    return [dict(zip(columns, row, strict=True)) for row in found]

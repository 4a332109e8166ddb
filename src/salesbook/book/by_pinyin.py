"""Names by how they sound: pinyin and initials, stored beside names when they are written.

Names of customers, aliases and people count alike. A whole name goes before its beginning,
that before a part of it, and pinyin before initials each time. Two letters are the least;
amid initials three, since any two stand somewhere, but two at their end: 科技 is `kj`.
Nothing here loads the dictionary: that is for writing. Neighbours: `find`, `search`;
`phrases.pinyin`.
"""

from salesbook.book.reading import Book
from salesbook.light import Sequence

_LEAST, _LEAST_PART = 2, 3
_LONGEST = 100  # characters
_BESIDE_LETTERS = frozenset(" '’‘`·-\u0300\u0301\u0304\u0308\u030c")
_NONE = 9
_TABLES = (
    ("id", "FROM customer x WHERE x.status<>'archived'"),
    *(
        (
            "customer_id",
            f"FROM {table} x JOIN customer c ON c.id=x.customer_id WHERE c.status<>'archived'",
        )
        for table in ("alias", "contact")
    ),
)


def find_by_pinyin(book: Book, typed: str) -> list[int]:
    """Ids of the customers whose names sound most like what was typed, in their order."""
    spelled = spell(typed)
    if not spelled:
        return []
    rank = _rank("x", [f"?{number}" for number in range(1, len(spelled) + 1)], spelled[0])
    asked = " UNION ALL ".join(
        f"SELECT x.{identity} who, {rank} place {table}" for identity, table in _TABLES
    )
    found = book.values(f"SELECT who,place FROM ({asked}) WHERE place<{_NONE}", spelled)
    best = min((place for _who, place in found), default=0)
    return sorted({who for who, place in found if place == best})


def people_by_pinyin(book: Book, customer: int, typed: str) -> set[int]:
    """Ids of the persons at a customer whose names sound like what was typed."""
    spelled = spell(typed)
    if not spelled:
        return set()
    marks = [f"?{number}" for number in range(2, len(spelled) + 2)]
    found = book.values(
        f"SELECT x.id FROM contact x WHERE x.customer_id=?1 AND {sounds('x', marks, spelled)}",
        (customer, *spelled),
    )
    return {identity for (identity,) in found}


def sounds(row: str, marks: Sequence[str], spelled: Sequence[str]) -> str:
    """The test whether the name of a row sounds like this; `marks` stand for the values."""
    return f"({_rank(row, marks, spelled[0])})<{_NONE}"


def spell(typed: str) -> tuple[str, ...]:
    """What was typed, as pinyin may be stored; nothing where it is no pinyin."""
    if any("\u2e80" <= char < "\uff00" for char in typed):
        return ()  # Chinese
    if len(typed) > _LONGEST or not all(
        char.isalnum() or char in _BESIDE_LETTERS for char in typed
    ):
        return ()
    from salesbook.phrases.pinyin import variants

    spelled = variants(typed)
    letters = sum(map(str.isalpha, spelled[0]))
    return spelled if letters >= _LEAST and spelled[0].isascii() else ()


def _rank(row: str, marks: Sequence[str], typed: str) -> str:
    """How well the name of a row fits, 0 the best."""
    begins = " OR ".join(f"instr({row}.pinyin,{mark})=1" for mark in marks)
    holds = " OR ".join(f"instr({row}.pinyin,{mark})" for mark in marks)
    initials, first = f"{row}.initials", marks[0]
    part = 5 if len(typed) >= _LEAST_PART else _NONE
    # Most names hold nothing of it: they are out after one look at each column.
    return (
        f"CASE WHEN {holds} THEN CASE WHEN {row}.pinyin IN ({','.join(marks)}) THEN 0 "
        f"WHEN {initials}={first} THEN 1 WHEN {begins} THEN 2 "
        f"WHEN instr({initials},{first})=1 THEN 3 ELSE 4 END "
        f"WHEN instr({initials},{first}) THEN CASE WHEN {initials}={first} THEN 1 "
        f"WHEN instr({initials},{first})=1 THEN 3 "
        f"WHEN substr({initials},-{len(typed)})={first} THEN 5 ELSE {part} END ELSE {_NONE} END"
    )

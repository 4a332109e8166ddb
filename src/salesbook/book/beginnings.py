"""What the word being typed may become: names, and the values that the book knows.

For the answers of a shell's completion: nothing is waited for, nothing written, and a book
that cannot be read at once knows nothing. Neighbour: `find`, which takes what was typed.
"""

from salesbook.book.by_pinyin import sounds, spell
from salesbook.book.file import check, connect
from salesbook.book.reading import FEW_PAGES, Book
from salesbook.light import Iterator, NamedTuple, contextmanager
from salesbook.phrases.names import fold

_MOST = 200
_PATIENCE = 0.1  # seconds for another program's lock: somebody waits at a prompt
_RANK = "CASE c.status WHEN 'active' THEN 0 WHEN 'pooled' THEN 1 ELSE 2 END"
_SELECT = f"SELECT c.id, {{0}}.name, {{0}}.name_key, {{1}}, c.grade, {_RANK} rank"
_PLACES = (
    ("c", "FROM customer c WHERE c.status<>'archived'"),
    ("x", "FROM alias x JOIN customer c ON c.id=x.customer_id WHERE c.status<>'archived'"),
)


class Beginning(NamedTuple):
    """A name that fits what was typed."""

    customer_id: int
    name: str
    """Of the customer, or an alias."""
    key: str
    spelled: str
    """Its pinyin or its initials where those fit, else empty."""
    grade: str
    rank: int


@contextmanager
def glance(path: str) -> Iterator[Book]:
    """The book for one quick look; raises what SQLite or the file say, never waits long."""
    connection = connect(path, "ro", _PATIENCE)
    try:
        connection.execute("BEGIN")
        check(connection, path)
        connection.execute(f"PRAGMA cache_size={FEW_PAGES}")
        yield Book(path, connection)
    finally:
        connection.close()


def customer_names(book: Book, typed: str) -> list[Beginning]:
    """Names and aliases that begin so, active A first; those that hold it where none does.

    Pinyin and initials count like the name. At most a few hundred, but never fewer kinds
    of beginning than all would have: a shell completes what they have in common.
    """
    key = fold(typed)
    if not key:
        return _names(book, "1", "''", [])
    tests, values = ["{0}.name_key BETWEEN ?1 AND ?1||char(1114111)"], [key]
    shown = "''"
    spelled, marks = spell(typed), [""]
    if spelled:
        marks = [f"?{number}" for number in range(2, len(spelled) + 2)]
        values += spelled
        begins = " OR ".join(f"substr({{0}}.pinyin,1,{len(one)})={mark}"
                             for one, mark in zip(spelled, marks, strict=True))  # fmt: skip
        short = f"substr({{0}}.initials,1,{len(spelled[0])})=?2"
        tests += [begins, short]
        # What fits as written needs no spelling.
        shown = (f"CASE WHEN {tests[0]} THEN '' WHEN {begins} THEN {{0}}.pinyin "
                 "ELSE {0}.initials END")  # fmt: skip
    found = _names(book, " OR ".join(tests), shown, values)
    if any(not one.spelled for one in found):
        # "Acme T" is the beginning of Acme Trading, and then not of Acme: Tools.
        found = [one for one in found if not (one.spelled and one.key.isascii())]
    if found:
        return found
    parts = ["instr({0}.name_key,?1)"]
    if spelled:
        parts.append(sounds("{0}", marks, spelled))
    return _names(book, " OR ".join(parts), "''", values)


def _names(book: Book, test: str, shown: str, values: list[str]) -> list[Beginning]:
    union = " UNION ALL ".join(
        f"{_SELECT.format(table, shown.format(table))} {rest} AND ({test.format(table)})"
        for table, rest in _PLACES
    )
    # In the order of the index, so that of ten thousand names a few hundred are read.
    found = book.select(Beginning, f"{union} ORDER BY 3, 1 LIMIT {_MOST + 1}", values)
    if len(found) > _MOST:
        # The first and the last begin with no more than all of them have in common.
        last = book.select(Beginning, f"{union} ORDER BY 3 DESC, 1 LIMIT 1", values)
        found = [*found[:_MOST], *last]
    return sorted(found, key=lambda one: (one.rank, one.grade, one.key, one.customer_id))


def people(book: Book, customers: list[int]) -> list[str]:
    """The persons at these customers."""
    marks = ",".join("?" * len(customers))
    rows = book.values(
        f"SELECT name FROM contact WHERE customer_id IN ({marks}) ORDER BY decides DESC, id",
        customers,
    )
    return [name for (name,) in rows]


def known_values(book: Book, what: str) -> list[str]:
    """Every tag, or every owner, industry, region or source, the most frequent first."""
    table = "tag" if what == "tag" else "customer"
    column = {"tag": "name", "owner": "owner", "industry": "industry", "region": "region",
              "source": "source"}[what]  # fmt: skip
    rows = book.values(
        f"SELECT {column} FROM {table} WHERE {column}<>'' "
        f"GROUP BY {column} ORDER BY count(*) DESC, {column} LIMIT {_MOST}"
    )
    return [name for (name,) in rows]

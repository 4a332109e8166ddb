"""Full text: every place of the book that holds what was looked for.

Names are compared by their keys and by how they sound, numbers by their digits; all other
texts stand as they were typed, so what is looked for is spelled out in the likely ways.
Neighbours: `find`, for one customer; `by_pinyin`; `phrases.spellings`.
"""

from salesbook.book.by_pinyin import sounds, spell
from salesbook.book.customers import contains
from salesbook.book.reading import Book
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import NamedTuple
from salesbook.phrases.names import digits, fold
from salesbook.phrases.spellings import spell_out

_LEAST_DIGITS = 4


class Hit(NamedTuple):
    """A place where a text was found."""

    customer_id: int
    customer: str
    grade: str
    place: str
    on_day: str | None
    text: str


class _Place(NamedTuple):
    """Where to look; the rows are x, their customers c."""

    name: str
    table: str
    texts: tuple[str, ...]
    """Each is looked through; together, joined by `apart`, they are shown."""
    day: str = "NULL"
    apart: str = " "
    named: bool = False
    phoned: bool = False


_PLACES = (
    _Place("name", "customer", ("x.name",), named=True),
    _Place("alias", "alias", ("x.name",), named=True),
    _Place("contact", "contact",
           ("x.name", "x.title", "x.phone", "x.background", "x.hobbies", "x.family"),
           named=True, phoned=True),
    _Place("file", "customer",
           ("x.need", "x.note", "x.industry", "x.region", "x.address", "x.source", "x.email",
            "x.wechat", "x.phone"), phoned=True),
    _Place("tag", "tag", ("x.name",)),
    _Place("fact", "fact", ("x.key", "x.value")),
    _Place("next", "next_action", ("x.action",), "x.on_day"),
    _Place("follow_up", "follow_up", ("x.note", "x.feedback"), "x.on_day", " · "),
    _Place("grade", "grade_change", ("x.reason",), "x.on_day"),
)  # fmt: skip


def search(book: Book, text: str, me: str | None) -> list[Hit]:
    """Every place that holds the text, names first, follow-ups from the latest."""
    key = fold(text)
    if not key:
        raise BadValue(_("Say what to look for, for example: salesbook find price"))
    contains(text)  # refuses what is too long
    spelled = spell(text)
    number = digits(text)
    if len(number) < _LEAST_DIGITS or any(char.isalpha() for char in key):
        number = ""
    texts, patterns = spell_out(text)
    values: dict[str, object] = {"me": me, "key": key, "number": number}
    values |= {f"s{at}": one for at, one in enumerate(spelled)}
    values |= {f"t{at}": contains(one) if _cased(one) else one for at, one in enumerate(texts)}
    values |= {f"p{at}": one for at, one in enumerate(patterns)}
    holds = [
        f"{{0}} LIKE :t{at} ESCAPE '\\'" if _cased(one) else f"instr({{0}},:t{at})"
        for at, one in enumerate(texts)
    ]
    holds += [f"{{0}} GLOB :p{at}" for at in range(len(patterns))]
    found: list[Hit] = []
    for place in _PLACES:
        tests = [test.format(column) for column in place.texts for test in holds]
        if place.named:
            tests.append("instr(x.name_key,:key)")
            if spelled:
                tests.append(sounds("x", [f":s{at}" for at in range(len(spelled))], spelled))
        if place.phoned and number:
            tests += ["instr(x.phone_digits,:number)", "instr(x.phone_e164,:number)"]
        found += book.select(Hit, _question(place, tests), values)
    return found


def _cased(text: str) -> bool:
    """Whether a text has letters whose case does not count; only LIKE knows of that."""
    return any(char.isascii() and char.isalpha() for char in text)


def _question(place: _Place, tests: list[str]) -> str:
    first, *others = place.texts
    shown = f"coalesce({first},'')" + "".join(
        f"||coalesce('{place.apart}'||{column},'')" for column in others
    )
    whose = "x.id" if place.table == "customer" else "x.customer_id"
    live = " AND x.state='open'" if place.table == "next_action" else ""
    # CROSS JOIN: the rows first, then the customers of the few that fit.
    return (
        f"SELECT c.id, c.name, c.grade, '{place.name}', {place.day}, {shown} "
        f"FROM {place.table} x CROSS JOIN customer c ON c.id={whose} "
        f"WHERE ({' OR '.join(tests)}){live} AND c.status<>'archived' "
        "AND (:me IS NULL OR c.owner IS NULL OR c.owner=:me) ORDER BY 5 DESC, c.id"
    )

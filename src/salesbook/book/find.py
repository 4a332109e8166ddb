"""Finding a customer by what somebody typed (CLI contract, section 1: WHO).

Kinds of match are tried in their order and the first with a hit decides: id, external
id, exact name or alias, phone digits, a contact's name, beginning of a name, part of
a name, pinyin or its initials. Traditional or simplified, width and case do not count.
Only active, pooled and lost customers are found; an archived one by id alone.
Neighbour: `by_pinyin`.
"""

from salesbook.book.by_pinyin import find_by_pinyin, spell
from salesbook.book.reading import Book
from salesbook.errors import Ambiguous, NotFound
from salesbook.i18n import _
from salesbook.phrases.names import digits, fold
from salesbook.rows import WhoRow

_SHOWN = 20
_LIVE = "status <> 'archived'"
# CROSS JOIN: by the name, never by way of all customers.
_BY_NAME = f"WHERE customer_id IN (SELECT id FROM customer c WHERE {{0}} AND c.{_LIVE})"
_BY_ALIAS = (
    "WHERE customer_id IN (SELECT x.customer_id FROM alias x CROSS JOIN customer c "
    f"ON c.id=x.customer_id WHERE {{0}} AND c.{_LIVE})"
)
_BY_CONTACT = (
    "WHERE customer_id IN (SELECT x.customer_id FROM contact x CROSS JOIN customer c "
    f"ON c.id=x.customer_id WHERE {{0}} AND c.{_LIVE})"
)
# Tests of a folded name; the first two are ranges of an index.
_IS = "{0}.name_key=?1"
_BEGINS = "{0}.name_key BETWEEN ?1 AND ?1||char(1114111)"
_HOLDS = "instr({0}.name_key,?1)"
# By any part: as dialled at home, or with the country.
_BY_PHONE = (
    f"WHERE {_LIVE} AND customer_id IN (SELECT id FROM customer "
    "WHERE instr(phone_digits,?1) OR instr(phone_e164,?1) UNION SELECT customer_id FROM contact "
    "WHERE instr(phone_digits,?1) OR instr(phone_e164,?1))"
)
_BY_IDS = "WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY customer_id"
_NEAREST = 3
_CALLED = ("总", "董", "工", "经理", "主任", "老师", "先生", "女士", "小姐")
"""What people are called by after their family name."""


def find_one(book: Book, who: str) -> WhoRow:
    """The one customer meant. Raises NotFound, or Ambiguous with the candidates."""
    found = find_all(book, who)
    if not found:
        raise not_found(book, who)
    if len(found) > 1:
        raise AmbiguousCustomer(who, found)
    return found[0]


class AmbiguousCustomer(Ambiguous):
    """Several customers fit; `candidates` are offered as a numbered choice at a terminal."""

    def __init__(self, who: str, candidates: list[WhoRow]) -> None:
        """Word the refusal and list who fits, with ids."""
        self.who = who
        self.candidates = candidates
        lines = [f"{row.customer_id}  {row.grade}  {row.customer}" for row in candidates[:_SHOWN]]
        if len(candidates) > _SHOWN:
            lines.append(_("… and {count} more").format(count=len(candidates) - _SHOWN))
        super().__init__(
            _("{count} customers match {who}. Give the number of one:").format(
                count=len(candidates), who=who
            ),
            lines,
        )


def find_all(book: Book, who: str) -> list[WhoRow]:
    """Every customer that fits, by the first kind of match that has one."""
    typed = who.strip()
    if not typed:
        return []
    if typed.startswith("ext:"):
        return book.rows(WhoRow, f"WHERE external_id=? AND {_LIVE}", (typed[4:].strip(),))
    found: list[WhoRow] = []
    if typed.isascii() and typed.isdigit() and len(typed) < 19:
        found = book.rows(WhoRow, "WHERE customer_id=?", (int(typed),))
    if not found:
        found = book.rows(WhoRow, f"WHERE external_id=? AND {_LIVE}", (typed,))
    return found or _by_words(book, typed)


def _by_words(book: Book, typed: str) -> list[WhoRow]:
    key = fold(typed)
    if not key:
        return []
    found = _merge(book, _IS, (_BY_NAME, _BY_ALIAS), key)
    number = digits(typed)
    # A phone is digits and what people put between them; a name with digits in it is none.
    if not found and len(number) >= 4 and not _letters(key):
        found = book.rows(WhoRow, f"{_BY_PHONE} ORDER BY customer_id", (number,))
    for test, where in (
        (_IS, (_BY_CONTACT,)),
        (_BEGINS, (_BY_NAME, _BY_ALIAS)),
        (_HOLDS, (_BY_NAME, _BY_ALIAS, _BY_CONTACT)),
    ):
        if found:
            break
        found = _merge(book, test, where, key)
    if not found:
        sounding = find_by_pinyin(book, typed)
        found = book.rows(WhoRow, _BY_IDS, (str(sounding),)) if sounding else []
    return found


def not_found(book: Book, who: str) -> NotFound:
    """The failure that names the nearest names of customers and of people there."""
    from salesbook.phrases.nearest import nearest

    # A name that was typed in pinyin is compared in pinyin.
    written = "pinyin" if spell(who) else "name"
    names: dict[str, str] = {}
    for text, name in book.values(
        f"SELECT coalesce(x.{written},x.name), x.name FROM customer x WHERE x.{_LIVE} "
        + "".join(
            f"UNION ALL SELECT coalesce(x.{written},x.name), x.name FROM {table} x "
            f"JOIN customer c ON c.id=x.customer_id WHERE c.{_LIVE} "
            for table in ("alias", "contact")
        )
    ):
        names.setdefault(name if name.isascii() else text, name)
    near = _called(book, who) + [names[text] for text in nearest(who, list(names), _NEAREST)]
    if near:
        return NotFound(
            _("No customer matches {who}. Did you mean {names}?").format(
                who=who, names=_(", ").join(list(dict.fromkeys(near))[:_NEAREST])
            )
        )
    return NotFound(
        _(
            'No customer matches {who}. "salesbook list" shows all, "salesbook add" a new one.'
        ).format(who=who)
    )


def _called(book: Book, who: str) -> list[str]:
    """The people of the family name, where 王建国 is called 王总."""
    key = fold(who)
    ending = next((ending for ending in _CALLED if key.endswith(ending)), "")
    family = key.removesuffix(ending)
    if not ending or not 1 <= len(family) <= 2:
        return []
    people = book.values(
        "SELECT x.name FROM contact x JOIN customer c ON c.id=x.customer_id "
        f"WHERE c.{_LIVE} AND {_BEGINS.format('x')} ORDER BY x.id LIMIT {_NEAREST}",
        (family,),
    )
    return [str(name) for (name,) in people]


def _merge(book: Book, test: str, where: tuple[str, ...], key: str) -> list[WhoRow]:
    found: dict[int, WhoRow] = {}
    for clause in where:
        table = "c" if clause is _BY_NAME else "x"
        for row in book.rows(WhoRow, clause.format(test.format(table)), (key,)):
            found[row.customer_id] = row
    return [found[identity] for identity in sorted(found)]


def _letters(key: str) -> bool:
    return any(character.isalpha() for character in key)

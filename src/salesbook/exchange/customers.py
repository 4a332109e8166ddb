"""Customers in a file: template 1 of S5, and whatever else the tables of fields name.

One line is one customer with at most one person; a second person comes from the column
of the key decision maker, which may say yes or no of the first, or name another.
"""

from typing import NamedTuple

from salesbook.domain.fields import CONTACT_FIELDS, FIELDS, Field
from salesbook.errors import BadValue
from salesbook.exchange.headers import Kind, words, words_of
from salesbook.exchange.lines import Cells, Who, one_name, read_moment
from salesbook.i18n import _
from salesbook.phrases.fields import columns_of, read_field, read_flag, read_list
from salesbook.phrases.names import fold

_PERSON = "contact."
# A person's field that the customer has too: kept there when no person is named.
_SHARED = ("phone", "email", "wechat")
# What has happened and what begins by these cannot lie ahead.
_HAPPENED = ("met_on", "owned_since", "signed_on")
_STARRED = ("owner", "referred_by")
_FEN = ("budget_low_fen", "budget_high_fen")
_MOST_FEN = 10**17


class CustomerLine(NamedTuple):
    """What a line says of a customer: columns of the book, lists, people, free facts."""

    who: Who
    columns: dict[str, object]
    grade: str | None = None
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    person: dict[str, str] | None = None
    """Fields of the person as texts, checked."""
    decider: str | None = None
    """Another person, who decides."""
    facts: tuple[tuple[str, str], ...] = ()


def read_line(cells: Cells) -> CustomerLine | None:
    """Read one line; what is wrong is noted in the cells."""
    person, facts = _read_person(cells)
    who = cells.who("name", ("phone", _PERSON + "phone"))
    columns: dict[str, object] = {}
    for field in FIELDS:
        if field.kind != "list" and (found := _read_field(cells, field)) is not None:
            columns |= found
    columns |= _read_fen(cells)
    if person is not None and not person.get("name"):
        _hand_over(cells, person, columns, facts)
        person = None
    decider = _read_decider(cells, person, facts)
    if who is None:
        return None
    phone = columns.get("phone")
    grade = columns.pop("grade", None)
    return CustomerLine(
        who._replace(phone=str(phone) if phone else None, person=person is not None),
        columns,
        grade=str(grade) if grade else None,
        aliases=tuple(read_list([cells.text("aliases")])),
        tags=tuple(read_list([cells.text("tags")])),
        person=person,
        decider=decider,
        facts=(*facts, *cells.facts()),
    )


def _read_field(cells: Cells, field: Field) -> dict[str, object] | None:
    if field.kind == "day":
        return cells.read(field.name, lambda text: _read_day(cells, field, text))
    if field.name in _STARRED:
        return cells.read(field.name, lambda text: {field.name: one_name(text) or None})
    return cells.read(field.name, lambda text: read_field(field, text, cells.now))


def _read_day(cells: Cells, field: Field, text: str) -> dict[str, object]:
    happened = field.name in _HAPPENED
    day = read_moment(text, cells.now, "past" if happened else "coming").day
    if happened and day > cells.now.date():
        raise BadValue(_("{day} lies in the future.").format(day=day.isoformat()))
    return {field.name: day.isoformat()}


def _read_fen(cells: Cells) -> dict[str, object]:
    """The budget as salesbook's own csv gives it."""
    found = {name: cells.read(name, _fen) for name in _FEN if cells.text(name)}
    low, high = found.get("budget_low_fen"), found.get("budget_high_fen")
    if low is not None and high is not None and low > high:
        cells.refuse("budget_low_fen", _("{low} is more than {high}.").format(low=low, high=high))
    return {name: value for name, value in found.items() if value is not None}


def _fen(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) < _MOST_FEN:
        return int(text)
    raise BadValue(_("{text} is no whole number of fen. Try 120000.").format(text=text[:40]))


def _read_person(cells: Cells) -> tuple[dict[str, str] | None, list[tuple[str, str]]]:
    """The fields of the person as texts that can be read, and where to put what is left."""
    person: dict[str, str] = {}
    for field in CONTACT_FIELDS:
        target = _PERSON + field.name
        text = cells.text(target)
        if not text or field.name == "decides":
            continue
        if field.name == "name":
            text = one_name(text)
            if not fold(text):
                continue
        elif cells.read(target, lambda text, field=field: columns(field, text, cells)) is None:  # type: ignore[misc]
            continue
        person[field.name] = text
    return person or None, []


def columns(field: Field, text: str, cells: Cells) -> dict[str, object]:
    """The columns of a person's field; raises BadValue where the text cannot be read."""
    return read_field(field, text, cells.now)


def _hand_over(
    cells: Cells, person: dict[str, str], columns: dict[str, object], facts: list[tuple[str, str]]
) -> None:
    """Without a name there is no person: a phone is the customer's then, the rest are facts."""
    fields = {field.name: field for field in FIELDS}
    for name, text in person.items():
        if name in _SHARED and not any(columns.get(one) for one in columns_of(fields[name])):
            columns |= read_field(fields[name], text, cells.now)
        else:
            facts.append((cells.header(_PERSON + name), text))


def _read_decider(
    cells: Cells, person: dict[str, str] | None, facts: list[tuple[str, str]]
) -> str | None:
    """Who decides: the person of the line (noted there), or another, whose name is returned."""
    target = _PERSON + "decides"
    name = one_name(cells.text(target))
    if not fold(name):
        return None
    try:
        decides = "yes" if read_flag(name) else "no"
    except BadValue:
        if person is None or fold(person["name"]) != fold(name):
            return name
        decides = "yes"
    if person is not None:
        person["decides"] = decides
    elif decides == "yes":
        facts.append((cells.header(target), cells.text(target)))
    return None


_OWN = frozenset(
    "grade since|captured on|last contact on|due on|days late|lateness|next on|next at"
    "|next action|unanswered|verified on|last contact".split("|")
)
# A deal has these; what a deal is worth is nothing a customer's file knows.
_OF_DEALS = frozenset(
    "成交金额|成交金額|转化时间|轉化時間|成交时间|成交時間|合同金额|合同金額|订单金额|訂單金額"
    "|deal stage|close value|close date|deal value|opportunity id|order amount".split("|")
)
_NO_PROOF = ("name", "owner", "note", "grade", "external_id")
_WORDS = {
    **words_of(CONTACT_FIELDS, _PERSON),
    **words_of(FIELDS),
    **words(
        {
            "name": "客户姓名|客戶姓名",
            "every": "every days",
            "budget_low_fen": "budget low fen",
            "budget_high_fen": "budget high fen",
        }
    ),
}
KIND = Kind(
    "customers",
    _WORDS,
    (frozenset(("name",)),),
    read_line,
    shows=frozenset(_WORDS.values()) - frozenset(_NO_PROOF),
    never=_OF_DEALS,
    passed=_OWN,
    money=frozenset(("budget",)),
    facts=True,
)

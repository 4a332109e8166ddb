"""A person in a line of a file: the fields of a contact, under whatever headers they stand.

Neighbours: `customers`, where a line may name a person too; `contacts`, where each does.
"""

from salesbook.domain.fields import CONTACT_FIELDS
from salesbook.errors import BadValue
from salesbook.exchange.headers import words, words_of
from salesbook.exchange.lines import Cells, one_name
from salesbook.light import NamedTuple
from salesbook.phrases.fields import name_columns, read_flag
from salesbook.phrases.names import fold

PERSON = "contact."
WORDS = {
    **words_of(CONTACT_FIELDS, PERSON),
    **words(
        {
            PERSON + "first_name": "first name|given name|名",
            PERSON + "last_name": "last name|family name|surname|姓",
        }
    ),
}


class Person(NamedTuple):
    """The fields as texts, each of which can be read, and the columns of the book they set."""

    texts: dict[str, str]
    columns: dict[str, object]


def read_person(cells: Cells) -> Person:
    """All but who decides; without a name there is no person, whatever else there is."""
    found = Person({}, {})
    for field in CONTACT_FIELDS:
        target = PERSON + field.name
        if field.name == "name":
            name = _name(cells)
            if fold(name):
                found.texts["name"] = name
                found.columns.update(name_columns(name))
        elif field.name != "decides" and target in cells.filled:
            columns = cells.field(field, target)
            if columns is not None:
                found.texts[field.name] = cells.text(target)
                found.columns.update(columns)
    return found


def read_decides(cells: Cells, name: str) -> int | None:
    """Whether the person of that name decides; None where the cell does not say so."""
    text = one_name(cells.text(PERSON + "decides"))
    if not fold(text):
        return None
    if fold(text) == fold(name):
        return 1
    try:
        return read_flag(text)
    except BadValue:
        # Another's name stands there.
        return None


def _name(cells: Cells) -> str:
    """The name; out of two columns as its language has it."""
    whole = one_name(cells.text(PERSON + "name"))
    if whole:
        return whole
    first = one_name(cells.text(PERSON + "first_name"))
    last = one_name(cells.text(PERSON + "last_name"))
    if first.isascii() or last.isascii():
        return f"{first} {last}".strip()
    return last + first

"""People as vCards (3.0), written by the vobject package: one file, or one a person.

File names are made of letters and digits of the person's name and the number, so that no
name leads out of the folder or over another's file. Neighbour: `ics`, calendars.
"""

import re
from unicodedata import normalize

from salesbook.domain.birthdays import parse_birthday, write_birthday
from salesbook.errors import BadValue
from salesbook.exchange.lines import numbers
from salesbook.i18n import _
from salesbook.light import Iterable, Iterator
from salesbook.output.text import clean
from salesbook.rows.export import CardOut

_LONGEST = 40  # characters of a file's name: 160 bytes at most
# Apple's way of saying that the year is not known; a vCard 3.0 has no other.
_NO_YEAR = "1604"


def write_cards(cards: Iterable[CardOut], *, mark: str) -> Iterator[tuple[str, str]]:
    """For each person the name of a file and the card. BadValue when vobject is not there."""
    try:
        import vobject
    except ImportError:
        raise BadValue(
            _("vCards need vobject. Install it: pip install 'salesbook[contacts]'")
        ) from None
    for card in cards:
        made = vobject.vCard()
        _fill(made, card, mark, vobject.vcard)
        yield f"{slug(card.name)}-{card.contact_id}.vcf", made.serialize()


def slug(name: str) -> str:
    """The letters and digits of a name, joined by hyphens; `contact` where it has none."""
    words = re.findall(r"[^\W_]+", normalize("NFKC", name))
    return "-".join(words)[:_LONGEST].strip("-") or "contact"


def _fill(made: object, card: CardOut, mark: str, kinds: object) -> None:
    def add(name: str, value: object, **parameters: list[str]) -> None:
        line = made.add(name)  # type: ignore[attr-defined]
        line.value = value
        line.params.update({key.replace("_", "-"): found for key, found in parameters.items()})

    name = clean(card.name)
    add("fn", name)
    # Chinese names do not part by spaces; what they are in one piece is the family's.
    add("n", kinds.Name(family=name))  # type: ignore[attr-defined]
    add("uid", f"salesbook-contact-{card.contact_id}@{mark}.salesbook")
    add("org", [clean(card.customer)])
    for field, value in (("title", card.title), ("role", card.role), ("email", card.email)):
        if value:
            add(field, clean(value))
    for number in numbers(card.phone or ""):
        if number.strip():
            add("tel", clean(number.strip()), TYPE=["WORK"])
    if card.wechat:
        add("x-wechat", clean(card.wechat))
    if card.address:
        address = kinds.Address(street=clean(card.address))  # type: ignore[attr-defined]
        add("adr", address, TYPE=["WORK"])
    if card.tags:
        add("categories", [clean(tag) for tag in card.tags.split("\x1f")])
    found = parse_birthday(card.birthday or "")
    if found and card.lunar:
        add("note", _("Lunar birthday: {day}").format(day=card.birthday))
    elif found and found.year:
        add("bday", write_birthday(found))
    elif found:
        add("bday", f"{_NO_YEAR}-{write_birthday(found)}", X_APPLE_OMIT_YEAR=[_NO_YEAR])

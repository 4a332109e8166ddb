"""Contacts in a file: one line per person, with the customer the person belongs to.

A phone, an e-mail address and a WeChat name are the person's here, under whichever of the
headers they stand; the customer is told by its name, its number or its external id.
"""

from salesbook.domain.fields import CONTACT_FIELDS, FIELDS
from salesbook.exchange.customers import OF_DEALS
from salesbook.exchange.headers import Kind, one_of, words, words_of
from salesbook.exchange.lines import Cells, Who
from salesbook.exchange.people import PERSON, WORDS, read_decides, read_person
from salesbook.i18n import _
from salesbook.light import NamedTuple

_SHARED = ("phone", "email", "wechat")


class ContactLine(NamedTuple):
    """What a line says of a person, as columns of the book."""

    who: Who
    person: dict[str, object]


def read_line(cells: Cells) -> ContactLine | None:
    """Read one line; what is wrong is noted in the cells."""
    who = cells.who(phones=(PERSON + "phone",))
    texts, columns = read_person(cells)
    if "name" not in texts:
        cells.refuse(PERSON + "name", _("the name of the person is missing."))
        return None
    decides = read_decides(cells, texts["name"])
    if decides is not None:
        columns["decides"] = decides
    if who is None:
        return None
    return ContactLine(who._replace(phone=None, phones=(), person=True), columns)


_WORDS = {
    **{
        word: PERSON + target
        for word, target in words_of(FIELDS).items()
        if target in _SHARED
    },
    **{word: "customer" for word, target in words_of(FIELDS).items() if target == "name"},
    **words_of(field for field in FIELDS if field.name == "external_id"),
    **words(
        {
            "customer": "客户姓名|客戶姓名|所属客户|所屬客戶|所属公司|所屬公司|associated company",
            "number": "number in the book|账本编号|帳本編號",
            PERSON + "name": "name|联系人名称|聯繫人名稱",
        }
    ),
    **WORDS,
    **words_of(CONTACT_FIELDS, PERSON),
}  # fmt: skip
_NAMES = ("name", "first_name", "last_name")
KIND = Kind(
    "contacts",
    _WORDS,
    (frozenset(("customer",)), frozenset(PERSON + name for name in _NAMES)),
    read_line,
    shows=frozenset(_WORDS.values()) - {"customer", "external_id", "number", PERSON + "name"},
    never=OF_DEALS,
    passed=one_of("contact id|id|record id"),
    titles=one_of("contacts|contact|people|联系人|聯繫人|联系人表|客户联系人|聯絡人"),
)

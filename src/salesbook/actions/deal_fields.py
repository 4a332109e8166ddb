"""What can be said of a deal beside its stage: read from what was typed, stored, named.

An empty text means "not known" and clears the field. Neighbour: `deals`, which moves it.
"""

from salesbook.actions.products import product_id
from salesbook.book.door import Change
from salesbook.domain.amounts import show_money
from salesbook.domain.day import Day
from salesbook.domain.fields import Field, label
from salesbook.errors import BadValue
from salesbook.i18n import _, language
from salesbook.light import Any, Mapping, Sequence
from salesbook.phrases.fields import read_field
from salesbook.phrases.money import read_amount
from salesbook.rows import DealRow

Given = Mapping[str, str | Sequence[str] | None]

_FIELDS = {
    field.name: field
    for field in (
        Field("product", "text", "product", "产品", (), ""),
        Field("amount_fen", "money", "amount", "金额", (), ""),
        Field("expect_on", "day", "expected day", "预计成交日", (), ""),
        Field("contract", "text", "contract", "合同号", (), ""),
        Field("factors", "text", "deciding factors", "关键因素", (), ""),
        Field("owner", "text", "owner", "负责人", (), ""),
        Field("note", "text", "note", "备注", (), ""),
        Field("external_id", "text", "external id", "外部编号", (), ""),
        Field("stage", "stage", "stage", "阶段", (), ""),
    )
}


def read_fields(given: Given, day: Day) -> dict[str, Any]:
    """The values of the fields that were given (None, or an empty list: not given)."""
    read: dict[str, Any] = {}
    for name, said in given.items():
        if said is None or said == []:
            continue
        field = _FIELDS[name]
        text = said if isinstance(said, str) else _(", ").join(one.strip() for one in said)
        if field.kind == "money":
            read[name] = _money(field, text)
        else:
            read |= read_field(field, text, day.now)
    if read.get("product"):
        read["product"] = " ".join(read["product"].split())
    return read


def store_fields(change: Change, deal: DealRow, read: Mapping[str, object]) -> list[str]:
    """Store what differs from the deal; returns the names of the fields that changed."""
    changed = {name: value for name, value in read.items() if getattr(deal, name) != value}
    columns: dict[str, object] = dict(changed)
    if "product" in columns:
        name = columns.pop("product")
        columns["product_id"] = product_id(change, str(name)) if name else None
        stored = change.book.value("SELECT product_id FROM deal WHERE id=?", (deal.deal_id,))
        if stored == columns["product_id"]:  # only spelled in another way
            del columns["product_id"], changed["product"]
    change.update("deal", deal.deal_id, **columns)
    return list(changed)


def field_words(names: Sequence[str], deal: DealRow) -> str:
    """The fields by their headings; an amount and a day with what they are now."""
    now: dict[str, str] = {}
    if deal.amount_fen is not None:  # a digit too many is seen at once
        now["amount_fen"] = show_money(deal.amount_fen, language())
    if deal.expect_on is not None:
        now["expect_on"] = deal.expect_on
    said = []
    for name in names:
        heading = label(_FIELDS[name])
        with_value = _("{field} ({value})").format(field=heading, value=now.get(name))
        said.append(with_value if name in now else heading)
    return _(", ").join(said)


def _money(field: Field, text: str) -> int | None:
    if not text.strip():
        return None
    try:
        return read_amount(text)
    except BadValue as error:
        raise BadValue(
            _("{field}: {reason}").format(field=label(field), reason=error.sentence)
        ) from error

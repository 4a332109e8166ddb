"""Products: found or made by their names, whatever the case, the width and the spaces."""

from datetime import date

from salesbook.book.door import Change
from salesbook.domain.day import Day
from salesbook.errors import BadValue
from salesbook.i18n import _, sentences
from salesbook.light import Mapping
from salesbook.output.days import show_date
from salesbook.output.receipt import Receipt
from salesbook.phrases.names import fold
from salesbook.phrases.when import read_when
from salesbook.rows import ProductRow


def product_key(name: str) -> str:
    """What a product is known by: GTXPro and gtx  pro are one."""
    return fold(name).replace(" ", "")


def product_id(change: Change, name: str) -> int:
    """The product of a name, made when there is none. BadValue for a name without a letter."""
    key = product_key(name)
    if not key:
        raise BadValue(_("The name of a product cannot be empty."))
    found = change.book.value("SELECT id FROM product WHERE name_key=?", (key,))
    if found is not None:
        return int(found)
    return change.insert("product", name=" ".join(name.split()), name_key=key)


def add(change: Change, day: Day, name: str, given: Mapping[str, str | None]) -> Receipt:
    """Add a product, or change what is known of it; `given` are texts, None: not given."""
    known = change.book.value("SELECT id FROM product WHERE name_key=?", (product_key(name),))
    identity = product_id(change, name)
    before = _load(change, identity)
    columns: dict[str, object] = {"name": " ".join(name.split())}
    for column, text in given.items():
        if text is not None:
            columns[column] = text.strip() or None
    if columns.get("announced_on"):
        columns["announced_on"] = read_when(str(columns["announced_on"]), day.now).day.isoformat()
    change.update("product", identity, **{
        column: value for column, value in columns.items() if getattr(before, column) != value
    })  # fmt: skip
    row = _load(change, identity)
    if known is None:
        line = _("Added product {product} (#{id}).")
    elif row == before:
        line = _("Product {product} (#{id}) is as it was.")
    else:
        line = _("Updated product {product} (#{id}).")
    said = sentences(line.format(product=row.name, id=identity), _news(row, before, day))
    values: dict[str, object] = {
        "done": "product add", "product_id": identity, "product": row.name,
        "family": row.family, "announced_on": row.announced_on, "note": row.note,
        "created": known is None,
    }  # fmt: skip
    return Receipt(said, values)


def _news(row: ProductRow, before: ProductRow, day: Day) -> str:
    """Who will hear of it when, where that is new."""
    if row.announced_on is None or (row.announced_on, row.family) == (
        before.announced_on, before.family,
    ):  # fmt: skip
        return ""
    if row.family is None:
        return _("Nobody hears of it without its kin: --family NAME.")
    on = show_date(date.fromisoformat(row.announced_on), day.today)
    return _("Who bought of {family} hears of it from {day}.").format(family=row.family, day=on)


def _load(change: Change, identity: int) -> ProductRow:
    return change.book.rows(ProductRow, "WHERE product_id=?", (identity,))[0]

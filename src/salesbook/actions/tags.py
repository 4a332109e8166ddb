"""Tags: free labels on a customer, each at most once whatever its case and width."""

from salesbook.book.door import Change
from salesbook.book.find import find_one
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import Sequence
from salesbook.output.receipt import Receipt
from salesbook.phrases.fields import read_list
from salesbook.phrases.names import fold


def tag(change: Change, who: str, put: Sequence[str], off: Sequence[str]) -> Receipt:
    """Put tags on a customer and take others off; what is so already stays so."""
    found = find_one(change.book, who)
    wanted, unwanted = read_list(list(put)), read_list(list(off))
    if not wanted and not unwanted:
        raise BadValue(_("Name a tag to put on, or --rm TAG to take off."))
    put_tags(change, found.customer_id, wanted, unwanted)
    tags = [
        name for (name,) in change.book.values(
            "SELECT name FROM tag WHERE customer_id=? ORDER BY id", (found.customer_id,)
        )
    ]  # fmt: skip
    line = _("{customer} (#{id}): tags {tags}.").format(
        customer=found.customer, id=found.customer_id, tags=_(", ").join(tags) or _("none")
    )
    return Receipt(line, {"done": "tag", "customer_id": found.customer_id,
                          "customer": found.customer, "tags": tags})  # fmt: skip


def put_tags(change: Change, identity: int, put: Sequence[str], off: Sequence[str]) -> bool:
    """Store the tags; says whether anything changed."""
    have = {
        fold(name): key
        for key, name in change.book.values(
            "SELECT id,name FROM tag WHERE customer_id=?", (identity,)
        )
    }
    new = [name for name in put if fold(name) not in have]
    old = [have[fold(name)] for name in off if fold(name) in have]
    for name in new:
        change.insert("tag", customer_id=identity, name=name)
    for key in old:
        change.delete("tag", key)
    return bool(new or old)


def take_all_off(change: Change, identity: int) -> bool:
    """Remove every tag; says whether there was one."""
    found = change.book.values("SELECT id FROM tag WHERE customer_id=?", (identity,))
    for (key,) in found:
        change.delete("tag", key)
    return bool(found)

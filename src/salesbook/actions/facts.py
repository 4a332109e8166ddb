"""Facts: what a trade needs to know beside the fixed fields, as part, key and value."""

from salesbook.book.door import Change
from salesbook.errors import BadValue
from salesbook.i18n import _


def set_fact(change: Change, identity: int, text: str) -> str | None:
    """Store a free fact given as `key=value` or `part/key=value`; an empty value removes it.

    Returns its name where that changed anything.
    """
    name, equals, value = text.partition("=")
    part, slash, key = name.partition("/")
    part, key = (part.strip(), key.strip()) if slash else ("", part.strip())
    if not equals or not key:
        raise BadValue(
            _("{text} is not a fact. Try --fact staff=25 or --fact market/size=large.").format(
                text=text
            )
        )
    changed = store_fact(change, identity, part, key, value.strip())
    return (f"{part}/{key}" if part else key) if changed else None


def store_fact(change: Change, identity: int, part: str, key: str, value: str) -> bool:
    """Store a fact by its part and key; an empty value removes it. Says whether it changed."""
    found = change.book.values(
        "SELECT id, value FROM fact WHERE customer_id=? AND part=? AND key=?",
        (identity, part, key),
    )
    was = found[0][1] if found else ""
    if was == value:
        return False
    if not value:
        change.delete("fact", found[0][0])
    elif found:
        change.update("fact", found[0][0], value=value)
    else:
        change.insert("fact", customer_id=identity, part=part, key=key, value=value)
    return True

"""Aliases: the other names by which a customer is known and found."""

from salesbook.book.door import Change
from salesbook.light import Sequence
from salesbook.phrases.fields import name_columns
from salesbook.phrases.names import fold


def set_aliases(change: Change, identity: int, names: Sequence[str]) -> bool:
    """Make these the aliases of a customer; says whether that changed anything."""
    have = {
        key: row_id
        for row_id, key in change.book.values(
            "SELECT id,name_key FROM alias WHERE customer_id=?", (identity,)
        )
    }
    wanted = {fold(name): name for name in names}
    for key, row_id in have.items():
        if key not in wanted:
            change.delete("alias", row_id)
    for key, name in wanted.items():
        if key not in have:
            change.insert("alias", customer_id=identity, **name_columns(name))
    return set(have) != set(wanted)

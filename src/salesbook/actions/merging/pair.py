"""The two customers of a merge, while it runs."""

from salesbook.book.door import Change
from salesbook.domain.day import Day
from salesbook.rows import AgendaRow, NextActionRow


class Pair:
    """`who` goes, `into` stays; what is decided on the way is noted for the receipt."""

    def __init__(self, change: Change, day: Day, who: AgendaRow, into: AgendaRow) -> None:
        """Work inside one change."""
        self.change = change
        self.day = day
        self.who = who.customer_id
        self.into = into.customer_id
        self.name = who.customer
        self.goes = who
        self.stays = into
        self.ended: NextActionRow | None = None
        """The open next action that had to end."""

    def ids(self, table: str) -> list[int]:
        """The rows of a table that belong to the one that goes, in the order of entry."""
        sql = f"SELECT id FROM {table} WHERE customer_id=? ORDER BY id"  # noqa: S608
        return [identity for (identity,) in self.change.book.values(sql, (self.who,))]

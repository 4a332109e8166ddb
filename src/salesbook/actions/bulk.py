"""New customers by the thousand: rows are gathered and stored table by table.

A new customer has its id at once, though its rows come later: whatever asks the book for
them, `flush` first. Neighbour: `imports`, which does.
"""

from salesbook.actions.customers import first_columns
from salesbook.book.door import Change
from salesbook.domain.day import Day
from salesbook.light import Iterable, Mapping, Sequence
from salesbook.phrases.fields import name_columns

_MOST = 4000  # rows that are gathered


class Bulk:
    """Rows of new customers that are not yet in the book."""

    def __init__(self, change: Change, day: Day) -> None:
        """Nothing is gathered at first."""
        self._change = change
        self._day = day
        self._next = change.next_id("customer")
        self._rows: dict[tuple[str, tuple[str, ...]], list[tuple[object, ...]]] = {}
        self._count = 0

    def customer(
        self, given: Mapping[str, object], *, captured_on: str | None,
        aliases: Iterable[str] = (), tags: Iterable[str] = (),
    ) -> int:  # fmt: skip
        """A customer with its first grade, as `insert_customer` would store it."""
        if self._count > _MOST:
            self.flush()
        identity, self._next = self._next, self._next + 1
        columns = first_columns(given, self._day)
        if captured_on is not None and captured_on < self._day.iso:
            columns["captured_on"] = captured_on
        self._add("customer", id=identity, **columns)
        self._add(
            "grade_change",
            customer_id=identity,
            to_grade=columns["grade"],
            on_day=columns["grade_since"],
            reason="import",
            basis="import",
            owner=self._day.me,
        )
        for name in aliases:
            self._add("alias", customer_id=identity, **name_columns(name))
        for name in tags:
            self._add("tag", customer_id=identity, name=name)
        return identity

    def people(self, customer: int, people: Sequence[Mapping[str, object]]) -> None:
        """The people of a customer that was just gathered; of two who decide the last does."""
        last = max((place for place, one in enumerate(people) if one.get("decides")), default=-1)
        for place, person in enumerate(people):
            columns = {**person}
            if columns.get("decides") and place != last:
                columns["decides"] = 0
            self._add("contact", customer_id=customer, **columns)

    def facts(self, customer: int, facts: Iterable[tuple[str, str]]) -> None:
        """Its free facts; of one key the last."""
        for key, value in dict(facts).items():
            self._add("fact", customer_id=customer, part="", key=key, value=value)

    def flush(self) -> None:
        """Store what was gathered: customers first, to whom the others refer."""
        for (table, columns), rows in sorted(
            self._rows.items(), key=lambda one: one[0][0] != "customer"
        ):
            self._change.insert_many(table, columns, rows)
        self._rows.clear()
        self._count = 0

    def _add(self, table: str, **columns: object) -> None:
        self._rows.setdefault((table, tuple(columns)), []).append(tuple(columns.values()))
        self._count += 1

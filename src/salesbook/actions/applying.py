"""Applying the lines of a file, one after the other: what each comes to in the book.

Every method takes a line and its customer and says whether it added, changed or left as
they were. New customers are gathered in `bulk`; before anything is asked of one that is
not stored yet, all are. Neighbours: `imports`, which gives the order; `grade_history`
and `past_contacts`, for what happened long ago.
"""

from salesbook.actions.bulk import Bulk
from salesbook.actions.contacts import store_contact
from salesbook.actions.customers import Draft, update_customer
from salesbook.actions.facts import store_fact
from salesbook.actions.grade_history import place_grade
from salesbook.actions.matching import Target
from salesbook.actions.next_actions import end_open
from salesbook.actions.owners import handed_over
from salesbook.actions.past_contacts import PastContacts
from salesbook.actions.past_deals import ADDED, SAME, UPDATED, PastDeals
from salesbook.book.door import Change
from salesbook.domain.day import Day
from salesbook.exchange.contacts import ContactLine
from salesbook.exchange.customers import CustomerLine
from salesbook.exchange.deals import DealLine
from salesbook.exchange.follow_ups import FollowUpLine
from salesbook.exchange.grades import GradeLine
from salesbook.exchange.lines import Who
from salesbook.exchange.sales import SaleLine
from salesbook.i18n import _
from salesbook.light import Iterable, Mapping
from salesbook.phrases.fields import NAME_COLUMNS, name_columns
from salesbook.phrases.names import fold
from salesbook.phrases.phones import phone_columns


class Work:
    """The lines of one import, within one change."""

    def __init__(self, change: Change, day: Day) -> None:
        """Nothing is applied at first."""
        self._change = change
        self._day = day
        self._bulk = Bulk(change, day)
        self._contacts = PastContacts(change, day)
        self._deals = PastDeals(change, day)
        self.doubted: list[int] = []
        """Lines with a phone number that is none."""

    def customer(self, line: CustomerLine, target: Target) -> str:
        """Add a customer, or change what the line says otherwise; empty cells change nothing."""
        people = [line.person] if line.person is not None else []
        self._doubt(line.who, line.columns, *people)
        if line.decider is not None:
            people.append({**name_columns(line.decider), "decides": 1})
        if target.identity is None:
            columns = dict(line.columns)
            if line.grade is not None:
                columns["grade"] = line.grade
            identity = self._insert(
                columns, target, aliases=line.aliases, tags=line.tags, captured=line.captured_on
            )
            self._bulk.people(identity, _merged(people))
            self._bulk.facts(identity, line.facts)
            return ADDED
        self._bulk.flush()
        before, identity = self._last_change(), target.identity
        self._update(line, identity)
        for person in people:
            store_contact(self._change, identity, person, once=True)
        for key, value in line.facts:
            store_fact(self._change, identity, "", key, value)
        return UPDATED if self._last_change() != before else SAME

    def newcomer(self, who: Who, target: Target) -> str:
        """Add the customer that a line of another kind is about, and that nobody described."""
        columns = name_columns(who.name)
        if who.external_id is not None:
            columns["external_id"] = who.external_id
        if who.phone is not None:
            columns |= phone_columns("phone", who.phone)
        self._insert(columns, target)
        return ADDED

    def contact(self, line: ContactLine, target: Target) -> str:
        """Add a person, or change what the line says otherwise of one of that name."""
        self._doubt(line.who, line.person)
        identity = self._identity(target)
        known = self._change.book.value(
            "SELECT 1 FROM contact WHERE customer_id=? AND name_key=?",
            (identity, line.person["name_key"]),
        )
        before = self._last_change()
        store_contact(self._change, identity, line.person, once=True)
        if not known:
            return ADDED
        return UPDATED if self._last_change() != before else SAME

    def grade(self, line: GradeLine, target: Target) -> str:
        """Place a grade into the history of its customer."""
        placed = place_grade(
            self._change,
            self._identity(target),
            line.grade,
            on=line.on,
            reason=line.reason or _("taken over from a file"),
            owner=line.owner or self._day.me,
        )
        return ADDED if placed else SAME

    def follow_up(self, line: FollowUpLine, target: Target) -> str:
        """Record a contact, unless it is there."""
        return ADDED if self._contacts.record(self._identity(target), line) else SAME

    def deal(self, line: DealLine, target: Target) -> str:
        """Record a deal, or change what the line says otherwise."""
        return self._deals.deal(self._identity(target), line)

    def sale(self, line: SaleLine, target: Target) -> str:
        """Record an order line, unless it is there."""
        return self._deals.sale(self._identity(target), line)

    def store(self) -> None:
        """Store the customers that were gathered."""
        self._bulk.flush()

    def settle(self, targets: Iterable[Target]) -> None:
        """What follows from all lines together.

        Promises end as they did; customers are known since their first line, somebody
        works those that are not in the pool, and who is not active is promised nothing.
        """
        self.store()
        self._contacts.finish()
        self._deals.finish()
        for target in dict.fromkeys(targets):
            identity = self._identity(target)
            captured, owner, status, since = self._change.book.values(
                "SELECT captured_on,owner,status,owned_since FROM customer WHERE id=?", (identity,)
            )[0]
            if target.earliest is not None and target.earliest < captured:
                self._change.update("customer", identity, captured_on=target.earliest)
            if owner is None and target.owner is not None and status != "pooled":
                # The lines say who works it all along: nobody takes it on today.
                found = {"owner": target.owner[1], "owned_since": since}
                found = handed_over(self._change, self._day, identity, found)
                self._change.update("customer", identity, **found)
            if status != "active":
                end_open(self._change, identity, "dropped", self._day.today)

    def _insert(
        self, columns: dict[str, object], target: Target, *,
        aliases: Iterable[str] = (), tags: Iterable[str] = (), captured: str | None = None,
    ) -> int:  # fmt: skip
        if target.owner is not None:
            columns.setdefault("owner", target.owner[1])
        known = [day for day in (captured, target.earliest) if day is not None]
        target.identity = self._bulk.customer(
            columns, captured_on=min(known, default=None), aliases=aliases, tags=tags
        )
        return target.identity

    def _update(self, line: CustomerLine, identity: int) -> None:
        change, day = self._change, self._day
        known = change.book.values(
            "SELECT name_key,name FROM alias WHERE customer_id=? ORDER BY id", (identity,)
        )
        have = {str(key): str(name) for key, name in known}
        columns = dict(line.columns)
        if line.who.external_id is None or line.who.key in have:
            # It was found by this name, in whatever spelling: that renames nobody.
            for name in NAME_COLUMNS:
                columns.pop(name, None)
        if line.captured_on is not None:
            captured = change.book.value("SELECT captured_on FROM customer WHERE id=?", (identity,))
            columns["captured_on"] = min(str(captured), line.captured_on)
        aliases = {**{fold(name): name for name in line.aliases}, **have}
        draft = Draft(
            columns,
            list(aliases.values()) if line.aliases else None,
            list(line.tags) if line.tags else None,
        )
        update_customer(change, day, identity, draft)
        if line.grade is None:
            return
        now = change.book.value("SELECT grade FROM customer WHERE id=?", (identity,))
        if line.grade != now:
            reason = _("taken over from a file")
            place_grade(change, identity, line.grade, on=day.today, reason=reason, owner=day.me)

    def _identity(self, target: Target) -> int:
        if target.identity is None:
            raise RuntimeError("the customer of a line was not added")
        return target.identity

    def _doubt(self, who: Who, *given: Mapping[str, object]) -> None:
        if any(columns.get("phone") and not columns["phone_e164"] for columns in given):
            self.doubted.append(who.at.line)

    def _last_change(self) -> int:
        return int(self._change.book.value("SELECT max(id) FROM change") or 0)


def _merged(people: Iterable[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """One person a name: what is said later of the same one is added."""
    found: dict[object, dict[str, object]] = {}
    for person in people:
        found.setdefault(person["name_key"], {}).update(person)
    return list(found.values())

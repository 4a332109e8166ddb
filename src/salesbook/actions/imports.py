"""Taking the lines of a file into the book: all of them in one change, or none.

First every line finds its customer and everything wrong is told together; then customers,
grades and follow-ups are applied, follow-ups in the order of their days, so that next
actions close as the rules say. The same file twice adds nothing. Neighbours: `matching`,
`grade_history`, `past_contacts`; `exchange` reads the file.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, TypeVar, cast

from salesbook.actions.contacts import insert_contact
from salesbook.actions.customers import Draft, insert_customer, update_customer
from salesbook.actions.facts import store_fact
from salesbook.actions.grade_history import place_grade
from salesbook.actions.matching import Matcher, Target
from salesbook.actions.next_actions import end_open
from salesbook.actions.past_contacts import PastContacts
from salesbook.book.door import Book, Change
from salesbook.domain.day import Day
from salesbook.errors import BadValue, SalesbookError
from salesbook.exchange.customers import CustomerLine
from salesbook.exchange.follow_ups import FollowUpLine
from salesbook.exchange.grades import GradeLine
from salesbook.exchange.kinds import Reading, show_lines
from salesbook.exchange.lines import Who, Wrong
from salesbook.i18n import _, n_
from salesbook.output.report import Receipt
from salesbook.phrases.names import fold

ADDED, UPDATED, SAME = "added", "updated", "same"
_MOST_ERRORS = 500


class _Line(NamedTuple):
    """Stands for the lines of every kind: all of them say whom they are about."""

    who: Who


Line = TypeVar("Line")


class Plan(NamedTuple):
    """Every line with its customer, by kind, and the customers in the order they are met."""

    customers: list[tuple[CustomerLine, Target]]
    grades: list[tuple[GradeLine, Target]]
    follow_ups: list[tuple[FollowUpLine, Target]]


class Outcome(NamedTuple):
    """What an import did: per kind how many lines were added, updated, the same."""

    counts: dict[str, dict[str, int]]
    warnings: tuple[str, ...]
    is_empty: bool


def plan(reading: Reading, book: Book | None) -> Plan:
    """Find the customer of every line. Raises BadValue with everything that is wrong."""
    customers = cast("list[CustomerLine]", reading.lines["customers"])
    matcher = Matcher(book, customers)
    wrong = list(reading.wrong)

    def matched(lines: Sequence[Line]) -> list[tuple[Line, Target]]:
        found = []
        for line in lines:
            who = cast("_Line", line).who
            try:
                found.append((line, matcher.find(who)))
            except SalesbookError as error:
                wrong.append(Wrong(who.at, who.header, error.sentence))
        return found

    made = Plan(
        matched(customers),
        matched(cast("list[GradeLine]", reading.lines["grades"])),
        matched(cast("list[FollowUpLine]", reading.lines["follow-ups"])),
    )
    if wrong:
        raise _refusal(reading.path, wrong)
    return made


def take_in(change: Change, day: Day, reading: Reading) -> Outcome:
    """Apply a file to the book. Raises BadValue where anything in it is wrong."""
    made = plan(reading, change.book)
    for grade, target in made.grades:
        target.seen(grade.on.isoformat(), grade.owner)
    for follow_up, target in made.follow_ups:
        target.seen(follow_up.moment.day.isoformat(), follow_up.owner)
    work = _Work(change, day)
    for customer, target in made.customers:
        work.count("customers", work.customer(customer, target))
    for who, target in _everybody(made):
        if target.identity is None:
            work.count("customers", work.newcomer(who, target))
    for grade, target in sorted(made.grades, key=lambda pair: pair[0].on):
        work.count("grades", work.grade(grade, target))
    for follow_up, target in sorted(made.follow_ups, key=lambda pair: _moment(pair[0])):
        work.count("follow-ups", work.follow_up(follow_up, target))
    work.settle([target for _who, target in _everybody(made)])
    counts = {
        kind: found for kind, found in work.counts.items() if reading.lines[kind] or found[ADDED]
    }
    return Outcome(counts, (*reading.warnings, *_undated(made.follow_ups)), change.is_empty())


def receipt(outcome: Outcome, path: str, *, dry: bool) -> Receipt:
    """What the import did, or would do."""
    words = {
        "customers": _("customers: {added} added, {updated} updated, {same} as they were"),
        "grades": _("grades: {added} added, {same} as they were"),
        "follow-ups": _("follow-ups: {added} added, {same} as they were"),
    }
    counts = _("; ").join(words[kind].format(**found) for kind, found in outcome.counts.items())
    if dry:
        line = _("Would import {path}: {counts}. Nothing was changed.")
    elif outcome.is_empty:
        line = _("{path} has nothing new: {counts}.")
    else:
        line = _("Imported {path}: {counts}.")
    values: dict[str, object] = {"done": "import", "file": path, "dry_run": dry}
    values |= {kind.replace("-", "_"): found for kind, found in outcome.counts.items()}
    values["warnings"] = list(outcome.warnings)
    sentence = line.format(path=path, counts=counts or _("no lines"))
    return Receipt(sentence, values, outcome.warnings)


class _Work:
    """Applies line after line and counts what became of each."""

    def __init__(self, change: Change, day: Day) -> None:
        self.counts = {
            kind: {ADDED: 0, UPDATED: 0, SAME: 0} for kind in ("customers", "grades", "follow-ups")
        }
        self._change = change
        self._day = day
        self._contacts = PastContacts(change, day)

    def count(self, kind: str, became: str) -> None:
        """Count a line of a kind by what became of it."""
        self.counts[kind][became] += 1

    def customer(self, line: CustomerLine, target: Target) -> str:
        """Add a customer, or change what the line says otherwise; empty cells change nothing."""
        change, day = self._change, self._day
        before = self._last_change()
        added = target.identity is None
        if added:
            columns = dict(line.columns)
            if line.grade is not None:
                columns["grade"] = line.grade
            identity = self._insert(columns, target, line.aliases, line.tags)
        else:
            identity = self._identity(target)
            self._update(line, identity)
        if line.person is not None:
            insert_contact(change, day, identity, line.person, once=not added)
        if line.decider is not None:
            insert_contact(
                change, day, identity, {"name": line.decider, "decides": "yes"}, once=not added
            )
        for key, value in line.facts:
            store_fact(change, identity, "", key, value)
        if added:
            return ADDED
        return UPDATED if self._last_change() != before else SAME

    def newcomer(self, who: Who, target: Target) -> str:
        """Add the customer that a grade or follow-up is about, and that nobody described."""
        columns: dict[str, object] = {"name": who.name, "name_key": who.key}
        if who.external_id is not None:
            columns["external_id"] = who.external_id
        if who.phone is not None:
            columns |= {"phone": who.phone, "phone_digits": " ".join(sorted(who.phones))}
        self._insert(columns, target)
        return ADDED

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

    def settle(self, targets: Sequence[Target]) -> None:
        """What follows from all lines together.

        Promises end as they did; customers are known since their first line, somebody
        works them, and who is not active is promised nothing.
        """
        self._contacts.finish()
        for target in dict.fromkeys(targets):
            identity = self._identity(target)
            captured, owner, status = self._change.book.values(
                "SELECT captured_on,owner,status FROM customer WHERE id=?", (identity,)
            )[0]
            if target.earliest is not None and target.earliest < captured:
                self._change.update("customer", identity, captured_on=target.earliest)
            if owner is None and target.owner is not None:
                self._change.update("customer", identity, owner=target.owner[1])
            if status != "active":
                end_open(self._change, identity, "dropped", self._day.today)

    def _insert(
        self, columns: dict[str, object], target: Target,
        aliases: Sequence[str] = (), tags: Sequence[str] = (),
    ) -> int:  # fmt: skip
        if target.owner is not None:
            columns.setdefault("owner", target.owner[1])
        draft = Draft(columns, list(aliases), list(tags))
        target.identity = insert_customer(
            self._change, self._day, draft, reason="import", basis="import"
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
            del columns["name"], columns["name_key"]
        aliases = {**{fold(name): name for name in line.aliases}, **have}
        draft = Draft(columns, list(aliases.values()) if line.aliases else None, list(line.tags))
        update_customer(change, day, identity, draft)
        now = change.book.value("SELECT grade FROM customer WHERE id=?", (identity,))
        if line.grade is not None and line.grade != now:
            reason = _("taken over from a file")
            place_grade(change, identity, line.grade, on=day.today, reason=reason, owner=day.me)

    def _identity(self, target: Target) -> int:
        if target.identity is None:
            raise RuntimeError("the customer of a line was not added")
        return target.identity

    def _last_change(self) -> int:
        return int(self._change.book.value("SELECT max(id) FROM change") or 0)


def _everybody(made: Plan) -> list[tuple[Who, Target]]:
    """Who the grades and follow-ups are about, in their order."""
    found = [(line.who, target) for line, target in made.grades]
    return found + [(line.who, target) for line, target in made.follow_ups]


def _moment(line: FollowUpLine) -> tuple[date, str]:
    return line.moment.day, line.moment.time or ""


def _undated(lines: list[tuple[FollowUpLine, Target]]) -> list[str]:
    found = [line.who.at.line for line, _target in lines if line.undated]
    if not found:
        return []
    return [
        n_(
            "{count} next action has no date to come and was kept in the note (line {lines}).",
            "{count} next actions have no date to come and were kept in the notes (lines {lines}).",
            len(found),
        ).format(count=len(found), lines=show_lines(found))
    ]


def _refusal(path: str, wrong: list[Wrong]) -> BadValue:
    sheets = {one.at.sheet: place for place, one in reversed(list(enumerate(wrong)))}
    wrong = sorted(wrong, key=lambda one: (sheets[one.at.sheet], one.at.line))
    details = [one.said() for one in wrong[:_MOST_ERRORS]]
    if len(wrong) > _MOST_ERRORS:
        details.append(_("… and {count} more").format(count=len(wrong) - _MOST_ERRORS))
    return BadValue(
        n_(
            "{path}: {count} value cannot be taken in, so nothing was imported:",
            "{path}: {count} values cannot be taken in, so nothing was imported:",
            len(wrong),
        ).format(path=path, count=len(wrong)),
        details,
    )

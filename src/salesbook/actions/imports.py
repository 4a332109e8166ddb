"""Taking the lines of a file into the book: all of them in one change, or none.

First every line finds its customer and everything wrong is told together, what the rules of
the pool forbid too; then customers, people, grades and follow-ups are applied, follow-ups in
the order of their days, so that next actions close as the rules say. The same file twice adds
nothing. Neighbours: `matching`, `applying`; `exchange` reads the file.
"""

from datetime import date

from salesbook.actions.applying import Work
from salesbook.actions.import_words import (
    Outcome,
    in_order,
    refusal,
    say_doubted,
    say_nobody,
    say_undated,
)
from salesbook.actions.matching import Matcher, Target
from salesbook.actions.owners import forbidden
from salesbook.actions.past_deals import ADDED, SAME, UPDATED
from salesbook.book.door import Change
from salesbook.book.reading import Book
from salesbook.domain.day import Day
from salesbook.errors import SalesbookError
from salesbook.exchange.customers import CustomerLine
from salesbook.exchange.deals import DealLine
from salesbook.exchange.follow_ups import FollowUpLine
from salesbook.exchange.grades import GradeLine
from salesbook.exchange.kinds import Reading
from salesbook.exchange.lines import Fate, Who, Wrong
from salesbook.i18n import _
from salesbook.light import Any, Callable, Iterator, NamedTuple, Sequence, cast

_STEP = 500
_NEWCOMERS = ("contacts", "grades", "follow-ups", "deals", "sales")


class Plan(NamedTuple):
    """The customer of every line, by kind and in their order; None where it is not to be taken."""

    targets: dict[str, list[Target | None]]
    wrong: list[Wrong]


def plan(
    reading: Reading, book: Book | None, day: Day | None = None, *, skip: bool = False
) -> Plan:
    """Find the customer of every line; with a book, `day` is the day its rules are asked on.

    Raises BadValue with everything that is wrong, unless such lines are to be skipped.
    """
    customers = cast("Sequence[CustomerLine]", reading.lines["customers"])
    matcher = Matcher(book, customers, sum(map(len, reading.lines.values())))
    wrong = list(reading.wrong)
    made = Plan({}, wrong)
    for kind, lines in reading.lines.items():
        targets = made.targets[kind] = []
        for place, line in enumerate(lines):
            who: Who = cast("Any", line).who
            target: Target | None = None
            try:
                target = matcher.find(who)
                found = _against_rules(book, day, line, target)
            except SalesbookError as error:
                found = [Wrong(who.at, who.header, error.sentence, kind, who.name)]
            targets.append(None if found else target)
            wrong.extend(found)
            if found and reading.keeps:
                reading.refused[who.at] = lines.cells(place)
    if wrong and not skip:
        raise refusal(reading.path, wrong)
    return made


def _against_rules(book: Book | None, day: Day | None, line: object, target: Target) -> list[Wrong]:
    """What a line says of a customer in the book that `edit` would not be allowed to."""
    if book is None or day is None or target.identity is None or type(line) is not CustomerLine:
        return []
    refused = forbidden(book, day, target.identity, line.columns)
    headers = dict(line.headers)
    return [
        Wrong(line.who.at, headers[column], error.sentence, "customers", line.who.name)
        for column, error in refused.items()
    ]


def take_in(
    change: Change,
    day: Day,
    reading: Reading,
    *,
    skip: bool = False,
    fates: list[Fate] | None = None,
    step: Callable[[int], None] | None = None,
    made: Plan | None = None,
) -> Outcome:
    """Apply a file to the book, once. Raises BadValue where anything in it is wrong.

    `made` is the plan for a book that was not there yet. With `skip` the lines that are
    right are applied. `fates` is given what became of each line; `step` is called with
    every few lines that were applied.
    """
    if made is None or change.book.value("SELECT 1 FROM customer LIMIT 1"):
        made = plan(reading, change.book, day, skip=skip)
    for lines in reading.lines.values():
        lines.drop_cells()
    return _Import(change, day, reading, made, fates, step).run()


class _Import:
    """One file that is taken in: the order of the lines, and what became of each."""

    def __init__(
        self, change: Change, day: Day, reading: Reading, made: Plan,
        fates: list[Fate] | None, step: Callable[[int], None] | None,
    ) -> None:  # fmt: skip
        self._change = change
        self._reading = reading
        self._made = made
        self._fates = fates
        self._step = step
        self._done = 0
        self._counts = {kind: {ADDED: 0, UPDATED: 0, SAME: 0} for kind in reading.lines}
        self._work = Work(change, day)
        self._day = day
        self._undated: list[int] = []
        self._nobody: list[int] = []
        self._placeholder: Target | None = None

    def run(self) -> Outcome:
        work = self._work
        self._look()
        self._apply("customers", work.customer)
        new = self._newcomers()
        work.store()
        self._apply("contacts", work.contact, new)
        self._apply("grades", work.grade, new, _day_of_grade)
        self._apply("follow-ups", work.follow_up, new, _day_of_contact)
        self._apply("deals", work.deal, new, _day_of_deal)
        self._apply("sales", work.sale, new)
        work.settle(
            target for kind in ("grades", "follow-ups", "deals", "sales")
            for target in self._made.targets[kind] if target is not None
        )  # fmt: skip
        lines = self._reading.lines
        counts = {
            kind: found for kind, found in self._counts.items() if lines[kind] or found[ADDED]
        }
        return Outcome(
            counts,
            (
                *self._reading.warnings,
                *say_undated(self._undated),
                *say_doubted(work.doubted),
                *say_nobody(self._nobody, self._placeholder),
            ),
            self._change.is_empty(),
            tuple(in_order(self._made.wrong)),
        )

    def _pairs(self, kind: str) -> Iterator[tuple[int, Any, Target]]:
        lines, targets = self._reading.lines[kind], self._made.targets[kind]
        for place, (line, target) in enumerate(zip(lines, targets, strict=True)):
            if target is not None:
                yield place, line, target

    def _look(self) -> None:
        """What dated lines say of their customers, before those are added."""
        for _place, grade, target in self._pairs("grades"):
            target.seen(grade.on.isoformat(), grade.owner)
        for _place, contact, target in self._pairs("follow-ups"):
            target.seen(contact.moment.day.isoformat(), contact.owner)
            if contact.undated:
                self._undated.append(contact.who.at.line)
        for _place, deal, target in self._pairs("deals"):
            target.seen((deal.opened_on or deal.closed_on or self._day.today).isoformat(),
                        deal.owner)  # fmt: skip
            if deal.nobody:
                self._nobody.append(deal.who.at.line)
                self._placeholder = target
        for _place, sale, target in self._pairs("sales"):
            target.seen(sale.on.isoformat(), sale.owner)

    def _newcomers(self) -> set[int]:
        """Add the customers that other lines are about; the lines that did, by their place."""
        new = set()
        for kind in _NEWCOMERS:
            for _place, line, target in self._pairs(kind):
                if target.identity is None:
                    self._counts["customers"][self._work.newcomer(line.who, target)] += 1
                    new.add(target.identity or 0)
        return new

    def _apply(
        self,
        kind: str,
        act: Callable[[Any, Target], str],
        new: set[int] | None = None,
        day: Callable[[Any], tuple[date, str]] | None = None,
    ) -> None:
        lines, targets = self._reading.lines[kind], self._made.targets[kind]
        order: Sequence[int] = range(len(lines))
        if day is not None:
            days = [day(line) for line in lines]
            order = sorted(order, key=lambda place: days[place])
        for place in order:
            target = targets[place]
            if target is None:
                continue
            line = lines[place]
            lines.let_go(place)
            became = act(line, target)
            self._counts[kind][became] += 1
            if self._fates is not None:
                who: Who = cast("Any", line).who
                why = ""
                if new and target.identity in new:
                    new.discard(target.identity)
                    why = _("the customer is new too")
                elif became == SAME:
                    why = _("the book has it already")
                self._fates.append(Fate(who.at, kind, became, who.name, why))
            self._done += 1
            if self._step is not None and self._done % _STEP == 0:
                self._step(_STEP)


def _day_of_grade(line: GradeLine) -> tuple[date, str]:
    return line.on, ""


def _day_of_contact(line: FollowUpLine) -> tuple[date, str]:
    return line.moment.day, line.moment.time or ""


def _day_of_deal(line: DealLine) -> tuple[date, str]:
    return line.opened_on or line.closed_on or date.max, ""

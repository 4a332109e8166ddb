"""Doing the stories of the example book through the actions that every command uses.

One step of a story is one or more operations, each on its own day and with the sentence
its receipt has, so that `history`, `undo` and `sheet` show what they would show after
four months of work. Neighbours: `story`, which says what is to be done and when; `sale`,
which does what belongs to a sale.
"""

from datetime import timedelta

from salesbook.actions import contacts, customers, follow_ups, grades, next_actions, tags
from salesbook.actions.demo.sale import open_shop, sell
from salesbook.actions.demo.story import Reckoning, Story, read_shop
from salesbook.book.door import WritableBook
from salesbook.book.settings import read_policy
from salesbook.book.undo import last_in_effect, take_back
from salesbook.domain.day import Day
from salesbook.i18n import _
from salesbook.light import Any, Callable, Sequence
from salesbook.output.receipt import Receipt
from salesbook.phrases.when import Moment


def play(book: WritableBook, today: Day, stories: Sequence[Story]) -> None:
    """Do everything in the order in which it happened."""
    reckoning = Reckoning(today)
    first = min(story.added.moment for story in stories)
    opening = Player(book, today._replace(now=first - timedelta(minutes=15)), reckoning)
    open_shop(opening, read_shop())
    today = today._replace(policy=read_policy(book))
    everything = sorted(
        (step.moment, number, at)
        for number, story in enumerate(stories)
        for at, step in enumerate((story.added, *story.steps))
    )
    known: dict[int, str] = {}
    for moment, number, at in everything:
        player = Player(book, today._replace(now=moment), reckoning)
        story = stories[number]
        if at == 0:
            known[number] = player.add(story)
            player.do(known[number], story.added.what)
        else:
            player.do(known[number], story.steps[at - 1].what)


class Player:
    """The book at the moment of one step; `run` does one operation in it."""

    def __init__(self, book: WritableBook, day: Day, reckoning: Reckoning) -> None:
        self.book = book
        self.day = day
        self.reckoning = reckoning

    def add(self, story: Story) -> str:
        """Take the customer on with its people; returns its number, which finds it."""
        first, others = story.contacts[:1], story.contacts[1:]
        added = self.run("add", customers.add, story.fields, contact=first[0] if first else None)
        who = str(added.values["customer_id"])
        for person in others:
            self.run("contact add", contacts.add_contact, who, person)
        return who

    def do(self, who: str, what: dict[str, Any]) -> None:
        """One step of a story; a contact may bring more than one operation."""
        if "via" in what or "missed" in what:
            self._log(who, what)
        elif "grade" in what:
            self.run(
                "regrade", grades.regrade, who, what["grade"],
                why=what["why"], on=None, renew=False,
            )  # fmt: skip
        elif what.get("next"):
            new = self.reckoning.promise(what["next"], self.day.today)
            moment = " ".join(filter(None, (new.moment.day.isoformat(), new.moment.time)))
            self.run("next", next_actions.set_next, who, f"{moment} {new.action}")
        if "renew" in what:
            self._renew(who, what["renew"])
        if "snooze" in what:
            later = self.reckoning.read(what["snooze"]).isoformat()
            self.run("snooze", next_actions.snooze, who, later)
        if what.get("done") or what.get("drop"):
            self.run("next", next_actions.end_next, who, "done" if "done" in what else "dropped")
        sell(self, who, what)
        self._file(who, what)
        if what.get("undone"):
            with self.book.change("undo", self._at()) as change:
                target = last_in_effect(self.book)
                take_back(change, target)
                change.says(
                    _("Undone {number}: {what}").format(
                        number=target.operation_id, what=target.summary
                    )
                )

    def _log(self, who: str, what: dict[str, Any]) -> None:
        contact = follow_ups.Contact(
            note=what["note"],
            moment=Moment(self.day.today, f"{self.day.now:%H:%M}"),
            method=what.get("via") or what["missed"],
            feedback=what.get("said"),
            support=what.get("support"),
            reached="via" in what,
            next_action=(
                self.reckoning.promise(what["next"], self.day.today) if "next" in what else None
            ),
        )
        self.run("log", follow_ups.log, who, contact, grade=what.get("grade"), why=what.get("why"))

    def _renew(self, who: str, why: str) -> None:
        grade = self.book.value("SELECT grade FROM customer WHERE id=?", (int(who),))
        self.run("regrade", grades.regrade, who, grade, why=why, on=None, renew=True)

    def _file(self, who: str, what: dict[str, Any]) -> None:
        """What is written into the customer's file."""
        given = what.get("edit") or {}
        if given or what.get("facts"):
            self.run("edit", customers.edit, who, given, what.get("facts") or ())
        if "tag" in what:
            self.run("tag", lambda change, _day: tags.tag(change, who, [what["tag"]], ()))
        if what.get("verify"):
            self.run("verify", customers.verify, who)
        if what.get("archive"):
            self.run("archive", customers.archive, who)

    def run(
        self, command: str, action: Callable[..., Receipt], *given: Any, **more: Any
    ) -> Receipt:
        """One operation, as a command would do it."""
        with self.book.change(command, self._at()) as change:
            receipt = action(change, self.day, *given, **more)
            change.says(receipt.line)
        return receipt

    def _at(self) -> str:
        return self.day.now.astimezone().isoformat(timespec="seconds")

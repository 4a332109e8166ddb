"""Reading the stories of the example book, and putting what happens in them on days.

A file holds customers; one has the fields of `domain.fields` as they would be typed, its
`contacts`, `facts`, a first `next`, the day it was `added` (and `met`), and a `story` in
the order of time. A day is written as seen from today: `-5` five working days ago, `0`
today, `+3` three working days ahead; with a `d`, as in `-6d`, calendar days, exactly.
A step of a story says its day as `on` and what was done:

- `via` a way of contact, with `note`, `said` (what the customer answered), `support`, `at`;
  or `missed` for an attempt that nobody answered;
- `grade` with `why`: alone or with a contact; `renew`: the reason for a new window;
- `next` (`"+2 10:00 send the contract"`, with a contact or alone), `snooze`, `done`, `drop`;
- of the sale what `sale` lists: `deal`, `stage`, `won`, `plan`, `paid`, `complaint`, `care`;
- `edit`, `facts`, `tag`, `verify`, `archive`; `undone`: taken back at once.

A birthday written as `@-1d` is the one of that day, by the lunar calendar where the contact's
is. What always holds: the steps of a customer keep their order on whatever day the book is
made, and none lies before the customer was added. Neighbours: `play` and `sale`, which do
them.
"""

import os
from datetime import date, datetime, time, timedelta

from salesbook.actions.next_actions import Promise
from salesbook.domain.day import Day
from salesbook.domain.lunar import lunar_day
from salesbook.domain.workdays import last_before, next_after
from salesbook.light import Any, Iterator, NamedTuple, Sequence
from salesbook.phrases.when import Moment

_FILES = ("grade_a", "grade_b", "grade_c", "gone")
# When somebody sits at the telephone; today the day has only just begun.
_WORKING = [*range(9 * 60, 12 * 60, 5), *range(13 * 60 + 30, 17 * 60 + 45, 5)]
_EARLY = [*range(7 * 60 + 40, 8 * 60 + 50, 5)]


class Step(NamedTuple):
    """One thing that was done: when, and what as the file says it."""

    moment: datetime
    what: dict[str, Any]


class Story(NamedTuple):
    """A customer: the fields and people it was added with, and what happened then."""

    fields: dict[str, str]
    contacts: Sequence[dict[str, str]]
    added: Step
    steps: Sequence[Step]


class Reckoning:
    """Days as seen from one day, by its calendar."""

    def __init__(self, day: Day) -> None:
        """Keep the day; working days are walked once and remembered."""
        self.day = day
        self._back = [day.today]
        self._ahead = [day.today]

    def read(self, text: str | int) -> date:
        """The date of `-5`, `0`, `+3`, `-6d`."""
        said = str(text)
        if said.endswith("d"):
            return self.day.today + timedelta(int(said[:-1]))
        count = int(said)
        walked, step = (self._ahead, next_after) if count > 0 else (self._back, last_before)
        while len(walked) <= abs(count):
            walked.append(step(walked[-1], self.day.calendar))
        return walked[abs(count)]

    def promise(self, text: str, made_on: date) -> Promise:
        """The next action of `+2 10:00 send the contract`, the time being optional."""
        when, action = text.split(" ", 1)
        clock = None
        if action[2:3] == ":" and action[:2].isdigit():
            clock, action = action.split(" ", 1)
        return Promise(Moment(max(self.read(when), made_on), clock), action)


def read_shop() -> dict[str, Any]:
    """What the book holds beside its customers: settings, products, the wished-for customer."""
    return _load("shop")


def read_stories(day: Day) -> list[Story]:
    """All customers of the example book as seen from a day, each with moments in order."""
    reckoning = Reckoning(day)
    return [_story(number, customer, reckoning) for number, customer in enumerate(_customers())]


def _customers() -> Iterator[dict[str, Any]]:
    for name in _FILES:
        yield from _load(name)["customer"]


def _load(name: str) -> dict[str, Any]:
    import tomllib

    with open(os.path.join(os.path.dirname(__file__), f"{name}.toml"), "rb") as file:
        return tomllib.load(file)


def _story(number: int, customer: dict[str, Any], reckoning: Reckoning) -> Story:
    whats = [
        {"on": customer["added"], "next": customer.get("next"), "facts": customer.get("facts")},
        *customer.get("story", ()),
    ]
    days = [reckoning.read(what["on"]) for what in whats]
    # A long holiday may put working days before calendar days: the order of the story wins.
    for at in range(len(days) - 2, -1, -1):
        days[at] = min(days[at], days[at + 1])
    steps: list[Step] = []
    for at, (what, on) in enumerate(zip(whats, days, strict=True)):
        moment = datetime.combine(on, _clock(what.get("at"), number * 11 + at * 17, reckoning, on))
        if steps and moment <= steps[-1].moment:
            moment = steps[-1].moment + timedelta(minutes=5)
        steps.append(Step(moment, what))
    fields = {
        name: value
        for name, value in customer.items()
        if name not in ("added", "met", "contacts", "facts", "next", "story")
    }
    for name in ("wanted_on", "signed_on"):
        if name in fields:
            fields[name] = reckoning.read(fields[name]).isoformat()
    if "met" in customer:
        met = min(reckoning.read(customer["met"]), days[0])
        fields["met_on"] = met.isoformat()
    people = [_person(person, reckoning) for person in customer.get("contacts", ())]
    return Story(fields, people, steps[0], steps[1:])


def _person(person: dict[str, str], reckoning: Reckoning) -> dict[str, str]:
    """A contact; a birthday of a day near the one of the book is told by that day."""
    birthday = person.get("birthday", "")
    if not birthday.startswith("@"):
        return person
    on = reckoning.read(birthday[1:])
    if person.get("birthday_lunar") != "yes":
        return {**person, "birthday": f"{on:%m-%d}"}
    _year, month, day, leap = lunar_day(on)
    return {**person, "birthday": f"lunar {'L' if leap else ''}{month:02}-{day:02}"}


def _clock(said: str | None, turn: int, reckoning: Reckoning, on: date) -> time:
    """The time that was said, else one of the times in which people are called."""
    if said is not None:
        return time.fromisoformat(said)
    times = _EARLY if on == reckoning.day.today else _WORKING
    hour, minute = divmod(times[turn % len(times)], 60)
    return time(hour, minute)

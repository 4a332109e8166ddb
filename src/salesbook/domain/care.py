"""Care after signing, derived from deals, contacts and the calendar (DOMAIN section 9).

Each piece of care has a day of its own, `on`: the birthday, the festival, the day three
months after signing. It is to be done on the working day that is that day or comes before
(`due_on`; of a festival some days ahead), is shown until `care_shown` days later, and then
counts as missed. Done is stored under the day of its own, so that another calendar or
another number of days ahead does not bring it back.

The rules are turned round, from the days that matter to ranges of what a book has indexes
for, so that asking costs what is owed. Neighbours: `birthdays`, `festivals`; `book.care`.
"""

from datetime import date, timedelta

from salesbook.domain.policy import Policy
from salesbook.domain.workdays import WorkingDays, last_upto, next_after, roll, shift
from salesbook.light import NamedTuple

AHEAD = 30
"""Days before it is due that care can be done."""


class Owed(NamedTuple):
    """One piece of care that is owed: with kind, customer, contact and day it is that one."""

    kind: str
    """A code of `CARES`."""
    due_on: date
    """The working day on which it is to be done."""
    customer_id: int | None
    """None for what is owed to all at once: a festival greeting."""
    on: date
    """The day of its own, under which it is stored when done."""
    contact_id: int | None = None
    product_id: int | None = None
    of: str = ""
    """Whose birthday, the code of the festival, which product."""
    years: int = 0
    """Years since signing, for an anniversary."""


def occurring(first: date, last: date, calendar: WorkingDays) -> tuple[date, date]:
    """The days of their own, first and last, of all that is due from `first` to `last`.

    A day that is no working day is due on the one before; where no day is worked from
    `first` to `last`, the range is empty (its last day before its first).
    """
    return roll(first, calendar), shift(next_after(last, calendar), -1)


def shown(day: date, ahead: int, policy: Policy, calendar: WorkingDays) -> tuple[date, date]:
    """The same for what is owed on a day, and for what comes in the days ahead."""
    return occurring(shift(day, -policy.care_shown), shift(day, ahead), calendar)


def due_on(kind: str, on: date, policy: Policy, calendar: WorkingDays) -> date:
    """The working day on which care of a kind is to be done."""
    ahead = policy.festival_ahead if kind == "festival" else 0
    return last_upto(shift(on, -ahead), calendar)


def signings(first: date, last: date, earliest: date, survey: int) -> list[str]:
    """Whose survey (every so many months) or anniversary lies in the days `first` to `last`.

    `earliest` is the first day anybody signed. The day of the month is that of signing, or
    the last of a month that is too short for it. Each is one text: the day signed and the day of
    the care as ISO texts, and the kind, end to end, because there are hundreds. A month may be
    given 31 days signed, whatever it has.
    """
    found: list[str] = []
    beginning = _month(earliest)
    for month in range(_month(first), _month(last) + 1):
        begins, ends = _first_of(month), _first_of(month + 1) - timedelta(days=1)
        low, high = max(first, begins), min(last, ends)
        text = begins.isoformat()[:8]
        numbers = range(low.day, (31 if high == ends else high.day) + 1)
        days = [(f"{number:02}", f"{text}{min(number, ends.day):02}") for number in numbers]
        for kind, every in (("survey", survey), ("anniversary", 12)):
            for signed in range(month - every, beginning - 1, -every):
                source = f"{signed // 12:04}-{signed % 12 + 1:02}-"
                found += [f"{source}{number}{own}{kind}" for number, own in days]
    return found


def next_survey(signed: date, after: date, survey: int) -> date:
    """The first survey after a day, of a customer signed on another."""
    passed = max(_month(after) - _month(signed), 0) // survey * survey
    found = add_months(signed, passed)
    return found if found > after and passed else add_months(signed, passed + survey)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is too short for it."""
    month = _month(day) + months
    last = _first_of(month + 1) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))


def latest(owed: list[Owed], today: date) -> list[Owed]:
    """Without what a newer one of its kind has replaced: one survey a customer at a time."""
    newest: dict[tuple[object, ...], Owed] = {}
    for one in sorted(owed, key=lambda one: one.on):
        # Each deal has a guide of its own; what is still to come replaces nothing.
        day = one.on if one.kind == "guide" or one.due_on > today else None
        newest[one.kind, one.customer_id, one.contact_id, one.product_id, one.of, day] = one
    return list(newest.values())


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)

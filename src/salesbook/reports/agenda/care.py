"""Care that is owed after signing: why, and what to do (DOMAIN section 9)."""

from salesbook.domain.care import Owed
from salesbook.domain.day import Day
from salesbook.domain.festivals import festival_word
from salesbook.i18n import _, n_
from salesbook.light import Iterator
from salesbook.output.days import show_day
from salesbook.reports.agenda.reason import Facts, Reason


def cares(facts: Facts, day: Day) -> Iterator[Reason]:
    """A reason for each piece of care; a festival has no customer."""
    for owed in facts.cares:
        late = (day.today - owed.due_on).days
        yield Reason(
            owed.customer_id, "care", owed.due_on, late,
            round(late / max(day.policy.care_shown, 1), 2), why(owed, day), action(owed),
        )  # fmt: skip


def why(owed: Owed, day: Day) -> str:
    """What it is for and on which day: `Birthday of Li Na: Sun 11-22`."""
    when = show_day(owed.on, day.today)
    match owed.kind:
        case "guide":
            return _("User guide after signing: {when}").format(when=when)
        case "survey":
            return _("Satisfaction survey: {when}").format(when=when)
        case "anniversary":
            return n_(
                "{years} year since signing: {when}", "{years} years since signing: {when}",
                owed.years,
            ).format(years=owed.years, when=when)  # fmt: skip
        case "birthday":
            return _("Birthday of {name}: {when}").format(name=owed.of, when=when)
        case "festival":
            return _("{festival}: {when}").format(festival=festival_word(owed.of), when=when)
    return _("New product {name}: {when}").format(name=owed.of, when=when)


def action(owed: Owed) -> str:
    """What to do about it."""
    match owed.kind:
        case "guide":
            return _("Send the user guide, ask whether everything runs")
        case "survey":
            return _("Ask for a score from 0 to 10")
        case "anniversary":
            return _("Thank them for their trust")
        case "birthday":
            return _("Send birthday wishes")
        case "festival":
            return _("Send greetings to all customers")
    return _("Tell them what is new")

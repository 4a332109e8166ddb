"""Customers that go to the pool soon, or with the next sweep (DOMAIN section 7, S1)."""

from salesbook.domain.day import Day
from salesbook.domain.pool import Protection
from salesbook.i18n import _, n_
from salesbook.light import Iterator
from salesbook.output.days import show_day
from salesbook.reports.agenda.reason import Facts, Reason


def protections(facts: Facts, day: Day) -> Iterator[Reason]:
    """A reason per protection in the days of the warning, and once it has ended."""
    for one in facts.protections:
        if one.days_left > day.policy.pool_warn:
            continue
        yield Reason(
            one.customer_id, "protection", one.ends_on, -one.days_left,
            round(-one.days_left / day.policy.protection, 2), _why(one, day), _action(one),
        )  # fmt: skip


def _why(one: Protection, day: Day) -> str:
    left = one.days_left
    if left < 0:
        return n_(
            "Protection ended {days} day ago", "Protection ended {days} days ago", -left
        ).format(days=-left)
    silent = one.clock == "silence"
    if left == 0:
        return _("Without contact, protection ends today") if silent else _("Protection ends today")
    if silent:
        line = n_(
            "Without contact, protection ends in {days} day ({when})",
            "Without contact, protection ends in {days} days ({when})",
            left,
        )
    else:
        line = n_(
            "Protection ends in {days} day ({when})",
            "Protection ends in {days} days ({when})",
            left,
        )
    return line.format(days=left, when=show_day(one.ends_on, day.today))


def _action(one: Protection) -> str:
    if one.clock == "silence":
        return _("Contact, or release to the pool")
    return _("Sign, or release to the pool")

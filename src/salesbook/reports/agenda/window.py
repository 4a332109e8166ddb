"""Signing windows: an A customer from two days before the last day until seven after.

Otherwise a lapsed window is one more reason on a line that is there anyway.
"""

from datetime import date

from salesbook.domain.day import Day
from salesbook.domain.grades import Window, window
from salesbook.i18n import _, n_
from salesbook.light import Iterator
from salesbook.output.days import show_day
from salesbook.reports.agenda.reason import Facts, Reason


def windows(facts: Facts, day: Day) -> Iterator[Reason]:
    """A reason per window that ends soon or has lapsed; never for signed customers."""
    today, policy = day.today, day.policy
    for customer in facts.customers:
        if customer.status != "active":
            continue
        since = date.fromisoformat(customer.grade_since)
        found = window(since, customer.grade, customer.signed_on is not None, today, policy)
        if found is None or found.days_left > policy.window_ahead:
            continue
        alone = customer.grade == "A" and found.days_left >= -policy.window_after
        if found.state == "within" and not alone:
            continue
        period = max((found.ends_on - since).days, 1)
        yield Reason(
            customer.customer_id, "window", found.ends_on, -found.days_left,
            round(-found.days_left / period, 2), _why(found, day), _action(found), "", alone,
        )  # fmt: skip


def _why(found: Window, day: Day) -> str:
    left = found.days_left
    if left > 0:
        return n_(
            "Signing window ends in {days} day ({when})",
            "Signing window ends in {days} days ({when})",
            left,
        ).format(days=left, when=show_day(found.ends_on, day.today))
    if left == 0:
        return _("Signing window ends today")
    return n_(
        "Signing window lapsed {days} day ago", "Signing window lapsed {days} days ago", -left
    ).format(days=-left)


def _action(found: Window) -> str:
    return _("Close the deal") if found.state == "within" else _("Sign now or regrade")

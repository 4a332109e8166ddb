"""Files whose data nobody has checked for too long (DOMAIN section 2)."""

from datetime import date

from salesbook.domain.day import Day
from salesbook.domain.workdays import shift
from salesbook.i18n import _, n_
from salesbook.light import Iterator
from salesbook.reports.agenda.reason import Facts, Reason


def stale_files(facts: Facts, day: Day) -> Iterator[Reason]:
    """A reason per customer unverified for the days its grade allows."""
    for customer in facts.customers:
        allowed = day.policy.stale.of(customer.grade)
        if customer.status != "active" or allowed is None:
            continue
        unverified = (day.today - date.fromisoformat(customer.verified_on)).days
        if unverified >= allowed:
            late = unverified - allowed
            yield Reason(
                customer.customer_id, "hygiene", shift(day.today, -late), late,
                round(late / max(allowed, 1), 2),
                n_("Data unverified for {days} day", "Data unverified for {days} days",
                   unverified).format(days=unverified),
                _("Check phone, need and contact"),
            )  # fmt: skip

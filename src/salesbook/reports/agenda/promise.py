"""What was promised for today or before and is still open."""

from datetime import date

from salesbook.domain.day import Day
from salesbook.domain.due import standing
from salesbook.i18n import _, n_
from salesbook.light import Iterator
from salesbook.output.days import show_day
from salesbook.reports.agenda.reason import Facts, Reason


def promises(facts: Facts, day: Day) -> Iterator[Reason]:
    """A reason per open next action due by today."""
    today = day.iso
    for customer in facts.customers:
        if customer.next_on is None or customer.next_on > today:
            continue
        stands = standing(customer, day)
        if stands is None:
            continue
        on = date.fromisoformat(customer.next_on)
        when = show_day(on, day.today, customer.next_at)
        if stands.days_late:
            why = n_(
                "Promised for {when}, {days} day late",
                "Promised for {when}, {days} days late",
                stands.days_late,
            ).format(when=when, days=stands.days_late)
        else:
            why = _("Promised for {when}").format(when=when)
        timed = f"{customer.next_on}T{customer.next_at}" if customer.next_at else ""
        yield Reason(
            customer.customer_id, "promise", on, stands.days_late, stands.lateness,
            why, customer.next_action or "", timed,
        )  # fmt: skip

"""Who is due by the frequency of the grade, or by a cadence of their own."""

from datetime import date

from salesbook.domain.cadence import cadence_of
from salesbook.domain.day import Day
from salesbook.domain.due import Standing, standing
from salesbook.i18n import _, n_
from salesbook.light import Iterator
from salesbook.output.days import often, show_day
from salesbook.reports.agenda.reason import Facts, Reason
from salesbook.rows import AgendaRow


def cadences(facts: Facts, day: Day) -> Iterator[Reason]:
    """A reason per customer due or overdue without a promise."""
    for customer in facts.customers:
        if customer.next_on is not None:
            continue
        stands = standing(customer, day)
        if stands is not None and stands.days_late >= 0:
            yield Reason(
                customer.customer_id, "cadence", stands.on, stands.days_late, stands.lateness,
                _why(customer, stands, day), _("Follow up"),
            )  # fmt: skip


def _why(customer: AgendaRow, stands: Standing, day: Day) -> str:
    if customer.last_contact_on is None:
        captured = date.fromisoformat(customer.captured_on)
        return _("Never contacted, captured {when}").format(when=show_day(captured, day.today))
    days = cadence_of(customer.grade, customer.every_days, day.policy)
    if stands.days_late == 0:
        last = date.fromisoformat(customer.last_contact_on)
        return _("Due today: {often}, last {when}").format(
            often=often(days), when=show_day(last, day.today)
        )
    return n_(
        "{late} day overdue ({often})", "{late} days overdue ({often})", stands.days_late
    ).format(late=stands.days_late, often=often(days))

"""Findings of joint visits and recordings that are to be checked (S1)."""

from datetime import date

from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.i18n import _
from salesbook.light import Iterator
from salesbook.output.days import show_day
from salesbook.reports.agenda.reason import Facts, Reason


def coachings(facts: Facts, day: Day) -> Iterator[Reason]:
    """A reason per finding whose day of checking has come."""
    for row in facts.coachings:
        check, made = date.fromisoformat(row.check_on), date.fromisoformat(row.on_day)
        late = (day.today - check).days
        if late < 0 or row.checked_on is not None:
            continue
        yield Reason(
            row.customer_id, "coaching", check, late,
            round(late / max((check - made).days, 1), 2),
            _("To check: {found} ({kind} {when})").format(
                found=row.found, kind=word("coaching", row.kind), when=show_day(made, day.today)
            ),
            row.advice or _("See whether it has improved"),
        )  # fmt: skip

"""Months and weeks as half-open periods, and what they are compared with (DOMAIN section 11)."""

from datetime import date, timedelta

from salesbook.light import NamedTuple

COHORT_MONTHS = 12
"""A figure with cohorts looks at so many months up to the end of its month."""
WEEKS = 12
"""A trend over weeks has so many of them."""


class Month(NamedTuple):
    """A calendar month."""

    year: int
    month: int

    @property
    def start(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def end(self) -> date:
        """The day after its last."""
        return self.shifted(1).start

    @property
    def last(self) -> date:
        """Its last day."""
        return self.end - timedelta(days=1)

    def shifted(self, months: int) -> "Month":
        """The month so many months later; earlier for a negative number."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


def month_of(day: date) -> Month:
    """The month a day lies in."""
    return Month(day.year, day.month)


def last_full(today: date) -> Month:
    """The last month that is over."""
    return month_of(today).shifted(-1)


def monday_of(day: date) -> date:
    """The Monday of the week a day lies in."""
    return day - timedelta(days=day.weekday())


def weeks_upto(day: date) -> list[date]:
    """The Mondays of the last weeks, the one of `day` at the end."""
    last = monday_of(day)
    return [last - timedelta(weeks=back) for back in reversed(range(WEEKS))]

"""What every rule is told about the day it works on: the date, the policy, the calendar."""

from datetime import date, datetime

from salesbook.domain.policy import Policy
from salesbook.domain.workdays import WorkingDays
from salesbook.light import NamedTuple


class Day(NamedTuple):
    """The day of one run, passed to rules, reports and actions; nobody asks the clock."""

    now: datetime
    policy: Policy
    calendar: WorkingDays
    me: str | None = None
    """The owner who acts; None where the book has one owner or all are meant."""

    @property
    def today(self) -> date:
        """The civil date of `now`."""
        return self.now.date()

    @property
    def iso(self) -> str:
        """Today as YYYY-MM-DD."""
        return self.now.date().isoformat()

"""What a report says of the calendar: which years are not known.

Neighbour: `domain.workdays`, which knows the years.
"""

from datetime import date

from salesbook.domain.day import Day
from salesbook.domain.workdays import known
from salesbook.i18n import _
from salesbook.light import Iterable
from salesbook.output.report import Line


def unknown_years(days: Iterable[date], day: Day) -> tuple[Line, ...]:
    """A line for each year that a shown date falls into and whose holidays the book lacks."""
    years = sorted({one.year for one in days if not known(one, day.calendar)})
    return tuple(
        Line(
            _(
                "The holidays of {year} are not known: only weekends count as days off. "
                'Add them with "salesbook config calendar FILE".'
            ).format(year=year),
            "dim",
        )
        for year in years
    )

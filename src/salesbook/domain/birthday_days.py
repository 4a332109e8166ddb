"""Whose birthday falls on a day (DOMAIN section 9), by the keys that a book has an index for.

Each comes exactly once a year of its own calendar: 29 February on the 28th where it is
missing, a lunar 30th on the 29th, a leap month in the plain one. Neighbours: `birthdays`, which
says how they are kept; `lunar`.
"""

from datetime import date, timedelta

from salesbook.domain.lunar import FIRST_YEAR, LAST_YEAR, months
from salesbook.light import Iterator

KeyDay = tuple[str, bool | None, date]
"""Birthdays with this key (`05-12`, lunar `L05-12`), of which, and the day they fall on."""


def birthday_days(first: date, last: date) -> Iterator[KeyDay]:
    """The keys of all birthdays that fall on the days from `first` to `last`.

    With each whether only those in a leap month, or only those that are not, fall on the day;
    None: all of them.
    Lunar ones are known while the lunar calendar is: 1900 to 2100.
    """
    for ahead in range((last - first).days + 1):
        on = first + timedelta(days=ahead)
        yield (f"{on.month:02}-{on.day:02}", None, on)
        if (on.month, on.day) == (2, 28) and (on + timedelta(days=1)).month == 3:
            yield ("02-29", None, on)
    for year in range(max(first.year - 1, FIRST_YEAR), min(last.year, LAST_YEAR) + 1):
        yield from _lunar(year, first, last)


def _lunar(year: int, first: date, last: date) -> Iterator[KeyDay]:
    known = months(year)
    repeated = next((number for number, leap, _first, _days in known if leap), None)
    for number, leap, begins, days in known:
        for day in range(max((first - begins).days, 0), min((last - begins).days + 1, days)):
            # Who was born in a leap month waits for it where the year has one.
            only = leap if number == repeated else None
            on = begins + timedelta(days=day)
            yield (f"L{number:02}-{day + 1:02}", only, on)
            if day + 1 == days == 29:
                yield (f"L{number:02}-30", only, on)

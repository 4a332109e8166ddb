"""Birthdays as the book keeps them, and whose birthday falls on a day (DOMAIN section 9).

A birthday is kept as `1985-05-12` or `05-12`; a lunar one the same way in lunar figures,
with `L` before a leap month: `1979-L06-15`. Each comes exactly once a year of its own
calendar: 29 February on the 28th where it is missing, a lunar 30th on the 29th, a leap
month in the plain one. Neighbours: `lunar`, and the generated column `birthday_key`.
"""

from datetime import date, timedelta

from salesbook.domain.lunar import FIRST_YEAR, LAST_YEAR, months
from salesbook.light import Iterator, NamedTuple


class Birthday(NamedTuple):
    """The figures of a birthday; of a lunar one those of the lunar calendar."""

    year: int | None
    month: int
    day: int
    leap: bool = False
    """In the leap month that follows the plain one of the same number."""


class KeyDay(NamedTuple):
    """Birthdays with this key (`05-12`, lunar `L05-12`) fall on this day."""

    key: str
    leap: bool | None
    """Only those in a leap month, only those that are not; None: all of them."""
    on: date


def write_birthday(birthday: Birthday) -> str:
    """The text that is kept; `parse_birthday` takes it apart again."""
    year = "" if birthday.year is None else f"{birthday.year:04}-"
    return f"{year}{'L' if birthday.leap else ''}{birthday.month:02}-{birthday.day:02}"


def parse_birthday(text: str) -> Birthday | None:
    """The figures of a kept text; None for what another program may have written there."""
    head, dash, tail = text[:-5], text[-3:-2], text[-5:-3] + text[-2:]
    leap = head.endswith("L")
    year = head.removesuffix("L")
    if dash != "-" or not (tail.isascii() and tail.isdigit() and len(tail) == 4):
        return None
    if year and not (len(year) == 5 and year.isascii() and year[:4].isdigit() and year[4] == "-"):
        return None
    # Other programs write 0000 for a year they do not know.
    found = Birthday(int(year[:4] or 0) or None, int(tail[:2]), int(tail[2:]), leap)
    return found if is_lunar(found._replace(year=None)) or is_solar(found) else None


def is_solar(birthday: Birthday) -> bool:
    """Whether there is such a day; without a year 29 February is one."""
    try:
        date(2000 if birthday.year is None else birthday.year, birthday.month, birthday.day)
    except ValueError:
        return False
    return not birthday.leap


def is_lunar(birthday: Birthday) -> bool:
    """Whether the lunar calendar has such a day; of a year it knows, in that year."""
    year, month, day, leap = birthday
    if not (1 <= month <= 12 and 1 <= day <= 30):
        return False
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return True
    return any(
        (number, repeated) == (month, leap) and day <= days
        for number, repeated, _first, days in months(year)
    )


def birthday_days(first: date, last: date) -> Iterator[KeyDay]:
    """The keys of all birthdays that fall on the days from `first` to `last`.

    Lunar ones are known while the lunar calendar is: 1900 to 2100.
    """
    for ahead in range((last - first).days + 1):
        on = first + timedelta(days=ahead)
        yield KeyDay(f"{on.month:02}-{on.day:02}", None, on)
        if (on.month, on.day) == (2, 28) and (on + timedelta(days=1)).month == 3:
            yield KeyDay("02-29", None, on)
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
            yield KeyDay(f"L{number:02}-{day + 1:02}", only, on)
            if day + 1 == days == 29:
                yield KeyDay(f"L{number:02}-30", only, on)

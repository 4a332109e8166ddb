"""Birthdays as the book keeps them (DOMAIN section 9).

A birthday is kept as `1985-05-12` or `05-12`; a lunar one the same way in lunar figures,
with `L` before a leap month: `1979-L06-15`. Neighbours: `birthday_days`, which says when they
come; `lunar`, and the generated column `birthday_key`.
"""

from datetime import date

from salesbook.domain.lunar import FIRST_YEAR, LAST_YEAR, months
from salesbook.light import NamedTuple


class Birthday(NamedTuple):
    """The figures of a birthday; of a lunar one those of the lunar calendar."""

    year: int | None
    month: int
    day: int
    leap: bool = False
    """In the leap month that follows the plain one of the same number."""


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

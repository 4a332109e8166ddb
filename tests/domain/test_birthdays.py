"""Birthdays: what is kept, and that each comes exactly once a year of its own calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from salesbook.domain.birthday_days import birthday_days
from salesbook.domain.birthdays import (
    Birthday,
    is_lunar,
    is_solar,
    parse_birthday,
    write_birthday,
)
from salesbook.domain.lunar import lunar_day, months, solar_day


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1985-05-12", (1985, 5, 12, False)),
        ("05-12", (None, 5, 12, False)),
        ("02-29", (None, 2, 29, False)),
        ("02-30", (None, 2, 30, False)),
        ("1979-L06-15", (1979, 6, 15, True)),
        ("L06-15", (None, 6, 15, True)),
    ],
)
def test_what_is_kept_is_read_back(text: str, figures: tuple[int | None, int, int, bool]) -> None:
    assert parse_birthday(text) == figures
    assert write_birthday(Birthday(*figures)) == text


def test_no_year_as_other_programs_write_it() -> None:
    assert parse_birthday("0000-05-12") == (None, 5, 12, False)


@pytest.mark.parametrize(
    "text",
    ["", "05/12", "5-12", "1985-5-12", "13-01", "00-01", "05-32", "soon", "85-05-12", "1985-05-１2",
     "x-05-12", "L13-01", "1979L06-15"],
)  # fmt: skip
def test_what_another_program_may_have_written(text: str) -> None:
    assert parse_birthday(text) is None


def test_which_days_there_are() -> None:
    assert is_solar(Birthday(None, 2, 29))
    assert not is_solar(Birthday(2001, 2, 29))
    assert not is_solar(Birthday(None, 2, 28, leap=True))
    assert is_lunar(Birthday(None, 2, 30))
    assert is_lunar(Birthday(1979, 6, 15, leap=True))
    assert not is_lunar(Birthday(1980, 6, 15, leap=True))
    assert not is_lunar(Birthday(2026, 12, 30))  # that month had 29 days
    assert not is_lunar(Birthday(None, 5, 31))
    assert is_lunar(Birthday(1850, 12, 30))  # before what is known, it may be


def fall(birthday: Birthday, lunar: bool, first: date, last: date) -> list[date]:
    """The days on which a birthday falls, as the book asks for them: by its key."""
    key = f"{'L' if lunar else ''}{birthday.month:02}-{birthday.day:02}"
    return [
        on
        for found, leap, on in birthday_days(first, last)
        if found == key and leap in (None, birthday.leap)
    ]


def test_29_february_is_the_28th_in_other_years() -> None:
    leap = Birthday(None, 2, 29)
    assert fall(leap, False, date(2027, 1, 1), date(2028, 12, 31)) == [
        date(2027, 2, 28), date(2028, 2, 29),
    ]  # fmt: skip
    assert fall(Birthday(None, 2, 28), False, date(2028, 2, 1), date(2028, 3, 1)) == [
        date(2028, 2, 28)
    ]


def test_the_leap_month_of_a_year_is_of_those_born_in_one() -> None:
    year = date(2025, 1, 29), date(2026, 2, 16)
    assert fall(Birthday(None, 6, 15), True, *year) == [date(2025, 7, 9)]
    assert fall(Birthday(None, 6, 15, leap=True), True, *year) == [date(2025, 8, 8)]
    assert fall(Birthday(None, 5, 15, leap=True), True, *year) == [solar_day(2025, 5, 15)]


@settings(max_examples=25)
@given(st.integers(1950, 2098), st.integers(1, 12), st.integers(1, 30), st.booleans())
def test_a_lunar_birthday_comes_once_a_lunar_year(
    year: int, month: int, day: int, leap: bool
) -> None:
    first = months(year)[0][2]
    last = months(year + 1)[0][2] - timedelta(days=1)
    (on,) = fall(Birthday(None, month, day, leap), True, first, last)
    assert on == solar_day(year, month, day, leap=leap)
    found = lunar_day(on)
    assert found[:2] == (year, month)
    assert found[2] == day or (found[2] == 29 and day == 30)
    assert not found[3] or leap


def test_all_lunar_birthdays_of_150_years() -> None:
    """Every month and day, plain and leap: as many as there are years, each in its own."""
    keys: dict[tuple[str, bool], list[int]] = {}
    years = range(1950, 2100)
    for year in years:
        first = months(year)[0][2]
        last = months(year + 1)[0][2] - timedelta(days=1)
        for key, only, _on in birthday_days(first, last):
            if key.startswith("L"):
                for leap in (False, True) if only is None else (only,):
                    keys.setdefault((key, leap), []).append(year)
    assert len(keys) == 12 * 30 * 2
    assert all(found == list(years) for found in keys.values())


@settings(max_examples=25)
@given(st.integers(1, 2198), st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_a_solar_birthday_comes_once_a_year(year: int, born: date) -> None:
    birthday = Birthday(None, born.month, born.day)
    (on,) = fall(birthday, False, date(year, 1, 1), date(year, 12, 31))
    assert on.month == born.month
    assert on.day == born.day or (on.day, born.day) == (28, 29)


def test_beyond_the_lunar_calendar_solar_ones_remain() -> None:
    for first in (date(1899, 6, 1), date(2102, 6, 1)):
        keys = [key for key, *_day in birthday_days(first, first + timedelta(days=30))]
        assert len(keys) == 31
        assert not any(key.startswith("L") for key in keys)

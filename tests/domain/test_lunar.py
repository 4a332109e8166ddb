"""The lunar calendar, held to a calendar package of its own."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st
from tyme4py.lunar import LunarMonth, LunarYear
from tyme4py.solar import SolarDay

from salesbook.domain.lunar import FIRST_YEAR, LAST_YEAR, lunar_day, months, solar_day


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (2026, 1, 1, "2026-02-17"),
        (2027, 1, 1, "2027-02-06"),
        (2026, 5, 5, "2026-06-19"),
        (2026, 8, 15, "2026-09-25"),
        (2025, 12, 30, "2026-02-16"),  # a twelfth month of 29 days
        (2026, 12, 30, "2027-02-05"),  # again
        (2027, 12, 29, "2028-01-25"),
        (1985, 8, 15, "1985-09-29"),
    ],
)
def test_known_days(year: int, month: int, day: int, expected: str) -> None:
    assert solar_day(year, month, day).isoformat() == expected


def test_a_leap_month_and_its_plain_one() -> None:
    assert solar_day(2025, 6, 15) == date(2025, 7, 9)
    assert solar_day(2025, 6, 15, leap=True) == date(2025, 8, 8)
    assert solar_day(2026, 6, 15, leap=True) == solar_day(2026, 6, 15)
    assert lunar_day(date(2025, 8, 8)) == (2025, 6, 15, True)


@pytest.mark.parametrize("wrong", [(2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 31)])
def test_what_is_no_lunar_day(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="is no lunar day"):
        solar_day(*wrong)


def test_beyond_what_is_known() -> None:
    with pytest.raises(ValueError, match="is not known"):
        months(FIRST_YEAR - 1)
    with pytest.raises(ValueError, match="is not known"):
        months(LAST_YEAR + 1)
    for day in (date(1900, 1, 30), date(1, 1, 1), date(2101, 2, 1), date.max):
        with pytest.raises(ValueError, match="is not known"):
            lunar_day(day)


def test_days_of_every_month_agree_with_the_package() -> None:
    # The months as a whole are compared below; the package is slow.
    day, last = date(1950, 1, 1), date(2099, 12, 31)
    while day <= last:
        year, month, number, leap = lunar_day(day)
        other = SolarDay.from_ymd(day.year, day.month, day.day).get_lunar_day()
        assert (year, -month if leap else month, number) == (
            other.get_year(), other.get_month(), other.get_day(),
        ), day  # fmt: skip
        day += timedelta(days=29)


def test_every_year_has_the_months_of_the_package() -> None:
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        known = months(year)
        leap = LunarYear.from_year(year).get_leap_month()
        assert [number for number, repeated, _first, _days in known if repeated] == (
            [leap] if leap else []
        ), year
        for number, repeated, first, days in known:
            other = LunarMonth.from_ym(year, -number if repeated else number)
            begins = other.get_first_julian_day().get_solar_day()
            assert days == other.get_day_count(), (year, number, repeated)
            assert first == date(begins.get_year(), begins.get_month(), begins.get_day())


@settings(max_examples=60)
@given(st.dates(date(1900, 1, 31), date(2100, 12, 31)))
def test_there_and_back(day: date) -> None:
    year, month, number, leap = lunar_day(day)
    assert solar_day(year, month, number, leap=leap) == day

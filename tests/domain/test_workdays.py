"""Working days: rolling, both ways back, counting, and calendars that are refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from salesbook.calendars import known_exceptions
from salesbook.domain.workdays import (
    SEARCH_LIMIT,
    WorkingDays,
    Written,
    check_calendar,
    count,
    known,
    last_before,
    last_upto,
    next_after,
    roll,
    shift,
    works,
)
from salesbook.errors import BadValue

CHINA = WorkingDays("CN", *known_exceptions())
WEEKENDS = WorkingDays("weekends")
NONE = WorkingDays("none")
BASE = date(2026, 1, 1)

days = st.dates(date(2025, 6, 1), date(2027, 6, 30))
exceptions = st.dictionaries(
    st.integers(-30, 400).map(lambda n: BASE + timedelta(n)), st.booleans()
)
calendars = st.one_of(
    st.just(NONE),
    st.just(WEEKENDS),
    st.just(CHINA),
    exceptions.map(lambda found: WorkingDays("CN", found, frozenset({2026}))),
)


@pytest.mark.parametrize(
    ("day", "calendar", "expected"),
    [
        # National Day 2026: 1 to 7 October off, Saturday the 10th made up for it.
        ("2026-10-01", CHINA, "2026-10-08"),
        ("2026-10-07", CHINA, "2026-10-08"),
        ("2026-10-08", CHINA, "2026-10-08"),
        ("2026-10-10", CHINA, "2026-10-10"),
        ("2026-10-11", CHINA, "2026-10-12"),
        ("2026-09-20", CHINA, "2026-09-20"),  # a Sunday made up
        ("2026-02-15", CHINA, "2026-02-24"),  # Spring Festival, the longest
        ("2026-11-21", CHINA, "2026-11-23"),  # a plain Saturday
        ("2026-10-01", WEEKENDS, "2026-10-01"),
        ("2026-10-10", WEEKENDS, "2026-10-12"),
        ("2026-10-10", NONE, "2026-10-10"),
        ("2027-02-06", CHINA, "2027-02-08"),  # a year not known: weekends only
        ("9999-12-31", CHINA, "9999-12-31"),  # a Friday
    ],
)
def test_roll(day: str, calendar: WorkingDays, expected: str) -> None:
    assert roll(date.fromisoformat(day), calendar).isoformat() == expected


@pytest.mark.parametrize(
    ("day", "calendar", "upto", "before", "after"),
    [
        ("2026-11-20", CHINA, "2026-11-20", "2026-11-19", "2026-11-23"),
        ("2026-11-21", CHINA, "2026-11-20", "2026-11-20", "2026-11-23"),
        ("2026-11-23", CHINA, "2026-11-23", "2026-11-20", "2026-11-24"),
        ("2026-10-08", CHINA, "2026-10-08", "2026-09-30", "2026-10-09"),
        ("2026-10-04", CHINA, "2026-09-30", "2026-09-30", "2026-10-08"),
        ("2026-10-10", CHINA, "2026-10-10", "2026-10-09", "2026-10-12"),
        ("2026-10-10", NONE, "2026-10-10", "2026-10-09", "2026-10-11"),
    ],
)
def test_the_working_days_around(
    day: str, calendar: WorkingDays, upto: str, before: str, after: str
) -> None:
    asked = date.fromisoformat(day)
    assert last_upto(asked, calendar).isoformat() == upto
    assert last_before(asked, calendar).isoformat() == before
    assert next_after(asked, calendar).isoformat() == after


@given(days, calendars)
def test_roll_is_idempotent_never_earlier_and_skips_no_working_day(
    day: date, calendar: WorkingDays
) -> None:
    rolled = roll(day, calendar)
    assert rolled >= day
    assert works(rolled, calendar)
    assert roll(rolled, calendar) == rolled
    assert not any(works(shift(day, n), calendar) for n in range((rolled - day).days))


@given(days, calendars)
def test_back_and_forth_agree(day: date, calendar: WorkingDays) -> None:
    assert last_upto(day, calendar) <= day
    assert last_before(next_after(day, calendar), calendar) == last_upto(day, calendar)
    assert last_upto(roll(day, calendar), calendar) == roll(day, calendar)
    assert next_after(day, calendar) == roll(shift(day, 1), calendar)


@given(days, st.integers(-5, 400), calendars)
def test_count_is_the_number_of_days_that_work(
    after: date, length: int, calendar: WorkingDays
) -> None:
    upto = shift(after, length)
    expected = sum(works(shift(after, n), calendar) for n in range(1, length + 1))
    assert count(after, upto, calendar) == expected


def test_known_only_limits_the_chinese_calendar() -> None:
    assert known(date(2026, 12, 31), CHINA)
    assert not known(date(2027, 1, 1), CHINA)
    assert known(date(2027, 1, 1), WEEKENDS)
    assert known(date(2027, 1, 1), NONE)


def _off(first: date, run: int) -> WorkingDays:
    return WorkingDays("CN", {shift(first, n): False for n in range(run)}, frozenset({2026}))


def test_the_longest_run_allowed_is_accepted_and_rolled_over() -> None:
    first = date(2026, 6, 2)  # Tuesday to Wednesday: no weekend touches either end
    calendar = _off(first, SEARCH_LIMIT)
    check_calendar(calendar)
    assert roll(first, calendar) == shift(first, SEARCH_LIMIT)
    assert last_upto(shift(first, SEARCH_LIMIT - 1), calendar) == shift(first, -1)


@pytest.mark.parametrize("run", [SEARCH_LIMIT + 1, 90])
def test_a_longer_run_is_refused_with_its_ends(run: int) -> None:
    calendar = _off(date(2026, 6, 2), run)
    with pytest.raises(BadValue) as refused:
        check_calendar(calendar)
    assert "2026-06-02" in refused.value.sentence
    assert str(SEARCH_LIMIT) in refused.value.sentence
    with pytest.raises(BadValue):
        roll(date(2026, 6, 2), calendar)


def test_weekends_beside_a_run_count_to_it() -> None:
    # 29 days off from Monday 1 June, and the weekend before them: 31 in a row.
    with pytest.raises(BadValue, match="2026-05-30"):
        check_calendar(_off(date(2026, 6, 1), 29))


def test_the_known_calendar_and_the_simple_ones_pass() -> None:
    for calendar in (CHINA, WEEKENDS, NONE):
        check_calendar(calendar)


def test_days_stop_at_the_ends_of_the_calendar() -> None:
    assert shift(date.max, 1) == date.max
    assert shift(date.min, -1) == date.min
    assert roll(date.min, WEEKENDS) == date.min
    assert next_after(date.max, NONE) == date.max


@given(exceptions, st.lists(st.dates(date(2025, 12, 1), date(2028, 2, 1)), max_size=20))
def test_exceptions_as_a_book_keeps_them_are_the_same(
    found: dict[date, bool], asked: list[date]
) -> None:
    written = Written("".join(f"{day}{int(worked)}" for day, worked in found.items()))
    for day in [*asked, *found]:
        for usual in (True, False):
            assert written.get(day, usual) == found.get(day, usual)
    assert dict(written.items()) == found

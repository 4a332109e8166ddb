"""The policy and the calendar of a book: read whatever is there, changed by difference."""

from datetime import date

import pytest

from builders import changing, contents, query, raw
from salesbook.book.reading import open_to_read
from salesbook.book.settings import add_calendar, read_calendar, read_policy, write_setting
from salesbook.calendars import known_exceptions
from salesbook.domain.policy import Policy
from salesbook.errors import BadValue


def test_a_new_book_has_the_default_policy_and_the_known_calendar(book):
    with open_to_read(book) as opened:
        assert read_policy(opened) == Policy()
        calendar = read_calendar(opened)
        assert (dict(calendar.exceptions.items()), calendar.years) == known_exceptions()
        assert opened.rows_read == 1  # for all days and years


def test_only_what_differs_from_the_default_is_stored(book):
    with changing(book) as (change, _day):
        assert write_setting(change, "cadence.A", "7天") == {"cadence.A": "7"}
    assert query(book, "SELECT * FROM operation") == []
    with changing(book) as (change, _day):
        write_setting(change, "cadence.A", "5")
    with changing(book) as (change, _day):
        write_setting(change, "cadence.A", "7")
    with open_to_read(book) as opened:
        assert read_policy(opened) == Policy()


def test_a_setting_of_another_program_that_does_not_fit_locks_nobody_out(book):
    with raw(book) as connection:
        connection.execute("INSERT INTO setting(key,value) VALUES('cadence.A','often'),"
                           "('cadence.B','9'),('new.key','x')")  # fmt: skip
    with open_to_read(book) as opened:
        assert read_policy(opened).cadence == (7, 9, 30)
    with changing(book) as (change, _day):
        write_setting(change, "cadence.A", "5")
    with open_to_read(book) as opened:
        assert read_policy(opened).cadence == (5, 9, 30)


SPRING = {date(2027, 2, number): False for number in range(5, 12)} | {date(2027, 2, 20): True}


def test_a_calendar_adds_its_year(book):
    with changing(book) as (change, _day):
        assert add_calendar(change, SPRING) == {2027}
    with open_to_read(book) as opened:
        calendar = read_calendar(opened)
    assert 2027 in calendar.years
    exceptions = dict(calendar.exceptions.items())
    assert exceptions[date(2027, 2, 5)] is False
    assert exceptions[date(2027, 2, 20)] is True
    assert date(2027, 2, 6) not in exceptions  # a Saturday off is nothing special


def test_a_day_of_the_year_before_leaves_that_year_as_it_is_known(book):
    with open_to_read(book) as opened:
        before = dict(read_calendar(opened).exceptions.items())
    with changing(book) as (change, _day):
        assert add_calendar(change, {date(2026, 12, 31): False, **SPRING}) == {2026, 2027}
    with open_to_read(book) as opened:
        after = dict(read_calendar(opened).exceptions.items())
    assert before.items() <= after.items()
    assert after[date(2026, 12, 31)] is False


def test_the_same_calendar_twice_changes_nothing(book):
    with changing(book) as (change, _day):
        add_calendar(change, SPRING)
    before = contents(book)
    with changing(book) as (change, _day):
        add_calendar(change, SPRING)
    assert contents(book) == before
    assert query(book, "SELECT count(*) FROM operation") == [(1,)]


def test_a_corrected_calendar_changes_only_what_it_corrects(book):
    with changing(book) as (change, _day):
        add_calendar(change, SPRING)
    with changing(book) as (change, _day):
        add_calendar(change, {date(2027, 2, 11): True, date(2027, 2, 12): False,
                              date(2027, 2, 20): True})  # fmt: skip
    assert query(book, "SELECT act,count(*) FROM change WHERE operation_id=2 GROUP BY 1") == [
        ("delete", 1),
        ("insert", 1),
    ]


def test_a_calendar_without_work_is_refused_and_nothing_stays(book):
    before = contents(book)
    endless = {date(2027, 1, 4 + number // 5 * 7 + number % 5 if number < 20 else 1): False
               for number in range(20)}  # fmt: skip
    endless |= {date.fromordinal(date(2027, 2, 1).toordinal() + number): False
                for number in range(40)}  # fmt: skip
    with pytest.raises(BadValue, match="no working day"), changing(book) as (change, _day):
        add_calendar(change, endless)
    assert contents(book) == before


def test_every_year_a_calendar_file_may_name_can_be_stored(book):
    with changing(book) as (change, _day):
        assert add_calendar(change, {date(1900, 1, 1): False, date(2999, 1, 1): False}) == {
            1900,
            2999,
        }

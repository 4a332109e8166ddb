"""Calendars: what is known of China, and files for the years that are not."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from salesbook.calendars import known_exceptions, read_calendar_file
from salesbook.domain.workdays import WorkingDays, works
from salesbook.errors import BadValue


def test_the_known_days_agree_with_the_package_day_by_day() -> None:
    import chinese_calendar

    exceptions, years = known_exceptions()
    calendar = WorkingDays("CN", exceptions, years)
    assert {2004, 2025, 2026} <= years
    for ordinal in range(
        date(min(years), 1, 1).toordinal(), date(max(years), 12, 31).toordinal() + 1
    ):
        day = date.fromordinal(ordinal)
        assert works(day, calendar) == chinese_calendar.is_workday(day), day


def test_only_days_that_differ_are_kept() -> None:
    exceptions, years = known_exceptions()
    assert all(worked != (day.weekday() < 5) for day, worked in exceptions.items())
    assert {day.year for day in exceptions} == years
    assert exceptions[date(2026, 10, 1)] is False
    assert exceptions[date(2026, 10, 10)] is True
    assert date(2026, 10, 3) not in exceptions  # a Saturday within the holiday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-02-06 off\n2027-02-07 work\n", {"2027-02-06": False, "2027-02-07": True}),
        ("2027-02-06,休\n2027-02-07,班,春节补班\n", {"2027-02-06": False, "2027-02-07": True}),
        ("2027/2/6\tholiday\tSpring Festival\n", {"2027-02-06": False}),
        ("2027年2月6日 放假\n2027.2.7 上班", {"2027-02-06": False, "2027-02-07": True}),
        ("\ufeffdate,type,name\r\n2027-02-06,OFF,春节\r\n", {"2027-02-06": False}),
        ('日期，类型\n"2027-02-06"，"休"\n', {"2027-02-06": False}),
        ("# 2027\n\n2027-02-06 off # Spring Festival\n", {"2027-02-06": False}),
        ("2027-02-06 off\n2027-02-06 off\n", {"2027-02-06": False}),  # said twice, the same
        ("2028-01-03 off\n2027-12-31 off\n", {"2027-12-31": False, "2028-01-03": False}),
    ],
)
def test_a_file_is_read(text: str, expected: dict[str, bool]) -> None:
    found = read_calendar_file(text)
    assert {day.isoformat(): worked for day, worked in found.items()} == expected
    assert list(found) == sorted(found)


def test_all_wrong_lines_are_reported_together() -> None:
    text = (
        "2027-02-06 off\n"
        "2027-02-30 off\n"
        "soon off\n"
        "2027-02-08 maybe\n"
        "\n"
        "2027-02-09\n"
        "2027-02-06 work\n"
        "0027-02-06 off\n"
        "date off\n"
    )
    with pytest.raises(BadValue) as refused:
        read_calendar_file(text)
    assert refused.value.sentence.startswith("7 lines")
    details = refused.value.details
    assert [line.partition(":")[0] for line in details] == [
        f"line {n}" for n in (2, 3, 4, 6, 7, 8, 9)
    ]
    assert "2027-02-30" in details[0]
    assert "maybe" in details[2]
    assert "line 1" in details[4]


def test_one_wrong_line_is_one() -> None:
    with pytest.raises(BadValue, match="1 line of the calendar"):
        read_calendar_file("2027-02-06 off\nnonsense\n")


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "date,type\n"])
def test_a_file_without_a_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadValue, match="2027-02-06 off"):
        read_calendar_file(text)


def test_a_month_off_is_refused() -> None:
    text = "".join(f"2027-03-{n:02} off\n" for n in range(1, 32))
    with pytest.raises(BadValue, match="2027-02-27"):
        read_calendar_file(text)


@given(
    st.dictionaries(
        st.dates(date(2027, 1, 1), date(2028, 12, 31)), st.booleans(), min_size=1, max_size=15
    )
)
def test_what_is_written_is_read(days: dict[date, bool]) -> None:
    lines = [f"{day},{'班' if worked else '休'}" for day, worked in days.items()]
    assert read_calendar_file("\n".join(lines)) == days


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read_calendar_file(text)
    except BadValue:
        return
    assert found

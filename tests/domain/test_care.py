"""Care: whose survey, anniversary and festival lies where, and on which day it is due."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings, strategies as st

from salesbook.domain.care import (
    Owed,
    add_months,
    due_on,
    latest,
    next_survey,
    occurring,
    shown,
    signings,
)
from salesbook.domain.feedback import answer_by, check_score
from salesbook.domain.festivals import festival_word, festivals
from salesbook.domain.policy import Policy
from salesbook.domain.workdays import WorkingDays, last_upto
from salesbook.errors import BadValue

ALL, WEEKENDS = WorkingDays("none"), WorkingDays("weekends")
CHINA = WorkingDays("CN", {date(2026, 9, 25): False, date(2026, 10, 10): True}, frozenset({2026}))
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


# The day it is due


@pytest.mark.parametrize(
    ("kind", "on", "calendar", "expected"),
    [
        ("survey", "2026-11-20", WEEKENDS, "2026-11-20"),
        ("survey", "2026-11-21", WEEKENDS, "2026-11-20"),
        ("birthday", "2026-11-22", WEEKENDS, "2026-11-20"),
        ("birthday", "2026-11-22", ALL, "2026-11-22"),
        ("birthday", "2026-09-25", CHINA, "2026-09-24"),
        ("birthday", "2026-10-10", CHINA, "2026-10-10"),
        ("festival", "2026-10-01", WEEKENDS, "2026-09-28"),
        ("festival", "2027-02-06", WEEKENDS, "2027-02-03"),
        ("festival", "2026-02-17", WEEKENDS, "2026-02-13"),  # three days ahead, then Friday
    ],
)
def test_a_day_that_is_not_worked_moves_to_the_one_before(
    kind: str, on: str, calendar: WorkingDays, expected: str
) -> None:
    assert due_on(kind, day(on), Policy(), calendar) == day(expected)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-11-18", "2026-11-19", ("2026-11-18", "2026-11-19")),
        ("2026-11-18", "2026-11-20", ("2026-11-18", "2026-11-22")),  # Friday has the weekend
        ("2026-11-21", "2026-11-23", ("2026-11-23", "2026-11-23")),
        ("2026-11-21", "2026-11-22", ("2026-11-23", "2026-11-22")),  # nothing is due at a weekend
    ],
)
def test_whose_days_are_due_in_a_range(first: str, last: str, expected: tuple[str, str]) -> None:
    assert occurring(day(first), day(last), WEEKENDS) == tuple(map(day, expected))


@settings(max_examples=60)
@given(DAYS, st.integers(0, 20), st.integers(-5, 40), st.sampled_from([ALL, WEEKENDS, CHINA]))
def test_the_range_is_the_rule_turned_round(
    first: date, days: int, away: int, calendar: WorkingDays
) -> None:
    last, on = first + timedelta(days=days), first + timedelta(days=away)
    begins, ends = occurring(first, last, calendar)
    assert (begins <= on <= ends) == (first <= last_upto(on, calendar) <= last)


def test_shown_from_its_day_for_fourteen_days() -> None:
    assert shown(day("2026-11-20"), 0, Policy(), ALL) == (day("2026-11-06"), day("2026-11-20"))
    assert shown(day("2026-11-20"), 7, Policy(), ALL) == (day("2026-11-06"), day("2026-11-27"))
    first, last = shown(day("2026-11-21"), 0, Policy(care_shown=0), WEEKENDS)
    assert first > last


# Surveys and anniversaries


@pytest.mark.parametrize(
    ("signed", "months", "expected"),
    [
        ("2026-01-31", 3, "2026-04-30"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-11-15", 3, "2027-02-15"),
    ],
)
def test_months_later(signed: str, months: int, expected: str) -> None:
    assert add_months(day(signed), months) == day(expected)


@settings(max_examples=60)
@given(DAYS, st.integers(0, 300))
def test_months_later_as_others_reckon_them(signed: date, months: int) -> None:
    assert add_months(signed, months) == signed + relativedelta(months=months)


def found(signed: date, first: date, last: date, survey: int) -> list[tuple[str, date, int]]:
    """What the book would answer for a customer signed on a day; with whole years since."""
    return [
        (span[20:], day(span[10:20]), relativedelta(day(span[10:20]), signed.replace(day=1)).years)
        for span in signings(first, last, day("2014-06-01"), survey)
        if span.startswith(signed.isoformat())
    ]


@settings(max_examples=80)
@given(
    st.dates(date(2015, 1, 1), date(2027, 12, 31)),
    st.dates(date(2024, 1, 1), date(2028, 12, 31)),
    st.integers(0, 70),
    st.sampled_from([1, 2, 3, 5, 12, 24]),
)
def test_surveys_and_anniversaries_are_counted_from_signing(
    signed: date, first: date, days: int, survey: int
) -> None:
    last = first + timedelta(days=days)
    expected = []
    for months in range(1, 200):
        on = signed + relativedelta(months=months)
        if first <= on <= last:
            if months % survey == 0:
                expected.append(("survey", on, months // 12))
            if months % 12 == 0:
                expected.append(("anniversary", on, months // 12))
    assert sorted(found(signed, first, last, survey)) == sorted(expected)


@pytest.mark.parametrize("signed", ["2026-08-31", "2026-08-30", "2026-08-29", "2026-08-28"])
def test_who_signed_at_the_end_of_a_month_is_asked_at_the_end_of_a_shorter_one(signed: str) -> None:
    (survey,) = found(day(signed), day("2026-11-28"), day("2026-12-05"), 3)
    assert survey == ("survey", min(day(f"2026-11-{signed[8:]}") if signed[8:] < "31"
                                    else day("2026-11-30"), day("2026-11-30")), 0)  # fmt: skip


@settings(max_examples=60)
@given(DAYS, st.integers(0, 900), st.sampled_from([1, 3, 6]))
def test_the_next_survey_is_the_first_after(signed: date, days: int, survey: int) -> None:
    after = signed + timedelta(days=days)
    following = next_survey(signed, after, survey)
    every = [signed + relativedelta(months=survey * number) for number in range(1, 1000)]
    assert following == next(one for one in every if one > after)


def test_the_newer_survey_replaces_the_older() -> None:
    def owed(kind: str, on: str, due: str | None = None, **more: object) -> Owed:
        return Owed(kind, day(due or on), 1, day(on), **more)  # type: ignore[arg-type]

    older, newer = owed("survey", "2026-08-20"), owed("survey", "2026-11-20")
    coming = owed("survey", "2027-02-20")
    guides = [owed("guide", "2026-11-18"), owed("guide", "2026-11-19")]
    people = [owed("birthday", "2026-11-20", contact_id=1), owed("birthday", "2026-11-20",
              contact_id=2)]  # fmt: skip
    all_of_them = [coming, older, newer, *guides, *people]
    kept = latest(all_of_them, day("2026-11-20"))
    assert set(kept) == set(all_of_them) - {older}


# Festivals


def test_the_festivals_of_a_year() -> None:
    assert festivals(day("2026-01-01"), day("2026-12-31")) == [
        (day("2026-01-01"), "new_year"),
        (day("2026-02-17"), "spring_festival"),
        (day("2026-06-19"), "dragon_boat"),
        (day("2026-09-25"), "mid_autumn"),
        (day("2026-10-01"), "national_day"),
    ]
    assert festivals(day("2026-11-01"), day("2026-11-30")) == []
    assert festivals(day("2026-12-20"), day("2027-01-05")) == [(day("2027-01-01"), "new_year")]


def test_two_on_one_day_are_one_greeting() -> None:
    ((on, code),) = festivals(day("2031-09-20"), day("2031-10-05"))
    assert on == day("2031-10-01")
    assert festival_word(code) == "National Day and Mid-Autumn Festival"
    assert festival_word("mid_autumn") == "Mid-Autumn Festival"
    assert festival_word("of another program") == "of another program"


def test_beyond_the_lunar_calendar() -> None:
    assert [code for _on, code in festivals(day("2150-01-01"), day("2150-12-31"))] == [
        "new_year", "national_day",
    ]  # fmt: skip


# Complaints and scores


@pytest.mark.parametrize(
    ("on", "days", "expected"),
    [
        ("2026-11-16", 2, "2026-11-18"),
        ("2026-11-19", 2, "2026-11-23"),
        ("2026-11-20", 2, "2026-11-24"),
        ("2026-11-21", 2, "2026-11-24"),  # known on a Saturday
        ("2026-11-20", 0, "2026-11-20"),
        ("2026-11-21", 0, "2026-11-23"),
    ],
)
def test_a_complaint_is_answered_within_two_working_days(on: str, days: int, expected: str) -> None:
    assert answer_by(day(on), Policy(complaint_days=days), WEEKENDS) == day(expected)


def test_scores_go_from_0_to_10() -> None:
    assert [check_score(score) for score in (0, 10)] == [0, 10]
    for wrong in (-1, 11):
        with pytest.raises(BadValue, match="is not a score"):
            check_score(wrong)

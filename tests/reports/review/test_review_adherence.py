"""Adherence on small pasts, each counted by hand: what was owed, and whether it was done."""

from collections import Counter

import pytest
from pasts import NOVEMBER, OCTOBER, a_customer, a_past, a_span, counted, promise, steps, talks
from rows import WEEKENDS

from salesbook.domain.policy import PerGrade
from salesbook.reports.review.adherence import (
    Obligations,
    measure_adherence,
    measure_weeks,
)
from salesbook.reports.review.past import Past, Rate, Span


def owed(past: Past, span: Span | None = None) -> list[tuple[str, str, str, str]]:
    """What was owed in the month: day, grade, kind and outcome."""
    span = span or a_span()
    found = counted(past, Obligations(span).of)
    return sorted(one for one in Counter(found).elements() if span.start <= one[0] < span.end)


C = "C", "cadence"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        # C is due 30 days after each contact.
        (["2026-09-05", "2026-10-05"], [("2026-10-05", *C, "kept")]),
        (["2026-09-05", "2026-10-01"], [("2026-10-05", *C, "kept"), ("2026-10-31", *C, "missed")]),
        (["2026-09-05", "2026-10-06"], [("2026-10-05", *C, "late")]),
        (["2026-09-05"], [("2026-10-05", *C, "missed")]),
        # Two contacts on a day owe one, and one that reached nobody neither owes nor keeps.
        (["2026-09-05", "2026-09-05"], [("2026-10-05", *C, "missed")]),
        # Silence counts once, however long it lasts.
        (["2026-08-20"], []),
        # The month ends on the 31st: what is due on the 31st is of it, on the 1st of the next.
        (["2026-10-01"], [("2026-10-31", *C, "missed")]),
        (["2026-10-02"], []),
        (["2026-09-01", "2026-10-01"], [("2026-10-01", *C, "kept"), ("2026-10-31", *C, "missed")]),
        # What came after the month keeps nothing in it.
        (["2026-09-05", "2026-11-03"], [("2026-10-05", *C, "missed")]),
    ],
)
def test_the_contact_owes_the_next(days: list[str], expected: list[tuple[str, ...]]) -> None:
    assert owed(a_past(1, contacts=talks(1, *days))) == expected


def test_who_was_not_reached_was_not_contacted() -> None:
    tries = talks(1, "2026-09-05") + talks(1, "2026-10-04", reached=0)
    assert owed(a_past(1, contacts=tries)) == [("2026-10-05", *C, "missed")]


def test_the_grade_of_that_day_and_the_present_cadence_decide() -> None:
    grades = steps(1, "A 2026-09-01", "B 2026-10-07")
    contacts = talks(1, "2026-10-01", "2026-10-07", "2026-10-25")
    # From the 1st as A: the 8th, kept on the 7th. From the 7th as B: the 22nd, late on the 25th.
    assert owed(a_past(1, grades=grades, contacts=contacts)) == [
        ("2026-10-08", "A", "cadence", "kept"),
        ("2026-10-22", "B", "cadence", "late"),
    ]
    sprint = a_span(cadence=PerGrade(1, 3, 7))
    assert owed(a_past(1, grades=grades, contacts=contacts), sprint) == [
        ("2026-10-02", "A", "cadence", "late"),
        ("2026-10-10", "B", "cadence", "late"),
        ("2026-10-28", "B", "cadence", "missed"),
    ]


def test_a_cadence_of_ones_own_and_a_day_that_is_not_worked() -> None:
    own = a_customer(1, every_days=10)
    # Ten days after Wednesday 30 September is Saturday the 10th: Monday the 12th is asked for.
    past = a_past(customer=[own], contacts=talks(1, "2026-09-30", "2026-10-12"))
    assert owed(past, a_span(calendar=WEEKENDS))[0] == ("2026-10-12", "C", "cadence", "kept")
    assert owed(past)[0] == ("2026-10-10", "C", "cadence", "late")


def test_who_is_given_up_owes_nothing_more() -> None:
    lost = a_customer(1, status="lost")
    assert owed(a_past(customer=[lost], contacts=talks(1, "2026-09-05"))) == []
    # But what was late while it was worked stays late.
    late = talks(1, "2026-09-05", "2026-10-09")
    assert owed(a_past(customer=[lost], contacts=late)) == [("2026-10-05", *C, "late")]


MADE = "2026-09-20"


@pytest.mark.parametrize(
    ("state", "ended", "outcome"),
    [
        ("kept", "2026-10-08", "kept"),
        ("kept", "2026-10-05", "kept"),
        ("done", "2026-10-08", "kept"),
        ("done", "2026-10-09", "late"),
        ("late", "2026-10-12", "late"),
        ("late", "2026-11-02", "missed"),  # by the end of the month it was not done
        ("open", None, "missed"),
        # Moved, dropped or replaced before its day it was owed no more; on it or after, it was.
        ("moved", "2026-10-07", None),
        ("moved", "2026-10-08", "missed"),
        ("moved", "2026-10-20", "missed"),
        ("dropped", "2026-10-07", None),
        ("dropped", "2026-10-08", "missed"),
        ("replaced", "2026-10-06", None),
    ],
)
def test_a_promise_of_the_month(state: str, ended: str | None, outcome: str | None) -> None:
    past = a_past(1, promises=[promise(1, "2026-10-08", MADE, state, ended)])
    expected = [("2026-10-08", "C", "promise", outcome)] if outcome else []
    assert owed(past) == expected


def test_promises_of_other_months_do_not_count() -> None:
    others = [promise(1, "2026-09-30", MADE), promise(2, "2026-11-01", MADE)]
    assert owed(a_past(promises=others)) == []
    assert owed(a_past(promises=[promise(1, "2026-10-31", MADE)])) == [
        ("2026-10-31", "C", "promise", "missed")
    ]


def test_what_is_promised_beats_the_frequency() -> None:
    """A promise that stands open when the day comes decides alone."""
    contacts = talks(1, "2026-09-10", "2026-10-20")
    # Promised in the contact and kept in the next: one thing was owed.
    kept = promise(1, "2026-10-20", "2026-09-10", "kept", "2026-10-20")
    past = a_past(1, contacts=contacts, promises=[kept])
    assert owed(past) == [("2026-10-20", "C", "promise", "kept")]
    # Promised later, and for a day after the 10th of October: on the 10th nothing was due.
    later = promise(1, "2026-10-20", "2026-10-02", "kept", "2026-10-20")
    assert owed(a_past(1, contacts=contacts, promises=[later])) == [
        ("2026-10-20", "C", "promise", "kept")
    ]
    # Promised on the day it was due: it was never overdue either.
    on_the_day = promise(1, "2026-10-20", "2026-10-10", "kept", "2026-10-20")
    assert owed(a_past(1, contacts=contacts, promises=[on_the_day])) == [
        ("2026-10-20", "C", "promise", "kept")
    ]
    # Promised the day after: by then it was late.
    too_late = promise(1, "2026-10-20", "2026-10-11", "kept", "2026-10-20")
    assert owed(a_past(1, contacts=contacts, promises=[too_late])) == [
        ("2026-10-10", "C", "cadence", "late"), ("2026-10-20", "C", "promise", "kept"),
    ]  # fmt: skip
    # Dropped before the day: the frequency decides again.
    dropped = promise(1, "2026-10-20", "2026-09-10", "dropped", "2026-10-03")
    assert owed(a_past(1, contacts=contacts, promises=[dropped])) == [
        ("2026-10-10", "C", "cadence", "late")
    ]


def test_a_promise_in_between_does_not_make_two_of_one() -> None:
    # Contact, promise for the 5th, kept: the next 30 days begin there.
    contacts = talks(1, "2026-09-10", "2026-10-05")
    kept = promise(1, "2026-10-05", "2026-09-25", "kept", "2026-10-05")
    assert owed(a_past(1, contacts=contacts, promises=[kept])) == [
        ("2026-10-05", "C", "promise", "kept")
    ]


def test_the_month_that_is_not_over() -> None:
    """Up to today; what is due today is not over before the evening."""
    span = a_span(NOVEMBER, "2026-11-21")
    contacts = [
        *talks(1, "2026-10-22"),  # due on the 21st, today
        *talks(2, "2026-10-21"),  # due yesterday
        *talks(3, "2026-10-22", "2026-11-21"),  # due today and done
    ]
    assert owed(a_past(contacts=contacts), span) == [
        ("2026-11-20", *C, "missed"), ("2026-11-21", *C, "kept"),
    ]  # fmt: skip
    promises = [promise(1, "2026-11-21", MADE), promise(2, "2026-11-20", MADE)]
    assert owed(a_past(promises=promises), span) == [("2026-11-20", "C", "promise", "missed")]


def test_rates_per_grade() -> None:
    grades = [*steps(1, "A 2026-01-01"), *steps(2, "B 2026-01-01"), *steps(3, "B 2026-01-01")]
    promises = [
        promise(1, "2026-10-02", MADE, "kept", "2026-10-02"),
        promise(1, "2026-10-09", "2026-10-02", "late", "2026-10-12"),
        promise(2, "2026-10-05", MADE),
        promise(3, "2026-10-05", MADE, "done", "2026-10-01"),
    ]
    past = a_past(grades=grades, promises=promises)
    found = measure_adherence(counted(past, Obligations(a_span()).of), a_span())
    assert {grade: tuple(one) for grade, one in found.items()} == {
        "A": (1, 1, 0), "B": (1, 0, 1), "C": (0, 0, 0),
    }  # fmt: skip
    assert found["A"].rate == Rate(1, 2)
    assert found["C"].rate.value is None


def test_weeks_end_with_the_month() -> None:
    # October ends on a Saturday: twelve Mondays up to the 26th.
    promises = [
        promise(1, "2026-08-10", "2026-08-01", "kept", "2026-08-10"),  # its Monday is the 10th
        promise(1, "2026-08-09", "2026-08-01"),  # the Sunday before: too long ago
        promise(2, "2026-10-31", MADE, "kept", "2026-10-31"),
        promise(3, "2026-10-26", MADE),
        promise(1, "2026-11-01", MADE),  # the Sunday of that week lies in the next month
    ]
    found = measure_weeks(counted(a_past(promises=promises), Obligations(a_span()).of), a_span())
    assert len(found) == 12
    assert found[0] == ("2026-08-10", Rate(1, 1))
    assert found[-1] == ("2026-10-26", Rate(1, 2))
    assert all(rate == Rate(0, 0) for _week, rate in found[1:-1])


def test_nothing_at_all() -> None:
    span = a_span(OCTOBER)
    assert counted(Past(), Obligations(span).of) == {}
    assert [rate.value for _week, rate in measure_weeks({}, span)] == [None] * 12

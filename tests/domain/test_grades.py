"""Grades: windows with their last day, the grade of an intent, the way of a change."""

from datetime import date

import pytest

from salesbook.domain.grades import Window, intent_grade, movement, window, window_ends
from salesbook.domain.policy import PRESETS, Policy

TIGHT = Policy()
WIDE = Policy(window=PRESETS["window"]["wide"])
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("policy", "grade", "expected"),
    [
        (TIGHT, "A", "2026-11-08"),
        (TIGHT, "B", "2026-11-15"),
        (TIGHT, "C", "2026-12-01"),
        (WIDE, "A", "2026-11-15"),
        (WIDE, "B", "2027-01-30"),
        (WIDE, "C", None),
    ],
)
def test_windows_end_by_grade_and_preset(policy: Policy, grade: str, expected: str | None) -> None:
    ends_on = window_ends(date(2026, 11, 1), grade, policy)
    assert (ends_on.isoformat() if ends_on else None) == expected


@pytest.mark.parametrize(
    ("since", "days_left", "state"),
    [
        ("2026-11-21", 7, "within"),
        ("2026-11-15", 1, "within"),
        ("2026-11-14", 0, "within"),  # the last day is included
        ("2026-11-13", -1, "lapsed"),
        ("2026-10-01", -44, "lapsed"),
    ],
)
def test_a_window_of_grade_a(since: str, days_left: int, state: str) -> None:
    found = window(date.fromisoformat(since), "A", False, TODAY, TIGHT)
    assert found is not None
    assert (found.days_left, found.state) == (days_left, state)
    assert (found.ends_on - TODAY).days == days_left


def test_no_window_for_the_signed_and_where_none_is_set() -> None:
    assert window(date(2026, 11, 20), "A", True, TODAY, TIGHT) is None
    assert window(date(2026, 1, 1), "C", False, TODAY, WIDE) is None
    assert window(TODAY, "B", False, TODAY, TIGHT) == Window(date(2026, 12, 5), 14, "within")


FULL = {
    "need": "CRM",
    "need_clear": True,
    "budget_clear": True,
    "decision_chain": "short",
    "wanted_on": "2026-12-05",
}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "A"),  # all four, wanted on the 14th day
        ({"wanted_on": "2026-11-21"}, "A"),
        ({"need": None}, "A"),  # a clear need is a need
        # one of the four is missing
        ({"wanted_on": "2026-12-06"}, "B"),
        ({"wanted_on": None}, "B"),
        ({"need_clear": False}, "B"),
        ({"need_clear": None}, "B"),
        ({"budget_clear": False}, "B"),
        ({"budget_clear": None}, "B"),
        ({"decision_chain": "medium"}, "B"),
        ({"decision_chain": "long"}, "B"),
        ({"decision_chain": None}, "B"),
        # a need, wanted within 90 days or not said
        ({"wanted_on": "2027-02-19"}, "B"),
        ({"wanted_on": "2027-02-20"}, "C"),
        ({"need": None, "need_clear": None}, "C"),
        ({"need": "  ", "need_clear": False}, "C"),
        ({"need": "", "need_clear": None, "wanted_on": None}, "C"),
        # a wanted day that has passed says no more when
        ({"wanted_on": "2026-11-20"}, "B"),
        ({"wanted_on": "2025-01-01", "need": None, "need_clear": False}, "C"),
        # a wish to buy again lifts a signed customer, and no other
        ({"signed": True, "rebuy": True, "need": None, "need_clear": None}, "A"),
        ({"signed": False, "rebuy": True, "need": None, "need_clear": None}, "C"),
        ({"signed": True, "need_clear": False, "wanted_on": None}, "B"),
    ],
)
def test_the_grade_of_an_intent(known: dict[str, object], expected: str) -> None:
    given = {**FULL, **known}
    wanted = given["wanted_on"]
    given["wanted_on"] = date.fromisoformat(wanted) if isinstance(wanted, str) else None
    assert intent_grade(**given, today=TODAY, policy=TIGHT) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, "A", "new"),
        (None, "C", "new"),
        ("A", "A", "same"),
        ("C", "C", "same"),
        ("B", "A", "up"),
        ("C", "A", "up"),
        ("C", "B", "up"),
        ("A", "B", "down"),
        ("A", "C", "down"),
        ("B", "C", "down"),
    ],
)
def test_movement(before: str | None, after: str, expected: str) -> None:
    assert movement(before, after) == expected

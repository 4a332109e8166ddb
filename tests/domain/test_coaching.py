"""Findings with their advice, and the days on which they are checked."""

from datetime import date

import pytest

from salesbook.domain.coaching import Finding, first_check, next_check, read_findings
from salesbook.errors import BadValue

TODAY = date(2026, 11, 21)


def test_advice_goes_with_the_finding_of_its_place() -> None:
    assert read_findings([" talks  much ", "no next step"], ["ask"]) == [
        Finding("talks much", "ask"), Finding("no next step", None),
    ]  # fmt: skip
    assert read_findings(["a", "b"], ["", "date it"]) == [
        Finding("a", None),
        Finding("b", "date it"),
    ]


@pytest.mark.parametrize(
    ("found", "advice"), [([], []), ([" "], []), (["a", ""], []), (["a"], ["x", "y"]), ([], ["x"])]
)
def test_what_is_no_finding(found: list[str], advice: list[str]) -> None:
    with pytest.raises(BadValue):
        read_findings(found, advice)


def test_the_first_check_is_in_a_week_and_not_before_today() -> None:
    assert first_check(TODAY, TODAY) == date(2026, 11, 28)
    assert first_check(date(2026, 11, 18), TODAY) == date(2026, 11, 25)
    assert first_check(date(2026, 10, 1), TODAY) == TODAY


@pytest.mark.parametrize(
    ("improved", "again", "expected"),
    [
        (True, None, None),
        (None, None, None),
        (False, None, date(2026, 11, 28)),
        (False, date(2026, 11, 24), date(2026, 11, 24)),
        (True, date(2026, 12, 21), date(2026, 12, 21)),
    ],
)
def test_what_has_not_improved_is_checked_again(
    improved: bool | None, again: date | None, expected: date | None
) -> None:
    assert next_check(improved, again, TODAY) == expected

"""Not too much: the gap between contacts, and the method after unanswered attempts."""

from datetime import date, timedelta

import pytest

from salesbook.domain.codes import METHODS
from salesbook.domain.guard import give_up, next_allowed, other_method, too_soon
from salesbook.domain.policy import PerGrade, Policy

LAST = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("grade", "days_after", "expected"),
    [
        ("A", 0, False),  # several a day are allowed
        ("A", 1, False),
        ("B", 0, True),
        ("B", 1, False),
        ("C", 0, True),
        ("C", 1, True),
        ("C", 2, True),
        ("C", 3, False),
        ("C", -1, False),  # a contact entered for a day before
    ],
)
def test_too_soon(grade: str, days_after: int, expected: bool) -> None:
    assert too_soon(grade, LAST, LAST + timedelta(days_after), Policy()) is expected


@pytest.mark.parametrize("grade", ["A", "B", "C"])
def test_the_first_contact_is_never_too_soon(grade: str) -> None:
    assert not too_soon(grade, None, LAST, Policy())


def test_below_a_one_a_day_even_without_a_gap() -> None:
    policy = Policy(gap=PerGrade(0, 0, 0))
    assert [too_soon(grade, LAST, LAST, policy) for grade in "ABC"] == [False, True, True]
    assert next_allowed("B", LAST, policy) == date(2026, 11, 21)


def test_next_allowed_is_the_first_day_not_too_soon() -> None:
    for grade in "ABC":
        first = next_allowed(grade, LAST, Policy())
        assert not too_soon(grade, LAST, first, Policy())
        if first > LAST:
            assert too_soon(grade, LAST, first - timedelta(1), Policy())


def test_three_in_a_row_call_for_another_method() -> None:
    assert [give_up(n, Policy()) for n in range(5)] == [False, False, False, True, True]
    assert give_up(1, Policy(unanswered=1))


def test_the_method_proposed_is_another_and_known() -> None:
    for method in METHODS:
        assert other_method(method) in METHODS
        assert other_method(method) not in (method, "other")
    assert other_method("phone") == "wechat"
    assert other_method("meeting") == "phone"
    assert other_method("other") == "phone"

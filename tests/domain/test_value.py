"""Value classes: the worked example, ties, nothing and less, and what always holds."""

import pytest
from hypothesis import given, settings, strategies as st

from salesbook.domain.policy import Policy
from salesbook.domain.value import Valued, value_classes

POLICY = Policy()


def classes(*values: int, policy: Policy = POLICY) -> str:
    return "".join(one.value_class for one in value_classes(enumerate(values, 1), policy))


def test_the_worked_example() -> None:
    found = value_classes(enumerate((50, 30, 10, 5, 3, 2), 1), POLICY)
    assert [one.before for one in found] == [0, 0.5, 0.8, 0.9, 0.95, 0.98]
    assert "".join(one.value_class for one in found) == "AABBCC"
    assert found[0] == Valued(1, 50, 0.5, 0.0, "A")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((), ""),
        ((7,), "A"),
        ((0,), "C"),
        ((0, 0, -5), "CCC"),
        ((100, 0, -100), "ACC"),
        ((10, 10, 10, 10), "AAAA"),  # all equal: each has the class of the first
        ((79, 21), "AA"),  # 79 percent ahead are less than 80
        ((80, 20), "AB"),  # 80 are not
        ((95, 5), "AC"),
        ((80, 10, 10), "ABB"),
        ((85, 5, 5, 5), "ABBB"),  # the last two stand behind 90 and 95, but equal the first
        ((2, 50, 3, 30, 5, 10), "AABBCC"),  # in whatever order they come
    ],
)
def test_classes(values: tuple[int, ...], expected: str) -> None:
    assert classes(*values) == expected


def test_no_fraction_of_a_fen_moves_a_customer() -> None:
    most = 8 * 10**17
    assert classes(most, 2 * 10**17) == "AB"
    assert classes(most - 1, 2 * 10**17 + 1) == "AA"


def test_the_percents_are_settings() -> None:
    assert classes(50, 30, 10, 10, policy=Policy(value_a=50, value_b=80)) == "ABCC"


amounts = st.lists(st.integers(-1000, 10**12), max_size=30)


@given(amounts, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_what_always_holds(values: list[int], random: object) -> None:
    found = value_classes(enumerate(values), POLICY)
    assert sorted(one.customer_id for one in found) == list(range(len(values)))
    assert [one.value_fen for one in found] == sorted(values, reverse=True)
    # Down the list the class never rises, the share before never falls.
    assert [one.value_class for one in found] == sorted(one.value_class for one in found)
    assert [one.before for one in found] == sorted(one.before for one in found)
    positive = [one for one in found if one.value_fen > 0]
    if positive:
        assert positive[0].value_class == "A"
        assert abs(sum(one.share for one in found) - 1) < 1e-9
    assert {one.value_class for one in found if one.value_fen <= 0} <= {"C"}
    by_value = {one.value_fen: one.value_class for one in found}
    assert all(by_value[one.value_fen] == one.value_class for one in found)
    shuffled = list(enumerate(values))
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert {one.customer_id: one for one in value_classes(shuffled, POLICY)} == {
        one.customer_id: one for one in found
    }

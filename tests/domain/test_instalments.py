"""Instalments: a plan adds up to the fen, money fills what is due first, nothing is below zero."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from salesbook.domain.instalments import (
    WHOLE,
    Share,
    divide,
    missing,
    percent,
    spread,
    stage_after,
    state,
)

SIGNED = date(2026, 11, 1)


def shares(*parts: int | str, kinds: tuple[str | None, ...] = ()) -> list[Share]:
    """Parts due month by month from the signing on: `"33.3%"` or fen."""
    made = []
    for place, part in enumerate(parts):
        due_on = SIGNED + timedelta(30 * place)
        kind = kinds[place] if place < len(kinds) else None
        if isinstance(part, int):
            made.append(Share(due_on, part, kind=kind))
        else:
            millionths = round(float(part.rstrip("%")) * 10_000)
            made.append(Share(due_on, millionths=millionths, kind=kind))
    return made


@pytest.mark.parametrize(
    ("amount", "parts", "fen"),
    [
        (65_000_000, ("30%", "60%", "10%"), [19_500_000, 39_000_000, 6_500_000]),
        (100, ("33.3%", "33.3%", "33.4%"), [33, 33, 34]),
        (10_000_001, ("30%", "60%", "10%"), [3_000_000, 6_000_001, 1_000_000]),
        (5, ("50%", "50%"), [3, 2]),
        (100_001, ("30%", 70_001), [30_000, 70_001]),
        (1_000_000, (300_000, 700_000), [300_000, 700_000]),
        (1_000_000, ("100%",), [1_000_000]),
        # Rounded up twice and a fixed amount last: the last percentage gives way.
        (101, ("50%", "49.5%", 1), [51, 49, 1]),
    ],
)
def test_an_amount_is_divided_to_the_fen(
    amount: int, parts: tuple[int | str, ...], fen: list[int]
) -> None:
    assert missing(amount, shares(*parts)) == 0
    assert [part.amount_fen for part in divide(amount, shares(*parts), SIGNED)] == fen


@pytest.mark.parametrize(
    ("amount", "parts", "left"),
    [
        (1_000_000, ("30%", "60%"), 100_000),
        (1_000_000, ("30%", "80%"), -100_000),
        (1_000_000, ("30%", 700_001), -1),
        (1_000_000, (300_000, 699_999), 1),
        (1_000_000, ("33.33%", "33.33%", "33.33%"), 100),
        (1_000_000, (), 1_000_000),
    ],
)
def test_what_is_missing_is_told(amount: int, parts: tuple[int | str, ...], left: int) -> None:
    assert missing(amount, shares(*parts)) == left


def test_kinds_come_from_the_place() -> None:
    kinds = [part.kind for part in divide(300, shares(100, 100, 100), SIGNED)]
    assert kinds == ["prepayment", "progress", "final"]
    # Nothing is paid before the goods where the first part is due after signing.
    late = divide(300, shares(100, 100, 100), SIGNED - timedelta(1))
    assert [part.kind for part in late] == ["progress", "progress", "final"]
    assert [part.kind for part in divide(100, shares(100), SIGNED)] == ["final"]
    said = shares(100, 100, 100, kinds=("progress", None, "prepayment"))
    assert [part.kind for part in divide(300, said, SIGNED)] == [
        "progress", "progress", "prepayment",
    ]  # fmt: skip


def test_parts_stand_in_the_order_of_their_days() -> None:
    early, late = shares("40%", "60%")
    parts = divide(1_000, [late, early], SIGNED)
    assert [part.amount_fen for part in parts] == [400, 600]
    assert [part.kind for part in parts] == ["prepayment", "final"]


@pytest.mark.parametrize(
    ("fen", "room", "spent"),
    [
        (0, [5, 5], [0, 0]),
        (3, [5, 5], [3, 0]),
        (7, [5, 5], [5, 2]),
        (10, [5, 0, 5], [5, 0, 5]),
        (12, [5, 5], [5, 5]),
        (4, [], []),
    ],
)
def test_money_fills_what_is_due_first(fen: int, room: list[int], spent: list[int]) -> None:
    assert spread(fen, room) == spent


@pytest.mark.parametrize(
    ("due", "outstanding", "said"),
    [(-1, 5, "overdue"), (0, 5, "due"), (1, 5, "coming"), (-1, 0, "paid"), (1, 0, "paid")],
)
def test_the_state_on_a_day(due: int, outstanding: int, said: str) -> None:
    assert state(SIGNED + timedelta(due), outstanding, SIGNED) == said


@pytest.mark.parametrize(
    ("stage", "outstanding", "after"),
    [
        ("contract", 5, "payment"),
        ("contract", 0, "care"),
        ("payment", 5, None),
        ("payment", 0, "care"),
        ("care", 5, None),
        ("care", 0, None),
    ],
)
def test_the_stage_that_follows_a_receipt(stage: str, outstanding: int, after: str | None) -> None:
    assert stage_after(stage, outstanding) == after


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 0, 0), (0, 5, 0), (1, 3, 33), (2, 3, 66), (299, 300, 99), (3, 3, 100)],
)
def test_a_percentage_is_all_only_when_it_is_all(part: int, whole: int, said: int) -> None:
    assert percent(part, whole) == said


# Properties

amounts = st.integers(1, 10**17)
percentages = st.lists(st.integers(1, 999_999), min_size=0, max_size=8, unique=True).map(
    lambda cuts: [b - a for a, b in zip([0, *sorted(cuts)], [*sorted(cuts), WHOLE], strict=True)]
)


@settings(max_examples=60, deadline=None)
@given(amount=amounts, parts=percentages)
def test_percentages_of_the_whole_add_up_to_the_amount(amount: int, parts: list[int]) -> None:
    plan = [Share(SIGNED + timedelta(n), millionths=part) for n, part in enumerate(parts)]
    assert missing(amount, plan) == 0
    made = divide(amount, plan, SIGNED)
    assert sum(part.amount_fen for part in made) == amount
    for part, share in zip(made[:-1], parts[:-1], strict=True):
        # Half a fen at most lies between a part and its percentage.
        assert abs(2 * part.amount_fen * WHOLE - 2 * amount * share) <= WHOLE


@settings(max_examples=60, deadline=None)
@given(amount=amounts, parts=percentages, fixed=st.integers(0, 10**17))
def test_amounts_and_percentages_together_add_up(amount: int, parts: list[int], fixed: int) -> None:
    plan = [Share(SIGNED, millionths=part) for part in parts[:-1]]
    left = missing(amount, plan)
    if left > 0:
        plan.append(Share(SIGNED, left))
        assert missing(amount, plan) == 0
        assert sum(part.amount_fen for part in divide(amount, plan, SIGNED)) == amount
    plan.append(Share(SIGNED, fixed + 1))
    assert missing(amount, plan) <= 0


@settings(max_examples=60, deadline=None)
@given(
    room=st.lists(st.integers(0, 10**12), max_size=8),
    receipts=st.lists(st.integers(0, 10**12), max_size=8),
)
def test_receipts_spread_and_nothing_is_owed_below_zero(
    room: list[int], receipts: list[int]
) -> None:
    owed, taken = list(room), 0
    for fen in receipts:
        spent = spread(fen, owed)
        assert sum(spent) == min(fen, sum(owed))
        # What comes later gets nothing while something before it is open.
        still = [free - part for free, part in zip(owed, spent, strict=True)]
        first = next((place for place, free in enumerate(still) if free), len(still))
        assert not any(spent[first + 1 :])
        owed, taken = still, taken + sum(spent)
        assert min(owed, default=0) >= 0
    assert taken + sum(owed) == sum(room)

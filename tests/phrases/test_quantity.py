"""Quantities in thousandths, and amounts that may be below zero."""

import pytest
from hypothesis import given, settings, strategies as st

from salesbook.errors import BadValue
from salesbook.phrases.money import read_signed
from salesbook.phrases.quantity import read_quantity, show_quantity


@pytest.mark.parametrize(
    ("text", "milli"),
    [("3", 3000), ("2.5", 2500), (" 1,200 ", 1_200_000), ("0.125", 125), ("-2", -2000),
     ("２.５", 2500), ("1.2000", 1200), ("1,234,567.891", 1_234_567_891)],
)  # fmt: skip
def test_a_quantity(text: str, milli: int) -> None:
    assert read_quantity(text) == milli


@pytest.mark.parametrize("text", ["", "x", "3箱", "1.2345", "1,2", "--2", "1e3", "9" * 13, "2."])
def test_what_is_no_quantity(text: str) -> None:
    with pytest.raises(BadValue, match="is no quantity"):
        read_quantity(text)


@settings(max_examples=50, deadline=None)
@given(st.integers(-(10**15), 10**15).filter(lambda milli: abs(milli) < 10**15))
def test_what_is_shown_is_read_back(milli: int) -> None:
    assert read_quantity(show_quantity(milli)) == milli


@pytest.mark.parametrize(
    ("text", "fen"),
    [("500", 50_000), ("-500", -50_000), ("(500)", -50_000), ("（1.5万）", -1_500_000),
     ("负500", -50_000), ("−￥500", -50_000), ("0", 0)],
)  # fmt: skip
def test_an_amount_that_may_be_below_zero(text: str, fen: int) -> None:
    assert read_signed(text) == fen


@pytest.mark.parametrize("text", ["--5", "-", "()", "-x", "￥-5"])
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(BadValue):
        read_signed(text)

"""Which trades are one, and which tags name a competitor's customer."""

import pytest

from salesbook.domain.prospects import of_competitor, same_trade


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("食品", "食品", True),
        ("食品", "食品加工", True),
        ("医疗器械", "医疗", True),
        ("食品", "医疗", False),
        ("食", "食品", False),  # one character is no trade
        ("food", "food", True),
        ("food", "seafood", False),
    ],
)
def test_trades(one: str, other: str, same: bool) -> None:
    assert same_trade(one, other) is same
    assert same_trade(other, one) is same


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        (["竞品"], True),
        (["vip", "同行大客户"], True),
        (["competitor"], True),
        (["竞品:acme"], True),
        (["竞品对比中"], False),  # compares us with a competitor
        (["competitive"], False),
        ([], False),
    ],
)
def test_competitors(tags: list[str], found: bool) -> None:
    assert of_competitor(tags) is found

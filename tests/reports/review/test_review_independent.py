"""Every figure of `review --json` against a second implementation, over real and random books."""

import json
import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from independent import Review
from random_book import a_random_book

from salesbook.actions.demo import make_demo
from within import Shop

TODAY = "2026-11-21"


def whole(shop: Shop, folder: Path) -> dict[str, Any]:
    path = folder / "whole.json"
    shop("export", "--to", os.fspath(path))
    found: dict[str, Any] = json.loads(path.read_text())
    return found


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Shop, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("demo")
    shop = Shop(os.fspath(folder), empty=True)
    make_demo(shop.path, date.fromisoformat(TODAY))
    return shop, whole(shop, folder)


@pytest.fixture(scope="module", params=[1, 2, 3])
def random(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Shop, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("random")
    shop = Shop(os.fspath(folder))
    shop.path = a_random_book(os.fspath(folder), request.param)
    return shop, whole(shop, folder)


def agree(
    shop: Shop, tables: dict[str, Any], month: str, today: str = TODAY, me: str | None = None
) -> None:
    env = {"SALESBOOK_ME": me} if me else {}
    found = json.loads(shop("review", "--month", month, "--json", today=today, env=env).stdout)
    assert len(found.pop("weakest")) <= 3
    expected = Review(tables, month, today, me).review()
    assert list(found) == list(expected)
    for figure, value in expected.items():
        assert found[figure] == value, f"{figure} of {month} seen on {today}"


@pytest.mark.parametrize("month", ["2026-08", "2026-09", "2026-10", "2026-11"])
def test_the_example_book(demo: tuple[Shop, dict[str, Any]], month: str) -> None:
    agree(*demo, month)


@pytest.mark.parametrize(
    ("month", "today"),
    [("2026-11", TODAY), ("2026-11", "2026-11-30"), ("2026-10", TODAY), ("2026-02", TODAY),
     ("2025-01", "2025-01-20"), ("2024-12", TODAY)],
)  # fmt: skip
def test_books_filled_at_random(
    random: tuple[Shop, dict[str, Any]], month: str, today: str
) -> None:
    agree(*random, month, today)


@settings(max_examples=8)
@given(
    seed=st.integers(4, 10**6),
    month=st.sampled_from(["2026-11", "2026-10", "2026-08", "2025-12"]),
    me=st.sampled_from([None, None, "wang"]),
)
def test_books_that_nobody_has_seen(seed: int, month: str, me: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop(folder, empty=True)
        shop.path = a_random_book(folder, seed, customers=8)
        agree(shop, whole(shop, Path(folder)), month, me=me)


@pytest.mark.parametrize("me", ["wang", "nobody"])
def test_what_is_ones_own(random: tuple[Shop, dict[str, Any]], me: str) -> None:
    agree(*random, "2026-11", me=me)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (None, date(2025, 11, 1), date(2026, 11, 1)),
        ("2026Q3", date(2026, 7, 1), date(2026, 10, 1)),
        ("2025-06", date(2025, 6, 1), date(2025, 7, 1)),
    ],
)
def test_pareto(
    random: tuple[Shop, dict[str, Any]], period: str | None, start: date, end: date
) -> None:
    shop, tables = random
    found = shop.json("pareto", *(["--period", period] if period else []))
    expected = Review(tables, "2026-11", TODAY).pareto(start, end)
    keys = list(expected[0]) if expected else []
    assert [{key: row[key] for key in keys} for row in found] == expected

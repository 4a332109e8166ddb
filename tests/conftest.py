"""Fixtures for all tests; the machinery behind them is in `builders`.

A test of a command reads like this, with one book for all of it:

    def test_a_contact_moves_the_due_day(book, a_customer, run):
        wang = a_customer("王总", grade="A", last_contact=-9)
        exit, stdout, stderr = run("log", wang, "asked about the price")
        assert exit == 0
        assert run("overdue", "--json").json() == []

Each test has a folder, a book, a home and an environment of its own, so tests run in any
order and in parallel. Golden files are rewritten by `UPDATE_GOLDEN=1 pytest …`.
"""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import builders

# No test fails because the machine is busy.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

GOLDEN = Path(__file__).parent / "golden"


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One process more than processors: many a test waits for a program or a lock."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture
def book(tmp_path: Path) -> str:
    """The path of this test's book, empty at first."""
    return builders.a_book(tmp_path)


@pytest.fixture
def a_book(tmp_path: Path) -> Callable[..., str]:
    """Further empty books: `a_book("other.db")`, beside this test's own."""
    return partial(builders.a_book, tmp_path)


@pytest.fixture
def a_customer(book: str) -> Callable[..., int]:
    """A customer in this test's book: `a_customer("王总", grade="A", last_contact=-9)`.

    Returns its id. All that can be said of one: `builders.a_customer`.
    """
    return partial(builders.a_customer, book)


@pytest.fixture
def a_follow_up(book: str) -> Callable[..., int]:
    """A contact as a bare row: `a_follow_up(wang, on=-3, note="asked", feedback="too dear")`."""
    return partial(builders.a_follow_up, book)


@pytest.fixture
def a_promise(book: str) -> Callable[..., int]:
    """A next action as a bare row: `a_promise(wang, on=2, action="send quote")`."""
    return partial(builders.a_promise, book)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., builders.Result]:
    """Run the real program: `exit, stdout, stderr = run("today", "--json")`.

    book   the book; this test's own unless said, None for no --book at all
    today  a day, as a number from TODAY, a date or text; None for the real one
    lang   "en" or "zh"; None for no --lang at all
    stdin  text or bytes; empty unless said
    env    variables beside the hermetic ones, such as {"SALESBOOK_ME": "wang"}

    `.json()` on the result is the parsed output of a run that must have succeeded.
    """
    return partial(_with_book, builders.run_program, tmp_path)


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., Any]:
    """Start the real program without waiting; as `run`, but returns the process."""
    return partial(_with_book, builders.start_program, tmp_path)


def _with_book(act: Callable[..., Any], folder: Path, *argv: object, **options: Any) -> Any:
    options.setdefault("book", folder / "book.db")
    return act(folder / "home", *argv, **options)


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Hold a text to `tests/golden/NAME`: `golden("today.zh.txt", stdout)`.

    With UPDATE_GOLDEN=1 the file is written instead, for review in the diff.
    """

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN") == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
            return
        assert path.exists(), f"no golden file {name}: make it with UPDATE_GOLDEN=1 pytest"
        with path.open(encoding="utf-8", newline="") as file:
            assert text == file.read(), f"{name} differs: if meant, UPDATE_GOLDEN=1 pytest"

    return compare

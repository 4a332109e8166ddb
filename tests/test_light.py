"""What `light` stands in for behaves like what it stands in for."""

import contextlib
import copy
import pickle
import subprocess
import sys
import typing
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from salesbook import light


class Own(light.NamedTuple):
    """A shape."""

    name: str
    size: int = 3
    parts: tuple[str, ...] = ()

    def double(self) -> int:
        """Twice the size."""
        return 2 * self.size


class Real(typing.NamedTuple):
    """A shape."""

    name: str
    size: int = 3
    parts: tuple[str, ...] = ()

    def double(self) -> int:
        """Twice the size."""
        return 2 * self.size


ASKED: list[Callable[[Any], Any]] = [
    lambda shape: tuple(shape("a")),
    lambda shape: tuple(shape("a", 1)),
    lambda shape: tuple(shape("a", 1, ("b",))),
    lambda shape: tuple(shape("a", parts=("b",))),
    lambda shape: tuple(shape(parts=(), size=1, name="a")),
    lambda shape: shape(),
    lambda shape: shape(size=1),
    lambda shape: shape("a", 1, (), 4),
    lambda shape: shape("a", name="b"),
    lambda shape: shape("a", colour="red"),
    lambda shape: (shape._fields, shape._field_defaults, shape.__match_args__, shape.__doc__),
    lambda shape: tuple(shape._make(iter(("a", 1, ())))),
    lambda shape: tuple(shape("a")._replace(size=5)),
    lambda shape: shape("a")._replace(colour="red"),
    lambda shape: shape("a")._asdict(),
    lambda shape: shape("a").double(),
    lambda shape: shape("a") == ("a", 3, ()),
    lambda shape: {shape("a"): 1}[("a", 3, ())],
    lambda shape: sorted([shape("b"), shape("a", 4), shape("a")]),
    lambda shape: repr(shape("a")).partition("(")[2],
    lambda shape: setattr(shape("a"), "size", 1),
    lambda shape: setattr(shape("a"), "colour", 1),
    lambda shape: tuple(copy.copy(shape("a"))),
    lambda shape: tuple(copy.deepcopy(shape("a", 1, ("x",)))),
    lambda shape: pickle.loads(pickle.dumps(shape("a", 2))).size,
    lambda shape: isinstance(shape("a"), tuple),
    lambda shape: shape("a").name,
    lambda shape: hasattr(shape("a"), "__dict__"),
]


@pytest.mark.parametrize("place", range(len(ASKED)))
def test_a_shape_is_like_the_real_one(place: int) -> None:
    results = []
    for shape in (Own, Real):
        try:
            results.append(ASKED[place](shape))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is compared
            results.append(type(error))
    # The real one had another error for an unknown field before Python 3.13.
    assert results[0] == (TypeError if results[1] is ValueError else results[1])


def test_shapes_match_by_place() -> None:
    match Own("a", 7):
        case Own(name, size):
            assert (name, size) == ("a", 7)


def test_a_block_is_like_the_real_one() -> None:
    def steps(log: list[str], *, swallow: bool = False, more: bool = False) -> Iterator[int]:
        log.append("in")
        try:
            yield 5
        except ValueError as error:
            log.append("seen")
            if not swallow:
                raise KeyError from error
        finally:
            log.append("out")
        if more:
            yield 6

    def used(make: Any, error: BaseException | None, **how: bool) -> list[object]:
        log: list[Any] = []
        try:
            with make(steps)(log, **how) as value:
                log.append(value)
                if error is not None:
                    raise error
            log.append("after")
        except BaseException as raised:  # noqa: BLE001
            log.append((type(raised), raised is error, type(raised.__cause__)))
        return log

    for error in (None, ValueError(), OSError(), StopIteration(), KeyboardInterrupt()):
        for how in ({}, {"swallow": True}, {"more": True}):
            own = used(light.contextmanager, error, **how)
            assert own == used(contextlib.contextmanager, error, **how), (error, how)


def test_what_is_kept_is_what_was_returned() -> None:
    seen = []

    @light.lru_cache(maxsize=2)
    def twice(value: int) -> int:
        seen.append(value)
        return 2 * value

    assert [twice(1), twice(1), twice(2), twice(3), twice(1)] == [2, 2, 4, 6, 2]
    assert seen == [1, 2, 3, 1]


def test_sqlite_begins_the_same_with_and_without_what_it_asks_for() -> None:
    script = """if True:
        import sys
        {first}
        from salesbook.book.engine import sqlite3
        assert ("functools" in sys.modules) is {loaded}
        connection = sqlite3.connect(":memory:", cached_statements=2)
        for number in range(5):
            assert connection.execute(f"SELECT {{number % 3}}").fetchone() == (number % 3,)
        import collections.abc, functools, contextlib, typing, dataclasses, json
        assert functools.lru_cache(1)(len)("ab") == 2
        import sqlite3 as whole
        for name in ("Connection", "Cursor", "Row", "Error", "OperationalError", "connect"):
            assert getattr(whole, name) is getattr(sqlite3, name)
        from sqlmodel import SQLModel
        """
    for first, loaded in (("pass", False), ("import functools", True), ("import sqlite3", True)):
        subprocess.run(
            [sys.executable, "-c", script.format(first=first, loaded=loaded)], check=True
        )

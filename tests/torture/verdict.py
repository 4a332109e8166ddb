"""Whether a book is one of those it may be after a fault: before, after, never between."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from builders import LOG
from days import TODAY
from salesbook.book import file
from salesbook.book.backup import list_copies
from salesbook.book.checking import CHAIN, find_faults
from salesbook.book.reading import Book, open_to_read

KEY = "c0" * 32
"""What the encrypted books of these tests are locked with."""


class State(NamedTuple):
    """What a book holds: its rows, how many commands it knows of, and whether it is encrypted."""

    content: dict[str, list[tuple[Any, ...]]] | None
    operations: int
    encrypted: bool = False


@contextmanager
def as_found(book: str) -> Iterator[Book]:
    """A book, plain or encrypted, as it is found now."""
    before, file.key_of = file.key_of, lambda _path: KEY
    file.encrypted.clear()
    try:
        with open_to_read(book) as opened:
            yield opened
    finally:
        file.key_of = before
        file.encrypted.clear()


def state_of(book: str) -> State:
    """The state; a book that is not there is one too."""
    if not os.path.lexists(book):
        return State(None, 0)
    with as_found(book) as opened:  # rolls back what a killed writer left
        operations = opened.value("SELECT count(*) FROM operation")
        encrypted = os.path.realpath(book) in file.encrypted
        return State(_rows(opened), operations, encrypted)


def faults_of(book: str) -> list[str]:
    """What a deep check finds, but for what the sale itself is told of."""
    with as_found(book) as opened:
        found = list(find_faults(opened, TODAY, deep=True, step=lambda _count: None))
    return [f"{one.kind} {one.values}" for one in found if one.kind not in CHAIN]


def judge(book: str, exit: int, before: Sequence[State], after: State) -> tuple[str, str | None]:
    """What came of it, and what is wrong with that."""
    try:
        state = state_of(book)
        faults = faults_of(book) if state.content is not None else []
        for copy in list_copies(book):
            faults += [f"{copy.path}: {fault}" for fault in faults_of(copy.path)]
    except Exception as error:  # noqa: BLE001 - whatever it is, the book cannot be read
        return "corrupt", f"corrupt: {error!r}"
    if faults:
        return "corrupt", f"corrupt: {faults[:3]}"
    if state == after:
        return ("done and said so" if exit == 0 else "done, but not said"), None
    if state not in before:
        return "half", "half: neither before nor after"
    if exit == 0:
        return "lost", "lost: acknowledged, and not in the book"
    return "nothing done", None


def _rows(opened: Book) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the log."""
    names = opened.values("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY 1")
    return {
        name: opened.values(f"SELECT * FROM {name} ORDER BY id")
        for (name,) in names
        if name not in LOG
    }

"""Whether a book is one of those it may be after a fault: before, after, never between."""

import os
from collections.abc import Sequence
from typing import Any, NamedTuple

import builders
from days import TODAY
from salesbook.book.checking import CHAIN, find_faults
from salesbook.book.door import open_to_read


class State(NamedTuple):
    """What a book holds: its rows, and how many commands it knows of."""

    content: dict[str, list[tuple[Any, ...]]] | None
    operations: int


def state_of(book: str) -> State:
    """The state; a book that is not there is one too."""
    if not os.path.lexists(book):
        return State(None, 0)
    with open_to_read(book) as opened:  # rolls back what a killed writer left
        operations = opened.value("SELECT count(*) FROM operation")
    return State(builders.contents(book), operations)


def faults_of(book: str) -> list[str]:
    """What a deep check finds, but for what the sale itself is told of."""
    with open_to_read(book) as opened:
        found = list(find_faults(opened, TODAY, deep=True, step=lambda _count: None))
    return [f"{one.kind} {one.values}" for one in found if one.kind not in CHAIN]


def judge(book: str, exit: int, before: Sequence[State], after: State) -> tuple[str, str | None]:
    """What came of it, and what is wrong with that."""
    try:
        state = state_of(book)
        faults = faults_of(book) if state.content is not None else []
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

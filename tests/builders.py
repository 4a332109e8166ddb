"""What tests build books from; `conftest` hands these out as fixtures.

Days are told as a number from TODAY (-9: nine days ago, 0: today, 3: in three days), as a
date, or as ISO text. A builder takes the path of a book, or a running `Change` when many
rows are to be made under one operation. Neighbour: `program`, which runs the real one.
"""

import atexit
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cache
from typing import Any

from days import AT, NOW, TODAY, Moment, iso
from program import Result, command_line, hermetic, run_program, start_program
from salesbook.book import undo
from salesbook.book.create import create_book
from salesbook.book.door import Change, open_to_change
from salesbook.book.settings import read_day
from salesbook.domain.day import Day
from salesbook.phrases.fields import name_columns
from salesbook.phrases.phones import phone_columns

__all__ = [
    "AT",
    "NOW",
    "TODAY",
    "Moment",
    "Result",
    "a_book",
    "a_customer",
    "a_follow_up",
    "a_grade_change",
    "a_promise",
    "again",
    "back",
    "changing",
    "command_line",
    "contents",
    "fill_by",
    "hermetic",
    "iso",
    "query",
    "raw",
    "run_program",
    "start_program",
]

Where = str | os.PathLike[str] | Change

LOG = ("operation", "change", "running", "sqlite_sequence", "sqlite_stat1", "sqlite_stat4")


# Books


@cache
def _template() -> str:
    folder = tempfile.mkdtemp(prefix="salesbook-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = os.path.join(folder, "empty.db")
    create_book(path)
    return path


def a_book(folder: str | os.PathLike[str], name: str = "book.db") -> str:
    """An empty book in a folder; returns its path. Made once, then only copied."""
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    shutil.copy(_template(), path)
    return path


@cache
def _filled(fill: Callable[[str], None]) -> str:
    folder = tempfile.mkdtemp(prefix="salesbook-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = a_book(folder)
    fill(path)
    return path


def fill_by(fill: Callable[[str], None], path: str) -> None:
    """Make the book at a path what `fill` makes of an empty one; made once, then only copied."""
    shutil.copy(_filled(fill), path)


@contextmanager
def changing(
    book: str | os.PathLike[str],
    command: str = "test",
    *,
    now: datetime = NOW,
    me: str | None = None,
) -> Iterator[tuple[Change, Day]]:
    """One operation inside this process, as a command gets it: the change and the day.

    `with changing(book, "log") as (change, day): follow_ups.log(change, day, ...)`
    """
    at = f"{now.isoformat(timespec='seconds')}+08:00"
    with open_to_change(os.fspath(book)) as opened, opened.change(command, at) as change:
        yield change, read_day(opened, now, me)


@contextmanager
def raw(book: str | os.PathLike[str], *, keys: bool = True) -> Iterator[sqlite3.Connection]:
    """The book in another program's hands: plain sqlite3, committed at the end.

    `keys` is whether that program asks for foreign keys; by default SQLite does not.
    """
    with closing(sqlite3.connect(book)) as connection:
        connection.execute(f"PRAGMA foreign_keys={int(keys)}")
        yield connection
        connection.commit()


def query(book: str | os.PathLike[str], sql: str, *values: object) -> list[tuple[Any, ...]]:
    """Bare rows of a statement, read as another program would."""
    with closing(sqlite3.connect(f"file:{book}?mode=ro", uri=True)) as connection:
        return connection.execute(sql, values).fetchall()


def contents(
    book: str | os.PathLike[str], without: tuple[str, ...] = ()
) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the log, for comparing two states of a book.

    Without what the file works out of the rest.
    """
    with closing(sqlite3.connect(f"file:{book}?mode=ro", uri=True)) as connection:
        columns = connection.execute(
            "SELECT t.name,group_concat(c.name) FROM sqlite_schema t,pragma_table_info(t.name) c "
            "WHERE t.type='table' GROUP BY 1 ORDER BY 1"
        )
        return {
            name: connection.execute(f"SELECT {stored} FROM {name} ORDER BY id").fetchall()
            for name, stored in columns.fetchall()
            if name not in LOG and name not in without
        }


# Rows


def a_customer(
    where: Where,
    name: str | None = None,
    *,
    grade: str = "C",
    captured: Moment = -60,
    since: Moment | None = None,
    last_contact: Moment | None = None,
    next_on: Moment | None = None,
    next_at: str | None = None,
    next_action: str = "call",
    every: int | None = None,
    signed: Moment | None = None,
    verified: Moment = 0,
    phone: str | None = None,
    contact: str | None = None,
    tags: tuple[str, ...] = (),
    **columns: object,
) -> int:
    """A customer with what hangs on it, consistent with itself; returns its id.

    `since` is the first day of the grade (the day of capture unless said). A customer
    with a `last_contact` has a follow-up on that day; one with `next_on` an open next
    action; one with `contact` a decision maker of that name. Its data was checked today
    unless `verified` says otherwise. Other columns of the table go by their names:
    `status="pooled"`, `owner="wang"`, `external_id="K-1"`.
    """
    with _change(where) as change:
        name = name or f"Customer {change.book.value('SELECT count(*)+1 FROM customer')}"
        row: dict[str, object] = {
            **name_columns(name),
            "grade": grade,
            "grade_since": iso(captured if since is None else since),
            "captured_on": iso(captured),
            "owned_since": iso(captured),
            "verified_on": iso(verified),
            "every_days": every,
            "signed_on": None if signed is None else iso(signed),
            **(phone_columns("phone", phone) if phone else {"phone": None}),
            "last_contact_on": None if last_contact is None else iso(last_contact),
        }
        identity = change.insert("customer", **{**row, **columns})
        a_grade_change(change, identity, grade, on=row["grade_since"], reason="captured")
        if last_contact is not None:
            a_follow_up(change, identity, on=last_contact)
        if next_on is not None:
            a_promise(change, identity, on=next_on, at_time=next_at, action=next_action)
        if contact is not None:
            change.insert("contact", customer_id=identity, decides=1, **name_columns(contact))
        for tag in tags:
            change.insert("tag", customer_id=identity, name=tag)
        return identity


def a_follow_up(
    where: Where,
    customer: int,
    *,
    on: Moment = 0,
    note: str = "talked",
    reached: bool = True,
    **columns: object,
) -> int:
    """A contact as a bare row: the customer's row is not brought up to date by it."""
    with _change(where) as change:
        row = {"method": "phone", "entered_at": AT, **columns}
        return change.insert("follow_up", customer_id=customer, on_day=iso(on), note=note,
                             reached=int(reached), **row)  # fmt: skip


def a_promise(
    where: Where,
    customer: int,
    *,
    on: Moment = 0,
    made: Moment | None = None,
    action: str = "call",
    **columns: object,
) -> int:
    """A next action, open unless `state` and `ended_on` say otherwise."""
    with _change(where) as change:
        made_on = min(iso(on), iso(0)) if made is None else iso(made)
        return change.insert("next_action", customer_id=customer, on_day=iso(on), action=action,
                             made_on=made_on, **columns)  # fmt: skip


def a_grade_change(
    where: Where, customer: int, to: str, *, on: Any = 0, reason: str = "why", **columns: object
) -> int:
    """A step of a grade as a bare row."""
    with _change(where) as change:
        return change.insert("grade_change", customer_id=customer, to_grade=to, on_day=iso(on),
                             reason=reason, **columns)  # fmt: skip


@contextmanager
def _change(where: Where) -> Iterator[Change]:
    if isinstance(where, Change):
        yield where
    else:
        with changing(where) as (change, _day):
            yield change


# Undo


def back(book: str | os.PathLike[str], operation: int | None = None) -> None:
    """Undo the last command, or the one of this number, as `undo` does."""
    with changing(book, "undo") as (change, _day):
        target = (
            undo.operation_by_id(change.book, operation)
            if operation
            else undo.last_in_effect(change.book)
        )
        undo.take_back(change, target)


def again(book: str | os.PathLike[str]) -> None:
    """Redo what was undone last, as `redo` does."""
    with changing(book, "redo") as (change, _day):
        undo.take_back(change, undo.last_undone(change.book))

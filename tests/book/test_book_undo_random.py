"""Random commands, random undos: the book is always one it has been before."""

import json
import os
import sqlite3
import tempfile
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from builders import TODAY, a_book, again, back, changing, contents, query, raw
from salesbook.actions import contacts, customers, follow_ups, grades, next_actions, tags
from salesbook.book.checking import CHAIN, find_faults
from salesbook.book.reading import open_to_read
from salesbook.book.settings import write_setting
from salesbook.errors import NotFound, Refused, SalesbookError
from salesbook.phrases.when import Moment

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # thousands of small commits

NAMES = ("Alpha", "阿尔法", "Beta 'x'", "%_", "王总")
STEP = st.tuples(
    st.sampled_from(
        ("add", "log", "regrade", "next", "end", "snooze", "edit", "tag", "verify", "archive",
         "contact", "contact edit", "contact rm", "set", "other", "undo", "undo", "undo",
         "redo", "redo", "some")
    ),
    st.integers(0, 5),
    st.integers(0, 3),
)  # fmt: skip


def act(change, day, kind, who, variant):
    """One of the program's actions, more or less at random; what it refuses is no matter."""
    there = change.book.values("SELECT id FROM customer ORDER BY id")
    one = str(there[who % len(there)][0]) if there else "1"
    when = ("today", "tomorrow", "fri 15:00", "+9d")[variant]
    match kind:
        case "add":
            customers.add(
                change, day,
                {"name": f"{NAMES[who % 5]} {variant}", "grade": "ABC"[variant % 3],
                 "external_id": f"K-{who}" if variant == 3 else None,
                 "aliases": ["one", "two"] if variant == 1 else None,
                 "tags": ["vip"] if variant == 2 else None},
                contact={"name": "Li", "decides": "yes"} if variant > 1 else None,
                next_action=next_actions.read_promise(f"{when} call", day) if variant else None,
            )  # fmt: skip
        case "log":
            contact = follow_ups.Contact(
                note="talked", moment=Moment(date(2026, 11, 18 - variant), None),
                reached=variant != 1, keep_next=variant == 2,
                next_action=next_actions.read_promise("mon visit", day) if variant == 3 else None,
            )  # fmt: skip
            follow_ups.log(change, day, one, contact, grade="ABC"[who % 3], why="said so")
        case "regrade":
            grades.regrade(change, day, one, "ABCA"[variant], why="why", on=None, renew=who > 2)
        case "next":
            next_actions.set_next(change, day, one, f"{when} send quote")
        case "end":
            next_actions.end_next(change, day, one, "done" if variant else "dropped")
        case "snooze":
            next_actions.snooze(change, day, one, when)
        case "edit":
            given = ({"need": "CRM"}, {"every": "10d", "need": ""}, {"aliases": ["x", "two"]},
                     {"status": "active", "budget": "50-80万"})[variant]  # fmt: skip
            customers.edit(change, day, one, given, ["staff=25", "staff="][: who % 3])
        case "tag":
            tags.tag(change, one, ["vip", "cold"][: variant % 3], ["vip"][: variant // 2])
        case "verify":
            customers.verify(change, day, one)
        case "archive":
            customers.archive(change, day, one)
        case "contact":
            contacts.add_contact(change, day, one, {"name": f"P{variant}", "decides": "yes"})
        case "contact edit":
            contacts.edit_contact(change, day, one, "P", {"title": "CTO", "decides": "no"})
        case "contact rm":
            contacts.remove_contact(change, one, f"P{variant}")
        case "set":
            write_setting(change, ("cadence", "window", "cadence.A", "agenda.limit")[variant],
                          ("sprint", "wide", "5d", "7")[variant])  # fmt: skip


OTHER = (
    "UPDATE customer SET need='other' WHERE id=(SELECT max(id) FROM customer)",
    "DELETE FROM customer WHERE id=(SELECT min(id) FROM customer)",
    "INSERT INTO tag(customer_id,name) SELECT id,'other' FROM customer",
    "DELETE FROM next_action",
)


def known(book):
    return contents(book, without=("calendar_day", "calendar_year"))


class Memory:
    """A book, and the states it was in before and after each command that stands."""

    def __init__(self, book):
        self.book = book
        self.state = known(book)
        self.done = []
        self.undone = []
        self.adopted = None  # the state before another program's change, not yet adopted

    def command(self, kind, who, variant):
        count = operations(self.book)
        with suppress(SalesbookError), changing(self.book, kind) as (change, day):
            act(change, day, kind, who, variant)
        now, made = known(self.book), operations(self.book) - count
        if made and self.adopted is not None:
            self._remember(self.adopted, self.state)
            made -= 1
        if made:  # also where a command put in what it took out again
            self._remember(self.state, now)
        assert now == self.state

    def other(self, variant):
        with raw(self.book) as connection, suppress(sqlite3.IntegrityError):
            connection.execute(OTHER[variant])
        now = known(self.book)
        if now != self.state and self.adopted is None:
            self.adopted = self.state
        self.state = now

    def undo(self):
        if self.adopted is not None:
            self._remember(self.adopted, self.state)
        if not self.done:
            with pytest.raises(NotFound):
                back(self.book)
            return
        before, after = self.done.pop()
        assert self.state == after
        back(self.book)
        self.state = known(self.book)
        assert self.state == before
        self.undone.append((before, after))

    def redo(self):
        if self.adopted is not None or not self.undone:
            with pytest.raises(NotFound):
                again(self.book)
            return
        before, after = self.undone.pop()
        again(self.book)
        self.state = known(self.book)
        assert self.state == after
        self.done.append((before, after))

    def undo_some(self, number):
        """One that need not be the last: exact, shown by redoing it, or refused whole."""
        try:
            back(self.book, number + 1)
        except (NotFound, Refused):
            assert known(self.book) == self.state
            return
        if self.adopted is not None:
            self._remember(self.adopted, self.state)
        again(self.book)
        assert known(self.book) == self.state

    def _remember(self, before, after):
        self.done.append((before, after))
        self.undone.clear()
        self.adopted = None
        self.state = after


def operations(book):
    return query(book, "SELECT coalesce(max(id),0) FROM operation")[0][0]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEP, min_size=10, max_size=25))
def test_random_commands_and_undos_lead_back_exactly(steps):
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        memory = Memory(a_book(folder))
        for kind, who, variant in [("add", 0, 1), ("add", 1, 2), *steps]:
            if kind == "other":
                memory.other(variant)
            elif kind == "some":
                memory.undo_some(who * 2 + variant)
            elif kind in ("undo", "redo"):
                getattr(memory, kind)()
            else:
                memory.command(kind, who, variant)
        follows_from_the_log(memory.book)
        while memory.done or memory.adopted is not None:
            memory.undo()
        follows_from_the_log(memory.book)
        assert memory.state == known(a_book(folder, "empty.db"))


def follows_from_the_log(book):
    """The log says which rows are there and what their columns last became; no mark is left."""
    assert query(book, "SELECT * FROM running") == []
    assert query(book, "PRAGMA foreign_key_check") == []
    there: dict[tuple[str, int], dict[str, object]] = {}
    gone: set[tuple[str, int]] = set()
    for table, row, act_, after in query(
        book, "SELECT table_name,row_id,act,after FROM change ORDER BY id"
    ):
        if act_ == "delete":
            there.pop((table, row), None)
            gone.add((table, row))
        else:
            gone.discard((table, row))
            there.setdefault((table, row), {}).update(json.loads(after or "{}"))
    rows = {}
    for table in {table for table, _row in {*there, *gone}}:
        names = [name for (name,) in query(book, "SELECT name FROM pragma_table_info(?)", table)]
        for row in query(book, f"SELECT {','.join(names)} FROM {table}"):
            rows[table, row[0]] = dict(zip(names, row, strict=True))
    assert there.keys() <= rows.keys()
    assert not gone & rows.keys()
    for key, columns in there.items():
        assert columns.items() <= rows[key].items()
    with open_to_read(book) as opened:
        faults = find_faults(opened, TODAY, deep=True, step=lambda _count: None)
        assert [found for found in faults if found.kind not in CHAIN] == []

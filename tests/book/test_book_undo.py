"""Undo and redo: exact or refused, whatever was done in between."""

import json
import os
import sqlite3
import tempfile
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from builders import (
    NOW,
    a_book,
    a_customer,
    a_follow_up,
    a_promise,
    changing,
    contents,
    query,
    raw,
)
from salesbook.actions import contacts, customers, follow_ups, grades, next_actions, tags
from salesbook.book import undo
from salesbook.book.settings import write_setting
from salesbook.errors import NotFound, Refused, SalesbookError
from salesbook.phrases.when import Moment


def back(book, operation=None):
    with changing(book, "undo") as (change, _day):
        target = (
            undo.operation_by_id(change.book, operation)
            if operation
            else undo.last_in_effect(change.book)
        )
        undo.take_back(change, target)


def again(book):
    with changing(book, "redo") as (change, _day):
        undo.take_back(change, undo.last_undone(change.book))


def note(book, customer, need):
    """A small command that changes one row."""
    with changing(book, "edit") as (change, _day):
        change.update("customer", customer, need=need)
        change.says(f"need {need}")


def need(book):
    return query(book, "SELECT need FROM customer ORDER BY id LIMIT 1")[0][0]


def test_undo_and_redo_go_back_and_forth_over_several_commands(book):
    one = a_customer(book)
    for step in "abc":
        note(book, one, step)
    for expected in ("b", "a", None):
        back(book)
        assert need(book) == expected
    for expected in ("a", "b", "c"):
        again(book)
        assert need(book) == expected
    with pytest.raises(NotFound, match="nothing to redo"):
        again(book)
    back(book)
    again(book)
    back(book)
    assert need(book) == "b"


def test_when_all_is_undone_there_is_nothing_to_undo(book):
    before = contents(book)
    a_customer(book)
    back(book)
    assert contents(book) == before
    with pytest.raises(NotFound, match="nothing to undo"):
        back(book)


def test_an_id_that_was_undone_is_not_given_again(book):
    a_customer(book, "One")
    back(book)
    assert a_customer(book, "Two") == 2


def test_a_new_command_ends_redo(book):
    one = a_customer(book)
    note(book, one, "a")
    back(book)
    note(book, one, "b")
    with pytest.raises(NotFound, match="nothing to redo"):
        again(book)
    assert need(book) == "b"


def test_a_new_command_drops_the_log_of_what_was_taken_back(book):
    one = a_customer(book)
    note(book, one, "a")
    back(book)
    again(book)
    back(book)
    assert query(book, "SELECT count(*) FROM change WHERE operation_id>1") == [(4,)]
    note(book, one, "b")
    assert query(book, "SELECT DISTINCT operation_id FROM change WHERE operation_id>1") == [(6,)]
    assert query(book, "SELECT count(*) FROM operation") == [(6,)]  # history still tells
    back(book)
    assert need(book) is None
    back(book)
    assert query(book, "SELECT * FROM customer") == []


def test_a_command_that_changes_nothing_does_not_end_redo(book):
    one = a_customer(book)
    note(book, one, "a")
    back(book)
    note(book, one, None)
    again(book)
    assert need(book) == "a"


def test_what_another_program_changes_ends_redo(book):
    one = a_customer(book)
    note(book, one, "a")
    back(book)
    with raw(book) as connection:
        connection.execute("UPDATE customer SET need='other'")
    with pytest.raises(NotFound, match="nothing to redo"):
        again(book)
    assert need(book) == "other"


def test_a_command_that_is_not_the_last_is_undone_alone(book):
    one, two = a_customer(book), a_customer(book)
    note(book, one, "a")
    note(book, two, "b")
    back(book, 3)
    assert query(book, "SELECT need FROM customer ORDER BY id") == [(None,), ("b",)]
    again(book)
    assert query(book, "SELECT need FROM customer ORDER BY id") == [("a",), ("b",)]


def test_a_conflict_names_the_later_command_and_changes_nothing(book):
    one = a_customer(book)
    note(book, one, "a")
    note(book, one, "b")
    note(book, one, "c")
    before = contents(book)
    with pytest.raises(Refused, match=r"Operation 2 .* operation 4 changed .*need c"):
        back(book, 2)
    assert contents(book) == before
    back(book, 4)
    with pytest.raises(Refused, match="operation 3"):
        back(book, 2)
    back(book, 3)
    back(book, 2)
    assert need(book) is None


def test_who_hangs_on_a_new_customer_is_a_conflict_too(book):
    one = a_customer(book)
    with changing(book, "tag") as (change, _day):
        tags.tag(change, str(one), ["vip"], [])
    with pytest.raises(Refused, match="operation 2"):
        back(book, 1)
    back(book, 2)
    back(book, 1)
    assert query(book, "SELECT * FROM customer") == []


def test_what_refers_to_a_row_of_another_command_keeps_it(book):
    one = a_customer(book)
    told = a_follow_up(book, one)  # operation 2
    a_promise(book, one, follow_up_id=told)  # operation 3
    before = contents(book)
    with pytest.raises(SalesbookError):
        back(book, 2)
    assert contents(book) == before


@pytest.mark.parametrize(
    ("operation", "sentence"),
    # 4 would be the number of the very undo that asks.
    [(99, "no operation 99"), (4, "no operation 4"), (2, "already undone"),
     (3, "itself an undo")],
)  # fmt: skip
def test_what_cannot_be_undone_is_named(book, operation, sentence):
    note(book, a_customer(book), "a")
    back(book)
    with pytest.raises((NotFound, Refused), match=sentence):
        back(book, operation)


def test_undo_stops_where_the_book_was_upgraded(book):
    a_customer(book)
    with raw(book) as connection:
        connection.execute("UPDATE operation SET schema_version=0")
    with pytest.raises(Refused, match="upgraded"):
        back(book)


def test_a_log_that_does_not_fit_the_rows_is_refused(book):
    one = a_customer(book)
    note(book, one, "a")
    with raw(book) as connection:  # past the triggers
        connection.execute("DROP TRIGGER customer_update")
        connection.execute("UPDATE customer SET need='b'")
    before = contents(book)
    with pytest.raises(Refused, match="exactly"):
        back(book)
    assert contents(book) == before


def test_settings_undo_and_redo(book):
    with changing(book, "config set") as (change, _day):
        assert write_setting(change, "cadence", "sprint") == {
            "cadence.A": "1", "cadence.B": "3", "cadence.C": "7",
        }  # fmt: skip
    with changing(book) as (_change, day):
        assert day.policy.cadence == (1, 3, 7)
    back(book)
    with changing(book) as (_change, day):
        assert day.policy.cadence == (7, 15, 30)
    again(book)
    assert query(book, "SELECT key,value FROM setting") == [
        ("cadence.A", "1"), ("cadence.B", "3"), ("cadence.C", "7"),
    ]  # fmt: skip


def test_taking_back_a_large_command_is_exact_and_costs_by_its_size(a_book):
    steps = []
    for size in (100, 400):
        book = a_book(f"{size}.db")
        a_customer(book)
        before = contents(book)
        with changing(book, "import") as (change, _day):
            for number in range(size):
                one = a_customer(change, str(number), last_contact=-9, next_on=3, tags=("a",))
                told = a_follow_up(change, one, on=-3)
                change.update("next_action", number + 1, follow_up_id=told)
        after = contents(book)
        ticks = []
        with changing(book, "undo") as (change, _day):
            change.book.connection.set_progress_handler(lambda ticks=ticks: ticks.append(1), 100)
            undo.take_back(change, undo.last_in_effect(change.book))
        steps.append(len(ticks))
        assert contents(book) == before
        again(book)
        assert contents(book) == after
    assert steps[1] < steps[0] * 5, steps


# Random commands, random undos: the book is always one it has been before.

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
        for row in query(book, f"SELECT * FROM {table}"):
            rows[table, row[0]] = dict(zip(names, row, strict=True))
    assert there.keys() <= rows.keys()
    assert not gone & rows.keys()
    for key, columns in there.items():
        assert columns.items() <= rows[key].items()


def test_the_moment_of_the_builders_is_that_of_the_day():
    assert NOW.date() == date(2026, 11, 18)

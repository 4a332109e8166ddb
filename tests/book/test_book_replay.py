"""The rows held against their log: what `check --deep` sees, and that it is no false alarm."""

import os
import random
import sqlite3
from binascii import crc32 as of_the_library
from contextlib import closing

import pytest
from hypothesis import given, strategies as st

from builders import TODAY, a_book, a_customer, a_follow_up, again, back, changing, query, raw
from salesbook.book.checking import find_faults
from salesbook.book.reading import open_to_read
from salesbook.book.replay import Step, walk_back
from salesbook.errors import SalesbookError
from salesbook.rows.checksum import checksum, crc32
from salesbook.schema import Setting, open_session
from selling import one_of_each

BORN = {"id": 1, "name": "a", "note": None}
NOW = {"id": 1, "name": "b", "note": "x"}
FIRST = Step(1, 1, "insert", {}, {}, checksum(BORN))
NAMED = Step(2, 2, "update", {"name": "a"}, {"name": "b"}, None)
NOTED = Step(3, 3, "update", {"note": None}, {"note": "x"}, None)
GONE = Step(4, 4, "delete", NOW, {}, None)
BACK = Step(5, 5, "insert", {}, {}, checksum(NOW))


@pytest.mark.parametrize(
    ("steps", "now", "faults"),
    [
        ([FIRST], BORN, []),
        ([FIRST, NAMED, NOTED], NOW, []),
        ([FIRST, NAMED, NOTED, GONE], None, []),
        ([FIRST, NAMED, NOTED, GONE, BACK], NOW, []),
        ([NOTED], NOW, []),  # the log before it was dropped
        ([GONE], None, []),
        # Inserted and changed by one operation: the number is of its end.
        ([FIRST._replace(checksum=checksum(NOW)), NAMED._replace(operation=1),
          NOTED._replace(operation=1)], NOW, []),
        # Without a number, as before there were any.
        ([FIRST._replace(checksum=None), NAMED, NOTED], NOW, []),
        ([FIRST], NOW, ["began"]),
        ([FIRST, NAMED], NOW, ["began"]),
        ([FIRST, NAMED, NOTED], {**NOW, "name": "c"}, ["differs name"]),
        ([FIRST, NAMED._replace(before={"name": "q"}), NOTED], NOW, ["began"]),
        ([FIRST, NAMED._replace(after={"name": "q"}), NOTED], NOW, ["differs name"]),
        ([FIRST, NAMED, NOTED, GONE._replace(before={**NOW, "id": 3}), BACK], NOW, ["began"]),
        ([FIRST, BACK], NOW, ["began"]),
        ([FIRST, NAMED, NOTED], None, ["gone"]),
        ([FIRST, NAMED, NOTED, GONE], NOW, ["there"]),
    ],
)  # fmt: skip
def test_walking_a_row_back(steps, now, faults):
    found = [
        f"{kind} {column}" if column else kind for kind, column in walk_back(steps, now).faults
    ]
    assert found == faults


def test_a_number_does_not_change_where_a_column_is_new_and_empty():
    assert checksum(BORN) == checksum({"id": 1, "name": "a"})
    assert checksum({"a": "1", "b": None}) != checksum({"a": None, "b": "1"})


def filled(path):
    """A book with a row in every table, and a past."""
    with changing(path) as (change, _day):
        one = a_customer(change, "王总 <&> \U0001f600", contact="Li", tags=("vip",), next_on=3)
        one_of_each(change, one)
        a_follow_up(change, one, note="x\n" * 50)
    a_customer(path, "Gone")
    back(path)
    for note in "abc":
        with changing(path) as (change, _day):
            change.update("customer", one, note=note)
    back(path)
    again(path)
    with changing(path) as (change, _day):
        change.delete("tag", 1)
    with raw(path) as connection:
        connection.execute("INSERT INTO setting(key,value) VALUES('cadence.A','5')")
        connection.execute("UPDATE customer SET need='CRM'")
    with open_session(path, writing=True) as session:
        session.add(Setting(key="cadence.B", value="9"))
    return path


def deep(path):
    with open_to_read(path) as book:
        return [(one.kind, str(one.values)) for one in
                find_faults(book, TODAY, deep=True, step=lambda _count: None)]  # fmt: skip


def test_every_writer_leaves_numbers_and_no_false_alarm(book):
    filled(book)
    kinds = {kind for kind, _values in deep(book)}
    assert not kinds & {"operation", "form", "calendar", "number", "damage", "reference"}
    assert not {kind for kind in kinds if kind.startswith("log")}
    assert query(book, "SELECT count(*) FROM change WHERE act='insert' AND checksum IS NULL "
                 "AND table_name||row_id NOT IN (SELECT table_name||row_id FROM change "
                 "WHERE act='delete')") == [(0,)]  # fmt: skip


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ("UPDATE customer SET note='b'", "log_differs"),
        ("UPDATE customer SET region='x'", "log_began"),
        ("UPDATE follow_up SET note='y' WHERE id=1", "log_began"),
        ("DELETE FROM fact", None),
        ("DELETE FROM criterion", "log_gone"),
        ("INSERT INTO tag(id,customer_id,name) VALUES(1,1,'vip')", "log_there"),
        ("UPDATE operation SET summary='x' WHERE id=1", "operation"),
        ("UPDATE operation SET undone_by=1 WHERE id=3", "operation"),
        (
            "UPDATE change SET table_name='tags' WHERE table_name='tag' AND act='insert'",
            "log_strange",
        ),
        ("UPDATE change SET row_id=77 WHERE table_name='follow_up'", "log_gone"),
        ("UPDATE change SET before='{' WHERE act='update'", "log_unreadable"),
        ("UPDATE change SET after='{\"nite\":\"a\"}' WHERE act='update'", "log_unreadable"),
        ("UPDATE change SET checksum=checksum+1 WHERE table_name='deal'", "log_began"),
        ("UPDATE calendar_day SET works=1-works WHERE id=9", "calendar"),
        ("UPDATE sqlite_sequence SET seq=0 WHERE name='customer'", "number"),
        ("DROP INDEX customer_by_name", "form"),
    ],
)
def test_what_was_changed_past_the_log_is_found(tmp_path, sql, kind):
    path = filled(a_book(tmp_path))
    clean = deep(path)
    with raw(path) as connection:
        triggers = connection.execute(
            "SELECT name,sql FROM sqlite_schema WHERE type='trigger'"
        ).fetchall()
        for name, _sql in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(sql)
        for _name, trigger in triggers:
            connection.execute(trigger)
    found = [fault for fault in deep(path) if fault not in clean]
    assert {one for one, _values in found} == ({kind} if kind else set()), found


def test_a_flipped_bit_in_what_is_kept_is_found(tmp_path):
    path = filled(a_book(tmp_path))
    with open(path, "rb") as file:
        sound = file.read()
    clean, before = deep(path), everything(path)
    chance, changed = random.Random(8), 0
    for _flip in range(4000 if os.environ.get("TORTURE") == "1" else 160):
        damaged = bytearray(sound)
        damaged[chance.randrange(len(sound))] ^= 1 << chance.randrange(8)
        with open(path, "wb") as file:
            file.write(damaged)
        now = everything(path)
        if now == before:
            continue
        changed += 1
        try:
            assert deep(path) != clean, now
        except SalesbookError:
            continue
    assert changed > 10


def everything(path):
    """Every row of every table; None where it cannot be read."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        try:
            tables = connection.execute(
                "SELECT name FROM sqlite_schema WHERE type='table' AND name<>'sqlite_stat1'"
            ).fetchall()
            return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
                    for (table,) in tables}  # fmt: skip
        except (sqlite3.Error, UnicodeError):
            return None


@given(st.binary(max_size=600))
def test_the_checksum_reckoned_by_hand_is_that_of_the_library(data):
    assert crc32(data) == of_the_library(data)

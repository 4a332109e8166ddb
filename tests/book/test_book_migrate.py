"""Older books are brought up to date by whatever opens them: nothing is lost, nothing half."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from books import VERSIONS, old_book, old_export
from builders import TODAY, a_book, a_customer, changing, hermetic, query, raw
from salesbook.book import file, undo
from salesbook.book.backup import list_copies
from salesbook.book.checking import CHAIN, find_faults
from salesbook.book.file import SCHEMA_VERSION
from salesbook.book.reading import open_to_read
from salesbook.errors import Refused, SalesbookError


def schema(path):
    rows = query(path, "SELECT type,name,sql FROM sqlite_schema ORDER BY 1,2")
    return {(kind, name): " ".join((sql or "").split()) for kind, name, sql in rows}


def rows(path, columns=None):
    """Every row of every table, in the columns of another book where given."""
    found = {}
    tables = query(path, "SELECT name FROM sqlite_schema WHERE type='table' ORDER BY 1")
    for (table,) in tables:
        if table in ("sqlite_stat1", "sqlite_stat4") or (columns and table not in columns):
            continue
        names = (columns or {}).get(table) or [
            name for (name,) in query(path, "SELECT name FROM pragma_table_info(?)", table)
        ]
        found[table] = {
            "names": names,
            "rows": query(path, f"SELECT {','.join(names)} FROM {table} ORDER BY 1"),
        }
    return found


def columns(path):
    return {table: found["names"] for table, found in rows(path).items()}


def upgrade(path):
    with open_to_read(path) as book:
        return book.value("PRAGMA user_version")


@pytest.fixture(params=VERSIONS)
def old(tmp_path, request):
    return old_book(tmp_path, request.param)


@pytest.fixture
def told(monkeypatch):
    found = []
    monkeypatch.setattr(file, "tell", found.append)
    return found


def test_an_upgraded_book_is_made_like_a_new_one(old, tmp_path):
    assert upgrade(old) == SCHEMA_VERSION
    new = a_book(tmp_path)
    assert schema(old) == schema(new)
    statistics = "SELECT tbl,idx,stat FROM sqlite_stat1 ORDER BY 1,2"
    assert query(old, statistics) == query(new, statistics)
    assert query(old, "PRAGMA integrity_check") == [("ok",)]
    assert query(old, "PRAGMA foreign_key_check") == []


def test_a_book_of_this_version_could_be_upgraded_too(tmp_path):
    """What the next upgrade meets."""
    book = a_book(tmp_path)
    a_customer(book, "Acme")
    made, before = schema(book), rows(book)
    with raw(book) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION - 1}")
    assert upgrade(book) == SCHEMA_VERSION
    assert (schema(book), rows(book)) == (made, before)


def test_nothing_is_lost(old):
    known = columns(old)
    before = rows(old)
    upgrade(old)
    assert rows(old, known) == before


def test_what_is_new_follows_from_what_was_there(old):
    upgrade(old)
    keys = dict(query(old, "SELECT name,birthday_key FROM contact WHERE birthday IS NOT NULL"))
    assert {keys[name] for name in ("Qian Duo", "Sun Li")} == {"02-29"}
    assert (keys["Zhao Yun"], keys["周闰"]) == ("L08-15", "L04-30")
    assert query(old, "SELECT count(*) FROM operation WHERE checksum IS NULL") == [(0,)]
    with open_to_read(old) as book:
        faults = find_faults(book, TODAY, deep=True, step=lambda _count: None)
        assert [found for found in faults if found.kind not in CHAIN] == []


def test_a_copy_is_kept_and_named_once(old, told):
    before = rows(old)
    upgrade(old)
    (copy,) = list_copies(old)
    assert copy.reason == "upgrade"
    assert rows(copy.path) == before
    assert [copy.path in line for line in told] == [True]
    upgrade(old)
    assert len(told) == len(list_copies(old)) == 1


def test_undo_stops_at_the_upgrade_and_goes_on_after_it(old):
    upgrade(old)
    with pytest.raises(Refused, match="upgraded"), changing(old, "undo") as (change, _day):
        undo.take_back(change, undo.last_in_effect(change.book))
    identity = a_customer(old, "New", contact="Li")
    assert identity == 1 + query(old, "SELECT max(row_id) FROM change WHERE table_name='customer' "
                                 "AND row_id<?", identity)[0][0]  # fmt: skip
    with changing(old, "undo") as (change, _day):
        undo.take_back(change, undo.last_in_effect(change.book))


def test_what_another_program_changed_is_adopted_under_the_old_schema(old):
    version = query(old, "PRAGMA user_version")[0][0]
    with raw(old) as connection:
        connection.execute("UPDATE customer SET need='other' WHERE id=3")
    upgrade(old)
    last = query(old, "SELECT command,schema_version FROM operation ORDER BY id DESC LIMIT 1")
    assert last == [("(another program)", version)]
    assert query(old, "SELECT count(*) FROM change WHERE operation_id IS NULL") == [(0,)]


def test_what_another_program_added_stays(old):
    with raw(old) as connection:
        for sql in (
            "CREATE TABLE mine(a, b)",
            "ALTER TABLE customer ADD COLUMN mine_mark TEXT",
            "UPDATE customer SET mine_mark='kept' WHERE id<3",
            "CREATE INDEX mine_by_mark ON customer(mine_mark)",
            "INSERT INTO mine VALUES(1,2)",
            "CREATE INDEX mine_of_contact ON contact(email)",
            "CREATE VIEW mine_too AS SELECT name FROM contact",
            "CREATE TRIGGER mine_of_view INSTEAD OF INSERT ON mine_too BEGIN "
            "INSERT INTO mine VALUES(NEW.name,1); END",
            "CREATE TRIGGER mine_as_well AFTER INSERT ON contact BEGIN "
            "INSERT INTO mine VALUES(NEW.id,0); END",
        ):
            connection.execute(sql)
    mine = {key: sql for key, sql in schema(old).items() if "mine" in key[1]}
    seen = query(old, "SELECT count(*) FROM mine_too")
    upgrade(old)
    assert mine.items() <= schema(old).items()
    assert query(old, "SELECT * FROM mine") == [(1, 2)]
    assert query(old, 'SELECT id,mine_mark FROM customer WHERE mine_mark IS NOT NULL') == [
        (1, "kept"), (2, "kept"),
    ]  # fmt: skip
    assert query(old, "SELECT count(*) FROM mine_too") == seen


@pytest.mark.parametrize("mine", [
    "CREATE VIEW mine AS SELECT customer_id,phone FROM agenda_detail",
    "CREATE TRIGGER mine AFTER INSERT ON tag BEGIN SELECT phone FROM agenda_detail; END",
    "CREATE TRIGGER mine INSTEAD OF UPDATE ON agenda_detail BEGIN SELECT 1; END",
])  # fmt: skip
def test_a_view_that_is_gone_stays_where_another_program_uses_it(old, mine):
    with raw(old) as connection:
        connection.execute(mine)
    told = query(old, "SELECT * FROM agenda_detail ORDER BY 1")
    assert upgrade(old) == SCHEMA_VERSION
    assert query(old, "SELECT * FROM agenda_detail ORDER BY 1") == told
    with raw(old) as connection:
        connection.execute("INSERT INTO tag(customer_id,name) VALUES(1,'new')")
    assert query(old, "SELECT name FROM sqlite_schema WHERE name='mine'") == [("mine",)]


def test_what_was_broken_before_stops_no_upgrade(old):
    with raw(old, keys=False) as connection:
        connection.execute("UPDATE tag SET customer_id=999 WHERE id=1")
    assert upgrade(old) == SCHEMA_VERSION
    with open_to_read(old) as book:
        found = find_faults(book, TODAY, deep=False, step=lambda _count: None)
        assert [one.values["table"] for one in found if one.kind == "reference"] == ["tag"]


def test_rows_that_do_not_fit_stop_it_and_all_is_as_before(tmp_path):
    old = old_book(tmp_path, 1)  # whose tables are made anew
    with raw(old) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("UPDATE contact SET decides=7 WHERE id=1")
    before = rows(old), schema(old)
    with pytest.raises(SalesbookError, match="CHECK"):
        upgrade(old)
    assert (rows(old), schema(old)) == before


def test_of_many_programs_one_upgrades(old, start, tmp_path):
    runs = [start("today", "--json", book=old) for _number in range(12)]
    ends = [(run.communicate(timeout=120)[1], run.returncode) for run in runs]
    assert [code for _stderr, code in ends] == [0] * 12, ends
    assert sum("upgraded" in stderr for stderr, _code in ends) == 1
    assert len(list_copies(old)) == 1


KILLED = """
import os, signal, sys
from salesbook.book import migrate
path, last = sys.argv[1], int(sys.argv[2])
before, count = migrate.connect, [0]
def statement(_sql):
    count[0] += 1
    if count[0] == last:
        os.kill(os.getpid(), signal.SIGKILL)
def connect(*arguments):
    connection = before(*arguments)
    connection.set_trace_callback(statement)
    return connection
migrate.connect = connect
print("ready", flush=True)
migrate.migrate(path, 30)
print(count[0])
"""


def child(path, last):
    return subprocess.Popen(
        [sys.executable, "-c", KILLED, path, str(last)],
        env={**hermetic(Path(path).parent / "home"), "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def whole(path, known, before):
    """The version of a book that is one and has all its rows."""
    assert query(path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(path, known) == before
    return query(path, "PRAGMA user_version")[0][0]


def test_a_killed_upgrade_leaves_the_old_book_or_the_new_one(tmp_path):
    path = old_book(tmp_path)
    known, before = columns(path), rows(path)
    statements = int(child(path, 0).communicate(timeout=60)[0].split()[-1])
    assert whole(path, known, before) == SCHEMA_VERSION
    made = schema(path)
    every = os.environ.get("TORTURE") == "1"
    steps = range(1, statements + 1, 1 if every else statements // 3)
    for last in [*steps, statements]:
        old_book(tmp_path)
        child(path, last).communicate(timeout=60)
        assert whole(path, known, before) < SCHEMA_VERSION
        assert upgrade(path) == SCHEMA_VERSION
        assert schema(path) == made
    chance = random.Random(5)
    for _time in range(60 if every else 1):
        old_book(tmp_path)
        process = child(path, 0)
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 1.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        whole(path, known, before)
        assert upgrade(path) == SCHEMA_VERSION
        assert whole(path, known, before) == SCHEMA_VERSION


@pytest.mark.parametrize("version", VERSIONS)
def test_an_older_export_becomes_the_same_book(tmp_path, run, version):
    old, new = old_book(tmp_path, version), tmp_path / "new.db"
    assert run("import", old_export(tmp_path, version), book=new).exit == 0
    upgrade(old)
    assert rows(old) == rows(new)
    assert schema(old) == schema(new)

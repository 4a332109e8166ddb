"""Several programs at one book, and programs that are killed: nothing is lost, nothing is half."""

import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from builders import a_customer, changing, command_line, contents, hermetic, query
from salesbook.book.reading import open_to_read
from salesbook.rows import WhoRow


def finish(processes):
    """Exit code, stdout and stderr of each, when all have ended."""
    ends = []
    for process in processes:
        stdout, stderr = process.communicate(timeout=60)
        ends.append((process.returncode, stdout, stderr))
    return ends


def python(code, *argv, home):
    """A child process of the tests that runs a piece of code; its stdout is read as it comes."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *argv],
        env={**hermetic(home), "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_ten_readers_at_once_while_a_writer_holds_its_transaction(book, start, tmp_path):
    with changing(book) as (change, _day):
        for number in range(30):
            a_customer(change, f"C{number}", last_contact=-90)
    os.utime(book, ns=(10**18, 10**18))
    before = Path(book).read_bytes()
    writer = changing(book)
    change, _day = writer.__enter__()
    for number in range(3_000):  # far more than a cache would hold back by itself
        a_customer(change, f"new {number}", note="x" * 500)
    ends = finish([start("today", "--json") for _number in range(10)])
    assert Path(book).read_bytes() == before
    assert os.stat(book).st_mtime_ns == 10**18
    assert not writer.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert [(code, stderr) for code, _stdout, stderr in ends] == [(0, "")] * 10
    assert all(stdout.count('"customer_id"') == 30 for _code, stdout, _stderr in ends)
    assert contents(book)["customer"][-1][0] == 30


def test_a_reader_keeps_its_moment_while_others_write(book):
    a_customer(book, "One")
    with open_to_read(book) as opened:
        assert len(opened.rows(WhoRow)) == 1
        writer = python(
            "import sys, builders; builders.a_customer(sys.argv[1], 'Two'); print('done')",
            book, home=Path(book).parent / "home",
        )  # fmt: skip
        time.sleep(0.5)
        assert len(opened.rows(WhoRow)) == 1
    assert writer.communicate(timeout=60)[0] == "done\n"
    with open_to_read(book) as opened:
        assert len(opened.rows(WhoRow)) == 2


BUSY = """
import sys
from salesbook.book import reading
reading.WAIT_SECONDS = 0.3
from salesbook.cli import run
sys.exit(run(sys.argv[1:]))
"""


def test_a_writer_that_waits_too_long_leaves_with_5(book, tmp_path):
    a_customer(book, "One")
    line = command_line("log", "One", "talked", book=book)[3:]
    with changing(book) as (change, _day):
        change.update("customer", 1, need="CRM")
        done = subprocess.run([sys.executable, "-c", BUSY, *line], env=hermetic(tmp_path / "home"),
                              capture_output=True, text=True)  # fmt: skip
    assert (done.returncode, done.stdout) == (5, "")
    assert "in use by another program" in done.stderr
    assert done.stderr.count("\n") == 1
    assert query(book, "SELECT count(*) FROM follow_up") == [(0,)]


def test_eight_writers_at_once_lose_nothing(book, start, a_customer):
    a_customer("One")
    ends = finish([start("log", "One", f"call {number}", "--at", "today") for number in range(8)])
    assert [code for code, _stdout, _stderr in ends] == [0] * 8, ends
    assert sorted(query(book, "SELECT note FROM follow_up")) == [
        (f"call {number}",) for number in range(8)
    ]
    assert query(book, "SELECT count(*) FROM operation") == [(9,)]
    assert query(book, "SELECT count(*) FROM change WHERE operation_id IS NULL") == [(0,)]


def test_of_several_that_make_the_first_book_no_customer_is_lost(start, tmp_path):
    book = tmp_path / "new" / "place" / "book.db"
    ends = finish([start("add", f"C{number}", book=book) for number in range(4)])
    assert [code for code, _stdout, _stderr in ends] == [0] * 4, ends
    assert sum("New book" in stderr for _code, _stdout, stderr in ends) == 1
    assert sorted(query(book, "SELECT name FROM customer")) == [
        (f"C{number}",) for number in range(4)
    ]
    assert os.listdir(book.parent) == ["book.db"]


def test_of_several_init_one_wins_and_the_others_are_told(start, tmp_path):
    book = tmp_path / "new.db"
    ends = finish([start("init", book=book) for _number in range(4)])
    assert sorted(code for code, _stdout, _stderr in ends) == [0, 7, 7, 7], ends
    assert query(book, "PRAGMA integrity_check") == [("ok",)]
    assert [name for name in os.listdir(tmp_path) if name != "home"] == ["new.db"]


SPILL = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=4")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE customer SET note=hex(zeroblob(3000))")
print("spilled", flush=True)
time.sleep(60)
"""


@pytest.fixture
def killed(book, tmp_path):
    """A book whose writer was killed with half its pages in the file, and its rows before."""
    with changing(book) as (change, _day):
        for number in range(100):
            a_customer(change, f"C{number}", last_contact=-90)
    before = contents(book)
    writer = python(SPILL, book, home=tmp_path / "home")
    assert writer.stdout.readline() == "spilled\n"
    writer.kill()
    writer.wait()
    assert os.path.getsize(f"{book}-journal") > 512
    return before


def test_what_a_killed_writer_left_is_rolled_back_by_a_reader(book, killed, run):
    assert len(run("overdue", "--json").json()) == 100
    assert not os.path.exists(f"{book}-journal")
    assert contents(book) == killed
    assert query(book, "PRAGMA integrity_check") == [("ok",)]


def test_what_a_killed_writer_left_is_rolled_back_by_a_writer(book, killed, run):
    assert run("archive", "1").exit == 0
    assert contents(book)["customer"][1:] == killed["customer"][1:]
    assert not os.path.exists(f"{book}-journal")


def test_several_readers_after_a_killed_writer(book, killed, start):
    ends = finish([start("overdue", "--json") for _number in range(4)])
    assert [code for code, _stdout, _stderr in ends] == [0] * 4, ends
    assert contents(book) == killed


LOGGER = """
import sys
import builders
for number in range(100_000):
    with builders.changing(sys.argv[1], "log") as (change, _day):
        builders.a_follow_up(change, 1, note=str(number))
        change.update("customer", 1, unanswered=number, note=str(number) * 50)
    print(number, flush=True)
"""


def test_a_writer_killed_at_random_loses_nothing_it_acknowledged(book, tmp_path):
    a_customer(book, "One")
    for seed in range(6):
        known = query(book, "SELECT count(*) FROM follow_up")[0][0]
        writer = python(LOGGER, book, home=tmp_path / "home")
        said = writer.stdout.readline()
        time.sleep(random.Random(seed).uniform(0, 0.12))
        os.kill(writer.pid, signal.SIGKILL)
        said += writer.communicate()[0]
        told = len(said.splitlines()) if said.endswith("\n") else len(said.splitlines()) - 1
        with open_to_read(book) as opened:  # rolls back what is half
            kept = opened.value("SELECT count(*) FROM follow_up") - known
            last = opened.value("SELECT note FROM follow_up ORDER BY id DESC LIMIT 1")
            assert opened.value("SELECT unanswered FROM customer") == int(last)
            assert opened.value("SELECT count(*) FROM operation WHERE summary IS NULL") == (
                known + kept + 1
            )
        assert told <= kept <= told + 1
    assert query(book, "PRAGMA integrity_check") == [("ok",)]
    assert query(book, "SELECT * FROM running") == []


STAGES = {
    "before anything": ("salesbook.calendars", "known_exceptions", 1),
    "with the draft built": ("salesbook.book.create", "place", 1),
    "with the draft unsynced": ("salesbook.book.create", "sync", 1),
    "before it is linked": ("os", "link", 1),
    "after it is linked": ("salesbook.book.create", "sync", 2),
}
MAKER = """
import os, signal, sys
from importlib import import_module
module, name, count = sys.argv[2], sys.argv[3], int(sys.argv[4])
place = import_module(module)
before, calls = getattr(place, name), [0]
def kill(*arguments, **named):
    calls[0] += 1
    if calls[0] == count:
        os.kill(os.getpid(), signal.SIGKILL)
    return before(*arguments, **named)
setattr(place, name, kill)
from salesbook.book.create import create_book
create_book(sys.argv[1])
"""


@pytest.mark.parametrize("stage", STAGES)
def test_making_a_book_that_is_killed_leaves_none_or_a_whole_one(tmp_path, stage, run):
    book = tmp_path / "book.db"
    module, name, count = STAGES[stage]
    maker = python(MAKER, str(book), module, name, str(count), home=tmp_path / "home")
    maker.wait(timeout=60)
    assert maker.returncode == -signal.SIGKILL
    if stage == "after it is linked":
        assert stat.S_IMODE(book.stat().st_mode) == 0o600
        assert run("today").exit == 0
    else:
        assert not os.path.lexists(book)
        assert run("today").exit == 3
    assert run("add", "One").exit == 0
    assert query(book, "SELECT name FROM customer") == [("One",)]


def test_a_lock_of_a_reader_holds_a_writer_up_only_for_a_while(book, start):
    a_customer(book, "One")
    with closing(sqlite3.connect(book, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM customer").fetchall()
        writer = start("log", "One", "talked")
        time.sleep(0.6)
        assert writer.poll() is None
        reader.execute("COMMIT")
    assert finish([writer])[0][0] == 0
    assert query(book, "SELECT note FROM follow_up") == [("talked",)]

"""Encrypted files: what the library can, how it fails, what the disk holds, how it is replaced."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from builders import NOW, a_book, a_customer, changing
from nasty import STORABLE
from salesbook.book import file
from salesbook.book.backup import back_up
from salesbook.book.door import open_to_change
from salesbook.book.reading import open_to_read
from salesbook.errors import Busy, Damaged

cipher = pytest.importorskip("salesbook.cipher", reason="the extra crypt is not installed")
from salesbook.book.recode import recode  # noqa: E402

KEY = "1f" * 32
NAME = "Quillhaven 秘密 Ltd 'x\""
TRACES = tuple(word.encode() for word in ("Quillhaven", "秘密", "CREATE TABLE", "customer"))


@pytest.fixture(autouse=True)
def with_key(monkeypatch):
    monkeypatch.setattr(file, "key_of", lambda _path: KEY)
    monkeypatch.setattr(file, "encrypted", set())


@pytest.fixture
def book(tmp_path):
    path = a_book(tmp_path)
    recode(path, KEY)
    with changing(path) as (change, _day):
        a_customer(change, NAME)
    return path


def rows(path):
    with open_to_read(path) as opened:
        return opened.values("SELECT id,name FROM customer ORDER BY id")


def traces(path):
    with open(path, "rb") as opened:
        content = opened.read()
    return [text for text in TRACES if text in content]


@pytest.mark.parametrize("key", [KEY, 'it\'s "quoted"; DROP', "密钥密钥密钥密钥"])
def test_a_key_opens_and_another_does_not(tmp_path, key):
    path = str(tmp_path / "some.db")
    with closing(cipher.connect(file.address(path, "rwc"), 1, key)) as made:
        made.execute("CREATE TABLE t(id INTEGER PRIMARY KEY)")
    with closing(cipher.connect(file.address(path, "ro"), 1, key)) as opened:
        assert opened.execute("SELECT count(*) FROM t").fetchone() == (0,)
    with (
        closing(cipher.connect(file.address(path, "ro"), 1, f"{key}1")) as opened,
        pytest.raises(sqlite3.DatabaseError) as failure,
    ):
        opened.execute("SELECT count(*) FROM t")
    assert failure.value.sqlite_errorcode == sqlite3.SQLITE_NOTADB


def test_it_can_what_the_schema_needs_and_fails_as_sqlite3_does(tmp_path, capfd):
    with closing(cipher.connect(file.address(str(tmp_path / "x.db"), "rwc"), 1, KEY)) as made:
        made.execute(
            "CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT, "
            "b TEXT GENERATED ALWAYS AS (upper(a)) VIRTUAL, CHECK(json_valid(a))) STRICT"
        )
        made.execute("CREATE UNIQUE INDEX i ON t(a) WHERE b='1'")
        assert made.execute("INSERT INTO t(a) VALUES('1')").lastrowid == 1
        assert made.executemany("INSERT INTO t(a) VALUES(?)", [("2",), ("3",)]).rowcount == 2
        assert list(made.execute("SELECT b FROM t WHERE id<3")) == [("1",), ("2",)]
        assert made.execute("SELECT value FROM json_each('[7]')").fetchall() == [(7,)]
        for sql, kind, code in (
            ("INSERT INTO t(a) VALUES('1')", sqlite3.IntegrityError, sqlite3.SQLITE_CONSTRAINT),
            ("INSERT INTO t(a) VALUES('x')", sqlite3.IntegrityError, sqlite3.SQLITE_CONSTRAINT),
            ("SELECT nothing FROM t", sqlite3.OperationalError, sqlite3.SQLITE_ERROR),
        ):
            with pytest.raises(kind) as failure:
                made.execute(sql)
            assert failure.value.sqlite_errorcode & 0xFF == code
        with pytest.raises(sqlite3.OperationalError, match="decode"):
            made.execute("SELECT CAST(x'ff' AS TEXT)").fetchall()
        with pytest.raises(sqlite3.OperationalError, match="decode"):
            list(made.execute("SELECT CAST(x'ff' AS TEXT) UNION SELECT 'a'"))
    with pytest.raises(sqlite3.OperationalError) as failure:
        cipher.connect(file.address(str(tmp_path / "no" / "x.db"), "ro"), 1, KEY)
    assert failure.value.sqlite_errorcode == sqlite3.SQLITE_CANTOPEN
    assert capfd.readouterr() == ("", "")


def test_nothing_can_be_read_off_the_disk(book, tmp_path):
    copy = back_up(book, NOW).path
    with open_to_change(book) as opened, opened.change("x", "2026-11-21T12:00:00+08:00") as change:
        opened.connection.execute("PRAGMA cache_spill=5")
        for text in STORABLE:
            a_customer(change, f"{NAME}{text}")
        opened.connection.execute("PRAGMA cache_size=1")
        opened.connection.execute("UPDATE customer SET note=hex(randomblob(3000))")
        assert os.path.getsize(f"{book}-journal") > 4096
        for path in (book, f"{book}-journal", copy):
            assert traces(path) == [], path
    assert traces(book) == []
    assert file.is_encrypted(book)
    assert file.is_encrypted(copy)
    with closing(sqlite3.connect(book)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM customer")


@pytest.mark.parametrize("kind", ["zeros", "text", "plain", "odd size"])
def test_what_is_no_encrypted_book_is_not_taken_for_one(tmp_path, kind):
    path = str(tmp_path / "some.db")
    if kind == "plain":
        a_book(tmp_path, "some.db")
        with changing(path) as (change, _day):
            for text in STORABLE:
                a_customer(change, text or "x")
    else:
        content = {"zeros": bytes(8192), "text": b"Dear diary, " * 2048,
                   "odd size": os.urandom(8191)}[kind]  # fmt: skip
        Path(path).write_bytes(content)
    assert not file.is_encrypted(path)


def test_there_and_back_is_the_same_book(tmp_path):
    path = a_book(tmp_path)
    with changing(path) as (change, _day):
        a_customer(change, NAME)
    with closing(sqlite3.connect(path)) as other:
        other.executescript("CREATE TABLE own(a, b AS (a||'x')); INSERT INTO own(a) VALUES('q');"
                            "CREATE VIEW mine AS SELECT * FROM own")  # fmt: skip
    dump = everything(path)
    counts = recode(path, KEY)
    assert counts["customer"] == 1
    assert os.stat(path).st_mode & 0o777 == 0o600
    assert traces(path) == []
    assert rows(path) == [(1, NAME)]
    recode(path, None)
    assert everything(path) == dump
    assert os.listdir(tmp_path) == ["book.db"]


def everything(path):
    with closing(sqlite3.connect(path)) as plain:
        marks = [plain.execute(f"PRAGMA {mark}").fetchone() for mark in
                 ("application_id", "user_version", "integrity_check")]  # fmt: skip
        return sorted(plain.iterdump()), marks


def test_who_has_the_old_file_open_loses_nothing_unseen(tmp_path):
    path = a_book(tmp_path)
    with open_to_change(path) as opened:
        recode(path, KEY)
        with (
            pytest.raises(Busy, match="Another file"),
            opened.change("x", "2026-11-21T12:00:00+08:00") as change,
        ):
            a_customer(change, "late")
    assert rows(path) == []


def test_nobody_writes_while_it_is_copied(tmp_path, monkeypatch):
    path = a_book(tmp_path)
    said = []

    def replace(draft, place):
        code = ("import sqlite3,sys; sqlite3.connect(sys.argv[1],timeout=0.1,isolation_level=None)"
                ".execute('BEGIN IMMEDIATE')")  # fmt: skip
        ran = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True)
        said.append(ran.stderr)
        os.rename(draft, place)

    monkeypatch.setattr(os, "replace", replace)
    recode(path, KEY)
    assert "database is locked" in said[0]


@pytest.mark.parametrize("key", [KEY, None])
@pytest.mark.parametrize("step", ["_copy", "_hold", "sync", "replace", "after"])
def test_killed_between_steps_it_is_the_old_one_or_the_new(tmp_path, monkeypatch, step, key):
    path = a_book(tmp_path)
    with changing(path) as (change, _day):
        a_customer(change, NAME)
    if key is None:
        recode(path, KEY)

    def act():
        kill_at(monkeypatch, step)
        recode(path, key)

    killed(act)
    file.encrypted.clear()
    assert file.is_encrypted(path) is ((key is None) is (step != "after"))
    assert rows(path) == [(1, NAME)]


def killed(act):
    """Run it in a process of its own, which must be killed on the way."""
    child = os.fork()
    if child == 0:
        try:
            act()
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def kill_at(monkeypatch, step):
    from salesbook.book import recode as room

    def die(*_values):
        os.kill(os.getpid(), signal.SIGKILL)

    if step == "replace":
        monkeypatch.setattr(os, "replace", die)
    elif step == "after":
        replace = os.replace
        monkeypatch.setattr(os, "replace", lambda *names: (replace(*names), die()))
    else:
        monkeypatch.setattr(room, step, die)


def test_a_copy_that_is_not_the_same_is_not_put_there(tmp_path, monkeypatch):
    from salesbook.book import recode as room

    path = a_book(tmp_path)
    with changing(path) as (change, _day):
        a_customer(change, NAME)
    before, copy = Path(path).read_bytes(), room._copy

    def worse(source, old, draft, key):
        copy(source, old, draft, key)
        with closing(cipher.connect(file.address(draft, "rw"), 1, key)) as made:
            made.execute("PRAGMA journal_mode=OFF")
            made.execute("UPDATE sqlite_sequence SET seq=seq+1")

    monkeypatch.setattr(room, "_copy", worse)
    with pytest.raises(Damaged, match="not like the book"):
        recode(path, KEY)
    assert Path(path).read_bytes() == before
    assert os.listdir(tmp_path) == ["book.db"]


@pytest.mark.parametrize("mode", ["ro", "rw"])
def test_the_journal_of_a_killed_writer_is_rolled_back(book, mode):
    before = rows(book)

    def act():
        with open_to_change(book) as opened:
            opened.connection.execute("PRAGMA cache_spill=5")
            opened.connection.execute("PRAGMA cache_size=1")
            opened.connection.execute("BEGIN IMMEDIATE")
            opened.connection.execute("UPDATE customer SET note=hex(randomblob(9000))")
            os.kill(os.getpid(), signal.SIGKILL)

    killed(act)
    assert os.path.getsize(f"{book}-journal") > 512
    file.encrypted.clear()
    if mode == "rw":
        with changing(book) as (change, _day):
            a_customer(change, "next")
        before.append((2, "next"))
    assert rows(book) == before
    assert not os.path.exists(f"{book}-journal")


def test_a_session_reads_and_writes_with_the_key(book):
    from sqlmodel import select

    from salesbook.schema import Customer, open_session

    with open_session(book, writing=True, key=KEY) as session:
        session.exec(select(Customer)).one().note = "from a script"
        session.commit()
    with open_to_read(book) as opened:
        assert opened.values("SELECT note FROM customer") == [("from a script",)]
    for wrong in (None, "ff" * 32):
        with pytest.raises(Damaged, match="needs its key"), open_session(book, key=wrong):
            pass


def test_an_older_book_is_upgraded_and_its_copy_stays_encrypted(tmp_path, monkeypatch):
    from books import old_book

    path = old_book(tmp_path, 1)
    recode(path, KEY)
    said = []
    monkeypatch.setattr(file, "tell", said.append)
    assert rows(path)
    (name,) = os.listdir(tmp_path / f"{Path(path).stem}-backups")
    assert file.is_encrypted(str(tmp_path / f"{Path(path).stem}-backups" / name))
    assert len(said) == 1

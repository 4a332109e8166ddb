"""The door: one transaction and one operation a command, all of it or nothing."""

import os
import sqlite3
import stat

import pytest

from builders import AT, a_book, a_customer, changing, contents, query, raw
from salesbook.book import reading
from salesbook.book.create import create_book, ensure_book
from salesbook.book.door import open_to_change
from salesbook.book.file import SCHEMA_VERSION
from salesbook.book.reading import open_to_read
from salesbook.errors import BadValue, Busy, Refused, SalesbookError
from salesbook.rows import OperationRow, WhoRow


def test_a_change_is_one_operation_with_its_rows(book):
    with changing(book, "add") as (change, _day):
        a_customer(change, "One", tags=("vip",))
        change.says("Added One.")
    assert query(book, "SELECT id,command,summary,undoes,undone_by FROM operation") == [
        (1, "add", "Added One.", None, None)
    ]
    assert query(book, "SELECT DISTINCT operation_id FROM change") == [(1,)]
    assert query(book, "SELECT * FROM running") == []


def test_nothing_stays_when_the_block_raises(book):
    before = contents(book), os.stat(book).st_mtime_ns

    def fail(error):
        with changing(book) as (change, _day):
            a_customer(change)
            raise error("no")

    for error in (ValueError, KeyboardInterrupt, Refused):
        with pytest.raises(error):
            fail(error)
    assert (contents(book), os.stat(book).st_mtime_ns) == before
    assert query(book, "SELECT * FROM operation") == []
    a_customer(book)  # and the next one goes on
    assert query(book, "SELECT id FROM operation") == [(1,)]


def test_a_change_that_changes_nothing_writes_nothing(book):
    identity = a_customer(book, "One")
    before = os.stat(book).st_mtime_ns, read_bytes(book)
    with changing(book, "edit") as (change, _day):
        change.update("customer", identity, name="One", need=None)
        change.update("customer", identity)
        change.update("customer", 99, name="nobody")
        change.delete("tag", 99)
        change.says("nothing")
    assert (os.stat(book).st_mtime_ns, read_bytes(book)) == before


def test_a_change_that_changes_nothing_keeps_what_was_adopted(book):
    identity = a_customer(book)
    with raw(book) as connection:
        connection.execute("UPDATE customer SET need='CRM'")
    with changing(book) as (change, _day):
        change.update("customer", identity, need="CRM")
    assert query(book, "SELECT id,command FROM operation") == [
        (1, "test"),
        (2, "(another program)"),
    ]
    assert query(book, "SELECT * FROM running") == []


def test_the_file_keeps_the_constraints_and_the_sentence_says_so(book):
    with pytest.raises(BadValue, match="customer_grade_code"), changing(book) as (change, _day):
        a_customer(change, grade="D")
    assert query(book, "SELECT * FROM customer") == []


def test_a_broken_reference_at_the_end_takes_all_back(book):
    def orphan():
        with changing(book) as (change, _day):
            change.book.connection.execute("PRAGMA defer_foreign_keys=ON")
            change.insert("tag", customer_id=99, name="x")

    with pytest.raises(BadValue, match="FOREIGN KEY"):
        orphan()
    assert query(book, "SELECT * FROM tag") == []


def test_connections_are_set_up_as_the_rules_ask(book):
    with open_to_change(book) as opened:
        asked = {
            name: opened.value(f"PRAGMA {name}")
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers",
                         "temp_store", "cache_spill")
        }  # fmt: skip
        assert asked == {
            "journal_mode": "delete", "synchronous": 3, "foreign_keys": 1,
            "recursive_triggers": 1, "temp_store": 2, "cache_spill": 0,
        }  # fmt: skip
        assert opened.connection.isolation_level is None
    with open_to_read(book) as opened:
        assert opened.connection.in_transaction
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            opened.connection.execute("DELETE FROM customer")


def test_a_book_that_was_switched_to_a_write_ahead_log_is_switched_back(book):
    with raw(book) as connection:
        assert connection.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    with open_to_read(book) as opened:
        assert opened.rows(WhoRow) == []
    a_customer(book)
    assert query(book, "PRAGMA journal_mode") == [("delete",)]
    assert sorted(os.listdir(os.path.dirname(book))) == ["book.db"]


def test_several_questions_of_a_command_see_the_same_moment(book):
    with open_to_read(book) as opened:
        assert opened.value("SELECT count(*) FROM customer") == 0
        other = sqlite3.connect(book, timeout=0)
        other.execute("INSERT INTO setting(key,value) VALUES('a','b')")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.commit()  # waits for the reader: nobody sees half
        other.close()


def test_text_is_stored_as_a_file_can_hold_it(book):
    identity = a_customer(book, "a\0b\ud83dc")
    with open_to_read(book) as opened:
        assert opened.rows(WhoRow)[0].customer == "a�b?c"
        # and asked for as it was stored
        found = opened.rows(WhoRow, "WHERE customer=:name", {"name": "a\0b\ud83dc"})
        assert [row.customer_id for row in found] == [identity]
        assert opened.rows(WhoRow, "WHERE customer=?", ("a\0b\ud83dc",)) == found


def test_text_of_another_program_that_is_none_is_told(book):
    with raw(book) as connection:
        connection.execute("INSERT INTO setting(key,value) VALUES('a',CAST(x'ff41' AS TEXT))")
    with pytest.raises(SalesbookError, match="not UTF-8") as caught, open_to_read(book) as opened:
        opened.values("SELECT value FROM setting")
    assert caught.value.code == 6


def test_rows_read_are_counted(book):
    with changing(book) as (change, _day):
        for _number in range(5):
            a_customer(change)
    with open_to_read(book) as opened:
        opened.rows(WhoRow)
        assert opened.rows_read == 5
        for row in opened.each(WhoRow, "ORDER BY customer_id"):
            if row.customer_id == 2:
                break
        assert opened.rows_read == 7
        opened.value("SELECT 1")
        assert opened.rows_read == 8


def test_the_second_writer_waits_and_then_says_that_the_book_is_busy(book, monkeypatch):
    monkeypatch.setattr(reading, "WAIT_SECONDS", 0.2)
    with changing(book) as (change, _day):
        a_customer(change, "first")
        with pytest.raises(Busy) as caught, changing(book):
            pass
    assert caught.value.code == 5
    assert "in use" in caught.value.sentence
    assert query(book, "SELECT name FROM customer") == [("first",)]


def test_a_new_book_is_private_and_so_are_the_folders_made_for_it(tmp_path):
    path = tmp_path / "a" / "b" / "book.db"
    before = os.umask(0)
    try:
        create_book(str(path))
    finally:
        os.umask(before)
    assert mode(path) == 0o600
    assert mode(path.parent) == mode(path.parent.parent) == 0o700
    assert os.listdir(path.parent) == ["book.db"]
    with changing(path) as (change, _day):
        a_customer(change)
        assert mode(f"{path}-journal") == 0o600
    assert mode(path) == 0o600


def test_a_folder_that_is_there_keeps_its_mode(tmp_path):
    os.chmod(tmp_path, 0o755)
    create_book(str(tmp_path / "book.db"))
    assert mode(tmp_path) == 0o755


@pytest.mark.parametrize("there", ["file", "folder", "link", "nowhere"])
def test_nothing_is_ever_made_over(tmp_path, there):
    path = tmp_path / "book.db"
    if there == "file":
        path.write_text("mine")
    elif there == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / there)
    with pytest.raises(Refused):
        create_book(str(path))
    assert not ensure_book(str(path))
    assert os.listdir(tmp_path) == ["book.db"]
    if there == "file":
        assert path.read_text() == "mine"


def test_losing_the_race_for_the_place_leaves_the_winners_book(tmp_path, monkeypatch):
    from salesbook.book import create

    path = str(tmp_path / "book.db")
    build = create._build

    def slow(*draft):
        build(*draft)
        # The winner is built as ever, also where this is the first test that asks for a book.
        monkeypatch.setattr(create, "_build", build)
        a_customer(a_book(tmp_path), "winner")

    monkeypatch.setattr(create, "_build", slow)
    with pytest.raises(Refused):
        create_book(path)
    assert query(path, "SELECT name FROM customer") == [("winner",)]
    assert os.listdir(tmp_path) == ["book.db"]


def test_without_hard_links_a_book_is_placed_all_the_same(tmp_path, monkeypatch):
    def no_links(_source, _target):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    path = str(tmp_path / "book.db")
    create_book(path)
    a_customer(path)
    assert mode(path) == 0o600
    assert os.listdir(tmp_path) == ["book.db"]
    with pytest.raises(Refused):
        create_book(path)


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").touch()
    for place in (tmp_path / "file" / "book.db", tmp_path / ("x" * 300) / "book.db"):
        with pytest.raises(SalesbookError, match="cannot be made") as caught:
            create_book(str(place))
        assert caught.value.code == 1


def test_the_longest_name_a_file_can_have_is_one_for_a_book(tmp_path):
    create_book(str(tmp_path / ("x" * 240)))
    assert len(os.listdir(tmp_path)) == 1


def test_history_is_read_by_its_view(book):
    a_customer(book)
    with open_to_read(book) as opened:
        assert opened.rows(OperationRow) == [(1, AT, "test", None, None, None, SCHEMA_VERSION)]


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def read_bytes(path):
    with open(path, "rb") as file:
        return file.read()

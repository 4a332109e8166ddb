"""What may lie at a book's place: each comes to its exit code and one line, and is untouched."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from builders import a_book, a_customer, contents, query, raw
from salesbook.book.file import SCHEMA_VERSION
from salesbook.book.reading import open_to_read
from salesbook.errors import NotFound


def text_file(path):
    path.write_text("Dear diary, " * 1000)


def one_byte(path):
    path.write_bytes(b"S")


def empty(path):
    path.touch()


def other_program(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE customer(id, name)")


def other_mark(path):
    book_with(path, "PRAGMA application_id=1")


def newer(path):
    book_with(path, "PRAGMA user_version=99")


def no_version(path):
    book_with(path, "PRAGMA user_version=0")


def book_with(path, statement):
    a_book(path.parent, path.name)
    with raw(path) as connection:
        connection.execute(statement)


def half(path):
    cut(path, lambda size: size // 2)


def a_page_less(path):
    cut(path, lambda size: size - 4096)


def half_a_page_less(path):
    cut(path, lambda size: size - 2048)


def only_the_head(path):
    cut(path, lambda size: 100)


def not_even_the_head(path):
    cut(path, lambda size: 50)


def cut(path, size):
    a_book(path.parent, path.name)
    a_customer(path)
    os.truncate(path, size(path.stat().st_size))


def garbage_inside(path):
    a_book(path.parent, path.name)
    a_customer(path)
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))


def folder(path):
    path.mkdir()


def pipe(path):
    os.mkfifo(path)


def device(path):
    path.symlink_to("/dev/null")


FOUND = [
    (text_file, "damaged or not a salesbook file"),
    (one_byte, "damaged or not a salesbook file"),
    (empty, "empty"),
    (other_program, "another program"),
    (other_mark, "another program"),
    (newer, f"version 99, this salesbook knows up to {SCHEMA_VERSION}"),
    (no_version, "version 0"),
    (half, "damaged"),
    (a_page_less, "damaged"),
    (half_a_page_less, "damaged"),
    (only_the_head, "damaged"),
    (not_even_the_head, "damaged"),
    (garbage_inside, "damaged"),
    (folder, "a folder"),
    (pipe, "no file"),
    (device, "no file"),
]


@pytest.mark.parametrize(
    ("make", "words", "command"),
    [(*found, ("today",)) for found in FOUND]
    + [(*found, ("add", "Acme")) for found in FOUND if found[0] in (empty, one_byte, newer, half)],
)
def test_what_is_no_book_is_named_and_left_as_it_is(run, tmp_path, make, words, command):
    path = tmp_path / "book.db"
    make(path)
    before = [(one.name, one.lstat().st_mtime_ns, one.lstat().st_size)
              for one in tmp_path.iterdir()]  # fmt: skip
    content = path.read_bytes() if path.is_file() else None
    exit_code, stdout, stderr = run(*command)
    assert (exit_code, stdout) == (6, ""), stderr
    assert words in stderr
    assert str(path) in stderr
    assert stderr.count("\n") == 1
    (tmp_path / "home").rmdir()
    assert before == [(one.name, one.lstat().st_mtime_ns, one.lstat().st_size)
                      for one in tmp_path.iterdir()]  # fmt: skip
    assert content is None or path.read_bytes() == content


@pytest.mark.parametrize("command", [("today",), ("log", "1", "x"), ("undo",)])
def test_a_book_that_is_not_there_is_not_made(run, tmp_path, command):
    for path in (tmp_path / "book.db", tmp_path / "no" / "folder" / "book.db"):
        exit_code, stdout, stderr = run(*command, book=path)
        assert (exit_code, stdout) == (3, "")
        assert "There is no book" in stderr
        assert not path.parent.exists() or not path.exists()


@pytest.mark.parametrize("place", ["loop", "x" * 300, "file/book.db"])
def test_a_place_that_is_none_is_exit_3(run, tmp_path, place):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").touch()
    exit_code, _stdout, stderr = run("today", book=tmp_path / place)
    assert exit_code == 3
    assert stderr.count("\n") == 1


READING = [
    ("today",), ("today", "--json"), ("overdue",), ("list",), ("list", "-f", "csv"), ("sheet",),
    ("show", "One"), ("find", "talked"), ("history",), ("history", "One"), ("config", "show"),
    ("path",), ("undo", "--dry-run"),
]  # fmt: skip


def test_reading_changes_nothing(run, book, a_customer, tmp_path):
    a_customer("One", last_contact=-30, next_on=-1)
    os.utime(book, ns=(10**18, 10**18))
    before = Path(book).read_bytes()
    for command in READING:
        done = run(*command)
        assert done.exit == 0, (command, done)
        assert os.stat(book).st_mtime_ns == 10**18, command
        assert Path(book).read_bytes() == before, command
    (tmp_path / "home").rmdir()
    assert os.listdir(tmp_path) == ["book.db"]


def test_a_refused_command_changes_nothing(run, book, a_customer):
    a_customer("One")
    before = Path(book).read_bytes(), os.stat(book).st_mtime_ns
    for command, code in (
        (("log", "nobody", "x"), 3),
        (("next", "One", "yesterday", "call"), 7),
        (("regrade", "One", "D", "--why", "x"), 2),
        (("undo", "99"), 3),
        (("redo",), 3),
    ):
        assert run(*command).exit == code, command
    assert (Path(book).read_bytes(), os.stat(book).st_mtime_ns) == before


def test_a_full_disk_keeps_the_book(book, run):
    """A limit on the size of files stands for the disk."""
    import resource
    import subprocess

    from builders import command_line, hermetic

    a_customer(book, "One")
    before, size = contents(book), os.stat(book).st_size

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    home = Path(book).parent / "home"
    done = subprocess.run(
        command_line("edit", "One", "--note", "x" * 19_000, book=book),
        env=hermetic(home), capture_output=True, text=True, preexec_fn=limit,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert contents(book) == before
    assert query(book, "PRAGMA integrity_check") == [("ok",)]
    assert run("edit", "One", "--note", "x" * 19_000).exit == 0


def test_missing_is_said_with_what_to_do(tmp_path):
    with pytest.raises(NotFound, match="salesbook init"), open_to_read(str(tmp_path / "x.db")):
        pass

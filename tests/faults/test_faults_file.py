"""What may lie at a book's place: each comes to its exit code and one line, and is untouched."""

import os
import sqlite3
import stat
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from builders import a_book, a_customer, changing, contents, query, raw
from salesbook.book.door import open_to_read
from salesbook.errors import NotFound, SalesbookError
from salesbook.rows import WhoRow


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
    (newer, "version 99, this salesbook knows up to 1"),
    (no_version, "version 0"),
    (half, "damaged"),
    (a_page_less, "damaged"),
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


ODD = ["a b", "what?", "#1", "100%", "%41", "客户 账本", "a&mode=memory", "a;b'c\"d", "né", "-x",
       "~", "back\\slash", ":memory:", "file:x"]  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_a_book_may_have_any_name(tmp_path, name, run):
    path = tmp_path / name / f"{name}.db"
    a_book(path.parent, path.name)
    a_customer(path, "One")
    with open_to_read(str(path)) as opened:
        assert [row.customer for row in opened.rows(WhoRow)] == ["One"]
    assert os.listdir(path.parent) == [path.name]


def test_the_program_takes_odd_paths_too(run, tmp_path):
    path = tmp_path / "a b?c#d%41王" / "账 本?#%.db"
    assert run("add", "One", book=path).exit == 0
    assert run("list", "--json", book=path).json()[0]["customer"] == "One"
    assert os.listdir(path.parent) == [path.name]
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_bytes_that_are_no_text_may_name_a_book(tmp_path):
    path = os.path.join(tmp_path, os.fsdecode(b"b\xff\xfe.db"))
    os.rename(a_book(tmp_path), path)
    a_customer(path, "One")
    with open_to_read(path) as opened:
        assert len(opened.rows(WhoRow)) == 1


@pytest.mark.parametrize("slashes", ["//", "///"])
def test_slashes_before_a_path_are_no_host(tmp_path, slashes):
    path = slashes + a_book(tmp_path).lstrip("/")
    a_customer(path)
    with open_to_read(path) as opened:
        assert len(opened.rows(WhoRow)) == 1


def test_a_relative_path_is_from_where_one_stands(tmp_path, monkeypatch):
    a_book(tmp_path / "sub")
    monkeypatch.chdir(tmp_path / "sub")
    for path in ("book.db", "./book.db", "../sub/book.db"):
        a_customer(path)
    assert len(query("book.db", "SELECT * FROM customer")) == 3


def test_a_link_to_a_book_stays_a_link(run, tmp_path):
    real = tmp_path / "real" / "book.db"
    a_book(real.parent)
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to("../real/book.db")
    assert run("add", "One", book=link).exit == 0
    assert run("today", book=link).exit == 0
    assert link.is_symlink()
    assert os.readlink(link) == "../real/book.db"
    assert [one.name for one in link.parent.iterdir()] == ["link.db"]
    assert query(real, "SELECT name FROM customer") == [("One",)]


def test_up_from_a_linked_folder_is_where_the_system_goes(tmp_path, monkeypatch):
    a_book(tmp_path / "a" / "b")
    (tmp_path / "a" / "b" / "inner").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a" / "b" / "inner")
    a_customer(tmp_path / "link" / ".." / "book.db", "One")
    assert query(tmp_path / "a" / "b" / "book.db", "SELECT name FROM customer") == [("One",)]


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


# Permissions do not bind the administrator: what follows is tried as nobody.


@pytest.fixture
def open_folder():
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o777)
        yield Path(folder)
        os.chmod(folder, 0o777)


def as_nobody(act):
    """Run an act in a child process without privileges; returns what it says or how it failed."""
    into, out = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(into)
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            said = f"done {act()}"
        except SalesbookError as error:
            said = f"{error.code} {error.sentence}"
        except BaseException as error:  # noqa: BLE001 - a child must not run the other tests
            said = f"crash {error!r}"
        os.write(out, said.encode())
        os._exit(0)
    os.close(out)
    with os.fdopen(into, encoding="utf-8") as pipe_end:
        said = pipe_end.read()
    os.waitpid(child, 0)
    return said


def count(path):
    with open_to_read(str(path)) as opened:
        return len(opened.rows(WhoRow))


def add(path):
    with changing(path) as (change, _day):
        a_customer(change, "more")


@pytest.fixture
def shared(open_folder):
    """A book of which everything needed is loaded already."""
    path = open_folder / "book.db"
    a_book(open_folder)
    add(path)
    assert count(path) == 1
    return path


def test_a_read_only_file_is_read(shared):
    os.chmod(shared, 0o444)
    assert as_nobody(lambda: count(shared)) == "done 1"
    said = as_nobody(lambda: add(shared))
    assert said.startswith("1 ")
    assert "read-only" in said


def test_a_read_only_folder_is_read(shared):
    os.chmod(shared, 0o666)
    os.chmod(shared.parent, 0o555)
    assert as_nobody(lambda: count(shared)) == "done 1"
    said = as_nobody(lambda: add(shared))
    assert said.startswith("1 ")
    assert "read-only" in said
    assert count(shared) == 1


def test_an_unreadable_file_is_not_missing(shared):
    os.chmod(shared, 0o000)
    said = as_nobody(lambda: count(shared))
    assert said.startswith("3 ")
    assert "permissions" in said
    os.chmod(shared.parent, 0o000)
    said = as_nobody(lambda: count(shared))
    assert said.startswith("3 ")
    assert "Permission denied" in said


def test_a_book_cannot_be_made_in_a_read_only_folder(open_folder):
    from salesbook.book.create import create_book

    a_book(open_folder, "warm.db")
    os.chmod(open_folder, 0o555)
    said = as_nobody(lambda: create_book(str(open_folder / "book.db")))
    assert said.startswith("1 ")
    assert "cannot be made: Permission denied" in said


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

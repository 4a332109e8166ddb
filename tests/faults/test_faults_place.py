"""Where a book may lie, and what a program without the rights to it is told."""

import os
import stat
import tempfile
from pathlib import Path

import pytest

from books import old_book
from builders import a_book, a_customer, changing, query
from salesbook.book.create import create_book
from salesbook.book.reading import open_to_read
from salesbook.errors import SalesbookError
from salesbook.rows import WhoRow

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


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o777), (0o666, 0o555)])
def test_an_older_book_is_not_upgraded_where_nothing_can_be_written(open_folder, file, folder):
    path = Path(old_book(open_folder, name="book.db"))
    os.chmod(path, file)
    os.chmod(open_folder, folder)
    before = path.read_bytes()
    said = as_nobody(lambda: count(path))
    assert said.startswith("6 ")
    assert "read-only" in said
    assert path.read_bytes() == before
    assert os.listdir(open_folder) == ["book.db"]


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
    a_book(open_folder, "warm.db")
    os.chmod(open_folder, 0o555)
    said = as_nobody(lambda: create_book(str(open_folder / "book.db")))
    assert said.startswith("1 ")
    assert "cannot be made: Permission denied" in said

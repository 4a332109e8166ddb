"""`backup` and `restore`: copies that can be trusted, and the way back."""

import os
import signal
import stat
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

import builders
from books import old_book
from salesbook.book import backup
from salesbook.book.backup import DAILY, NEWEST, WEEKLY, Copy, list_copies, superfluous
from within import Shop

LOST = ("running", "sqlite_sequence", "sqlite_stat1")


@pytest.fixture
def filled(shop: Shop) -> Shop:
    shop("add", "Acme", "--contact", "Li Na", "--next", "2026-12-01 call", "--tag", "vip")
    shop("log", "Acme", "talked")
    shop("add", "Beta")
    return shop


def copies(shop: Shop) -> list[Copy]:
    return list_copies(shop.path)


def content(path: str) -> dict[str, list]:
    return builders.contents(path)


# Making copies


def test_a_copy_is_whole_dated_and_private(filled: Shop) -> None:
    before = filled.bytes()
    ran = filled("backup")
    assert filled.bytes() == before
    (copy,) = copies(filled)
    assert copy.path == os.path.join(
        os.path.dirname(filled.path), "book-backups", "book-2026-11-21-120000.db"
    )
    assert ran.stdout.startswith(f"Backup: {copy.path} (2 customers, ")
    assert (copy.at, copy.reason) == ("2026-11-21T12:00:00", None)
    assert stat.S_IMODE(os.stat(copy.path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(os.path.dirname(copy.path)).st_mode) == 0o700
    assert content(copy.path) == content(filled.path)
    assert os.listdir(os.path.dirname(copy.path)) == [os.path.basename(copy.path)]
    done = filled("backup", "--json").json
    assert done["tables"]["customer"] == 2
    assert done["backup"].endswith("book-2026-11-21-120000-2.db")


def test_a_copy_has_the_moment_although_others_write(filled: Shop, tmp_path: Path) -> None:
    code = (
        "import sys, builders\n"
        "for number in range(10_000):\n"
        "    with builders.changing(sys.argv[1]) as (change, _day):\n"
        "        builders.a_customer(change, tags=('x',)); print(number, flush=True)"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", code, filled.path], stdout=subprocess.PIPE,
        env={**builders.hermetic(tmp_path / "home"), "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert writer.stdout is not None
    writer.stdout.readline()
    for number in range(4):
        path = str(tmp_path / f"{number}.db")
        filled("backup", "--to", path)
        assert builders.query(path, "PRAGMA integrity_check") == [("ok",)]
        ((customers, tags),) = builders.query(
            path, "SELECT (SELECT count(*) FROM customer),(SELECT count(*) FROM tag)"
        )
        assert customers == tags + 1
    writer.kill()
    writer.communicate()


def test_a_copy_goes_where_it_is_wanted_but_over_nothing(filled: Shop, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    filled("backup", "--to", str(place))
    assert os.listdir(place) == ["book-2026-11-21-120000.db"]
    one = str(tmp_path / "one.db")
    filled("backup", "--to", one)
    with open(one, "rb") as file:
        before = file.read()
    assert "already something" in filled("backup", "--to", one, exit=7).stderr
    with open(one, "rb") as file:
        assert file.read() == before
    assert filled("backup", "--to", str(tmp_path / "no" / "one.db"), exit=1).stdout == ""
    assert copies(filled) == []


def test_what_cannot_be_copied_is_told(shop: Shop) -> None:
    os.unlink(shop.path)
    shop("backup", exit=3)
    with open(shop.path, "w") as file:
        file.write("diary " * 200)
    shop("backup", exit=6)
    assert not os.path.exists(backup.folder_of(shop.path))


def test_a_copy_that_is_not_like_the_book_is_none(
    filled: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = iter([{"customer": 2}, {"customer": 1}])
    monkeypatch.setattr(backup, "count", lambda _connection: next(counts))
    assert "not like the book" in filled("backup", exit=6).stderr
    assert copies(filled) == []
    assert os.listdir(backup.folder_of(filled.path)) == []


def dated(days: float, reason: str | None = None) -> Copy:
    at = datetime(2026, 11, 21, 12) - timedelta(days=days)
    return Copy(f"{at:%Y%m%d%H%M}{reason}", at.isoformat(), reason, 1)


def kept(made: list[Copy]) -> list[str]:
    made = sorted(made, key=lambda copy: copy.at, reverse=True)
    gone = {copy.path for copy in superfluous(made, made[0].path)}
    return [copy.at[:16] for copy in made if copy.path not in gone]


def test_the_newest_stay_and_one_a_day_and_one_a_week() -> None:
    every_hour = [dated(hour / 24) for hour in range(24 * 200)]
    left = kept(every_hour)
    days = sorted({at[:10] for at in left}, reverse=True)
    assert left[:NEWEST] == [copy.at[:16] for copy in every_hour[:NEWEST]]
    assert days[:DAILY] == [dated(day).at[:10] for day in range(DAILY)]
    weeks = {datetime.fromisoformat(at).isocalendar()[:2] for at in left}
    assert len(weeks) == WEEKLY
    assert len(left) == NEWEST - 1 + DAILY + (WEEKLY - 3)
    assert kept([dated(day) for day in range(3)]) == [dated(day).at[:16] for day in range(3)]


def test_a_pause_or_a_wrong_clock_empties_no_folder() -> None:
    old = [dated(400 + 30 * month) for month in range(10)]
    assert kept(old) == [copy.at[:16] for copy in old]
    assert kept([dated(-2000), *old]) == [copy.at[:16] for copy in [dated(-2000), *old]]


def test_a_damaged_book_takes_no_sound_ones_place() -> None:
    sound, damaged = dated(30.2), dated(30, "damaged")
    others = [dated(day) for day in range(10)]
    assert {sound.at[:16], damaged.at[:16]} <= set(kept([sound, damaged, *others]))
    many = [dated(30 + day, "damaged") for day in range(5)]
    assert len(kept([sound, *many])) == 3
    upgraded = dated(300, "upgrade")
    assert upgraded.at[:16] in kept([upgraded, *[dated(day) for day in range(100)]])


def test_thinning_out_leaves_other_files_alone(filled: Shop) -> None:
    folder = backup.folder_of(filled.path)
    os.mkdir(folder)
    others = ["book-2020-01-01-000000.txt", "notes.db", "bookshop-2020-01-01-000000.db"]
    for name in others:
        Path(folder, name).touch()
    stray, fresh = Path(folder, ".salesbook-x.new"), Path(folder, ".salesbook-y.new")
    for draft in (stray, fresh):
        draft.touch()
    os.utime(stray, (0, 0))
    for day in range(40):
        filled("backup", "-q", today=f"2026-{10 + day // 28:02}-{1 + day % 28:02}")
    assert {*others, fresh.name} <= set(os.listdir(folder))
    assert not stray.exists()
    assert len(copies(filled)) < 40
    ran = filled("backup", "--json", today="2026-12-24")
    assert len(ran.json["removed"]) == 1


def test_an_import_keeps_what_was_there(filled: Shop, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("name\nImported\n")
    before = content(filled.path)
    filled("import", str(tmp_path / "in.csv"), "--dry-run")
    assert copies(filled) == []
    filled("import", str(tmp_path / "in.csv"))
    (copy,) = copies(filled)
    assert copy.reason == "import"
    assert content(copy.path) == before
    # Nothing is kept of a book with nothing in it.
    new = builders.a_book(tmp_path, "new.db")
    filled("--book", new, "import", str(tmp_path / "in.csv"))
    assert list_copies(new) == []


# The way back


def test_the_copies_are_listed_newest_first(filled: Shop) -> None:
    assert "There is no backup yet" in filled("restore").stdout
    filled("backup", today="2026-11-19")
    filled("backup", today="2026-11-20")
    found = filled.json("restore")
    assert [one["at"][:10] for one in found] == ["2026-11-20", "2026-11-19"]
    assert "salesbook restore latest" in filled("restore").stdout


@pytest.mark.parametrize(
    "asked",
    ["latest", "yesterday", "2026-11-20", "2026-11-20 12:00", "book-2026-11-20-120000.db",
     "PATH"],
)  # fmt: skip
def test_a_copy_is_put_back_and_what_was_there_is_kept(filled: Shop, asked: str) -> None:
    filled("backup", today="2026-11-19")
    filled("tag", "1", "new")
    filled("backup", today="2026-11-20")
    wanted, history = content(filled.path), builders.query(filled.path, "SELECT * FROM change")
    filled("log", "Acme", "talked again")
    later = content(filled.path)
    words = [copies(filled)[0].path] if asked == "PATH" else asked.split()
    ran = filled("restore", *words)
    assert content(filled.path) == wanted
    assert builders.query(filled.path, "SELECT * FROM change") == history
    assert "Restored the book from" in ran.stdout
    newest = copies(filled)[0]
    assert newest.reason == "restore"
    assert newest.path in ran.stdout
    assert content(newest.path) == later
    assert os.listdir(os.path.dirname(filled.path)).count("book.db-journal") == 0
    filled("undo")
    filled("restore", newest.path)
    assert content(filled.path) == later


@pytest.mark.parametrize(
    ("asked", "code"),
    [("qqqq", 3), ("2026-11-01", 3), ("latest", 3), ("BOOK", 7), ("TEXT", 6), ("TORN", 6),
     ("NEWER", 6), ("FOREIGN", 6)],
)  # fmt: skip
def test_what_is_no_copy_changes_nothing(filled: Shop, asked: str, code: int) -> None:
    folder = os.path.dirname(filled.path)
    path = os.path.join(folder, "other.db")
    if asked == "TEXT":
        Path(path).write_text("diary " * 200)
    elif asked == "TORN":
        Path(path).write_bytes(filled.bytes()[:-5000])
    elif asked == "NEWER":
        with builders.raw(builders.a_book(folder, "other.db")) as connection:
            connection.execute("PRAGMA user_version=99")
    elif asked == "FOREIGN":
        with builders.raw(path) as connection:
            connection.execute("CREATE TABLE t(a)")
    typed = {"BOOK": filled.path}.get(asked, path if asked.isupper() else asked)
    filled.unchanged("restore", typed, exit=code)
    assert not [name for name in os.listdir(folder) if name.startswith(".")]
    assert copies(filled) == []


def test_a_copy_with_a_flipped_row_is_refused(filled: Shop) -> None:
    filled("backup")
    (copy,) = copies(filled)
    with builders.raw(copy.path) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("UPDATE customer SET grade='Z'")
    assert "damaged itself" in filled.unchanged("restore", "latest", exit=6).stderr


def test_a_missing_book_and_a_ruined_one_are_put_back(filled: Shop) -> None:
    filled("backup")
    wanted, (copy,) = content(filled.path), copies(filled)
    os.unlink(filled.path)
    assert "kept" not in filled("restore", "latest").stdout
    assert content(filled.path) == wanted
    assert stat.S_IMODE(os.stat(filled.path).st_mode) == 0o600
    for ruin in (b"", b"diary " * 300, filled.bytes()[:9000], b"\xa5" * 9000):
        Path(filled.path).write_bytes(ruin)
        Path(f"{filled.path}-journal").write_bytes(b"left there")
        ran = filled("restore", copy.path)
        assert content(filled.path) == wanted
        aside = next(one for one in copies(filled) if one.path in ran.stdout)
        assert aside.reason == "damaged"
        assert Path(aside.path).read_bytes() == ruin
        assert not os.path.exists(f"{filled.path}-journal")
        # It is never taken for a copy to go back to.
        assert filled("restore", "latest").stdout.count("damaged") == 0


def test_a_newer_book_can_be_replaced_by_its_older_copy(filled: Shop) -> None:
    filled("backup")
    with builders.raw(filled.path) as connection:
        connection.execute("PRAGMA user_version=99")
    filled("restore", "latest")
    filled("list")


def test_a_copy_of_an_older_version_is_upgraded_on_the_way(shop: Shop, tmp_path: Path) -> None:
    old = old_book(tmp_path)
    with open(old, "rb") as file:
        before = file.read()
    ran = shop("restore", old)
    assert "17 customers" in ran.stdout
    assert "upgraded" not in ran.stderr
    assert shop("list").stderr == ""
    with open(old, "rb") as file:
        assert file.read() == before
    assert [copy.reason for copy in copies(shop)] == ["restore"]


def test_who_writes_meanwhile_loses_nothing(filled: Shop) -> None:
    """The lock is taken before what is there is copied: a busy book is not replaced."""
    filled("backup")
    import sqlite3

    from salesbook.book import restore

    with closing(sqlite3.connect(filled.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        before = restore.WAIT_SECONDS
        restore.WAIT_SECONDS = 0.1  # type: ignore[misc]
        try:
            filled("restore", "latest", exit=5)
        finally:
            restore.WAIT_SECONDS = before  # type: ignore[misc]
        other.execute("UPDATE customer SET note='kept'")
        other.execute("COMMIT")
    filled("restore", "latest")
    assert builders.query(copies(filled)[0].path, "SELECT DISTINCT note FROM customer") == [
        ("kept",)
    ]


KILLED = """
import os, signal, sys, threading
from datetime import datetime
from salesbook.book import restore
book, source, when = sys.argv[1:]
def kill():
    os.kill(os.getpid(), signal.SIGKILL)
def watch():
    while not os.path.exists(book + "-journal"):
        pass
    kill()
def back_up(*arguments, before=restore.back_up, **named):
    found = before(*arguments, **named)
    if when == "with the copy made":
        kill()
    if when == "while it is written":
        threading.Thread(target=watch, daemon=True).start()
    return found
restore.back_up = back_up
restore.restore(book, source, datetime.now())
if when == "afterwards":
    kill()
"""


@pytest.mark.parametrize("when", ["with the copy made", "while it is written", "afterwards"])
def test_a_killed_restore_leaves_the_old_book_or_the_new_one(
    filled: Shop, tmp_path: Path, when: str
) -> None:
    with builders.changing(filled.path) as (change, _day):
        for number in range(600):
            builders.a_customer(change, f"C{number}", note="x" * 3000)
    filled("backup")
    (copy,) = copies(filled)
    wanted = content(filled.path)
    with builders.raw(filled.path) as connection:
        connection.execute("UPDATE customer SET note=replace(note,'x','y')")
    before = content(filled.path)
    environment = {**builders.hermetic(tmp_path / "home"), "PYTHONPATH": os.pathsep.join(sys.path)}
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, filled.path, copy.path, when], env=environment
    )
    assert killed.returncode == -signal.SIGKILL
    filled("list")  # rolls back what is half
    assert content(filled.path) == (wanted if when == "afterwards" else before)
    assert builders.query(filled.path, "PRAGMA integrity_check") == [("ok",)]
    (kept,) = (one for one in copies(filled) if one.reason == "restore")
    assert content(kept.path) == before


# One customer


def test_a_customer_that_is_gone_comes_back_with_everything(filled: Shop) -> None:
    filled("deal", "add", "Acme", "--product", "CRM", "--amount", "650000")
    filled("backup")
    wanted = content(filled.path)
    with builders.raw(filled.path) as connection:
        connection.execute("DELETE FROM customer WHERE id=1")
        connection.execute("DELETE FROM product")
    filled("add", "Gamma")
    before = content(filled.path)
    ran = filled("restore", "latest", "--customer", "Acme")
    assert ran.stdout.startswith("Restored Acme (#1, C) from ")
    after = content(filled.path)
    for table in wanted:
        assert set(after[table]) >= set(wanted[table]), table
    filled("check", "--deep")
    filled("undo")
    assert content(filled.path) == before
    filled("redo")
    assert content(filled.path) == after


def test_what_is_gone_of_a_customer_joins_what_is_there(filled: Shop) -> None:
    filled("log", "Acme", "nobody there", "--no-answer")
    filled("backup")
    filled("contact", "rm", "Acme", "Li Na")
    filled("tag", "Acme", "--rm", "vip")
    filled("tag", "Acme", "vip")
    filled("edit", "Acme", "--name", "Acme Ltd")
    with builders.raw(filled.path) as connection:
        connection.execute("DELETE FROM next_action")
        connection.execute("DELETE FROM follow_up")
        connection.execute("UPDATE customer SET last_contact_on=NULL, unanswered=0")
    filled("next", "Acme Ltd", "2026-12-09 other")
    done = filled("restore", "latest", "--customer", "Acme", "--json").json
    assert done["tables"] == {"contact": 1, "follow_up": 2, "next_action": 1}
    assert done["customer"] == "Acme Ltd"
    assert filled.one("SELECT count(*) FROM next_action WHERE state='open'") == 1
    assert filled.sql("SELECT last_contact_on,unanswered FROM customer WHERE id=1") == [
        ("2026-11-21", 1)
    ]
    filled("check", "--deep")
    assert "nothing of what" in filled("restore", "latest", "--customer", "1").stdout


def test_numbers_that_stand_for_something_else_are_refused(filled: Shop) -> None:
    filled("backup")
    filled("merge", "Acme", "Beta")
    ran = filled.unchanged("restore", "latest", "--customer", "Acme", exit=7)
    assert "contact 1 belongs to customer #2 now" in ran.stderr
    with builders.raw(filled.path) as connection:
        connection.execute("DELETE FROM customer")
        connection.execute("UPDATE sqlite_sequence SET seq=0 WHERE name='customer'")
    filled("add", "Other", today="2026-11-23")
    ran = filled.unchanged("restore", "latest", "--customer", "Acme", exit=7)
    assert "customer 1 is Other now" in ran.stderr


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["restore", "--customer", "Acme"], 2),
        (["restore", "latest", "--customer", "qqqq"], 3),
        (["restore", "yesteryear", "--customer", "Acme"], 3),
    ],
)
def test_what_is_not_said_or_not_there_is_told(filled: Shop, argv: list[str], code: int) -> None:
    filled("backup")
    filled.unchanged(*argv, exit=code)

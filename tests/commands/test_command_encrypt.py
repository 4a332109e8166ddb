"""`encrypt`, `decrypt`, `init --encrypt`: where the key is from, and that all else goes on."""

import getpass
import os
import sqlite3
import sys
import threading
import time
from contextlib import suppress

import pytest

from builders import a_book, contents
from salesbook.book import keys
from salesbook.book.backup import list_copies
from salesbook.errors import BadValue
from within import Shop, run_within

pytest.importorskip("salesbook.cipher", reason="the extra crypt is not installed")

KEY = "c0" * 32
NAME = "Quillhaven 秘密"


def key_file(folder, key=KEY, mode=0o600):
    path = os.path.join(folder, f"key-{len(os.listdir(folder))}")
    with open(path, "w") as file:
        file.write(f"{key}\nanother line\n")
    os.chmod(path, mode)
    return path


@pytest.fixture
def plain(tmp_path):
    shop = Shop(str(tmp_path))
    shop.env["SALESBOOK_KEY_FILE"] = key_file(tmp_path)
    shop("add", NAME, "--contact", "Li Na", "--phone", "13800138000", "--next", "2026-12-01 call")
    shop("log", "Quill", "talked of secret things")
    return shop


@pytest.fixture
def shop(plain):
    plain("encrypt", "-q")
    return plain


def hidden(path):
    with open(path, "rb") as file:
        content = file.read()
    return not [word for word in (b"Quillhaven", "秘密".encode(), b"secret") if word in content]


def test_there_and_back_everything_is_the_same(plain):
    before, day = plain.content(), plain.json("today")
    history = plain.json("history")
    done = plain.json("encrypt")
    assert (done["done"], done["tables"]["customer"]) == ("encrypt", 1)
    assert hidden(plain.path)
    assert plain.json("today") == day
    assert plain.json("history") == history
    assert "is encrypted already" in plain("encrypt", exit=7).stderr
    assert plain.json("decrypt")["done"] == "decrypt"
    assert plain.content() == before
    assert plain.json("history") == history
    assert "is not encrypted" in plain("decrypt", exit=7).stderr
    plain("undo")
    assert "secret" not in plain("show", "1").stdout


def test_every_day_on_an_encrypted_book(shop, tmp_path):
    before = shop.json("show", "1")
    shop(
        "log",
        "Quill",
        "said secret words",
        "--next",
        "fri 15:00 demo",
        "--grade",
        "A",
        "--why",
        "x",
    )
    assert shop.json("show", "1")["grade"] == "A"
    shop("undo")
    assert shop.json("show", "1") == before
    shop("redo")
    assert shop.json("find", "secret words")[0]["customer_id"] == 1
    (tmp_path / "more.csv").write_text("name,phone\nQuillhaven 秘密 Two,13900000000\n")
    assert "1" in shop("import", str(tmp_path / "more.csv")).stdout
    assert len(shop.json("list")) == 2
    copies = [copy.path for copy in list_copies(shop.path)]
    assert [hidden(copy) for copy in copies] == [True]
    shop("export", "--to", str(tmp_path / "book.json"))
    assert not hidden(tmp_path / "book.json")
    assert shop("check", "--deep").stdout == ""
    assert hidden(shop.path)
    shop("forget", "2", "--yes", "--backups")
    assert shop("check", "--deep").stdout == ""
    assert shop("path").stderr == "given by --book; it is encrypted\n"


def test_backup_and_restore(shop, tmp_path):
    shop("backup")
    shop("add", "Later")
    shop("restore", "latest")
    assert [row["customer"] for row in shop.json("list")] == [NAME]
    copies = [copy.path for copy in list_copies(shop.path)]
    assert [copy.reason for copy in list_copies(shop.path)] == ["restore", None]
    assert all(map(hidden, copies))
    shop("backup", "--to", str(tmp_path / "stick.db"))
    assert hidden(tmp_path / "stick.db")
    # Where there is no book, or a broken one, it comes back as the copy is.
    for broken in (False, True):
        os.unlink(shop.path)
        if broken:
            with open(shop.path, "w") as file:
                file.write("x" * 9000)
        shop("restore", str(tmp_path / "stick.db"))
        assert hidden(shop.path)
        assert len(shop.json("list")) == 1


def test_a_wrong_key_neither_reads_nor_restores_over_the_book(shop, tmp_path):
    shop("backup")
    wrong = {"SALESBOOK_KEY_FILE": key_file(tmp_path, "d1" * 32)}
    for argv in (["today"], ["log", "1", "x"], ["undo"], ["backup"], ["restore", "latest"],
                 ["decrypt"], ["check", "--deep"]):  # fmt: skip
        ran = shop.unchanged(*argv, exit=6, env=wrong)
        assert "The key does not open" in ran.stderr
        assert ran.stderr.count("\n") == 1
        assert "d1d1" not in ran.stderr
    a_book(tmp_path, "plain.db")
    assert (
        "The key" in shop.unchanged("restore", str(tmp_path / "plain.db"), exit=6, env=wrong).stderr
    )
    assert len(list_copies(shop.path)) == 1


def test_a_plain_copy_is_encrypted_on_its_way_into_the_book(plain):
    plain("backup")
    plain("encrypt", "-q")
    plain("restore", "latest")
    assert hidden(plain.path)
    assert len(plain.json("list")) == 1
    plain("backup")
    plain("decrypt", "-q")
    said = plain.unchanged("restore", "latest", exit=7).stderr
    assert 'Encrypt the book first: "salesbook encrypt"' in said


def test_plain_backups_are_named_and_rewritten(plain):
    plain("backup")
    (copy,) = list_copies(plain.path)
    ran = plain("encrypt")
    assert ran.stderr.splitlines()[-2:] == [
        "1 backup can still be read by anyone; --backups encrypts it:", copy.path,
    ]  # fmt: skip
    assert not hidden(copy.path)
    plain("decrypt")
    done = plain.json("encrypt", "--backups")
    assert (done["backups"], done["backups_left"]) == ([copy.path], [])
    assert hidden(copy.path)
    plain("restore", copy.path)
    ran = plain("decrypt")
    assert "2 backups still need the key" in ran.stderr
    plain("encrypt", "--backups")
    assert "2 backups too." in plain("decrypt", "--backups").stdout
    assert contents(copy.path)["customer"] == plain.content()["customer"]


def test_a_broken_backup_is_left_and_named(plain):
    plain("backup")
    (copy,) = list_copies(plain.path)
    os.truncate(copy.path, 40960)
    done = plain.json("encrypt", "--backups")
    assert done["backups_left"] == [copy.path]


@pytest.mark.parametrize("argv", [["encrypt"], ["decrypt"]])
def test_no_book(tmp_path, argv):
    assert "There is no book" in Shop(str(tmp_path), empty=True)(*argv, exit=3).stderr


def test_no_key_and_nobody_to_ask(shop):
    shop.env.clear()
    for lang, named in (("en", "No key is set"), ("zh", "没有设置密钥")):
        ran = shop.unchanged("today", exit=6, lang=lang)
        assert named in ran.stderr
        for way in ("key_file", "key_command", "SALESBOOK_KEY_FILE", "SALESBOOK_KEY_COMMAND"):
            assert way in ran.stderr
    shop("path")


@pytest.mark.parametrize(
    ("mode", "content", "code", "said"),
    [
        (0o644, KEY, 2, "others can read it: chmod 600"),
        (0o640, KEY, 2, "others can read it"),
        (0o600, "", 2, "no key in the first line"),
        (0o600, "\n" + KEY, 2, "no key in the first line"),
        (None, KEY, 3, "There is no key file"),
    ],
)
def test_key_files_that_are_refused(shop, tmp_path, mode, content, code, said):
    path = key_file(tmp_path, content, mode or 0o600)
    if mode is None:
        os.unlink(path)
    assert said in shop.unchanged("today", exit=code, env={"SALESBOOK_KEY_FILE": path}).stderr


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (f"{sys.executable} -c 'print(\"{KEY}\"); print(2)'", 0, ""),
        ("false", 2, "The key command false failed (exit code 1)."),
        ("true", 2, "There is no key in the first line of what the key command true prints."),
        ("sleep 9", 2, "The key command sleep gave no answer in 0 s."),
        ("no-such-command secret", 2, "The key command no-such-command cannot be run"),
        ("echo 'a", 2, "key_command is no command line"),
        ("echo $HOME; echo x", 6, "The key does not open"),
    ],
)
def test_key_commands(shop, monkeypatch, command, code, said):
    monkeypatch.setattr(keys, "PATIENCE", 9.0 if code == 0 else 0.3)
    shop.env = {"SALESBOOK_KEY_COMMAND": command}
    assert said in shop("today", exit=code).stderr


def test_the_users_file_names_the_key_and_the_environment_comes_first(shop, tmp_path):
    path = shop.env.pop("SALESBOOK_KEY_FILE")
    shop("config", "set", "key_file", path)
    shop("today")
    os.chmod(path, 0o640)
    assert "chmod 600" in shop("today", exit=2).stderr
    os.chmod(path, 0o600)
    shop("config", "set", "key_command", "false")
    shop("today")
    assert "failed" in shop("today", exit=2, env={"SALESBOOK_KEY_COMMAND": "false"}).stderr


def test_the_key_is_typed_once_a_run_and_twice_for_a_new_book(tmp_path, monkeypatch):
    asked, answers = [], []

    def typed(question):
        asked.append(question)
        return answers.pop(0)

    monkeypatch.setattr(getpass, "getpass", typed)
    shop = Shop(str(tmp_path), empty=True)
    answers += ["long enough", "long enougH"]
    assert "not the same" in shop("init", "--encrypt", terminal=80, exit=2).stderr
    answers += ["short", "short"]
    assert "8 characters" in shop("init", "--encrypt", terminal=80, exit=2).stderr
    assert not os.path.exists(shop.path)
    answers += ["long enough", "long enough"]
    shop("init", "--encrypt", terminal=80)
    assert hidden(shop.path)
    asked.clear()
    answers += ["long enough"]
    shop("backup", terminal=80)
    assert asked == [f"Key of {shop.path}: "]
    answers += [""]
    assert "No key was typed" in shop("today", terminal=80, exit=2).stderr
    with pytest.raises(sqlite3.DatabaseError):
        shop.sql("SELECT 1 FROM customer")


def test_without_the_extra_it_is_said_how_to_install_it(shop, plain, monkeypatch):
    monkeypatch.setitem(sys.modules, "salesbook.cipher", None)
    for argv in (["today"], ["decrypt"], ["init", "--encrypt", "--book", f"{shop.path}2"]):
        assert "pip install 'salesbook[crypt]'" in shop.unchanged(*argv, exit=2).stderr
    assert "it is encrypted" in shop("path").stderr


def test_a_page_that_was_changed_is_noticed(shop):
    whole = shop.bytes()
    for place in range(5000, len(whole), len(whole) // 5):
        with open(shop.path, "wb") as file:
            file.write(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        ran = run_within("check", "--deep", "--book", shop.path, home=shop.home, env=shop.env)
        assert ran.exit in (6, 8), place
    with open(shop.path, "wb") as file:
        file.write(whole)
    assert shop("check", "--deep").stdout == ""


def fed(folder, content, mode=0o600, wait=0.0):
    """A pipe with a name, into which somebody writes after a while."""
    path = os.path.join(folder, f"pipe-{len(os.listdir(folder))}")
    os.mkfifo(path, mode)

    def feed():
        time.sleep(wait)
        with suppress(BrokenPipeError), open(path, "wb") as file:
            file.write(content)

    threading.Thread(target=feed, daemon=True).start()
    return path


def test_a_pipe_of_our_own_gives_the_key(shop, tmp_path):
    for wait in (0.0, 0.3):
        shop("today", env={"SALESBOOK_KEY_FILE": fed(tmp_path, KEY.encode(), wait=wait)})
    # As bash does it for <(pass show salesbook).
    read, write = os.pipe()
    os.write(write, f"{KEY}\n".encode())
    os.close(write)
    shop("today", env={"SALESBOOK_KEY_FILE": f"/dev/fd/{read}"})
    os.close(read)


@pytest.mark.parametrize(
    ("content", "wait", "mode", "said"),
    [
        (b"", 0.0, 0o600, "no key in the first line"),
        (b"\xff\xfe\xff", 0.0, 0o600, "There is no text in"),
        (KEY.encode(), 9.0, 0o600, "did not come to its end in 0 s."),
        (KEY.encode(), 0.0, 0o644, "others can read it"),
    ],
)
def test_pipes_that_are_refused(shop, tmp_path, monkeypatch, content, wait, mode, said):
    monkeypatch.setattr(keys, "PATIENCE", 9.0 if not wait else 0.2)
    path = fed(tmp_path, content, mode, wait)
    os.chmod(path, mode)
    assert said in shop.unchanged("today", exit=2, env={"SALESBOOK_KEY_FILE": path}).stderr


def test_completion_waits_for_no_pipe(tmp_path):
    with pytest.raises(BadValue, match="no plain file"):
        keys.read_key_file(fed(tmp_path, KEY.encode()))


def test_a_key_file_of_another_user(shop, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    path = key_file(tmp_path)
    if os.getuid() == 0:
        os.chown(path, 4343, -1)
    ran = shop.unchanged("today", exit=2, env={"SALESBOOK_KEY_FILE": path})
    assert "belongs to another user" in ran.stderr
    assert KEY not in ran.stderr


def test_a_new_key(plain, tmp_path):
    """Decrypt, tell the new key, encrypt: the book and its backups know the new one alone."""
    plain("backup")
    plain("encrypt", "--backups", "-q")
    before = plain.json("history")
    assert "is encrypted already" in plain("encrypt", exit=7).stderr
    plain("decrypt", "--backups", "-q")
    old = plain.env["SALESBOOK_KEY_FILE"]
    plain.env["SALESBOOK_KEY_FILE"] = key_file(tmp_path, "e2" * 32)
    plain("encrypt", "--backups", "-q")
    assert plain.json("history") == before
    plain("restore", "latest", "-q")
    assert hidden(plain.path)
    plain.unchanged("today", exit=6, env={"SALESBOOK_KEY_FILE": old})
    for copy in list_copies(plain.path):
        assert hidden(copy.path)
        argv = ("restore", copy.path, "--book", str(tmp_path / "elsewhere.db"))
        run_within(*argv, home=plain.home, env={"SALESBOOK_KEY_FILE": old})
        assert not (tmp_path / "elsewhere.db").exists()


def test_what_a_killed_run_left_goes_with_the_next(shop, tmp_path):
    """It may be plain; drafts of others stay."""
    ours = tmp_path / f".salesbook-{os.stat(shop.path).st_ino}-abcd.new"
    others = tmp_path / ".salesbook-abcd.new"
    for path in (ours, others):
        path.write_text("secret")
    shop("decrypt")
    assert not ours.exists()
    assert others.exists()


def test_a_plain_copy_never_lies_plain_beside_an_encrypted_book(plain, tmp_path):
    """Not even while it is restored."""
    plain("backup", "--to", str(tmp_path / "copy.db"))
    plain("encrypt", "-q")
    seen = []

    def watch(event, arguments):
        if event == "os.remove" and watching and ".salesbook-" in str(arguments[0]):
            seen.append(hidden(arguments[0]))

    watching = True
    sys.addaudithook(watch)
    plain("restore", str(tmp_path / "copy.db"))
    plain("restore", str(tmp_path / "copy.db"), "--customer", "1")
    watching = False
    assert seen
    assert all(seen)

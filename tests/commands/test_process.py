"""The real process: streams, environment, terminals; what a test inside cannot see."""

import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import builders
from builders import Result
from within import Shop

Run = Callable[..., Result]
LINE = [sys.executable, "-m", "salesbook"]


@pytest.fixture
def street(shop: Shop) -> Shop:
    shop("add", "Acme Trading", "--phone", "1", "-q")
    shop("add", "Acme Steel", "-q")
    shop("add", "王总", "--need", "CRM 系统", "-q")
    return shop


def at_a_terminal(
    shop: Shop, *argv: str, columns: int = 80, typed: str = "", env: dict[str, str] | None = None
) -> tuple[int, str]:
    """Run the program with a screen of 24 lines for all three streams; exit code and screen."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [*LINE, "--book", shop.path, "--today", shop.today, "--lang", "en", *argv],
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # so that Ctrl-C is a signal
        env=builders.hermetic(shop.home, {"TERM": "xterm-256color", **(env or {})}),
    )  # fmt: skip
    os.close(theirs)
    screen = b""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if select.select([ours], [], [], 0.5)[0]:
            try:
                got = os.read(ours, 65536)
            except OSError:
                break
            if not got:
                break
            screen += got
            if typed and b"(1-" in screen:  # the question stands
                os.write(ours, typed.encode())
                typed = ""
        elif process.poll() is not None:
            break
    os.close(ours)
    return process.wait(10), screen.decode().replace("\r\n", "\n")


def test_inside_and_outside_are_the_same(street: Shop, run: Run) -> None:
    """What `within` shows is what the console script shows."""
    for argv in (["list"], ["list", "--json"], ["show", "acme"], ["show", "nobody"], ["tody"],
                 ["today", "-f", "md"], ["--help"], ["list", "--grad", "A"]):  # fmt: skip
        for lang in ("en", "zh"):
            real = run(*argv, book=street.path, today=street.today, lang=lang)
            assert street(*argv, lang=lang, exit=real.exit)[:] == real[:], argv


def test_the_console_script(street: Shop) -> None:
    script = os.path.join(os.path.dirname(sys.executable), "salesbook")
    done = subprocess.run([script, "--version"], capture_output=True, text=True, check=True)
    module = subprocess.run([*LINE, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == module.stdout != ""


@pytest.mark.parametrize("columns", [80, 120])
def test_a_terminal_of_its_size(street: Shop, columns: int) -> None:
    code, screen = at_a_terminal(street, "list", columns=columns)
    assert code == 0
    assert screen == street("list", terminal=columns).stdout
    assert "\x1b[" in screen


def test_a_choice_by_number(street: Shop) -> None:
    code, screen = at_a_terminal(street, "log", "acme", "hello", typed="2\n")
    assert code == 0
    assert "  1) C  Acme Trading (#1)  1\n  2) C  Acme Steel (#2)\n" in screen
    assert "Logged phone with Acme Steel (#2, C)" in screen
    assert street.sql("SELECT customer_id FROM follow_up") == [(2,)]


def test_leaving_the_choice(street: Shop) -> None:
    code, _screen = at_a_terminal(street, "log", "acme", "hello", typed="\n")
    assert code == 4
    assert street.sql("SELECT * FROM follow_up") == []


def test_ctrl_c_at_the_choice(street: Shop) -> None:
    code, screen = at_a_terminal(street, "log", "acme", "hello", typed="\x03")
    assert code == 130
    assert "Traceback" not in screen


def test_head_ends_quietly(street: Shop) -> None:
    for number in range(60):
        street("add", f"customer {number} " + "x" * 2000, "-q")
    line = f"{sys.executable} -m salesbook --book '{street.path}' list -f json | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True,
        env=builders.hermetic(street.home), check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "[\n", "")


@pytest.mark.parametrize("argv", [["list"], ["--help"], ["path"], ["config", "get", "cadence"]])
def test_a_full_disk_behind_stdout(street: Shop, argv: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*LINE, "--book", street.path, *argv], stdout=full, stderr=subprocess.PIPE,
            env=builders.hermetic(street.home), check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.decode().endswith("Error: No space left on device\n")


def test_what_is_done_but_cannot_be_said(street: Shop) -> None:
    """So that a script does not do it twice."""
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*LINE, "--book", street.path, "tag", "1", "vip"], stdout=full, stderr=subprocess.PIPE,
            env=builders.hermetic(street.home), check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.decode() == (
        "Error: It is done and in the book, but could not be said: No space left on device.\n"
    )
    assert street.sql("SELECT name FROM tag WHERE customer_id=1") == [("vip",)]


def test_a_full_disk_behind_stderr(street: Shop) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*LINE, "--book", street.path, "show", "nobody"], stdout=subprocess.PIPE, stderr=full,
            env=builders.hermetic(street.home), check=False,
        )  # fmt: skip
    assert done.returncode == 3


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-"])
def test_closed_streams(street: Shop, closed: str) -> None:
    for argv, code in (("list", 0), ("show acme", 4), ("log 1 hello", 0), ("nothing", 2)):
        line = f"{sys.executable} -m salesbook --book '{street.path}' {argv} {closed}"
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True,
                              env=builders.hermetic(street.home), check=False)  # fmt: skip
        assert done.returncode == code, (argv, done)
        assert "Traceback" not in done.stderr


def test_closed_stdout(street: Shop) -> None:
    for argv in ("list", "log 1 hello"):
        line = f"{sys.executable} -m salesbook --book '{street.path}' {argv} >&-"
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True,
                              env=builders.hermetic(street.home), check=False)  # fmt: skip
        assert done.returncode in (0, 1)
        assert "Traceback" not in done.stderr
        assert len(done.stderr.splitlines()) <= 1


def test_env_i(street: Shop) -> None:
    for argv, code in ((["list", "--book", street.path], 0), (["list"], 3), (["path"], 0)):
        done = subprocess.run(["/usr/bin/env", "-i", *LINE, *argv], capture_output=True, text=True,
                              encoding="utf-8", check=False)  # fmt: skip
        assert done.returncode == code, done
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("lang", ["C", "POSIX", "xx_YY", "en_US.ISO-8859-1", ""])
def test_utf_8_whatever_the_locale(street: Shop, run: Run, lang: str) -> None:
    env = {"LANG": lang, "LC_ALL": lang}
    ran = run("list", book=street.path, today=street.today, lang=None, env=env)
    assert ran.exit == 0
    assert "王总" in ran.stdout
    ran = run("show", "王总", "--json", book=street.path, today=street.today, lang=None, env=env)
    assert ran.json()["name"] == "王总"
    ran = run("log", "王总", "您好", "-q", book=street.path, today=street.today, lang="zh", env=env)
    assert ran == (0, "", "")
    assert street.one("SELECT note FROM follow_up") == "您好"


def test_bytes_that_are_no_utf_8(street: Shop) -> None:
    done = subprocess.run(
        [*map(str.encode, LINE), b"--book", street.path.encode(), b"add", b"bad\xffname"],
        capture_output=True, env=builders.hermetic(street.home), check=False,
    )  # fmt: skip
    assert done.returncode == 0
    done.stdout.decode("utf-8")
    assert builders.query(street.path, "SELECT name FROM customer WHERE id=4") == [("bad?name",)]


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour(street: Shop, env: dict[str, str]) -> None:
    _code, screen = at_a_terminal(street, "list", env=env)
    assert not re.search(r"\x1b\[[\d;]*3\dm", screen)


def test_columns_goes_before_the_size(street: Shop) -> None:
    _code, screen = at_a_terminal(street, "list", columns=200, env={"COLUMNS": "40"})
    assert screen == street("list", terminal=40).stdout


def test_the_book_may_lie_under_a_strange_name(a_book: Callable[..., str], run: Run) -> None:
    for name in ("a b.db", "a?b#c%20.db", "账本.db", "-x&mode=rw.db"):
        path = Path(a_book(name))
        assert run("add", "Acme", "-q", book=path).exit == 0
        assert run("list", "--json", book=path).json()[0]["customer"] == "Acme"
        assert path.exists()


def test_debug_shows_where(street: Shop, run: Run) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*LINE, "--book", street.path, "list"], stdout=full, stderr=subprocess.PIPE,
            env=builders.hermetic(street.home, {"SALESBOOK_DEBUG": "1"}), check=False,
        )  # fmt: skip
    assert done.returncode != 0
    assert b"Traceback" in done.stderr


def test_a_script_reads_json(street: Shop, run: Run) -> None:
    rows = run("list", "-f", "jsonl", book=street.path, today=street.today).stdout.splitlines()
    assert [json.loads(row)["customer"] for row in rows] == ["Acme Trading", "Acme Steel", "王总"]

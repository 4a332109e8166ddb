"""Two ways through the door, one behaviour: lines read by the table, and by Typer.

Hypothesis makes command lines out of what each command takes: options in any order, spelled
every way there is, values that fit and values that do not, words too many, too few or
misspelt. Both ways run on the same files; exit code, output and every byte that is left must
be the same. `PARITY_CASES` says how many lines to try: 500 unless said, 20,000 for
`make torture`.
"""

import getpass
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import builders
from builders import a_customer, changing
from salesbook.commands import line
from salesbook.commands.contents import entries
from salesbook.commands.line import Part
from salesbook.commands.takes import parts
from within import Ran, run_within

COMMANDS = sorted({entry.name for entry in entries().values()})
CASES = int(os.environ.get("PARITY_CASES", "500"))
EACH = -(-CASES // len(COMMANDS))
LONG = CASES > 500
SLOW = {"demo"}
"""They make a book each time."""

WORDS = (
    "1", "2", "3", "9", "wang", "王总", "Acme", "ext:K-1", "A", "c", "B级", "fri", "明天", "+3d",
    "2026-11-20", "2026-11-25", "10:30", "65万", "5d", "yes", "vip", "phone", "cadence.A", "today",
    "", " ", "x", "a b", "=", "-", "–", "０", "１２", "\u3000", "é", "\udc80", "--", "-1", "-q",
    "--json", "--limt", "-fjson", "-h", "me", "due", "customers", "in.csv", "none.csv", "out.csv",
    "out.tsv", "KEY=x", "active", "all", "bash", "json", "csv", "md", "table", "en", "zh", "xx",
)  # fmt: skip
FITTING = {
    "who": ("1", "2", "3", "wang", "王总", "Acme", "ext:K-1"),
    "file": ("in.csv", "out.csv", "out.tsv", "-", "none/x.csv"),
    "tag": ("vip", "cold"),
    "key": ("cadence.A", "cadence", "lang", "me", "nothing"),
    "value": ("5d", "sprint", "zh", "x"),
    "person": ("Li Na", "li"),
    "WHEN": ("fri", "明天", "2026-11-20", "+3d"),
    "DATE": ("2026-11-21", "2026-11-20"),
    "WHEN ACTION": ("fri", "明天", "call", "发报价"),
    "'WHEN ACTION'": ("fri call", "明天 发报价"),
    "MONEY": ("65万", "50-80万"),
    "DAYS": ("5d", "7"),
    "HH:MM": ("10:30",),
    "KEY=VALUE": ("size=5", "size="),
    "A,B,…": ("customer", "customer,grade", "nothing"),
}
FREE = ("x", "a b", "王总", "谈了价格")
# No path out of the folder.
LETTERS = st.characters(exclude_characters="/\\~\0", codec="utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a book of three customers and a file to import."""
    home = tmp_path_factory.mktemp("parity") / "home"
    book = builders.a_book(home)
    with changing(book) as (change, _day):
        wang = a_customer(change, "王总贸易", grade="A", last_contact=-9, contact="Li Na",
                          tags=("vip",), pinyin="wangzongmaoyi", initials="wzmy",
                          next_on=0)  # fmt: skip
        a_customer(change, "Acme Trading", grade="B", last_contact=-20, phone="13800138000")
        a_customer(change, "Acme Tools", grade="C", external_id="K-1")
        change.update("customer", wang, owner="wang")
    (home / "in.csv").write_text("name,grade\nNew Ltd,B\n,C\n", encoding="utf-8")
    return home


def values_of(part: Part) -> st.SearchStrategy[str]:
    """What may stand for a part: mostly what fits."""
    if part.kind == "number":
        fitting: tuple[str, ...] = ("1", "3", "007", str(part.least))
    elif "|" in part.values:
        fitting = tuple(part.values.split("|"))
    elif part.name == "book":
        fitting = ("book.db", "in.csv", "none/x.db", "")
    else:
        fitting = FITTING.get(part.values) or FITTING.get(part.metavar) or FREE
    fits = st.sampled_from(fitting)
    return st.one_of(*[fits] * 10, st.sampled_from(WORDS), st.text(LETTERS, max_size=3))


@st.composite
def spelled(draw: st.DrawFn, part: Part) -> list[str]:
    """An option as it may be typed, with its value if it takes one."""
    name = draw(st.sampled_from((*part.options, *part.against)))
    how = draw(st.integers(0, 29))
    if part.kind == "flag":
        return [f"{name}=x" if how == 29 else f"{name}q" if how > 25 and name[1] != "-" else name]
    value = draw(values_of(part))
    if how == 29:
        return [name]
    if how > 17:
        return [f"{name}={value}" if name.startswith("--") else f"{name}{value}"]
    return [name, value]


@st.composite
def lines(draw: st.DrawFn, command: str) -> list[str]:
    """A command line for a command."""
    takes = parts(entries()[command])
    options = [part for part in takes if part.options]
    pieces = [[draw(values_of(part))] for part in takes if not part.options]
    short = draw(st.integers(0, 14))
    if short == 14 and pieces:
        pieces.pop()
    elif short == 13:
        pieces.append([draw(st.sampled_from(WORDS))])
    chosen = draw(st.lists(st.sampled_from(options), max_size=3))
    chosen += [part for part in options if part.required]
    for part in chosen:
        pieces.insert(draw(st.integers(0, len(pieces))), draw(spelled(part)))
    if draw(st.integers(0, 19)) == 19:
        odd = draw(st.sampled_from(["--", "-h", "--help", "-n", "-qy", "--versio", "--", "-"]))
        pieces.insert(draw(st.integers(0, len(pieces))), [odd])
    before = [part for part in parts(None) if draw(st.integers(0, 9)) == 9]
    above = [word for part in before for word in draw(spelled(part))]
    name = command.split()
    if draw(st.integers(0, 30)) == 30:
        name[-1] = name[-1][:-1]
    split = draw(st.integers(0, len(above))) if len(name) > 1 else len(above)
    if len(name) > 1:
        name = [name[0], *above[split:], name[1]]
    return [*above[:split], *name, *(word for piece in pieces for word in piece)]


def files(place: Path) -> dict[str, bytes | None]:
    """Every file and folder there is, by its name."""
    return {
        str(path.relative_to(place)): path.read_bytes() if path.is_file() else None
        for path in place.rglob("*")
    }


@contextmanager
def put_back(place: Path) -> Iterator[None]:
    """Have the files afterwards as they were."""
    before = files(place)
    try:
        yield
    finally:
        after = files(place)
        for name in sorted(after.keys() - before.keys(), reverse=True):
            (place / name).rmdir() if after[name] is None else (place / name).unlink()
        for name, content in before.items():
            if content is not None and after.get(name) != content:
                (place / name).write_bytes(content)


def _without_chance(content: bytes | None) -> bytes | None:
    """What is in a file; of a book that was encrypted, each time with other salt, how much."""
    if content is None or len(content) % 4096 or content.startswith(b"SQLite format"):
        return content
    return b"%d bytes" % len(content)


class Went(NamedTuple):
    """How a line went one way."""

    ran: Ran
    left: dict[str, bytes | None]
    """The files there were afterwards."""
    by_table: bool


def go(place: Path, argv: list[str], screen: int | None, *, plain: bool) -> Went:
    """Run a line; by Typer in any case unless `plain`."""
    by_table = False
    reads = line.answer

    def answer(arguments: list[str], config: Any) -> int | None:
        nonlocal by_table
        if not plain:
            return None
        by_table = True  # also where the command fails
        code = reads(arguments, config)
        by_table = code is not None
        return code

    home = os.getcwd()
    os.chdir(place)
    try:
        # A key would be asked for at the terminal of whoever runs the tests.
        typed = patch.object(getpass, "getpass", lambda *_about: "a long enough key")
        with put_back(place), patch.object(line, "answer", answer), typed:
            env = {"SALESBOOK_BOOK": str(place / "book.db")}
            ran = run_within(*argv, home=str(place), env=env, terminal=screen, stdin="2\n")
            left = {name: _without_chance(content) for name, content in files(place).items()}
            return Went(ran, left, by_table)
    finally:
        os.chdir(home)


@pytest.mark.parametrize("command", COMMANDS)
def test_both_ways_are_one(place: Path, command: str) -> None:
    ways = set()

    @settings(
        max_examples=-(-EACH // 8) if command in SLOW else EACH,
        derandomize=not LONG, database=None, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(lines(command), st.sampled_from((None, None, None, 60)))
    def both(argv: list[str], screen: int | None) -> None:
        table = go(place, argv, screen, plain=True)
        typer = go(place, argv, screen, plain=False)
        ways.add(table.by_table)
        assert table.ran == typer.ran
        assert table.left == typer.left

    both()
    assert True in ways, "no line was plain, so nothing was compared"


REAL = (
    "today", "today --json", "today --lang zh", "overdue -f csv --within 3", "log 1 hello",
    "log wang x --next fri call --json", "log 王总 -q 谈了 价格", "regrade 2 A --why w",
    "log A x", "show nobody", "list --tag vip --columns customer,grade", "today --limit x",
    "tody", "", "-h", "log -h", "contact", "--version", "add New -- --name", "list --to out.csv",
    "config set cadence.A 5d", "undo", "contact add 1 Li --title CTO", "today --book none.db",
)  # fmt: skip
BY_TYPER = "import salesbook.commands.line as line; line.answer = lambda *_: None; "
START = "from salesbook.start import main; main()"


@pytest.mark.parametrize("typed", REAL)
def test_both_ways_in_processes(place: Path, typed: str) -> None:
    ends = []
    for before in ("", BY_TYPER):
        with put_back(place):
            done = subprocess.run(
                [sys.executable, "-c", before + START, *typed.split()], cwd=place,
                env=builders.hermetic(place, {"SALESBOOK_BOOK": "book.db"}),
                stdin=subprocess.DEVNULL, capture_output=True, timeout=60,
            )  # fmt: skip
            left = files(place)
            # The moments in it are seconds apart.
            left["book.db"] = repr(builders.contents(place / "book.db", ("follow_up",))).encode()
            ends.append((done.returncode, done.stdout, done.stderr, left))
    assert ends[0] == ends[1]

"""What a hot command may load and read: a person waits for it, and no clock is needed to tell.

`SALESBOOK_TRACE` names the modules that a run loaded and the rows it read. Each hot command
has a list of the rooms of salesbook it may enter, and there is one list of what it may load
beside them. A new import that is meant goes into the list here, where it is seen in review.
"""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import builders
from salesbook import __version__
from salesbook.commands.contents import GROUPS, entries
from salesbook.commands.takes import parts


def _modules(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What takes long to load, and no plain command line needs.
SLOW = _modules("""
    typer click rich markdown_it pygments pydantic pydantic_core sqlmodel sqlalchemy
    typing inspect re enum contextlib collections functools json argparse dataclasses decimal
    dateutil tomllib importlib.metadata tempfile shutil email urllib.request http asyncio
    concurrent logging platformdirs chinese_calendar python_calamine pypinyin phonenumbers
""")
# What a hot command may load beside the rooms, and beside what Python starts with.
STANDARD = _modules("""
    gc __future__ _collections _functools _datetime datetime math struct _struct
    _sqlite3 binascii unicodedata
""")

DOOR = _modules("""
    start catalogue cli config errors i18n light commands commands.line commands.declared
""")
WORDS = _modules("commands.contents commands.described commands.takes")
RUN = _modules("""
    commands.serve context rows rows.agenda
    book book.engine book.faults book.file book.reading book.settings
    domain domain.cadence domain.codes domain.day domain.due domain.guard domain.policy
    domain.workdays output output.days phrases phrases.when
""").union(DOOR)
REPORT = RUN | _modules("output.emit output.report reports")
TEXT = _modules("output.text")
TABLE = TEXT | _modules("output.plain output.cells")
JSON = _modules("output.objects")

TODAY = REPORT | _modules("""
    commands.today book.agenda domain.grades reports.today reports.preferred reports.agenda
    reports.agenda.cadence reports.agenda.hygiene reports.agenda.promise reports.agenda.rank
    reports.agenda.reason reports.agenda.window
    book.care domain.birthday_days domain.care domain.festivals domain.lunar reports.agenda.care
""")
OVERDUE = REPORT | _modules("""
    commands.overdue commands.filters book.agenda book.customers phrases.fields phrases.names
    reports.calendar reports.customers rows.listing
""")
ACTION = RUN | _modules("""
    actions actions.standing book.by_pinyin book.door book.find book.log domain.grades
    output.receipt phrases.fields phrases.names rows.checksum rows.who
""")
REGRADE = ACTION | _modules("commands.regrade actions.grades")
LOG = ACTION | _modules("""
    commands.log actions.follow_ups actions.next_actions rows.next_action
""")
NEXT = ACTION | _modules("""
    commands.next actions.next_actions rows.next_action
    phrases.clock phrases.dates phrases.days phrases.grammar phrases.lapses phrases.moments
    phrases.numerals phrases.reckon phrases.stretches phrases.tails phrases.tokens phrases.worded
    phrases.words
""")
COMPLETION = (
    DOOR
    | WORDS
    | _modules("""
    commands.completion commands.completing commands.completing.candidates
    commands.completing.line
""")
)
NAMES = COMPLETION | _modules("""
    book book.beginnings book.by_pinyin book.engine book.faults book.file book.reading
    phrases phrases.names
""")
HELP = DOOR | TEXT | WORDS | _modules("commands.serve commands.help output")

HOT: dict[str, tuple[list[str], frozenset[str]]] = {
    "today": (["today"], TODAY | TABLE | _modules("reports.agenda.around reports.calendar")),
    "today --json": (["today", "--json"], TODAY | JSON),
    "overdue --json": (["overdue", "--json"], OVERDUE | JSON),
    "log": (["log", "1", "asked about the price"], LOG | TEXT),
    "log --json": (["log", "1", "asked", "--json"], LOG | TEXT | JSON),
    "regrade": (["regrade", "2", "A", "--why", "clear"], REGRADE | TEXT),
    "next": (["next", "3", "fri", "call"], NEXT | TEXT),
    "--help": (["--help"], HELP),
    "log --help": (["log", "--help"], HELP),
}


class Trace(NamedTuple):
    """What a run says of itself."""

    command: str | None
    rows_read: int
    modules: frozenset[str]

    @property
    def own(self) -> frozenset[str]:
        """The modules of salesbook, by their names within it."""
        within = (name.removeprefix("salesbook.") for name in self.modules if _is_ours(name))
        return frozenset(within) - {"salesbook", "__main__"}

    @property
    def others(self) -> frozenset[str]:
        """All other modules."""
        return frozenset(name for name in self.modules if not _is_ours(name))


def _is_ours(name: str) -> bool:
    return name.split(".")[0] == "salesbook"


def _slow(modules: frozenset[str]) -> set[str]:
    return {slow for slow in SLOW for name in modules if f"{name}.".startswith(f"{slow}.")}


@pytest.fixture(scope="module")
def bare() -> frozenset[str]:
    """All modules that there are once Python has started."""
    script = "import sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return frozenset(done.stdout.split())


START = "from salesbook.start import main; main()"


def _program(*argv: object, **options: Any) -> list[str]:
    """The program as its script starts it; `-m` would load much to find it."""
    python, *rest = builders.command_line(*argv, **options)
    return [python, "-c", START, *rest[2:]]


@pytest.fixture
def traced(book: str, tmp_path: Path) -> Callable[..., Trace]:
    """Run a command that must succeed; what it says of itself."""

    def act(
        *argv: str, env: dict[str, str] | None = None, exits: bool = True, **options: Any
    ) -> Trace:
        path = tmp_path / "trace.jsonl"
        home = tmp_path / "home"
        done = subprocess.run(
            _program(*argv, **{"book": book, **options}),
            env=builders.hermetic(home, {"SALESBOOK_TRACE": str(path), **(env or {})}),
            cwd=home, stdin=subprocess.DEVNULL, capture_output=True, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0 or not exits, done
        return _read(path)

    return act


def _read(path: Path) -> Trace:
    (line,) = path.read_text(encoding="utf-8").splitlines()
    path.unlink()
    seen = json.loads(line)
    return Trace(seen["command"], seen["rows_read"], frozenset(seen["modules"]))


@pytest.fixture
def shop(a_customer: Callable[..., int]) -> None:
    """Customers of every kind the agenda has lines for."""
    a_customer("王总", grade="A", last_contact=-9)
    a_customer("Acme", grade="B", last_contact=-20, phone="13800138000")
    a_customer("李总", grade="C", last_contact=-10, next_on=0, next_action="send quote")
    a_customer("new", captured=-2)
    a_customer("stale", grade="A", last_contact=-1, verified=-30, signed=-40)


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", HOT)
def test_a_hot_command_loads_nothing_else(
    traced: Callable[..., Trace], bare: frozenset[str], name: str, lang: str
) -> None:
    argv, rooms = HOT[name]
    seen = traced(*argv, lang=lang)
    assert sorted(seen.own - rooms) == []
    assert sorted(_slow(seen.others - bare)) == []
    assert sorted(seen.others - bare - STANDARD) == []


def test_what_daily_commands_load_lies_together() -> None:
    """`make table` writes it down anew where a command has come to load something else."""
    tool = Path(__file__).parent.parent / "tools" / "together.py"
    subprocess.run([sys.executable, tool, "--check"], check=True)


@pytest.mark.usefixtures("shop")
def test_completion_loads_nothing_else(traced: Callable[..., Trace], bare: frozenset[str]) -> None:
    for line, rooms in (("tod", COMPLETION), ("log --fee", COMPLETION), ("show 王", NAMES),
                        ("show wang", NAMES)):  # fmt: skip
        env = {"_SALESBOOK_COMPLETE": "bash", "_SALESBOOK_LINE": f"salesbook {line}"}
        seen = traced(env=env)
        assert sorted(seen.own - rooms) == [], line
        assert sorted(seen.others - bare - STANDARD) == [], line
        assert rooms is NAMES or "_sqlite3" not in seen.modules


COMMANDS = sorted({entry.name for entry in entries().values()})


@pytest.mark.parametrize("command", COMMANDS)
def test_no_plain_line_of_any_command_loads_typer(
    traced: Callable[..., Trace], tmp_path: Path, command: str
) -> None:
    """Whatever comes of it: some of these lines are refused by the command itself."""
    needed = [part for part in parts(entries()[command]) if part.required]
    words = [word for part in needed for word in (*part.options[:1], "1")]
    seen = traced(*command.split(), *words, book=str(tmp_path / "x.db"), exits=False)
    assert not seen.modules & {"typer", "rich", "click"}


@pytest.mark.parametrize("path", ["", *GROUPS, *COMMANDS])
def test_no_help_loads_typer_or_a_command(traced: Callable[..., Trace], path: str) -> None:
    seen = traced(*path.split(), "-h", book=None, today=None)
    assert sorted(seen.own - HELP) == []


def test_the_version_is_printed_without_typer(tmp_path: Path) -> None:
    path = tmp_path / "trace.jsonl"
    ran = subprocess.run(
        [sys.executable, "-c", START, "--version"],
        env=builders.hermetic(tmp_path / "home", {"SALESBOOK_TRACE": str(path)}),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout == f"salesbook {__version__}\n"
    seen = _read(path)
    assert sorted(seen.own - HELP) == []
    assert not seen.modules & {"typer", "rich", "click"}


def test_what_is_not_plain_is_for_typer(traced: Callable[..., Trace]) -> None:
    for argv in (["today", "--limt"], ["today", "--limit", "x"], ["tody"], ["log"], ["contact"]):
        assert "typer" in traced(*argv, exits=False).modules


@pytest.mark.usefixtures("shop")
def test_rich_is_for_a_terminal_alone(book: str, tmp_path: Path) -> None:
    path = tmp_path / "trace.jsonl"
    env = builders.hermetic(tmp_path / "home", {"SALESBOOK_TRACE": str(path), "TERM": "xterm"})
    terminal, program_end = pty.openpty()
    program = subprocess.Popen(
        _program("today", book=book), env=env, stdout=program_end, stderr=program_end
    )
    os.close(program_end)
    try:
        while os.read(terminal, 4096):
            pass
    except OSError:
        pass  # the other end is closed
    os.close(terminal)
    assert program.wait() == 0
    seen = _read(path)
    assert "rich.console" in seen.modules
    assert not seen.modules & {"typer", "click", "sqlmodel", "pydantic", "pygments", "markdown_it"}


@pytest.mark.usefixtures("shop")
def test_readings_are_looked_up_for_a_chinese_name_alone(traced: Callable[..., Trace]) -> None:
    for argv in (
        ["log", "王总", "asked"],
        ["show", "wangzong", "--json"],
        ["find", "价格", "--json"],
        ["edit", "王总", "--need", "两条包装线"],
        ["add", "Second Ltd", "--need", "x"],
    ):
        assert not traced(*argv).modules & {"pypinyin", "phonenumbers"}, argv
    assert "phonenumbers" in traced("edit", "1", "--phone", "021-55551234").modules
    seen = traced("add", "李宁体育")
    assert "pypinyin" in seen.modules
    assert "phonenumbers" not in seen.modules


@pytest.mark.usefixtures("shop")
def test_a_config_file_is_what_loads_toml(traced: Callable[..., Trace], tmp_path: Path) -> None:
    folder = tmp_path / "home" / "config" / "salesbook"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('me = "wang"\n', encoding="utf-8")
    assert "tomllib" in traced("today", "--json").modules


def test_no_book_is_opened_for_help(traced: Callable[..., Trace]) -> None:
    seen = traced("--help", book=None, today=None)
    assert (seen.command, seen.rows_read) == (None, 0)
    assert "_sqlite3" not in seen.modules


def test_without_the_variable_nothing_is_left(run: Callable[..., Any], tmp_path: Path) -> None:
    before = sorted(os.listdir(tmp_path))
    assert run("today").exit in (0, 3)
    assert {*os.listdir(tmp_path)} - {*before} <= {"home"}


def _fill(book: str, customers: int) -> None:
    """Many customers by plain SQL, contacted one to six days ago; five are far behind."""
    with builders.raw(book) as connection:
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<:customers) "
            "INSERT INTO customer(name,name_key,grade,grade_since,owned_since,captured_on,"
            "verified_on,last_contact_on) "
            "SELECT 'customer '||i,'customer '||i,substr('ABCCCCCCCC',1+i%10,1),:since,:since,"
            ":since,:today,date(:today,'-'||(CASE WHEN i%(:customers/5)=0 THEN 40 ELSE 1+i%6 END)"
            "||' days') FROM n",
            {"customers": customers, "since": builders.iso(-90), "today": builders.iso(0)},
        )
        connection.execute(
            "INSERT INTO follow_up(customer_id,on_day,method,note,entered_at) "
            "SELECT id,date(last_contact_on,'-'||(10*k)||' days'),'phone','talked',:at "
            "FROM customer,(VALUES(0),(1),(2)) JOIN (SELECT column1 AS k FROM (VALUES(0),(1),(2)))"
            " ON 1 WHERE column1=k",
            {"at": builders.AT},
        )
        connection.execute(
            "INSERT INTO grade_change(customer_id,to_grade,on_day,reason) "
            "SELECT id,grade,grade_since,'captured' FROM customer"
        )


@pytest.mark.parametrize("argv", [("today", "--json"), ("today",), ("overdue", "--json")])
def test_what_is_read_grows_with_what_is_due_not_with_the_book(
    book: str, traced: Callable[..., Trace], argv: tuple[str, ...]
) -> None:
    _fill(book, 2000)
    seen = traced(*argv)
    assert seen.command == argv[0]
    # Five customers are due: a row for each question about each, and the settings.
    assert 5 <= seen.rows_read <= 40


@pytest.mark.parametrize(
    "argv", [("log", "1000", "talked"), ("regrade", "1000", "A", "--why", "w")]
)
def test_a_change_reads_its_customer_alone(
    book: str, traced: Callable[..., Trace], argv: tuple[str, ...]
) -> None:
    _fill(book, 2000)
    traced("overdue", "--json")
    seen = traced(*argv)
    assert seen.rows_read <= 20

"""Architecture rules as tests: floors, rooms, short files, a docstring for each module."""

import ast
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from salesbook.commands.contents import EITHER, GROUPS, PANELS, PLAIN, RECEIPT, REPORT, entries

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "salesbook"
MODULES = sorted(SOURCE.rglob("*.py"))
NAMES = [path.relative_to(SOURCE).as_posix() for path in MODULES]
LONGEST = 300
DATA = {"commands/contents.py", "commands/declared.py", "commands/described.py",
        "domain/fields.py"}  # fmt: skip
"""Tables of data may be as long as the data is."""


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path) -> set[str]:
    """Every module a file imports, wherever in it."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{name.name}" for name in node.names}
    return found


def test_the_floors_hold(tmp_path: Path) -> None:
    """import-linter's contracts, as pyproject.toml has them."""
    lint = os.path.join(os.path.dirname(sys.executable), "lint-imports")
    done = subprocess.run(
        [lint, "--cache-dir", str(tmp_path), "--config", str(ROOT / "pyproject.toml")],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert re.search(r"Contracts: [5-9] kept, 0 broken", done.stdout)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("reports/")])
def test_reports_are_handed_rows_and_read_no_book(name: str) -> None:
    rooms = {"salesbook.book", "salesbook.schema", "salesbook.context", "salesbook.actions",
             "salesbook.commands", "sqlite3", "os", "time"}  # fmt: skip
    for module in imported(SOURCE / name):
        assert not any(module == room or module.startswith(f"{room}.") for room in rooms), module
    text = (SOURCE / name).read_text("utf-8")
    assert not re.search(r"\.now\(\)|\.today\(\)|environ|print\(|sys\.std", text)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("domain/")])
def test_rules_use_the_standard_library_and_no_clock(name: str) -> None:
    for module in imported(SOURCE / name):
        first = module.partition(".")[0]
        assert first == "salesbook" or first in sys.stdlib_module_names, module
    assert not re.search(r"\.now\(\)|date\.today\(\)|environ", (SOURCE / name).read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_every_module_says_what_it_is(name: str) -> None:
    assert ast.get_docstring(tree(SOURCE / name)), f"{name} has no docstring"


@pytest.mark.parametrize("name", [name for name in NAMES if name not in DATA])
def test_files_are_short(name: str) -> None:
    lines = len((SOURCE / name).read_text("utf-8").splitlines())
    assert lines <= LONGEST, f"{name} has {lines} lines: look for the second noun"


def test_every_public_function_says_what_it_does() -> None:
    """Functions and classes that other modules may use; ruff leaves out those of one line."""
    silent = [
        f"{name}:{node.name}"
        for name in NAMES
        for node in tree(SOURCE / name).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_names_without_a_meaning_are_not_used() -> None:
    vague = re.compile(r"(^|/|_)(utils?|helpers?|managers?|misc|common|data)(_|/|\.py$)")
    assert [name for name in NAMES if vague.search(name)] == []


def test_every_command_has_its_module_and_function() -> None:
    for name, entry in entries().items():
        module, _colon, function = entry.place.partition(":")
        found = getattr(import_module(f"salesbook.commands.{module}"), function)
        assert callable(found), name
        assert found.__doc__, name
        assert entry.kind in (REPORT, RECEIPT, EITHER, PLAIN)
        assert entry.help
        assert entry.help[0].isupper()
        assert not entry.help.endswith(".")


def test_groups_are_those_of_the_table() -> None:
    firsts = [entry.name.split()[0] for _panel, commands in PANELS for entry in commands
              if " " in entry.name]  # fmt: skip
    assert set(firsts) == set(GROUPS)


def test_every_module_of_commands_is_in_the_table_or_serves_it() -> None:
    serving = {"__init__", "build", "choose", "contents", "declared", "described", "filters",
               "help", "line", "options", "serve", "takes"}  # fmt: skip
    used = {entry.place.partition(":")[0] for entry in entries().values()}
    there = {path.stem for path in (SOURCE / "commands").glob("*.py")}
    # A command that became two files: `export` and `export_whole`.
    parts = {one for one in there if any(one.startswith(f"{name}_") for name in used)}
    assert there - used - parts <= serving


def test_examples_name_their_command() -> None:
    for _panel, commands in PANELS:
        for entry in commands:
            for example in entry.examples:
                assert example.startswith(f"salesbook {entry.name}"), example


def test_only_the_emitter_prints() -> None:
    """Nobody prints on the side: a `print` outside needs the reason beside it (T201)."""
    allowed = {"cli.py", "context.py", "commands/choose.py", "commands/build.py"}
    found = {
        name
        for name in NAMES
        for node in ast.walk(tree(SOURCE / name))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    }
    assert found <= allowed


@pytest.mark.parametrize("name", NAMES)
def test_what_takes_long_to_load_is_taken_from_light(name: str) -> None:
    """Except where Typer or SQLModel read the real ones."""
    real = {"light.py", "commands/build.py", "commands/options.py"}
    if name in real or name.startswith("schema/"):
        return
    for node in tree(SOURCE / name).body:
        if isinstance(node, ast.ImportFrom):
            names = {one.name for one in node.names}
            assert node.module not in ("typing", "collections.abc")
            assert node.module != "contextlib" or "contextmanager" not in names


SLOW = {"dataclasses", "pathlib", "argparse", "importlib.metadata", "sqlmodel", "sqlalchemy",
        "pydantic", "rich", "chinese_calendar", "dateutil", "platformdirs"}  # fmt: skip


@pytest.mark.parametrize(
    "name", [name for name in NAMES if not name.startswith(("schema/", "exchange/", "output/term"))]
)
def test_slow_packages_are_not_imported_at_the_top(name: str) -> None:
    """HOUSE section 4: a person waits for the process."""
    tops = set()
    for node in tree(SOURCE / name).body:
        if isinstance(node, ast.Import):
            tops |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            tops.add(node.module)
    assert not {top for top in tops if top in SLOW or top.partition(".")[0] in SLOW}

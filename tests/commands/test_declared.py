"""The table that the door reads says what the commands declare with Typer, in both languages."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from salesbook import i18n
from salesbook.commands import declared, described
from salesbook.commands.contents import GROUPS, entries
from salesbook.commands.line import NotPlain, Part, read
from salesbook.commands.takes import parts
from salesbook.config import FORMATS
from salesbook.domain.codes import METHODS, STATUSES
from salesbook.i18n import LANGUAGES

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import table  # noqa: E402 - found by the line above

COMMANDS = sorted({entry.name for entry in entries().values()})


def test_the_tables_are_what_the_commands_declare() -> None:
    for name, text in table.texts().items():
        assert Path(table.FOLDER, name).read_text("utf-8") == text, "run make table"


def test_the_table_is_made_of_nothing_but_data() -> None:
    """So that nothing is worked out when it is loaded."""
    for made in (declared, described):
        rows = [*made.GLOBAL, *made.PROGRAM]
        rows += [row for found in (*made.SHARED.values(), *made.PARTS.values()) for row in found]
        for row in rows:
            if made is declared:  # no further than it has something to say
                assert len(row) == 2 or row[-1] != Part("", ())[len(row) - 1]
            else:
                assert len(row) == len(Part._fields) - table.READ
            for value in row:
                assert isinstance(value, str | int | tuple | None)


def test_each_language_has_its_words() -> None:
    """The texts of the table translate to what the commands say in Chinese."""
    script = (
        "import json; from salesbook.i18n import use; use('zh')\n"
        "from salesbook.commands.contents import entries\n"
        "from salesbook.commands.build import build\n"
        "print(json.dumps({name: [[p.name, p.metavar, p.help] for p in build(entry).params]"
        " for name, entry in entries().items()}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    i18n.use("zh")
    try:
        for name, said in json.loads(done.stdout).items():
            found = {part.name: part for part in parts(entries()[name])}
            for parameter, word, about in said:
                part = found[parameter]
                assert i18n._(part.help) == (about or "")
                assert part.kind == "flag" or i18n._(part.metavar) in (word, "TEXT", i18n._("TEXT"))
    finally:
        i18n.use("en")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_takes_nothing_twice(command: str) -> None:
    takes = parts(entries()[command])
    names = [part.name for part in takes]
    options = [name for part in takes for name in (*part.options, *part.against)]
    assert len(set(names)) == len(names)
    assert len(set(options)) == len(options)
    assert not {"-h", "--help"} & set(options)


def test_what_completes_is_what_is_taken() -> None:
    found = {part.name: part.values for part in parts(entries()["list"])}
    assert found["grade"] == "A|B|C"
    assert found["format"] == "|".join(FORMATS)
    assert found["status"] == "|".join((*STATUSES, "all"))
    assert set(found["lang"].split("|")) == set(LANGUAGES)
    log = {part.name: part.values for part in parts(entries()["log"])}
    assert log["via"] == "|".join(METHODS)
    assert (log["who"], log["text"], log["book"]) == ("who", "", "file")


def test_a_command_that_is_not_in_the_table_yet_is_for_typer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(declared.COMMANDS, "today")
    with pytest.raises(NotPlain):
        read(["today"])


@pytest.mark.parametrize(
    "line",
    [
        "today --limit 0", "today --limit ５", "today --limit x", "today --limit=", "today extra",
        "today --json=1", "today --jso", "today -x", "today -", "log", "log --via", "regrade 1",
        "tody", "contact", "contact ad", "-- today", "--version today", "--book", "undo 1 2",
        "undo 1x", "config", "--lang", "-q today", "today --no-json",
    ],
)  # fmt: skip
def test_what_is_not_plain(line: str) -> None:
    with pytest.raises(NotPlain):
        read(line.split())


def test_what_a_plain_line_hands_over() -> None:
    line = read(["--lang", "zh", "contact", "--book=a", "add", "--", "-1", "Li", "--title"])
    assert (line.path, line.above) == ("contact add", ({"book": "a"}, {"lang": "zh"}))
    assert line.values["who"] == "-1"
    assert line.values["name"] == ["Li", "--title"]
    line = read(["list", "-fcsv", "--tag", "--x", "--unsigned", "--tag=", "--signed", "--limit=07"])
    assert line.values["format"] == "csv"
    assert line.values["tag"] == ["--x", ""]
    assert line.values["signed"] is True
    assert line.values["limit"] == 7
    line = read(["edit", "a", "b", "--tag", "x", "--phone", "1", "--phone", "2", "--quiet"])
    assert line.values["who"] == ["a", "b"]
    assert line.values["tags"] == ("x",)
    assert line.values["phone"] == "2"
    assert list(line.values)[:4] == ["tags", "phone", "quiet", "who"]
    assert read(["undo"]).values["operation"] is None
    assert read(["log", "x", "-q"]).values["text"] is None


@pytest.mark.parametrize("path", ["", *GROUPS, *COMMANDS, "lidan"])
def test_help_stands_for_itself(path: str) -> None:
    for line in (["-h"], ["--help"], ["--book", "x", "-h"], ["--help", "--lang=zh"]):
        found = read([*path.split(), *line])
        assert (found.helps, found.path) == (True, path)

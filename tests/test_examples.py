"""The examples run as they are printed: the walk-throughs, the recipes, the tables.

What a walk-through says is printed stands in a `text` block after the commands and is what
they print, but for the time of day. Run as a program, this file writes those blocks anew.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
WALKS = (EXAMPLES / "first-week.md", EXAMPLES / "first-month.md")
BLOCK = re.compile(r"^```sh\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.M | re.S)
CLOCK = re.compile(r"(?<=[-/]\d\d )\d\d:\d\d")
needs_jq = pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")


def shell(
    script: str, folder: Path, *, shell: str = "bash", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a script where salesbook is on the path and the book is book.db."""
    environ = {
        "PATH": f"{os.path.dirname(sys.executable)}:/usr/local/bin:/usr/bin:/bin",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "SALESBOOK_BOOK": "book.db",
        **variables,
    }
    return subprocess.run(
        [shell, "-e", "-c", script], cwd=folder, env=environ, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        timeout=120, check=False,
    )  # fmt: skip


def blocks(path: Path) -> list[tuple[str, str]]:
    """The commands of a page, block by block, each with what it is said to print."""
    return BLOCK.findall(path.read_text("utf-8"))


def replay(page: list[tuple[str, str]], folder: Path) -> list[str]:
    """What the blocks print, one after another in an empty folder."""
    printed = []
    for commands, _said in page:
        done = shell(commands, folder)
        assert done.returncode == 0, f"{commands}\n{done.stdout}"
        printed.append("".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines()))
    return printed


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.stem)
def test_a_walk_through_prints_what_it_says(walk: Path, tmp_path: Path) -> None:
    page = blocks(walk)
    printed = replay(page, tmp_path)
    for (commands, said), really in zip(page, printed, strict=True):
        assert CLOCK.sub("--:--", really) == CLOCK.sub("--:--", said), (
            f"{commands}\nRun python tests/test_examples.py to write it anew."
        )


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.stem)
def test_a_walk_through_is_only_plain_commands(walk: Path) -> None:
    for commands, _said in blocks(walk):
        outside = re.sub(r"^cat > .*?^CSV$", "", commands, flags=re.M | re.S)
        assert all(line.startswith("salesbook ") for line in outside.split("\n") if line)


@needs_jq
def test_recipes_run(tmp_path: Path) -> None:
    page = blocks(EXAMPLES / "recipes.md")
    assert len(page) > 15
    assert all(replay(page, tmp_path)[:2])
    assert (tmp_path / "sheet.md").read_text("utf-8").count("|") > 100
    assert (tmp_path / "unknown.tsv").read_text("utf-8") == "13900000000\twrong number\n"


def test_tables_import_in_any_order_and_twice(tmp_path: Path) -> None:
    tables = [EXAMPLES / f"{name}.csv" for name in ("customers", "follow-ups", "grades")]
    for order in (tables, tables[::-1]):
        book = tmp_path / f"{order[0].stem}.db"
        for table in (*order, *order):
            for more in ("--dry-run", ""):
                done = shell(
                    f"salesbook import '{table}' {more}", tmp_path, SALESBOOK_BOOK=str(book)
                )
                assert done.returncode == 0, done.stdout
        done = shell("salesbook list --json", tmp_path, SALESBOOK_BOOK=str(book))
        rows = {row["customer"]: row for row in json.loads(done.stdout)}
        assert len(rows) == 4
        assert {name: row["grade"] for name, row in rows.items()} == {
            "栗子湾冷链有限公司": "A",
            "松果桥设备有限公司": "C",
            "白鹭汀印染有限公司": "B",
            "Eastmarch Fittings": "C",
        }
        assert rows["栗子湾冷链有限公司"]["next_action"] == "发离线方案"
        assert rows["Eastmarch Fittings"]["last_contact_on"] == "2026-03-10"


def write(walk: Path) -> None:
    """Put what the commands of a walk-through print into its page."""
    from datetime import datetime, timedelta
    from tempfile import TemporaryDirectory

    began = datetime.now()
    with TemporaryDirectory() as folder:
        printed = iter(replay(blocks(walk), Path(folder)))
    # The time at which the page was written says nothing; ten past ten is a good time to call.
    minutes = (datetime.now() - began) // timedelta(minutes=1) + 1
    times = {f"{began + timedelta(minutes=at):%H:%M}" for at in range(minutes + 1)}

    def block(found: re.Match[str]) -> str:
        said = CLOCK.sub(lambda at: "10:10" if at[0] in times else at[0], next(printed))
        return f"```sh\n{found[1]}```\n\n```text\n{said}```\n"

    walk.write_text(BLOCK.sub(block, walk.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    for walk in WALKS:
        write(walk)

"""`python -m tests.torture.run [FAMILY …]`: put the faults in and print what came of them.

With `--every=5` only every fifth write of a command is hit. With `--write` the table goes into
docs/trust.md, between its marks, with the day and the versions. Exit code 1 where anything was
lost, half or corrupt.
"""

import platform
import re
import sys
import time
from datetime import date
from importlib import import_module

from tests.torture import TESTS
from tests.torture.table import Row, as_markdown

FAMILIES = ("injected", "powercut", "killed", "crowd", "broken", "undoing", "hostile_all", "fuzz",
            "bombs")  # fmt: skip
PAGE = f"{TESTS}/../docs/trust.md"
MARKS = ("<!-- torture -->", "<!-- /torture -->")


def main() -> int:
    """Run the families that are named, or all."""
    import sqlite3

    names = [name for name in sys.argv[1:] if not name.startswith("-")] or FAMILIES
    every = max([1, *(int(word[8:]) for word in sys.argv if word.startswith("--every="))])
    rows: list[Row] = []
    began = time.monotonic()
    for name in names:
        at = time.monotonic()
        family = import_module(f"tests.torture.{name}")
        rows += family.run(_say, every) if name == "injected" else family.run(_say)
        _say(f"{name}: {time.monotonic() - at:.0f} s")
    heading = (
        f"{date.today()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{platform.system()} {platform.machine()}, {time.monotonic() - began:.0f} s."
    )
    table = f"{heading}\n\n{as_markdown(rows)}\n"
    sys.stdout.write(table)
    if "--write" in sys.argv:
        with open(PAGE, encoding="utf-8") as file:
            page = file.read()
        between = re.escape(MARKS[0]) + ".*" + re.escape(MARKS[1])
        block = f"{MARKS[0]}\n{table}{MARKS[1]}"
        page = re.sub(between, lambda _found: block, page, flags=re.DOTALL)
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(page)
    wrong = [f"{row.fault}: {one}" for row in rows for one in row.wrong]
    for one in wrong:
        _say(one)
    return 1 if wrong else 0


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())

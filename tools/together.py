"""What lies together in the bundle of bytecode: the modules that a daily command loads.

`python tools/together.py` runs each daily command on the example book, in each of the ways
below, and writes down the modules that all of its ways load as `salesbook/together.py`: those
that every command loads, by the first of them, and the others, by the module of the command.
With `--check` nothing is written, and it exits with 1 when the file says something else.
"""

import json
import os
import subprocess
import sys
import tempfile
import textwrap
from glob import glob

from salesbook.start import ALSO

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FILE = os.path.join(ROOT, "src", "salesbook", "together.py")
DAY = "2026-11-25"
FIRST = "salesbook.cli"
"""The first module that the bundle loads."""
BEFORE = "salesbook.start"
"""What Python itself has to find."""
WAYS: dict[str, list[list[str]]] = {
    "today": [["today"], ["today", "--json"]],
    "overdue": [["overdue"], ["overdue", "--json"]],
    "log": [["log", "1", "asked about the price"], ["log", "2", "talked", "--next", "fri call"]],
    "regrade": [["regrade", "2", "A", "--why", "clear"], ["regrade", "3", "B", "--why", "x", "-q"]],
    "next": [["next", "3", "fri", "call"], ["next", "4", "2026-12-01", "send the quote"]],
    "show": [["show", "1"], ["show", "2", "--json"]],
}
COMPLETING = [["to"], ["show", "a"]]
OTHERS = [["--help"], ["log", "--help"]]
HEAD = '''\
"""What lies together in the bundle of bytecode. Made by `make table`, not by hand.

By the module that is loaded first, those that its command always loads after it: they are
read and unpacked at once, which takes three quarters of the time. Nothing but time depends
on it. Neighbour: `bundling`, which lays them together.
"""

TOGETHER = {
'''


def together() -> dict[str, list[str]]:
    """By the module that is loaded first: the modules that are loaded after it, in order."""
    with tempfile.TemporaryDirectory() as folder:
        book = os.path.join(folder, "demo.db")
        loaded(["demo", "--book", book, "--today", DAY], folder)
        plain = ["--book", book, "--today", DAY]
        by_command = {
            command: set.intersection(*(loaded([*way, *plain], folder) for way in ways))
            for command, ways in WAYS.items()
        }
        always = set.intersection(*by_command.values(), *(loaded(one, folder) for one in OTHERS))
        more = {"SALESBOOK_BOOK": book, "_SALESBOOK_COMPLETE": "zsh"}
        by_command["completion"] = set.intersection(*(
            loaded(way, folder, _SALESBOOK_AT=str(len(way)), **more) for way in COMPLETING
        ))  # fmt: skip
    found = {FIRST: always - {FIRST}}
    for command, modules in by_command.items():
        first = f"salesbook.commands.{command}"
        found[first] = modules - always - {first}
    return {first: sorted(modules) for first, modules in found.items()}


def loaded(argv: list[str], folder: str, **more: str) -> set[str]:
    """The modules, as far as the bundle has them, that a command line loads."""
    trace = os.path.join(folder, "trace.jsonl")
    environment = {"HOME": folder, "LANG": "C.UTF-8", "SALESBOOK_TRACE": trace, **more}
    program = [sys.executable, "-c", "from salesbook.start import main; main()", *argv]
    subprocess.run(program, env=environment, check=True, capture_output=True)
    with open(trace, encoding="utf-8") as file:
        modules = json.loads(file.read())["modules"]
    os.unlink(trace)
    return {name for name in modules if name in ALSO or name.startswith("salesbook.")} - {BEFORE}


def text() -> str:
    """The file as it is to be."""
    rows = []
    for first, others in together().items():
        rows += [f'    "{first}": """', *textwrap.wrap(" ".join(others), 96), '    """,']
    return HEAD + "\n".join(rows) + "\n}\n"


def main() -> int:
    """Write the file, or say whether it is as it is to be."""
    made = text()
    if "--check" in sys.argv[1:]:
        with open(FILE, encoding="utf-8") as file:
            return int(file.read() != made)
    with open(FILE, "w", encoding="utf-8") as file:
        file.write(made)
    for old in glob(os.path.join(os.path.dirname(FILE), "__pycache__", "*.bundle")):
        os.unlink(old)  # nothing else would have it made anew
    return 0


if __name__ == "__main__":
    sys.exit(main())

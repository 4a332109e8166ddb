"""The friendly library declares, the standard one serves: no command a person waits for
loads sqlmodel, save the one that makes a book.
"""

import subprocess
import sys

import pytest

from builders import command_line, hermetic

SLOW = ("sqlmodel", "sqlalchemy", "pydantic", "chinese_calendar")
COMMANDS = [
    ("today",),
    ("overdue",),
    ("list",),
    ("sheet",),
    ("show", "One"),
    ("find", "talked"),
    ("history",),
    ("log", "One", "talked"),
    ("next", "One", "tomorrow", "call"),
    ("regrade", "One", "A", "--why", "ready"),
    ("edit", "One", "--need", "CRM"),
    ("add", "Two"),
    ("undo",),
    ("config", "set", "cadence.A", "5"),
]
PROBE = """
import sys
from salesbook.cli import run
code = run({argv!r})
print("LOADED", [name for name in {slow!r} if name in sys.modules], file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize("argv", COMMANDS, ids=lambda argv: argv[0])
def test_commands_load_no_sqlmodel(book, a_customer, tmp_path, argv):
    a_customer("One", last_contact=-9)
    whole = command_line(*argv, book=book)[3:]
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(argv=whole, slow=SLOW)],
        env=hermetic(tmp_path / "home"),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "LOADED []"

"""The rules stand alone: standard library only, and none of its slow modules."""

import os
import subprocess
import sys

import salesbook.domain

SLOW = "typing re dataclasses pathlib argparse difflib unicodedata decimal inspect dateutil gettext"
FOREIGN = "chinese_calendar rich typer sqlite3 sqlmodel"


def test_loading_all_rules_loads_nothing_slow() -> None:
    folder = os.path.dirname(salesbook.domain.__file__)
    names = sorted(name[:-3] for name in os.listdir(folder) if name.endswith(".py"))
    lines = ["import sys", "import datetime", "before = set(sys.modules)"]
    lines += [f"import salesbook.domain.{name}" for name in names if name != "__init__"]
    lines += ["import salesbook.calendars"]
    lines += ["print(*sorted(set(sys.modules) - before))"]
    source = os.path.dirname(os.path.dirname(folder))
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, {source!r})\n" + "\n".join(lines),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = done.stdout.split()
    assert not {*SLOW.split(), *FOREIGN.split()} & set(loaded)
    ours = [name for name in loaded if name.startswith("salesbook.")]
    allowed = ("domain", "errors", "i18n", "light", "calendars")
    assert all(name.split(".")[1] in allowed for name in ours)

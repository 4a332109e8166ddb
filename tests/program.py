"""Running the real program in a process of its own, with an environment of its own.

`conftest` hands these out as the fixtures `run` and `start`.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

from days import Moment, iso


class Result(NamedTuple):
    """What a run came to; unpacks as `exit, stdout, stderr`."""

    exit: int
    stdout: str
    stderr: str

    def json(self) -> Any:
        """What was printed with --json; the run must have succeeded."""
        assert self.exit == 0, self
        return json.loads(self.stdout)


def hermetic(home: str | os.PathLike[str], env: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment of its own: nothing of whoever runs the tests reaches the program."""
    home = os.fspath(home)
    os.makedirs(home, exist_ok=True)
    return {
        "HOME": home,
        "XDG_DATA_HOME": os.path.join(home, "data"),
        "XDG_CONFIG_HOME": os.path.join(home, "config"),
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "TZ": "CST-8",
        **(env or {}),
    }


def command_line(
    *argv: object,
    book: str | os.PathLike[str] | None = None,
    today: Moment | None = 0,
    lang: str | None = "en",
) -> list[str]:
    """The whole command: the program, the global options that are given, the arguments."""
    line = [sys.executable, "-m", "salesbook"]
    line += ["--book", os.fspath(book)] if book is not None else []
    line += ["--today", iso(today)] if today is not None else []
    line += ["--lang", lang] if lang is not None else []
    return line + [str(argument) for argument in argv]


def run_program(
    home: str | os.PathLike[str],
    *argv: object,
    stdin: str | bytes | None = None,
    env: Mapping[str, str] | None = None,
    timeout: float = 60,
    **options: Any,
) -> Result:
    """Run the real program to its end. `stdin` None is an empty one, never a terminal."""
    done = subprocess.run(
        command_line(*argv, **options),
        input=stdin.encode() if isinstance(stdin, str) else stdin or b"",
        env=hermetic(home, env),
        cwd=home,
        capture_output=True,
        timeout=timeout,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def start_program(
    home: str | os.PathLike[str],
    *argv: object,
    env: Mapping[str, str] | None = None,
    **options: Any,
) -> "subprocess.Popen[str]":
    """Start the real program and go on; `communicate()` waits for it."""
    return subprocess.Popen(
        command_line(*argv, **options),
        env=hermetic(home, env),
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )

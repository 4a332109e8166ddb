"""The program run inside the test's own process: the same door as the console script, for speed.

`Shop` is a book and a till: `shop("log", "Acme", "hello", today="2026-11-21")` runs one
command line on it and checks its exit code. Environment, clock time (12:00), time zone and
streams are the test's; nothing of the machine is seen. `tests/commands/test_process.py`
holds this against the real process.
"""

import io
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

import builders
from salesbook import cli, context, i18n

TODAY = "2026-11-21"


class Fields(dict[str, Any]):
    """A JSON object: it equals what it holds at least, because fields are only ever added."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, dict) and all(
            key in self and self[key] == value for key, value in other.items()
        )

    def __ne__(self, other: object) -> bool:
        return not self == other


class Ran(NamedTuple):
    """What a command line came to."""

    exit: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        return json.loads(self.stdout, object_hook=Fields)

    @property
    def lines(self) -> list[str]:
        return self.stdout.splitlines()

    @property
    def lines_of_feed(self) -> list[str]:
        """The lines as programs read them: a line feed ends one, nothing else."""
        return self.stdout.split("\n")[:-1]


class _Noon(datetime):
    """The clock of the tests: the real date, 12:00."""

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return datetime.combine(datetime.now(tz).date(), datetime.min.time()).replace(hour=12)


class _Stream(io.TextIOWrapper):
    def __init__(self, terminal: bool, text: str = "") -> None:
        super().__init__(io.BytesIO(text.encode("utf-8", "surrogatepass")), encoding="utf-8",
                         errors="surrogatepass", newline="\n", write_through=True)  # fmt: skip
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]


@contextmanager
def surroundings(env: Mapping[str, str], home: str) -> Iterator[None]:
    """The environment of a command, and its clock."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(builders.hermetic(home, env))
    time.tzset()
    real = context.datetime
    context.datetime = _Noon  # type: ignore[misc]
    try:
        yield
    finally:
        context.datetime = real  # type: ignore[misc]
        os.environ.clear()
        os.environ.update(before)
        time.tzset()
        i18n.use("en")


def run_within(
    *argv: str,
    home: str,
    env: Mapping[str, str] | None = None,
    terminal: int | None = None,
    stdin: str = "",
) -> Ran:
    """Run a command line; `terminal` is the width of a screen, or None for a pipe."""
    env = dict(env or {})
    if terminal is not None:
        env = {"COLUMNS": str(terminal), "TERM": "xterm-256color", **env}
    at_screen = terminal is not None
    out, err, into = _Stream(at_screen), _Stream(at_screen), _Stream(at_screen, stdin)
    streams = sys.stdout, sys.stderr, sys.stdin
    with surroundings(env, home):
        sys.stdout, sys.stderr, sys.stdin = out, err, into
        try:
            code = cli.run(argv)
        finally:
            sys.stdout, sys.stderr, sys.stdin = streams
    ran = Ran(code, out.text(), err.text())
    assert "Traceback" not in ran.stderr, ran.stderr
    return ran


class Shop:
    """A book in a directory of its own, and its till."""

    def __init__(self, folder: str, *, empty: bool = False) -> None:
        """With `empty` there is no book yet."""
        self.home = os.path.join(folder, "home")
        self.path = os.path.join(folder, "book.db") if empty else builders.a_book(folder)
        self.today = TODAY
        self.env: dict[str, str] = {}

    def __call__(
        self,
        *argv: str,
        today: str | None = None,
        lang: str | None = None,
        exit: int = 0,
        env: Mapping[str, str] | None = None,
        terminal: int | None = None,
        stdin: str = "",
    ) -> Ran:
        """Run a command on this book; the exit code must be `exit`."""
        before = ["--book", self.path, "--today", today or self.today]
        before += ["--lang", lang] if lang else []
        ran = run_within(*before, *argv, home=self.home, env={**self.env, **(env or {})},
                         terminal=terminal, stdin=stdin)  # fmt: skip
        assert ran.exit == exit, f"{argv} left with {ran.exit}\n{ran.stdout}{ran.stderr}"
        return ran

    def json(self, *argv: str, **how: Any) -> Any:
        """What a command prints with --json."""
        return self(*argv, "--json", **how).json

    def sql(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of the file itself."""
        return builders.query(self.path, question, *values)

    def one(self, question: str, *values: object) -> Any:
        """The one value of the one row."""
        ((value,),) = self.sql(question, *values)
        return value

    def content(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table but the log."""
        return builders.contents(self.path)

    def bytes(self) -> bytes:
        """The file as it is on the disk."""
        with open(self.path, "rb") as file:
            return file.read()

    def unchanged(self, *argv: str, exit: int, **how: Any) -> Ran:
        """Run a command that must fail and leave every byte of the book."""
        before = self.bytes()
        ran = self(*argv, exit=exit, **how)
        assert self.bytes() == before, "the book was changed"
        assert ran.stdout == ""
        return ran

"""Completion typed into real shells at a terminal, as they come.

bash is on every machine of ours; zsh and fish are tried where they are installed, and
where they are not the test says so. What stands in the line after the tab is what counts.
"""

import os
import pty
import select
import shlex
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import builders
from builders import a_customer, changing
from salesbook.phrases.fields import name_columns
from within import Shop

START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
# Ctrl-G writes the line that is being typed into a file.
SETUP = {
    "bash": """bind 'set bell-style none'; bind 'set completion-query-items 0'
source {script}; dump() {{ printf %s "$READLINE_LINE" >{out}; }}; bind -x '"\\C-g": dump'
echo REA''DY
""",
    "zsh": """autoload -U compinit; compinit -u -D; unsetopt BEEP; source {script}
dump() {{ print -rn -- "$BUFFER" >{out} }}; zle -N dump; bindkey '^G' dump; echo REA''DY
""",
    "fish": """source {script}; bind \\cg 'echo -n (commandline) >{out}'; echo REA''DY
""",
}


class Terminal:
    """A shell at a terminal of its own."""

    def __init__(self, shell: str, shop: Shop, folder: Path) -> None:
        self.out = folder / "line"
        program = folder / "bin" / "salesbook"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m salesbook "$@"\n')
        program.chmod(0o755)
        script = folder / "script"
        script.write_text(shop("completion", shell).stdout, encoding="utf-8")
        env = builders.hermetic(shop.home, {
            "SALESBOOK_BOOK": shop.path, "PATH": f"{program.parent}:{os.defpath}",
            "TERM": "xterm" if shell == "fish" else "dumb", "LC_ALL": "C.UTF-8", "COLUMNS": "200",
        })  # fmt: skip
        self.child, self.screen = pty.fork()
        if self.child == 0:
            os.chdir(shop.home)
            os.execvpe(START[shell][0], START[shell], env)
        self.seen = ""
        self.type(SETUP[shell].format(script=script, out=self.out))
        self.until("READY")

    def type(self, keys: str) -> None:
        os.write(self.screen, keys.encode())

    def read(self, seconds: float = 0.1) -> None:
        while select.select([self.screen], [], [], seconds)[0]:
            self.seen += os.read(self.screen, 65536).decode(errors="replace")

    def until(self, mark: str) -> None:
        end = time.monotonic() + 30
        while mark not in self.seen:
            assert time.monotonic() < end, self.seen
            self.read()

    def complete(self, typed: str, wanted: str) -> str:
        """Type it and a tab; the line as it stands once it is as wanted, or after a while."""
        self.type(f"{typed}\t")
        end, line = time.monotonic() + 20, ""
        while line != wanted and time.monotonic() < end:
            self.read(0.2)
            self.out.unlink(missing_ok=True)
            self.type("\x07")
            self.read(0.2)
            line = self.out.read_text() if self.out.exists() else line
        self.type("\x05\x15")
        self.read(0.2)
        return line.rstrip("\n")

    def close(self) -> None:
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.screen)


@pytest.fixture(params=list(START))
def terminal(request: pytest.FixtureRequest, shop: Shop, tmp_path: Path) -> Iterator[Terminal]:
    if shutil.which(request.param) is None:
        assert request.param != "bash"
        pytest.skip(f"{request.param} is not installed: its completion was not tried")
    with changing(shop.path) as (change, _day):
        for name, grade in (("王总贸易", "B"), ("王总监", "A"), ("Acme Trading Ltd", "C"),
                            ("Beta: Tools & Co", "C")):  # fmt: skip
            spelled = name_columns(name)
            a_customer(change, name, grade=grade, pinyin=spelled["pinyin"],
                       initials=spelled["initials"])  # fmt: skip
    opened = Terminal(request.param, shop, tmp_path)
    opened.shell = request.param  # type: ignore[attr-defined]
    yield opened
    opened.close()


def test_lines_typed_at_a_terminal(terminal: Terminal) -> None:
    spelled = terminal.shell == "fish"  # type: ignore[attr-defined]
    for typed, wanted in (
        ("salesbook overd", "salesbook overdue "),
        ("salesbook show Ac", "salesbook show Acme\\ Trading\\ Ltd "),
        ('salesbook show "Acme T', 'salesbook show "Acme Trading Ltd" '),
        ("salesbook show 'Acme T", "salesbook show 'Acme Trading Ltd' "),
        ("salesbook show Acme\\ T", "salesbook show Acme\\ Trading\\ Ltd "),
        ("salesbook show Beta:", "salesbook show Beta:\\ Tools\\ \\&\\ Co "),
        ("salesbook show 王总监", "salesbook show 王总监 "),
        ("salesbook show wangzongj", f"salesbook show {'wangzongjian' if spelled else '王总监'} "),
        ("salesbook --lang=e", "salesbook --lang=en "),
    ):
        line = terminal.complete(typed, wanted)
        assert line.rstrip(" ") == wanted.rstrip(" ")

r"""The power goes out: what was not synced may be there, or not, or only in part.

The calls of a command are recorded by strace with their bytes and played again up to every
point. There each write that was not synced is kept or dropped, in several mixtures, and so is
a name that was made or removed in a folder that was not synced. From each such disk the book
must open as it was before or after; once the receipt was printed, as it was after.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.torture.commands import LINES, Line, command_of, make_seeds
from tests.torture.injected import ROOT, expectations, memory
from tests.torture.table import Row
from tests.torture.verdict import judge

NAMES = ("log", "pay receive", "import", "undo two", "merge", "pool sweep",
         "log encrypted")  # fmt: skip
MIXTURES = 4
"""Random mixtures at each point, beside all and nothing."""
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_FD = re.compile(r"^\d+<([^>]*)>")


class Event(NamedTuple):
    """A call: `write`, `sync`, `cut`, `gone` or `said`; of which file, where, what."""

    kind: str
    path: str = ""
    at: int = 0
    data: bytes = b""


def record(line: Line, folder: str) -> list[Event]:
    """Run a line once and take down what it asks of the disk."""
    trace = os.path.join(folder, "trace")
    subprocess.run(
        ["strace", "-f", "-y", "-xx", "-s", "100000", "-qqq", "-o", trace, "-e",
         "trace=pwrite64,fsync,fdatasync,unlink,ftruncate,write",
         sys.executable, "-m", "tests.torture.one", folder, *command_of(line, folder)],
        cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT}/tests:{ROOT}/src",
             "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    events = []
    with open(trace, encoding="ascii") as file:
        for text in file:
            found = _CALL.match(text)
            if found and int(found[3]) >= 0:
                events += _event(found[1], found[2])
    return events


def _event(call: str, inside: str) -> Iterator[Event]:
    if call == "unlink":
        yield Event("gone", _bytes(inside).decode())
        return
    named = _FD.match(inside)
    path = _bytes(named[1]).decode() if named else ""
    if call == "pwrite64":
        data, _size, at = inside[inside.index('"') :].rsplit(", ", 2)
        yield Event("write", path, int(at, 0), _bytes(data))
    elif call == "ftruncate":
        yield Event("cut", path, int(inside.rsplit(", ", 1)[1], 0))
    elif call in ("fsync", "fdatasync"):
        yield Event("sync", path)
    elif inside.startswith("1<"):
        yield Event("said")


def _bytes(text: str) -> bytes:
    """Bytes as strace prints them, `\\x41`, or a path as it stands."""
    found = re.findall(r"\\x(..)", text)
    return bytes(int(one, 16) for one in found) if found else text.strip('"').encode()


class Disk:
    """The book and its journal: what is safe, and what is asked for but not synced."""

    def __init__(self, book: str, content: bytes) -> None:
        """A book that lies there, synced, and no journal."""
        self.book, self.journal = book, f"{book}-journal"
        self.safe = {self.book: content, self.journal: b""}
        self.asked: dict[str, list[Event]] = {self.book: [], self.journal: []}
        self.named, self.names = False, [False]
        """Whether the journal's name is safe, and what was made of it since, the last last."""
        self.said = False

    def take(self, event: Event) -> None:
        """One call more."""
        if event.kind == "said":
            self.said = True
        elif event.kind == "sync" and event.path == os.path.dirname(self.book):
            self.named = self.names[-1]
            self.names = [self.named]
        elif event.path not in self.safe:
            return
        elif event.kind == "gone":
            self.names.append(False)
        elif event.kind == "sync":
            self.safe[event.path] = self.after(event.path, self.asked[event.path])
            self.asked[event.path] = []
        else:
            if event.path == self.journal and not self.names[-1]:
                self.names.append(True)  # a new file of that name
                self.safe[self.journal], self.asked[self.journal] = b"", []
            self.asked[event.path].append(event)

    def after(self, path: str, events: list[Event]) -> bytes:
        """What the file is once these calls are carried out."""
        content = bytearray(self.safe[path])
        for event in events:
            if event.kind == "cut":
                content = content[: event.at].ljust(event.at, b"\0")
            else:
                content = content.ljust(event.at, b"\0")
                content[event.at : event.at + len(event.data)] = event.data
        return bytes(content)

    def states(self, chance: random.Random) -> Iterator[tuple[bytes, bytes | None]]:
        """Disks that may be met when the power is back: the book, and the journal if named."""
        kept: list[Callable[[Event], bool]] = [lambda _event: True, lambda _event: False]
        kept += [lambda _event: chance.random() < 0.5] * MIXTURES
        for keep in kept:
            files = {
                path: self.after(path, [event for event in asked if keep(event)])
                for path, asked in self.asked.items()
            }
            for named in sorted(set(self.names)):
                yield files[self.book], files[self.journal] if named else None


def run(say: Callable[[str], None], names: tuple[str, ...] = NAMES) -> list[Row]:
    """Every point of some commands, in several mixtures each."""
    outcomes: Counter[str] = Counter()
    wrong = []
    lines = [line for line in LINES if line.name in names]
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        seeds = make_seeds(folder)
        expected = expectations(seeds, lines)
        for line in lines:
            place = os.path.join(folder, "place")
            shutil.copytree(seeds[line.seed], place)
            book = os.path.join(place, "book.db")
            with open(book, "rb") as file:
                disk = Disk(book, file.read())
            events = record(line, place)
            chance, seen = random.Random(line.name), set()
            for event in [*events, Event("end")]:
                for state in disk.states(chance):
                    if (state, disk.said) in seen:
                        continue
                    seen.add((state, disk.said))
                    came, fault = _meet(place, state, disk.said, expected[line])
                    outcomes[came] += 1
                    if fault:
                        wrong.append(f"{line.name}, before {event.kind} {event.path}: {fault}")
                disk.take(event)
            shutil.rmtree(place)
    tried = sum(outcomes.values())
    say(f"power cut: {tried} {dict(outcomes)} wrong {len(wrong)}")
    return [Row(f"the power cut at any call of {len(lines)} command lines, unsynced writes kept, "
                "dropped and mixed", tried, outcomes, wrong, "powercut")]  # fmt: skip


def _meet(
    place: str, state: tuple[bytes, bytes | None], said: bool, one: object
) -> tuple[str, str | None]:
    book = os.path.join(place, "book.db")
    with open(book, "wb") as file:
        file.write(state[0])
    if os.path.exists(f"{book}-journal"):
        os.unlink(f"{book}-journal")
    if state[1] is not None:
        with open(f"{book}-journal", "wb") as file:
            file.write(state[1])
    before, after = one.before, one.after  # type: ignore[attr-defined]
    return judge(book, 0 if said else 1, before, after)

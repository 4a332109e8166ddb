"""Each call that writes, of each command that writes: killed there, or failing there.

strace puts the fault in. After each: the book opens, `check --deep` finds nothing, its rows
are those before or those after, and what was acknowledged is there.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tests.torture.commands import CIPHER, LINES, Line, command_of, keys_of, make_seeds
from tests.torture.table import Row
from tests.torture.verdict import KEY, State, judge, state_of

CALLS = ("pwrite64", "write", "fsync", "fdatasync", "unlink", "unlinkat", "rename", "link",
         "linkat", "ftruncate")  # fmt: skip
FAULTS = {"killed at": ("signal=KILL", None), "I/O error at": ("error=EIO", 0),
          "disk full at": ("error=ENOSPC", 1)}  # fmt: skip
"""What strace is told, and which of two calls of pwrite64 meet it; None: all."""
AT_ONCE = 120
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Job(NamedTuple):
    """A command line, and the call of it that meets the fault; 0: none."""

    line: Line
    call: str = "write"
    number: int = 0


class Expected(NamedTuple):
    """The states a command leads from and to, and how many calls of each kind it makes."""

    before: Sequence[State]
    """Where there was no book, a new one without rows is as good as none."""
    after: State
    calls: Counter[str]


def memory() -> str | None:
    """A place without a disk behind it: what is tried is the order of calls."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def run_jobs(
    seeds: dict[str, str], jobs: Sequence[Job], fault: str, folder: str
) -> list[tuple[int, int, str]]:
    """Run each job on a book of its own; its process, its exit code and its folder."""
    last = max((job.number for job in jobs), default=0) + 1
    told = []
    for at, job in enumerate(jobs):
        place = os.path.join(folder, str(at))
        shutil.copytree(seeds[job.line.seed], place)
        told.append({
            "argv": command_of(job.line, place), "folder": place, "call": job.call,
            "env": keys_of(place),
            "idle": last - job.number if job.number else 0,
        })  # fmt: skip
    names = [os.path.join(folder, name) for name in ("jobs", "results", "trace")]
    with open(names[0], "w", encoding="utf-8") as file:
        json.dump(told, file)
    with open(names[1], "w", encoding="utf-8"):
        pass
    traced = f"inject={jobs[0].call}:{fault}:when={last}" if fault else "trace=" + ",".join(CALLS)
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT}/tests:{ROOT}/src",
                   "PYTHONDONTWRITEBYTECODE": "1"}  # fmt: skip
    strace = ["strace", "-f", "-qqq", "-o", names[2], "-e", traced]
    if not fault.startswith("signal"):
        strace.append("--seccomp-bpf")  # quicker, and deaf to signals
    if fault:
        strace += ["-e", f"trace={jobs[0].call}"]
    subprocess.run(
        [*strace, sys.executable, "-m", "tests.torture.server", *names[:2]],
        env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    with open(names[1], encoding="utf-8") as file:
        results = json.load(file)
    return [(pid, code, one["folder"]) for (pid, code), one in zip(results, told, strict=True)]


def expectations(seeds: dict[str, str], lines: Sequence[Line]) -> dict[Line, Expected]:
    """Run every line without a fault: what it does, and by how many calls."""
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        ends = run_jobs(seeds, [Job(line) for line in lines], "", folder)
        made: dict[int, Counter[str]] = {}
        with open(os.path.join(folder, "trace"), encoding="utf-8", errors="replace") as file:
            for text in file:
                found = re.match(r"(\d+) +(\w+)\(", text)
                if found:
                    made.setdefault(int(found[1]), Counter())[found[2]] += 1
        expected = {}
        new = State({}, 0)
        for line, (_pid, _code, place) in zip(lines, ends, strict=True):
            if line.name == "init":
                new = state_of(os.path.join(place, "book.db"))
        for line, (pid, code, place) in zip(lines, ends, strict=True):
            with open(os.path.join(place, "stderr"), encoding="utf-8") as file:
                assert code == 0, (line.argv, file.read())
            before = [state_of(os.path.join(seeds[line.seed], "book.db"))]
            if line.name == "add a first":
                before.append(new)
            after = state_of(os.path.join(place, "book.db"))
            expected[line] = Expected(before, after, made.get(pid, Counter()))
    return expected


def jobs_of(expected: dict[Line, Expected], call: str) -> list[Job]:
    """A job for every call of this kind that a command makes, the first calls first."""
    jobs = []
    for line, one in expected.items():
        count, most = one.calls[call], line.most
        numbers: Sequence[int] = range(1, count + 1)
        if count > most:
            numbers = sorted({1 + round(at * (count - 1) / (most - 1)) for at in range(most)})
        jobs += [Job(line, call, number) for number in numbers]
    return sorted(jobs, key=lambda job: job.number)


def try_jobs(
    seeds: dict[str, str], expected: dict[Line, Expected], jobs: Sequence[Job], fault: str
) -> tuple[Counter[str], list[str]]:
    """Put the fault into each; what came of it, and all that is wrong."""
    outcomes: Counter[str] = Counter()
    wrong = []
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        ends = run_jobs(seeds, jobs, fault, folder)
        for job, (_pid, code, place) in zip(jobs, ends, strict=True):
            one = expected[job.line]
            left = _left(job, code, place)  # the judge rolls a journal back
            came, fault_found = judge(os.path.join(place, "book.db"), code, one.before, one.after)
            fault_found = fault_found or left
            outcomes[came] += 1
            if fault_found is not None:
                wrong.append(f"{job.line.name}, {fault} at {job.call} {job.number}: {fault_found}")
    return outcomes, wrong


def _left(job: Job, code: int, place: str) -> str | None:
    """What else must not be: a crash, a key that was told, a draft, names in an encrypted file."""
    said = ""
    for name in ("stdout", "stderr"):
        with open(os.path.join(place, name), encoding="utf-8", errors="replace") as file:
            said += file.read()
    if "Traceback" in said:
        return f"crashed: {said[-300:]}"
    if KEY in said:
        return "the key was told"
    drafts = [name for name in os.listdir(place) if name.startswith(".salesbook-")]
    if code >= 0 and job.call != "unlink" and drafts:
        return f"left lying: {drafts}"
    if job.line.seed == "locked" and job.line.name != "decrypt":
        for name in os.listdir(place):
            if name.startswith((".salesbook-", "book.db")):
                with open(os.path.join(place, name), "rb") as found:
                    if b"Acme" in found.read():
                        return f"plain: {name}"
    return None


_books: dict[str, str] = {}
_known: dict[Line, Expected] = {}
# What the processes of `run` inherit.


def _try(part: tuple[Sequence[Job], str]) -> tuple[Counter[str], list[str]]:
    return try_jobs(_books, _known, *part)


def run(say: Callable[[str], None], every: int = 1) -> list[Row]:
    """All faults at all calls of all lines, or at so many-th of the calls."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    rows = []
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        _books.update(make_seeds(folder))
        _known.update(expectations(_books, LINES))
        with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("fork")) as pool:
            for words, (fault, turn) in FAULTS.items():
                for call in CALLS:
                    jobs = jobs_of(_known, call)
                    if call == "pwrite64":
                        # To SQLite one failure is like the other: each call meets one of them.
                        jobs = [job for job in jobs if turn is None or job.number % 2 == turn]
                        jobs = jobs[::every]
                    parts = [jobs[at : at + AT_ONCE] for at in range(0, len(jobs), AT_ONCE)]
                    outcomes: Counter[str] = Counter()
                    wrong: list[str] = []
                    for came, bad in pool.map(_try, [(part, fault) for part in parts]):
                        outcomes += came
                        wrong += bad
                    if jobs:
                        told = f"{words} {call}, {len(LINES)} command lines"
                        rows.append(Row(told, len(jobs), outcomes, wrong, "injected"))
                        say(f"{words} {call}: {len(jobs)} {dict(outcomes)} wrong {len(wrong)}")
    if not CIPHER:
        say("encrypted books: needs sqlcipher3")
        told = "any of these, encrypted books: not tried, SQLCipher is not installed"
        rows.append(Row(told, 0, Counter(), [], "injected"))
    return rows

"""Files that are not as they were written, and places where nothing can be written.

Single bits flipped and pages cut off (`check --deep` tells of all that changes what is in the
book), other files in its place, full and read-only disks, clocks that are wrong.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.torture.children import run as run_child
from tests.torture.commands import LINES, Line, command_of, keys_of, make_seeds, write_key
from tests.torture.injected import expectations, memory
from tests.torture.table import Row
from tests.torture.verdict import faults_of, judge

import builders
import hostile
from builders import hermetic
from salesbook.book.places import conflict_copies, far_away
from salesbook.errors import SalesbookError

Say = Callable[[str], None]


def _book(folder: str) -> str:
    """A book in which every table has rows and most pages are used."""
    shop = hostile.a_market(folder)
    for number in range(12):
        shop("log", "1", f"talked of {number}", "--next", f"2026-12-{number + 1:02} call", "-q")
    shop("undo", "-q")
    return shop.path


def flips(say: Say, count: int = 1_500, seed: int = 1) -> Row:
    """One bit at a time, anywhere in the file: is a changed row always told of?"""
    outcomes: Counter[str] = Counter()
    wrong = []
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        book = _book(folder)
        before = builders.contents(book)
        with open(book, "r+b", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            for _turn in range(count):
                at, bit = chance.randrange(size), 1 << chance.randrange(8)
                byte = os.pread(file.fileno(), 1, at)
                os.pwrite(file.fileno(), bytes([byte[0] ^ bit]), at)
                outcome = _look(book, before)
                outcomes[outcome] += 1
                if outcome.startswith("changed"):
                    wrong.append(f"not found: bit {bit} of byte {at}")
                os.pwrite(file.fileno(), byte, at)
    say(f"flips: {count} {dict(outcomes)}")
    return Row("one bit of the file flipped", count, outcomes, wrong, "broken")


def _look(book: str, before: object) -> str:
    try:
        faults = faults_of(book)
    except SalesbookError:
        return "refused when opened"
    if faults:
        damage = all(fault.startswith(("damage", "reference")) for fault in faults)
        return "found by integrity_check" if damage else "found by check --deep"
    try:
        same = builders.contents(book) == before
    except Exception:  # noqa: BLE001 - a row that cannot be read is another
        same = False
    return "without effect" if same else "changed and not found"


def cuts(say: Say) -> Row:
    """The file cut off at every half page, and other files in its place."""
    outcomes: Counter[str] = Counter()
    wrong = []
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        book = _book(folder)
        with open(book, "rb") as file:
            whole = file.read()
        others = [b"", b"S", b"\0" * 8192, b"SQLite format 3\0", random.Random(2).randbytes(40_960),
                  whole[:60] + (99).to_bytes(4, "big") + whole[64:],
                  whole[:68] + b"none" + whole[72:]]  # fmt: skip
        for content in [*others, *(whole[:at] for at in range(2048, len(whole), 2048))]:
            with open(book, "wb") as file:
                file.write(content)
            for argv in (["today"], ["log", "1", "x"]):
                end = run_child(folder, ["--book", book, *argv])
                outcomes[f"exit {end.code}"] += 1
                with open(book, "rb") as file:
                    if file.read() != content:
                        wrong.append(f"changed: {len(content)} bytes, {argv}")
                if end.code != 6 or end.stderr.count("\n") != 1:
                    wrong.append(f"{len(content)} bytes, {argv}: {end}")
    tried = sum(outcomes.values())
    say(f"cuts: {tried} {dict(outcomes)} wrong {len(wrong)}")
    return Row("cut off, empty, newer, of another program", tried, outcomes, wrong, "broken")


@contextmanager
def small_disk(kilobytes: int) -> Iterator[str]:
    """A disk of its own of so many kilobytes; only root can have one."""
    place = tempfile.mkdtemp()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)
        os.rmdir(place)


def full_disk(say: Say, step: int = 8) -> list[Row]:
    """A disk with less and less room left, for the commands that write most."""
    if os.geteuid() != 0:
        say("full disk: only as root")
        return []
    names = ("log", "import", "deal won", "undo", "forget", "backup", "restore", "merge",
             "encrypt", "decrypt")  # fmt: skip
    lines = [line for line in LINES if line.name in names]
    outcomes: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        seeds = make_seeds(folder)
        expected = expectations(seeds, lines)
        for line in lines:
            used = sum(os.path.getsize(os.path.join(place, name))
                       for place, _folders, files in os.walk(seeds[line.seed])
                       for name in files) // 1024  # fmt: skip
            for room in range(8, used * 3, step * (4 if line.most < 120 else 1)):
                with small_disk(used + 64 + room) as disk:
                    place = os.path.join(disk, "place")
                    shutil.copytree(seeds[line.seed], place)
                    end = run_child(place, command_of(line, place), keys_of(place))
                    _tell(line, expected[line], end, place, outcomes, wrong)
                    if end.code == 0 and room > used:
                        break
    tried = sum(outcomes.values())
    say(f"full disk: {tried} {dict(outcomes)} wrong {len(wrong)}")
    return [Row("a disk with too little room", tried, outcomes, wrong, "broken")]


def _tell(line: Line, one: object, end: object, place: str, outcomes: Counter[str],
          wrong: list[str]) -> None:  # fmt: skip
    code, before, after = end.code, one.before, one.after  # type: ignore[attr-defined]
    came, fault = judge(os.path.join(place, "book.db"), code, before, after)
    outcomes[came] += 1
    if fault is None and code and end.stderr.count("\n") != 1:  # type: ignore[attr-defined]
        fault = f"said {end.stderr!r}"  # type: ignore[attr-defined]
    if fault is not None:
        wrong.append(f"{line.name}: {fault}")


def read_only(say: Say) -> list[Row]:
    """A disk that cannot be written: every report reads, every change is refused in a line."""
    if os.geteuid() != 0:
        say("read-only disk: only as root")
        return []
    outcomes: Counter[str] = Counter()
    wrong = []
    with small_disk(4_096) as disk:
        book = _book(disk)
        with tempfile.TemporaryDirectory() as home:
            write_key(home)
            subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
            for name, argv in hostile.REPORTS.items():
                end = run_child(home, ["--book", book, "--today", "2026-11-21",
                                       *name.split(), *argv])  # fmt: skip
                outcomes["read" if end.code in (0, 8) else f"exit {end.code}"] += 1
                if end.code not in (0, 8) or end.stderr:
                    wrong.append(f"{name}: {end}")
            for line in LINES:
                if line.seed not in ("none", "locked") and "{folder}" not in " ".join(line.argv):
                    end = run_child(home, ["--book", book, "--today", "2026-11-21", *line.argv],
                                    keys_of(home))  # fmt: skip
                    outcomes["refused" if end.code else "written"] += 1
                    if end.code in (0, -9) or (end.stderr.count("\n") != 1 and end.code != 4):
                        wrong.append(f"{line.name}: {end}")
    tried = sum(outcomes.values())
    say(f"read-only: {tried} {dict(outcomes)} wrong {len(wrong)}")
    return [Row("a disk that cannot be written", tried, outcomes, wrong, "broken")]


CLOCKS = {
    "set back": ("2015-06-01 09:00:00", "Asia/Shanghai"),
    "the hour that is not there": ("2026-03-08 02:30:00", "America/New_York"),
    "the hour that is there twice": ("2026-11-01 01:30:00", "America/New_York"),
    "29 February": ("2028-02-29 23:59:59", "Asia/Shanghai"),
    "the day after": ("2028-03-01 00:00:00", "Asia/Shanghai"),
    "no such time zone": ("2026-11-21 12:00:00", "Nonsense/Zone"),
    "an empty time zone": ("2026-11-21 12:00:00", ":"),
    "a day ahead": ("2026-11-21 23:30:00", "Pacific/Kiritimati"),
    "a day behind": ("2026-11-21 00:30:00", "Pacific/Pago_Pago"),
    "a year without known holidays": ("2043-02-10 12:00:00", "Asia/Shanghai"),
    "the last of a year": ("2026-12-31 23:59:58", "Asia/Shanghai"),
    "long past 2038": ("2061-05-05 05:05:05", "UTC"),
}
DAILY = (("today",), ("overdue",), ("sheet",), ("list",), ("care",), ("review",), ("suggest",),
         ("log", "1", "spoke", "--next", "tomorrow call"), ("snooze", "1", "+3d"),
         ("pool", "sweep"), ("history", "--since", "yesterday"), ("undo",), ("redo",), ("backup",),
         ("check", "--deep"))  # fmt: skip


def clocks(say: Say) -> list[Row]:
    """A clock that is wrong: no crash, and nothing lost."""
    if shutil.which("faketime") is None:
        say("clocks: needs faketime")
        return []
    outcomes: Counter[str] = Counter()
    wrong = []
    for name, (moment, zone) in CLOCKS.items():
        with tempfile.TemporaryDirectory(dir=memory()) as folder:
            book = _book(folder)
            before = builders.query(book, "SELECT count(*) FROM follow_up")[0][0]
            for argv in DAILY:
                done = subprocess.run(
                    ["faketime", "-f", f"@{moment}", sys.executable, "-m", "salesbook",
                     "--book", book, *argv],
                    env={**hermetic(os.path.join(folder, "home")), "TZ": zone,
                         "PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)},
                    capture_output=True, text=True, timeout=60,
                )  # fmt: skip
                outcomes[f"exit {done.returncode}"] += 1
                said = any(word in done.stderr for word in (*hostile.UNEXPECTED, "Traceback"))
                if said or done.returncode not in (0, 3, 7, 8):
                    wrong.append(f"{name}, {argv}: {done.returncode} {done.stderr[-300:]}")
            if faults_of(book):
                wrong.append(f"corrupt: {name}: {faults_of(book)[:2]}")
            if builders.query(book, "SELECT count(*) FROM follow_up")[0][0] < before:
                wrong.append(f"lost: {name}")
    tried = sum(outcomes.values())
    say(f"clocks: {tried} {dict(outcomes)} wrong {len(wrong)}")
    return [Row(f"{len(CLOCKS)} clocks and time zones that are wrong", tried, outcomes, wrong,
                "broken")]  # fmt: skip


COPIES = ("book (conflicted copy 2026-11-20).db", "book.sync-conflict-20261120-101112-ABCDEFG.db",
          "book-DESKTOP-AB12CD.db", "book (1).db", "book_冲突文件_2026-11-20.db",
          "book (wang's conflicted copy 2026-11-20).db")  # fmt: skip
MOUNTS = ("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.rclone", "davfs")


def places(say: Say) -> Row:
    """Copies that a synced folder left, and disks of other computers."""
    wrong = []
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        shop = hostile.a_market(folder)
        for name in COPIES:
            other = os.path.join(folder, name)
            shutil.copy(shop.path, other)
            end = run_child(folder, ["--book", shop.path, "check"])
            if conflict_copies(shop.path) != [other] or end.code != 8 or name not in end.stdout:
                wrong.append(f"not named: {name}")
            os.unlink(other)
        for kind in MOUNTS:
            mounts = os.path.join(folder, "mounts")
            with open(mounts, "w", encoding="utf-8") as file:
                file.write(f"disk / ext4 rw 0 0\nfar:/x {folder} {kind} rw 0 0\n")
            if far_away(shop.path, mounts) != kind:
                wrong.append(f"not warned of: {kind}")
    tried = len(COPIES) + len(MOUNTS)
    say(f"places: {tried} wrong {len(wrong)}")
    return Row("copies of a synced folder, network disks", tried,
               Counter({"named": tried - len(wrong)}), wrong, "broken")  # fmt: skip


def run(say: Say) -> list[Row]:
    """All of them."""
    return [flips(say), cuts(say), *full_disk(say), *read_only(say), *clocks(say), places(say)]

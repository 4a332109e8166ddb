"""Many at one book at once: nobody fails, nothing is lost, and how long they wait."""

import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from tests.torture.children import at_once, run as run_child, spread
from tests.torture.commands import TODAY
from tests.torture.injected import memory
from tests.torture.table import Row
from tests.torture.verdict import faults_of

import hostile
from builders import changing, query

LIMIT = 10.0
"""Seconds within which 99 of 100 commands are through."""


def _repeat(folder: str, argvs: list[list[str]], until: float | None = None) -> list[Any]:
    """Run lines one after the other, once or until a moment; code, seconds and stderr of each."""
    ends = []
    while True:
        for argv in argvs:
            end = run_child(folder, ["--book", f"{folder}/book.db", "--today", TODAY, *argv])
            ends.append((argv[0], end.code, end.seconds, end.stderr[-200:]))
        if until is None or time.monotonic() > until:
            return ends


def _row(words: str, ends: list[Any], wrong: list[str], say: Callable[[str], None]) -> Row:
    codes = Counter("done" if code in (0, 8) else f"exit {code}" for _name, code, _s, _e in ends)
    wrong += [f"failed: {name} exit {code}: {said}" for name, code, _s, said in ends
              if code not in (0, 8)]  # fmt: skip
    told = spread([seconds for _name, _code, seconds, _said in ends])
    say(f"{words}: {len(ends)} {dict(codes)} {told} wrong {len(wrong)}")
    return Row(f"{words}: {told}", len(ends), codes, wrong, "crowd")


def writers(say: Callable[[str], None], count: int = 32, each: int = 10) -> Row:
    """So many writers of so many commands."""
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        shop = hostile.a_market(folder)
        before = query(shop.path, "SELECT count(*) FROM follow_up")[0][0]
        found = at_once([
            lambda worker=worker: _repeat(
                folder, [["log", "2", f"call {worker} {turn}"] for turn in range(each)]
            )
            for worker in range(count)
        ])  # fmt: skip
        ends = [end for one in found for end in one]
        wrong = [f"corrupt: {fault}" for fault in faults_of(shop.path)]
        kept = query(shop.path, "SELECT count(*) FROM follow_up")[0][0] - before
        if kept != count * each:
            wrong.append(f"lost: {count * each - kept} of {count * each}")
        row = _row(f"{count} writers, {each} commands each", ends, wrong, say)
        late = sorted(seconds for _name, _code, seconds, _said in ends)[len(ends) * 99 // 100]
        return row if late < LIMIT else row._replace(wrong=[*row.wrong, f"slow: p99 {late:.1f} s"])


def readers(say: Callable[[str], None], rows: int = 4_000) -> list[Row]:
    """Ten readers beside a writer that holds its transaction, and during a large import."""
    made = []
    asked = [["today", "--json"], ["list", "--json"], ["overdue"], ["show", "1"]]
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        shop = hostile.a_market(folder)
        writer = changing(shop.path)
        change, _day = writer.__enter__()
        for number in range(3_000):
            change.insert("product", name=f"P{number}", name_key=f"p{number}", note="x" * 300)
        ends = at_once([lambda: _repeat(folder, asked) for _reader in range(10)])
        writer.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
        flat = [end for one in ends for end in one]
        made.append(_row("10 readers beside a writer in its transaction", flat, [], say))
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        shop = hostile.a_market(folder)
        with open(f"{folder}/big.csv", "w", encoding="utf-8") as file:
            file.write("customer,phone,note\n")
            file.writelines(f"Row {n},1390{n:07},{'x' * 80}\n" for n in range(rows))
        until = time.monotonic() + rows / 1_000
        found = at_once([
            lambda: _repeat(folder, [["import", f"{folder}/big.csv"]]),
            *(lambda: _repeat(folder, asked, until) for _reader in range(10)),
        ])  # fmt: skip
        wrong = [f"corrupt: {fault}" for fault in faults_of(shop.path)]
        if query(shop.path, "SELECT count(*) FROM customer WHERE name LIKE 'Row %'")[0][0] != rows:
            wrong.append("half: the import")
        flat = [end for one in found[1:] for end in one]
        made.append(_row(f"10 readers during an import of {rows:,}", flat, wrong, say))
    return made


def daily(say: Callable[[str], None], seconds: float = 15) -> Row:
    """What cron does beside a person who types: sweep, backup, today, check."""
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        shop = hostile.a_market(folder)
        until = time.monotonic() + seconds
        found = at_once([
            lambda: _repeat(folder, [["log", "1", "typed"], ["next", "1", "fri call"]], until),
            lambda: _repeat(folder, [["pool", "sweep"], ["backup"]], until),
            lambda: _repeat(folder, [["today"], ["sheet"], ["check", "--deep"]], until),
        ])  # fmt: skip
        wrong = [f"corrupt: {fault}" for fault in faults_of(shop.path)]
        typed = [end for end in found[0] if end[0] == "log"]
        notes = query(shop.path, "SELECT count(*) FROM follow_up WHERE note='typed'")[0][0]
        if notes != len(typed):
            wrong.append(f"lost: {len(typed) - notes}")
        copies = os.listdir(os.path.join(folder, "book-backups"))
        assert copies
        return _row("a person typing beside pool sweep, backup, today, check",
                    [end for one in found for end in one], wrong, say)  # fmt: skip


def run(say: Callable[[str], None]) -> list[Row]:
    """All of them."""
    return [writers(say), *readers(say), daily(say)]

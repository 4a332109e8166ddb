"""Eight writers at one book, killed at random moments: what was acknowledged is there, whole."""

import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from tests.torture.children import Child, at_once
from tests.torture.commands import CIPHER, TODAY, keys_of, write_key
from tests.torture.injected import memory
from tests.torture.table import Row
from tests.torture.verdict import as_found, faults_of

import hostile

ROWS = 5
"""Rows of an import."""
# A command with a mark in it, and the questions that are answered 0 or all of these.
KINDS: dict[str, tuple[str, tuple[str, ...], int]] = {
    "log": ("log 2 {m} --next 2026-12-01_{m}",
            ("SELECT count(*) FROM follow_up WHERE note='{m}'",
             "SELECT count(*) FROM next_action WHERE action='{m}'"), 1),
    "regrade": ("regrade 3 {g} --renew --why {m}",
                ("SELECT count(*) FROM grade_change WHERE reason='{m}'",), 1),
    "deal add": ("deal add 3 --amount 5万 --note {m}",
                 ("SELECT count(*) FROM deal WHERE note='{m}'",), 1),
    "sale add": ("sale add 1 CRM --amount 5 --note {m}",
                 ("SELECT count(*) FROM sale WHERE note='{m}'",), 1),
    "pay receive": ("pay receive 1 0.05 --note {m}",
                    ("SELECT count(*) FROM receipt WHERE note='{m}'",), 1),
    "feedback add": ("feedback add 1 {m}", ("SELECT count(*) FROM feedback WHERE said='{m}'",), 1),
    "tag": ("tag 2 {m}", ("SELECT count(*) FROM tag WHERE name='{m}'",), 1),
    "import": ("import {folder}/{m}.csv",
               ("SELECT count(*) FROM customer WHERE name LIKE '{m} %'",), ROWS),
}  # fmt: skip


def _work(folder: str, worker: int, until: float) -> list[tuple[str, str, int, bool]]:
    """Commands one after the other, every second one killed; kind, mark, exit code, said so."""
    chance, done = random.Random(worker), []
    while time.monotonic() < until:
        kind = chance.choice(list(KINDS))
        mark = f"m{worker}-{len(done)}"
        if kind == "import":
            with open(f"{folder}/{mark}.csv", "w", encoding="utf-8") as file:
                file.write("customer\n" + "".join(f"{mark} {n}\n" for n in range(ROWS)))
        grade = chance.choice("ABC")
        argv = [
            word.replace("_", " ").format(m=mark, g=grade, folder=folder)
            for word in KINDS[kind][0].split(" ")
        ]
        child = Child(folder, ["--book", f"{folder}/book.db", "--today", TODAY, *argv],
                      keys_of(folder))  # fmt: skip
        if chance.random() < 0.5:
            time.sleep(chance.uniform(0, 0.12))
            child.kill()
        end = child.wait()
        done.append((kind, mark, end.code, bool(end.stdout.strip())))
    return done


def run(say: Callable[[str], None], seconds: float = 40, writers: int = 8) -> list[Row]:
    """At a plain book, and a while at an encrypted one."""
    rows = [_killed(say, seconds, writers, "")]
    if CIPHER:
        rows.append(_killed(say, seconds / 2, writers, ", encrypted book"))
    return rows


def _killed(say: Callable[[str], None], seconds: float, writers: int, kind_of_book: str) -> Row:
    """Let them write for so long, then look for each mark."""
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        shop = hostile.a_market(folder)
        write_key(folder)
        if kind_of_book:
            shop("encrypt", "-q", env=keys_of(folder))
        until = time.monotonic() + seconds
        found: list[Any] = at_once(
            [lambda worker=worker: _work(folder, worker, until) for worker in range(writers)]
        )
        outcomes: Counter[str] = Counter()
        wrong = []
        counted = _count(shop.path, {mark: kind for done in found for kind, mark, *_rest in done})
        for kind, mark, code, said in [one for done in found for one in done]:
            whole, counts = KINDS[kind][2], counted[mark]
            if len(counts) != 1 or counts - {0, whole}:
                wrong.append(f"half: {kind} {mark}: {counts}")
            elif (code == 0 or said) and counts == {0}:
                wrong.append(f"lost: {kind} {mark}, exit {code}")
            elif code not in (0, -9, 7):
                wrong.append(f"failed: {kind} {mark}, exit {code}")
            name = "killed" if code == -9 else "refused" if code else "done and said so"
            outcomes[name if code != -9 or counts == {0} else "killed, but done"] += 1
        wrong += [f"corrupt: {fault}" for fault in faults_of(shop.path)]
        tried = sum(outcomes.values())
        say(f"killed{kind_of_book}: {tried} {dict(outcomes)} wrong {len(wrong)}")
        words = f"{writers} writers, every second command killed at random{kind_of_book}"
        return Row(words, tried, outcomes, wrong, "killed")


def _count(path: str, marks: dict[str, str]) -> dict[str, set[int]]:
    """By mark, what the questions of its kind count."""
    with as_found(path) as opened:
        return {
            mark: {opened.value(sql.format(m=mark)) for sql in KINDS[kind][1]}
            for mark, kind in marks.items()
        }

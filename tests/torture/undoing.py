"""Undo and redo, the long way: many long days of work, back to the beginning and forth."""

import os
import random
import tempfile
from collections import Counter
from collections.abc import Callable

from tests.torture.children import at_once
from tests.torture.injected import memory
from tests.torture.table import Row

import test_undo_everything as short


def _days(seed: int, days: int, length: int) -> list[str]:
    chance, wrong = random.Random(seed), []
    for number in range(days):
        day = [
            (chance.choice(short.LINES), chance.randint(1, 6), chance.randint(1, 6),
             chance.randint(1, 3))
            for _turn in range(length)
        ]  # fmt: skip
        with tempfile.TemporaryDirectory(dir=memory()) as folder:
            try:
                short.work_a_day(short.an_office(folder), day)
            except Exception as error:  # noqa: BLE001 - all of them are told
                wrong.append(f"day {number} of seed {seed}: {str(error)[:400]} {day}")
    return wrong


def run(say: Callable[[str], None], days: int = 60, length: int = 40) -> list[Row]:
    """So many days of so many commands."""
    parts = os.cpu_count() or 2
    found = at_once([lambda seed=seed: _days(seed, days // parts, length) for seed in range(parts)])
    wrong = [one for bad in found for one in bad]
    tried = days // parts * parts
    say(f"undo: {tried} days of {length} commands, wrong {len(wrong)}")
    came = Counter({"every table as it was": tried - len(wrong)})
    words = f"days of {length} random commands of all that write, all undone, all redone"
    return [Row(words, tried, came, wrong, "undoing")]

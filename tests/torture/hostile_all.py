"""Hostile text, the long way: every text of `nasty` in every line, out of every exit.

All in processes of this one: a line takes 10 ms, most of it to read the schema. Each text
takes a third of the formats of each report, another third each time: every text meets every
report and every format, and every report meets every format with a third of the texts.
"""

import os
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.torture.children import at_once
from tests.torture.injected import memory
from tests.torture.table import Row

import hostile
import nasty
import test_hostile_commands as short

SHARE = 3


def _try(part: int, parts: int) -> tuple[int, int, list[str], list[str]]:
    """So many-th of the texts: lines, exits, and what is wrong with either."""
    lines, exits = 0, 0
    wrong: list[str] = []
    leaks: list[str] = []
    texts = list(zip(nasty.NAMES, nasty.NASTY, strict=True))[part::parts]
    for at, (name, text) in enumerate(texts):
        turn = part + at * parts
        with tempfile.TemporaryDirectory(dir=memory()) as folder:
            shop = hostile.a_market(folder)
            _done, bad = hostile.attempt_all(shop, text, at)
            lines += sum(map(len, hostile.lines(text, folder).values()))
            wrong += [f"{name}: {one}" for one in bad]
            if shop.one("PRAGMA integrity_check") != "ok":
                wrong.append(f"corrupt: {name}")
        with tempfile.TemporaryDirectory(dir=memory()) as folder:
            shop = hostile.a_market(folder)
            hostile.poison(shop.path, text)
            for act in (
                lambda: short.every_report(shop, SHARE, turn),  # noqa: B023 - called at once
                lambda: short.every_file(shop, Path(folder), SHARE, turn),  # noqa: B023
                lambda: short.every_export(shop, Path(folder)),  # noqa: B023
            ):
                try:
                    act()
                except Exception as error:  # noqa: BLE001 - all of them are told
                    leaks.append(f"{name}: {str(error)[:400]}")
            # Nine formats and three kinds of file divide evenly.
            exits += len(hostile.REPORTS) * (len(list(hostile.formats())) + 3) // SHARE
            exits += len(short.WHOLE)
    return lines, exits, wrong, leaks


def run(say: Callable[[str], None], parts: int = os.cpu_count() or 2) -> list[Row]:
    """All texts, on all processors."""
    found = at_once([lambda part=part: _try(part, parts) for part in range(parts)])
    lines, exits = (sum(one[place] for one in found) for place in (0, 1))
    wrong, leaks = ([bad for one in found for bad in one[place]] for place in (2, 3))
    texts = len(nasty.NASTY)
    say(f"hostile: {lines} lines, {exits} exits, wrong {len(wrong) + len(leaks)}")
    return [
        Row(f"{texts} hostile texts in every command line", lines,
            Counter({"taken, or refused in a line": lines - len(wrong)}), wrong, "hostile_all"),
        Row(f"books of {texts} hostile texts, out of every report and every format in turn", exits,
            Counter({"harmless": exits - len(leaks)}), leaks, "hostile_all"),
    ]  # fmt: skip

"""Hostile text, the long way: every text of `nasty` in every line, out of every exit."""

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


def _try(part: int, parts: int) -> tuple[int, int, list[str]]:
    """So many-th of the texts: lines, sheets of paper, and what is wrong."""
    lines, exits, wrong = 0, 0, []
    texts = list(zip(nasty.NAMES, nasty.NASTY, strict=True))[part::parts]
    for at, (name, text) in enumerate(texts):
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
                lambda: short.every_report(shop, 1),  # noqa: B023 - called at once
                lambda: short.every_file(shop, Path(folder), 1),  # noqa: B023
                lambda: short.every_export(shop, Path(folder)),  # noqa: B023
            ):
                try:
                    act()
                except Exception as error:  # noqa: BLE001 - all of them are told
                    wrong.append(f"{name}: {str(error)[:400]}")
            exits += len(hostile.REPORTS) * (len(list(hostile.formats())) + 3) + len(short.WHOLE)
    return lines, exits, wrong


def run(say: Callable[[str], None], parts: int = os.cpu_count() or 2) -> list[Row]:
    """All texts, on all processors."""
    found = at_once([lambda part=part: _try(part, parts) for part in range(parts)])
    wrong = [one for _lines, _exits, bad in found for one in bad]
    lines, exits = (sum(one[place] for one in found) for place in (0, 1))
    texts = len(nasty.NASTY)
    say(f"hostile: {lines} lines, {exits} exits, wrong {len(wrong)}")
    return [
        Row(f"{texts} hostile texts in every command line", lines,
            Counter({"taken, or refused in a line": lines}), wrong, "hostile_all"),
        Row(f"books of {texts} hostile texts, printed by every report in every format", exits,
            Counter({"harmless": exits}), [], "hostile_all"),
    ]  # fmt: skip

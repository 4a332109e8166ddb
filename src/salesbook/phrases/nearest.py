"""The names near to one that was typed and not found, the nearest first.

For ten thousand names and a person who waits: all names are folded in one go, those that
share too little with what was typed are put aside by their characters alone, and only the
rest are taken apart and measured. A character mistaken for one of the same sound is half
a mistake. Neighbours: `likeness`, `firms`, `sounds`.
"""

from unicodedata import normalize

from salesbook.light import Sequence
from salesbook.phrases.firms import Parts, take_apart
from salesbook.phrases.hanzi import simplify
from salesbook.phrases.sounds import flatten

_MOST_MEASURED = 400
_SHORT, _MOST_LONG = 10, 60  # long names share many marks, and take long to measure
_LEAST = 0.5  # of what was typed must be there: one of two characters, two of four
_LONGEST = 40  # characters compared
_HALF = 0.5
_PART = 0.95
_ALIKE = 0.8


def nearest(typed: str, names: Sequence[str], n: int = 5) -> list[str]:
    """At most n of the names, as given, the nearest first; none where nothing is near.

    Compared by core, so a forgotten city or 有限公司 costs nothing; equal ones keep the
    order given, and a name that is given twice comes once.
    """
    wanted = take_apart(typed)
    if not wanted.core or n < 1:
        return []
    found: dict[str, float] = {}
    for name in _sharing(wanted, names):
        if name not in found:
            score = _score(wanted, take_apart(name))
            if score >= _LEAST:
                found[name] = score
    return sorted(found, key=lambda name: -found[name])[:n]


def _sharing(wanted: Parts, names: Sequence[str]) -> list[str]:
    """The names with the most marks in common with the core, at most as many as measured."""
    core = _cut(wanted.core)
    folded = _fold_all(names)
    if core.isascii() and len(core) > 2:
        marks = _pairs(core)
        shares = [sum(mark in text for mark in marks) for text in folded]
    else:
        # What is written and what is heard: 腾迅 shares three of four marks with 腾讯.
        sounds = flatten("\n".join(folded)).split("\n")
        marks, heard = set(core), set(flatten(core))
        shares = [
            len(marks.intersection(text)) + len(heard.intersection(sound))
            for text, sound in zip(folded, sounds, strict=True)
        ]
    least = max(1, len(marks) // 3)
    scored = [
        (-share, abs(len(folded[place]) - len(core)), place)
        for place, share in enumerate(shares)
        if share >= least
    ]
    scored.sort()
    most = _MOST_MEASURED if len(core) <= _SHORT else _MOST_LONG
    return [names[place] for _share, _longer, place in scored[:most]]


def _fold_all(names: Sequence[str]) -> list[str]:
    """All names as keys to look for characters in, folded as one text."""
    lines = [" ".join(name[:_LONGEST].split()) for name in names]
    text = "\n".join(lines)
    if not text.isascii():
        text = simplify(normalize("NFKC", text))
    return text.casefold().split("\n")


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _cut(core: str) -> str:
    return core.replace(" ", "")[:_LONGEST]


def _score(wanted: Parts, parts: Parts) -> float:
    """How near a name is, 0 to 1, above that by a little for the same place and whole name."""
    mine, yours = _cut(wanted.core), _cut(parts.core)
    best = _similar(mine, yours)
    if len(yours) > len(mine) >= 2:
        # Part of a name was typed: the place in it that fits best, its beginning first.
        for at in range(len(yours) - len(mine) + 1):
            weight = 0.9 if at else _PART
            best = max(best, weight * _similar(mine, yours[at : at + len(mine)]))
    latin = mine.isascii()
    if best < _LEAST and not latin:
        return best
    whole = _similar(wanted.text[:_LONGEST], parts.text[:_LONGEST])
    if latin and whole >= _ALIKE:
        # A word of the trade that is mistyped is none, and stands in the core.
        best = max(best, _PART * whole)
    if best < _LEAST:
        return best
    near = bool(set(wanted.places) & set(parts.places))
    return best + 0.1 * whole + 0.02 * near


def _similar(one: str, two: str) -> float:
    longest = max(len(one), len(two))
    return 1 - _distance(one, two) / longest if longest else 0.0


def _distance(one: str, two: str) -> float:
    """Characters to put in, leave out, mistake or exchange with a neighbour."""
    if one == two:
        return 0.0
    heard, said = flatten(one), flatten(two)
    before: list[float] = []
    row: list[float] = [float(size) for size in range(len(two) + 1)]
    for i, char in enumerate(one, 1):
        older, before, row = before, row, [float(i)]
        for j, other in enumerate(two, 1):
            mistaken = 0.0 if char == other else _HALF if heard[i - 1] == said[j - 1] else 1.0
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + mistaken)
            if i > 1 and j > 1 and char == two[j - 2] and one[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]

"""Pairs of customers that are likely one: by name, phone, e-mail, WeChat or tax id.

Pure: names and marks in, pairs out. Ten thousand customers are a matter of a second, so
names are compared only where they share a key, and in a crowd under one key (a chain of
shops) only with their neighbours in the order of their cores.
"""

from collections import defaultdict
from itertools import combinations, pairwise

from salesbook.light import Iterable, Iterator, NamedTuple, Protocol, Sequence
from salesbook.phrases.firms import Parts, take_apart
from salesbook.phrases.likeness import (
    CONTAINS,
    SAME_BUT_FORM,
    SAME_CORE,
    SAME_NAME,
    TYPO,
    alike,
    keys_of,
)
from salesbook.phrases.names import fold

STRENGTH = {
    "tax_id": 100,
    "same_name": 60,
    "legal_form": 50,
    "phone": 50,
    "email": 50,
    "wechat": 50,
    "same_core": 30,
    "contains": 20,
    "typo": 20,
}
"""The reasons in the order they are told; what speaks for a pair adds up."""

_BY_NAME = {
    SAME_NAME: "same_name",
    SAME_BUT_FORM: "legal_form",
    SAME_CORE: "same_core",
    CONTAINS: "contains",
    TYPO: "typo",
}
_TAX_KEYS = frozenset(("税号", "taxid", "统一社会信用代码", "纳税人识别号"))
_SHORTEST_PHONE = 5  # digits: two customers may both have noted 110
_CROWD, _NEIGHBOURS = 250, 40
_SHARED = 12  # so many customers with one phone are each paired with the next alone


class Named(Protocol):
    """A customer by one of its names, as the book gives it."""

    @property
    def customer_id(self) -> int: ...
    @property
    def customer(self) -> str: ...
    @property
    def grade(self) -> str: ...
    @property
    def mine(self) -> int: ...
    @property
    def name(self) -> str: ...


class Mark(Protocol):
    """A number, address or tax id, as the book gives it."""

    @property
    def kind(self) -> str: ...
    @property
    def customer_id(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def key(self) -> str: ...


class Pair(NamedTuple):
    """Two customers, the one entered first before the other, and why they may be one."""

    first: int
    second: int
    reasons: tuple[str, ...]

    @property
    def strength(self) -> int:
        """The sum of what speaks for it."""
        return sum(STRENGTH[reason] for reason in self.reasons)


def find_pairs(names: Sequence[Named], marks: Iterable[Mark]) -> list[Pair]:
    """Every likely pair once, the strongest first; a pair of others' customers is left out."""
    reasons: dict[tuple[int, int], set[str]] = defaultdict(set)
    for pair, reason in _alike(names):
        reasons[pair].add(reason)
    for pair, reason in _sharing(marks):
        reasons[pair].add(reason)
    mine = {name.customer_id for name in names if name.mine}
    order = list(STRENGTH)
    pairs = [
        Pair(*pair, tuple(sorted(_strongest_name(found), key=order.index)))
        for pair, found in reasons.items()
        if pair[0] in mine or pair[1] in mine
    ]
    return sorted(pairs, key=lambda pair: (-pair.strength, pair.first, pair.second))


def _strongest_name(found: set[str]) -> set[str]:
    """With aliases several pairs of names may be alike: the best of them is told."""
    by_name = [reason for reason in _BY_NAME.values() if reason in found]
    return found - set(by_name[1:])


def _alike(names: Sequence[Named]) -> Iterator[tuple[tuple[int, int], str]]:
    parts = [take_apart(name.name) for name in names]
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, taken in enumerate(parts):
        for key in keys_of(taken):
            blocks[key].append(at)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for one, two in _within(block, parts):
            pair = (one, two) if one < two else (two, one)
            if pair in seen:
                continue
            seen.add(pair)
            first, second = sorted((names[one].customer_id, names[two].customer_id))
            if first != second and (reason := alike(parts[one], parts[two])):
                yield (first, second), _BY_NAME[reason]


def _within(block: list[int], parts: Sequence[Parts]) -> Iterator[tuple[int, int]]:
    if len(block) <= _CROWD:
        yield from combinations(block, 2)
        return
    # The key may be the beginning or the end of the core: both orders.
    for step in (1, -1):
        line = sorted(block, key=lambda at: parts[at].core[::step])
        for place, one in enumerate(line):
            for two in line[place + 1 : place + 1 + _NEIGHBOURS]:
                yield one, two


def _sharing(marks: Iterable[Mark]) -> Iterator[tuple[tuple[int, int], str]]:
    owners: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
    for mark in marks:
        for key in _keys_of_mark(mark):
            owners[key][mark.customer_id] = None
    for (reason, _key), found in owners.items():
        ids = sorted(found)
        for pair in combinations(ids, 2) if len(ids) <= _SHARED else pairwise(ids):
            yield pair, reason


def _keys_of_mark(mark: Mark) -> Iterator[tuple[str, str]]:
    if mark.kind == "phone":
        for number in mark.text.split():
            if len(number) >= _SHORTEST_PHONE:
                yield "phone", number
        return
    text = fold(mark.text)
    if mark.kind == "fact":
        key = "".join(char for char in fold(mark.key) if char.isalnum())
        if key not in _TAX_KEYS:
            return
        text = "".join(char for char in text if char.isalnum())
    if text:
        yield ("tax_id" if mark.kind == "fact" else mark.kind), text

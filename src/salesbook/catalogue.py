"""The Chinese catalogue: the .mo format of GNU gettext, looked into for the few words of a run.

Neighbour: `i18n`, which asks it.
"""

import sys

from salesbook.light import Literal

Order = Literal["little", "big"]


class Catalogue:
    """A compiled catalogue (the .mo format of GNU gettext), looked into, not loaded.

    A command says few of its many sentences, so each is found by halving the sorted ids:
    `gettext` reads all of them first, which takes 2 ms.
    """

    def __init__(self, content: bytes) -> None:
        """Take the bytes of a file; the numbers in it may be in either order of bytes."""
        self._content = content
        self._order: Order = "little" if content[:4] == b"\xde\x12\x04\x95" else "big"
        self._count, ids, texts = self._numbers(8, 3)
        # Length and place of each.
        self._ids = self._numbers(ids, 2 * self._count)
        self._texts = self._numbers(texts, 2 * self._count)
        self._found: dict[str, str | None] = {}

    def find(self, message: str) -> str | None:
        """The translation; None where there is none. Chinese has one form for all counts."""
        if message not in self._found:
            self._found[message] = self._search(message.encode("utf-8", "surrogatepass"))
        return self._found[message]

    def _search(self, wanted: bytes) -> str | None:
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            known = self._first(self._ids, middle)
            if known == wanted:
                return self._first(self._texts, middle).decode()
            low, high = (middle + 1, high) if known < wanted else (low, middle)
        return None

    def _first(self, table: list[int], place: int) -> bytes:
        """The text of an entry; of one with a plural the first form, by which it is sorted."""
        at = table[2 * place + 1]
        return self._content[at : at + table[2 * place]].partition(b"\0")[0]

    def _numbers(self, at: int, count: int) -> list[int]:
        part = self._content[at : at + 4 * count]
        if self._order == sys.byteorder:
            return memoryview(part).cast("I").tolist()
        return [int.from_bytes(part[n : n + 4], self._order) for n in range(0, len(part), 4)]

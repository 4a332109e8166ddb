"""The language of one run: chosen once by the door, then `_` and `n_` translate.

Message ids are the English sentences; `locale/zh_CN/LC_MESSAGES/salesbook.mo` is
the Chinese catalogue. English loads nothing. Sentences are whole, with named
arguments: `_("{name} is not due").format(name=name)`.
"""

import os
import sys

from salesbook.light import Literal

LANGUAGES = ("en", "zh")

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


_language = "en"
_catalogue: Catalogue | None = None


def use(language: str) -> None:
    """Choose the language of this run: `en` or `zh`."""
    global _language, _catalogue
    if language == _language:
        return
    _language = language
    _catalogue = None
    if language == "zh":
        path = os.path.join(
            os.path.dirname(__file__), "locale", "zh_CN", "LC_MESSAGES", "salesbook.mo"
        )
        with open(path, "rb") as file:
            _catalogue = Catalogue(file.read())


def language() -> str:
    """The language of this run: `en` or `zh`."""
    return _language


def _(message: str) -> str:
    """The message in the language of this run."""
    if _catalogue is None or not message:
        return message
    found = _catalogue.find(message)
    return message if found is None else found


def n_(one: str, many: str, count: int) -> str:
    """The message for a count: `one` when it is 1, else `many`."""
    found = _catalogue.find(one) if _catalogue is not None else None
    if found is not None:
        return found
    return one if count == 1 else many


def sentences(*parts: str) -> str:
    """Whole sentences one after the other; Chinese ones have no space between."""
    return ("" if _language == "zh" else " ").join(filter(None, parts))


def N_(message: str) -> str:  # noqa: N802 - the usual name of the marker
    """Mark a message for the catalogue without translating it yet."""
    return message

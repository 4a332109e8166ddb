"""The ways in which a text may stand where it is looked for: script, width and case.

Names have keys; notes stand as they were typed. What is looked for is therefore spelled
out: a few plain texts where they are few, for those are found ten times as fast, else
patterns with choices in them. Neighbours: `hanzi`, `names`.
"""

from itertools import product
from math import prod
from unicodedata import normalize

from salesbook.light import Iterable, NamedTuple
from salesbook.phrases.hanzi import simplify, spellings

_MOST = 8  # plain texts
# Of Taiwan's character set: where the characters begin, and where the rare ones do.
_IN_USE, _SELDOM = b"\xa3", b"\xc9"
_LONGEST = 300  # characters of a pattern
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_NARROW = {wide: code for code, wide in _WIDE.items()}


class Spellings(NamedTuple):
    """What to look for: texts, in which ASCII letters have no case, and patterns of GLOB."""

    texts: tuple[str, ...]
    patterns: tuple[str, ...]


def spell_out(text: str) -> Spellings:
    """The text as typed, and the other ways in which it may have been written."""
    typed = text.strip()
    plain = normalize("NFKC", typed)
    simple = simplify(plain)
    # A text is in one script; patterns find the others too.
    traditional = [_traditional(char) for char in simple]
    wide = any("!" <= char <= "~" for char in plain)
    texts = dict.fromkeys((typed, plain))
    if prod(map(len, traditional)) * (3 if wide else 1) <= _MOST:
        texts |= dict.fromkeys((simple, *map("".join, product(*traditional))))
        texts |= dict.fromkeys(cased for one in tuple(texts) for cased in _cases(one))
        if wide:
            texts |= dict.fromkeys(
                cased.translate(_WIDE)
                for one in tuple(texts)
                for cased in (one.lower(), one.upper())
            )
    elif len(plain) <= _LONGEST:
        first, *others = [
            _spread((char, *spellings(one))) for char, one in zip(plain, simple, strict=True)
        ]
        rest = "".join(map(_any_of, others))
        # A pattern that begins with a choice is slow.
        return Spellings(tuple(texts), tuple(f"*{_any_of((one,))}{rest}*" for one in first))
    else:
        texts[simple] = None
    return Spellings(tuple(texts), ())


def place_of(text: str, wanted: str) -> int:
    """Where what was looked for begins in a text, whatever its spelling; -1 where nowhere."""
    at = text.find(wanted)
    return at if at >= 0 else _level(text).find(_level(wanted.strip()))


def _level(text: str) -> str:
    """Every character as one of its kind, so that places stay."""
    plain = simplify(text).translate(_NARROW)
    lower = plain.lower()
    return lower if len(lower) == len(plain) else plain


def _traditional(char: str) -> tuple[str, ...]:
    """A simplified character in traditional writing: 台 is 台, 臺, 檯 or 颱."""
    found = [one for one in spellings(char) if one.encode("big5", "ignore")[:1] > _IN_USE]
    common = [one for one in found if one.encode("big5")[:1] < _SELDOM]
    return tuple(common or found or (char,))


def _cases(text: str) -> tuple[str, ...]:
    """Other cases of letters that are not ASCII; SQLite knows none of them."""
    if all(char.isascii() or char.lower() == char.upper() for char in text):
        return ()
    return text.lower(), text.upper(), text.title()


def _spread(choices: Iterable[str]) -> tuple[str, ...]:
    """Choices for one character with every width and case."""
    cased = [one for char in choices for one in (char, char.lower(), char.upper())]
    found = [one for char in cased for one in (char, char.translate(_WIDE))]
    return tuple(dict.fromkeys(one for one in found if len(one) == 1))


def _any_of(choices: tuple[str, ...]) -> str:
    if len(choices) == 1 and choices[0] not in "*?[":
        return choices[0]
    # A bracket is itself in the first place alone, a hyphen in the last, a caret not first.
    ordered = sorted(choices, key=lambda char: (char in "^-") - (char == "]"))
    return f"[{''.join(ordered)}]"

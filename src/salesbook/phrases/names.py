"""Names and phone numbers reduced to what they are compared by.

`fold` and `digits` are keys, not spellings: a book shows what was typed. Both are
idempotent and never fail. Neighbours: `tokens.fold`, which folds words of dates.
"""

from salesbook.light import lru_cache

# Joiners, marks of direction, soft hyphen, byte order mark: nobody types them on purpose.
_UNSEEN = dict.fromkeys(
    (
        *(0x00AD, 0x034F, 0x061C, 0x180E, 0xFEFF),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
    )
)
# What is written with these and Chinese has no other form, but for traditional characters.
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789 ")
_EXTENSIONS = ("转", "轉", "分机", "分機", "ext", "x", "#")
_MOBILE = 11


@lru_cache(maxsize=256)
def fold(text: str) -> str:
    """The key a name is compared by.

    Full-width as ASCII, traditional characters as simplified, no difference of case, runs of
    blanks as one, ends stripped, no zero-width characters.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    from salesbook.phrases.hanzi import simplify

    if _is_plain(text) and simplify(text) == text:
        return " ".join(text.split())
    from unicodedata import normalize

    folded = text
    # Folding the case can undo the normal form and the other way round: until it holds.
    for _turn in range(4):
        before = folded
        folded = simplify(normalize("NFKC", folded.translate(_UNSEEN))).casefold()
        folded = " ".join(normalize("NFKC", folded).translate(_UNSEEN).split())
        if folded == before:
            break
    return folded


def _is_plain(text: str) -> bool:
    # Not by a regex: compiling one with a range of 20,000 characters takes 2 ms.
    return all("\u4e00" <= char <= "\u9fff" or char in _PLAIN for char in text)


def digits(text: str) -> str:
    """Only the digits of a phone number, of any script, as ASCII.

    A leading 86, 0086 or +86 is dropped when what remains looks like a number of mainland
    China: a mobile, a landline with or without its 0, a 400 or 800 number.
    """
    found = _only_digits(text)
    marks = [place for mark in _EXTENSIONS if (place := text.lower().find(mark)) > 0]
    size = len(_only_digits(text[: min(marks)])) if marks else len(found)
    international = text.lstrip(" (（").startswith(("+", "＋"))
    if found.startswith("0086"):
        drop, sure = 4, True
    elif found.startswith("86"):
        drop, sure = 2, international
    else:
        return found
    number = found[drop:size]
    return found[drop:] if _is_mainland(number, sure) else found


def _only_digits(text: str) -> str:
    return "".join(str(int(char)) for char in text if char.isdecimal())


def _is_mainland(number: str, sure: bool) -> bool:
    if len(number) == _MOBILE and number[0] == "1" and number[1] in "3456789":
        return True
    # 86 alone may be the beginning of a landline: 8601 2345.
    area = number.removeprefix("0")
    return sure and 9 <= len(area) <= 11 and area[0] in "123456789"

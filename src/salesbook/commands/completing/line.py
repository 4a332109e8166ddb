"""How a shell writes words down: a line taken apart, and a value put into it.

The quotes that are open where the cursor stands decide how what follows is written.
"""

from salesbook.light import NamedTuple


class Word(NamedTuple):
    """The word being typed: what it means, how it stands there, the quote still open."""

    plain: str
    raw: str
    quote: str


# What needs no quoting; letters of any script neither.
_SAFE = frozenset("_@%+,./:=-^")
_IN_QUOTES = frozenset('"\\$`')


def split(line: str) -> tuple[list[str], Word]:
    """The words of a line up to the cursor, and the one being typed (empty after a blank)."""
    words: list[str] = []
    plain, start, quote = "", -1, ""
    at = 0
    while at < len(line):
        char = line[at]
        following = line[at + 1 : at + 2]
        if not quote and char in " \t\n":
            if start >= 0:
                words.append(plain)
                plain, start = "", -1
            at += 1
            continue
        start = at if start < 0 else start
        if char == "\\" and quote != "'" and (not quote or following in _IN_QUOTES):
            plain += following
            at += 1
        elif quote:
            plain, quote = (plain, "") if char == quote else (plain + char, quote)
        elif char in "'\"":
            quote = char
        else:
            plain += char
        at += 1
    return words, Word(plain, line[start:] if start >= 0 else "", quote)


def plain_of(raw: str) -> str:
    """What a word written down so far means."""
    words, word = split(raw)
    return " ".join([*words, word.plain])


def escape(text: str, quote: str) -> str:
    """The text as it stands after an open quote of bash, or outside of any."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote == '"':
        # Inside these quotes a backslash does not keep ! from the history.
        return "".join(
            '"\\!"' if char == "!" else f"\\{char}" if char in _IN_QUOTES else char for char in text
        )
    return "".join(
        char if char.isalnum() or char in _SAFE or (char > "\x7f" and not char.isspace())
        else f"\\{char}"
        for char in text
    )  # fmt: skip


def replacement(value: str, word: Word, text: str) -> str | None:
    """What stands in place of `text`, the end of the word that bash takes for it.

    Bash cuts the word also at : and = and after a quote. None where the value cannot be
    reached from what stands before `text`.
    """
    if value.startswith(word.plain):
        return text + escape(value[len(word.plain) :], word.quote)
    before = word.raw.removesuffix(text) if text else word.raw
    fixed = plain_of(before)
    if not value.startswith(fixed):
        return None
    return escape(value[len(fixed) :], word.quote)

"""From text to terminals: folding, and which words and numbers begin at a place.

Folding keeps the length, so a place in the folded text is a place in what was typed.
A Latin word counts only whole (monitor is not mon); a Chinese one counts wherever it
stands, and several may begin at one place: the rules decide.
Neighbours: `words`, the vocabulary; `grammar`, which asks for the tokens.
"""

from salesbook.light import NamedTuple
from salesbook.phrases.numerals import CHARACTERS, Figure, read_numeral
from salesbook.phrases.words import LONGEST, WORDS

_TRADITIONAL = "後週禮點時鐘兩個號這內萬億過從現剛間裡裏當來圓塊貳"
_SIMPLIFIED = "后周礼点时钟两个号这内万亿过从现刚间里里当来圆块二"
_BLANKS = "\u3000\u00a0\u200b\ufeff\u2009\u202f\t\r\n"

_FOLD: dict[int, str] = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True)),
    **{code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)},
    **{code: chr(code - 0xFEE0 + 32) for code in range(0xFF21, 0xFF3B)},
    **dict.fromkeys(map(ord, _BLANKS), " "),
    ord("－"): "-",
    ord("～"): "~",
    ord("〜"): "~",
    ord("。"): ".",
    ord("’"): "'",
}

LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")
ARABIC = frozenset("0123456789")
# Longer runs are account numbers, not figures of a date.
_MOST_DIGITS = 8
_MOST_NUMERALS = 5


class Token(NamedTuple):
    """A terminal: its kind, its value, and the place after it."""

    kind: str
    value: object
    end: int


def fold(text: str) -> str:
    """Full-width to ASCII, upper to lower, traditional to simplified; the same length."""
    return text.translate(_FOLD)


def skip_blanks(text: str, at: int) -> int:
    """The first place from `at` on that is no blank."""
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def latin_word(text: str, at: int) -> str:
    """The whole run of Latin letters that begins at `at`."""
    end = at
    while end < len(text) and text[end] in LATIN:
        end += 1
    return text[at:end]


def tokens_at(text: str, at: int) -> list[Token]:
    """Every token of the folded text that begins at `at`."""
    char = text[at : at + 1]
    if not char:
        return []
    if char in ARABIC:
        return _numbers(text, at)
    if char in LATIN:
        return _latin(text, at)
    found = [
        Token(kind, value, at + size)
        for size in range(1, LONGEST + 1)
        if at + size <= len(text)
        # 周53 is neither 周5 nor a date.
        if not (text[at + size - 1] in ARABIC and text[at + size : at + size + 1] in ARABIC)
        for kind, value in WORDS.get(text[at : at + size], ())
    ]
    if char in CHARACTERS:
        size = 1
        while size <= _MOST_NUMERALS and text[at + size - 1 : at + size] in CHARACTERS:
            value = read_numeral(text[at : at + size])
            if value is not None:
                found.append(Token("NUMERAL", Figure(value, size), at + size))
            size += 1
    return found


def _numbers(text: str, at: int) -> list[Token]:
    end = at
    while end < len(text) and text[end] in ARABIC:
        end += 1
    if end - at > _MOST_DIGITS:
        return []
    return [Token("INT", Figure(int(text[at:end]), end - at), end)]


def _latin(text: str, at: int) -> list[Token]:
    for spelling in ("a.m.", "p.m.", "a.m", "p.m", "o'clock"):
        if text.startswith(spelling, at):
            return [Token(kind, value, at + len(spelling)) for kind, value in WORDS[spelling]]
    word = latin_word(text, at)
    end = at + len(word)
    found = [Token(kind, value, end) for kind, value in WORDS.get(word, ())]
    if text[end : end + 1] == "." and len(word) in (3, 4):
        # "mar. 5", "fri. 3pm"
        found += [
            Token(kind, value, end + 1) for kind, value, _ in found if kind in ("MONTH", "WEEKDAY")
        ]
    return found


def figure_goes_on(text: str, at: int) -> bool:
    """Whether a figure that ends here continues: 5.5, 5:30, 5-8, 5,000 (but "5, 2027")."""
    following = text[at + 1 : at + 5]
    if following[:1] not in ARABIC:
        return False
    if text[at] == ",":
        return (
            len(following) >= 3
            and all(c in ARABIC for c in following[:3])
            and (following[3:] not in ARABIC)
        )
    return text[at] in ".:/-−~"

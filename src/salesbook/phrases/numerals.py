"""Figures as people write them in a date or a span: 12, １２, 十二, 二〇二六, twelve.

A reading is strict: digits that do not make one number (三五十, 十十) make none.
Texts are folded first (`tokens.fold`). Neighbour: `money`, which reads 万 and 亿 itself.
"""

from salesbook.light import NamedTuple

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = "十"
HUNDREDS = "百"
CHARACTERS = frozenset(DIGITS) | {TENS, HUNDREDS}


class Figure(NamedTuple):
    """A number and how many characters it was written with (05 is not 5)."""

    value: int
    width: int


def read_numeral(text: str) -> int | None:
    """A Chinese numeral below 1000, or digits in a row (二〇二六, 零五); None if it is neither."""
    if not text or any(char not in CHARACTERS for char in text):
        return None
    if TENS not in text and HUNDREDS not in text:
        return _in_a_row(text)
    value, rest = 0, text
    if HUNDREDS in rest:
        head, _, rest = rest.partition(HUNDREDS)
        if len(head) != 1 or DIGITS.get(head, 0) == 0:
            return None
        value = DIGITS[head] * 100
        if rest[:1] in ("零", "〇"):
            # 一百零五: the zero stands for the missing tens.
            return value + DIGITS[rest[1]] if len(rest) == 2 and DIGITS.get(rest[1]) else None
        if rest and TENS not in rest:
            return None
    return _add_tens(value, rest)


def _add_tens(value: int, rest: str) -> int | None:
    if not rest:
        return value
    head, _, ones = rest.partition(TENS)
    if len(head) > 1 or (head and DIGITS.get(head, 0) == 0) or "两" in head:
        return None
    if len(ones) > 1 or (ones and DIGITS.get(ones, 0) == 0) or "两" in ones:
        return None
    return value + (DIGITS[head] if head else 1) * 10 + (DIGITS[ones] if ones else 0)


def _in_a_row(text: str) -> int | None:
    if len(text) > 1 and "两" in text:
        return None
    if len(text) not in (1, 4) and not (len(text) == 2 and text[0] in "零〇"):
        # 三五 is "three or five": only a year or 零五 is written digit by digit.
        return None
    return int("".join(str(DIGITS[char]) for char in text))

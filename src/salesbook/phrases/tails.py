"""What follows a date at the head of a text, and makes it none after all.

周五前 and 3天内 are ends, 周三到周五 and 3月5日-8日 stretches, 周三或周四 and 下周三四 two days,
明天的会 is about tomorrow, and a date glued to letters or figures is part of a word.
Refusing these keeps `read_head` from taking a wrong day silently.
Neighbour: `when`, which asks.
"""

from salesbook.phrases.grammar import Parse
from salesbook.phrases.tokens import ARABIC, LATIN, latin_word, skip_blanks

_VAGUE = (
    "前",
    "之前",
    "以前",
    "后",
    "之后",
    "以后",
    "内",
    "之内",
    "以内",
    "左右",
    "上下",
    "附近",
    "的",
)
_NOT_VAGUE = ("前往", "前台", "前去", "后续", "后台", "后勤", "后期", "内部", "内容", "的士")
_CONNECTORS = (
    *("到", "至", "或者", "或", "和", "与", "、", "~", "-", "–", "—", "/", "&"),
    *("to", "or", "and", "till", "until", "through"),
)
# 周三四 is Wednesday or Thursday; 周五金属厂 is Friday.
_PAIRS = ("一二", "二三", "三四", "四五", "五六", "六日", "六天", "一三五", "二四六", "三五")
_NOT_PAIRS = (
    "一二期",
    "二三期",
    "三四川",
    "五六安",
    "二三方",
    "二三亚",
    "二三星",
    "二三一",
    "四五金",
)


def broken(parse: Parse, end: int) -> bool:
    """Whether the date that ends there cannot be taken as the head of the text."""
    return _glued(parse.text, end) or vague(parse, end)


def vague(parse: Parse, end: int) -> bool:
    """Whether what follows makes of the date an end, a stretch or a choice."""
    text = parse.text
    at = skip_blanks(text, end)
    if text.startswith(_VAGUE, at) and not text.startswith(_NOT_VAGUE, at):
        return True
    if text[end - 1 : end] in "一二三四五六" and (
        text.startswith(_PAIRS, end - 1) and not text.startswith(_NOT_PAIRS, end - 1)
    ):
        return True
    for connector in _CONNECTORS:
        if text.startswith(connector, at):
            after = at + len(connector)
            if connector[0] in LATIN and latin_word(text, at) != connector:
                continue
            after = skip_blanks(text, after)
            if parse.read("moment", after) or parse.read("figured", after):
                return True
    return False


def _glued(text: str, end: int) -> bool:
    last, following = text[end - 1 : end], text[end : end + 1]
    if following in ("'", "_"):
        return True
    if last in ARABIC and following in (".", ",", ":", "-", "/") and following:
        return text[end + 1 : end + 2] in ARABIC or following in "/"
    word = LATIN | ARABIC
    return last in word and following in word

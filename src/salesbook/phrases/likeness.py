"""Whether two names may be one firm's, and which names are near to a mistyped one.

Likeness is a reason to ask, never to merge. Firms in two cities are two; so are 华为 and
华威: a slip of one character counts only in a core of four or more, a Latin one of six.
Whatever `same_company` finds alike has one of its `keys` in common, so a book looks for
pairs among names with the same key. Neighbours: `firms`, `places`; `nearest`.
"""

from salesbook.light import NamedTuple
from salesbook.phrases.firms import Parts, take_apart
from salesbook.phrases.places import agree
from salesbook.phrases.trades import TRADES, TRADES_ABROAD

SAME_NAME = "same name"
SAME_BUT_FORM = "same but for legal form"
SAME_CORE = "same core"
CONTAINS = "one contains the other"
TYPO = "typo"


class Core(NamedTuple):
    """A name's place, what it is called there, and its trade with its legal form."""

    place: str
    core: str
    kind: str


class Likeness(NamedTuple):
    """Why two names may be one firm's: a code, one of the constants above."""

    reason: str


# A slip of one of these is another name: 一厂 and 二厂, 东城 and 西城.
_TELLING = frozenset(
    "0123456789一二三四五六七八九十百千东西南北中上下左右大小新老旧前后内外甲乙丙丁男女"
)
_LATIN_SLIP, _CHINESE_SLIP = 6, 4
_LONG_LATIN = 8


def core(name: str) -> Core:
    """A name as its place, its core and its kind; all folded, any of them but the core empty."""
    parts = take_apart(name)
    places = dict.fromkeys((*parts.places, parts.branch))
    chinese = _is_chinese(parts)
    kind = (*parts.trades, *([parts.form] if parts.form else ()))
    return Core(
        " ".join(place for place in places if place),
        parts.core,
        ("" if chinese else " ").join(kind),
    )


def same_company(name: str, other: str) -> Likeness | None:
    """Why two names as typed are likely one firm's, or None. Symmetric."""
    reason = alike(take_apart(name), take_apart(other))
    return Likeness(reason) if reason else None


def alike(one: Parts, two: Parts) -> str:
    """The reason of `same_company` for names taken apart already, "" where there is none."""
    if not one.core or not two.core:
        return ""
    if one.text == two.text:
        return SAME_NAME
    if not agree(one.places, two.places):
        return ""
    if one.branch and two.branch and one.branch != two.branch:
        return ""
    return _compare(one, two)


def keys(name: str) -> tuple[str, ...]:
    """The keys under which a name is looked for: its like has at least one in common."""
    return keys_of(take_apart(name))


def keys_of(parts: Parts) -> tuple[str, ...]:
    """The `keys` of a name taken apart already."""
    text = _joined(parts)
    if not text:
        return ()
    size = 2 if _is_chinese(parts) else 3
    found = [text[:size], text[-size:]]
    if len(text) >= _CHINESE_SLIP:
        # The middle may be the slip.
        found.append(f"{text[: size - 1]}…{text[1 - size :]}")
    return tuple(dict.fromkeys(found))


def _joined(parts: Parts) -> str:
    return parts.core.replace(" ", "")


def _is_chinese(parts: Parts) -> bool:
    return not parts.core.isascii() and any(char >= "\u3400" for char in parts.core)


def _compare(one: Parts, two: Parts) -> str:
    mine, yours = _joined(one), _joined(two)
    chinese = _is_chinese(one)
    if mine == yours:
        if one.trades == two.trades and one.branch == two.branch and one.places == two.places:
            return SAME_BUT_FORM
        long = len(mine) >= (_CHINESE_SLIP if chinese else _LONG_LATIN)
        return SAME_CORE if long or _trades_agree(one, two) else ""
    if chinese != _is_chinese(two) or not _trades_agree(one, two):
        return ""
    if _contains(one, two) or _contains(two, one):
        return CONTAINS
    shortest = _CHINESE_SLIP if chinese else _LATIN_SLIP
    if min(len(mine), len(yours)) >= shortest and _one_slip(mine, yours):
        return TYPO
    return ""


def _trades_agree(one: Parts, two: Parts) -> bool:
    mine, yours = _families(one), _families(two)
    return not mine or not yours or bool(mine & yours)


def _families(parts: Parts) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for word in parts.trades:
        found |= TRADES.get(word) or TRADES_ABROAD.get(word) or frozenset()
    return found - {""}


def _contains(long: Parts, short: Parts) -> bool:
    if not _is_chinese(long):
        words, head = long.core.split(), short.core.split()
        # General Electric is not General Motors.
        telling = len(_joined(short)) >= 4 and (len(head) > 1 or not short.trades)
        return telling and len(words) > len(head) and words[: len(head)] == head
    more = len(long.core) - len(short.core)
    if more < 1 or len(short.core) < 2:
        return False
    if long.core.startswith(short.core):
        if long.core[len(short.core)] in _TELLING:
            return False
        return len(short.core) >= 3 or (short.bare and more >= 2)
    # 新永泰 is not 永泰, but a town that is not known may stand before a name.
    if not long.core.endswith(short.core) or more < 2:
        return False
    return len(short.core) >= 3 or bool(_families(long) & _families(short))


def _one_slip(mine: str, yours: str) -> bool:
    """Whether one character was left out, put in, mistaken, or two neighbours exchanged."""
    if len(mine) < len(yours):
        mine, yours = yours, mine
    if len(mine) - len(yours) > 1:
        return False
    at = 0
    while at < len(yours) and mine[at] == yours[at]:
        at += 1
    if mine[at] in _TELLING or yours[at : at + 1] in _TELLING:
        return False
    if len(mine) > len(yours):
        return mine[at + 1 :] == yours[at:]
    if mine[at + 1 :] == yours[at + 1 :]:
        return True
    turned = mine[at + 1 : at + 2] + mine[at]
    return mine[at + 2 :] == yours[at + 2 :] and turned == yours[at : at + 2]

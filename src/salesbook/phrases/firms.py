"""The name of a firm taken apart: where it is, what it is called, its trade, its legal form.

`take_apart` is for Chinese and Latin names, and gives at least a core for any text with a
letter or a digit; what is left when all else is taken off is never less than two Chinese
characters or one Latin word. Names are folded first, so all parts are keys.
Neighbours: `places`; `likeness`, which compares the parts.
"""

import re
from functools import lru_cache

from salesbook.light import NamedTuple
from salesbook.phrases.hanzi import simplify
from salesbook.phrases.names import fold
from salesbook.phrases.places import WIDE, abroad, enclosing, lies_in
from salesbook.phrases.trades import (
    BRANCHES,
    FORMS,
    LEGAL,
    LONGEST_TRADE,
    TRADES,
    TRADES_ABROAD,
    ZONES,
)


class Parts(NamedTuple):
    """The parts of a name; `text` is all of it without blanks and punctuation."""

    text: str
    places: tuple[str, ...]
    branch: str
    core: str
    trades: tuple[str, ...]
    form: str

    @property
    def bare(self) -> bool:
        """Whether the name is its core alone."""
        return not (self.places or self.branch or self.trades or self.form)


_LONGEST = 120  # characters; what is longer is no name
_LONGEST_PLACE = 6
_CITY = re.compile(r"([\u4e00-\u9fff]{2,3}?)(?:市|自治县|县)")
_DISTRICT = re.compile(r"([\u4e00-\u9fff]{2,3}?)(?:新区|区|镇|街道|旗)")
_NO_CITY = frozenset("城都超股上夜集菜花门闹早入社园小地景校")
_RANK = re.compile("(?:壮族|维吾尔|回族)?自治[区州]|特别行政区|[省市区县镇]|地区|新区")


@lru_cache(maxsize=4096)
def take_apart(name: str) -> Parts:
    """The parts of a name as typed; never fails."""
    text = simplify(fold(name))[:_LONGEST]
    inside = re.findall(r"[(\[]([^()\[\]]*)[)\]]", text)
    outside = re.sub(r"[(\[][^()\[\]]*[)\]]", " ", text)
    places, kept = [], []
    for note in inside:
        place = _place_of(note)
        if place:
            places.append(place)
        elif "合伙" not in note and "个体" not in note:
            kept.append(note)
    outside = " ".join((outside, *kept)) if _letters(outside) else text
    whole = _letters(text)
    taken = _latin(outside) if not _has_chinese(outside) else _chinese(_letters(outside))
    return taken._replace(text=whole, places=(*taken.places, *places))


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _has_chinese(text: str) -> bool:
    return any("\u3400" <= char <= "\u9fff" or char > "\U0001ffff" for char in text)


def _place_of(note: str) -> str:
    """The place that a note in brackets names, "" if it names none."""
    text = _letters(note)
    if text in enclosing():
        return text
    short = _RANK.sub("", text) if len(text) > 2 else text
    return short if short in enclosing() else abroad(text)


def _chinese(text: str) -> Parts:
    rest, branch = _take_branch(text)
    places, rest = _take_places(rest)
    named, form = _take_forms(rest)
    if not places or places[-1] in WIDE:
        place = _place_behind(named)
        named = named[: len(named) - len(place)]
        places = (place,) if place else places
    core, trades = _take_trades(named)
    if places and core in TRADES:
        # 上海银行 is called that: nothing but a place and a trade.
        core, trades = places[-1] + named, ()
    elif core in TRADES:
        core, trades = named, ()
    return Parts(text, places[-1:], branch, core or text, trades, form)


def _take_branch(text: str) -> tuple[str, str]:
    """The text without its branch (上海分公司, 北京分行), and the place of that branch."""
    for word in BRANCHES:
        if not text.endswith(word) or len(text) <= len(word) + 3:
            continue
        before = text[: -len(word)]
        firm, found, place = before.rpartition("公司")
        if found and firm:
            return firm + found, _place_of(place) or place or word
        place = _known_end(before)
        if place and len(before) - len(place) >= 2:
            return before[: len(before) - len(place)], place
    return text, ""


def _known_end(text: str) -> str:
    known = enclosing()
    for size in range(min(_LONGEST_PLACE, len(text)), 1, -1):
        if text[-size:] in known:
            return text[-size:]
    return ""


def _take_places(text: str) -> tuple[tuple[str, ...], str]:
    """The places that a name begins with, each in the one before, and the rest."""
    known = enclosing()
    places: list[str] = []
    rest = text
    while len(places) < 4:
        within = places[-1] if places else ""
        sizes = range(min(_LONGEST_PLACE, len(rest)), 1, -1)
        place = next((rest[:size] for size in sizes if rest[:size] in known), "")
        if place and (not within or lies_in(place, within)):
            after = rest[len(place) :]
            ranked = "" if place[-1] in "区镇" else _strip_rank(after)
            after = _strip_zone(ranked or after)
        else:
            found = (_DISTRICT if places else _CITY).match(rest) or (
                _CITY.match(rest) if places else None
            )
            if not found or found[1][-1] in _NO_CITY:
                break
            place, after = found[1], rest[found.end() :]
            place = place if place in known else within or place
        if len(after) < 2:
            break
        places.append(place)
        rest = after
    return tuple(places), rest


def _strip_rank(text: str) -> str:
    """The text without 省, 市 … where enough of a name remains; "" where there is none."""
    found = _RANK.match(text)
    rest = text[found.end() :] if found else ""
    return rest if len(rest) >= 2 else ""


def _strip_zone(text: str) -> str:
    for zone in ZONES:
        if text.startswith(zone) and len(text) >= len(zone) + 2:
            return text[len(zone) :]
    return text


def _take_forms(text: str) -> tuple[str, str]:
    rest, form = text, ""
    while True:
        word = next((word for word in FORMS if rest.endswith(word)), "")
        if not word or len(rest) - len(word) < 2 or len(_trade_at_end(rest)) > len(word):
            return rest, form
        rest, form = rest[: -len(word)], word + form


def _place_behind(named: str) -> str:
    """华为科技上海, ABB中国: a place after a trade or a Latin name."""
    place = _known_end(named)
    before = named[: len(named) - len(place)]
    if not place or len(before) < 2:
        return ""
    return place if before.isascii() or (len(before) >= 4 and _trade_at_end(before)) else ""


def _trade_at_end(text: str) -> str:
    for size in range(min(LONGEST_TRADE, len(text)), 1, -1):
        if text[-size:] in TRADES:
            return text[-size:]
    return ""


def _take_trades(named: str) -> tuple[str, tuple[str, ...]]:
    rest = named
    trades: list[str] = []
    while True:
        word = _trade_at_end(rest)
        if not word or len(rest) - len(word) < 2:
            return rest, tuple(reversed(trades))
        rest = rest[: -len(word)]
        trades.append(word)


def _latin(text: str) -> Parts:
    joined = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", re.sub("['’`]", "", text))
    words = re.findall(r"[^\W_]+", joined.replace("hong kong", "hongkong"))
    whole = "".join(words)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    places: list[str] = []
    trades: list[str] = []
    form: list[str] = []
    while len(words) > 1:
        last = words[-1]
        if last in LEGAL:
            form.append(last)
        elif last in TRADES_ABROAD:
            trades.append(last)
        elif abroad(last):
            places.append(abroad(last))
        elif last not in ("and", "of"):
            break
        words = words[:-1]
    while len(words) > 1 and abroad(words[0]):
        places.append(abroad(words[0]))
        words = words[1:]
    return Parts(
        whole,
        tuple(places),
        "",
        " ".join(words),
        tuple(reversed(trades)),
        " ".join(reversed(form)),
    )

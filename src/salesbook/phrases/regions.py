"""The places that a region names (`浙江省杭州市`, `Shanghai`), with those around them.

So that a profile that wants 浙江 knows Hangzhou when it sees it. Neighbour: `places`.
"""

import re
from functools import lru_cache

from salesbook.phrases.names import fold
from salesbook.phrases.places import abroad, enclosing

_BETWEEN = re.compile(r"[\s,，、/·\-]+")
_ENDINGS = ("特别行政区", "自治区", "省", "市", "区", "县")


@lru_cache(maxsize=4096)
def region_names(text: str) -> tuple[str, ...]:
    """Every name for where that is, the typed ones first; none twice."""
    names: dict[str, None] = {}
    for word in filter(None, _BETWEEN.split(text.strip())):
        names[word] = None
        for place in _places(fold(word)):
            while place:
                names[place] = None
                place = enclosing().get(place, "")
    return tuple(names)


def _places(word: str) -> list[str]:
    known = enclosing()
    spelt = abroad(word)
    if spelt:
        return [spelt]
    for ending in _ENDINGS:
        if word.removesuffix(ending) in known:
            return [word.removesuffix(ending)]
    return [place for place in known if place in word]

"""The two ways of prospecting (S1): the trade of those who signed, and competitors' customers.

Texts and tags are compared by keys that the caller has folded. Neighbour: `fit`, which
scores whoever is found.
"""

from salesbook.light import Iterable

_RIVALS = ("竞品", "竞品客户", "竞争对手", "竞争对手客户", "对手客户", "同行大客户", "同行客户",
           "competitor", "competitors", "competitor's customer", "rival")  # fmt: skip
_NAMED = ("竞品:", "竞争对手:", "competitor:", "rival:")


def same_trade(one: str, other: str) -> bool:
    """Whether two industries are one trade: 食品 and 食品加工 are, food and seafood are not."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    # Chinese puts no blanks between words; part of a Latin word says nothing.
    return len(shorter) > 1 and not shorter.isascii() and shorter in longer


def of_competitor(tags: Iterable[str]) -> bool:
    """Whether a tag says that a competitor serves the customer: 竞品, 同行大客户, rival: Acme."""
    return any(tag in _RIVALS or tag.startswith(_NAMED) for tag in tags)

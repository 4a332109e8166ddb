"""A birthday as people write it: 1985-05-12, 05-12, 5月12日, and lunar ones.

A lunar one says so (农历5月12日, lunar 05-12), or is written as only the lunar calendar is:
八月初五, 腊月廿三, 闰六月十五. 八月十五 alone may be either, and is refused. What is kept is
described in `domain.birthdays`. Neighbour: `fields`, which reads all other fields.
"""

import re

from salesbook.domain.birthdays import Birthday, is_lunar, is_solar, write_birthday
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.phrases.names import fold

_SAYS_LUNAR = re.compile(r"(?:农历|阴历|旧历|lunar)[\s:：]*")
_FIGURES = re.compile(r"(?:(\d{4})[-/.年])?([l闰]?)(\d{1,2})[-/.月](\d{1,2})[日号]?")
_WORDS = re.compile(r"(?:(\d{4})年)?(闰?)(..?)月(..?.?)")
_ONES = "一二三四五六七八九十"
_MONTHS = {word: at + 1 for at, word in enumerate((*_ONES, "十一", "十二"))}
_MONTHS |= {"正": 1, "冬": 11, "腊": 12}
_DAYS = {f"初{one}": at + 1 for at, one in enumerate(_ONES)}
_DAYS |= {f"十{one}": at + 11 for at, one in enumerate(_ONES[:9])}
_DAYS |= {f"{tens}{one}": at + 21 for tens in ("二十", "廿") for at, one in enumerate(_ONES[:9])}
_DAYS |= {"二十": 20, "三十": 30}
_LUNAR_ALONE = frozenset("正冬腊初廿闰")


def read_birthday(text: str) -> dict[str, object]:
    """The columns that a birthday sets; BadValue for what is none."""
    key = fold(text)
    says = _SAYS_LUNAR.match(key)
    typed = key[says.end() :] if says else key
    lunar = says is not None
    found = _figures(typed)
    if found is None:
        lunar = lunar or not _LUNAR_ALONE.isdisjoint(typed)
        found = _words(typed) if lunar else None
    if found is not None:
        if (lunar or found.leap) and is_lunar(found):
            return {"birthday": write_birthday(found), "birthday_lunar": 1}
        if not lunar and is_solar(found):
            return {"birthday": write_birthday(found)}
    raise BadValue(
        _("{text} is not a birthday. Try 05-12, 1985-05-12 or 农历5月12日.").format(text=text)
    )


def _figures(text: str) -> Birthday | None:
    found = _FIGURES.fullmatch(text)
    if found is None:
        return None
    year, leap, month, day = found.groups()
    return Birthday(int(year) if year else None, int(month), int(day), bool(leap))


def _words(text: str) -> Birthday | None:
    found = _WORDS.fullmatch(text)
    if found is None:
        return None
    year, leap, month, day = found.groups()
    if month not in _MONTHS or day not in _DAYS:
        return None
    return Birthday(int(year) if year else None, _MONTHS[month], _DAYS[day], bool(leap))

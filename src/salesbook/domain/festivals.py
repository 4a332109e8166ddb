"""The festivals on which customers are greeted, and their days (DOMAIN section 9).

Two that fall together, as Mid-Autumn and National Day do in 2031, are greeted once.
Neighbour: `lunar`; `care`, which says when the greeting is due.
"""

from datetime import date

from salesbook.domain.lunar import FIRST_YEAR, LAST_YEAR, solar_day
from salesbook.i18n import N_, _

_SOLAR = (("new_year", 1, 1), ("national_day", 10, 1))
_LUNAR = (("spring_festival", 1, 1), ("dragon_boat", 5, 5), ("mid_autumn", 8, 15))
_WORDS = {
    "new_year": N_("New Year"),
    "spring_festival": N_("Spring Festival"),
    "dragon_boat": N_("Dragon Boat Festival"),
    "mid_autumn": N_("Mid-Autumn Festival"),
    "national_day": N_("National Day"),
}
_AND = "+"


def festivals(first: date, last: date) -> list[tuple[date, str]]:
    """The days from `first` to `last` that have a festival, in order, with its code.

    Lunar ones are known while the lunar calendar is: 1900 to 2100.
    """
    found: dict[date, list[str]] = {}
    for year in range(first.year, last.year + 1):
        days = [(date(year, month, day), code) for code, month, day in _SOLAR]
        if FIRST_YEAR <= year <= LAST_YEAR:
            days += [(solar_day(year, month, day), code) for code, month, day in _LUNAR]
        for on, code in days:
            if first <= on <= last:
                found.setdefault(on, []).append(code)
    return [(on, _AND.join(codes)) for on, codes in sorted(found.items())]


def festival_word(code: str) -> str:
    """The name of a festival in the language of the run; of two, both."""
    return _(" and ").join(_(_WORDS[one]) if one in _WORDS else one for one in code.split(_AND))

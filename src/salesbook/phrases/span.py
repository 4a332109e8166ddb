"""Spans of days as people write them: 10, 10d, 10天, 2w, 两周, 每两周, weekly, 1 month.

A month counts 30 days, half a month 15, a quarter 90, half a year 180, a year 365.
What can mean two things (biweekly, 每隔3天) is refused.
Neighbours: `numerals`; `lapses`, the same words counted from now.
"""

from salesbook.errors import BadValue
from salesbook.i18n import N_, _
from salesbook.phrases.numerals import read_numeral
from salesbook.phrases.tokens import fold

NO_SPAN = N_('"{text}" is not a span of days. Try 10d, 10天, 2w or 每两周.')
NO_LENGTH = N_('"{text}" is no span to wait: from 1 day to {most} days. Try 10d.')
MOST = 3650

_DAYS = {
    **dict.fromkeys(["", "d", "day", "days", "天", "日"], 1),
    **dict.fromkeys(["w", "wk", "wks", "week", "weeks", "周"], 7),
    **dict.fromkeys(["星期", "个星期", "礼拜", "个礼拜"], 7),
    **dict.fromkeys(["m", "mo", "month", "months", "月", "个月"], 30),
    **dict.fromkeys(["quarter", "quarters", "季", "季度", "个季度"], 90),
    **dict.fromkeys(["y", "yr", "year", "years", "年"], 365),
}
_WHOLE = {
    "daily": 1,
    "weekly": 7,
    **dict.fromkeys(["fortnight", "fortnightly", "a fortnight"], 14),
    **dict.fromkeys(["半月", "半个月", "half a month"], 15),
    "monthly": 30,
    "quarterly": 90,
    **dict.fromkeys(["半年", "half a year"], 180),
    **dict.fromkeys(["yearly", "annually"], 365),
}
_COUNTS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def read_span(text: str) -> int:
    """The span in days, from 1 to 3650. Raises BadValue with an example."""
    days = _read(" ".join(fold(text[:60]).split())) if len(text) <= 60 else None
    if days is None:
        raise BadValue(_(NO_SPAN).format(text=text[:40]))
    if not 1 <= days <= MOST:
        raise BadValue(_(NO_LENGTH).format(text=text[:40], most=MOST))
    return days


def _read(text: str) -> int | None:
    every = text.startswith(("每", "every "))
    if every:
        text = text.removeprefix("每").removeprefix("every ").strip()
    if text in _WHOLE:
        return _WHOLE[text]
    size = 0
    while size < len(text) and text[size] in "0123456789":
        size += 1
    if size:
        return _times(int(text[:size]), text[size:].strip())
    first, _blank, rest = text.partition(" ")
    if first in _COUNTS:
        return _times(max(_COUNTS.index(first), 1), rest)
    for size in range(min(5, len(text)), 0, -1):
        count = read_numeral(text[:size])
        if count is not None and text[size:].strip() in _DAYS:
            return _times(count, text[size:].strip())
    # "每周", "every week": one of them.
    return _DAYS[text] if every and text and text in _DAYS else None


def _times(count: int, unit: str) -> int | None:
    return count * _DAYS[unit] if unit in _DAYS else None

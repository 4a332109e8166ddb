"""Dates such as 3/1/2017, whose order the file itself has to tell.

One date of a column with a number above 12 settles the order for the whole sheet; where
none does, or two contradict each other, such dates are refused as they are when typed.
Neighbour: `lines`, which reads the cells.
"""

import re

from salesbook.exchange.sheets import Row
from salesbook.light import Iterable

LOOKED_AT = 500
"""Rows in which the order is looked for."""

_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?=$|[T\s])")
MONTH_FIRST, DAY_FIRST = "month first", "day first"


def find_order(rows: Iterable[Row]) -> str | None:
    """Whether the dates of these rows begin with the month or the day; None if nobody knows."""
    seen = set()
    for row in rows:
        for cell in row.cells:
            found = _SLASHED.match(cell)
            if not found:
                continue
            first, second = int(found[1]), int(found[3])
            if first <= 12 < second <= 31:
                seen.add(MONTH_FIRST)
            elif second <= 12 < first <= 31:
                seen.add(DAY_FIRST)
    return seen.pop() if len(seen) == 1 else None


def year_first(text: str, order: str | None) -> str:
    """The same date with its year first; any other text as it is."""
    found = _SLASHED.match(text) if order else None
    if not found:
        return text
    first, second = found[1], found[3]
    month, day = (first, second) if order == MONTH_FIRST else (second, first)
    return f"{found[4]}-{month:>02}-{day:>02}{text[found.end() :]}"

"""Quantities of goods: 3, 2.5, 1,200, kept in thousandths of a piece.

Nothing is rounded: what is finer than a thousandth is refused, and so is a unit, which
belongs into the note. `show_quantity` writes what `read_quantity` reads back.
Neighbours: `money`; `tokens.fold`.
"""

import re

from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.phrases.tokens import fold

_PLAIN = re.compile(r"([-−]?)(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,3})0*)?")


def read_quantity(text: str) -> int:
    """Thousandths of a piece, below zero for what came back. Raises BadValue."""
    found = _PLAIN.fullmatch(fold(text).strip())
    if not found:
        raise BadValue(_("{text} is no quantity. Try 12 or 2.5.").format(text=text[:40]))
    size = int(found[2].replace(",", "")) * 1000 + int((found[3] or "").ljust(3, "0"))
    return -size if found[1] else size


def show_quantity(milli: int) -> str:
    """The exact quantity: 3, 2.5, 1,200."""
    whole, part = divmod(abs(milli), 1000)
    decimals = f".{part:03}".rstrip("0") if part else ""
    return f"{'-' if milli < 0 else ''}{whole:,}{decimals}"

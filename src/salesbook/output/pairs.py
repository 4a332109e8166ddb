"""Fields and values two to a line of a terminal, where both are short: a file on one screen.

Short ones come first, row by row from left to right; what is longer follows on lines of its
own, folded, nothing cut. Neighbours: `layout`, whose pieces these are, and `terminal`.
"""

from salesbook.light import Sequence
from salesbook.output.layout import COZY, GAP, Piece
from salesbook.output.text import width, wrap

LABELS = 24
"""A longer label stands alone on its line."""


def arrange_pairs(rows: Sequence[Sequence[str]], terminal: int) -> list[list[Piece]]:
    """The lines of rows of field and value, no line wider than the terminal."""
    labels = max(min(width(row[0]), LABELS) for row in rows)
    left = labels + GAP
    half = (terminal - GAP) // 2
    short = [row for row in rows if width(row[0]) <= labels and left + width(row[1]) <= half]
    # Two of them are no reason for columns; with no room for a value there are none.
    if len(short) < 3 or terminal - left < COZY:
        short = []
    lines: list[list[Piece]] = []
    for place in range(0, len(short), 2):
        line: list[Piece] = []
        for edge, row in zip((0, half + GAP), short[place : place + 2], strict=False):
            line += [Piece(edge, row[0], 0, "cell"), Piece(edge + left, row[1], 1, "cell")]
        lines.append(line)
    for row in rows:
        if row not in short:
            lines += _long(row, left, terminal)
    return lines


def _long(row: Sequence[str], left: int, terminal: int) -> list[list[Piece]]:
    """A field on lines of its own: its value beside it, else beneath."""
    label, value = row
    beside = width(label) + GAP <= left and terminal - left >= COZY
    if not beside:
        left = min(GAP, terminal - 1)
    lines = [[Piece(left, line, 1, "cell")] for line in wrap(value, terminal - left)]
    if beside:
        lines[0].insert(0, Piece(0, label, 0, "cell"))
        return lines
    return [[Piece(0, line, 0, "cell")] for line in wrap(label, terminal)] + lines

"""One record as a card, one line a field: what is left where no table fits.

Nothing is dropped: long fields take up to three lines, the important one as many as it
needs. Neighbour: `layout`, which decides when records become cards.
"""

from salesbook.light import Sequence
from salesbook.output.layout import COZY, GAP, Layout, Piece, cuttable
from salesbook.output.text import fit, width, wrap

CARD_LINES = 3
"""How many lines of a card a text may take."""


def arrange_card(
    layout: Layout, texts: Sequence[str], headings: Sequence[str] | None
) -> list[list[Piece]]:
    """The lines of one record as a card: what names it, then each filled field with its heading.

    Without headings (None) the fields stand beneath the first one.
    """
    keep = next((i for i, column in enumerate(layout.columns) if column.keep), 0)
    lines: list[list[Piece]] = []
    edge = 0
    for place in range(keep + 1):
        text, size = texts[place], width(texts[place])
        if not text:
            continue
        if lines and edge + size <= layout.width:
            lines[-1].append(Piece(edge, text, place, "cell"))
        else:
            lines += [[Piece(0, line, place, "cell")] for line in wrap(text, layout.width)]
            edge, size = 0, width(lines[-1][0].text)
        edge += size + GAP
    rest = [place for place in range(keep + 1, len(texts)) if texts[place]]
    labels = max(map(width, headings[keep + 1 :]), default=0) if headings else 0
    for place in rest:
        lines += _field(layout, texts[place], place, headings[place] if headings else "", labels)
    return lines


def _field(layout: Layout, text: str, place: int, label: str, labels: int) -> list[list[Piece]]:
    indent = GAP if layout.width > 3 * GAP else 0
    left = indent + labels + GAP if labels else indent
    beside = layout.width - left >= COZY
    if not beside:
        left = indent
    room = layout.width - left
    cut = cuttable(layout.columns[place]) and place not in layout.folds
    lines = wrap(fit(text, room * CARD_LINES) if cut else text, room)
    if cut and len(lines) > CARD_LINES:
        last = fit(lines[CARD_LINES - 1] + lines[CARD_LINES], room)
        lines = [*lines[: CARD_LINES - 1], last]
    pieces = [[Piece(left, line, place, "cell")] for line in lines]
    if not label:
        return pieces
    heading = Piece(indent, fit(label, layout.width - indent), place, "label")
    if beside:
        pieces[0].insert(0, heading)
        return pieces
    return [[heading], *pieces]

"""Where each cell of a table stands at a terminal of a given width; no colours.

No line is ever wider than the terminal, no column is dropped, and the important
column is folded rather than cut. First the columns that may stand beneath another
move there, from the right, until the rest fits; then texts are cut; and where even
that is too wide, each record becomes a card, one line a field. Neighbour:
`terminal`, which colours the pieces and prints them, and `cards`.
"""

from salesbook.light import Mapping, NamedTuple, Sequence, Set
from salesbook.output.cells import RIGHT
from salesbook.output.report import Column
from salesbook.output.text import fit, width, wrap

GAP = 2
COMFORT = 40
"""A text column this wide is not reason enough for a second line."""
COZY = 24
"""A text column is not cut below this before a long name is folded."""
LEAST = 8
"""A text column below this says nothing; then cards are better."""
NAME = 16
"""A name is not folded into less than this, nor less than three tenths of the line."""
HANDFUL = 6
READABLE = 24
"""So much of a text says something when it stands beside another."""


class Piece(NamedTuple):
    """A bit of text on a line, `left` cells from the edge."""

    left: int
    text: str
    column: int
    """The place of its column."""
    role: str
    """`cell`, `stacked` (beneath another cell) or `label` (a heading on a card)."""
    beside: "tuple[Piece, ...]" = ()
    """What follows it on the same line within the same column."""


class Layout(NamedTuple):
    """The plan of one table: which columns stand on the first line, where, how wide."""

    columns: Sequence[Column]
    width: int
    first: tuple[int, ...]
    left: Mapping[int, int]
    widths: Mapping[int, int]
    stacks: Mapping[int, tuple[int, ...]]
    """What stands beneath a column of the first line."""
    spans: Mapping[int, int]
    """How far the lines beneath a column may reach."""
    folds: frozenset[int]
    """Columns that are folded where they are too long, never cut."""
    cards: bool = False


def cuttable(column: Column) -> bool:
    """True for running text, which still says something when its end is missing."""
    return column.kind in ("text", "list", "sentences") and not column.keep and column.weight > 0


def plan(
    columns: Sequence[Column],
    headings: Sequence[str] | None,
    rows: Sequence[Sequence[str]],
    terminal: int,
) -> Layout:
    """The layout of clean texts at a terminal's width; without headings, of field and value."""
    terminal = max(terminal, 1)
    natural = [max(map(width, texts)) for texts in zip(*rows, strict=True)]
    if headings is None:
        return _plan_headless(columns, natural, terminal)
    # A long heading over short cells is folded before any text is cut.
    for narrowest in (width, _narrowest):
        sizes = [max(size, narrowest(text)) for size, text in zip(natural, headings, strict=True)]
        layout = _plan_lines(columns, sizes, terminal)
        if not layout.cards and all(layout.widths[i] == sizes[i] for i in layout.first):
            break
    return layout


def _narrowest(heading: str) -> int:
    """The cells of a heading folded at its spaces, or between its Chinese characters."""
    return max((width(w) if w.isascii() else min(width(w), 4) for w in heading.split()), default=0)


def _plan_lines(columns: Sequence[Column], natural: Sequence[int], terminal: int) -> Layout:
    above = parents(columns)
    stacked: list[int] = []
    waiting = sorted(above)
    while True:
        first = tuple(place for place in range(len(columns)) if place not in stacked)
        stacks = _stacks(stacked, above)
        wanted = [min(size, COMFORT) if cuttable(columns[i]) else size
                  for i, size in enumerate(natural)]  # fmt: skip
        room = terminal - GAP * (len(first) - 1)
        if sum(wanted[place] for place in first) <= room or not waiting:
            break
        stacked.insert(0, waiting.pop())
    least = {place: natural[place] for place in first}
    for parent, children in stacks.items():
        for child in children:
            if not cuttable(columns[child]) and not columns[child].keep:
                least[parent] = max(least[parent], natural[child])
            elif columns[child].lead and cuttable(columns[child]):
                least[parent] = max(least[parent], min(natural[child], COZY))
    widths = _share(columns, least, room, terminal)
    if widths is None:
        return plan_cards(columns, terminal)
    folds = frozenset(
        place for place in first if columns[place].keep and widths[place] < natural[place]
    )
    return _place(columns, terminal, first, widths, stacks, folds)


def parents(columns: Sequence[Column]) -> dict[int, int]:
    """For each column that may stand beneath another: the one on the first line above it."""
    places = {column.name: place for place, column in enumerate(columns)}
    found: dict[int, int] = {}
    for place, column in enumerate(columns):
        seen, above = {column.name}, column.under
        while above in places and above not in seen:
            seen.add(above)
            found[place] = places[above]
            above = columns[places[above]].under
    return {child: parent for child, parent in found.items() if parent not in found}


def _stacks(stacked: Sequence[int], above: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    stacks: dict[int, tuple[int, ...]] = {}
    for child in stacked:
        stacks[above[child]] = (*stacks.get(above[child], ()), child)
    return stacks


def _share(
    columns: Sequence[Column], natural: Mapping[int, int], room: int, terminal: int
) -> dict[int, int] | None:
    """The widths of the columns on the first line, or None where no table fits.

    What is not running text has its natural width, but a long name gives way; texts
    share the rest by weight, none getting more than it needs.
    """
    texts = [place for place in natural if cuttable(columns[place])]
    fixed = {place: size for place, size in natural.items() if place not in texts}
    for floor in (COZY, LEAST):
        short = sum(min(natural[place], floor) for place in texts) + sum(fixed.values()) - room
        for place in fixed:
            spare = fixed[place] - max(NAME, terminal * 3 // 10)
            # Folding a name for a handful of cells would leave one character on its second line.
            if columns[place].keep and short > 0 and spare > (HANDFUL if floor == COZY else 0):
                fixed[place] -= min(short, spare)
                short -= min(short, spare)
        if short <= 0:
            left = room - sum(fixed.values())
            return fixed | _fill(columns, {place: natural[place] for place in texts}, left, floor)
    return None


def _fill(
    columns: Sequence[Column], natural: Mapping[int, int], room: int, floor: int
) -> dict[int, int]:
    """Room for texts by weight, like water: who needs less leaves the rest to the others."""
    widths = {place: min(size, floor) for place, size in natural.items()}
    room -= sum(widths.values())
    while room > 0:
        thirsty = [place for place, size in natural.items() if widths[place] < size]
        if not thirsty:
            break
        total = sum(columns[place].weight for place in thirsty)
        shares = {place: room * columns[place].weight // total for place in thirsty}
        if not any(shares.values()):
            shares = dict.fromkeys(thirsty[:room], 1)
        for place, share in shares.items():
            given = min(share, natural[place] - widths[place])
            widths[place] += given
            room -= given
    return widths


def _place(
    columns: Sequence[Column],
    terminal: int,
    first: tuple[int, ...],
    widths: Mapping[int, int],
    stacks: Mapping[int, tuple[int, ...]],
    folds: frozenset[int],
) -> Layout:
    left: dict[int, int] = {}
    edge = 0
    for place in first:
        left[place] = edge
        edge += widths[place] + GAP
    spans = _reach(first, left, terminal, {*stacks, *folds})
    return Layout(columns, terminal, first, left, widths, stacks, spans, folds)


def _reach(
    first: Sequence[int], left: Mapping[int, int], terminal: int, deep: Set[int]
) -> dict[int, int]:
    """How far what stands beneath each column may go: to the next one with further lines."""
    spans: dict[int, int] = {}
    edge = terminal
    for place in reversed(first):
        spans[place] = edge - left[place]
        if place in deep:
            edge = left[place] - GAP
    return spans


def _plan_headless(columns: Sequence[Column], natural: Sequence[int], terminal: int) -> Layout:
    """The file of one customer: all of the last column is shown, on as many lines as it takes."""
    last = len(columns) - 1
    rest = terminal - sum(natural[:last]) - GAP * last
    folds = frozenset({last})
    if rest < min(natural[last], COZY):
        return plan_cards(columns, terminal, folds)
    widths = dict(enumerate([*natural[:last], min(natural[last], rest)]))
    return _place(columns, terminal, tuple(range(len(columns))), widths, {}, folds)


def plan_cards(
    columns: Sequence[Column], terminal: int, folds: frozenset[int] = frozenset()
) -> Layout:
    """No table, but a card a record."""
    return Layout(columns, terminal, (), {}, {}, {}, {}, folds, cards=True)


def arrange(layout: Layout, texts: Sequence[str], *, fold: bool = False) -> list[list[Piece]]:
    """The lines of one record, each a row of pieces from left to right.

    `fold` is for the headings: what is too long is folded in every column.
    """
    if fold:
        folded = {place for place in layout.first if width(texts[place]) > layout.widths[place]}
        deep = folded | {*layout.stacks, *layout.folds}
        spans = _reach(layout.first, layout.left, layout.width, deep)
        layout = layout._replace(spans=spans)
    heaps = [_heap(layout, texts, place, fold=fold) for place in layout.first]
    height = max(map(len, heaps), default=0)
    return [
        [piece for heap in heaps if line < len(heap) for piece in (heap[line], *heap[line].beside)]
        for line in range(height)
    ]


def _heap(layout: Layout, texts: Sequence[str], place: int, *, fold: bool) -> list[Piece]:
    """A cell of the first line with what stands beneath it."""
    left, room = layout.left[place], layout.widths[place]
    heading, fold = fold, fold or place in layout.folds
    lines = wrap(texts[place], room) if fold else [fit(texts[place], room)]
    right = layout.columns[place].kind in RIGHT
    pieces = [Piece(left + (room - width(line) if right else 0), line, place, "cell")
              for line in lines]  # fmt: skip
    # What is said before a cell stands for its heading.
    children = [child for child in layout.stacks.get(place, ())
                if texts[child] and not (heading and layout.columns[child].lead)]  # fmt: skip
    edge = 0
    for child in children:
        text = layout.columns[child].lead + texts[child]
        cut = cuttable(layout.columns[child])
        last = place == layout.first[-1]
        free = layout.spans[place] if last else layout.widths[place]
        alone = not texts[place] and child == children[0] and bool(layout.columns[child].lead)
        if alone and (width(text) <= free or (cut and last)):
            # Nothing stands above it, and it says itself what it is: it takes the first line.
            room = free
            pieces = [Piece(left, fit(text, room), child, "stacked")]
            edge = layout.spans[place]
            continue
        room = layout.spans[place] - edge
        # Side by side where it fits, or where enough of a text can be read beside the other.
        if edge and (width(text) <= room or (cut and not heading and room >= READABLE)):
            pieces[-1] = pieces[-1]._replace(beside=(*pieces[-1].beside, Piece(
                left + edge, fit(text, room), child, "stacked")))  # fmt: skip
        else:
            edge, room = 0, layout.spans[place]
            lines = [fit(text, room)] if cut else wrap(text, room)
            text = lines[-1]
            if right and layout.columns[child].kind in RIGHT:
                # A number beneath a number stands at the same side.
                edge = max(layout.widths[place] - width(text), 0)
            pieces += [Piece(left + edge, line, child, "stacked") for line in lines]
        edge += width(text) + GAP
    return pieces

"""The table for a screen: colours that mean something, fitted to the width; by Rich.

Loaded for a real terminal only. `layout` has placed every cell, so Rich is handed
finished lines and measures nothing: its tables cost 20 ms more than its console. The
console honours NO_COLOR and TERM=dumb. Red is late or grade A, yellow is a warning or
grade B. Neighbour: `plain`, the same table without a screen.
"""

from io import StringIO

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style

from salesbook.light import Sequence, TextIO
from salesbook.output.cards import arrange_card
from salesbook.output.cells import is_late, lead, show_headings, show_table
from salesbook.output.layout import Layout, Piece, arrange, plan
from salesbook.output.pairs import arrange_pairs
from salesbook.output.report import Column, Line, Report, Table
from salesbook.output.text import clean, width, wrap

_BOLD = Style(bold=True)
_DIM = Style(dim=True)
_RED = Style(color="red")
_GRADES = {"A": Style(color="red", bold=True), "B": Style(color="yellow"), "C": _DIM}
_LINES = {
    "warn": Style(color="yellow"),
    "dim": _DIM,
    "strong": _BOLD,
    "good": Style(color="green"),
}


def print_report(report: Report, out: TextIO, terminal_width: int) -> None:
    """Print the report, no line wider than `terminal_width` cells."""
    parts = [_sentences(report.head, terminal_width)]
    parts += [_table(table, terminal_width) for table in report.tables]
    parts.append(_sentences(report.foot, terminal_width))
    segments: list[Segment] = []
    for part in parts:
        if part and segments:
            segments.append(Segment.line())
        segments += part
    # Into a buffer first: on a closed pipe Rich would turn stdout round and exit by itself.
    buffer = StringIO()
    console = Console(
        file=buffer,
        width=max(terminal_width, 1),
        force_terminal=True,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    # Without soft_wrap the console would measure and crop every line once more.
    console.print(Segments(segments), soft_wrap=True, end="")
    out.write(buffer.getvalue())


_BETWEEN = "、·,"
"""What parts the parts of a sentence, such as the kinds of what is due."""


def _sentences(lines: Sequence[Line], terminal: int) -> list[Segment]:
    segments: list[Segment] = []
    for line in lines:
        for text in wrap(clean(line.text), terminal, _BETWEEN):
            segments += (Segment(text, _LINES.get(line.style)), Segment.line())
    return segments


def _table(table: Table, terminal: int) -> list[Segment]:
    columns, rows = show_table(table)
    segments = _sentences([Line(table.title, "strong")], terminal) if table.title else []
    if not rows or not columns:
        return segments + _sentences([Line(table.empty, "dim")], terminal) if table.empty else []
    if table.paired:
        lines = arrange_pairs(rows, terminal)
        return segments + [
            segment
            for line in lines
            for segment in _draw(line, [None if piece.column else _DIM for piece in line])
        ]
    headings = None if table.headless else show_headings(columns)
    if table.plainly:
        columns, rows = lead(columns, rows)
        headings = [""] * len(columns)
    layout = plan(columns, headings, rows, terminal)
    if layout.cards:
        records = [arrange_card(layout, texts, headings) for texts in rows]
    else:
        records = [arrange(layout, texts) for texts in rows]
        if headings is not None and not table.plainly:
            segments += _head(arrange(layout, headings, fold=True), records)
    return segments + _records(table, layout, records)


def _head(head: list[list[Piece]], records: Sequence[list[list[Piece]]]) -> list[Segment]:
    """The headings over a thin rule, which is as long as the longest line beneath it."""
    segments: list[Segment] = []
    for line in head:
        segments += _draw(line, [_DIM] * len(line))
    edge = max(line[-1].left + width(line[-1].text) for lines in (head, *records) for line in lines)
    return [*segments, Segment("─" * edge, _DIM), Segment.line()]


def _records(table: Table, layout: Layout, records: Sequence[list[list[Piece]]]) -> list[Segment]:
    segments: list[Segment] = []
    seen = [place for place, column in enumerate(table.columns) if column.shown]
    # The first important column is bold, a second one is merely never cut.
    keep = next((place for place, column in enumerate(layout.columns) if column.keep), None)
    accent = {0: _DIM} if table.headless else {keep: _BOLD}
    for row, lines in zip(table.rows, records, strict=True):
        if layout.cards and segments and not table.headless:
            segments.append(Segment.line())
        for line in lines:
            styles = [
                _style(piece, layout.columns[piece.column], row[seen[piece.column]])
                or accent.get(piece.column)
                or (_DIM if piece.role == "stacked" else None)
                for piece in line
            ]
            segments += _draw(line, styles)
    return segments


def _style(piece: Piece, column: Column, value: object) -> Style | None:
    """The colour that the value asks for by itself."""
    if piece.role == "label":
        return _DIM
    if column.kind == "grade" and isinstance(value, str):
        return _GRADES.get(value)
    return _RED if is_late(value, column) else None


def _draw(line: Sequence[Piece], styles: Sequence[Style | None]) -> list[Segment]:
    """One line: the pieces at their places, the gaps between them without a style."""
    segments: list[Segment] = []
    edge = 0
    for piece, style in zip(line, styles, strict=True):
        if not piece.text:
            continue
        if piece.left > edge:
            segments.append(Segment(" " * (piece.left - edge)))
        segments.append(Segment(piece.text, style))
        edge = piece.left + width(piece.text)
    segments.append(Segment.line())
    return segments

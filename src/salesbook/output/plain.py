"""The table for a cron mail, a file or a pipe: aligned, no colour, no box, nothing cut.

One record a line, always; columns stand two spaces apart. Scripts ask for tsv or
json instead. Neighbour: `terminal`, the same table for a screen.
"""

from salesbook.light import Iterator, Sequence
from salesbook.output.cells import RIGHT, show_headings, show_table
from salesbook.output.report import Column, Line, Report, Table
from salesbook.output.text import clean, pad, width

GAP = "  "
WIDEST = 60
"""A cell wider than this pushes only its own line out, not the whole table."""


def write_lines(report: Report) -> Iterator[str]:
    """The lines of the report, each with its newline."""
    parts = [_sentences(report.head)]
    parts += [_table(table) for table in report.tables]
    parts.append(_sentences(report.foot))
    filled = [part for part in parts if part]
    for place, part in enumerate(filled):
        if place:
            yield "\n"
        for line in part:
            yield line + "\n"


def _sentences(lines: Sequence[Line]) -> list[str]:
    return [clean(line.text) for line in lines]


def _table(table: Table) -> list[str]:
    columns, rows = show_table(table)
    title = [clean(table.title)] if table.title else []
    if not rows or not columns:
        return [*title, clean(table.empty)] if table.empty else []
    heads = [] if table.headless else [show_headings(columns)]
    widths = [
        max(min(width(text), WIDEST) for text in texts) for texts in zip(*heads, *rows, strict=True)
    ]
    return title + [_line(columns, widths, texts) for texts in (*heads, *rows)]


def _line(columns: Sequence[Column], widths: Sequence[int], texts: Sequence[str]) -> str:
    cells = [
        pad(text, cells, right=column.kind in RIGHT)
        for column, cells, text in zip(columns, widths, texts, strict=True)
    ]
    return GAP.join(cells).rstrip(" ")

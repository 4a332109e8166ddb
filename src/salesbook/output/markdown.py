r"""The table as Markdown, for notes and chats that render it (GitHub's tables).

Every text of a customer reads as written: what Markdown or HTML would act on is
escaped, and each record keeps its one line. Neighbour: `plain`.
"""

import re

from salesbook.light import Iterator, Sequence
from salesbook.output.cells import RIGHT, show_headings, show_table
from salesbook.output.report import Line, Report, Table
from salesbook.output.text import clean

_ACTIVE = re.compile(r"[\\`*_\[\]<>|~&$]")
_LEADING = re.compile(r"[#+\-=:]|\d+(?=[.)])")


def escape(text: str) -> str:
    """Clean text so that Markdown shows it as it is, in a cell or inside a paragraph."""
    return _ACTIVE.sub(r"\\\g<0>", text)


def write_lines(report: Report) -> Iterator[str]:
    """The lines of the report, each with its newline."""
    parts = [_sentences(report.head)]
    parts += [_table(table) for table in report.tables]
    parts.append(_sentences(report.foot))
    for place, part in enumerate(part for part in parts if part):
        if place:
            yield "\n"
        for line in part:
            yield line + "\n"


def _sentences(lines: Sequence[Line]) -> list[str]:
    paragraphs: list[str] = []
    for line in lines:
        text = _paragraph(line.text)
        if not text:
            continue
        if paragraphs:
            paragraphs.append("")
        paragraphs.append(f"**{text}**" if line.style == "strong" else text)
    return paragraphs


def _paragraph(text: str) -> str:
    """A sentence of its own: what would start a heading, a list or a rule is escaped too."""
    text = escape(clean(text).strip())
    start = _LEADING.match(text)
    if start is None:
        return text
    digits = start[0] if start[0][0].isdigit() else ""
    return f"{digits}\\{text[len(digits) :]}"


def _table(table: Table) -> list[str]:
    columns, rows = show_table(table, bars=False)
    title = [f"## {escape(clean(table.title).strip())}", ""] if table.title else []
    if not rows or not columns:
        return [*title, _paragraph(table.empty)] if table.empty else []
    headings = [""] * len(columns) if table.headless else show_headings(columns)
    rule = ["---:" if column.kind in RIGHT else "---" for column in columns]
    return [*title, _line(headings), "| " + " | ".join(rule) + " |", *map(_line, rows)]


def _line(texts: Sequence[str]) -> str:
    return "| " + " | ".join(map(escape, texts)) + " |"

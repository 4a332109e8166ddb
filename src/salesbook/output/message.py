"""A report as a short message: a title, sentences, one paragraph a record.

Made for where there is no room for a table: a group chat, the plain part of a mail. A
`Style` says how the place marks a name, which characters would act there, and how long a
message is by its rules. What does not fit is left out by whole records, counted where it
is missing; the title always stays. Neighbour: `sending`, which has the styles.
"""

import re

from salesbook.i18n import _
from salesbook.light import Callable, NamedTuple, Sequence
from salesbook.output.cells import show_cell
from salesbook.output.report import Column, Line, Report, Table
from salesbook.output.text import clean, fit, width

GAP = "\n\n"
TITLE, FIELD = 200, 160
"""Cells: a longer field is cut, since one endless note would leave no room for the others."""
COZY = 72
"""A record of at most so many cells is one line."""
FEW = 3
"""Of each table this many records stay as long as another table has more to give."""


class Style(NamedTuple):
    """How a place wants its messages."""

    neutral: Callable[[str], str] = str
    """Clean text so that it reads as written there, and nothing in it acts."""
    strong: str = ""
    """Put around what is to be seen first."""
    detail: str = ""
    """Before each further line of a record."""
    newline: str = "\n"
    measure: Callable[[str], int] = len
    """The length of a text by the rules of the place; the parts' lengths add up."""
    titled: bool = True
    """Whether the title stands in the text; else only beside it."""


class Message(NamedTuple):
    """What is sent."""

    title: str
    text: str
    left_out: int
    """Records for which there was no room."""


class _Part(NamedTuple):
    title: str
    records: Sequence[str]
    gap: str
    """Between records: records of one line each make a list."""


def write_message(report: Report, style: Style, limit: int | None = None) -> Message:
    """The report in the style, of at most `limit` by its measure.

    Records go from the end of the last table first, then of the one before it, down to a
    few of each; then those too; then what stands below and above the tables. The title
    stays, whatever the limit.
    """
    head = [_sentence(line, style) for line in report.head]
    title = _short(report.head[0].text, TITLE) if report.head else "salesbook"
    if not style.titled:
        head = head[1:]
    parts = [_part(table, style) for table in report.tables]
    foot = [_sentence(line, style) for line in report.foot]
    kept = [len(part.records) for part in parts]
    if limit is not None:
        kept = _fit(head, parts, foot, style, limit)
    left_out = sum(len(part.records) for part in parts) - sum(kept)
    blocks = _blocks(head, parts, kept, foot, style)
    while limit is not None and _size(blocks, style) > limit:
        # No record is left to go. The title is short enough for every place.
        blocks = blocks[:-1] if len(blocks) > 1 else head[:1]
        if blocks == head[:1]:
            break
    return Message(title, GAP.join(blocks), left_out)


def _fit(
    head: Sequence[str], parts: Sequence[_Part], foot: Sequence[str], style: Style, limit: int
) -> list[int]:
    """How many records of each part there is room for."""
    kept = [len(part.records) for part in parts]
    total = _size(_blocks(head, parts, kept, foot, style), style)
    for floor in (FEW, 0):
        for place in reversed(range(len(parts))):
            part = parts[place]
            while total > limit and kept[place] > floor:
                left = len(part.records) - kept[place]
                kept[place] -= 1
                total -= style.measure(part.gap + part.records[kept[place]])
                total += style.measure(part.gap + _more(left + 1))
                total -= style.measure(part.gap + _more(left)) if left else 0
    return kept


def _blocks(
    head: Sequence[str],
    parts: Sequence[_Part],
    kept: Sequence[int],
    foot: Sequence[str],
    style: Style,
) -> list[str]:
    """The paragraphs in their order, each with what was left out after it."""
    blocks = [style.newline.join(head)] if head else []
    for part, count in zip(parts, kept, strict=True):
        lines = [part.title, *part.records[:count]]
        if count < len(part.records):
            lines.append(_more(len(part.records) - count))
        blocks.append(part.gap.join(filter(None, lines)))
    blocks = list(filter(None, blocks))
    return [*blocks, style.newline.join(foot)] if foot else blocks


def _size(blocks: Sequence[str], style: Style) -> int:
    return style.measure(GAP.join(blocks))


def _more(count: int) -> str:
    return _("… and {count} more").format(count=count)


def _part(table: Table, style: Style) -> _Part:
    title = _strong(_short(table.title, TITLE), style) if table.title else ""
    if not table.rows:
        empty = style.neutral(_short(table.empty, FIELD))
        return _Part(style.newline.join(filter(None, (title, empty))), (), GAP)
    records = [_record(table.columns, row, style) for row in table.rows]
    return _Part(title, records, GAP if any("\n" in one for one in records) else style.newline)


def _record(columns: Sequence[Column], row: Sequence[object], style: Style) -> str:
    """A customer: the name with what is short beside it, then a line for each text."""
    shown = [(column, row[place]) for place, column in enumerate(columns) if column.shown]
    name = next((place for place, (column, _value) in enumerate(shown) if column.keep), 0)
    before, beside, beneath = [], [], []
    for place, (column, value) in enumerate(shown):
        text = _short(show_cell(value, column), FIELD)
        if not text:
            continue
        if place <= name:
            before.append(f"{text}." if column.kind == "id" and place < name else text)
        elif column.lead or column.weight > 1:
            beneath.append(style.neutral(column.lead + text))
        else:
            beside.append(style.neutral(_said(column, text)))
    line = " ".join(filter(None, (_strong(" ".join(before), style), " · ".join(beside))))
    if len(beneath) == 1 and width(line) + width(beneath[0]) <= COZY:
        return f"{line} {beneath[0]}"
    return style.newline.join([line, *(style.detail + text for text in beneath)])


def _said(column: Column, text: str) -> str:
    """A short field; one that does not say itself what it is, with its heading."""
    if column.kind in ("grade", "code", "money") or not column.weight:
        return text
    return _("{field} {value}").format(field=clean(column.heading), value=text)


def _sentence(line: Line, style: Style) -> str:
    text = _short(line.text, TITLE)
    return _strong(text, style) if line.style == "strong" else style.neutral(text)


def _strong(text: str, style: Style) -> str:
    return f"{style.strong}{style.neutral(text)}{style.strong}"


def _short(text: str, cells: int) -> str:
    """Clean text of a bounded size, also where its characters take no room of their own."""
    text = fit(clean(text).strip(), cells)
    return text if len(text) <= 2 * cells else f"{text[: 2 * cells]}…"


_ACTIVE = {ord(char): chr(ord(char) + 0xFEE0) for char in "*`[]<>~@_\\"}
_LEADING = re.compile(r"^[-+=#]+(?=\s|$)")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def widen(text: str) -> str:
    """The text with the wide twins of the characters that Markdown, tags or mentions need.

    The chats share no way of escaping, and each reads Markdown in its own way; a wide
    character (＊ for *) looks almost the same and acts nowhere.
    """
    text = _ENTITY.sub("＆", text.translate(_ACTIVE))
    return _LEADING.sub(lambda found: "".join(chr(ord(c) + 0xFEE0) for c in found[0]), text)

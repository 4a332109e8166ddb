"""A report as a PDF or a picture, set by the typst package (the extra `pdf`).

The same words as every other form for people; texts go in as strings, so that nothing in
them is markup. A picture is one page as high as it must be. Neighbour: `html`, for screens.
"""

from collections.abc import Iterator

from salesbook.errors import BadValue
from salesbook.i18n import _, language
from salesbook.output.cells import RIGHT, show_cell, show_headings
from salesbook.output.report import Column, Line, Report, Table
from salesbook.output.text import clean

FORMATS = ("pdf", "png")
_FONTS = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
    "WenQuanYi Micro Hei", "SimHei",
)  # fmt: skip
_COLOURS = {"A": "#b3261e", "B": "#946200", "C": "#66707b"}
_LINES = {"warn": "#946200", "good": "#1d7a3c", "dim": "#66707b"}
_WIDE = 6
"""Columns from which on a page lies on its side."""
_PIXELS = 144.0  # an inch


def typeset(report: Report, form: str) -> bytes:
    """The report as the bytes of a `pdf` or `png`. BadValue where typst is not installed."""
    try:
        import typst
    except ImportError:
        raise BadValue(
            _("A {format} needs typst: pip install 'salesbook[pdf]'").format(format=form)
        ) from None
    source = "\n".join(_source(report, form)).encode()
    made = typst.compile(source, format=form, **({"ppi": _PIXELS} if form == "png" else {}))
    if not isinstance(made, bytes):
        raise BadValue(_("A {format} has one page only; take pdf.").format(format=form))
    return made


def _source(report: Report, form: str) -> Iterator[str]:
    wide = any(len(_shown(table)) > _WIDE for table in report.tables)
    fonts = ", ".join(_text(font) for font in _FONTS)
    if form == "png":
        yield f"#set page(width: {'29.7cm' if wide else '21cm'}, height: auto, margin: 1.4cm)"
    else:
        yield f'#set page(paper: "a4", flipped: {"true" if wide else "false"}, margin: 1.4cm, '
        yield 'footer: context align(right, text(8pt, fill: rgb("#66707b"), '
        yield 'counter(page).display("1 / 1", both: true))))'
    yield f'#set text(font: ({fonts},), size: 9pt, lang: "{language()}", fallback: true)'
    yield "#set par(leading: 0.5em)"
    for place, line in enumerate(report.head):
        yield _sentence(line, first=place == 0)
    for table in report.tables:
        yield from _table(table)
    for line in report.foot:
        yield _sentence(line)


def _sentence(line: Line, *, first: bool = False) -> str:
    look = ['size: 13pt, weight: "bold"'] if first else []
    if line.style == "strong" and not first:
        look.append('weight: "bold"')
    if line.style in _LINES:
        look.append(f'fill: rgb("{_LINES[line.style]}")')
    return f"#block(spacing: 0.6em, text({', '.join([*look, _text(clean(line.text))])}))"


def _table(table: Table) -> Iterator[str]:
    if table.title:
        title = _text(clean(table.title))
        yield f'#block(above: 1.4em, below: 0.6em, sticky: true, text(weight: "bold", {title}))'
    shown = _shown(table)
    if not table.rows or not shown:
        if table.empty:
            yield _sentence(Line(table.empty, "dim"))
        return
    columns = [column for _place, column in shown]
    widths = ", ".join(
        "auto" if column.kind not in ("text", "sentences", "list") or not column.weight
        else f"{column.weight}fr" for column in columns
    )  # fmt: skip
    sides = ", ".join("right" if column.kind in RIGHT else "left" for column in columns)
    yield f"#table(columns: ({widths},), align: ({sides},), inset: (x: 4pt, y: 3pt),"
    yield '  stroke: (x, y) => (bottom: 0.4pt + rgb("#cfd6dc")),'
    if not table.headless and not table.paired:
        heads = ", ".join(
            f'text(fill: rgb("#66707b"), {_text(heading)})' for heading in show_headings(columns)
        )
        yield f"  table.header({heads}),"
    for row in table.rows:
        yield "  " + ", ".join(_cell(row[place], column) for place, column in shown) + ","
    yield ")"


def _shown(table: Table) -> list[tuple[int, Column]]:
    """The columns people see; one that nobody filled says nothing on paper."""
    return [
        (place, column) for place, column in enumerate(table.columns)
        if column.shown
        and (column.keep or any(row[place] not in (None, "", ()) for row in table.rows))
    ]  # fmt: skip


def _cell(value: object, column: Column) -> str:
    text = _text(show_cell(value, column))
    if column.kind == "share" and isinstance(value, float):
        wide = round(min(max(value, 0.0), 1.0) * 40, 1)
        return (
            f'[#box(width: 40pt, height: 6pt, fill: rgb("#e8edf1"), box(width: {wide}pt, '
            f'height: 6pt, fill: rgb("#2f6f9f"))) #{text}]'
        )
    if column.kind == "grade" and value in _COLOURS:
        return f'text(weight: "bold", fill: rgb("{_COLOURS[str(value)]}"), {text})'
    return f'text(weight: "bold", {text})' if column.keep else f"[#{text}]"


def _text(text: str) -> str:
    """A string of typst, in which nothing is markup."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'

"""A report as a PDF or a picture, set by the typst package (the extra `pdf`).

The same words and charts as on a page; texts go in as strings, so that nothing in them is
markup. A picture is one page as high as it must be. Neighbours: `page`, what is shown;
`svg`, which draws; `html`, for screens.
"""

from salesbook.errors import BadValue
from salesbook.i18n import _, language
from salesbook.light import Any, Iterator, Sequence
from salesbook.output.cells import RIGHT, is_late
from salesbook.output.page import Part, Place, parts, places
from salesbook.output.report import Line, Report, Table
from salesbook.output.svg import draw_alone, has_any
from salesbook.output.text import clean

FORMATS = ("pdf", "png")
_FONTS = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
    "WenQuanYi Micro Hei", "SimHei",
)  # fmt: skip
_SOFT = "#66707b"
_COLOURS = {"A": "#b3261e", "B": "#8a5a00", "C": _SOFT}
_LINES = {"warn": "#8a5a00", "good": "#1d7a3c", "dim": _SOFT}
_LATE = "#b3261e"
_WIDE = 9
"""Columns from which on a page lies on its side."""
_SHORT = 12
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
    compiled: Any = typst.compile  # its overloads know no format that is not written out
    made: bytes = compiled(source, format=form, ppi=_PIXELS)
    return made


def _source(report: Report, form: str) -> Iterator[str]:
    shown = [places(table, report) for table in report.tables]
    wide = any(len(columns) >= _WIDE for columns in shown)
    fonts = ", ".join(_text(font) for font in _FONTS)
    if form == "png":
        yield f"#set page(width: {'29.7cm' if wide else '21cm'}, height: auto, margin: 1.4cm)"
    else:
        yield f'#set page(paper: "a4", flipped: {"true" if wide else "false"}, margin: 1.4cm, '
        yield f'footer: context align(right, text(8pt, fill: rgb("{_SOFT}"), '
        yield 'counter(page).display("1 / 1", both: true))))'
    yield f'#set text(font: ({fonts},), size: 9pt, lang: "{language()}", fallback: true, '
    yield "cjk-latin-spacing: none)"
    yield "#set par(leading: 0.5em)"
    for place, line in enumerate(report.head):
        yield _sentence(line, first=place == 0)
    yield from _charts(report)
    for table, columns in zip(report.tables, shown, strict=True):
        yield from _table(table, columns)
    for line in report.foot:
        yield _sentence(line)


def _charts(report: Report) -> Iterator[str]:
    """The charts, two beside each other."""
    drawn = [chart for chart in report.charts if has_any(chart)]
    if not drawn:
        return
    fonts = ",".join(f"'{font}'" for font in _FONTS)
    yield "#v(1em)#grid(columns: (1fr, 1fr), column-gutter: 2em, row-gutter: 1.4em,"
    for chart in drawn:
        title = _text(clean(chart.title))
        image = _text(draw_alone(chart, fonts))
        yield (
            f'  block(breakable: false, stack(spacing: 0.7em, text(weight: "bold", {title}), '
            f'image(bytes({image}), format: "svg", width: 100%))),'
        )
    yield ")"


def _sentence(line: Line, *, first: bool = False) -> str:
    # What is drawn out of characters stands on the page as a chart.
    if line.style == "drawn":
        return ""
    look = ['size: 14pt, weight: "bold"'] if first else []
    if line.style == "strong" and not first:
        look.append('weight: "bold"')
    if line.style in _LINES:
        look.append(f'fill: rgb("{_LINES[line.style]}")')
    if line.text.startswith(" "):
        look.append(_text(clean(line.text).strip()))
        return f"#block(spacing: 0.6em, pad(left: 1.2em, text({', '.join(look)})))"
    return f"#block(spacing: 0.6em, text({', '.join([*look, _text(clean(line.text))])}))"


def _table(table: Table, shown: Sequence[Place]) -> Iterator[str]:
    # A short table stays on one page.
    together = len(table.rows) <= _SHORT
    yield f"#block(breakable: {'false' if together else 'true'}, above: 1.4em)["
    if table.title:
        title = _text(clean(table.title))
        yield f'#block(below: 0.6em, sticky: true, text(weight: "bold", {title}))'
    yield from _rows(table, shown)
    yield "]"


def _rows(table: Table, shown: Sequence[Place]) -> Iterator[str]:
    if not table.rows or not shown:
        if table.empty:
            yield _sentence(Line(table.empty, "dim"))
        return
    running = any(place.weight and not place.column.keep for place in shown)
    widths = ", ".join(
        f"{place.weight}fr" if place.weight and running else "auto" for place in shown
    )
    sides = ", ".join("right" if place.column.kind in RIGHT else "left" for place in shown)
    yield f"#table(columns: ({widths},), align: ({sides},), inset: (x: 4pt, y: 3.5pt),"
    yield '  stroke: (x, y) => (bottom: 0.4pt + rgb("#cfd6dc")),'
    if not table.headless and not table.paired:
        yield f"  table.header({', '.join(map(_heading, shown))}),"
    for row in table.rows:
        yield "  " + ", ".join(_cell(row, place) for place in shown) + ","
    yield ")"


def _heading(place: Place) -> str:
    lines = " #linebreak() ".join(f"#{_text(heading)}" for heading in place.headings)
    return f'text(fill: rgb("{_SOFT}"))[{lines}]'


def _cell(row: Sequence[object], place: Place) -> str:
    return "[" + " #linebreak() ".join(_part(part, place) for part in parts(row, place)) + "]"


def _part(part: Part, place: Place) -> str:
    text, column, value = _text(part.text), part.column, part.value
    if column.kind == "share" and isinstance(value, float):
        wide = round(min(max(value, 0.0), 1.0) * 40, 1)
        bar = f'align(left, rect(width: {wide}pt, height: 6pt, fill: rgb("#2f6f9f")))'
        return (
            f'#box(width: 40pt, height: 6pt, fill: rgb("#e8edf1"), {bar}) '
            f"#box(width: 24pt, align(right, {text}))"
        )
    look = ['weight: "bold"'] if column.keep else []
    if column.kind == "grade" and value in _COLOURS:
        look = ['weight: "bold"', f'fill: rgb("{_COLOURS[str(value)]}")']
    elif is_late(value, column):
        look = [f'fill: rgb("{_LATE}")']
    elif column is not place.column:
        look = ["size: 8.5pt", f'fill: rgb("{_SOFT}")']
    return f"#text({', '.join([*look, text])})"


def _text(text: str) -> str:
    """A string of typst, in which nothing is markup."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'

"""A report as one page: self-contained, light and dark, fit to be printed on A4.

Every text is escaped; nothing is loaded from anywhere and nothing runs. Shares have their
bar, grades and lateness their colour, charts stand before the tables. Neighbours: `page`,
what is shown; `svg`, which draws; `style`, how it looks.
"""

from html import escape

from salesbook.i18n import _, language
from salesbook.light import Iterator, Sequence
from salesbook.output.cells import RIGHT, is_late
from salesbook.output.page import Part, Place, parts, places
from salesbook.output.report import Column, Line, Report, Table
from salesbook.output.style import STYLE
from salesbook.output.svg import draw, share_bar
from salesbook.output.text import clean


def write_lines(report: Report) -> Iterator[str]:
    """The page, part by part."""
    title = clean(report.head[0].text).strip() if report.head else "salesbook"
    locale = "zh-CN" if language() == "zh" else "en"
    yield (
        f'<!doctype html>\n<html lang="{locale}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    )
    if report.head:
        yield f"<h1>{escape(title)}</h1>\n"
    yield from _sentences(report.head[1:])
    charts = [drawn for chart in report.charts if (drawn := draw(chart))]
    if charts:
        yield '<div class="charts">\n' + "\n".join(charts) + "\n</div>\n"
    yield '<div class="tables">\n'
    for table in report.tables:
        yield from _table(table, report)
    yield "</div>\n"
    yield from _sentences(report.foot)
    made = _("Made with salesbook")
    yield f"<footer>{escape(made)}</footer>\n</body>\n</html>\n"


def _sentences(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        # What is drawn out of characters stands on the page as a chart.
        if line.style != "drawn":
            kind = f' class="{line.style}"' if line.style else ""
            yield f"<p{kind}>{escape(clean(line.text))}</p>\n"


def _table(table: Table, report: Report) -> Iterator[str]:
    shown = places(table, report) if table.rows else []
    if not shown:
        if table.empty:
            yield f'<section class="full">{_title(table)}'
            yield f'<p class="dim">{escape(clean(table.empty))}</p></section>\n'
        return
    texts = sum(place.weight for place in shown)
    wide = any(place.weight and not place.column.keep for place in shown)
    yield f'<section class="{"full" if wide else "fit"}">{_title(table)}<div class="wide"><table>\n'
    if wide:
        yield "<colgroup>" + "".join(
            # What is no text is as narrow as it can be; texts share the rest.
            f'<col style="width:{place.weight * 100 // texts or 1}%">' for place in shown
        ) + "</colgroup>\n"  # fmt: skip
    if not table.headless and not table.paired:
        yield f"<thead><tr>{''.join(map(_heading, shown))}</tr></thead>\n"
    yield "<tbody>\n"
    for row in table.rows:
        yield f"<tr>{''.join(_cell(row, place) for place in shown)}</tr>\n"
    yield "</tbody></table></div></section>\n"


def _title(table: Table) -> str:
    return f"<h2>{escape(clean(table.title))}</h2>" if table.title else ""


def _heading(place: Place) -> str:
    first, *beneath = place.headings
    under = "".join(f'<div class="u">{escape(heading)}</div>' for heading in beneath)
    return f"<th{_class(_alignment(place.column))}>{escape(first)}{under}</th>"


def _cell(row: Sequence[object], place: Place) -> str:
    found = parts(row, place)
    kinds = _alignment(place.column)
    if len(found) == 1 and found[0].column is place.column:
        return f"<td{_class(kinds + _look(found[0]))}>{_text(found[0])}</td>"
    lines = (
        f"<div{_class(_look(part) + ([] if part.column is place.column else ['u']))}>"
        f"{_text(part)}</div>"
        for part in found
    )
    return f"<td{_class(kinds)}>{''.join(lines)}</td>"


def _text(part: Part) -> str:
    if part.column.kind == "share" and isinstance(part.value, float):
        return f'{share_bar(part.value)}<span class="p">{escape(part.text)}</span>'
    return escape(part.text)


def _alignment(column: Column) -> list[str]:
    kinds = ["r"] if column.kind in RIGHT else []
    if column.kind in ("day", "time", "grade", "share", "code") or not column.weight:
        kinds.append("n")
    return kinds


def _look(part: Part) -> list[str]:
    """The colour a value asks for by itself."""
    column, value = part.column, part.value
    kinds = ["k"] if column.keep else []
    if column.kind == "grade" and value in ("A", "B", "C"):
        kinds.append(str(value))
    return [*kinds, "late"] if is_late(value, column) else kinds


def _class(kinds: Sequence[str]) -> str:
    return f' class="{" ".join(kinds)}"' if kinds else ""

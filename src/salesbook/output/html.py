"""A report as one page: self-contained, light and dark, fit to be printed on A4.

Every text is escaped; nothing is loaded from anywhere and nothing runs. Shares have their
bar, grades and lateness their colour, charts stand before the tables. Neighbours: `svg`,
which draws; `cells`, which says what a person reads.
"""

from collections.abc import Iterator
from html import escape

from salesbook.i18n import _, language
from salesbook.output.cells import RIGHT, show_cell, show_headings
from salesbook.output.report import Column, Line, Report, Table
from salesbook.output.svg import draw, share_bar
from salesbook.output.text import clean

_STYLE = """
:root{--ink:#1b1f24;--soft:#66707b;--paper:#fff;--line:#dde2e7;--mark:#2f6f9f;--track:#e8edf1;
--a:#b3261e;--b:#946200;--warn:#946200;--good:#1d7a3c}
@media(prefers-color-scheme:dark){:root{--ink:#e4e8ec;--soft:#97a1ab;--paper:#15191d;--line:#323a42;
--mark:#6fb1e0;--track:#252c33;--a:#ff8a80;--b:#f0b429;--warn:#f0b429;--good:#6cc98a}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1.5rem;background:var(--paper);color:var(--ink);
font:15px/1.55 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",
"Noto Sans SC",sans-serif}
h1{font-size:1.35rem;margin:0 0 .6rem}h2{font-size:1.05rem;margin:1.8rem 0 .5rem}
p{margin:.15rem 0;white-space:pre-wrap}.warn{color:var(--warn)}.good{color:var(--good)}
.dim{color:var(--soft)}.strong{font-weight:600}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th{font-weight:500;color:var(--soft);text-align:left;border-bottom:1px solid var(--line)}
td{border-bottom:1px solid var(--line)}
th,td{padding:.3rem .55rem;vertical-align:top}
.r{text-align:right;white-space:nowrap}.k{font-weight:600}.n{white-space:nowrap}
.A{color:var(--a);font-weight:700}.B{color:var(--b);font-weight:600}.C{color:var(--soft)}
.late{color:var(--a)}
figure{margin:1.2rem 0}figcaption{font-weight:600;margin-bottom:.4rem}
svg{display:block;width:100%;height:auto}
svg.share{display:inline-block;width:80px;height:10px;margin-right:.5rem}
svg text{font-size:13px;fill:var(--ink)}svg .label{text-anchor:end}svg .middle{text-anchor:middle}
svg .mark{fill:var(--mark)}svg .track{fill:var(--track)}
svg .line{fill:none;stroke:var(--mark);stroke-width:2.5}svg .axis{stroke:var(--line)}
footer{margin-top:2rem;color:var(--soft);font-size:.85rem}
@page{size:A4;margin:14mm}
@media print{:root{--ink:#000;--soft:#444;--paper:#fff;--line:#bbb;--mark:#2f6f9f;--track:#e8edf1;
--a:#b3261e;--b:#946200;--warn:#946200;--good:#1d7a3c}
body{max-width:none;padding:0;font-size:10.5pt}
tr,figure{break-inside:avoid}thead{display:table-header-group}h2{break-after:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
""".strip()


def write_lines(report: Report) -> Iterator[str]:
    """The page, part by part."""
    title = clean(report.head[0].text).strip() if report.head else "salesbook"
    locale = "zh-CN" if language() == "zh" else "en"
    yield (
        f'<!doctype html>\n<html lang="{locale}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    if report.head:
        yield f"<h1>{escape(title)}</h1>\n"
    yield from map(_sentence, report.head[1:])
    for chart in report.charts:
        yield draw(chart) + "\n"
    for table in report.tables:
        yield from _table(table)
    yield from map(_sentence, report.foot)
    yield f"<footer>{escape(_('Made with salesbook'))}</footer>\n</body>\n</html>\n"


def _sentence(line: Line) -> str:
    kind = f' class="{line.style}"' if line.style else ""
    return f"<p{kind}>{escape(clean(line.text))}</p>\n"


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"<h2>{escape(clean(table.title))}</h2>\n"
    shown = [(place, column) for place, column in enumerate(table.columns) if column.shown]
    # A column that nobody filled says nothing on paper.
    shown = [
        (place, column) for place, column in shown
        if column.keep or any(row[place] not in (None, "", ()) for row in table.rows)
    ]  # fmt: skip
    if not table.rows or not shown:
        if table.empty:
            yield f'<p class="dim">{escape(clean(table.empty))}</p>\n'
        return
    columns = [column for _place, column in shown]
    yield '<div class="wide"><table>\n'
    if not table.headless and not table.paired:
        heads = "".join(
            f"<th{_class(column)}>{escape(heading)}</th>"
            for column, heading in zip(columns, show_headings(columns), strict=True)
        )
        yield f"<thead><tr>{heads}</tr></thead>\n"
    yield "<tbody>\n"
    for row in table.rows:
        cells = "".join(_cell(row[place], column) for place, column in shown)
        yield f"<tr>{cells}</tr>\n"
    yield "</tbody></table></div>\n"


def _cell(value: object, column: Column) -> str:
    text = escape(show_cell(value, column))
    if column.kind == "sentences" and isinstance(value, (tuple, list)):
        single = column._replace(kind="text")
        text = "<br>".join(escape(show_cell(one, single)) for one in value)
    if column.kind == "share" and isinstance(value, float):
        text = f"{share_bar(value)}{text}"
    return f"<td{_class(column, value)}>{text}</td>"


def _class(column: Column, value: object = None) -> str:
    kinds = ["r"] if column.kind in RIGHT else []
    if column.keep:
        kinds.append("k")
    if column.kind in ("day", "time", "grade", "share") or not column.weight:
        kinds.append("n")
    if column.kind == "grade" and value in ("A", "B", "C"):
        kinds.append(str(value))
    if column.kind == "days" and isinstance(value, int):
        bad = value < 0 if column.name.endswith("left") else value > 0
        kinds += ["late"] * bad
    return f' class="{" ".join(kinds)}"' if kinds else ""

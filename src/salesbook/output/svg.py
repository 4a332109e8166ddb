"""Charts as SVG: bars, a line over time, a strip of days. Nothing is loaded for them.

On a page their colours are those of the page (CSS variables), so that light and dark, screen
and paper share one drawing; alone, for `typeset`, they bring their own. Every value stands
as text beside its mark or in a <title>.
"""

from html import escape as _escape

from salesbook.light import Sequence
from salesbook.output.drawing import Chart
from salesbook.output.text import clean, fit

_WIDTH = 480
_ROW = 25
_LABEL = 130
_NUMBER = 108
_CELLS = 14
"""A label is cut to so many cells; its title has all of it."""
_SQUARE = 20.0
_NO_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
_LINE_HIGH, _EDGE, _ABOVE, _BELOW = 140, 8, 26, 20
_APART = 150
"""Two numbers of a line stand at least so far from each other."""
_INK = "#1b1f24"
_ALONE = (
    ".halo{{stroke:#fff;stroke-width:4px;paint-order:stroke}}"
    "text{{font-family:{fonts};font-size:13px;fill:" + _INK + "}}.soft{{fill:#66707b}}"
    ".end{{text-anchor:end}}.middle{{text-anchor:middle}}.mark{{fill:#2f6f9f}}"
    ".track{{fill:#e8edf1}}.line{{fill:none;stroke:#2f6f9f;stroke-width:2.5}}"
    ".axis{{stroke:#cfd6dc}}"
)


def draw(chart: Chart) -> str:
    """The chart as a figure of a page; an empty text where there is nothing to draw."""
    if not has_any(chart):
        return ""
    high, inside = _drawn(chart)
    said = "; ".join(
        f"{label}: {text}" for label, text in zip(chart.labels, chart.texts, strict=True)
    )
    return (
        f"<figure><figcaption>{escape(chart.title)}</figcaption>"
        f'<svg viewBox="0 0 {_WIDTH} {high}" role="img" aria-label="{escape(said)}">'
        f"{inside}</svg></figure>"
    )


def draw_alone(chart: Chart, fonts: str) -> str:
    """The chart as an SVG document with its own colours; `fonts` as CSS names them."""
    high, inside = _drawn(chart)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {high}" '
        f'width="{_WIDTH}" height="{high}"><style>{_ALONE.format(fonts=fonts)}</style>'
        f"{inside}</svg>"
    )


def has_any(chart: Chart) -> bool:
    """Whether there is anything to be seen."""
    return any(chart.values)


def share_bar(share: float) -> str:
    """A share of 0 to 1 as a small bar for a table cell."""
    wide = round(min(max(share, 0.0), 1.0) * 80, 1)
    return (
        '<svg class="share" width="80" height="10" aria-hidden="true">'
        '<rect class="track" width="80" height="10" rx="2"/>'
        f'<rect class="mark" width="{wide}" height="10" rx="2"/></svg>'
    )


def escape(text: str) -> str:
    """Clean text, harmless in HTML and XML; what no XML may hold is replaced."""
    return _escape(clean(text).translate(_NO_XML))


def _drawn(chart: Chart) -> tuple[int, str]:
    """How high the drawing is, and its elements."""
    return {"bars": _bars, "line": _line, "strip": _strip}[chart.kind](chart)


def _bars(chart: Chart) -> tuple[int, str]:
    top = max((value or 0) for value in chart.values) or 1
    room = _WIDTH - _LABEL - _NUMBER
    rows = []
    for place, (label, value, text) in enumerate(
        zip(chart.labels, chart.values, chart.texts, strict=True)
    ):
        y = place * _ROW
        wide = round(max(value or 0, 0) / top * room, 1)
        title = f"<title>{escape(label)}: {escape(text)}</title>"
        rows.append(
            f'<text class="end" x="{_LABEL - 8}" y="{y + 17}">{_short(label)}{title}</text>'
            f'<rect class="track" x="{_LABEL}" y="{y + 4}" width="2" height="17"/>'
            f'<rect class="mark" x="{_LABEL}" y="{y + 4}" width="{wide}" height="17" rx="2">'
            f"{title}</rect>"
            f'<text x="{_LABEL + wide + 8}" y="{y + 17}">{escape(text)}</text>'
        )
    return len(rows) * _ROW, "".join(rows)


def _line(chart: Chart) -> tuple[int, str]:
    """A line from left to right on a scale that begins at nothing; gaps where nothing is known."""
    base = _LINE_HIGH - _BELOW
    top = max((value or 0) for value in chart.values) or 1
    step = (_WIDTH - 2 * _EDGE) / max(len(chart.values) - 1, 1)
    points = {
        place: (_EDGE + place * step, base - value / top * (base - _ABOVE))
        for place, value in enumerate(chart.values) if value is not None
    }  # fmt: skip
    parts = [f'<line class="axis" x1="0" x2="{_WIDTH}" y1="{base}" y2="{base}"/>']
    for run in _runs(sorted(points)):
        joined = " ".join(f"{points[place][0]:.1f},{points[place][1]:.1f}" for place in run)
        parts.append(f'<polyline class="line" points="{joined}"/>')
    for place, (x, y) in points.items():
        parts.append(
            f'<circle class="mark" cx="{x:.1f}" cy="{y:.1f}" r="4">'
            f"<title>{escape(chart.labels[place])}: {escape(chart.texts[place])}</title></circle>"
        )
    # The ends are read, the rest is looked at.
    last, first = max(points), min(points)
    read = [last] if points[last][0] - points[first][0] < _APART else [first, last]
    for place in read:
        x = points[place][0]
        above = min(top_of for near, top_of in points.values() if abs(near - x) < _NUMBER)
        parts.append(_written(x, above - 10, chart.texts[place], "halo"))
    parts += [_written(_EDGE + place * step, _LINE_HIGH - 4, chart.labels[place], "soft")
              for place in sorted({0, len(chart.labels) // 2, len(chart.labels) - 1})]  # fmt: skip
    return _LINE_HIGH, "".join(parts)


def _runs(places: Sequence[int]) -> list[list[int]]:
    """The places in stretches without a gap."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _written(x: float, y: float, text: str, kind: str) -> str:
    """A text at a place, on the side that keeps it within the drawing."""
    if x < _WIDTH / 4:
        x, side = 0.0, ""
    elif x > _WIDTH * 3 / 4:
        x, side = float(_WIDTH), " end"
    else:
        side = " middle"
    return f'<text class="{kind}{side}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def _strip(chart: Chart) -> tuple[int, str]:
    """A row of squares, the fuller the more: one a day."""
    top = max((value or 0) for value in chart.values) or 1
    size = min(_SQUARE, _WIDTH / max(len(chart.values), 1))
    parts = []
    for place, (label, value, text) in enumerate(
        zip(chart.labels, chart.values, chart.texts, strict=True)
    ):
        kind, shade = ("mark", max(round((value or 0) / top, 2), 0.2)) if value else ("track", 1)
        parts.append(
            f'<rect class="{kind}" x="{place * size:.1f}" y="0" width="{size - 2:.1f}" '
            f'height="{size - 2:.1f}" rx="2" opacity="{shade}">'
            f"<title>{escape(label)}: {escape(text)}</title></rect>"
        )
        if place % 5 == 0:
            x = (place + 0.5) * size - 1
            parts.append(f'<text class="soft middle" x="{x:.1f}" y="{size + 14:.1f}">'
                         f"{escape(label)}</text>")  # fmt: skip
    return round(size) + 18, "".join(parts)


def _short(label: str) -> str:
    return escape(fit(clean(label), _CELLS))

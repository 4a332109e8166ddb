"""Charts as inline SVG: bars, a line over time, a strip of days. Nothing is loaded for them.

Colours are those of the page (CSS variables), so that light and dark, screen and paper
share one drawing; every value stands as text beside its mark and in a <title>.
"""

from collections.abc import Sequence
from html import escape

from salesbook.output.report import Chart

_WIDTH = 640
_ROW = 26
_LABEL = 150
_NUMBER = 110


def draw(chart: Chart) -> str:
    """The chart as an <svg> element; an empty text where there is nothing to draw."""
    if not any(value for value in chart.values):
        return ""
    drawn = {"bars": _bars, "line": _line, "strip": _strip}[chart.kind](chart)
    return (
        f'<figure><figcaption>{escape(chart.title)}</figcaption>{drawn}</figure>'
    )  # fmt: skip


def share_bar(share: float) -> str:
    """A share of 0 to 1 as a small bar for a table cell."""
    wide = round(min(max(share, 0.0), 1.0) * 80, 1)
    return (
        '<svg class="share" width="80" height="10" aria-hidden="true">'
        '<rect class="track" width="80" height="10" rx="2"/>'
        f'<rect class="mark" width="{wide}" height="10" rx="2"/></svg>'
    )


def _bars(chart: Chart) -> str:
    top = max((value or 0) for value in chart.values) or 1
    room = _WIDTH - _LABEL - _NUMBER
    rows = []
    for place, (label, value, text) in enumerate(
        zip(chart.labels, chart.values, chart.texts, strict=True)
    ):
        y = place * _ROW
        wide = round((value or 0) / top * room, 1)
        rows.append(
            f'<text class="label" x="{_LABEL - 8}" y="{y + 17}">{escape(label)}</text>'
            f'<rect class="mark" x="{_LABEL}" y="{y + 4}" width="{wide}" height="18" rx="3">'
            f"<title>{escape(label)}: {escape(text)}</title></rect>"
            f'<text x="{_LABEL + wide + 8}" y="{y + 17}">{escape(text)}</text>'
        )
    return _svg(len(rows) * _ROW, "".join(rows), chart)


def _line(chart: Chart) -> str:
    """A line from left to right on a scale that begins at nothing; gaps where nothing is known."""
    high, left, bottom = 150, 36, 22
    top = max((value or 0) for value in chart.values) or 1
    step = (_WIDTH - 2 * left) / max(len(chart.values) - 1, 1)
    places = [
        None if value is None else (left + place * step, high - bottom - value / top * (high - 40))
        for place, value in enumerate(chart.values)
    ]
    parts = [f'<line class="axis" x1="{left}" x2="{_WIDTH - left}" y1="{high - bottom}" '
             f'y2="{high - bottom}"/>']  # fmt: skip
    run: list[str] = []
    for point in (*places, None):
        if point is not None:
            run.append(f"{point[0]:.1f},{point[1]:.1f}")
        elif run:
            parts.append(f'<polyline class="line" points="{" ".join(run)}"/>')
            run = []
    known = [place for place, point in enumerate(places) if point is not None]
    for place in known:
        point = places[place]
        assert point is not None
        x, y = point
        parts.append(
            f'<circle class="mark" cx="{x:.1f}" cy="{y:.1f}" r="4">'
            f"<title>{escape(chart.labels[place])}: {escape(chart.texts[place])}</title></circle>"
        )
        # The ends are read, the rest is looked at.
        if place in (known[0], known[-1]):
            parts.append(f'<text class="middle" x="{x:.1f}" y="{y - 10:.1f}">'
                         f"{escape(chart.texts[place])}</text>")  # fmt: skip
    for place in sorted({0, len(chart.labels) // 2, len(chart.labels) - 1}):
        parts.append(f'<text class="middle" x="{left + place * step:.1f}" y="{high - 6}">'
                     f"{escape(chart.labels[place])}</text>")  # fmt: skip
    return _svg(high, "".join(parts), chart)


def _strip(chart: Chart) -> str:
    """A row of squares, the fuller the more: one a day."""
    top = max((value or 0) for value in chart.values) or 1
    size = min(20.0, _WIDTH / max(len(chart.values), 1))
    parts = []
    for place, (label, value, text) in enumerate(
        zip(chart.labels, chart.values, chart.texts, strict=True)
    ):
        shade = round((value or 0) / top, 2)
        kind, opacity = ("mark", max(shade, 0.15)) if value else ("track", 1)
        parts.append(
            f'<rect class="{kind}" x="{place * size:.1f}" y="0" width="{size - 2:.1f}" '
            f'height="{size - 2:.1f}" rx="3" opacity="{opacity}">'
            f"<title>{escape(label)}: {escape(text)}</title></rect>"
        )
        if place % 5 == 0:
            parts.append(f'<text x="{place * size:.1f}" y="{size + 14:.1f}">{escape(label)}</text>')
    return _svg(round(size) + 18, "".join(parts), chart)


def _svg(high: int, inside: str, chart: Chart) -> str:
    said: Sequence[str] = [
        f"{label}: {text}" for label, text in zip(chart.labels, chart.texts, strict=True)
    ]
    return (
        f'<svg viewBox="0 0 {_WIDTH} {high}" role="img" '
        f'aria-label="{escape("; ".join(said))}">{inside}</svg>'
    )

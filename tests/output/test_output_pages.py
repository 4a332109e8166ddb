"""Reports as pages and pictures: what is shown, nothing that acts, charts say their numbers."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from nasty import NAMES, NASTY, STORABLE
from salesbook.output import html, typeset
from salesbook.output.charts import bar, spark
from salesbook.output.drawing import Chart
from salesbook.output.page import places
from salesbook.output.report import Column, Line, Report, Table
from salesbook.output.svg import draw, draw_alone
from salesbook.output.text import clean

COLUMNS = (
    Column("customer_id", "id", "id", shown=False),
    Column("change", "±", "code", words={"up": "↑"}),
    Column("customer", "customer", keep=True),
    Column("need", "need", under="customer"),
    Column("amount_fen", "amount", "money"),
    Column("days_left", "days left", "days"),
    Column("today", "progress", "sentences", weight=3),
    Column("next", "next", weight=2, under="today", lead="→ "),
    Column("grade", "grade", "grade"),
    Column("rate", "rate", "share"),
)
ROW = (7, "up", "Acme", "a crane", 6_500_000, -3, ("called", "visited"), "send quote", "A", 0.5)
BARE = (8, None, "Beta", None, None, None, (), None, "B", None)


def page(*tables: Table, **more: object) -> str:
    return "".join(html.write_lines(Report(tables, **more)))  # type: ignore[arg-type]


def body(text: str) -> str:
    return text.partition("<body>")[2]


class Tags(HTMLParser):
    """What a browser would see: the tags with their attributes, and the texts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_row_with_what_stands_beneath() -> None:
    text = body(page(Table(COLUMNS, [ROW, BARE], title="A customers")))
    assert "<h2>A customers</h2>" in text
    assert '<th>customer<div class="u">need</div></th>' in text
    assert "<th>progress</th>" in text  # what leads itself in needs no heading
    assert (
        '<td><div class="k">Acme</div><div class="u">a crane</div></td>'
        '<td class="r">65,000</td><td class="r late">-3</td>'
        '<td><div>called</div><div>visited</div><div class="u">→ send quote</div></td>'
        '<td class="n A">A</td>'
    ) in text
    assert '<td class="k">Beta</td>' in text
    assert "7" not in re.sub(r"<[^>]*>", "", text).split()  # the id is for programs


def test_a_column_nobody_filled_is_left_out_of_all_tables_alike() -> None:
    other = (*COLUMNS[:2], Column("note", "note"))
    one, two = Table(COLUMNS, [BARE]), Table(COLUMNS, [ROW])
    alone = Table(other, [(1, None, None)])
    report = Report((one, two, alone))
    names = [place.column.name for place in places(one, report)]
    assert names == ["change", "customer", "amount_fen", "days_left", "today", "grade", "rate"]
    assert [place.column.name for place in places(one, Report((one,)))] == ["customer", "grade"]
    assert places(alone, report) == []
    # What stands beneath keeps what it stands beneath.
    only_next = Table(COLUMNS, [(*BARE[:7], "call", "B", None)])
    (place,) = [one for one in places(only_next, Report((only_next,)))
                if one.column.name == "today"]  # fmt: skip
    assert [under.column.name for under in place.beneath] == ["next"]


def test_sentences_and_what_is_drawn_of_characters() -> None:
    head = (Line("Title", "strong"), Line("good news", "good"), Line("▁▂▃", "drawn"), Line(""))
    text = page(head=head, foot=(Line("small", "dim"),))
    assert "<title>Title</title>" in text
    assert '<h1>Title</h1>\n<p class="good">good news</p>\n<p></p>\n' in text
    assert "▁" not in text
    assert '<p class="dim">small</p>' in text
    nothing = page(Table(COLUMNS, [], title="A", empty="Nobody."))
    assert '<p class="dim">Nobody.</p>' in nothing
    assert "<table" not in nothing


CHARTS = (
    Chart("bars", "Sources", ["fair", "web"], [0.5, 0.25], ["50% (1 of 2)", "25%"]),
    Chart("line", "Weeks", [f"w{n}" for n in range(12)],
          [None, 0.5, 1.0, None, 0.8, *[0.9] * 7], [str(n) for n in range(12)]),
    Chart("strip", "Days", [str(n) for n in range(1, 32)], [float(n % 4) for n in range(31)],
          [str(n % 4) for n in range(31)]),
)  # fmt: skip


def test_charts_say_their_numbers_and_load_nothing() -> None:
    text = page(charts=CHARTS)
    seen = Tags(text)
    for chart in CHARTS:
        for label, said in zip(chart.labels, chart.texts, strict=True):
            if chart.kind != "line" or chart.values[int(label[1:])] is not None:
                assert any(f"{label}: {said}" in one for one in seen.texts)
    assert not re.search(r"url\(|@import|\bsrc=|\bhref=|<script|<link|<img", text)
    assert text.count("<polyline") == 2  # a gap where nothing is known
    drawn = [attrs for tag, attrs in seen.tags if tag in ("rect", "circle", "text", "line")]
    for attrs in drawn:
        for name in ("x", "x1", "x2", "cx"):
            if name in attrs:
                assert 0 <= float(attrs[name] or 0) <= 480


def test_a_chart_of_nothing_is_not_drawn() -> None:
    assert draw(Chart("bars", "Lost", [], [], [])) == ""
    assert draw(Chart("line", "Weeks", ["1"], [None], ["–"])) == ""
    assert 'class="charts"' not in page(charts=(Chart("bars", "Lost", ["a"], [0.0], ["0"]),))
    one = draw(Chart("line", "Weeks", ["1"], [0.5], ["50%"]))
    assert "50%" in one


def everywhere(text: str) -> Report:
    """The text wherever a report has texts."""
    row = (1, text, text, text, 5, 1, (text, text), text, text, 0.5)
    return Report(
        (Table(COLUMNS, [row], title=text), Table(COLUMNS, [], empty=text)),
        (Line(text, "strong"), Line(text, "warn")),
        (Line(text),),
        charts=(
            Chart("bars", text, [text], [1.0], [text]), Chart("line", text, [text], [1.0], [text]),
            Chart("strip", text, [text], [1.0], [text]),
        ),
    )  # fmt: skip


ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "div", "section", "table",
    "colgroup", "col", "thead", "tbody", "tr", "th", "td", "span", "figure", "figcaption", "svg",
    "rect", "text", "circle", "line", "polyline", "footer",
}  # fmt: skip


@pytest.mark.parametrize("text", NASTY, ids=NAMES)
def test_nothing_in_a_text_acts_on_a_page(text: str) -> None:
    made = "".join(html.write_lines(everywhere(text)))
    made.encode("utf-8")
    seen = Tags(made)
    assert {tag for tag, _attrs in seen.tags} <= ALLOWED
    quiet = Tags("".join(html.write_lines(everywhere("quiet"))))
    if text:
        assert len(seen.tags) == len(quiet.tags)
    assert not any(name.startswith("on") for _tag, attrs in seen.tags for name in attrs)
    if text.strip():
        assert clean(text).strip() in "".join(seen.texts)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", made)


@pytest.mark.parametrize("text", NASTY, ids=NAMES)
def test_a_chart_alone_is_a_whole_document(text: str) -> None:
    for chart in everywhere(text).charts:
        ElementTree.fromstring(draw_alone(chart, "'Noto Sans'"))


def test_a_pdf_and_a_picture_of_every_nasty_text() -> None:
    pytest.importorskip("typst")
    rows = [(n, None, text, text, 1, 1, (text,), text, "A", 0.5)
            for n, text in enumerate(STORABLE) if len(text) < 2000]  # fmt: skip
    charts = tuple(
        Chart("bars", text, [text], [1.0], [text]) for text in STORABLE if len(text) < 2000
    )
    report = Report(
        (Table(COLUMNS, rows, title="#panic()"),),
        tuple(Line(text) for text in STORABLE if len(text) < 2000),
        charts=charts,
    )
    assert typeset.typeset(report, "pdf").startswith(b"%PDF-")
    small = report._replace(charts=charts[:3], tables=(Table(COLUMNS, rows[:3]),), head=())
    assert typeset.typeset(small, "png").startswith(b"\x89PNG")


def test_nothing_in_a_text_is_markup_for_typst() -> None:
    source = "\n".join(typeset._source(everywhere('") #panic() $x$ \\ "'), "pdf"))
    # Within its quotes everything is text; outside of them stands only what we wrote.
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', '""', source)
    assert "panic" not in outside
    assert "$" not in outside


@pytest.mark.parametrize(
    ("share", "drawn"),
    [(0.0, "            "), (1.0, "████████████"), (0.5, "██████      "), (0.55, "██████▋     "),
     (2.0, "████████████"), (-1.0, "            "), (0.01, "▏           ")],
)  # fmt: skip
def test_a_bar(share: float, drawn: str) -> None:
    assert bar(share) == drawn


@pytest.mark.parametrize(
    ("values", "drawn"),
    [([], ""), ([0, 0], "▁▁"), ([1, 2, 3], "▃▆█"), ([None, 4, 0], " █▁"), ([None], " "),
     ([7], "█"), ([0.5, 1.0], "▅█")],
)  # fmt: skip
def test_a_line_of_steps(values: list[float | None], drawn: str) -> None:
    assert spark(values) == drawn

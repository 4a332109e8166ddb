"""A report as a message: what is said of a customer, what is cut, and that nothing acts."""

import json
import re

import pytest
from hypothesis import given, settings, strategies as st

from nasty import NASTY
from salesbook.i18n import use
from salesbook.output.message import GAP, Style, widen, write_message
from salesbook.output.report import Column, Line, Report, Table
from salesbook.output.text import clean


def size(text: str) -> int:
    return len(text.encode())


CHAT = Style(widen, strong="**", detail="> ", measure=size)
COLUMNS = (
    Column("rank", "#", "id"),
    Column("customer_id", "id", "id", shown=False),
    Column("customer", "customer", keep=True),
    Column("grade", "grade", "grade"),
    Column("need", "need"),
    Column("left", "days left", "days"),
    Column("why", "why", "sentences", weight=3),
    Column("action", "to do", weight=3, under="why", lead="→ "),
    Column("phone", "phone", weight=0, under="customer"),
)


def row(rank: int, name: str = "Acme", said: str = "send quote") -> tuple[object, ...]:
    return (rank, 7, name, "A", "CRM", 3, ("due today", "window ends"), said, "138 0013 8000")


def report(*tables: Table) -> Report:
    return Report(tables, (Line("Sat 11-21", "strong"), Line("A 1  B 2", "dim")), (Line("end"),))


def table(count: int, title: str = "A customers", **more: str) -> Table:
    return Table(COLUMNS, [row(at + 1, **more) for at in range(count)], title=title)


def names(*customers: str, title: str) -> Table:
    columns = (Column("customer", "customer", keep=True), Column("plan", "plan", weight=3))
    return Table(columns, [(name, "call") for name in customers], title=title)


def test_a_customer_in_a_paragraph() -> None:
    said = write_message(report(table(1)), CHAT)
    assert said.title == "Sat 11-21"
    assert said.left_out == 0
    assert said.text.split(GAP) == [
        "**Sat 11-21**\nA 1  B 2",
        "**A customers**",
        "**1. Acme** A · need CRM · days left 3 · 138 0013 8000\n"
        "> due today · window ends\n> → send quote",
        "end",
    ]


def test_short_records_make_a_list_and_empty_fields_nothing() -> None:
    columns = (Column("customer", "customer", keep=True), Column("plan", "plan", weight=3))
    rows = [("Acme", "call"), ("Beta", None)]
    text = write_message(report(Table(columns, rows, title="Plan")), CHAT).text
    assert text.split(GAP)[1] == "**Plan**\n**Acme** call\n**Beta**"
    empty = Table(columns, [], title="Plan", empty="Nothing planned.")
    assert "**Plan**\nNothing planned." in write_message(report(empty), CHAT).text
    assert write_message(Report(()), CHAT).text == ""


def test_a_place_with_a_header_of_its_own() -> None:
    said = write_message(report(table(1)), CHAT._replace(titled=False))
    assert said.title == "Sat 11-21"
    assert said.text.startswith("A 1  B 2")


def test_what_is_cut_goes_by_whole_customers_from_the_end() -> None:
    whole = write_message(report(table(9)), CHAT)
    limit = size(whole.text) - 1
    cut = write_message(report(table(9)), CHAT, limit)
    assert size(cut.text) <= limit
    assert cut.left_out == 1
    assert cut.text.split(GAP)[:-2] == whole.text.split(GAP)[:-2]
    assert cut.text.split(GAP)[-2:] == ["… and 1 more", "end"]
    # Just enough is enough.
    assert write_message(report(table(9)), CHAT, limit + 1) == whole


def test_the_last_table_gives_first_but_keeps_a_few() -> None:
    tables = [table(9, "A"), table(9, "B"), names(*"abcdefghi", title="Plan")]
    said = write_message(report(*tables), CHAT, 1150)
    first, plan, end = said.text.rpartition("**Plan**\n")
    assert plan + end == "**Plan**\n**a** call\n**b** call\n**c** call\n… and 6 more\n\nend"
    a_part, b_part = first.split("**B**")
    assert (a_part.count("Acme"), b_part.count("Acme")) == (6, 3)
    assert "… and 3 more" in a_part
    assert "… and 6 more" in b_part
    assert said.left_out == 15
    # Where there is less room still, they go too; the title never.
    said = write_message(report(*tables), CHAT, 90)
    assert said.text.split(GAP)[:3] == ["**Sat 11-21**\nA 1  B 2", "**A**", "… and 9 more"]
    assert said.left_out == 27
    assert write_message(report(*tables), CHAT, 1).text == "**Sat 11-21**"


def test_chinese() -> None:
    use("zh")
    try:
        assert "……还有 4 个" in write_message(report(table(9)), CHAT, 600).text
    finally:
        use("en")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=4),
    st.sampled_from(["王总的公司", "Acme", "𠮷野家😀", "*`[<"]),
    st.integers(60, 4000),
    st.booleans(),
)
def test_it_always_fits_and_counts_what_is_missing(
    counts: list[int], name: str, limit: int, by_json: bool
) -> None:
    def json_size(text: str) -> int:
        return len(json.dumps(text, ensure_ascii=False).encode()) - 2

    measure = json_size if by_json else size
    style = CHAT._replace(measure=measure, newline="  \n" if by_json else "\n")
    tables = [table(count, f"T{at}", name=name) for at, count in enumerate(counts)]
    whole, cut = (write_message(report(*tables), style, upto) for upto in (None, limit))
    assert measure(cut.text) <= limit
    assert cut.text.startswith("**Sat 11-21**")
    lines = whole.text.split("\n")
    assert all(line in lines or re.fullmatch(r"… and \d+ more(  )?", line)
               for line in cut.text.split("\n"))  # fmt: skip
    kept = sum(line.startswith("**") and "Sat" not in line and "**T" not in line
               for line in cut.text.split("\n"))  # fmt: skip
    assert kept + cut.left_out == sum(counts)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_one_endless_field_leaves_room_for_the_others(text: str) -> None:
    rows = [row(1, text, text), row(2, "Beta"), row(3, "Gamma")]
    said = write_message(
        Report((Table(COLUMNS, rows),), (Line(text, "strong"), Line("A 1"))), CHAT, 4096
    )
    assert size(said.text) <= 4096
    assert "**2. Beta**" in said.text
    assert said.left_out == 0


MENTIONS = [
    "<@all>", "<@wang>", "@所有人", "@all", "@13800138000", '<at user_id="all">所有人</at>',
    "<at id=all></at>", "[click](https://example.com/evil)", "![x](https://example.com/x.png)",
    "<https://example.com>", '<font color="warning">paid</font>', "**bold** *it* ~~no~~ `code`",
    "&lt;at id=all&gt;", "&#60;@all&#62;", "\\[a](b)", "<!-- x -->", "# heading", "--- ", "===",
    "- [ ] done", "a_b_c __d__",
]  # fmt: skip


@pytest.mark.parametrize("text", MENTIONS + NASTY, ids=range(len(MENTIONS) + len(NASTY)))
def test_nothing_a_customer_is_called_acts_in_a_chat(text: str) -> None:
    """Not in a name, not in a note, not in the title."""
    rows = [row(1, text, text)]
    said = write_message(Report((Table(COLUMNS, rows),), (Line(text, "strong"), Line(text))), CHAT)
    for line in said.text.replace(GAP, "\n").split("\n"):
        bare = re.sub(r"^> |\*\*", "", line)
        assert not re.search(r"[*`<\[\]~@_\\]|&#?\w+;", bare), bare
        assert not re.match(r"[-=#+]+(\s|$)", bare), bare
        assert line.count("**") in (0, 2)
        assert clean(line) == line


def test_what_is_harmless_reads_as_written() -> None:
    for text in ("A&B公司", "C# 3+2 (GZ)", "+86 138", "-5%", "https://example.com/a?b=1", "3/4"):
        assert widen(text) == text
    assert widen("[vip] 3~5 天") == "［vip］ 3～5 天"

"""The table on a screen: never wider than it, nothing dropped, colours that mean something."""

import io
import re

import pytest
from hypothesis import given, settings, strategies as st

from nasty import NAMES, NASTY
from salesbook.output.emit import emit
from salesbook.output.report import Column, Line, Report, Table
from salesbook.output.text import clean, width

STYLES = re.compile(r"\x1b\[[0-9;]*m")
AGENDA = (
    Column("rank", "#", "whole"),
    Column("grade", "Gr", "grade"),
    Column("customer", "客户", keep=True),
    Column("days_late", "Late", "days"),
    Column("why", "为什么", "list", weight=3),
    Column("action", "做什么", weight=2),
    Column("phone", "电话", under="customer", weight=0),
    Column("last_words", "上次说", under="why"),
)
ROWS = [
    (1, "A", "深圳市华强北电子科技有限公司", 3, ("答应今天 10:00 发送详细方案",), "发送方案",
     "13800138000", "方案今天上午给我，下午开会要用"),
    (2, "B", "Northwind Traders Ltd", 0, ("window ends in 2 days", "overdue"), "call",
     "+86 10 5992 8888", None),
    (3, "C", "李娜 ❤️", None, (), "微信", None, "𠮷"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("COLORTERM", raising=False)


def drawn(report: Report, terminal: int) -> str:
    out = io.StringIO()
    emit(report, "table", out=out, terminal_width=terminal)
    return out.getvalue()


def bare(report: Report, terminal: int) -> list[str]:
    return STYLES.sub("", drawn(report, terminal)).splitlines()


def agenda(rows: object = ROWS, **options: object) -> Report:
    return Report((Table(AGENDA, rows, **options),))  # type: ignore[arg-type]


def test_wide_enough_is_one_line_a_record() -> None:
    assert bare(agenda(), 200) == [
        "#  Gr  客户                          Late  为什么                          做什么    "
        "电话              上次说",
        "─" * 133,
        "1  A   深圳市华强北电子科技有限公司     3  答应今天 10:00 发送详细方案     发送方案  "
        "13800138000       方案今天上午给我，下午开会要用",
        "2  B   Northwind Traders Ltd            0  window ends in 2 days, overdue  call      "
        "+86 10 5992 8888",
        "3  C   李娜 ❤️                                                             微信      "
        "                  𠮷",
    ]


def test_narrower_puts_columns_beneath_others() -> None:
    assert bare(agenda(), 100) == [
        "#  Gr  客户                          Late  为什么                          做什么",
        "       电话                                上次说",
        "─" * 83,
        "1  A   深圳市华强北电子科技有限公司     3  答应今天 10:00 发送详细方案     发送方案",
        "       13800138000                         方案今天上午给我，下午开会要用",
        "2  B   Northwind Traders Ltd            0  window ends in 2 days, overdue  call",
        "       +86 10 5992 8888",
        "3  C   李娜 ❤️                                                             微信",
        "                                           𠮷",
    ]


def test_narrow_cuts_texts_and_folds_the_name() -> None:
    assert bare(agenda(), 60) == [
        "#  Gr  客户                Late  为什么             做什么",
        "       电话                      上次说",
        "─" * 60,
        "1  A   深圳市华强北电子科     3  答应今天 10:00…    发送方案",
        "       技有限公司                方案今天上午给我，下午开会…",
        "       13800138000",
        "2  B   Northwind Traders      0  window ends in 2…  call",
        "       Ltd",
        "       +86 10 5992 8888",
        "3  C   李娜 ❤️                                      微信",
        "                                 𠮷",
    ]


def test_too_narrow_for_a_table_are_cards() -> None:
    assert bare(agenda(), 36) == [
        "1  A  深圳市华强北电子科技有限公司",
        "  Late    3",
        "  为什么  答应今天 10:00 发送详细方",
        "          案",
        "  做什么  发送方案",
        "  电话    13800138000",
        "  上次说  方案今天上午给我，下午开会",
        "          要用",
        "",
        "2  B  Northwind Traders Ltd",
        "  Late    0",
        "  为什么  window ends in 2 days,",
        "          overdue",
        "  做什么  call",
        "  电话    +86 10 5992 8888",
        "",
        "3  C  李娜 ❤️",
        "  做什么  微信",
        "  上次说  𠮷",
    ]


def test_a_card_of_fields_is_folded_not_cut() -> None:
    card = Table(
        (Column("f", "F"), Column("v", "V")),
        [("客户", "王总"), ("需求", "希望在春节前把三个仓库的库存系统统一到一个平台")],
        headless=True,
    )
    assert bare(Report((card,)), 40) == [
        "客户  王总",
        "需求  希望在春节前把三个仓库的库存系统统",
        "      一到一个平台",
    ]
    assert bare(Report((card,)), 12) == [
        "客户",
        "  王总",
        "需求",
        "  希望在春节",
        "  前把三个仓",
        "  库的库存系",
        "  统统一到一",
        "  个平台",
    ]


def test_head_and_foot_stand_apart_and_are_folded() -> None:
    report = agenda([], empty="Nothing is due.")._replace(
        head=(Line("Two promised, one complaint", "strong"),), foot=(Line("7 more", "dim"),)
    )
    assert bare(report, 20) == [
        "Two promised,",
        "one complaint",
        "",
        "Nothing is due.",
        "",
        "7 more",
    ]


def test_colours_mean_something() -> None:
    said = drawn(agenda(), 120)
    assert "\x1b[1;31mA\x1b[0m" in said
    assert "\x1b[33mB\x1b[0m" in said
    assert "\x1b[2mC\x1b[0m" in said
    assert "\x1b[31m3\x1b[0m" in said
    assert "\x1b[31m0" not in said
    assert "\x1b[1mNorthwind Traders Ltd\x1b[0m" in said
    assert "\x1b[2m13800138000\x1b[0m" in drawn(agenda(), 80)
    left = Table((Column("days_left", "Left", "days"),), [(2,), (-1,)])
    assert drawn(Report((left,)), 80).splitlines()[2:] == ["   2", "  \x1b[31m-1\x1b[0m"]
    assert drawn(Report((), head=(Line("x", "warn"), Line("y", "good"))), 80) == (
        "\x1b[33mx\x1b[0m\n\x1b[32my\x1b[0m\n"
    )


def test_no_color_leaves_weight_and_a_dumb_terminal_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    coloured = bare(agenda(), 80)
    monkeypatch.setenv("NO_COLOR", "1")
    said = drawn(agenda(), 80)
    assert "\x1b[1mA" in said
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", said)
    assert STYLES.sub("", said).splitlines() == coloured
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert drawn(agenda(), 80).splitlines() == coloured


def check_fits(report: Report, terminal: int) -> list[str]:
    said = drawn(report, terminal)
    without = STYLES.sub("", said)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", without)
    lines = without.split("\n")
    assert all(width(line) <= terminal for line in lines), terminal
    return lines


TEXT = st.one_of(st.none(), st.text(max_size=40), st.sampled_from([t[:300] for t in NASTY]))
RECORD = st.tuples(
    st.integers(0, 99),
    st.sampled_from(["A", "B", "C", None, "X"]),
    TEXT,
    st.one_of(st.none(), st.integers(-99, 9999)),
    st.lists(st.text(max_size=12), max_size=3).map(tuple),
    TEXT,
    st.one_of(st.none(), st.text("0123456789+- ", max_size=20)),
    TEXT,
)


@settings(deadline=None)
@given(st.lists(RECORD, min_size=1, max_size=5), st.integers(20, 200), st.booleans())
def test_no_line_is_wider_than_the_terminal(
    rows: list[tuple[object, ...]], terminal: int, headless: bool
) -> None:
    check_fits(agenda(rows, title="标题", headless=headless), terminal)


@settings(deadline=None)
@given(st.text(max_size=80), st.integers(20, 200))
def test_the_important_column_is_never_cut(name: str, terminal: int) -> None:
    row = (1, "A", name, 0, ("why " * 20,), "do " * 20, "13800138000", "said " * 20)
    lines = check_fits(agenda([row]), terminal)
    # The name may be folded over lines, with other cells beside it.
    rest = iter("".join(lines))
    assert all(char in rest for char in clean(name) if char != " ")


@pytest.mark.parametrize("text", NASTY, ids=NAMES)
@pytest.mark.parametrize("terminal", [20, 40, 80, 120, 200])
def test_nasty_texts_never_break_the_table(text: str, terminal: int) -> None:
    row = (1, "A", text, 3, (text, text), text, text, text)
    report = agenda([row, row], title=text)._replace(head=(Line(text, "warn"),), foot=(Line(text),))
    check_fits(report, terminal)


@pytest.mark.parametrize("terminal", [-1, 0, 1, 2, 5, 10, 19])
def test_a_width_where_nothing_fits_does_not_crash(terminal: int) -> None:
    assert drawn(agenda(title="T"), terminal)
    assert drawn(agenda(title="T", headless=True), terminal)


def test_markup_and_emoji_codes_stay_as_they_are() -> None:
    said = drawn(Report((Table((Column("a", "A"),), [("[vip] [/] :smile: {x} %s",)]),)), 80)
    assert "[vip] [/] :smile: {x} %s" in said


def test_under_an_unknown_or_circular_column_stays_on_the_line() -> None:
    columns = (
        Column("a", "A", under="b"),
        Column("b", "B", under="a"),
        Column("c", "C", under="c"),
        Column("d", "D", under="gone"),
    )
    lines = check_fits(Report((Table(columns, [("x" * 30,) * 4]),)), 60)
    assert len(lines) == 4


def test_a_long_heading_over_short_cells_is_folded_before_texts_are_cut() -> None:
    columns = (
        Column("days_late", "Days late", "days"),
        Column("missed", "逾期天数", "days"),
        Column("note", "Note"),
    )
    report = Report((Table(columns, [(3, 4, "the boss wants to see it")]),))
    assert bare(report, 80)[0] == "Days late  逾期天数  Note"
    assert bare(report, 36) == [
        "Days  逾期  Note",
        "late  天数",
        "─" * 36,
        "   3     4  the boss wants to see it",
    ]


def test_a_short_remainder_of_a_name_is_not_folded() -> None:
    columns = (Column("customer", "Customer", keep=True), Column("note", "Note"))
    report = Report((Table(columns, [("深圳市第一电子科技有限公司", "x" * 200)]),))
    assert bare(report, 80)[2].startswith("深圳市第一电子科技有限公司  x")


def test_a_text_on_a_card_takes_three_lines_at_most() -> None:
    columns = (Column("customer", "Customer", keep=True), Column("need", "Need", weight=1))
    wide = tuple(Column(f"on_{place}", "On", "day") for place in range(4))
    row = ("王总", "客" * 300, *["2026-11-21"] * 4)
    lines = bare(Report((Table(columns + wide, [row]),)), 40)
    assert lines[:2] == ["王总", "  Need  " + "客" * 16]
    assert lines[3] == "        " + "客" * 15 + "…"
    assert lines[4:] == ["  On    2026-11-21"] * 4

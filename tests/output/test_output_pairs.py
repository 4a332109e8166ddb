"""A file on one screen: two short fields share a line, nothing is cut, no line is too wide."""

import io
import re

import pytest
from hypothesis import given, settings, strategies as st

from nasty import NASTY
from salesbook.output.emit import emit
from salesbook.output.pairs import arrange_pairs
from salesbook.output.report import Column, Report, Table
from salesbook.output.text import width

ROWS = [
    ("行业", "食品"),
    ("需求", "冷库和常温库一套系统管，批次要能追到原料"),
    ("地区", "浙江 衢州"),
    ("预算", "45万"),
]


def bare(rows: list[tuple[str, str]], terminal: int) -> list[str]:
    lines = []
    for pieces in arrange_pairs(rows, terminal):
        text = ""
        for piece in pieces:
            text += " " * (piece.left - width(text)) + piece.text
        lines.append(text)
    return lines


def test_short_ones_share_a_line_and_long_ones_follow() -> None:
    assert bare(ROWS, 60) == [
        "行业  食品                     地区  浙江 衢州",
        "预算  45万",
        "需求  冷库和常温库一套系统管，批次要能追到原料",
    ]
    assert bare(ROWS, 40)[-2:] == [
        "需求  冷库和常温库一套系统管，批次要能追",
        "      到原料",
    ]


def test_no_columns_for_two_fields_or_on_a_narrow_screen() -> None:
    assert bare(ROWS[:2], 120) == ["行业  食品", "需求  冷库和常温库一套系统管，批次要能追到原料"]
    assert bare(ROWS, 20)[:2] == ["行业", "  食品"]


def test_a_long_field_stands_above_its_value() -> None:
    rows = [*ROWS, ("f" * 30, "v")]
    assert bare(rows, 80)[-2:] == ["f" * 30, "  v"]


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from(["", "行业", "x" * 40]), st.sampled_from(["", "短", *NASTY])),
        min_size=1,
    ),
    st.integers(4, 200),
)
def test_nothing_is_lost_and_no_line_is_too_wide(
    rows: list[tuple[str, str]], terminal: int
) -> None:
    from salesbook.output.text import clean

    rows = [(clean(label), clean(value)) for label, value in rows]
    lines = arrange_pairs(rows, terminal)
    for line in lines:
        edge = 0
        for piece in line:
            assert piece.left >= edge
            edge = piece.left + width(piece.text)
        assert edge <= terminal

    def letters(texts: list[str]) -> list[str]:
        return sorted("".join(texts).replace(" ", ""))

    assert letters([piece.text for line in lines for piece in line]) == letters(
        [text for row in rows for text in row]
    )


@pytest.mark.parametrize("terminal", [None, 100])
def test_a_pipe_has_one_field_a_line(terminal: int | None) -> None:
    columns = (Column("field", "field"), Column("text", "entry", keep=True))
    out = io.StringIO()
    report = Report((Table(columns, ROWS, headless=True, paired=True),))
    emit(report, "table", out=out, terminal_width=terminal)
    text = re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue())
    assert len(text.splitlines()) == (4 if terminal is None else 2)

from collections.abc import Callable

import pytest

from salesbook.errors import BadValue
from salesbook.output.cells import show_cell, show_table
from salesbook.output.report import KINDS, Column, Table, choose

STATUS = {"active": "在跟", "lost": "流失"}


@pytest.mark.parametrize(
    ("kind", "value", "en", "zh"),
    [
        ("text", "王总\x1b", "王总\\x1b", "王总\\x1b"),
        ("text", None, "", ""),
        ("text", "", "", ""),
        ("whole", 1234567, "1,234,567", "1,234,567"),
        ("whole", 0, "0", "0"),
        ("id", 12345, "12345", "12345"),
        ("days", -4, "-4", "-4"),
        ("days", None, "", ""),
        ("ratio", 0.14, "0.14", "0.14"),
        ("ratio", 0.5, "0.50", "0.50"),
        ("ratio", 1, "1", "1"),
        ("day", "2026-11-21", "2026-11-21", "2026-11-21"),
        ("time", "15:00", "15:00", "15:00"),
        ("moment", "2026-11-21T15:04:05+08:00", "2026-11-21 15:04", "2026-11-21 15:04"),
        ("moment", "2026-11-21", "2026-11-21", "2026-11-21"),
        ("grade", "A", "A", "A"),
        ("list", ("重点", "展会"), "重点, 展会", "重点、展会"),
        ("list", [], "", ""),
        ("flag", True, "yes", "yes"),
        ("flag", False, "no", "no"),
        ("money", 65000000, "650,000", "65万"),
        ("money", 800000, "8,000", "8,000元"),
        ("money", None, "", ""),
    ],
)
def test_human_text_of_a_cell(
    kind: str, value: object, en: str, zh: str, speak: Callable[[str], None]
) -> None:
    column = Column("x", "X", kind)
    assert kind in KINDS
    assert show_cell(value, column) == en
    speak("zh")
    assert show_cell(value, column) == zh


def test_a_pair_of_amounts_is_a_range(speak: Callable[[str], None]) -> None:
    from salesbook.domain.amounts import show_range

    column = Column("budget", "Budget", "money")
    assert show_cell((50_0000_00, 80_0000_00), column) == show_range(50_0000_00, 80_0000_00, "en")


def test_codes_are_shown_by_their_words() -> None:
    code = Column("status", "状态", "code", words=STATUS)
    assert show_cell("active", code) == "在跟"
    assert show_cell("unknown", code) == "unknown"
    assert show_cell(("active", "lost"), code._replace(kind="list")) == "在跟, 流失"


def test_only_shown_columns_are_shown() -> None:
    table = Table((Column("a", "A"), Column("b", "B", shown=False)), [("x", "y")])
    columns, rows = show_table(table)
    assert [column.name for column in columns] == ["a"]
    assert rows == [["x"]]


def test_choose_orders_and_shows_columns() -> None:
    table = Table((Column("a", "A"), Column("b", "B", shown=False), Column("c", "C")), [(1, 2, 3)])
    chosen = choose(table, ["c", " b ", "c"])
    assert [column.name for column in chosen.columns] == ["c", "b"]
    assert all(column.shown for column in chosen.columns)
    assert list(chosen.rows) == [(3, 2)]


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["a", "x", "y"], "There is no column x, y. Known columns: a, b"),
        ([], "No column is named. Known columns: a, b"),
        ([" "], "No column is named. Known columns: a, b"),
    ],
)
def test_an_unknown_column_is_refused_naming_the_known(names: list[str], sentence: str) -> None:
    table = Table((Column("a", "A"), Column("b", "B")), [])
    with pytest.raises(BadValue) as failure:
        choose(table, names)
    assert failure.value.sentence == sentence

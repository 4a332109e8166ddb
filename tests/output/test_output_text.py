import unicodedata

import pytest
from hypothesis import example, given, strategies as st

from nasty import NAMES, NASTY
from salesbook.output.text import clean, fit, pad, width, wrap

ANY_TEXT = st.one_of(
    st.text(), st.text("a王❤\ufe0f\u200d👩🏽 ，。.\u0301\x1b\n1"), st.sampled_from(NASTY)
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("王总", "王总"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("a\x00b", "a\\x00b"),
        ("\x7f", "\\x7f"),
        ("a\nb", "a⏎b"),
        ("a\r\nb", "a⏎b"),
        ("a\rb", "a\\x0db"),
        ("a\tb", "a b"),
        ("\u202egnp", "\\u202egnp"),
        ("\u2066x\u2069", "\\u2066x\\u2069"),
        ("王\u200b总", "王\\u200b总"),
        ("\ufeffa", "\\ufeffa"),
        ("a\u2028b", "a\\u2028b"),
        ("a\x85b", "a\\x85b"),
        ("\u00ad", "\\xad"),
        ("\u3164", "\\u3164"),
        ("\U000e0041", "\\U000e0041"),
        ("bad\udc80", "bad\\udc80"),
        ("👨‍👩‍👧‍👦 ❤️", "👨‍👩‍👧‍👦 ❤️"),
        ("\u3000王", "\u3000王"),
        ("[/] {name} %s", "[/] {name} %s"),
    ],
)
def test_clean_shows_what_steers(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(ANY_TEXT)
def test_clean_text_is_one_harmless_line(text: str) -> None:
    shown = clean(text)
    categories = {unicodedata.category(char) for char in shown if char != "\u200d"}
    assert not categories & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert len(shown.splitlines()) <= 1
    assert clean(shown) == shown
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("王总", 4),
        ("A王b", 4),
        ("（）", 4),
        ("ｱ", 1),
        ("𠮷野家", 6),
        ("é", 1),
        ("e\u0301", 1),
        ("葛\U000e0100城", 4),
        ("😀", 2),
        ("❤", 1),
        ("❤️", 2),
        ("☎️⚠️", 4),
        ("1️⃣", 2),
        ("1", 1),
        ("👨‍👩‍👧‍👦", 2),
        ("👩‍❤️‍👨", 2),
        ("🏳️‍🌈", 2),
        ("👍🏽", 2),
        ("🇨🇳", 2),
        ("王\u200d总", 4),
        ("a\u200db", 2),
        ("a\ufe0f", 1),
        ("ที่", 1),
        ("\u1112\u1161\u11ab", 2),
        ("…⏎·", 3),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


@given(ANY_TEXT, st.integers(0, 60))
@example("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3)
def test_fit_never_takes_more_and_cuts_only_what_is_too_long(text: str, cells: int) -> None:
    text = clean(text)
    cut = fit(text, cells)
    assert width(cut) <= cells
    if width(text) <= cells:
        assert cut == text
    elif cells:
        assert cut.endswith("…")
        assert text.startswith(cut[:-1])


@pytest.mark.parametrize(
    ("text", "cells", "cut"),
    [
        ("深圳市华强北", 12, "深圳市华强北"),
        ("深圳市华强北", 11, "深圳市华强…"),
        ("深圳市华强北", 10, "深圳市华…"),
        ("call to rearrange", 8, "call to…"),
        ("call to rearrange", 9, "call to…"),
        ("❤️❤️❤️", 4, "❤️…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_fit(text: str, cells: int, cut: str) -> None:
    assert fit(text, cells) == cut


def test_pad_counts_cells() -> None:
    assert pad("王总", 6) == "王总  "
    assert pad("12", 4, right=True) == "  12"
    assert pad("王总王总", 4) == "王总王总"


@given(ANY_TEXT, st.integers(2, 60))
def test_wrap_loses_nothing_but_spaces(text: str, cells: int) -> None:
    text = clean(text)
    lines = wrap(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("", 10, [""]),
        ("fits", 4, ["fits"]),
        ("send the quote today", 10, ["send the", "quote", "today"]),
        ("方案今天上午给我，下午要用", 16, ["方案今天上午给", "我，下午要用"]),
        ("客户说ERP要换", 8, ["客户说", "ERP要换"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ],
)
def test_wrap(text: str, cells: int, lines: list[str]) -> None:
    assert wrap(text, cells) == lines


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("今天：约定 6、投诉 1、回款 2", 20, ["今天：约定 6、", "投诉 1、回款 2"]),
        ("A 10  B 18 · 6 A unsigned", 20, ["A 10  B 18 ·", "6 A unsigned"]),
        ("promised 6, complaints 1", 20, ["promised 6,", "complaints 1"]),
        ("one · and then a long sentence", 20, ["one · and then a", "long sentence"]),
        ("about 12,345 customers more", 20, ["about 12,345", "customers more"]),
        ("no marks at all in it", 12, ["no marks at", "all in it"]),
    ],
)
def test_wrap_prefers_to_part_the_parts(text: str, cells: int, lines: list[str]) -> None:
    assert wrap(text, cells, "、·,") == lines


def test_nasty_names_are_unique() -> None:
    assert len(set(NAMES)) == len(NASTY)

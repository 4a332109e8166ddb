"""Spans of days, and the keys that names and phones are compared by."""

import os
from contextlib import suppress

import pytest
from hypothesis import given, strategies as st

from salesbook.errors import BadValue
from salesbook.phrases.names import digits, fold
from salesbook.phrases.numerals import read_numeral
from salesbook.phrases.span import read_span

PHONES = os.path.join(os.path.dirname(__file__), "..", "data", "phones.tsv")

SPANS = """
10|10d|10 D|10天|１０天|十天|10 days|每10天|every 10 days|ten days = 10
14|2w|两周|二周|每两周|2 weeks|every two weeks|两个星期|2个礼拜|fortnightly|2週 = 14
7|1w|weekly|每周|每星期|every week|a week|one week|一周 = 7
30|1 month|monthly|每月|一个月|1m|每个月|a month = 30
90|3个月|quarterly|每季度|一季度|3 months = 90
1|daily|每天|1d|一天|every day = 1
15|半个月|半月|每半个月 = 15
180|半年 = 180
365|1年|一年|yearly|每年 = 365
"""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (text, int(line.split(" = ")[1]))
        for line in SPANS.strip().splitlines()
        for text in line.split(" = ")[0].split("|")
    ],
)
def test_span(text, days):
    assert read_span(text) == days
    assert read_span(f" {text} ") == days


@pytest.mark.parametrize(
    "text",
    [
        *("", "0", "0d", "-3", "3651", "9999d", "1.5w", "biweekly", "每隔3天", "every", "每"),
        *("abc", "d", "天", "10x", "10 10", "下周", "+3d", "week", "三五天", "九" * 100),
    ],
)
def test_no_span(text):
    with pytest.raises(BadValue):
        read_span(text)


@given(st.text())
def test_any_span(text):
    with suppress(BadValue):
        assert 1 <= read_span(text) <= 3650


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("零", 0),
        ("五", 5),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("三十一", 31),
        ("二十", 20),
        ("一百", 100),
        ("一百零五", 105),
        ("两百二十三", 223),
        ("零五", 5),
        ("二〇二六", 2026),
        ("三五", None),
        ("十十", None),
        ("百", None),
        ("一百五", None),
        ("两十", None),
        ("十零", None),
        ("一百零", None),
        ("一二三", None),
        ("", None),
        ("a", None),
    ],
)
def test_numeral(text, number):
    assert read_numeral(text) == number


@given(st.text("零〇一二两三四五六七八九十百", max_size=6))
def test_any_numeral(text):
    number = read_numeral(text)
    assert number is None or 0 <= number <= 9999


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  ACME　Ｌｔｄ.  ", "acme ltd."),
        ("Straße", "strasse"),
        ("张\u200b总\ufeff", "张总"),
        ("ﬁne", "fine"),
        ("王\t 总\n", "王 总"),
        ("上海（浦东）", "上海(浦东)"),
        ("", ""),
    ],
)
def test_fold(text, key):
    assert fold(text) == key


@given(st.text())
def test_fold_is_a_key(text):
    key = fold(text)
    assert fold(key) == key
    assert key == " ".join(key.split())
    assert fold(f" {text}\u200b ") == key


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+86-138-0013-8000", "13800138000"),
        ("0086 13800138000", "13800138000"),
        ("86 13800138000", "13800138000"),
        ("8613800138000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("＋86 138 0013 8000", "13800138000"),
        ("(+86) 138 0013 8000", "13800138000"),
        ("021-55551234转801", "02155551234801"),
        ("+86 021-55551234转801", "02155551234801"),
        ("+86 21 5555 1234", "2155551234"),
        ("+86 400-820-8820", "4008208820"),
        ("86012345", "86012345"),
        ("8655551234", "8655551234"),
        ("+852 9123 4567", "85291234567"),
        ("+86", "86"),
        ("张总", ""),
        ("", ""),
    ],
)
def test_digits(text, number):
    assert digits(text) == number


def listed() -> list[list[str]]:
    with open(PHONES, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip() and line[0] != "#"]


@pytest.mark.parametrize("row", listed(), ids=lambda row: row[0])
def test_digits_end_a_full_number(row):
    typed, number = row
    if number != "-":
        assert number.replace("x", "").endswith(digits(typed).lstrip("0"))


@given(st.text())
def test_any_digits(text):
    found = digits(text)
    assert not found or (found.isascii() and found.isdigit())

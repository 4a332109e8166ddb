"""Amounts as people write them, in yuan here and in fen in the program."""

import os

import pytest
from hypothesis import given, strategies as st

from salesbook.domain.amounts import show_money, show_range, show_sum
from salesbook.errors import BadValue
from salesbook.phrases.money import MOST_YUAN, read_amount, read_range

CASES = os.path.join(os.path.dirname(__file__), "..", "data", "amounts.tsv")


def listed() -> list[list[str]]:
    with open(CASES, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip() and line[0] != "#"]


def read(text: str) -> list[str]:
    try:
        return [f"{fen / 100:.2f}".removesuffix(".00") for fen in read_range(text)]
    except BadValue:
        return ["-"]


@pytest.mark.parametrize("row", listed(), ids=lambda row: row[0])
def test_listed(row):
    assert read(row[0]) == row[1:]


AMOUNTS = """
1200|1,200|1，200|１２００|RMB 1200|1200 CNY|￥1200|¥1200元|人民币1200元|1200元整|1200块钱 = 1200
1.2k|1千2 = 1200
一千二|一千二百|1千2百|1.2千|1200.00|0.12万|0.12w|预算1200|约 1200 元|1200左右|1200+|1200多 = 1200
1200起 = 1200
65万|65萬|65 万|65w|65W|六十五万|陆拾伍万元整|650,000|约65万|65万左右|65万以上|65万多 = 650000
近65万|~65万 = 650000
1万5|1万5千|一万五|一万五千|1.5万|1.50万元|15k|1万5000|15,000块 = 15000
3万2|32000|三万二|3.2w = 32000
1万500|一万零五百|1万零500 = 10500
一万零五 = 10005
一百零五万|105万|1百零5万 = 1050000
两百万|二百万|2百万|200万|2m|2 million = 2000000
100多万|100万|一百多万|100余万 = 1000000
十万|10万|10w = 100000
十二万五|12万5|12.5万 = 125000
1亿2|1.2亿|1亿2000万|一亿两千万|12000万 = 120000000
一亿零五百万 = 105000000
1万亿|10000亿 = 1000000000000
一百五|150|一百五十 = 150
三百零五 = 305
十五 = 15
12.34|12元3角4分|￥12.34 = 12.34
12.5|12块5|12元5角|十二块五|十二块五毛 = 12.50
0|0元|0.00 = 0
"""


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        (text, line.split(" = ")[1])
        for line in AMOUNTS.strip().splitlines()
        for text in line.split(" = ")[0].split("|")
    ],
)
def test_amount(text, yuan):
    assert read(text) == [yuan, yuan]
    assert read(f" {text}\u3000") == [yuan, yuan]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("50-80万", 500000, 800000),
        ("50 - 80万", 500000, 800000),
        ("50～80万元", 500000, 800000),
        ("50–80w", 500000, 800000),
        ("50—80万左右", 500000, 800000),
        ("约50到80万", 500000, 800000),
        ("￥50万-￥80万", 500000, 800000),
        ("50万元至80万元", 500000, 800000),
        ("三十到五十万", 300000, 500000),
        ("五百到八百万", 5000000, 8000000),
        ("5千-8千万", 50000000, 80000000),
        ("5k-8k", 5000, 8000),
        ("5000-8000", 5000, 8000),
        ("5000-1万", 5000, 10000),
        ("3千-5万", 3000, 50000),
        ("8千-1万2", 8000, 12000),
        ("5000万-1.2亿", 50000000, 120000000),
        ("0元-5万", 0, 50000),
        ("30万以内", 0, 300000),
        ("不到30万", 0, 300000),
        ("30万以下", 0, 300000),
    ],
)
def test_range(text, low, high):
    assert read_range(text) == (low * 100, high * 100)
    with pytest.raises(BadValue, match="range"):
        read_amount(text)


REFUSED = """
abc|很多|万|亿|元|百万|几十万|数十万|上百万|十几万|三五万|三五十万|八九十万|半万|1万半|一个亿半
1万50|1.5万5
1e5|0x10|1_000|1,20|12,0000|1 200 000|5 0 0|1..5|1.2.3|٣万|1万2万|5万3亿|1亿亿|-5|-5万|负5万|−5
0.001|12.345
0.0000001万元|$50k|50万美元|€5|100港元|50USD|80-50万|90-1万|9-8|50-|-|50-80-90万|到50万|30到
1001万亿|9999999999999999
"""


@pytest.mark.parametrize("text", REFUSED.strip("\n").replace("\n", "|").split("|"))
def test_refused(text):
    assert read(text) == ["-"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("$50k", "currency"),
        ("-5", "negative"),
        ("0.001", "fen"),
        ("9999万亿", "1,000,000,000,000,000"),
        ("80-50万", "smaller one first"),
        ("很多", "Try 65万"),
    ],
)
def test_the_reason_is_said(text, reason):
    with pytest.raises(BadValue) as caught:
        read_range(text)
    assert reason in caught.value.sentence
    assert text in caught.value.sentence


@pytest.mark.parametrize(
    ("fen", "zh", "en"),
    [
        (0, "0元", "0"),
        (1, "0.01元", "0.01"),
        (150, "1.5元", "1.5"),
        (800_000, "8,000元", "8,000"),
        (1_500_000, "1.5万", "15,000"),
        (65_000_000, "65万", "650,000"),
        (1_234_500, "12,345元", "12,345"),
        (123_450_000, "123.45万", "1,234,500"),
        (12_000_000_000, "1.2亿", "120,000,000"),
        (12_345_000_000, "12,345万", "123,450,000"),
        (-65_000_000, "-65万", "-650,000"),
    ],
)
def test_shown(fen, zh, en):
    assert show_money(fen, "zh") == zh
    assert show_money(fen, "en") == en


def test_a_range_is_shown():
    assert show_range(50_000_000, 80_000_000, "zh") == "50-80万"
    assert show_range(50_000_000, 80_000_000, "en") == "500,000-800,000"
    assert show_range(800_000, 900_000, "zh") == "8,000-9,000元"
    assert show_range(50_000_000, 12_000_000_000, "zh") == "50万-1.2亿"
    assert show_range(65_000_000, 65_000_000, "zh") == "65万"


ROUND = st.one_of(
    st.integers(0, MOST_YUAN * 100),
    st.integers(0, 10**9).map(lambda ten_thousands: ten_thousands * 1_000_000),
    st.integers(0, 10**5),
)


@given(ROUND, st.sampled_from(["zh", "en"]))
def test_what_is_shown_reads_back(fen, language):
    assert read_amount(show_money(fen, language)) == fen


@given(ROUND, ROUND, st.sampled_from(["zh", "en"]))
def test_a_shown_range_reads_back(one, other, language):
    low, high = sorted((one, other))
    assert read_range(show_range(low, high, language)) == (low, high)


@given(
    st.one_of(
        st.text(), st.text("0123456789.,-~万亿千百十零一二两五元块角分约多到至kw ￥$", max_size=20)
    )
)
def test_any_text(text):
    try:
        low, high = read_range(text)
    except BadValue:
        return
    assert 0 <= low <= high <= MOST_YUAN * 100


@pytest.mark.parametrize("unit", ["1", "万", "1万", "-", " ", "约", "多", ","])
def test_a_hundred_kilobytes(unit):
    assert read(unit * (100_000 // len(unit))) == ["-"]


@pytest.mark.parametrize(
    ("fen", "chinese", "english"),
    [
        (0, "0元", "0"),
        (49, "0元", "0"),
        (-50, "0元", "0"),
        (150, "2元", "2"),
        (123_456, "1,235元", "1,235"),
        (999_960, "1万", "10,000"),
        (123_456_789, "123.5万", "1,234,568"),
        (-123_456_789, "-123.5万", "-1,234,568"),
        (9_999_960_000, "1亿", "99,999,600"),
        (12_345_678_901, "1.23亿", "123,456,789"),
    ],
)
def test_a_sum_is_rounded_to_be_compared(fen: int, chinese: str, english: str) -> None:
    assert (show_sum(fen, "zh"), show_sum(fen, "en")) == (chinese, english)

"""Periods, seen from Tuesday 2026-03-03; the day after the last is not in them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from salesbook.errors import BadValue
from salesbook.phrases.period import read_period
from salesbook.phrases.words import WORDS

TODAY = date(2026, 3, 3)

PERIODS = """
2026|２０２６|2026年|今年|this year|2026..2026|2026-01..2026-12|2026 = 2026-01-01 2027-01-01
2015..2018|2015年至2018年|2015到2018|2015 - 2018|2015~2018 = 2015-01-01 2019-01-01
2026-11|2026/11|2026.11|2026年11月|nov 2026|November 2026|2026年十一月 = 2026-11-01 2026-12-01
11月|november|十一月|去年11月|2025-11 = 2025-11-01 2025-12-01
2026Q4|2026-Q4|2026 q4|q4 2026|2026年四季度|2026年第4季度 = 2026-10-01 2027-01-01
Q4|四季度|上季度|last quarter|上个季度 = 2025-10-01 2026-01-01
Q1|本季度|this quarter|2026-01..2026-03|2026-01 to 2026-03|1月到3月 = 2026-01-01 2026-04-01
2026-01-01..2026-01-31|2026-01-01至2026-01-31|2026/1/1 - 2026/1/31 = 2026-01-01 2026-02-01
last month|上个月|上月|2月|2026-02|february = 2026-02-01 2026-03-01
本月|this month|3月|这个月|三月|march = 2026-03-01 2026-04-01
next month|下个月 = 2026-04-01 2026-05-01
去年|last year|2025 = 2025-01-01 2026-01-01
本周|this week = 2026-03-02 2026-03-09
上周|last week = 2026-02-23 2026-03-02
今天|today|2026-03-03|3月3日|2026-03-03..今天 = 2026-03-03 2026-03-04
周五 = 2026-02-27 2026-02-28
最近30天|last 30 days|过去30天 = 2026-02-02 2026-03-04
最近一周|last 7 days = 2026-02-25 2026-03-04
近三个月|last 3 months|past three months = 2025-12-04 2026-03-04
过去12个月|last 12 months = 2025-03-04 2026-03-04
ytd|今年以来|今年至今 = 2026-01-01 2026-03-04
mtd|本月至今 = 2026-03-01 2026-03-04
上半年|2026H1|2026上半年|2026年上半年|h1 = 2026-01-01 2026-07-01
下半年|H2|去年下半年|2025H2 = 2025-07-01 2026-01-01
1900 = 1900-01-01 1901-01-01
2199 = 2199-01-01 2200-01-01
"""


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        (text, line.split(" = ")[1])
        for line in PERIODS.strip().splitlines()
        for text in line.split(" = ")[0].split("|")
    ],
)
def test_period(text, bounds):
    assert " ".join(map(str, read_period(text, TODAY))) == bounds
    assert " ".join(map(str, read_period(f"  {text.upper()} ", TODAY))) == bounds


REFUSED = """
abc|..|2026..|..2026|2018..2015|2026-13|2026-00|2026年13月|2026Q5|2026H3|2026-02-30|1899|2200
202611|26|12345
²026|2026-1-1-1|最近2小时|最近0天|最近|2026-01-01..|may be|张总|2026 2027|-|2026-02-30..2026-03-01
15:00|fri 15:00
"""


@pytest.mark.parametrize("text", REFUSED.strip("\n").replace("\n", "|").split("|"))
def test_refused(text):
    with pytest.raises(BadValue) as caught:
        read_period(text, TODAY)
    assert text in caught.value.sentence


WORD = st.sampled_from([*sorted(WORDS), *"0123456789一二三四十", "2026", " ", "..", "~", "至"])
DAY = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(st.one_of(st.text(), st.lists(WORD, max_size=7).map("".join)), DAY)
def test_any_text(text, today):
    try:
        start, end = read_period(text, today)
    except BadValue:
        return
    assert start < end


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), DAY)
def test_periods_hold_their_days(day, today):
    for text in (
        f"{day.year}",
        f"{day:%Y-%m}",
        f"{day.year}Q{(day.month + 2) // 3}",
        f"{day.year}年{day.month}月",
        f"{day}",
        f"{day}..{day}",
    ):
        start, end = read_period(text, today)
        assert start <= day < end
    assert read_period(f"{day}", today) == (day, day + timedelta(days=1))


@pytest.mark.parametrize("unit", ["2026", "..", "~", "本月", " "])
def test_a_hundred_kilobytes(unit):
    with pytest.raises(BadValue):
        read_period(unit * 30_000, TODAY)

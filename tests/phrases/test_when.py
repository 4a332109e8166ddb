"""What a text means as a date, seen from Tuesday 2026-03-03, 09:00."""

import os
import subprocess
import sys
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from salesbook.errors import BadValue
from salesbook.phrases.when import Moment, read_head, read_when
from salesbook.phrases.worded import HEAD
from salesbook.phrases.words import WORDS

NOW = datetime(2026, 3, 3, 9, 0)
CASES = os.path.join(os.path.dirname(__file__), "..", "data", "dates.tsv")


def shown(moment: Moment) -> str:
    return moment.day.isoformat() + (f"T{moment.time}" if moment.time else "")


def read(text: str, now: datetime = NOW, prefer: str = "coming") -> str:
    try:
        return shown(read_when(text, now, prefer))
    except BadValue:
        return "-"


def listed() -> list[tuple[str, str]]:
    with open(CASES, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if line.strip() and line[0] != "#"]
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines]


def table(text: str) -> list[tuple[str, str]]:
    rows = [line.split("=") for line in text.strip().splitlines()]
    return [
        (phrase.strip(), meaning.strip())
        for phrases, meaning in rows
        for phrase in phrases.split("|")
    ]


@pytest.mark.parametrize(("phrase", "meaning"), listed())
def test_listed(phrase, meaning):
    assert read(phrase) in meaning.split("|")


def test_the_list_is_whole():
    assert len(listed()) == 68


MEANINGS = table("""
    今日|today|eod|今儿 = 2026-03-03
    tmr|明日|明儿|the day after today = 2026-03-04
    day after tomorrow|the day after tomorrow|in 2 days|两天后|2天之后 = 2026-03-05
    yesterday|昨日|1 day ago|a day ago = 2026-03-02
    the day before yesterday|前天|两天前 = 2026-03-01
    大前天|3天前|-3d|3 days ago = 2026-02-28
    +3天|in 3d|3d later|3 days from now|三天之后 = 2026-03-06
    +2w|in two weeks|两个星期后|2个礼拜后|in a fortnight|2 weeks later = 2026-03-17
    in a week|a week from now|一周后|一個星期後 = 2026-03-10
    +1m|in a month|1个月后|+1个月 = 2026-04-03
    +1y|一年后|in one year = 2027-03-03
    a month ago|1个月前 = 2026-02-03
    半个月后 = 2026-03-18
    半年后|in half a year|half a year later = 2026-09-03
    两年前 = 2024-03-03
    周二|tuesday|Tue|星期2 = 2026-03-03
    周日|周天|礼拜天|星期7|sun = 2026-03-08
    下周三|下个星期三|下周周三|wednesday next week|next week wed = 2026-03-11
    下周日 = 2026-03-15
    上上周三 = 2026-02-18
    last friday|上周五|friday last week = 2026-02-27
    last monday|本周一|this monday|monday this week = 2026-03-02
    上周一 = 2026-02-23
    this friday|这个周五|coming friday|on friday|在周五|fri. = 2026-03-06
    下周五 = 2026-03-13
    周末|本周末|这周末|this weekend|weekend|the weekend = 2026-03-07
    下周末|next weekend|下个周末 = 2026-03-14
    上周末|last weekend = 2026-02-28
    周初|下周初|下周|下个星期|next week|start of next week = 2026-03-09
    end of week|eow|end of this week|end of the week = 2026-03-06
    end of next week = 2026-03-13
    下下周|week after next|the week after next = 2026-03-16
    月初|下月初|下个月初|下个月第一天|first of next month|first day of next month = 2026-04-01
    next month|下个月|下月|next quarter|下季度|下季度初|start of q2|start of month = 2026-04-01
    本月初|这个月1号 = 2026-03-01
    月中|mid march|mid-march|3月中旬|middle of the month = 2026-03-15
    下个月中旬 = 2026-04-15
    月末|本月底|month end|month-end|eom|last day of the month|本月最后一天 = 2026-03-31
    季度末|本季度末|季末|Q1末|eoq|end of quarter|end of this quarter = 2026-03-31
    下个月底|下月末|end of next month|4月的最后一天 = 2026-04-30
    11月底|11月末|11月的最后一天|last day of november|end of nov|十一月底 = 2026-11-30
    下季度末|end of q2|end of next quarter|二季度末|第二季度末 = 2026-06-30
    Q4末|Q4底|四季度末|2026Q4末|2026 q4末|2026年四季度末|end of q4 2026|年末|eoy = 2026-12-31
    end of year|end of the year|今年底|今年年底|year end|2026年底|26年底 = 2026-12-31
    年初|明年初|明年|next year|下年|beginning of next year = 2027-01-01
    明年3月底|end of march next year|end of march 2027 = 2027-03-31
    明年底|明年年底 = 2027-12-31
    上个月底|end of last month = 2026-02-28
    5th|the 5th|5日|五号|3月5|3月5号|三月五日|三月五 = 2026-03-05
    5th of march|the 5th of march|5 mar|5 march|march 5th|Mar. 5|5-Mar|3-5|03-05|03/05 = 2026-03-05
    Mar 5, 2026|mar 5 2026|5 mar 2026|5-mar-2026|March 5th, 2026|5th of March 2026 = 2026-03-05
    2026/3/5|2026.3.5|2026-3-5|20260305|2026/03/05|２０２６－０３－０５ = 2026-03-05
    二〇二六年三月五日|二零二六年3月5号|26年3月5日|2026 年 3 月 5 日|今年3月5日 = 2026-03-05
    3月5日(周四)|3月5日（星期四）|3月5日 周四|Thu Mar 5|thursday, march 5|周四3月5日 = 2026-03-05
    三十一号|31号|31st = 2026-03-31
    1号|1st = 2026-04-01
    二十五号 = 2026-03-25
    上个月5号|last month 5th|the 5th of last month = 2026-02-05
    next month 5th|5th of next month|下个月 5 号|下月5日|下個月五號 = 2026-04-05
    下下个月1号 = 2026-05-01
    29 feb 2028|2028年2月29日 = 2028-02-29
    98年3月5日 = 1998-03-05
    march 5th 2027|march 5 next year|明年的3月5日 = 2027-03-05
    2月3日|2/3 = 2027-02-03
    明天。|明天！|tomorrow!|  明天  = 2026-03-04
""")

TIMES = table("""
    15:00|3pm|3 pm|3:00 PM|下午三点|下午3点整|15点|十五点|3 o'clock|１５：００ = 2026-03-03T15:00
    下午15点|at 3pm|at 3 in the afternoon|this afternoon at 3|下午3点左右|下午3點 = 2026-03-03T15:00
    3点|三点钟|3:00 = 2026-03-03T15:00
    15点30分|15时30分|下午三点半|3:30 pm|half past 3|下午3:30|三点半 = 2026-03-03T15:30
    早上9点一刻|9点15|9点十五分|9:15|9:15am|quarter past 9 = 2026-03-03T09:15
    9点05|9点零五分|9点5分|9:05 = 2026-03-03T09:05
    noon|中午|midday|12点|12 noon|中午12点|12pm|12:00 = 2026-03-03T12:00
    中午1点 = 2026-03-03T13:00
    晚上8:30|晚8点半|20:30|tonight 8:30|今晚八点半|8:30 pm = 2026-03-03T20:30
    tonight at 8|8pm tonight|今晚8点|晚上八点 = 2026-03-03T20:00
    8:00|8点|8am = 2026-03-04T08:00
    0点|零点|12am|0:00 = 2026-03-04T00:00
    9:00|9点|now|现在 = 2026-03-03T09:00
    fri at 3pm|friday 3 p.m.|周五的下午3点|周五，下午3点|3pm on friday|周五3点 = 2026-03-06T15:00
    fri 3pm|fri at 3|friday afternoon at 3|fri 15:00|星期五下午三點|15:00 friday = 2026-03-06T15:00
    10点 = 2026-03-03T10:00
    明天中午|tomorrow noon|明天中午12点|明日12:00 = 2026-03-04T12:00
    明天一点|明天下午一点 = 2026-03-04T13:00
    10am tomorrow|明早十点|tomorrow morning at 10|明天上午10点 = 2026-03-04T10:00
    昨晚8点|last night at 8|yesterday evening at 8 = 2026-03-02T20:00
    下周三上午10点半|next wednesday 10:30 = 2026-03-11T10:30
    3天后下午3点|in 3 days at 3pm = 2026-03-06T15:00
    2026-03-05 15:00|2026-03-05T15:00|2026-03-05 15:00:30|2026/3/5 15:00 = 2026-03-05T15:00
    20260305 15:00|2026年3月5日15:00|3月5日15点|mar 5 3pm|2026-03-05 下午3点 = 2026-03-05T15:00
    2026-03-05 3:30|3月5日凌晨3:30|3月5日 03:30 = 2026-03-05T03:30
    3月5日3:30 = 2026-03-05T15:30
    月底下午5点|3月31日17:00 = 2026-03-31T17:00
    2小时后|in 2 hours|2h later|两个小时后|+2h = 2026-03-03T11:00
    1个半小时后|一个半小时后|90分钟后|in 90 minutes = 2026-03-03T10:30
    in half an hour|30分钟后|半个小时后|+30min = 2026-03-03T09:30
    一刻钟后|15 minutes from now = 2026-03-03T09:15
    2小时前 = 2026-03-03T07:00
""")

# A part of the day without an hour names the day alone.
PARTS = table("""
    今晚|tonight|this afternoon|下午|晚上|今天下午 = 2026-03-03
    明早|明晚|明天下午|tomorrow evening|明天早上 = 2026-03-04
    前天晚上|前晚 = 2026-03-01
    last night|昨晚|昨夜 = 2026-03-02
    周五早|周五下午|friday evening|fri morning = 2026-03-06
    12月31日下午|2026-12-31 下午 = 2026-12-31
""")


@pytest.mark.parametrize(("phrase", "meaning"), MEANINGS + TIMES + PARTS)
def test_meaning(phrase, meaning):
    assert read(phrase) == meaning
    assert read(f" {phrase.upper()}\u3000") == meaning


REFUSED = """
5|12|2026|13800138000|+3|3天|3 days|一周内|周五前|月底前|周五以后|3天内|within a week
by friday|几天后|过两天|两个半月|两个半月后|3月后|3日后|3个工作日后|半天后|十一|五一|春节|周周
三天两头
一月份|11月|may|march|march 2027|2026年3月|2026-11|Q4|本周|this week|上周|last week|上个月|去年|本月
今天世纪|周七|周8|周53|下周中|下周三四|周三或周四|周三到周五|3月5日-8日|15:00-16:00|3点前|3点多
3/5/2026|5-3-2026|26-03-05|2026 3 5|3.5|12.25|202603|2026-03-05-01|2026-03-05T15:00Z|2026-W10-4
midnight|今晚12点|半夜|晚上零点|上午15点|早上3pm|晚上2点|24:00|9:60|25点|13pm5|三月三十点
三月二十一点
一点|早一点|晚一点|三点五|两点建议|3月5日(周五)|fri mar 5|明年3月|下周三点|下个月 3点|明天的会议
friday's
sunday best|sunny day|monday's|second|the|at|on|of|in|1号楼|5号线|三点要求|下午好|周三个|周一个客户
2026-02-29|2月29日|feb 29|4月31日|mar 53|32号|0号|3月0日|13月1日|0月1日|2026-13-01|3/0|24/7
2026-1-32
1800-01-01|1899-12-31|2200-01-01|9999-12-31|+99999y|+99999999d|-9999y|9999999天后|99999999小时后
tomorrow today|明天今天|fri sat|周五周六|mon tue|明天3|fri 3|tomorrow 3|abc 明天|next|下|周|月底月底
""".replace("\n", "|").strip("|")


@pytest.mark.parametrize("phrase", [*REFUSED.split("|"), "", " ", "\u3000", "。", "明" * 200])
def test_refused(phrase):
    assert read(phrase) == "-"
    assert read(phrase, prefer="past") == "-"


PAST = table("""
    周五|fri|friday = 2026-02-27
    周二|tuesday|3号|3月3日|mar 3|3rd = 2026-03-03
    5号|the 5th = 2026-02-05
    1号|3月1日|月初 = 2026-03-01
    31号 = 2026-01-31
    3月5日|3/5|5 mar = 2025-03-05
    月底|eom|end of month = 2026-02-28
    年底|q4末 = 2025-12-31
    周末 = 2026-02-28
    eow = 2026-02-27
    本月底 = 2026-03-31
    本周五 = 2026-03-06
    15:00 = 2026-03-03T15:00
    8:00|上午8点 = 2026-03-03T08:00
    昨天下午3点 = 2026-03-02T15:00
    上午 = 2026-03-03
    2026-12-01 = 2026-12-01
""")


@pytest.mark.parametrize(("phrase", "meaning"), PAST)
def test_past(phrase, meaning):
    assert read(phrase, prefer="past") == meaning


SUNDAY = datetime(2026, 3, 8, 19, 30)


@pytest.mark.parametrize(
    ("phrase", "coming", "past"),
    [
        ("周末", "2026-03-08", "2026-03-08"),
        ("周日", "2026-03-08", "2026-03-08"),
        ("下周一", "2026-03-09", "2026-03-09"),
        ("eow", "2026-03-13", "2026-03-06"),
        ("周初", "2026-03-09", "2026-03-02"),
        ("上午", "-", "2026-03-08"),
        ("下午", "-", "2026-03-08"),
        ("晚上", "2026-03-08", "2026-03-08"),
        ("19:30", "2026-03-08T19:30", "2026-03-08T19:30"),
        ("19:29", "2026-03-09T19:29", "2026-03-08T19:29"),
        ("6小时后", "2026-03-09T01:30", "2026-03-09T01:30"),
    ],
)
def test_sunday_evening(phrase, coming, past):
    assert read(phrase, SUNDAY) == coming
    assert read(phrase, SUNDAY, "past") == past


@pytest.mark.parametrize(
    ("now", "phrase", "meaning"),
    [
        ((2026, 1, 31), "+1m", "2026-02-28"),
        ((2028, 2, 29), "一年后", "2029-02-28"),
        ((2026, 4, 15), "31号", "2026-05-31"),
        ((2027, 12, 1), "2月29日", "2028-02-29"),
        ((2027, 1, 10), "2月29日", "-"),
        ((2026, 12, 31), "明天", "2027-01-01"),
        ((2026, 12, 31), "月底", "2026-12-31"),
        ((2026, 12, 31), "下月初", "2027-01-01"),
        ((2026, 12, 31), "下季度末", "2027-03-31"),
        ((2199, 12, 31), "明天", "-"),
        ((2199, 12, 31), "明年", "-"),
        ((2199, 12, 31), "下个月5号", "-"),
        ((1900, 1, 1), "昨天", "-"),
        ((9999, 12, 31), "明天", "-"),
        ((9999, 12, 31), "in 20 hours", "-"),
        ((1, 1, 1), "上上周三", "-"),
    ],
)
def test_edges_of_the_calendar(now, phrase, meaning):
    assert read(phrase, datetime(*now, 9, 0)) == meaning


@pytest.mark.parametrize(
    ("phrase", "part"),
    [
        ("2月30日", "28 days"),
        ("13月1日", "months run"),
        ("25:00", "hours run"),
        ("3/5/2026", "year first"),
        ("周五前", "no single day"),
        ("3月5日(周五)", "2026-03-05"),
        ("9999-01-01", "1900 to 2199"),
        ("今晚12点", "23:59"),
        ("上午15点", "part of the day"),
        ("张总", "Try 2026-03-05, 3月5日, 下周三, fri 15:00 or +3d."),
    ],
)
def test_the_reason_is_said(phrase, part):
    with pytest.raises(BadValue) as caught:
        read_when(phrase, NOW)
    assert part in caught.value.sentence
    assert phrase in caught.value.sentence


def test_a_long_text_is_cut_in_the_sentence():
    with pytest.raises(BadValue) as caught:
        read_when("明天" * 50_000, NOW)
    assert len(caught.value.sentence) < 150


@pytest.mark.parametrize(
    "unit", ["明天", "3", "一", " ", "下", "-", "周三", "mon ", "a.", "点", "("]
)
def test_a_hundred_kilobytes(unit):
    text = unit * (100_000 // len(unit))
    read(text)
    read(text + "明天")
    read_head(text, NOW)
    read_head("明天 " + text, NOW)


WORD = st.sampled_from(
    [*sorted(WORDS), *"0123456789", *"零〇一二两三四五六七八九十百", " ", " ", "2026", "03", "30"]
)
WHEN = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31))
PREFER = st.sampled_from(["coming", "past"])


@given(st.text(max_size=100), WHEN, PREFER)
def test_any_text(text, now, prefer):
    never_worse_than_refused(text, now, prefer)


@settings(max_examples=400)
@given(st.lists(WORD, max_size=9).map("".join), WHEN, PREFER)
def test_words_of_the_grammar(text, now, prefer):
    never_worse_than_refused(text, now, prefer)


@given(st.lists(WORD, max_size=7).map(" ".join), WHEN, PREFER)
def test_words_of_the_grammar_apart(text, now, prefer):
    never_worse_than_refused(text, now, prefer)


def never_worse_than_refused(text: str, now: datetime, prefer: str) -> None:
    try:
        moment = read_when(text, now, prefer)
    except BadValue:
        pass
    else:
        assert 1900 <= moment.day.year <= 2199
        assert moment.time is None or datetime.strptime(moment.time, "%H:%M")
    head = read_head(text, now, prefer)
    if head is not None:
        assert text.rstrip().endswith(head[1])


DAY = st.dates(date(1900, 1, 1), date(2199, 12, 31))
TIME = st.times().map(lambda time: f"{time:%H:%M}")


@given(DAY, TIME, WHEN)
def test_full_dates_come_back(day, time, now):
    for text in (
        f"{day:%Y-%m-%d}",
        f"{day:%Y%m%d}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
    ):
        assert read_when(text, now) == Moment(day, None)
        assert read_when(f"{text} {time}", now) == Moment(day, time)
        assert read_head(f"{text} {time} 演示", now) == (Moment(day, time), "演示")
    assert read_when(f"{day:%Y-%m-%d}T{time}", now) == Moment(day, time)


@given(DAY, st.dates(date(1901, 1, 1), date(2198, 12, 31)))
def test_the_preferred_side(day, today):
    now = datetime(today.year, today.month, today.day, 12)
    week = "一二三四五六日"[day.weekday()]
    for text in (f"周{week}", f"{day.day}号", f"{day:%A}", f"{day.month}月{day.day}日", "月底"):
        try:
            coming, past = read_when(text, now), read_when(text, now, "past")
        except BadValue:
            assert (day.month, day.day) == (2, 29)
            continue
        assert past.day <= today <= coming.day
        assert coming.day - past.day < timedelta(days=366 * 2)


@given(st.integers(0, 9000), st.sampled_from(["天后", " days from now", "d later"]))
def test_so_many_days(count, words):
    assert read_when(f"{count}{words}", NOW).day == NOW.date() + timedelta(days=count)


def loaded(text: str) -> set[str]:
    code = (
        "import sys, datetime; from salesbook.phrases.when import read_when;"
        f"read_when({text!r}, datetime.datetime(2026, 3, 3, 9));"
        "print(*[name for name in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(out.stdout.split())


def test_what_is_loaded():
    assert "salesbook.phrases.grammar" not in loaded("2026-03-05")
    words = loaded("下周三")
    assert "salesbook.phrases.grammar" in words
    assert not {name for name in words if name.startswith(("dateutil", "decimal", "dataclasses"))}
    assert "dateutil.relativedelta" in loaded("+1m")


def test_the_head_is_bounded():
    assert read(" " * 1000 + "明天" + " " * 1000) == "2026-03-04"
    assert read("明天" + " " * HEAD + "下午3点") == "-"

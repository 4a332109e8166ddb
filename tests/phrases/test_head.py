"""The longest date at the head of a text, seen from Tuesday 2026-03-03, 09:00."""

from datetime import datetime

import pytest
from hypothesis import given, strategies as st

from salesbook.errors import BadValue
from salesbook.phrases.when import read_head, read_when

NOW = datetime(2026, 3, 3, 9, 0)

HEADS = [
    ("明天见王总", "2026-03-04", "见王总"),
    ("3月3日发送详细方案", "2026-03-03", "发送详细方案"),
    ("周五下午3点 线上演示", "2026-03-06T15:00", "线上演示"),
    ("fri send quote", "2026-03-06", "send quote"),
    ("3月5日下午3点演示", "2026-03-05T15:00", "演示"),
    ("2026-03-05发合同", "2026-03-05", "发合同"),
    ("tomorrow 3pm call boss", "2026-03-04T15:00", "call boss"),
    ("下周三上午10点半去现场", "2026-03-11T10:30", "去现场"),
    ("周三，发报价", "2026-03-04", "发报价"),
    ("fri: send quote", "2026-03-06", "send quote"),
    ("fri - send quote", "2026-03-06", "send quote"),
    ("fri -5% off", "2026-03-06", "-5% off"),
    ("Mar 5, 2026: demo", "2026-03-05", "demo"),
    ("the 5th send quote", "2026-03-05", "send quote"),
    ("ＦＲＩ　Ｓｅｎｄ", "2026-03-06", "Ｓｅｎｄ"),
    ("+3天 回访", "2026-03-06", "回访"),
    ("3天后续约", "2026-03-06", "续约"),
    ("半年后回访", "2026-09-03", "回访"),
    ("月底催款", "2026-03-31", "催款"),
    ("月底价格确认", "2026-03-31", "价格确认"),
    ("下周报价", "2026-03-09", "报价"),
    ("下周早会", "2026-03-09", "早会"),
    ("下个月5万回款", "2026-04-01", "5万回款"),
    ("下个月初步沟通", "2026-04-01", "初步沟通"),
    ("15:00 明天的会议资料", "2026-03-03T15:00", "明天的会议资料"),
    ("3pm fri demo", "2026-03-06T15:00", "demo"),
    ("tomorrow", "2026-03-04", ""),
    ("明天下午", "2026-03-04", ""),
    ("下午", "2026-03-03", ""),
    # What the moment cannot hold stays in the text.
    ("明天下午演示", "2026-03-04", "下午演示"),
    ("friday afternoon demo", "2026-03-06", "afternoon demo"),
    ("下午送样", "2026-03-03", "下午送样"),
    ("周五3点前发报价", "2026-03-06", "3点前发报价"),
    ("周五下午3点-5点演示", "2026-03-06", "下午3点-5点演示"),
    ("周五3点到5点演示", "2026-03-06", "3点到5点演示"),
    ("周五 3-5点拜访", "2026-03-06", "3-5点拜访"),
    ("后天中午前到", "2026-03-05", "中午前到"),
    ("明天早一点联系", "2026-03-04", "早一点联系"),
    # A numeral, a number or a mark that belongs to what follows.
    ("下周三天出差", "2026-03-09", "三天出差"),
    ("下周三天津拜访", "2026-03-11", "天津拜访"),
    ("下周一起吃饭", "2026-03-09", "一起吃饭"),
    ("下周一起草合同", "2026-03-09", "起草合同"),
    ("下周一个客户来访", "2026-03-09", "一个客户来访"),
    ("下周一下午2点开会", "2026-03-09T14:00", "开会"),
    ("周五定合同", "2026-03-06", "定合同"),
    ("周五前往上海", "2026-03-06", "前往上海"),
    ("周三到上海出差", "2026-03-04", "到上海出差"),
    ("周四五金厂拜访", "2026-03-05", "五金厂拜访"),
    ("周五三一重工拜访", "2026-03-06", "三一重工拜访"),
    ("明天5号楼见", "2026-03-04", "5号楼见"),
    ("明天3M公司拜访", "2026-03-04", "3M公司拜访"),
    ("明天三点建议发过去", "2026-03-04", "三点建议发过去"),
    ("明天三点半见", "2026-03-04T15:30", "见"),
    ("tomorrow 5g demo", "2026-03-04", "5g demo"),
    ("5号线上演示", "2026-03-05", "线上演示"),
    ("5号门店拜访", "2026-03-05", "门店拜访"),
    ("3-5发合同", "2026-03-05", "发合同"),
    ("3/5，演示", "2026-03-05", "演示"),
]


@pytest.mark.parametrize(("text", "meaning", "rest"), HEADS)
def test_head(text, meaning, rest):
    found = read_head(text, NOW)
    assert found is not None
    moment, kept = found
    assert moment.day.isoformat() + (f"T{moment.time}" if moment.time else "") == meaning
    assert kept == rest


NONE = """
sunny day|monitor quote|market review|second offer|may visit|abc|5|12 boxes|13800138000||
1号楼|5号楼看房|1号店送货|三天两头催|一月份数据|周周例会|十一放假|2026年目标|5日游|一点小礼物
下午好|早上好
月底前签约|周五前发报价|3天内联系|3月5日前|明天之前|周三到周五出差|周三或周四拜访|3号、5号拜访
3月5日-8日展会
fri to mon trip|fri or sat|mar 5 - 8 fair|mar 5-8 fair|周三四拜访|下周三四拜访|周一三五拜访
15:00 - 16:00 demo
3-5天后联系|3-5 days|3-5万报价|3月5万回款|3月5台设备|3月初步方案|3月中标公示|明年3月拜访
明年上半年签|明年春节拜访
下周三点|下周中联系|next week 15:00 demo|next month may visit|上周报价|本周报价|明天的会议
friday's demo
2月30日发合同|2026-02-30发|3月5日25点开会|24/7 support|3/5/2026 demo|今晚12点收|fri mar 5 demo
5th floor visit|2nd offer|mar 5g network|今日头条投放|周六福珠宝|三点要求|两点建议|三月三十点
friday_x|monday5
""".replace("\n", "|").strip("|")


@pytest.mark.parametrize("text", NONE.split("|"))
def test_no_head(text):
    assert read_head(text, NOW) is None


PHRASES = (
    "明天|后天|3天后|下周三|周五|月底|5号|3月5日|2026-03-05|下周三上午10点半|周五下午3点|今晚八点|下个月底"
    "|tomorrow|fri|fri 15:00|next friday|in 3 days|+3d|mar 5|the 5th|tomorrow 3pm|end of month|noon"
)


@given(
    st.sampled_from(PHRASES.split("|")),
    st.sampled_from([" ", "，", ": ", "、", " ：", "  "]),
    st.sampled_from(["发合同", "send quote", "回访王总", "Zoom 演示", "quote 3 units", "拜访"]),
    st.sampled_from(["coming", "past"]),
)
def test_head_and_rest(phrase, between, action, prefer):
    head = read_head(phrase + between + action, NOW, prefer)
    assert head == (read_when(phrase, NOW, prefer), action)


@given(st.sampled_from(PHRASES.split("|")), st.text(max_size=20))
def test_a_head_is_a_date(phrase, tail):
    text = phrase + tail
    head = read_head(text, NOW)
    if head is None or not head[1]:
        return
    date = text[: text.rindex(head[1])].strip(" ,，:：、;；。-–—\t\r\n\u3000")
    try:
        again = read_when(date, NOW)
    except BadValue:
        again = None
    assert again in (head[0], None)

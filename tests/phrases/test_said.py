"""What a customer's words name: days, budgets, wishes; and the many words that name nothing."""

from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from salesbook.phrases.said import Heard, hear

ON = date(2026, 11, 18)  # a Wednesday

NOTHING = """
预算没批
预算冻结
没有预算
太贵了，对手报45万
另一家报 9 万
八千个料号，呆料压了三百多万
余料一年二十来万，心疼
超预算了
年底再说
明年再议
下周三再联系
推迟到12月
postponed to January
call again next week
busy until Friday
not this month
I sat down with the CFO
打 9/10 分
每周三例会
上周五开过会
昨天谈过
今天很忙
暂不续约
不想再买了
won't renew
等春节以后
5号楼
8点见
no budget this year
交期要30天
价格还可以再谈
先发合同看看
Looks good, send the contract
in March
it may take 5 people
I'll sign by January
每月一次
can't sign
Kevin: could learn this in a day
the mar report
20261201
有一周时间
三五十万
一两百万预算
不能续约
12月1号再定
￥
"""


def shown(heard: tuple[Heard, ...]) -> str:
    return " ".join(
        one.kind + (f"={one.day or one.amount_fen}" if one.day or one.amount_fen else "")
        for one in heard
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("预算65万", "budget=65000000"),
        ("预算批了", "budget"),
        ("预算批了，65万以内都可以", "budget"),
        ("我们能出50-80万", "budget=80000000"),
        ("60万可以接受", "budget=60000000"),
        ("50万左右没问题", "budget=50000000"),
        ("65万", "budget=65000000"),
        ("￥650,000 没问题", "budget=65000000"),
        ("budget is 650k", "budget=65000000"),
        ("Budget of 650,000 approved", "budget=65000000"),
        ("we can spend up to 500k", "budget=50000000"),
        ("500k", "budget=50000000"),
        ("预算只有5万", "budget=5000000"),
        ("三十万以内可以", "budget=30000000"),
        ("下周五签合同", "date=2026-11-27"),
        ("12月1日签", "date=2026-12-01"),
        ("周五前给我合同", "date=2026-11-20"),
        ("月底前定下来", "date=2026-11-30"),
        ("本周内签", "date=2026-11-22"),
        ("月内要定", "date=2026-11-30"),
        ("Sign on Friday", "date=2026-11-20"),
        ("we decide by Dec 5", "date=2026-12-05"),
        ("decide within two weeks", "date=2026-12-02"),
        ("before the end of the month", "date=2026-11-30"),
        ("this month for sure", "date=2026-11-30"),
        ("no later than Friday", "date=2026-11-20"),
        ("想复购一批", "rebuy"),
        ("打算续约", "rebuy"),
        ("再订两百箱", "rebuy"),
        ("要增购20个账号", "rebuy"),
        ("二期马上启动", "rebuy"),
        ("repeat order next month", "rebuy date=2026-12-01"),
        ("we will renew", "rebuy"),
        ("another order of 200", "rebuy"),
        ("3天内给答复", "date=2026-11-21"),
        ("一个月内上线", "date=2026-12-18"),
        ("within a week", "date=2026-11-25"),
        ("明天把资料发来", "date=2026-11-19"),
        ("下个月验收，预算80万", "date=2026-12-01 budget=80000000"),
        ("预算有了，就等老板签字", "budget"),
        ("budget approved", "budget"),
        ("budget is there, sign next Monday", "budget date=2026-11-23"),
        ("能不能下周五到货", "date=2026-11-27"),
        ("不过预算60万够用", "budget=60000000"),
        ("2027年3月上线", "date=2027-03-31"),
        ("预算 1.2亿", "budget=12000000000"),
        ("批了 30w", "budget=30000000"),
        ("二十万", "budget=20000000"),
        ("四十万人民币", "budget=40000000"),
        ("要不下周五签", "date=2026-11-27"),
        ("可能月底签", "date=2026-11-30"),
        ("12月签", "date=2026-12-31"),
        ("周内给最后价", "date=2026-11-22"),
        ("3月上线", "date=2027-03-31"),
        ("11月签", "date=2026-11-30"),
        ("预算十二万", "budget=12000000"),
        ("周五签，到时再说", "date=2026-11-20"),
        ("2026-12-01 见", "date=2026-12-01"),
        ("budget 50k-80k", "budget=8000000"),
        ("预算 50 万左右", "budget=50000000"),
        ("65w", "budget=65000000"),
        ("周内", "date=2026-11-22"),
    ],
)
def test_what_is_named(text: str, named: str) -> None:
    assert shown(hear(text, ON)) == named


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_what_names_nothing(text: str) -> None:
    assert hear(text, ON) == ()


def test_a_day_that_is_named_lies_ahead() -> None:
    assert hear("11月18日签", ON) == ()
    (heard,) = hear("11月19日签", ON)
    assert heard == Heard("date", date(2026, 11, 19))
    assert hear("周三签", ON) == ()  # today is Wednesday


@given(st.text(max_size=60), st.dates(date(2000, 1, 1), date(2150, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_no_text_is_too_strange(text: str, on: date) -> None:
    for heard in hear(f"{text}预算{text}周五", on):
        assert heard.day is None or heard.day > on
        assert heard.amount_fen is None or heard.amount_fen > 0

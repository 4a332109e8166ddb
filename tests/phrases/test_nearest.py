import pytest
from hypothesis import given, strategies as st

from nasty import NASTY
from salesbook.phrases.firms import take_apart
from salesbook.phrases.nearest import nearest
from salesbook.phrases.sounds import flatten

BOOK = [
    "深圳市腾讯计算机系统有限公司",
    "北京腾飞贸易有限公司",
    "華為技術有限公司",
    "上海远大机械有限公司",
    "杭州海康威视数字技术股份有限公司",
    "阿里巴巴（中国）有限公司",
    "王总",
    "王芳",
    "李建国",
    "Acme Corporation",
    "Globex Ltd",
    "Initech",
    "",
]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("腾迅", "深圳市腾讯计算机系统有限公司"),
        ("腾迅科技有限公司", "深圳市腾讯计算机系统有限公司"),
        ("华伟", "華為技術有限公司"),
        ("华为技术", "華為技術有限公司"),
        ("上海远达机械", "上海远大机械有限公司"),
        ("海康微视", "杭州海康威视数字技术股份有限公司"),
        ("海康", "杭州海康威视数字技术股份有限公司"),
        ("阿里吧吧", "阿里巴巴（中国）有限公司"),
        ("王宗", "王总"),
        ("李健国", "李建国"),
        ("李国建", "李建国"),
        ("acmee", "Acme Corporation"),
        ("Globx", "Globex Ltd"),
        ("inietch", "Initech"),
        ("ＡＣＭＥ", "Acme Corporation"),
    ],
)
def test_nearest(typed, first):
    assert nearest(typed, BOOK)[0] == first


@pytest.mark.parametrize("typed", ["", "zzzqqq", "龘靐", "！？", "8888", "  "])
def test_nothing_is_near(typed):
    assert nearest(typed, BOOK) == []


def test_as_given_and_no_name_twice():
    assert nearest("王总", [*BOOK, *BOOK], 1) == ["王总"]
    found = nearest("王宗", [*BOOK, *BOOK], 50)
    assert len(found) == len(set(found))
    assert nearest("王总", BOOK, 0) == []
    assert nearest("王总", []) == []


def test_sounds():
    assert flatten("腾讯") == flatten("腾迅")
    assert flatten("华为") == flatten("华伟")
    assert flatten("华为") != flatten("华威夷")
    assert flatten("abc") == "abc"


@given(st.text(), st.lists(st.text(), max_size=5))
def test_any_text(typed, names):
    found = nearest(typed, names)
    assert set(found) <= set(names)
    assert len(found) <= 5


def test_nasty():
    for text in NASTY:
        assert set(nearest(text, NASTY, 3)) <= set(NASTY)


def test_few_of_ten_thousand_names_are_measured():
    firsts, seconds = "华中兴远大宏图鑫达汇川永泰立白嘉", "瑞恒通新东方天成山金隆盛昌润丰安康和顺源"
    trades = ("科技", "贸易", "机械制造", "物流", "化工", "餐饮管理", "信息技术", "电子")
    names = [
        f"{place}{first}{second}{trade}有限公司"
        for place in ("上海", "苏州市", "北京", "杭州")
        for first in firsts
        for second in seconds
        for trade in trades
    ][:10_000]
    take_apart.cache_clear()
    assert nearest("上海华瑞科级", names)[0] == "上海华瑞科技有限公司"
    assert take_apart.cache_info().misses <= 401

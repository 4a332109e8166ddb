import os
from itertools import combinations

import pytest
from hypothesis import given, strategies as st

from nasty import NAMES, NASTY
from salesbook.phrases.firms import take_apart
from salesbook.phrases.likeness import (
    CONTAINS,
    SAME_BUT_FORM,
    SAME_CORE,
    SAME_NAME,
    TYPO,
    core,
    keys,
    same_company,
)

CASES = os.path.join(os.path.dirname(__file__), "..", "data", "same_company.tsv")

ALIKE = f"""
上海宏图科技有限公司|上海宏图科技有限公司|{SAME_NAME}
上海宏图科技（有限公司）|上海宏图科技有限公司|{SAME_NAME}
ACME Corp.|Acme Corp|{SAME_NAME}
上海宏图科技|上海宏图科技股份有限公司|{SAME_BUT_FORM}
上海宏圖科技有限公司|上海宏图科技有限责任公司|{SAME_BUT_FORM}
上海市宏图科技有限公司|宏图科技(上海)有限公司|{SAME_BUT_FORM}
广东省深圳市大疆创新科技有限公司|深圳大疆创新科技|{SAME_BUT_FORM}
Acme Corp.|ACME Corporation|{SAME_BUT_FORM}
Acme Corp.|Acme Inc|{SAME_BUT_FORM}
Acme Co., Ltd.|Acme|{SAME_BUT_FORM}
Acme GmbH & Co. KG|ACME G.m.b.H.|{SAME_BUT_FORM}
Acme S.A.|Acme SA|{SAME_NAME}
The Boston Widgets Company|Boston Widgets, Inc.|{SAME_BUT_FORM}
Bio Serve Ltd|Bioserve Limited|{SAME_BUT_FORM}
华为|华为技术有限公司|{SAME_CORE}
华为技术有限公司|华为（中国）有限公司|{SAME_CORE}
深圳市华为技术有限公司|华为技术（中国）有限公司|{SAME_CORE}
江苏永泰机械有限公司|苏州永泰机械厂|{SAME_CORE}
江苏省苏州工业园区永泰机械有限公司|苏州永泰机械|{SAME_BUT_FORM}
昆山市永泰机械|苏州永泰机械|{SAME_CORE}
永泰机械有限公司|沭阳县永泰机械有限公司|{SAME_CORE}
义乌永泰机械|永泰机械设备厂|{SAME_CORE}
永泰科技|永泰网络科技有限公司|{SAME_CORE}
中国工商银行股份有限公司上海分行|工商银行|{SAME_CORE}
Acme (China) Ltd|Acme|{SAME_CORE}
Shanghai Acme Trading Co., Ltd.|Acme Trading|{SAME_CORE}
Acme Trading (Shanghai) Co Ltd|上海ACME贸易有限公司|{SAME_CORE}
IBM中国有限公司|IBM (China) Co., Ltd.|{SAME_BUT_FORM}
IBM(中国)有限公司|IBM China Ltd|{SAME_BUT_FORM}
腾讯|腾讯云计算(北京)有限责任公司|{SAME_CORE}
腾讯|腾讯微信支付|{CONTAINS}
海康威视|海康威视机器人研究|{CONTAINS}
建设银行|中国建设银行|{CONTAINS}
Acme|Acme Rocket Skates Inc|{CONTAINS}
杭州海康威视数字技术|杭州海康微视数字技术|{TYPO}
海康威视|海康威|{CONTAINS}
东方国信科技|东方国讯科技|{TYPO}
阿里巴巴|阿里吧巴|{TYPO}
阿里巴巴|阿巴里巴|{TYPO}
大疆无人机器|大疆无人飞机器|{TYPO}
Microsoft|Micorsoft|{TYPO}
Siemens AG|Siemns AG|{TYPO}
"""
OTHERS = """
上海永泰机械有限公司|江苏永泰机械有限公司
上海永泰机械有限公司|杭州永泰机械有限公司
昆山永泰机械|常熟永泰机械
华为科技（上海）有限公司|华为科技（北京）有限公司
中国工商银行上海分行|中国工商银行北京分行
永泰机械有限公司上海分公司|永泰机械有限公司苏州分公司
宏图科技有限公司|宏图餐饮有限公司
永泰机械|新永泰机械
永泰物流|永泰食品
上海银行|北京银行
上海银行|上海机械
东方电子|东方食品
新华|新华都
金山科技|金鑫科技
第一机床厂|第二机床厂
东城房管所|西城房管所
中建三局集团|中建四局集团
海尔一分厂|海尔二分厂
李明|李明博
张伟|张炜
王总|李总
王总|王总监
江苏大学|苏州大学
浙江大学|浙江工业大学
李记饭店|李记饺子馆
General Electric|General Motors
Acme Corp|Acne Corp
Acme Trading|Acme Logistics
Alpha Steel|Beta Steel
Route 66 Diner|Route 67 Diner
Canon|Cannon
上海宏图科技|Shanghai
有限公司|科技有限公司
|
|上海
（）|()
"""


def cases(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.split("\n") if line]


def listed() -> list[list[str]]:
    with open(CASES, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line[0] != "#"]


def test_listed_is_whole():
    assert len(listed()) == 22


@pytest.mark.parametrize(("name", "other", "same"), listed())
def test_listed(name, other, same):
    assert bool(same_company(name, other)) == (same == "1")


@pytest.mark.parametrize(("name", "other", "reason"), cases(ALIKE))
def test_alike(name, other, reason):
    found = same_company(name, other)
    assert (found.reason if found else "") == reason
    assert same_company(other, name) == found
    assert not found or set(keys(name)) & set(keys(other))


@pytest.mark.parametrize(("name", "other"), cases(OTHERS))
def test_others(name, other):
    assert same_company(name, other) is None
    assert same_company(other, name) is None


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("上海华为科技有限公司", ("上海", "华为", "科技有限公司")),
        ("华为科技（上海）有限公司", ("上海", "华为", "科技有限公司")),
        ("华为科技上海", ("上海", "华为", "科技")),
        ("杭州海康威视数字技术股份有限公司", ("杭州", "海康威视", "数字技术股份有限公司")),
        ("深圳市腾讯计算机系统有限公司", ("深圳", "腾讯", "计算机系统有限公司")),
        ("上海市浦东新区华力微电子有限公司", ("浦东", "华力", "微电子有限公司")),
        (
            "内蒙古自治区呼和浩特市伊利实业集团股份有限公司",
            ("呼和浩特", "伊利", "实业集团股份有限公司"),
        ),
        ("中国移动通信集团广东有限公司", ("广东", "移动", "通信集团有限公司")),
        ("永泰机械有限公司上海分公司", ("上海", "永泰", "机械有限公司")),
        ("上海银行", ("上海", "上海银行", "")),
        ("青岛啤酒股份有限公司", ("青岛", "青岛啤酒", "股份有限公司")),
        ("上海新科技有限公司", ("上海", "新科技", "有限公司")),
        ("上海金山科技有限公司", ("上海", "金山", "科技有限公司")),
        ("和平饭店", ("", "和平", "饭店")),
        ("城市之光", ("", "城市之光", "")),
        ("上海", ("", "上海", "")),
        ("科技", ("", "科技", "")),
        ("王总", ("", "王总", "")),
        ("Shanghai Acme Trading Co., Ltd.", ("上海", "acme", "trading co ltd")),
        ("Acme (Hong Kong) Limited", ("香港", "acme", "limited")),
        ("H&M", ("", "h m", "")),
        ("Co., Ltd.", ("", "co", "ltd")),
        ("", ("", "", "")),
    ],
)
def test_core(name, parts):
    assert core(name) == parts


def test_keys():
    assert keys("上海华为科技有限公司") == ("华为",)
    assert keys("海康威视") == ("海康", "威视", "海…视")
    assert keys("Acme Corp") == ("acm", "cme", "ac…me")
    assert keys("！") == ()


PLACES = st.sampled_from(["", "上海", "上海市", "北京", "江苏省苏州市", "苏州", "中国", "沭阳县"])
CORES = st.text("华永泰海康威视东方一二新", min_size=1, max_size=6)
TRADES = st.sampled_from(["", "机械", "科技", "信息技术", "贸易", "电子科技", "银行", "餐饮管理"])
FORMS = st.sampled_from(["", "有限公司", "集团", "股份有限公司", "厂", "有限公司上海分公司"])
CHINESE = st.tuples(PLACES, CORES, TRADES, FORMS).map("".join)
WORDS = st.sampled_from(["Acme", "Acne", "Globex", "Globx", "Trading", "China", "Ltd", "Co.", "X"])
LATIN = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
# Neighbours at one or two edits, so that slips are met.
SLIPS = st.text("abc", min_size=5, max_size=8)


@given(st.tuples(CHINESE, CHINESE) | st.tuples(LATIN, LATIN) | st.tuples(SLIPS, SLIPS))
def test_alike_have_a_key_in_common(pair):
    one, other = pair
    found = same_company(one, other)
    assert found == same_company(other, one)
    assert not found or set(keys(one)) & set(keys(other))


def test_every_slip_has_a_key_in_common():
    for name in ("甲乙海康威视", "abcdef", "abcdefgh", "永泰海康"):
        slips = {name[:at] + name[at + 1 :] for at in range(len(name))}
        slips |= {name[:at] + put + name[at:] for at in range(len(name) + 1) for put in "zq"}
        slips |= {name[:at] + put + name[at + 1 :] for at in range(len(name)) for put in "z华"}
        slips |= {
            name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(len(name) - 1)
        }
        for slip in slips:
            if same_company(name, slip):
                assert set(keys(name)) & set(keys(slip)), slip


@given(st.text() | CHINESE, st.text() | LATIN)
def test_any_text(name, other):
    same_company(name, other)
    parts = take_apart(name)
    assert bool(parts.core) == any(char.isalnum() for char in parts.text)
    assert all(keys(name))
    assert core(name).core == parts.core
    same = same_company(name, name)
    assert (same.reason if same else "") == (SAME_NAME if parts.core else "")


@pytest.mark.parametrize("text", NASTY, ids=NAMES)
def test_nasty(text):
    core(text)
    keys(text)
    same_company(text, "上海华为科技有限公司")
    same_company(text, text)


def test_ten_thousand_names_have_small_blocks():
    syllables = "华中兴远大宏图鑫达汇川永泰立白嘉禾瑞恒通新东方天成山金隆盛昌润丰安康和顺源"
    names = [
        f"{place}{first}{second}{trade}有限公司"
        for place in ("上海", "苏州市")
        for first, second in combinations(syllables, 2)
        for trade in ("科技", "贸易", "机械")
    ]
    assert len(names) > 3900
    blocks: dict[str, int] = {}
    for name in names:
        for key in keys(name):
            blocks[key] = blocks.get(key, 0) + 1
    assert max(blocks.values()) < 20

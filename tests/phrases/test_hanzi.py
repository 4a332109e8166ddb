import pytest
from hypothesis import given, strategies as st

from nasty import NAMES, NASTY
from salesbook.phrases import hanzi
from salesbook.phrases.hanzi import simplify


@pytest.mark.parametrize(
    ("text", "simplified"),
    [
        ("臺灣積體電路製造股份有限公司", "台湾积体电路制造股份有限公司"),
        ("國際貿易", "国际贸易"),
        ("張總", "张总"),
        ("陳黃劉葉蕭鄭鄧謝許蘇盧馮閻龐韓鄒", "陈黄刘叶萧郑邓谢许苏卢冯阎庞韩邹"),
        ("鍾先生 鐘錶", "钟先生 钟表"),
        ("醫療器械 藥業 電腦 軟體 網絡", "医疗器械 药业 电脑 软体 网络"),
        ("廣東 浙江 遼寧 瀋陽 廈門 東莞", "广东 浙江 辽宁 沈阳 厦门 东莞"),
        ("香港中環皇后大道", "香港中环皇后大道"),
        ("麵館 餐廳 飲料 傢俱", "面馆 餐厅 饮料 家俱"),
        ("後勤 裡面 裏面 週三 鬆緊 髮型", "后勤 里面 里面 周三 松紧 发型"),
        ("衞視 啟動 啓動 峯 羣 説 温 溫", "卫视 启动 启动 峰 群 说 温 温"),
        ("東芝 広島 豊田 日産 株式会社", "东芝 广岛 丰田 日产 株式会社"),
        ("鉅亨 砲 淸 鑛 寗", "巨亨 炮 清 矿 宁"),
        ("乾元 著名 狼藉", "乾元 著名 狼藉"),
        ("華為技術（上海）Ltd. 3號", "华为技术（上海）Ltd. 3号"),
        ("上海汇川技术有限公司", "上海汇川技术有限公司"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_simplify(text, simplified):
    assert simplify(text) == simplified


@given(st.text())
def test_simplify_any_text(text):
    once = simplify(text)
    assert len(once) == len(text)
    assert simplify(once) == once


@pytest.mark.parametrize("text", NASTY, ids=NAMES)
def test_simplify_nasty(text):
    assert len(simplify(text)) == len(text)


def test_the_table():
    old, new = hanzi._TRADITIONAL, hanzi._SIMPLIFIED
    assert len(old) == len(set(old)) == len(new) > 3000
    assert not set(old) & set(new)
    assert simplify(old) == new

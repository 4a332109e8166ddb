"""The words bench books are written in: companies, people and notes, Chinese and English.

Given one `Random`, the same names come in the same order. Company names are all
different, so that a whole name always means one customer. Neighbour: `books`.
"""

from collections.abc import Iterator
from random import Random


def _words(text: str) -> list[str]:
    return text.split()


_CITIES = _words(
    "杭州 宁波 温州 上海 苏州 无锡 南京 合肥 武汉 长沙 广州 深圳 东莞 佛山 厦门 "
    "福州 泉州 青岛 济南 烟台 郑州 西安 成都 重庆 昆明 天津 北京 大连 沈阳 长春"
)
_BRANDS = _words(
    "宏 远 达 恒 信 安 泰 华 盛 佳 润 鑫 科 瑞 博 创 汇 金 力 联 "
    "明 德 诚 凯 顺 通 和 新 天 海 嘉 鼎 万 利 兴 隆 永 美 康 丰"
)
_TRADES = _words(
    "机械 电子 包装 物流 食品 纺织 化工 建材 软件 医疗 "
    "教育 汽配 五金 照明 家具 环保 印刷 农业 酒店 能源"
)
_FORMS = ("有限公司", "股份有限公司", "集团", "贸易有限公司", "科技有限公司")
_FIRST_WORDS = _words(
    "Northern Silver Atlas Harbor Summit Cedar Falcon Orion Pioneer Crescent Vertex Lumen Delta "
    "Granite Beacon Meridian Apex Willow Ember Sterling Quantum Coastal Aurora Redwood Zenith"
)
_SECOND_WORDS = _words(
    "Trading Logistics Foods Machinery Textiles Software Packaging Medical Energy Tools Lighting "
    "Furniture Chemicals Printing Motors Hotels Optics Steel Paper Ceramics"
)
_LEGAL = ("Ltd", "Inc", "GmbH", "LLC", "Co.", "Group", "Pte", "SA")
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文海波雪晨"
_ENGLISH = _words(
    "Anna Ben Carla David Emma Frank Grace Henry Irene Jack Karen Leo Maria Nick Olga Paul Rita Sam"
)
_FAMILY = _words("Miller Chen Smith Garcia Novak Weber Rossi Tanaka Silva Brown Kim Olsen")

TITLES = ("总经理", "采购经理", "财务总监", "CTO", "Buyer", "Owner", "行政主管", None)
TAGS = ("vip", "老客户", "价格敏感", "转介绍", "展会", "referral", "重点", "出口")
SOURCES = ("展会", "转介绍", "线上", "陌生拜访", "fair", "referral", "web")
NEEDS = (
    "需要一套CRM管理20人的销售团队",
    "两条包装线的自动化改造",
    "每月稳定供应，要求账期30天",
    "Annual supply of packaging film, two plants",
    "Replacement for the present supplier before spring",
)
REASONS = ("需求明确，预算已批", "重新评估", "两次拜访后确认意向", "budget approved", "captured")
PLANS = (
    "发送报价", "上门演示", "电话确认样品", "跟进合同条款", "约决策人见面",
    "send the quote", "online demo", "call about the sample",
)  # fmt: skip
NOTES = (
    "对方问了价格和交货期，答应明天发一份详细报价。",
    "介绍了新方案，客户认可功能，担心实施时间太长。",
    "采购经理出差，下周再联系。",
    "样品已寄出，客户说周五前给答复。",
    "聊了一下年底的预算安排，数额还没有批下来。",
    "客户希望先试用一个月，再决定是否签约。",
    "现有供应商交货不稳定，正在比较三家。",
    "竞争对手报价低5%，我们强调了售后服务。",
    "Sent the revised quote; he will show it to the board on Thursday.",
    "Asked for two references in the same trade and the delivery schedule.",
    "Short call: the decision moved to next month, budget unchanged.",
    "Showed the sample line; quality is fine, the price is still open.",
)
FEEDBACK = (
    "价格还可以再谈",
    "交货期要保证",
    "先发合同看看",
    "Looks good, send the contract",
    None,
    None,
)
RARE = "验厂"
"""Stands in the same few notes whatever the size of a book: what `find` is timed with."""
RARE_NOTE = "客户提出验厂，约定下月初由质量部陪同，先准备资料。"


def companies(random: Random) -> Iterator[str]:
    """Names of companies without end, none twice; one in five is English."""
    given: set[str] = set()
    pick = random.choice
    number = 0
    while True:
        number += 1
        if number % 5:
            name = f"{pick(_CITIES)}{pick(_BRANDS)}{pick(_BRANDS)}{pick(_TRADES)}{pick(_FORMS)}"
        else:
            name = f"{pick(_FIRST_WORDS)} {pick(_SECOND_WORDS)} {pick(_LEGAL)}"
            if name in given:
                name = f"{pick(_FIRST_WORDS)} {name} {number}"
        if name not in given:
            given.add(name)
            yield name


def person(random: Random, *, english: bool) -> str:
    """A person's name."""
    pick = random.choice
    if english:
        return f"{pick(_ENGLISH)} {pick(_FAMILY)}"
    return pick(_SURNAMES) + pick(_GIVEN) + (pick(_GIVEN) if random.random() < 0.6 else "")


def place(random: Random) -> str:
    """A city."""
    return random.choice(_CITIES)


def trade(random: Random) -> str:
    """A trade."""
    return random.choice(_TRADES)


def phone(random: Random) -> str:
    """A mobile number."""
    return f"1{random.choice('3578')}{random.randrange(10**9):09}"

"""Surnames that are read unlike the same character elsewhere, and where they stand.

`find_surname` says which characters of a text are a surname with a reading of its own: in
a form of address (单总, 小曾, 单雄信经理, 华为解总) or a personal name of two or three
characters. What is a word of the language (单位, 小区, 音乐老师) is no person.
Neighbour: `pinyin`, which reads the rest and hands in what counts as a word.
"""

import re

from salesbook.light import Callable, NamedTuple


class Surname(NamedTuple):
    """The place of a surname in a text, and the readings of its characters."""

    start: int
    end: int
    syllables: tuple[str, ...]


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """`尉迟=yu-chi` as a surname and its syllables."""
    pairs = (entry.split("=") for entry in text.split())
    return {surname: tuple(syllables.split("-")) for surname, syllables in pairs}


# Also at the head of a personal name: 曾国强, 单雄信, 查良镛.
_OFTEN = _table("""
曾=zeng 单=shan 仇=qiu 解=xie 盖=ge 区=ou 查=zha 朴=piao 缪=miao
""")
# Only beside a form of address: the character begins too many other names.
_SELDOM = _table("""
乐=yue 种=chong 折=she 员=yun 繁=po 召=shao 黑=he 秘=bi 洗=xian 薄=bo 都=du 句=gou 祭=zhai
藏=zang 能=nai 适=kuo 粘=nian 么=yao 重=chong 朝=chao 角=jue 逢=pang 炅=gui 佴=nai 颉=xie 乜=nie
丌=qi 长=zhang 扎=za
""")
_COMPOUND = _table("""
尉迟=yu-chi 万俟=mo-qi 单于=chan-yu 长孙=zhang-sun 令狐=ling-hu 澹台=tan-tai 乐正=yue-zheng
子车=zi-ju 长鱼=chang-yu 宰父=zai-fu 夹谷=jia-gu 亓官=qi-guan 皇甫=huang-fu 鲜于=xian-yu
拓跋=tuo-ba
""")

# 区书记 is the secretary of a district.
_OF_A_DISTRICT = ("书记", "局长", "院长", "部长", "局", "院", "处", "处长")
_TITLES = (
    "董事长|总经理|副总经理|副总|老总|总监|总裁|总工程师|总工|总助|经理|先生|女士|小姐|太太|夫人|阿姨"
    "|大哥|大姐|老师|教授|博士|主任|行长|老板|老板娘|工程师|处长|局长|院长|校长|厂长|部长|科长|所长"
    "|站长|店长|会长|社长|队长|组长|班长|园长|馆长|书记|镇长|市长|县长|村长|主管|主席|秘书|助理|顾问"
    "|会计|律师|医生|大夫|医师|护士|师傅|司机|导演|警官|法官|同学|同志|师兄|师姐|兄|总"
)
_SHORT_TITLES = "工哥姐董处局院校导叔嫂姨爷"
_LONE_TITLES = re.compile(rf"(?:{_TITLES})$")
_WORDS = """
区块 查理 查尔 查特 查斯 查干 盖茨 盖亚 盖娅 盖碗 盖州 盖板 盖浇 盖乐 单县 单店 单晶 单双 单品
单招 解百 解忧 解药 解困 解码 朴道 朴朴 朴新 朴石 缪斯 重工 曾经 盖网 单抗 单片 单芯 单向 单反
单排
"""
_NO_NAMES = frozenset(_WORDS.split())
# Ends of short names of firms and places, not of people.
_ENDS_NO_NAME = frozenset("县市区路厂店网城坊社馆院所部会台校号行司团业院机器件品")
# The character before makes it a word of the trade: 跟单, 稽查.
_BEFORE = {
    "单": frozenset("订跟保签下接派清菜账名运货提报面传床被简"),
    "查": frozenset("检稽督审调侦巡排抽核"),
    "解": frozenset("讲分了理破和"),
    "盖": frozenset("瓶覆"),
}


def find_surname(run: str, is_word: Callable[[str], bool]) -> Surname | None:
    """Where a run of Chinese characters has a surname with a reading of its own, if it has."""
    if len(run) < 2:
        return None
    compound = _COMPOUND.get(run[:2])
    if compound and (len(run) <= 4 or _LONE_TITLES.search(run)):
        return Surname(0, 2, compound)
    # Only a single surname is left: 小曾, 老查经理.
    at = 1 if run[0] in "小老阿" and run[1] in _OFTEN and not is_word(run[:2]) else 0
    if at and (len(run) == 2 or _titled(run[1], run[2:])):
        return Surname(1, 2, _OFTEN[run[1]])
    reading = _OFTEN.get(run[0]) or _SELDOM.get(run[0])
    found = _at_head(run, reading, is_word) if reading else None
    return found or _inside(run, is_word)


def _at_head(run: str, reading: tuple[str, ...], is_word: Callable[[str], bool]) -> Surname | None:
    found = Surname(0, 1, reading)
    rest, often = run[1:], run[0] in _OFTEN
    if run in _NO_NAMES or is_word(run) or (run[0] == "区" and rest in _OF_A_DISTRICT):
        return None
    if _titled(run[0], rest) or rest[0] == "氏":
        return found
    if not often or run[:2] in _NO_NAMES or is_word(run[:2]):
        return None
    if rest[0] in "家记":
        return found
    if len(run) <= 3:
        return None if run[-1] in _ENDS_NO_NAME else found
    title = _LONE_TITLES.search(run)
    return found if title and 2 <= title.start() <= 3 else None


def _titled(surname: str, rest: str) -> bool:
    if len(rest) == 1 and rest in _SHORT_TITLES:
        return surname in _OFTEN or surname == "乐"
    return bool(_LONE_TITLES.fullmatch(rest)) or (
        surname in _OFTEN and len(rest) == 2 and rest in ("行长", "工头")
    )


def _inside(run: str, is_word: Callable[[str], bool]) -> Surname | None:
    """华为解总: a surname after a firm's name and before a title that ends the text."""
    title = _LONE_TITLES.search(run)
    at = title.start() - 1 if title else -1
    if at < 2 or run[at] == "区" or run[at] not in _OFTEN:
        return None
    before = run[at - 1]
    if before in _BEFORE.get(run[at], "") or is_word(before + run[at]):
        return None
    return Surname(at, at + 1, _OFTEN[run[at]])

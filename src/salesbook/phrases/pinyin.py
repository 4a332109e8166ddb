"""How a name is read aloud in pinyin, and its initials: what `wangzong` and `kj` find.

The readings are made when a name is written and stored beside it: pypinyin costs a
quarter of a second to import. Surnames are read as surnames, firms and places as such.
ü is v (lvzong); `variants` gives the other spellings people type.
Neighbours: `surnames`; `names.fold` and `hanzi.simplify`, through which a name goes first.
"""

import re
from functools import cache
from itertools import islice, product
from unicodedata import combining, normalize

from salesbook.light import Container
from salesbook.phrases.hanzi import simplify
from salesbook.phrases.names import fold
from salesbook.phrases.surnames import find_surname

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_PIECES = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_LONGEST_WORD = 8


def _table(text: str) -> dict[str, str]:
    """`长江=chang-jiang` as word and syllables."""
    return dict(entry.replace("-", " ").split("=") for entry in text.split())


# Words of firms and places that the library reads otherwise or does not know.
_WORDS = _table("""
单县=shan-xian 朝阳=chao-yang 都匀=du-yun 都昌=du-chang 差旅=chai-lv 涡阳=guo-yang 浚县=xun-xian
荥经=ying-jing 洪洞=hong-tong 六合区=lu-he-qu 南京六合=nan-jing-lu-he 筠连=jun-lian
大城县=dai-cheng-xian 繁峙=fan-shi 什邡=shi-fang 会稽=kuai-ji 缪斯=miu-si 解州=xie-zhou
给排水=ji-pai-shui 还款=huan-kuan 还贷=huan-dai 大王=da-wang 薄膜=bo-mo 伺服=si-fu 穆棱=mu-ling
克什克腾=ke-shi-ke-teng 浒关=xu-guan 浒墅关=xu-shu-guan 乐陵=lao-ling 乐亭=lao-ting
乐清=yue-qing 长治=chang-zhi 重百=chong-bai 重药=chong-yao 重啤=chong-pi 重钢=chong-gang
重工=zhong-gong 重汽=zhong-qi 重科=zhong-ke 重机=zhong-ji 工行=gong-hang 建行=jian-hang
农行=nong-hang 招行=zhao-hang 中行=zhong-hang 交行=jiao-hang 支行=zhi-hang 总行=zong-hang
分行=fen-hang 商行=shang-hang 车行=che-hang 洋行=yang-hang 行长=hang-zhang 同行=tong-hang
药行=yao-hang 琴行=qin-hang 厂长=chang-zhang 园长=yuan-zhang 车长=che-zhang 区长=qu-zhang
长江=chang-jiang 长城=chang-cheng 长安=chang-an 长沙=chang-sha 重庆=chong-qing 六安=lu-an
台州=tai-zhou 厦门=xia-men 尉氏=wei-shi 尉犁=yu-li 重卡=zhong-ka 爱乐=ai-yue 蔚县=yu-xian
莘县=shen-xian 莘庄=xin-zhuang 天台=tian-tai 漯河=luo-he 天长=tian-chang 泊头=bo-tou
银行=yin-hang 行业=hang-ye 华为=hua-wei 长乐=chang-le 长兴=chang-xing 大夫=dai-fu 朴素=pu-su
都江堰=du-jiang-yan 会计=kuai-ji 音乐=yin-yue 乐器=yue-qi 珲春=hun-chun
""")
# What a character is read as where no word explains it.
_ALONE = _table("""
曾=zeng 长=chang 朴=pu 薄=bo 匙=chi 畜=xu 佛=fo 伽=jia 靓=liang 什=shi 似=si 幢=zhuang 琢=zhuo
翟=zhai 覃=qin 卜=bu 贠=yun 郇=xun 阚=kan 轧=zha 仇=qiu 冼=xian 逄=pang 訾=zi 缪=miao 厦=sha
〇=ling 莘=shen 番=fan 都=du
""")
# 智行, 天行: names of what moves; other names that end in 行 are firms (永昌行).
_MOVING = frozenset("知智天力笃随骑健远慧畅飞悦优易神速约享绿品修远先")


def reading(name: str) -> tuple[str, str]:
    """The name in pinyin without tones and blanks, and its initials; both may be empty.

    Latin letters are kept in lower case without accents, digits kept, punctuation dropped.
    Initials hold Latin words whole beside Chinese (tclkj), else their first letters.
    """
    text = "".join(_plain(char) for char in simplify(fold(name)) if char not in "'’`")
    pieces = _PIECES.findall(text)
    chinese = [bool(_is_han(piece[0])) for piece in pieces]
    if not any(chinese):
        letters = [piece if piece.isdigit() else piece[0] for piece in pieces]
        full = "".join(pieces)
        return full, "".join(letters) if len(pieces) > 1 else full
    full, initials = "", ""
    for piece, is_chinese in zip(pieces, chinese, strict=True):
        if not is_chinese:
            full += piece
            initials += piece
            continue
        syllables = _read(piece)
        full += "".join(syllables)
        initials += "".join(syllable[0] for syllable in syllables)
    return full, initials


def variants(typed: str) -> tuple[str, ...]:
    """All spellings of pinyin as typed: itself first, ü as v, u and yu (`lüzong`, `luzong`).

    Blanks, apostrophes and marks of tone are dropped, so `wáng zǒng` is wangzong.
    """
    folded = normalize("NFC", normalize("NFD", fold(typed)).translate(_TONES))
    text = "".join("v" if char == "ü" else _plain(char) for char in folded)
    text = "".join(char for char in text if char.isalnum())
    parts = re.split(r"([ln])(?:v|yu|u)", text)
    if len(parts) < 3:
        return (text,)
    choices = [
        (part,) if place % 2 == 0 else (f"{part}v", f"{part}u", f"{part}yu")
        for place, part in enumerate(parts)
    ]
    spelled = islice(("".join(chosen) for chosen in product(*choices)), 27)
    return tuple(dict.fromkeys((text, *spelled)))


_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))


def _is_han(char: str) -> bool:
    return bool(re.match(f"[{_HAN}]", char))


def _plain(char: str) -> str:
    """A Latin letter without its accents; anything else as it is."""
    if char.isascii() or not "\u00c0" <= char <= "\u024f":
        return char
    return "".join(part for part in normalize("NFD", char) if not combining(part))


def _read(run: str) -> list[str]:
    """The syllables of a run of Chinese characters; one without a reading stands for itself."""
    words = _dictionary()
    surname = find_surname(run, words.__contains__)
    if surname is None:
        return _read_words(run, words)
    before, after = run[: surname.start], run[surname.end :]
    return [*_read_words(before, words), *surname.syllables, *_read_words(after, words)]


def _read_words(run: str, words: Container[str]) -> list[str]:
    syllables: list[str] = []
    for word in _split(run, words):
        alone = _alone(word, run, len(syllables)) if len(word) == 1 else ""
        syllables += (alone,) if alone else _syllables(word)
    return syllables


@cache
def _dictionary() -> dict[str, str | list[list[str]]]:
    """Every word with a reading of its own, and its syllables."""
    # The library's own way to its dictionary takes ten times as long a word.
    from pypinyin.constants import PHRASES_DICT

    return {**PHRASES_DICT, **_WORDS}


@cache
def _syllables(word: str) -> tuple[str, ...]:
    """How a word of the dictionary, or a lone character, is read."""
    from pypinyin.constants import PINYIN_DICT

    known = _dictionary().get(word)
    if isinstance(known, str):
        return tuple(known.split())
    found = [one[0] for one in known] if known else [PINYIN_DICT.get(ord(word), word)]
    return tuple(_untoned(one.split(",")[0]) for one in found)


def _untoned(syllable: str) -> str:
    plain = normalize("NFC", normalize("NFD", syllable).translate(_TONES))
    return plain.replace("ü", "v").replace("ê", "e")


def _alone(char: str, run: str, at: int) -> str:
    if char == "厦" and at + 1 < len(run):
        return "xia"
    if char == "长" and at and at + 1 == len(run):
        return "zhang"
    if char == "行" and at and at + 1 == len(run) and run[at - 1] not in _MOVING:
        return "hang"
    return _ALONE.get(char, "")


def _split(run: str, words: Container[str]) -> list[str]:
    """The run in words: the longest first from either end, whichever needs fewer pieces."""
    forward: list[str] = []
    at = 0
    while at < len(run):
        size = min(_LONGEST_WORD, len(run) - at)
        while size > 1 and run[at : at + size] not in words:
            size -= 1
        forward.append(run[at : at + size])
        at += size
    backward: list[str] = []
    at = len(run)
    while at > 0:
        size = min(_LONGEST_WORD, at)
        while size > 1 and run[at - size : at] not in words:
            size -= 1
        backward.append(run[at - size : at])
        at -= size
    backward.reverse()
    return forward if len(forward) <= len(backward) else backward

"""Amounts of money: 65万, 50-80万, 1.2亿, ￥1,200,000, 1万5, 八十五万六千, 100w, 2.5k.

Yuan are read, fen are returned; all arithmetic is in whole numbers, and what is no whole
fen is refused, as is another currency and anything vague (几十万, 三五十万), and a negative
amount but by `read_signed`.
`show_money` writes what `read_amount` reads back: nothing is rounded, as it is by `show_sum`.
Neighbours: `tokens.fold`; `domain.amounts`, which writes amounts.
"""

from salesbook.domain.amounts import LARGE
from salesbook.errors import BadValue
from salesbook.i18n import N_, _
from salesbook.phrases.tokens import fold

NO_AMOUNT = N_('"{text}" is not an amount. Try 65万, 50-80万, 1.2亿 or 1200.')
FOREIGN = N_('"{text}" is in another currency; only yuan are kept. Try 65万 or ￥1200.')
NEGATIVE = N_('"{text}" is negative. Amounts begin at 0: 1200.')
BELOW_FEN = N_('"{text}" is finer than a fen. Try 1200.50.')
TOO_MUCH = N_('"{text}" is more than {most} yuan. Check the unit: 65万, 1.2亿.')
BACKWARDS = N_('"{text}" begins with the larger amount. Write the smaller one first: 50-80万.')
NO_RANGE = N_('"{text}" is a range; one amount is needed. Try 65万.')

MOST_YUAN = 1_000_000_000_000_000
_DIGITS = {
    char: value
    for row in ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "零壹两叁肆伍陆柒捌玖")
    for value, char in enumerate(row)
}
_SMALL = (("千", 1000), ("百", 100), ("十", 10))
# What no other unit can follow: 2.5k, 100w.
_LATIN = (
    *(("million", 1_000_000), ("thousand", 1000), ("mn", 1_000_000), ("bn", 1_000_000_000)),
    *(("k", 1000), ("w", 10_000), ("m", 1_000_000)),
)
_FORMAL = str.maketrans("拾佰仟萬億圆塊圓贰两", "十百千万亿元块元二两")
_FOREIGN = (
    *("$", "€", "£", "usd", "eur", "gbp", "hkd", "jpy", "twd", "美元", "美金", "欧元", "歐元"),
    *("港元", "港币", "港幣", "日元", "英镑", "英鎊", "台币", "韩元", "卢布", "dollar", "euro"),
)
_BEFORE = ("大约", "大概", "约", "約", "近", "差不多", "about", "around", "~", "≈", "预算")
_CURRENCY = ("人民币", "人民幣", "rmb", "cny", "￥", "¥")
_AFTER = ("左右", "上下", "以上", "多", "余", "+", "起")
_UP_TO = ("以内", "以下", "之内", "内", "不到", "不超过", "不超過", "最多")
_UNITS = ("元整", "块钱", "yuan", "元", "块", "人民币", "人民幣", "rmb", "cny")
_JOINTS = ("至", "到", "~", "-", "–", "—", "−", " to ")
# Amounts are reckoned in parts of a yuan this small, so that decimals stay exact.
_DECIMALS = 12
_SCALE = 1_000_000_000_000
_LONGEST = 60


class _Unread(Exception):
    """Raised with the sentence that says why."""


def read_range(text: str) -> tuple[int, int]:
    """Low and high in fen, equal for one amount; 30万以内 begins at 0. Raises BadValue.

    A unit said once serves both (50-80万); 约, 左右, 多, 以上 and + are left out.
    """
    try:
        return _range(" ".join(fold(text[: _LONGEST + 1]).translate(_FORMAL).split()))
    except _Unread as failure:
        sentence = str(failure)
    raise BadValue(_(sentence).format(text=text[:40], most=f"{MOST_YUAN:,}"))


def read_amount(text: str) -> int:
    """One amount in fen; a range is refused. Raises BadValue."""
    low, high = read_range(text)
    if low != high:
        raise BadValue(_(NO_RANGE).format(text=text[:40]))
    return low


def read_signed(text: str) -> int:
    """One amount in fen that may be below zero, as of a return: -500, (500), 负500."""
    plain = fold(text).strip()
    if plain.startswith("(") and plain.endswith(")"):
        plain = f"-{plain[1:-1]}"
    for minus in ("-", "−", "负", "負"):
        if plain.startswith(minus):
            return -read_amount(plain.removeprefix(minus))
    return read_amount(text)


def _range(text: str) -> tuple[int, int]:
    if not text or len(text) > _LONGEST:
        raise _Unread(NO_AMOUNT)
    if any(word in text for word in _FOREIGN):
        raise _Unread(FOREIGN)
    text = _strip_before(text)
    if text.startswith(("-", "−", "负", "負")):
        raise _Unread(NEGATIVE)
    for word in _UP_TO:
        if text.startswith(word) or text.endswith(word):
            return 0, _fen(_yuan(text.removeprefix(word).removesuffix(word).strip()))
    for joint in _JOINTS:
        low, found, high = text.partition(joint)
        if found and low.strip():
            return _both(low.strip(), _strip_before(high.strip()))
    amount = _fen(_yuan(text))
    return amount, amount


def _both(low: str, high: str) -> tuple[int, int]:
    first, last = _yuan(low), _yuan(high)
    unit = _unit_of(high)
    if unit > 1 and _unit_of(low) == 1 and not low.endswith(_UNITS):
        if first * unit <= last:
            # 50-80万, 三十到五十万: the unit belongs to both.
            first *= unit
        elif first < 1000 * _SCALE:
            # 80-50万, and 90-1万, which is hardly from ninety yuan on.
            raise _Unread(BACKWARDS)
    if first > last:
        raise _Unread(BACKWARDS)
    return _fen(first), _fen(last)


def _unit_of(text: str) -> int:
    """The large unit an amount is said in: 10000 for 80万, 1 for 800 and for 3千."""
    body = _strip_after(text)
    for word, size in _LATIN:
        if body.endswith(word):
            return size
    return next((size for word, size in LARGE if word in body), 1)


def _strip_before(text: str) -> str:
    before = None
    while before != text:
        before = text
        for word in (*_BEFORE, *_CURRENCY):
            text = text.removeprefix(word).lstrip(" :")
    return text


def _strip_after(text: str) -> str:
    before = None
    while before != text:
        before = text
        for word in (*_AFTER, *_UNITS):
            text = text.removesuffix(word).rstrip()
    return text


def _yuan(text: str) -> int:
    """One amount, in parts of a yuan (`_SCALE`)."""
    for coin, parts in (("分", 100), ("角", 10), ("毛", 10)):
        # 12元5角: what is said after the yuan.
        if text.endswith(coin):
            rest = text.removesuffix(coin)
            head, digit = rest[:-1], rest[-1:]
            if not head.endswith(("元", "块", "角", "毛")) or digit in "十百千":
                raise _Unread(NO_AMOUNT)
            return _yuan(head) + _number(digit) // parts
    body = _strip_after(text)
    if not body:
        raise _Unread(NO_AMOUNT)
    for word, size in _LATIN:
        if body.endswith(word):
            return _number(body.removesuffix(word).rstrip()) * size
    for word in ("元", "块"):
        # 两块五: tenths of a yuan.
        head, found, tail = body.rpartition(word)
        if found and len(tail) == 1:
            return _counted(head) + _number(tail) // 10
    return _counted(_join(body))


def _join(text: str) -> str:
    """Without the blanks around units and the 多 of 100多万; blanks in a figure stay wrong."""
    for word in "多余":
        for unit in "亿万千百":
            text = text.replace(word + unit, unit)
    return "".join(
        char
        for place, char in enumerate(text)
        if char != " " or (text[place - 1].isdigit() and text[place + 1].isdigit())
    )


_Units = tuple[tuple[str, int], ...]


def _counted(text: str, units: _Units = (*LARGE, *_SMALL), last: bool = True) -> int:
    """A number with Chinese units, each smaller than the one before: 1亿2000万, 三万二.

    Only what stands `last` may leave its own unit out: 一百五十万, not 一百五万.
    """
    for place, (word, size) in enumerate(units):
        if word not in text:
            continue
        # 1万亿 is 亿 counted in 万.
        head, _found, tail = text.rpartition(word) if word == "亿" else text.partition(word)
        if "." in head and tail:
            raise _Unread(NO_AMOUNT)
        smaller = units[place + 1 :]
        value = _SCALE if not head and word == "十" else _counted(head, smaller, False)
        return value * size + _tail(tail, size, smaller, last)
    return _number(text)


def _tail(text: str, size: int, smaller: _Units, last: bool) -> int:
    if not text:
        return 0
    if len(text) == 1:
        if size > 10 and not last:
            raise _Unread(NO_AMOUNT)
        # 1万5 is fifteen thousand, 三千二 three thousand two hundred.
        return _number(text) * size // 10
    if text[0] in "零〇":
        text = text[1:]
    elif text.isdigit() and len(text) != len(str(size)) - 1 and len(text) < 3:
        # 1万50 may be 10,050 or 15,000.
        raise _Unread(NO_AMOUNT)
    value = _counted(text, smaller, last)
    if value >= size * _SCALE or "." in text:
        raise _Unread(NO_AMOUNT)
    return value


def _number(text: str) -> int:
    """Arabic digits with separators and decimals, or one Chinese digit."""
    if text in _DIGITS:
        return _DIGITS[text] * _SCALE
    whole, point, part = text.partition(".")
    groups = whole.split(",")
    well_grouped = all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3
    if len(groups) > 1 and not well_grouped:
        raise _Unread(NO_AMOUNT)
    whole = "".join(groups)
    if not _is_figure(whole) or (point and not _is_figure(part)):
        raise _Unread(NO_AMOUNT)
    part = part.rstrip("0")
    if len(part) > _DECIMALS:
        raise _Unread(BELOW_FEN)
    return int(whole) * _SCALE + int(part.ljust(_DECIMALS, "0"))


def _is_figure(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _fen(scaled: int) -> int:
    if scaled > MOST_YUAN * _SCALE:
        raise _Unread(TOO_MUCH)
    fen, rest = divmod(scaled * 100, _SCALE)
    if rest:
        raise _Unread(BELOW_FEN)
    return fen

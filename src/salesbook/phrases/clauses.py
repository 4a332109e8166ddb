"""Reading what a customer said clause by clause: days, budgets, wishes to buy again.

It would rather miss one than invent one: a clause that says no (没批, not, 冻结), puts off
(年底再说, until, 推迟到) or speaks of others (对手报) names nothing; a part of the year (明年) is
no day; an amount is a budget only beside a word for money that is given.
Neighbours: `said`, the entrance; `when` and its grammar, whose days these are; `money`,
which reads the amounts.
"""

import re
from datetime import date, datetime, time, timedelta

from salesbook.errors import BadValue
from salesbook.phrases import moments  # noqa: F401 - declares the rules
from salesbook.phrases.grammar import Parse, Wrong
from salesbook.phrases.money import read_range
from salesbook.phrases.reckon import View, add, last_day, stretch_of
from salesbook.phrases.tokens import fold

Named = tuple[date | None, int | None]
"""A day, or an amount in fen."""

_LONGEST = 2000  # characters that are looked at
_CLAUSES = re.compile(r"[。！？!?；;\n]|(?<!\d)[,，]|[,，](?!\d)| but |但是|但|可是|、")


def _words(chinese: str, english: str) -> re.Pattern[str]:
    """Chinese wherever it stands, English as whole words."""
    return re.compile(rf"{chinese}|\b(?:{english})\b")


# What looks like a no and is none.
_FINE = _words(
    "没(?:有)?(?:任何)?(?:问题|意见|关系|异议)|不(?:是|成)问题|不错|不贵|不超过|不低于|不少于|要不"
    "|不过(?=[\u4e00-\u9fff])|[能可要是]不[能可要是]以?",
    "no problem|not a problem|no later than|can't wait|why not",
)
_NO = _words(
    "[没不未无别莫]|暂|冻结|取消|放弃|砍|推掉|n't",
    r"no|not|never|nor|without|nobody|none|cancel\w*|fro[sz]en?|freez\w*|hold|lost|stop\w*",
)
_LATER = _words(
    "再[说议看定聊谈打问约讲联]|以后|之后|推迟|延期|延后|拖|顺延|改期|等到|忙",
    r"postpon\w*|delay\w*|later|until|till|after|again|wait\w*|earliest|busy|away|leave|moved",
)
_OTHERS = _words(
    "对手|竞品|另一家|别家|人家|他们报|[损亏赔欠省]|压了|贵|超(?!过)|紧|不够|一半",
    r"competitors?|other vendors?|elsewhere|loss(?:es)?|over budget|above budget|exceeds?"
    r"|too much|expensive|cuts?|tight|off|discount|cheaper|half|save[sd]?",
)
_MONEY = _words(
    "预算|经费|拨款|资金|款项|额度|批[了下准复]|[能可愿]意?以?出|愿意付|接受|没问题|可以",
    r"budget\w*|fund\w*|approved?|afford|spend|pay|accept\w*|confirmed|fine|ok(?:ay)?|up to"
    r"|within",
)
_GRANTED = _words(
    "预算(?:已经|已|都|也)?(?:批[了下准]|到位|确认|通过|落实|有了|够)|在预算[里内]"
    "|有(?:这个|这笔)?预算",
    r"budget(?: is| has been| was|'s)? (?:approved|confirmed|there|released|in place|signed off)"
    r"|(?:within|in) (?:the |our )?budget|(?:have|got) (?:the|a) budget|approved the budget",
)
_REBUY = _words(
    "复购|再次?(?:买|订|购|采购|下单|来一|要一|上一|签)|返单|续(?:约|签|费|单|订)|[增加追](?:购|单|订)"
    "|追加|二期|扩容",
    r"re-?orders?|repeat orders?|another order|second order|order again|buy again|buy more"
    r"|order more|renew(?:al|s|ed)?|second site|more licen[cs]es|next order",
)
_FIGURE = r"(?:\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十百]+)\s?"
_UNIT = r"(亿|万|千|[wkm](?![a-z]))?\s?"
_AMOUNT = re.compile(
    r"([¥￥]|rmb\s?|预算[是为约有在]?\s?|budget (?:is |of |around |about )?)?"
    rf"(?P<amount>{_FIGURE}{_UNIT}(?:(?:-|~|–|到|至|to )\s?{_FIGURE}{_UNIT})?"
    r"(元|块|人民币|rmb|yuan)?)"
    r"(?P<thing>\s?(?:[个家台件套人名单票箱吨米公里平次条辆张瓶斤字户本页种款码天月年周期点号%]"
    r"|people|units?|lines?|rows?|percent|days?|weeks?|months?|years?|hours?|users?|stores?))?"
)
# Where a day can begin: trying every place takes a hundred times as long.
_START = re.compile(
    r"(?<![\d.,/-])(?<![a-z])\d|[今明后大本这下上周星礼月年昨前去两半一二三四五六七八九十]"
    r"|\b(?:tomorrow|tmrw?|next|this|coming|in|end|start|beginning|mid|eo[wmqy]|weekend|early|late"
    r"|mon|tue|wed|thu|fri|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
)
_BEFORE_END = re.compile(r"\s?(?:之内|以内|内)")
_WITHIN = re.compile(r"within (?:the next )?$")
_THIS = re.compile(r"(?:本|这|这个)(?:周|星期|礼拜|月)|[周月]内|\bthis (?:week|month)\b")
_EVERY = re.compile(r"(?:每个?|各|逐|every |each )$")
_IN_MONTH = re.compile(r"\b(?:in|by|early|late|mid|before|of) $")
_NO_DAY = ("sat", "sun", "wed", "mon", "明年", "后年", "next year", "next quarter", "下季度")


def read_clauses(text: str, on: date) -> dict[str, Named]:
    """What the clauses name: `date`, `budget`, `rebuy`, the first of each."""
    found: dict[str, Named] = {}
    clauses = [clause.strip() for clause in _CLAUSES.split(fold(text[:_LONGEST]))]
    for clause, following in zip(clauses, [*clauses[1:], ""], strict=True):
        said = _FINE.sub("  ", clause)
        if not clause or _NO.search(said):
            continue
        if _REBUY.search(clause):
            found.setdefault("rebuy", (None, None))
        if _LATER.search(said) or _LATER.match(following):
            continue
        day = _named_day(clause, on)
        if day is not None:
            found.setdefault("date", (day, None))
        budget = None if _OTHERS.search(said) else _budget(clause)
        if budget is not None:
            found.setdefault("budget", (None, budget or None))
    return found


def _budget(clause: str) -> int | None:
    """The budget in fen, 0 for one without an amount; None where none is named."""
    granted = _GRANTED.search(clause)
    context = granted or _MONEY.search(clause)
    for found in _AMOUNT.finditer(clause):
        before, _amount_text, low_unit, high_unit, coin, thing = found.groups()
        if thing or not (before or low_unit or high_unit or coin):
            continue
        if context or found.span("amount") == (0, len(clause)):
            amount = _amount(found["amount"])
            if amount:
                return amount
    return 0 if granted else None


def _amount(text: str) -> int:

    try:
        return read_range(text)[1]
    except BadValue:
        return 0


def _named_day(clause: str, on: date) -> date | None:
    """The first day after `on` that a clause names, or by whose end something is to be."""
    view = View(datetime.combine(on, time(12)), past=False)
    parse = Parse(clause, view)
    past = 0
    for start in _START.finditer(clause):
        at = start.start()
        if at < past:
            continue
        for (count, unit), end in parse.read("span", at):
            ends = _BEFORE_END.match(clause, end) or _WITHIN.search(clause[:at])
            if ends and unit not in ("minute", "hour") and 0 < count < 100:
                return add(view, count, unit)
        readings = parse.read("moment", at)
        end = max((reading.end for reading in readings), default=at)
        for value, reach in readings:
            if reach == end and not isinstance(value, Wrong) and value.day > on:
                day: date = value.day
                if not _no_day(parse, at, end):
                    return day
        if end == at:
            month = _month(parse, at, on)
            if month is not None:
                return month
        past = end
    return _end_of_this(clause, on)


def _month(parse: Parse, at: int, on: date) -> date | None:
    """The end of a month that is named without a day: 12月签, in March."""
    for value, _end in parse.read("month", at):
        if isinstance(value, Wrong) or _EVERY.search(parse.text[:at]):
            continue
        # May and March are verbs, too.
        verb = parse.text[at].isalpha() and parse.text[at].isascii()
        if verb and not _IN_MONTH.search(parse.text[:at]):
            continue
        while value.step and last_day(value) <= on:
            value = value._replace(number=value.number + value.step)
        end = last_day(value)
        if end > on:
            return end
    return None


def _no_day(parse: Parse, at: int, end: int) -> bool:
    """Whether what reads like a day is none here: a time alone, a fraction, every Friday."""
    text = parse.text[at:end].strip()
    figures = text.replace("/", "-").replace(".", "-").split("-")
    return (
        text in _NO_DAY
        or text.endswith(("in a day", "in one day"))
        or (len(figures) < 3 and all(figure.isdigit() for figure in figures))
        or _EVERY.search(parse.text[:at]) is not None
        or any(reading.end == end for reading in parse.read("clock", at))
    )


def _end_of_this(clause: str, on: date) -> date | None:

    found = _THIS.search(clause)
    if found is None:
        return None
    month = "月" in found.group() or "month" in found.group()
    return max(last_day(stretch_of(on, "month" if month else "week")), on + timedelta(1))

"""The vocabulary of dates and times, in Chinese (folded to simplified) and English.

Each word has one or more kinds, the terminals of the grammar, and a value for the rules.
A kind in `SILENT` carries no value: rules are not handed it. `CANCELS` lists what a date
runs into when it is none: 5号 + 楼 is a building, 周一 + 起 is "together".
Neighbours: `tokens`, which finds the words in a text; `days` and `clock`, the rules.
"""

from salesbook.light import NamedTuple

# Offsets in days, weeks, months or years; weekdays from Monday = 0; hours as (from, to).
_TABLE: tuple[tuple[str, object, str], ...] = (
    ("DAYWORD", -3, "大前天"),
    ("DAYWORD", -2, "前天 前日"),
    ("DAYWORD", -1, "昨天 昨日 昨儿 yesterday"),
    ("DAYWORD", 0, "今天 今日 今儿 today eod"),
    ("DAYWORD", 1, "明天 明日 明儿 tomorrow tmr tmrw"),
    ("DAYWORD", 2, "后天 后日"),
    ("DAYWORD", 3, "大后天"),
    ("NOW", None, "现在 now"),
    ("YEARWORD", -2, "前年"),
    ("YEARWORD", -1, "去年"),
    ("YEARWORD", 0, "今年 本年"),
    ("YEARWORD", 1, "明年"),
    ("YEARWORD", 2, "后年"),
    ("ZREL", -2, "上上 上上个"),
    ("ZREL", -1, "上 上个 上一 上一个"),
    ("ZREL", 0, "本 这 这个 这一 这一个 当"),
    ("ZREL", 1, "下 下个 下一 下一个"),
    ("ZREL", 2, "下下 下下个"),
    ("EREL", -1, "last previous past"),
    ("EREL", 0, "this current"),
    ("EREL", 1, "next"),
    ("COMING", None, "coming upcoming"),
    ("AFTERWORD", 1, "after"),
    ("AFTERWORD", -1, "before"),
    # A stretch of the calendar, and a unit to count by: 3月 is March, 3个月 a span.
    ("STRETCH", "week", "周 星期 礼拜 week"),
    ("STRETCH", "month", "月 月份 month"),
    ("STRETCH", "quarter", "季度 季 quarter"),
    ("STRETCH", "year", "年 年度 year"),
    ("UNIT", "minute", "分钟 min mins minute minutes"),
    ("UNIT", "hour", "小时 钟头 h hr hrs hour hours"),
    ("UNIT", "day", "天 d day days"),
    ("UNIT", "week", "周 星期 礼拜 w wk wks week weeks"),
    ("UNIT", "fortnight", "fortnight fortnights"),
    ("UNIT", "month", "个月 mo mos month months"),
    ("UNIT", "year", "年 y yr yrs year years"),
    # "in 2m" may be minutes; only +2m is months.
    ("SHORTUNIT", "month", "m"),
    ("DAY", None, "day"),
    ("GE", None, "个"),
    ("HALF", None, "半 half"),
    ("QUARTERHOUR", 15, "一刻"),
    ("QUARTERHOUR", 45, "三刻"),
    ("QUARTERSPAN", None, "一刻钟"),
    ("AGO", 1, "后 之后 以后 later hence"),
    ("AGO", -1, "前 之前 以前 ago"),
    ("FROM", None, "from"),
    ("SINCE", 0, "now today"),
    ("IN", None, "in"),
    ("ARTICLE", 1, "a an"),
    ("COUNT", 1, "one"),
    ("COUNT", 2, "two"),
    ("COUNT", 3, "three"),
    ("COUNT", 4, "four"),
    ("COUNT", 5, "five"),
    ("COUNT", 6, "six"),
    ("COUNT", 7, "seven"),
    ("COUNT", 8, "eight"),
    ("COUNT", 9, "nine"),
    ("COUNT", 10, "ten"),
    ("COUNT", 11, "eleven"),
    ("COUNT", 12, "twelve"),
    ("EDGE", "start", "初"),
    ("EDGE", "middle", "中 中旬"),
    ("EDGE", "end", "底"),
    # 周末 is the weekend, the other 末 are ends.
    ("EDGE", "close", "末"),
    ("EEDGE", "start", "start beginning"),
    ("EEDGE", "middle", "mid middle"),
    ("EEDGE", "end", "end"),
    ("EDGEDAY", "start", "第一天 第一日"),
    ("EDGEDAY", "end", "最后一天 最后一日"),
    ("EDGEOF", "week", "eow"),
    ("EDGEOF", "month", "eom"),
    ("EDGEOF", "quarter", "eoq"),
    ("EDGEOF", "year", "eoy"),
    ("FIRST", None, "first 1st"),
    ("LAST", None, "last"),
    ("WEEKEND", None, "周末 weekend"),
    ("NIAN", None, "年"),
    ("YUE", None, "月 月份"),
    ("HAO", None, "号"),
    ("RI", None, "日"),
    ("Q", None, "q"),
    ("H", None, "h"),
    ("HALFYEAR", 1, "上半年"),
    ("HALFYEAR", 2, "下半年"),
    ("LATELY", None, "最近 近 过去"),
    ("TODATE", "week", "wtd"),
    ("TODATE", "month", "mtd"),
    ("TODATE", "quarter", "qtd"),
    ("TODATE", "year", "ytd"),
    ("UPTONOW", None, "至今 以来"),
    ("DI", None, "第"),
    ("JIDU", None, "季度 季"),
    ("DIAN", None, "点 点钟 点整 时 时整"),
    ("FEN", None, "分"),
    ("OCLOCK", None, "o'clock oclock"),
    ("PASTHOUR", None, "past"),
    ("PART", "dawn", "凌晨"),
    ("PART", "morning", "早上 早晨 清晨 清早 一早 上午"),
    ("PART", "noon", "中午"),
    ("PART", "afternoon", "下午 午后"),
    ("PART", "evening", "晚上 傍晚 夜里 夜晚"),
    # 晚8点, but 晚一点 is "a bit later".
    ("SHORTPART", "morning", "早"),
    ("SHORTPART", "evening", "晚"),
    ("OWNPART", "morning", "早上 上午"),
    ("OWNPART", "afternoon", "下午"),
    ("OWNPART", "evening", "晚上"),
    ("EPART", "morning", "morning"),
    ("EPART", "afternoon", "afternoon"),
    ("EPART", "evening", "evening night"),
    ("NOON", None, "中午 正午 noon midday"),
    ("MIDNIGHT", None, "午夜 半夜 midnight"),
    ("AMPM", "am", "am a.m. a.m"),
    ("AMPM", "pm", "pm p.m. p.m"),
    ("FUSED", (0, "morning"), "今早 今晨"),
    ("FUSED", (0, "evening"), "今晚 今夜 tonight"),
    ("FUSED", (1, "morning"), "明早 明晨"),
    ("FUSED", (1, "evening"), "明晚"),
    ("FUSED", (-1, "evening"), "昨晚 昨夜"),
    ("FUSED", (-2, "evening"), "前晚"),
    ("APPROX", None, "左右"),
    ("THE", None, "the"),
    ("OF", None, "of 的"),
    ("AT", None, "at @"),
    ("ON", None, "on 在"),
    ("TEE", None, "t"),
    ("ST", None, "st nd rd th"),
    ("DASH", None, "-"),
    ("SLASH", None, "/"),
    ("DOT", None, "."),
    ("COLON", None, ":"),
    ("COMMA", None, ", 、"),
    ("OPEN", None, "("),
    ("CLOSE", None, ")"),
    ("SIGN", 1, "+"),
    ("SIGN", -1, "- −"),
)

_MONTHS = (
    "jan january",
    "feb february",
    "mar march",
    "apr april",
    "may",
    "jun june",
    "jul july",
    "aug august",
    "sep sept september",
    "oct october",
    "nov november",
    "dec december",
)
_WEEKDAYS = (
    ("一1", "mon monday"),
    ("二2", "tue tues tuesday"),
    ("三3", "wed weds wednesday"),
    ("四4", "thu thur thurs thursday"),
    ("五5", "fri friday"),
    ("六6", "sat saturday"),
    ("日天7", "sun sunday"),
)

Entry = tuple[str, object]


def _gather() -> dict[str, tuple[Entry, ...]]:
    words: dict[str, tuple[Entry, ...]] = {}

    def put(kind: str, value: object, spellings: str) -> None:
        for word in spellings.split():
            words[word] = (*words.get(word, ()), (kind, value))

    for kind, value, spellings in _TABLE:
        put(kind, value, spellings)
    for month, spellings in enumerate(_MONTHS, 1):
        put("MONTH", month, spellings)
    for day, (marks, spellings) in enumerate(_WEEKDAYS):
        put("WEEKDAY", day, spellings)
        # 下周一定 is "next week certainly": Monday is told apart, see `together`.
        kind = "WEEKDAY" if day else "FIRSTDAY"
        put(kind, day, " ".join(w + mark for w in ("周", "星期", "礼拜") for mark in marks))
    return words


WORDS = _gather()
SILENT = frozenset(kind for kind, value, _ in _TABLE if value is None)
LONGEST = max(len(word) for word in WORDS)


class Cancel(NamedTuple):
    """What may not follow: beginnings, exceptions to them, whole English words."""

    beginnings: tuple[str, ...]
    allowed: tuple[str, ...] = ()
    latin: frozenset[str] = frozenset()


def _cancel(beginnings: str, allowed: str = "", latin: str = "") -> Cancel:
    return Cancel(tuple(beginnings.split()), tuple(allowed.split()), frozenset(latin.split()))


CANCELS: dict[str, Cancel] = {
    # 5号楼, 3号线, 1号店: a number of a thing. 5号线上演示 is a date.
    "thing": _cancel(
        "楼 线 院 馆 店 门 机 仓 厂 车 桥 位 桌 房 库 柜 井 炉 码 栋 座 地块 电池 会议室 展位 展厅"
        " 展馆 窗 登机 公路 高速 文件 令 样 坑 站 泵 罐 矿 船 塔",
        "线上 线下 门店 车展 楼盘 房展 机场 厂里 库存 车间 位于 样品 店庆",
    ),
    # 下周三天 (three days), 周5个, 下周一起 (together): the numeral belongs to what follows.
    "counted": _cancel("个 件 份 位 次 号 天 点 福", "天津 天河 次日 件事 福州 福建 福田"),
    # 今日头条 and the like are companies.
    "brand": _cancel("头条 控股 世纪"),
    "together": _cancel("起 定 直 些 样 般 律 共", "起草 定金 定稿 直播 样品 共享"),
    # 3-5天, 3/5万, 3月5台: an amount, not a day.
    "measure": _cancel(
        "天 日 号 月 周 年 个 点 时 分 秒 刻 万 千 百 十 亿 元 块 折 成 倍 台 件 套 箱 吨 家 人 次"
        " 名 页 份 期 % k w 公 米 到 至 零 一 二 两 三 四 五 六 七 八 九",
        "天津 日本 月底 周会 年会 年货 人民 家访 时间 分公司 成都 成交 台州 千岛 万达 百度 件事"
        " 公司 期货 名片 次日 分析 分享",
        "days day weeks week months month years year hours hour units unit pcs pieces times k w"
        " percent people sets boxes tons sites customers clients stores shops",
    ),
    # 5th floor, 2nd offer: an ordinal that counts things.
    "series": _cancel(
        "",
        "",
        "floor avenue ave street st party offer round time edition generation gen quarter visit"
        " attempt meeting draft version reminder instalment installment payment half class grade"
        " hand order sample person place year month week day",
    ),
    # 两点建议 (two suggestions), 三点五万, 早一点, 3点多.
    "points": _cancel(
        "建议 要求 意见 问题 说明 内容 注意 原因 共识 好处 希望 反馈 方案 儿 多 点 零 一 二 两 三"
        " 四 五 六 七 八 九 0 1 2 3 4 5 6 7 8 9",
    ),
    # 15:00前, 3点到5点, 14:00-16:00: no moment, but an end or a stretch; it stays in the text.
    "until": _cancel(
        "前 之前 以前 后 之后 以后 内 以内 之内 - − – — ~ 到 至 或 和",
        "前往 前台 前去 前期 后续 后台 后勤 后期 内部 内容 到店 到访 到场 到货 到达 到期 和平",
        "to or till until",
    ),
    "greeting": _cancel("好 安"),
    # 3月中标 (won the bid in March), 3月初步 (a first …), 3月底盘.
    "compound": _cancel(
        "标 国 秋 文 心 间 铁 建 石 海 信 粮 兴 科 步 稿 次 版 审 盘 薪 端", "文档 国庆 心理"
    ),
    # 下周中, 明年上半年, 明年春节: a finer time is named than the reader knows.
    "finer": _cancel(
        "上旬 下旬 上半 下半 前半 后半 半 中 春 夏 秋 冬 国庆 端午 五一 十一 元宵 清明 元旦 圣诞"
        " 双十 双1 暑假 寒假",
        "中标 中国 中心 中期 春秋",
    ),
    "trip": _cancel("游 达 均 元"),
    "glued": _cancel("% _"),
}

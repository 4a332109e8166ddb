"""Every report as people and programs get it, in both languages, over one small fixed book.

One file a report and language, a section a format; UPDATE_GOLDEN=1 rewrites them, and the
diff is to be read. Colours are kept in a file of their own, so that the rest can be read.
"""

import csv
import io
import json
import os
import re
from collections.abc import Callable

import pytest

from within import Shop

TODAY = "2026-11-20"  # a Friday
COLOUR = re.compile(r"\x1b\[[\d;]*m")

STORY = """
2026-08-17 | add 东莞永利五金 --grade C --phone 0769-22881234 --source 展会 --next '2026-12-18 年底拜访'
2026-10-12 | add 'Northwind Foods' --grade C --region 广州 --tag cold
2026-10-13 | log Northwind 'not this year' --at 2026-10-13 --feedback 'call again in autumn'
2026-11-02 | add 'Acme Trading' --id K-102 --grade B --need 'ERP for 40 users' --budget 1200000 --tag vip --contact 'Li Na' --title CTO --contact-phone '139 1111 2222' --decides
2026-11-02 | add 华南电子 --grade A --need 产线改造 --budget 120万 --industry 电子
2026-11-03 | add 深圳市前海恒信达供应链管理有限公司 --grade B --need 仓储系统，三个仓库联网，要在春节前上线 --budget 30-45万
2026-11-03 | log Acme 'first call, wants a demo' --at '2026-11-03 10:00' --next '2026-11-10 14:00 online demo'
2026-11-04 | log 华南 '寄了样品' --via wechat --at '2026-11-04 09:30' --feedback 等老板回国
2026-11-05 | log 恒信达 --no-answer --at '2026-11-05 11:00'
2026-11-09 | log 恒信达 --no-answer --at '2026-11-09 11:00'
2026-11-10 | log Acme 'demo, eight people' --via video --at '2026-11-10 10:00' --feedback 'likes the reports, price is high' --next '2026-11-19 send a second quote'
2026-11-11 | log 恒信达 --no-answer --at '2026-11-11 11:00'
2026-11-16 | add 王总机械 --grade B --need 'CRM 系统，20 人销售团队' --budget 50-80万 --phone 0755-88886666 --referred-by 李娜 --met-on 2026-11-15 --contact 王建国 --title 总经理 --contact-phone 13800138000 --decides
2026-11-16 | contact edit 王总 王建国 --preferred-hours private --preferred-from 18:00 --preferred-manner brief --birthday 5月12日 --hobbies 钓鱼
2026-11-17 | log 王总 '拜访，看了演示' --via visit --at '2026-11-17 10:00' --feedback 对价格有疑问 --support 申请九折 --next '2026-11-20 15:00 发送详细方案'
2026-11-17 | edit 王总 --fact 市场/规模=200人 --fact 车辆=12 --need-clear 是 --decision-chain short --stars 4 --tag 重点
2026-11-18 | add Gone --grade C
2026-11-18 | archive Gone
2026-11-19 | regrade 王总 A --why '预算批了，本月要定'
2026-11-19 | log 华南 '老板回来了，约下周' --at '2026-11-19 09:00' --next '2026-11-24 10:30 上门'
2026-11-19 | tag Northwind '=2+3'
2026-11-19 | tag Northwind --rm '=2+3'
2026-11-20 | undo
2026-11-20 | add 'Walk-in <b>' --phone +8613700001111 --note 'met at the fair'
"""  # noqa: E501 - a line is a command

REPORTS = {
    "today": ["today"],
    "overdue": ["overdue", "--within", "5"],
    "list": ["list", "--sort", "grade"],
    "show": ["show", "王总"],
    "sheet": ["sheet", "--date", "2026-11-19"],
    "history": ["history", "--limit", "8"],
    "find": ["find", "price"],
    "config": ["config", "show"],
}
SECTIONS: dict[str, Callable[[Shop, list[str], str], str]] = {
    "a terminal of 80 columns": lambda shop, argv, lang: screen(shop, argv, lang, 80),
    "a terminal of 120 columns": lambda shop, argv, lang: screen(shop, argv, lang, 120),
    "a pipe": lambda shop, argv, lang: shop(*argv, lang=lang).stdout,
    "md": lambda shop, argv, lang: shop(*argv, "-f", "md", lang=lang).stdout,
    "csv": lambda shop, argv, lang: shop(*argv, "-f", "csv", lang=lang).stdout,
    "json": lambda shop, argv, lang: shop(*argv, "-f", "json", lang=lang).stdout,
}


def screen(shop: Shop, argv: list[str], lang: str, columns: int) -> str:
    return COLOUR.sub("", shop(*argv, lang=lang, terminal=columns).stdout)


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """The book of the story above, written in English."""
    import shlex

    shop = Shop(os.fspath(tmp_path_factory.mktemp("fair")))
    for line in STORY.strip().splitlines():
        day, _bar, command = line.partition(" | ")
        shop(*shlex.split(command), "-q", today=day, lang="en")
    shop.today = TODAY
    return shop


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("report", REPORTS)
def test_a_report(fair: Shop, golden: Callable[[str, str], None], report: str, lang: str) -> None:
    argv = REPORTS[report]
    parts = [f"$ salesbook {' '.join(argv)}\n"]
    for title, make in SECTIONS.items():
        parts.append(f"\n──── {title}\n\n{make(fair, argv, lang)}")
    golden(f"{report}.{lang}.txt", "".join(parts).replace(fair.home, "HOME"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_colours(fair: Shop, golden: Callable[[str, str], None], lang: str) -> None:
    parts = []
    for report in ("today", "overdue", "sheet"):
        parts.append(f"$ salesbook {' '.join(REPORTS[report])}\n\n")
        parts.append(fair(*REPORTS[report], lang=lang, terminal=100).stdout.replace("\x1b", "␛"))
    golden(f"colours.{lang}.txt", "\n".join(parts))


def test_codes_and_keys_do_not_change_with_the_language(fair: Shop) -> None:
    for report in ("overdue", "list", "find"):
        for format in ("json", "csv", "tsv"):
            argv = [*REPORTS[report], "-f", format]
            assert fair(*argv, lang="en") == fair(*argv, lang="zh")


@pytest.mark.parametrize("report", [name for name in REPORTS if name not in ("show", "sheet")])
def test_all_formats_hold_the_same_rows(fair: Shop, report: str) -> None:
    argv = REPORTS[report]
    rows = fair.json(*argv)
    first = next(iter(rows[0]))
    keys = [str(row[first]) for row in rows]
    assert [str(json.loads(line)[first]) for line in fair(*argv, "-f", "jsonl").lines] == keys
    for format in ("csv", "tsv"):
        cells = fair(*argv, "-f", format).stdout
        split = csv.reader(io.StringIO(cells), delimiter="," if format == "csv" else "\t")
        header, *others = list(split)
        assert header == list(rows[0])
        assert [row[0] for row in others] == keys
    markdown = fair(*argv, "-f", "md").stdout.replace("\\_", "_").splitlines()
    markdown = [line for line in markdown if line.startswith("| ")]
    assert [line.split(" | ")[0].removeprefix("| ") for line in markdown[2:]] == keys
    table = fair(*argv, lang="en").stdout
    assert sum(line.split()[0] in keys for line in table.splitlines() if line.strip()) == len(keys)

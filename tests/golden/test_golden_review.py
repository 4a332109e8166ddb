"""The month looked back on, as people and programs get it, in both languages.

A book of its own beside that of `test_golden_reports`: two months of contacts, deals won and
lost, money, promises kept and broken. UPDATE_GOLDEN=1 rewrites the files.
"""

import os
import shlex
from collections.abc import Callable

import pytest
from test_golden_reports import screen

from within import Shop

TODAY = "2026-11-03"

STORY = """
2026-08-03 | add 九曲仓供应链 --grade B --need 扩仓 --source 转介绍 --met-on 2026-08-02
2026-08-03 | add 云麓谷酒店 --grade C --source 展会 --met-on 2026-07-30
2026-08-10 | log 九曲仓 看了方案 --via visit --next '2026-08-17 发报价'
2026-08-10 | deal add 九曲仓 --product 仓储系统 --amount 58万 --stage proposal
2026-08-17 | log 九曲仓 报价已发 --via email
2026-08-24 | deal won 九曲仓 --contract JQC-31 --factor 响应快
2026-08-24 | pay plan 九曲仓 40%@签约 40%@2026-10-12 20%@2026-11-20
2026-08-25 | pay receive 九曲仓 23.2万
2026-09-01 | add Marrowby --grade C --source fair --need 'cold chain'
2026-09-07 | add Oxbarrow --grade B --source fair --need labels --met-on 2026-09-06
2026-09-08 | deal add Oxbarrow --product labels --amount 120k
2026-09-08 | log Oxbarrow 'first call' --next '2026-09-15 send prices'
2026-09-14 | sale add 九曲仓 标签纸 --amount 1.2万 --profit 3000
2026-09-17 | log Oxbarrow 'prices sent' --via wechat
2026-09-21 | deal move Oxbarrow needs
2026-09-28 | regrade Oxbarrow A --why 'budget approved'
2026-10-01 | add 豆青瓦建材 --grade C --source 转介绍 --met-on 2026-09-30
2026-10-08 | log 豆青瓦 --no-answer
2026-10-09 | log 豆青瓦 问了需求 --next '2026-10-16 上门'
2026-10-10 | regrade 豆青瓦 B --why 需求明确
2026-10-12 | pay receive 九曲仓 10万
2026-10-12 | deal add 豆青瓦 --product 仓储系统 --amount 30万 --stage needs
2026-10-14 | deal lost Oxbarrow --reason price --note 'took the cheaper one'
2026-10-15 | log Marrowby 'will think about it'
2026-10-20 | log 豆青瓦 上门看了仓库 --via visit --next '2026-10-27 方案'
2026-10-21 | deal move 豆青瓦 proposal
2026-10-22 | sale add 九曲仓 标签纸 --amount 1.6万 --profit 5200
2026-10-26 | log 九曲仓 催第二笔款
2026-10-30 | deal add Marrowby --product tracking --amount 90k
2026-11-02 | deal won 豆青瓦 --contract DQW-2
"""

REPORTS = {
    "review": ["review", "--month", "2026-10"],
    "pareto": ["pareto", "--period", "2026-07..2026-10"],
    "funnel": ["funnel"],
    "wins": ["funnel", "--by", "product"],
}
SECTIONS: dict[str, Callable[[Shop, list[str], str], str]] = {
    "a terminal of 80 columns": lambda shop, argv, lang: screen(shop, argv, lang, 80),
    "a pipe": lambda shop, argv, lang: shop(*argv, lang=lang).stdout,
    "csv": lambda shop, argv, lang: shop(*argv, "-f", "csv", lang=lang).stdout,
    "json": lambda shop, argv, lang: shop(*argv, "-f", "json", lang=lang).stdout,
}


@pytest.fixture(scope="module")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    shop = Shop(os.fspath(tmp_path_factory.mktemp("autumn")))
    for line in STORY.strip().splitlines():
        day, _bar, command = line.partition(" | ")
        shop(*shlex.split(command), "-q", today=day, lang="en")
    shop.today = TODAY
    return shop


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("report", REPORTS)
def test_looking_back(
    autumn: Shop, golden: Callable[[str, str], None], report: str, lang: str
) -> None:
    argv = REPORTS[report]
    parts = [f"$ salesbook {' '.join(argv)}\n"]
    for title, make in SECTIONS.items():
        # What programs get differs in its sentences alone, and those stand above.
        if title in ("csv", "json") and lang == "zh":
            continue
        parts.append(f"\n──── {title}\n\n{make(autumn, argv, lang)}")
    golden(f"{report}.{lang}.txt", "".join(parts))


@pytest.mark.parametrize("report", REPORTS)
def test_numbers_do_not_change_with_the_language(autumn: Shop, report: str) -> None:
    argv = REPORTS[report]
    english, chinese = (autumn(*argv, "--json", lang=lang).json for lang in ("en", "zh"))
    if report == "review":
        del english["weakest"], chinese["weakest"]
    assert english == chinese


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_page_is_small_and_whole(autumn: Shop, lang: str) -> None:
    for argv in REPORTS.values():
        page = autumn(*argv, "-f", "html", lang=lang).stdout
        assert len(page.encode()) < 200_000
        assert page.startswith("<!doctype html>")
        assert page.endswith("</html>\n")

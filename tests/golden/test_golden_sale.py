"""The day, the sheet and the file of a customer where something is being sold, in both languages.

A book of its own beside that of `test_golden_reports`: deals, money, a complaint, a finding,
a protection that ends, a birthday. UPDATE_GOLDEN=1 rewrites the files.
"""

import os
import shlex
from collections.abc import Callable

import pytest
from test_golden_reports import screen

from within import Shop

TODAY = "2026-11-20"  # a Friday

STORY = """
2026-07-20 | config set pool.enabled yes
2026-07-20 | product add 仓储系统 --family 仓储
2026-07-20 | add 九曲仓供应链 --grade B --need 二期扩仓 --source 转介绍 --contact 梅初晴 --title 总经理 --contact-phone 13900000191 --decides --tag 老客户
2026-07-20 | contact edit 九曲仓 梅初晴 --birthday 农历十月十二 --hobbies 看话剧
2026-08-10 | log 九曲仓 合同签字 --via meeting --feedback 先上两个仓
2026-08-10 | deal add 九曲仓 --product 仓储系统 --amount 58万 --stage closing
2026-08-10 | deal won 九曲仓 --contract JQC-31 --factor 响应快
2026-08-10 | pay plan 九曲仓 40%@签约 40%@2026-11-10 20%@2026-12-10
2026-08-11 | pay receive 九曲仓 23.2万
2026-08-17 | care done 九曲仓 guide
2026-10-20 | sale add 九曲仓 标签纸 --quantity 200 --amount 1.6万 --profit 5200
2026-10-20 | feedback add 九曲仓 --score 10 拣货差错几乎没有了
2026-10-23 | add 'Ends Soon Ltd' --need labels --phone 021-5550101
2026-11-10 | log 'Ends Soon' 'asked about labels' --feedback 'not yet'
2026-11-16 | log 九曲仓 谈二期 --via visit --feedback 董事会月底批
2026-11-16 | deal add 九曲仓 --product 仓储系统 --amount 64万 --expect 2026-12-14 --stage needs
2026-11-16 | deal ask 九曲仓 1 现场响应快
2026-11-16 | coach add 九曲仓 --kind visit --found '讲得太细' --advice '先讲日期和钱' --check 2026-11-20
2026-11-16 | add Corvane --grade A --need 'serial numbers' --contact 'Iris Feng' --title CFO --contact-phone '+86 139 0000 0181' --decides
2026-11-16 | deal add Corvane --product tracking --amount 460k --stage proposal
2026-11-19 | log Corvane 'contract is with her' --feedback 'signs tomorrow' --next 'tomorrow 11:00 fetch the contract'
2026-11-19 | feedback add 九曲仓 打印机卡纸，来人太慢
2026-11-20 | deal won Corvane --contract CO-1
2026-11-20 | pay plan Corvane 50%@signing 50%@+30d
2026-11-20 | pay receive Corvane 230k
"""  # noqa: E501 - a line is a command

REPORTS = (["today"], ["sheet"], ["show", "九曲仓"])


@pytest.fixture(scope="module")
def sold(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    shop = Shop(os.fspath(tmp_path_factory.mktemp("sold")))
    for line in STORY.strip().splitlines():
        day, _bar, command = line.partition(" | ")
        shop(*shlex.split(command), "-q", today=day, lang="en")
    shop.today = TODAY
    return shop


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_sold(sold: Shop, golden: Callable[[str, str], None], lang: str) -> None:
    parts = []
    for argv in REPORTS:
        parts.append(f"$ salesbook {' '.join(argv)}\n")
        for columns in (80, 120):
            parts.append(f"\n──── a terminal of {columns} columns\n\n")
            parts.append(screen(sold, argv, lang, columns))
        parts.append(f"\n──── json\n\n{sold(*argv, '-f', 'json', lang=lang).stdout}\n")
    golden(f"sale.{lang}.txt", "".join(parts))

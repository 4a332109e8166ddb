"""`dupes`: who is likely in the book twice, and why; and the warning of `add`."""

import csv
import sqlite3
import time
from pathlib import Path

import pytest

import builders
from within import Shop

DATA = Path(__file__).parent.parent / "data" / "same_company.tsv"


def lines() -> list[tuple[str, str, bool]]:
    with DATA.open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if not row[0].startswith("#")]
    return [(one, other, same == "1") for one, other, same in rows]


def pairs(shop: Shop, *argv: str) -> list[tuple[int, int, list[str]]]:
    found = shop.json("dupes", *argv)
    return [(row["customer_id"], row["other_id"], row["reasons"]) for row in found]


def test_the_list_of_companies_is_whole() -> None:
    assert len(lines()) == 22


@pytest.mark.parametrize(("one", "other", "same"), lines())
def test_names_of_one_company(shop: Shop, one: str, other: str, same: bool) -> None:
    shop("add", one, "-q")
    warned = shop("add", other, "-q").stderr
    assert ("Nearly the same name" in warned) is same
    assert bool(pairs(shop)) is same
    # The other way round the answer is the same.
    shop("archive", "1", "-q")
    assert ("Nearly the same name" in shop("add", one, "-q").stderr) is same


def test_the_fields_and_the_order(shop: Shop) -> None:
    shop("add", "上海华为科技有限公司", "--grade", "A", "--phone", "021-5555 1234")
    shop("add", "Beta", "--phone", "139 1111 2222")
    shop("add", "华为科技", "--contact", "Li", "--contact-phone", "+86 139-1111-2222")
    shop("add", "上海华为科技公司", "--phone", "02155551234")
    found = shop.json("dupes")
    assert found[0] == {
        "customer_id": 1, "customer": "上海华为科技有限公司", "grade": "A",
        "other_id": 4, "other": "上海华为科技公司", "other_grade": "C",
        "reasons": ["legal_form", "phone"],
    }  # fmt: skip
    assert [(row["customer_id"], row["other_id"], row["reasons"]) for row in found[1:]] == [
        (2, 3, ["phone"]), (1, 3, ["same_core"]), (3, 4, ["same_core"]),
    ]  # fmt: skip
    assert "same but for the legal form, same phone" in shop("dupes").stdout
    assert "仅公司类型不同、电话相同" in shop("dupes", lang="zh").stdout
    assert len(shop.json("dupes", "--limit", "1")) == 1


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (["--email", "A@b.com"], ["--email", "a@B.com"], "email"),
        (["--wechat", "wx_1"], ["--wechat", "WX_1"], "wechat"),
        (["--phone", "13800138000 / 021-55551234"], ["--phone", "(021) 5555-1234"], "phone"),
    ],
)
def test_what_only_one_has(shop: Shop, one: list[str], other: list[str], reason: str) -> None:
    shop("add", "Acme", *one)
    shop("add", "Zenith", *other)
    assert pairs(shop) == [(1, 2, [reason])]


@pytest.mark.parametrize(
    "key", ["税号", "稅號", "tax id", "Tax_ID", "统一社会信用代码", "纳税人识别号"]
)
def test_the_tax_id(shop: Shop, key: str) -> None:
    for name in ("Acme", "Zenith"):
        shop("add", name)
    shop("edit", "1", "--fact", f"{key}=91310000 MA1FL0001X")
    shop("edit", "2", "--fact", "company/税号=91310000ma1fl0001x")
    assert pairs(shop) == [(1, 2, ["tax_id"])]
    shop("edit", "2", "--fact", "company/税号=", "--fact", "staff=91310000 MA1FL0001X")
    assert pairs(shop) == []


def test_who_is_left_out(shop: Shop) -> None:
    for name, owner in (("Acme", "li"), ("Acme Ltd", "li"), ("ACME Inc", "wang")):
        shop("add", name, "--owner", owner)
    assert len(pairs(shop)) == 3
    shop.env["SALESBOOK_ME"] = "wang"
    assert [pair[:2] for pair in pairs(shop)] == [(1, 3), (2, 3)]
    del shop.env["SALESBOOK_ME"]
    shop("archive", "3")
    assert [pair[:2] for pair in pairs(shop)] == [(1, 2)]
    shop("archive", "2")
    assert shop("dupes").stdout == "No two customers look like one.\n"


def test_an_alias_is_a_name(shop: Shop) -> None:
    shop("add", "深圳市企鹅有限公司", "--aliases", "腾讯,鹅厂")
    shop("add", "腾讯")
    assert pairs(shop) == [(1, 2, ["same_name"])]


def test_one_phone_of_many(shop: Shop) -> None:
    """A switchboard is no reason for a thousand pairs."""
    with builders.changing(shop.path) as (change, _day):
        for number in range(60):
            builders.a_customer(change, f"客{chr(0x4E00 + 7 * number)}{chr(0x5E00 + number)}",
                                phone="4008001234")  # fmt: skip
    assert len([pair for pair in pairs(shop) if "phone" in pair[2]]) == 59


def test_add_says_whose_phone_it_is(shop: Shop) -> None:
    shop("add", "Acme", "--phone", "138 0013 8000")
    said = shop("add", "Zenith", "--contact", "Li", "--contact-phone", "+8613800138000").stderr
    assert said == "The same phone belongs to Acme (#1).\n"
    assert "Nearly" not in shop("add", "Beta", "--id", "K").stderr
    assert shop("add", "Beta", "--id", "K").stderr == ""


def test_add_knows_traditional_characters(shop: Shop) -> None:
    shop("add", "騰訊科技")
    assert "騰訊科技 (#1)" in shop("add", "深圳腾讯科技有限公司").stderr


def test_ten_thousand_customers(shop: Shop) -> None:
    """Bounds far above what it takes, so that a busy machine does not fail them."""
    cities, brands = (
        ("上海", "杭州", "苏州", "宁波", "北京"),
        "宏远达恒信安泰华盛佳润鑫科瑞博创汇金力联",
    )
    with builders.raw(shop.path) as connection:
        rows = [
            (f"{cities[n % 5]}{brands[n % 20]}{brands[n // 20 % 20]}{chr(0x4E00 + n // 400)}机械"
             "有限公司", str(13800000000 + n))
            for n in range(10_000)
        ]  # fmt: skip
        _fill(connection, rows)
    started = time.perf_counter()
    shop("dupes", "--limit", "5")
    assert time.perf_counter() - started < 10
    started = time.perf_counter()
    shop("add", "杭州宏远一机械", "--phone", "13800000001")
    assert time.perf_counter() - started < 2


def _fill(connection: sqlite3.Connection, rows: list[tuple[str, str]]) -> None:
    day = builders.iso(-10)
    connection.executemany(
        "INSERT INTO customer(name,name_key,phone,phone_digits,grade_since,owned_since,"
        f"captured_on,verified_on) VALUES(?1,?1,?2,?2,'{day}','{day}','{day}','{day}')",
        rows,
    )


def test_a_chain_of_shops_is_not_squared(shop: Shop) -> None:
    with builders.raw(shop.path) as connection:
        _fill(connection, [(f"美宜佳便利店{n}号店", f"1390000{n:04}") for n in range(3000)])
    started = time.perf_counter()
    shop("dupes", "-f", "tsv")
    assert time.perf_counter() - started < 20

"""Which row is the headers, what kind of sheet it is, and what each column means."""

import pytest

from salesbook.domain.fields import CONTACT_FIELDS, FIELDS
from salesbook.exchange.headers import Layout, find_layout, fold_header
from salesbook.exchange.kinds import KINDS, read_kind
from salesbook.exchange.sheets import Row, Sheet
from workbooks import (
    CUSTOMERS,
    DEALS,
    ENGLISH,
    FOLLOW_UPS,
    GRADES,
    TRADITIONAL,
    renamed,
)

ALL = {"customers": CUSTOMERS, "follow-ups": FOLLOW_UPS, "grades": GRADES}
MEANINGS = {
    "customers": "name industry contact.name contact.title contact.phone need budget source "
                 "contact.decides note",
    "follow-ups": "customer on method note feedback next_action owner",
    "grades": "customer grade reason on owner",
}  # fmt: skip


def layout(*rows, kind: str | None = None) -> Layout | None:
    sheet = Sheet("", [Row(line, list(map(str, row))) for line, row in enumerate(rows, 1)])
    kinds = KINDS if kind is None else (read_kind(kind),)
    return find_layout(sheet, kinds, asked=kind is not None)


def targets(*headers: str, kind: str | None = None) -> list[str]:
    found = layout(headers, kind=kind)
    assert found is not None
    return sorted(found.columns, key=lambda target: found.columns[target].place)


@pytest.mark.parametrize("headers", [None, TRADITIONAL, ENGLISH], ids=["zh", "hant", "en"])
@pytest.mark.parametrize("kind", ALL)
def test_the_three_templates(kind, headers):
    rows = ALL[kind] if headers is None else renamed(ALL[kind], headers)
    found = layout(*rows)
    assert found is not None
    assert found.kind.name == kind
    assert found.row.line == 1
    assert list(found.columns) == MEANINGS[kind].split()
    assert found.facts == found.left_out == ()


@pytest.mark.parametrize("kind", ALL)
def test_width_case_blanks_and_marks_do_not_count(kind):
    dressed = [f" ＊{header}： " if place % 2 else f"{header}（必填）"
               for place, header in enumerate(ALL[kind][0])]  # fmt: skip
    found = layout(("本表由销售填写", "", "2024年"), (), dressed, *ALL[kind][1:])
    assert found is not None
    assert (found.kind.name, found.row.line) == (kind, 3)
    assert list(found.columns) == MEANINGS[kind].split()


def test_every_name_of_every_field_is_known():
    for prefix, fields in (("contact.", CONTACT_FIELDS), ("", FIELDS)):
        for field in fields:
            for word in (field.en, field.zh, *field.headers):
                assert prefix + field.name in targets("客户名称", word, kind="customers") or (
                    field.name == "name" and not prefix
                )
    for field in FIELDS:
        assert field.name in targets("客户名称", field.name, kind="customers")


@pytest.mark.parametrize(
    "headers",
    [
        ("客户名称", "甲", "乙"),
        ("product", "series", "price"),
        ("2024-03-01", "12", "x"),
        ("客户名称", "备注", "单价"),
    ],
)
def test_other_sheets_are_not_taken_for_these(headers):
    assert layout(headers, ("星河", *headers[1:])) is None


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        (DEALS[0], "deals"),
        (("opportunity_id", "sales_agent", "product", "account", "deal_stage", "close_value"),
         "deals"),
        (("客户名称", "日期", "产品", "数量", "金额", "备注", "业务员"), "sales"),
        (("order id", "order date", "customer", "product", "qty", "total"), "sales"),
    ],
)  # fmt: skip
def test_deals_and_sales_are_told_apart(headers, kind):
    assert layout(headers, ("星河", *headers[1:])).kind.name == kind


def test_a_kind_that_is_named_need_not_be_proved():
    assert targets("客户名称", "甲", kind="customers") == ["name"]
    assert layout(("甲", "乙"), kind="customers") is None
    assert layout(("客户名称", "跟进时间"), kind="follow-ups") is None
    assert targets("客户", "日期", "备注", kind="follow-ups") == ["customer", "on", "remark"]
    # The same sheet may be read as both.
    both = ("客户名称", "电话", "行业", "地区", "跟进时间", "沟通内容")
    assert targets(*both) == ["name", "phone", "industry", "region"]
    assert targets(*both, kind="follow-ups") == ["customer", "phone", "on", "note"]


def test_one_column_of_names_is_a_sheet_of_customers():
    assert targets("客户名称") == ["name"]
    assert targets("Company") == ["name"]


def test_unknown_headers_become_facts_numbering_is_passed_over():
    found = layout(("序号", "客户名称", "行业", "车辆数", "门店面积", "车辆数", "行業"))
    assert found is not None
    assert [(column.target, column.place) for column in found.facts] == [
        ("车辆数", 3), ("门店面积", 4), ("车辆数 (2)", 5), ("行業", 6),
    ]  # fmt: skip
    found = layout(("客户名称", "跟进时间", "沟通内容", "天气"))
    assert found is not None
    assert (found.facts, found.left_out) == ((), ("天气",))


def test_salesbooks_own_csv():
    own = ("customer_id", "external_id", "customer", "grade", "owner", "last_contact_on", "due_on",
           "days_late", "lateness", "next_action", "next_on", "phone", "tags")  # fmt: skip
    found = layout(own)
    assert found is not None
    assert found.kind.name == "customers"
    assert found.columns["number"].place == 0
    assert found.columns["external_id"].place == 1
    assert found.facts == ()
    assert set(found.left_out) == set(own[5:11])
    assert targets("customer_id", "name", "phone") == ["external_id", "name", "phone"]
    assert targets("external_id", "customer_id", "name", "phone")[:2] == ["external_id", "number"]
    own_follow_ups = ("customer", "on", "time", "method", "note", "feedback", "support", "reached")
    assert targets(*own_follow_ups)[:4] == ["customer", "on", "time", "method"]


@pytest.mark.parametrize(
    ("header", "unit"),
    [("预算范围(万元)", "万"), ("预算（万）", "万"), ("budget (CNY)", ""), ("预算[元]", "")],
)
def test_the_unit_of_money(header, unit):
    found = layout(("客户", "行业", header))
    assert found is not None
    assert found.columns["budget"].unit == unit


def test_another_currency_is_a_fact():
    found = layout(("customer", "industry", "budget (USD)"))
    assert found is not None
    assert "budget" not in found.columns
    assert found.facts[0].target == "budget (USD)"


def test_folding_a_header():
    assert fold_header("＊Last_Contact  ON：") == "last contact on"

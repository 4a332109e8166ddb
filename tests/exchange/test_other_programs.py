"""Exports of other programs: which of their headers are known, and what becomes of them."""

from datetime import datetime

import pytest

from salesbook.errors import BadValue
from salesbook.exchange.customers import CustomerLine
from salesbook.exchange.headers import FACT, find_layout
from salesbook.exchange.kinds import KINDS, read_file
from salesbook.exchange.mapping import read_mapping
from salesbook.exchange.sheets import Row, Sheet
from workbooks import Rows, write_csv

NOW = datetime(2026, 3, 3, 9, 0)
HUBSPOT = (
    ("Record ID", "Company name", "Company Domain Name", "Phone Number", "Lifecycle Stage",
     "Lead Status", "Contact owner", "First Name", "Last Name", "Job Title", "Create Date",
     "Last Activity Date", "Country/Region", "City"),
    ("1", "Acme", "acme.com", "+1 555 0100", "lead", "NEW", "Ann", "Bob", "Lee", "CTO",
     "2025-03-01 08:15", "2026-01-01 10:00", "United States", "Austin"),
)  # fmt: skip
SALESFORCE = (
    ("Account Name", "Account Owner", "Billing City", "Billing State/Province", "Rating",
     "Industry", "Type", "Lead Source", "Phone", "Annual Revenue", "Created Date"),
    ("Acme", "Ann", "Austin", "TX", "Hot", "Energy", "Prospect", "Web", "555", "1000000",
     "2025-03-01T23:15:00Z"),
)  # fmt: skip
FXIAOKE = (
    ("客户名称", "客户级别", "客户来源", "跟进人", "最后跟进时间", "成交状态", "一级行业",
     "省", "市", "区", "详细地址", "手机", "固定电话", "创建时间"),
    ("星河科技", "A", "展会", "小王", "2026-01-01", "未成交", "制造业", "浙江省",
     "杭州市", "西湖区", "文三路1号", "13800138000", "0571-88888888", "2025-03-01 08:15:00"),
)  # fmt: skip


def read(tmp_path, rows: Rows, **options):
    options = {"kind": None, "sheet": None, **options}
    return read_file(write_csv(tmp_path / "f.csv", rows), NOW, **options)


def only(tmp_path, rows: Rows, name: str = "customers", **options):
    found = read(tmp_path, rows, **options)
    assert found.wrong == []
    (line,) = found.lines[name]
    return line


def test_hubspot(tmp_path) -> None:
    line = only(tmp_path, HUBSPOT)
    assert isinstance(line, CustomerLine)
    wanted = {"name": "Acme", "phone": "+1 555 0100", "owner": "Ann",
              "region": "Austin, United States"}  # fmt: skip
    assert wanted.items() <= line.columns.items()
    assert line.person is not None
    assert {"name": "Bob Lee", "title": "CTO"}.items() <= line.person.items()
    assert line.captured_on == "2025-03-01"
    assert dict(line.facts) == {
        "Record ID": "1", "Company Domain Name": "acme.com", "Lifecycle Stage": "lead",
        "Lead Status": "NEW", "Last Activity Date": "2026-01-01 10:00",
    }  # fmt: skip


@pytest.mark.parametrize(("rating", "grade"), [("Hot", "A"), ("warm", "B"), ("COLD", "C")])
def test_salesforce(tmp_path, rating, grade) -> None:
    rows = [SALESFORCE[0], [rating if cell == "Hot" else cell for cell in SALESFORCE[1]]]
    line = only(tmp_path, rows)
    assert line.grade == grade
    wanted = {"owner": "Ann", "region": "Austin, TX", "industry": "Energy", "source": "Web",
              "phone": "555"}  # fmt: skip
    assert wanted.items() <= line.columns.items()
    assert dict(line.facts) == {"Type": "Prospect", "Annual Revenue": "1000000"}
    assert line.captured_on in ("2025-03-01", "2025-03-02")


def test_fxiaoke(tmp_path) -> None:
    line = only(tmp_path, FXIAOKE)
    wanted = {"owner": "小王", "region": "浙江省杭州市西湖区", "industry": "制造业",
              "source": "展会", "address": "文三路1号", "phone": "0571-88888888"}  # fmt: skip
    assert wanted.items() <= line.columns.items()
    assert line.grade == "A"
    assert dict(line.facts) == {
        "手机": "13800138000", "最后跟进时间": "2026-01-01", "成交状态": "未成交",
    }  # fmt: skip
    # A mobile number is the person's where there is one.
    rows = [(*row, "联系人" if not place else "李娜") for place, row in enumerate(FXIAOKE)]
    person = only(tmp_path, rows).person
    assert {"name": "李娜", "phone": "13800138000"}.items() <= person.items()


def test_a_place_that_says_it_all_is_said_once(tmp_path) -> None:
    rows = [("客户", "省市", "市", "区"), ("甲", "上海市", "上海市", "浦东新区")]
    assert only(tmp_path, rows).columns["region"] == "上海市浦东新区"


PEOPLE = (
    ("客户", "客户编号", "联系人", "职务", "手机", "邮箱", "生日", "关键决策人"),
    ("甲", "7", "李娜", "总监", "13800138000", "li@example.com", "05-12", "是"),
)


def test_people_by_the_name_of_the_sheet_or_when_asked(tmp_path) -> None:
    line = only(tmp_path, PEOPLE, "contacts", kind="contacts")
    assert (line.who.name, line.who.external_id, line.who.phones) == ("甲", "7", ())
    wanted = {"name": "李娜", "title": "总监", "phone": "13800138000", "email": "li@example.com",
              "birthday": "05-12", "decides": 1}  # fmt: skip
    assert wanted.items() <= line.person.items()
    for name, kind in (("联系人.csv", "contacts"), ("contacts.csv", "contacts"),
                       ("x.csv", "customers")):  # fmt: skip
        path = write_csv(tmp_path / name, PEOPLE)
        found = read_file(path, NOW, kind=None, sheet=None)
        assert [one for one, lines in found.lines.items() if lines] == [kind]


def test_people_without_a_name_or_a_customer(tmp_path) -> None:
    rows = [PEOPLE[0], ("甲", "", "", "总监", "", "", "", ""), ("", "", "李", "x", "", "", "", "")]
    found = read(tmp_path, rows, kind="contacts")
    assert [(one.at.line, one.header, one.kind) for one in found.wrong] == [
        (2, "联系人", "contacts"), (3, "客户", "contacts"),
    ]  # fmt: skip


def targets(*headers: str, mapping: str, kind: str | None = None) -> dict[str, str] | None:
    kinds = [one for one in KINDS if kind in (None, one.name)]
    found = find_layout(Sheet("", [Row(1, list(headers))]), kinds, asked=kind is not None,
                        mapped=read_mapping([mapping], kinds))  # fmt: skip
    if found is None:
        return None
    return {**{column.header: target for target, column in found.columns.items()},
            **{column.header: FACT + column.target for column in found.facts}}  # fmt: skip


@pytest.mark.parametrize(
    ("mapping", "found"),
    [
        ("甲=name", {"甲": "name", "乙": "fact:乙", "电话": "phone"}),
        ("甲=name,乙=contact.phone,电话=-", {"甲": "name", "乙": "contact.phone"}),
        ("甲=name， 乙 = phone", {"甲": "name", "乙": "phone", "电话": "fact:电话"}),
        ("甲=customer,乙=fact:车辆", {"甲": "name", "乙": "fact:车辆", "电话": "phone"}),
        ("甲=name,电话=contact.role", {"甲": "name", "乙": "fact:乙", "电话": "contact.role"}),
        ("甲=name,乙=need-clear", {"甲": "name", "乙": "need_clear", "电话": "phone"}),
    ],
)
def test_a_person_says_what_columns_mean(mapping, found) -> None:
    assert targets("甲", "乙", "电话", mapping=mapping) == found


def test_a_mapping_for_other_kinds() -> None:
    assert targets("甲", "何时", "说", mapping="甲=customer,何时=on,说=note") == {
        "甲": "customer", "何时": "on", "说": "note"
    }  # fmt: skip
    assert targets("a,b", "说", mapping='"a,b=name"', kind="customers") == {
        "a,b": "name", "说": "fact:说"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("甲", "no header and field"), ("=name", "no header and field"), ("甲=", "no header"),
        ("甲=nonsense", "no field nonsense"), ("甲=name,甲=phone", "twice"),
        ("甲=name,乙=name", "two columns"), ("甲=fact:", "no field fact:"),
    ],
)  # fmt: skip
def test_mappings_that_mean_nothing(mapping, said) -> None:
    with pytest.raises(BadValue, match=said):
        read_mapping([mapping], KINDS)


def test_a_mapping_of_a_column_that_is_not_there(tmp_path) -> None:
    with pytest.raises(BadValue, match="no column 丙 for --map; the columns are 客户, 行业"):
        read(tmp_path, [("客户", "行业"), ("甲", "x")], mapping=["丙=phone"])


def test_facts_that_were_asked_for_are_not_said(tmp_path) -> None:
    rows = [("客户", "行业", "a", "b"), ("甲", "x", "1", "2")]
    found = read(tmp_path, rows, mapping=["a=fact:A,b=-"])
    assert found.warnings == []
    assert found.lines["customers"][0].facts == (("A", "1"),)

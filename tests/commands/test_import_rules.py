"""What an import does to the book: matching, fields, the same file twice, all or nothing."""

import pytest

from importing import CONTACTED, CUSTOMER, NOW, open_desk
from nasty import STORABLE
from salesbook.actions.customers import add
from salesbook.book.undo import last_in_effect, take_back
from salesbook.output.delimited import guard
from salesbook.phrases.names import fold
from workbooks import CUSTOMERS, FOLLOW_UPS, GRADES, write_csv, write_xlsx


@pytest.fixture
def desk(tmp_path):
    with open_desk(tmp_path) as desk:
        yield desk


def test_the_three_templates_in_one_workbook(desk):
    sheets = {"跟进": FOLLOW_UPS, "级别": GRADES, "客户": CUSTOMERS}
    path = write_xlsx(desk.folder / "f.xlsx", sheets)
    assert desk.take(path) == {
        "customers": {"added": 3}, "grades": {"added": 3}, "follow-ups": {"added": 2}
    }  # fmt: skip
    assert desk.ask(
        "SELECT name,grade,grade_since,captured_on,last_contact_on,owner FROM customer ORDER BY id"
    ) == [
        ("星河科技有限公司", "A", "2024-03-01", "2024-03-01", "2024-03-01", "小王"),
        ("云帆贸易集团", "B", "2024-03-02", "2024-03-02", "2024-03-02", "小李"),
        ("金禾文化传媒", "C", "2024-03-01", "2024-03-01", None, "小张"),
    ]
    assert desk.ask("SELECT name,decides FROM contact ORDER BY id") == [
        ("总", 1), ("经理", 0), ("总监", 1)
    ]  # fmt: skip
    assert desk.ask("SELECT DISTINCT from_grade,basis FROM grade_change") == [(None, "import")]
    assert desk.actions() == [
        ("2024-03-03", "发送详细方案", "open", None),
        ("2024-03-06", "跟进技术部反馈", "open", None),
    ]
    before = desk.everything()
    assert desk.take(path) == {
        "customers": {"same": 2}, "grades": {"same": 3}, "follow-ups": {"same": 2}
    }  # fmt: skip
    assert desk.outcome.is_empty
    assert desk.everything() == before


@pytest.mark.parametrize("order", ["123", "321", "213", "132"])
def test_the_templates_one_by_one_in_any_order(desk, order):
    files = {"1": CUSTOMERS, "2": FOLLOW_UPS, "3": GRADES}
    for name in order * 2:
        desk.take(files[name])
    assert desk.ask("SELECT name,grade,grade_since,captured_on FROM customer ORDER BY name") == [
        ("云帆贸易集团", "B", "2024-03-02", "2024-03-02"),
        ("星河科技有限公司", "A", "2024-03-01", "2024-03-01"),
        ("金禾文化传媒", "C", "2024-03-01", "2024-03-01"),
    ]
    counts = desk.ask("SELECT count(*), count(DISTINCT customer_id) FROM grade_change")
    assert counts == [(3, 3)]
    assert len(desk.actions()) == len(desk.ask("SELECT 1 FROM follow_up")) == 2


def test_a_new_customer_is_c_by_import(desk):
    desk.take([("客户", "行业"), ("甲", "x")])
    assert desk.ask("SELECT to_grade,on_day,reason,basis FROM grade_change") == [
        ("C", "2026-03-03", "import", "import")
    ]


def test_empty_cells_change_nothing_others_do(desk):
    desk.do(add, {"name": "甲", "industry": "纺织", "tags": ["vip"], "note": "旧"})
    rows = [
        ("客户", "行业", "标签", "备注", "来源", "车辆数"),
        ("甲", "", "老客户", "新", "展会", "3"),
    ]
    assert desk.take(rows) == {"customers": {"updated": 1}}
    assert desk.ask("SELECT industry,note,source FROM customer") == [("纺织", "新", "展会")]
    assert desk.ask("SELECT name FROM tag ORDER BY id") == [("vip",), ("老客户",)]
    assert desk.ask("SELECT part,key,value FROM fact") == [("", "车辆数", "3")]
    assert desk.take(rows) == {"customers": {"same": 1}}


def test_a_line_may_use_another_name_and_adds_aliases(desk):
    desk.do(add, {"name": "星河科技有限公司", "aliases": ["星河"]})
    desk.take([("客户", "别名", "行业"), ("星河", "Galaxy", "x"), (" 星河科技有限公司 ", "", "y")])
    assert desk.ask("SELECT name,industry FROM customer") == [("星河科技有限公司", "y")]
    assert {name for (name,) in desk.ask("SELECT name FROM alias")} == {"星河", "Galaxy"}


def test_external_ids_come_first_and_rename(desk):
    desk.do(add, {"name": "旧名", "external_id": "7"})
    desk.do(add, {"name": "新名"})
    rows = [("客户编号", "客户名称"), ("7", "新名"), ("8", "新名"), ("9", "新名")]
    assert desk.take(rows) == {"customers": {"updated": 2, "added": 1}}
    assert desk.ask("SELECT name,external_id FROM customer ORDER BY id") == [
        ("新名", "7"), ("新名", "8"), ("新名", "9"),
    ]  # fmt: skip
    assert desk.take(rows) == {"customers": {"same": 3}}


def test_one_name_with_several_phones_is_several_customers(desk):
    rows = [
        ("客户", "电话", "行业"),
        ("李先生", "13900000001", "a"),
        ("李先生", "138 0000 0002", "b"),
    ]
    assert desk.take(rows) == {"customers": {"added": 2}}
    assert desk.take(rows) == {"customers": {"same": 2}}
    assert desk.take([("客户", "电话", "行业"), ("李先生", "13900000001", "c")]) == {
        "customers": {"updated": 1}
    }
    said = desk.refused([CONTACTED, ("李先生", "2024-03-01", "电话", "x", "", "", "")])
    assert said == ["line 2, 客户名称: several customers have this name (#1, #2); "
                    "add the external id or phone."]  # fmt: skip
    rows = [("客户", "电话", "日期", "方式"), ("李先生", "+86 13800000002", "2024-03-01", "电话")]
    assert desk.take(rows) == {"follow-ups": {"added": 1}}
    assert desk.ask("SELECT customer_id FROM follow_up") == [(2,)]


def test_a_new_phone_of_the_only_one_of_its_name_is_an_update(desk):
    desk.do(add, {"name": "甲", "phone": "1"})
    assert desk.take([("客户", "电话"), ("甲", "2")]) == {"customers": {"updated": 1}}


def test_two_people_of_one_customer(desk):
    rows = [CUSTOMER, ("甲", "", "李", "经理", "139", "", "", "", "是", ""),
            ("甲", "", "王", "总监", "138", "", "", "", "", "")]  # fmt: skip
    assert desk.take(rows) == {"customers": {"added": 1, "updated": 1}}
    assert desk.ask("SELECT name,phone,decides FROM contact ORDER BY id") == [
        ("李", "139", 1), ("王", "138", 0)
    ]  # fmt: skip
    assert desk.take(rows) == {"customers": {"same": 2}}


def test_archived_customers_are_left_alone(desk):
    desk.do(add, {"name": "甲", "status": "archived"})
    assert desk.take([("客户", "行业"), ("甲", "x")]) == {"customers": {"added": 1}}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_hostile_names_come_in_whole_and_only_once(desk, ending):
    names = [text for text in STORABLE if fold(text) and "\0" not in text and len(text) < 20_000]
    names = [name for name in names if not {"\ufffe", "\uffff"} & set(name)]
    rows = [("客户名称", "联系人", "标签", "备注"), *((name, name, "x", name) for name in names)]
    guarded = [[guard(cell) for cell in row] for row in rows]
    path = str(desk.folder / f"f.{ending}")
    (write_csv(path, guarded) if ending == "csv" else write_xlsx(path, {"一": rows}))
    desk.take(path)
    assert len(desk.ask("SELECT 1 FROM customer")) == len({fold(name) for name in names})
    kept = {note for (note,) in desk.ask("SELECT note FROM customer")}
    assert {"'=1+1", "'quoted", "@x", "'; DROP TABLE customer; --"} <= kept
    before = desk.everything()
    desk.take(path)
    assert len(desk.everything()["customer"]) == len(before["customer"])
    assert desk.everything()["contact"] == before["contact"]


def test_all_is_refused_together_and_nothing_stays(desk):
    desk.do(add, {"name": "同名"})
    desk.do(add, {"name": "同名"})
    before = desk.everything()
    said = desk.refused([
        ("客户", "邮箱", "星级"), ("好", "a@b.c", "5"), ("坏", "nothing", "9"), ("同名", "", "1"),
    ])  # fmt: skip
    assert [one.split(":")[0] for one in said] == [
        "line 3, 邮箱", "line 3, 星级", "line 4, 客户"
    ]  # fmt: skip
    assert desk.everything() == before


def test_an_import_is_undone_as_one(desk):
    desk.do(add, {"name": "云帆贸易集团", "grade": "C"})
    before = desk.everything()
    desk.take(write_xlsx(desk.folder / "f.xlsx",
                         {"a": CUSTOMERS, "b": FOLLOW_UPS, "c": GRADES}))  # fmt: skip
    assert desk.everything() != before
    with desk.book.change("undo", NOW.isoformat()) as change:
        take_back(change, last_in_effect(desk.book))
    assert desk.everything() == before

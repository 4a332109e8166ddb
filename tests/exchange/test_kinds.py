"""Lines of each kind out of files: values, line numbers, and all errors together."""

from datetime import date, datetime

import pytest

from salesbook.domain.fields import CONTACT_FIELDS
from salesbook.errors import BadValue
from salesbook.exchange.customers import CustomerLine
from salesbook.exchange.follow_ups import FollowUpLine
from salesbook.exchange.grades import GradeLine
from salesbook.exchange.kinds import Reading, read_file
from salesbook.phrases.when import Moment
from workbooks import CUSTOMERS, DEALS, FOLLOW_UPS, GRADES, Rows, write_csv, write_xlsx

NOW = datetime(2026, 3, 3, 9, 0)
CUSTOMER, CONTACTED, GRADED = (rows[0] for rows in (CUSTOMERS, FOLLOW_UPS, GRADES))


@pytest.fixture
def reading(tmp_path):
    def read(rows: Rows, kind: str | None = None) -> Reading:
        return read_file(write_csv(tmp_path / "f.csv", rows), NOW, kind=kind, sheet=None)

    return read


def one(reading: Reading):
    assert reading.wrong == []
    (line,) = [line for lines in reading.lines.values() for line in lines]
    return line


def person(line) -> dict[str, object]:
    """What the line says of the person, without what the book derives."""
    fields = {field.name for field in CONTACT_FIELDS}
    return {name: value for name, value in (line.person or {}).items() if name in fields}


def wrong(reading: Reading) -> list[str]:
    return [one.said() for one in reading.wrong]


def test_template_1(reading):
    first, second = reading(CUSTOMERS).lines["customers"]
    assert isinstance(first, CustomerLine)
    assert first.who.name == "星河科技有限公司"
    assert first.columns["budget_low_fen"] == 50_000_000
    assert first.columns["budget_high_fen"] == 80_000_000
    assert person(first) == {"name": "总", "title": "总经理", "decides": 1}
    assert first.decider is None
    assert person(second) == {"name": "经理", "title": "采购经理", "phone": "1395678"}
    assert second.decider == "总监"
    assert second.columns["note"] == "要几个部门点头"


@pytest.mark.parametrize(
    ("contact", "decider", "decides", "other"),
    [
        ("李总", "李总", 1, None), ("*李总", "＊ 李总", 1, None),
        ("李总", "是", 1, None), ("李总", "no", 0, None), ("李总", "", None, None),
        ("李总", "王总", None, "王总"), ("", "*王总", None, "王总"), ("李总", "*", None, None),
    ],
)  # fmt: skip
def test_who_decides(reading, contact, decider, decides, other):
    line = one(reading([("客户", "联系人", "关键决策人", "行业"), ("甲", contact, decider, "x")]))
    assert (line.person or {}).get("decides") == decides
    assert line.decider == other


def test_without_a_person_the_phone_is_the_customers(reading):
    rows = [("客户", "联系人", "职务", "手机", "生日", "关键决策人"),
            ("甲", "", "采购", "13800138000.0", "5月12日", "是")]  # fmt: skip
    line = one(reading(rows))
    assert line.columns["phone"] == "13800138000.0"
    assert line.person is None
    assert line.facts == (("职务", "采购"), ("生日", "5月12日"), ("关键决策人", "是"))


def test_other_fields_of_a_customer(reading):
    line = one(reading([
        ("公司", "别名", "标签", "初识日期", "时间节点", "星级", "跟进频率", "需求明确",
         "预算(万元)", "等级", "状态", "销售", "车辆数"),
        ("甲 ", "甲公司、小甲", "vip;老客户", "2026/2/1", "45371", "4星", "10天", "是", "50-80",
         "a类", "在跟", "*小王", "12"),
    ]))  # fmt: skip
    assert line.aliases == ("甲公司", "小甲")
    assert line.tags == ("vip", "老客户")
    assert line.columns["met_on"] == "2026-02-01"
    assert line.columns["wanted_on"] == "2024-03-20"
    assert line.columns["stars"] == 4
    assert line.columns["every_days"] == 10
    assert line.columns["need_clear"] == 1
    assert line.columns["budget_high_fen"] == 80_000_000
    assert (line.grade, line.columns["status"], line.columns["owner"]) == ("A", "active", "小王")
    assert line.facts == (("车辆数", "12"),)


def test_template_2(reading):
    first, second = reading(FOLLOW_UPS).lines["follow-ups"]
    assert isinstance(first, FollowUpLine)
    assert first.moment == Moment(date(2024, 3, 1), None)
    assert (first.method, second.method) == ("phone", "other")
    assert (first.next_on, first.action) == (Moment(date(2024, 3, 3), None), "发送详细方案")
    assert second.next_on == Moment(date(2024, 3, 6), None)
    assert first.owner == "小王"


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("2024-03-01", "2024-03-01", None), ("2024/3/1", "2024-03-01", None),
        ("2024年3月1日", "2024-03-01", None), ("2024.3.1", "2024-03-01", None),
        ("２０２４－０３－０１", "2024-03-01", None), ("45352", "2024-03-01", None),
        ("45352.625", "2024-03-01", "15:00"), ("2024-03-01 00:00:00", "2024-03-01", None),
        ("2024/3/1 9:05:30", "2024-03-01", "09:05"), ("2024-03-01T15:30", "2024-03-01", "15:30"),
        ("昨天", "2026-03-02", None), ("上周五", "2026-02-27", None),
    ],
)  # fmt: skip
def test_days_as_files_have_them(reading, text, day, time):
    line = one(reading([CONTACTED, ("甲", text, "电话", "x", "", "", "")]))
    assert (line.moment.day.isoformat(), line.moment.time) == (day, time)


@pytest.mark.parametrize(
    ("text", "on", "action", "note"),
    [
        ("3月3日发送详细方案", "2024-03-03", "发送详细方案", "谈了"),
        ("3月5日前发方案", None, None, "谈了 → 3月5日前发方案"),
        ("明天 回电", "2024-03-02", "回电", "谈了"),
        ("下周一 演示", "2024-03-04", "演示", "谈了"),
        ("2024-03-05", "2024-03-05", "follow up", "谈了"),
        ("3月5日", "2024-03-05", "follow up", "谈了"),
        ("45360", "2024-03-09", "follow up", "谈了"),
        ("等通知", None, None, "谈了 → 等通知"),
        ("2024-02-20 发资料", None, None, "谈了 → 2024-02-20 发资料"),
        ("2024-13-45", None, None, "谈了 → 2024-13-45"),
        ("无", None, None, "谈了"), ("-", None, None, "谈了"), ("", None, None, "谈了"),
    ],
)  # fmt: skip
def test_the_next_action_is_read_from_its_lines_day(reading, text, on, action, note):
    line = one(reading([CONTACTED, ("甲", "2024-03-01", "电话", "谈了", "", text, "")]))
    assert (line.next_on and line.next_on.day.isoformat()) == on
    assert (line.action, line.note) == (action, note)
    assert line.undated == ("→" in note)


def test_a_column_of_its_own_for_the_next_day(reading):
    headers = ("客户", "跟进日期", "备注", "沟通方式", "下次跟进时间", "下一步")
    rows = [headers, ("甲", "2024-03-01", "谈了", "微信/电话", "3月8日 15:00", "演示"),
            ("乙", "2024-03-01", "谈了", "电话", "2024-02-08", "演示")]  # fmt: skip
    found = reading(rows)
    (first,) = found.lines["follow-ups"]
    assert (first.next_on, first.action) == (Moment(date(2024, 3, 8), "15:00"), "演示")
    assert first.method == "wechat"
    assert wrong(found) == [
        "line 3, 下次跟进时间: 2024-02-08 lies before the contact on 2024-03-01."
    ]


def test_template_3(reading):
    lines = reading(GRADES).lines["grades"]
    assert lines[0] == GradeLine(
        lines[0].who, "A", date(2024, 3, 1), reason="需求和预算都定了", owner="小王"
    )
    assert [line.grade for line in lines] == ["A", "B", "C"]
    line = one(reading([("customer", "grade", "reason"), ("甲", "b", "")]))
    assert (line.on, line.reason) == (NOW.date(), None)


def test_all_errors_are_told_with_line_and_header(reading):
    found = reading([
        ("客户名称", "行业", "预算范围", "星级", "初识日期", "需求明确", "级别", "邮箱"),
        ("甲", "x", "几十万", "6", "2027-01-01", "maybe", "D", "no mail"),
        ("", "x", "", "", "", "", "", ""),
        ("乙", "x", "", "", "2026-02-30", "", "", "a@b.c"),
    ])  # fmt: skip
    said = wrong(found)
    assert sorted(one.split(":")[0] for one in said) == sorted([
        "line 2, 预算范围", "line 2, 星级", "line 2, 初识日期", "line 2, 需求明确", "line 2, 级别",
        "line 2, 邮箱", "line 3, 客户名称", "line 4, 初识日期",
    ])  # fmt: skip
    # The reason alone: the header stands before it already.
    assert not any("stars:" in one or "email:" in one for one in said)


def test_errors_of_follow_ups_and_grades(reading):
    said = wrong(reading([
        CONTACTED,
        ("甲", "", "电话", "x", "", "", ""),
        ("甲", "2026-03-04", "电话", "x", "", "", ""),
        ("甲", "2026-03-03 18:00", "电话", "x", "", "", ""),
        ("甲", "3/5/2026", "电话", "x", "", "", ""),
        ("甲", "2024-03-01", "飞鸽", "x", "", "", ""),
        ("\u200b", "2024-03-01", "电话", "x", "", "", ""),
    ]))  # fmt: skip
    assert [one.split(":")[0] for one in said] == [
        "line 2, 跟进时间", "line 3, 跟进时间", "line 4, 跟进时间", "line 5, 跟进时间",
        "line 6, 跟进方式", "line 7, 客户名称",
    ]  # fmt: skip
    said = wrong(reading([GRADED, ("甲", "", "x", "2024-03-01", ""), ("甲", "S", "x", "", ""),
                          ("甲", "A", "x", "2026-04-01", "")]))  # fmt: skip
    assert [one.split(":")[0] for one in said] == [
        "line 2, 当前级别", "line 3, 当前级别", "line 4, 调整时间"
    ]  # fmt: skip


def test_a_line_with_too_many_cells(tmp_path, reading):
    found = reading([CONTACTED, ("甲", "2024-03-01", "电话", "说", "了", "", "", "小王")])
    assert wrong(found) == [
        "line 2: the line has 8 cells, the headers 7; put texts with commas in quotes."
    ]
    path = write_xlsx(tmp_path / "f.xlsx", {"表": [CUSTOMER, (*CUSTOMERS[1], "边上的字")]})
    found = read_file(path, NOW, kind=None, sheet=None)
    assert found.wrong == []
    assert found.warnings == ["Sheet 表: Left out: cells without a header, in line 2."]


def test_rows_that_only_number_and_headers_that_come_again(reading):
    rows = [("序号", "客户名称", "行业"), ("1", "甲", "x"), ("序号", "客户名称", "行业"),
            ("2", "", ""), ("3", "", "")]  # fmt: skip
    assert len(reading(rows).lines["customers"]) == 1


def test_sheets_of_a_workbook_by_their_headers(tmp_path):
    sheets = {"说明": [("怎么填",)], "级别": GRADES, "跟进": FOLLOW_UPS, "客户": CUSTOMERS,
              "成交": DEALS}  # fmt: skip
    path = write_xlsx(tmp_path / "f.xlsx", sheets)
    found = read_file(path, NOW, kind=None, sheet=None)
    assert {kind: len(lines) for kind, lines in found.lines.items()} == {
        "customers": 2, "contacts": 0, "grades": 3, "follow-ups": 2, "deals": 1, "sales": 0,
    }  # fmt: skip
    assert found.lines["customers"][0].who.at == ("客户", 2)
    assert found.warnings == ["Sheet 说明 was passed over: its headers are not known."]
    found = read_file(path, NOW, kind=None, sheet="跟进")
    assert [len(lines) for lines in found.lines.values()] == [0, 0, 0, 2, 0, 0]


def test_nothing_known_in_a_file(tmp_path, reading):
    with pytest.raises(BadValue, match="--kind"):
        reading([("甲", "乙"), ("1", "2")])
    with pytest.raises(BadValue, match="follow-ups"):
        reading(CUSTOMERS, "follow-ups")
    with pytest.raises(BadValue, match="customers, contacts, grades, follow-ups, deals, sales"):
        reading(CUSTOMERS, "people")
    with pytest.raises(BadValue, match="no row of headers"):
        read_file(write_xlsx(tmp_path / "f.xlsx", {"空": []}), NOW, kind=None, sheet=None)

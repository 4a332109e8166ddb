"""What becomes of each line: dry runs, refused lines, people, formats, a real data set."""

import csv
import json
import os
from pathlib import Path

import pytest

from importing import NOW, open_desk
from workbooks import CUSTOMERS, FOLLOW_UPS, write_csv, write_ods, write_xlsx

DATA = Path(__file__).parent.parent / "data"
ROWS = [
    ("客户名称", "邮箱", "星级", "备注"), ("好", "a@b.c", "5", "=1+1"),
    ("坏", "nothing", "9", "-x"), ("", "x@y.z", "", ""), ("更好", "c@d.e", "4", ""),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where the commands of a test run."""
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    monkeypatch.chdir(home)
    return home


def names(run) -> list[str]:
    return [row["customer"] for row in run("list", "--json").json()]


def test_a_dry_run_says_what_becomes_of_each_line(run, a_customer, folder):
    a_customer("更好", email="c@d.e", stars=4)
    write_csv("f.csv", ROWS)
    exit, out, err = run("import", "f.csv", "--dry-run")
    assert exit == 2
    lines = out.splitlines()
    assert lines[0].split() == ["line", "kind", "what", "customer", "why"]
    assert [line.split()[:3] for line in lines[1:5]] == [
        ["2", "customer", "add"], ["3", "customer", "wrong"], ["4", "customer", "wrong"],
        ["5", "customer", "skip"],
    ]  # fmt: skip
    assert "星级: 9 is not a rating" in lines[2]
    assert lines[-1].startswith("Would import f.csv: customers: 1 added, 0 updated, 1 as they were")
    assert "3 values cannot be taken in, so nothing would be imported" in err
    assert names(run) == ["更好"]
    done = run("import", "f.csv", "-n", "--skip-errors", "-f", "csv", "--columns", "line,what")
    assert done.stdout.splitlines() == ["line,what", "2,add", "3,wrong", "4,wrong", "5,skip"]
    told = run("import", "f.csv", "-n", "--skip-errors", "--json").json()
    assert told["refused"] == 2
    assert [one["what"] for one in told["lines"]] == ["add", "wrong", "wrong", "skip"]
    assert not list(folder.glob("*refused*"))


def test_a_long_dry_run_shows_what_is_wrong_and_the_first_lines(run, folder):
    rows = [("客户名称", "星级"), *((f"客户{number}", "5") for number in range(99)), ("坏", "9")]
    write_csv("f.csv", rows)
    out = run("import", "f.csv", "-n").stdout.splitlines()
    assert len(out) == 1 + 50 + 1 + 3
    assert "坏" in out[51]
    assert "… and 49 more lines; -f csv shows all." in out
    assert len(run("import", "f.csv", "-n", "-f", "csv").stdout.splitlines()) == 101


def test_refused_lines_go_to_a_file_that_imports_once_mended(run, folder):
    write_csv("f.csv", ROWS)
    exit, out, err = run("import", "f.csv", "--skip-errors")
    assert exit == 0
    assert out.startswith("Imported f.csv: customers: 2 added")
    assert "2 lines were refused and are in f.refused.csv" in err
    assert names(run) == ["好", "更好"]
    refused = folder / "f.refused.csv"
    assert refused.stat().st_mode & 0o777 == 0o600
    assert refused.read_bytes().startswith(b"\xef\xbb\xbf")
    with refused.open(encoding="utf-8-sig", newline="") as file:
        header, bad, nameless = csv.reader(file)
    assert header == ["salesbook: reason", *ROWS[0]]
    assert bad[1:] == ["坏", "nothing", "9", "'-x"]
    assert "nothing is not an e-mail address" in bad[0]
    assert nameless[0] == "客户名称: the customer is missing."
    # Never over an existing one.
    again = run("import", "f.csv", "--skip-errors", "--json").json()
    assert again["refused_files"] == ["f.refused-2.csv"]
    assert again["customers"] == {"added": 0, "updated": 0, "same": 2}
    text = refused.read_text("utf-8-sig").replace("nothing,9", "n@x.y,3")
    refused.write_text(text.replace(",,x@y.z", ",新,x@y.z"), encoding="utf-8-sig")
    exit, out, err = run("import", "f.refused.csv")
    assert (exit, err) == (0, "")
    assert names(run) == ["好", "更好", "坏", "新"]
    assert run("show", "坏", "--json").json()["note"] == "-x"
    run("undo")
    assert names(run) == ["好", "更好"]


def test_lines_of_several_customers_and_sheets_are_refused_too(run, a_customer, folder):
    a_customer("同名")
    a_customer("同名")
    sheets = {
        "客户": [*CUSTOMERS, ("同名", *CUSTOMERS[1][1:])],
        "跟进": [*FOLLOW_UPS, ("同名", *FOLLOW_UPS[1][1:]), ("甲", "no day", *FOLLOW_UPS[1][2:])],
    }
    write_xlsx("f.xlsx", sheets)
    told = run("import", "f.xlsx", "--skip-errors", "--json").json()
    assert told["refused"] == 3
    assert told["refused_files"] == ["f.客户.refused.csv", "f.跟进.refused.csv"]
    assert told["follow_ups"] == {"added": 2, "updated": 0, "same": 0}
    with open("f.跟进.refused.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["salesbook: reason", *FOLLOW_UPS[0]]
    assert {row[1] for row in rows[1:]} == {"同名", "甲"}


def test_a_line_with_too_many_cells_and_standard_input(run, folder):
    text = "客户名称,备注\n甲,一,二\n乙,x\n".encode("gb18030")
    assert run("import", "-", stdin=text).exit == 2
    exit, _out, err = run("import", "-", "--skip-errors", stdin=text)
    assert exit == 0
    assert "import.refused.csv" in err
    mended = (folder / "import.refused.csv").read_text("utf-8-sig").replace("一,二", '"一,二"')
    (folder / "import.refused.csv").write_text(mended, encoding="utf-8")
    assert run("import", "import.refused.csv").exit == 0
    assert run("show", "甲", "--json").json()["note"] == "一,二"


def test_refused_lines_that_cannot_be_written_import_nothing(run, folder):
    (folder / "sub").mkdir()
    path = write_csv(folder / "sub" / "f.csv", ROWS)
    (folder / "sub").chmod(0o500)
    if os.access(folder / "sub", os.W_OK):  # root writes everywhere
        pytest.skip("this user may write there")
    assert run("import", path, "--skip-errors").exit == 1
    assert run("list").exit == 3


@pytest.fixture
def desk(tmp_path):
    with open_desk(tmp_path) as desk:
        yield desk


PEOPLE = [
    ("客户", "联系人", "职务", "电话", "关键决策人"), ("甲", "李", "经理", "139", ""),
    ("甲", "王", "总监", "138", "是"), ("乙", "赵", "", "137", ""), ("甲", "李", "总经理", "", ""),
]  # fmt: skip


def test_people(desk):
    desk.take([("客户", "行业"), ("甲", "x")])
    assert desk.take(PEOPLE, "contacts") == {
        "customers": {"added": 1}, "contacts": {"added": 3, "updated": 1}
    }  # fmt: skip
    assert desk.ask(
        "SELECT c.name,p.name,title,p.phone,decides FROM contact p "
        "JOIN customer c ON c.id=p.customer_id ORDER BY p.id"
    ) == [
        ("甲", "李", "总经理", "139", 0), ("甲", "王", "总监", "138", 1),
        ("乙", "赵", None, "137", 0),
    ]  # fmt: skip
    assert desk.ask("SELECT phone FROM customer") == [(None,), (None,)]
    before = desk.everything()
    desk.take(PEOPLE[:-1], "contacts")
    assert len(desk.everything()["contact"]) == len(before["contact"])
    assert desk.everything()["customer"] == before["customer"]


def test_people_of_one_name_in_two_customers_by_external_id(desk):
    desk.take([("客户编号", "客户名称"), ("1", "甲"), ("2", "甲")])
    rows = [("客户编号", "客户", "联系人", "职务"), ("2", "甲", "李", "x"), ("1", "甲", "李", "y")]
    assert desk.take(rows, "contacts") == {"contacts": {"added": 2}}
    assert desk.ask("SELECT customer_id,title FROM contact ORDER BY id") == [(2, "x"), (1, "y")]
    assert desk.take(rows, "contacts") == {"contacts": {"same": 2}}
    said = desk.refused([("客户", "联系人", "职务"), ("甲", "李", "x")], "contacts")
    assert said == ["line 2, 客户: several customers have this name (#1, #2); "
                    "add the external id or phone."]  # fmt: skip


def files(folder) -> list[str]:
    objects = [dict(zip(CUSTOMERS[0], row, strict=True)) for row in CUSTOMERS[1:]]
    texts = {"f.json": json.dumps(objects), "f.jsonl": "\n".join(map(json.dumps, objects)),
             "g.json": json.dumps({"customers": objects})}  # fmt: skip
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [
        *(str(folder / name) for name in texts),
        write_csv(folder / "f.csv", CUSTOMERS, encoding="gb18030", separator=";"),
        write_csv(folder / "f.tsv", CUSTOMERS, encoding="utf-16", separator="\t"),
        write_xlsx(folder / "f.xlsx", {"客户": CUSTOMERS}),
        write_ods(folder / "f.ods", {"客户": CUSTOMERS}),
    ]


def test_every_format_says_the_same(desk):
    first, *others = files(desk.folder)
    assert desk.take(first) == {"customers": {"added": 2}}
    before = desk.everything()
    assert len(before["contact"]) == 3
    for path in [first, *others]:
        assert desk.take(path) == {"customers": {"same": 2}}, path
        assert desk.everything() == before
    assert desk.take(str(DATA / "old.xls"))["follow-ups"] == {"added": 2}
    before = desk.everything()
    desk.take(str(DATA / "old.xls"))
    assert desk.everything() == before


def test_cards_twice_are_the_same(desk):
    card = ("BEGIN:VCARD\nVERSION:3.0\nFN:{}\n{}TEL;TYPE=CELL:{}\nNOTE:n{}\nEND:VCARD\n").format
    path = desk.folder / "f.vcf"
    path.write_text(card("李娜", "ORG:星河;采购\n", "13800138000", 1)
                    + card("王芳", "ORG:星河;技术\n", "13800138001", 2)
                    + card("赵六", "", "13800138002", 3), encoding="utf-8")  # fmt: skip
    desk.take(str(path))
    assert desk.ask("SELECT name,phone,note FROM customer ORDER BY id") == [
        ("星河", None, None), ("赵六", "13800138002", "n3")
    ]  # fmt: skip
    assert desk.ask("SELECT name,phone,background FROM contact ORDER BY id") == [
        ("李娜", "13800138000", "采购\nn1"), ("王芳", "13800138001", "技术\nn2")
    ]  # fmt: skip
    before = desk.everything()
    desk.take(str(path))
    assert desk.everything() == before


def test_the_day_another_program_knows_a_customer_since(desk):
    rows = [("客户", "行业", "创建时间"), ("甲", "x", "2025-03-01 10:00"), ("乙", "x", "")]
    desk.take(rows)
    assert desk.ask("SELECT captured_on FROM customer ORDER BY id") == [
        ("2025-03-01",), (NOW.date().isoformat(),)
    ]  # fmt: skip
    assert desk.take(rows) == {"customers": {"same": 2}}
    desk.take([("客户", "行业", "创建时间"), ("乙", "x", "2025-02-01"), ("甲", "x", "2025-04-01")])
    assert desk.ask("SELECT captured_on FROM customer ORDER BY id") == [
        ("2025-03-01",), ("2025-02-01",)
    ]  # fmt: skip


def test_accounts_of_a_crm(run, folder):
    """The accounts of a public data set of sales, as they are."""
    done = run("import", str(DATA / "crm" / "accounts.csv"))
    assert done.exit == 0
    assert "customers: 85 added" in done.stdout
    assert "year_established, revenue, employees, subsidiary_of" in done.stderr
    shown = run("show", "Acme Corporation", "--json").json()
    assert (shown["industry"], shown["region"]) == ("technolgy", "United States")
    facts = {fact["key"]: fact["value"] for fact in shown["facts"]}
    assert facts == {"year_established": "1996", "revenue": "1100.04", "employees": "2822"}
    again = run("import", str(DATA / "crm" / "accounts.csv"))
    assert "85 as they were" in again.stdout
    assert run("undo").exit == 0
    assert run("list", "--json").json() == []


def test_many_customers_at_once(desk):
    """More than are gathered before they are stored, some of them several times."""
    lines = [(f"客户{number % 1500}", "a,b", f"人{number}", "1") for number in range(3000)]
    rows = [("客户", "标签", "联系人", "车辆数"), *lines]
    assert desk.take(rows) == {"customers": {"added": 1500, "updated": 1500}}
    assert desk.ask("SELECT count(*) FROM contact") == [(3000,)]
    assert desk.ask("SELECT count(*) FROM tag") == [(3000,)]
    before = desk.everything()
    assert desk.take(rows) == {"customers": {"same": 3000}}
    assert desk.everything() == before
    assert desk.ask("SELECT count(*) FROM change WHERE act='insert'") == [(10_500,)]

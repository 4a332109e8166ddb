"""`import` as it is typed: receipts, warnings, exit codes, and what is left behind."""

import json
import os
import subprocess
import sys

import pytest

from workbooks import CUSTOMERS, DEALS, FOLLOW_UPS, GRADES, csv_text, write_csv, write_xlsx

SOURCE = os.path.join(os.path.dirname(__file__), "..", "..", "src")


class Typed:
    """What a command came to."""

    def __init__(self, done: subprocess.CompletedProcess[bytes]) -> None:
        self.code = done.returncode
        self.out = done.stdout.decode()
        self.err = done.stderr.decode()


@pytest.fixture
def salesbook(tmp_path):
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C",
        "PYTHONPATH": os.path.abspath(SOURCE), "SALESBOOK_BOOK": str(tmp_path / "book.db"),
    }  # fmt: skip

    def run(*arguments: str, stdin: bytes = b"", today: str = "2026-03-03") -> Typed:
        return Typed(subprocess.run(
            [sys.executable, "-m", "salesbook", *arguments, "--today", today],
            input=stdin, capture_output=True, env=environment, cwd=tmp_path, check=False,
        ))  # fmt: skip

    return run


@pytest.fixture
def workbook(tmp_path):
    sheets = {"跟进": FOLLOW_UPS, "级别": GRADES, "客户": CUSTOMERS, "成交": DEALS}
    return write_xlsx(tmp_path / "f.xlsx", sheets)


def test_a_workbook_makes_the_book(salesbook, workbook):
    done = salesbook("import", "f.xlsx")
    assert done.out == (
        "Imported f.xlsx: customers: 3 added, 0 updated, 0 as they were; "
        "grades: 3 added, 0 as they were; follow-ups: 2 added, 0 as they were; "
        "deals: 1 added, 0 updated, 0 as they were.\n"
    )
    assert done.code == 0
    assert "New book" in done.err
    again = salesbook("import", "f.xlsx")
    assert again.out.startswith("f.xlsx has nothing new: ")
    listed = json.loads(salesbook("list", "--json").out)
    assert [(row["customer"], row["grade"]) for row in listed] == [
        ("星河科技有限公司", "A"), ("云帆贸易集团", "B"), ("金禾文化传媒", "C"),
    ]  # fmt: skip
    assert salesbook("undo").code == 0
    assert json.loads(salesbook("list", "--json").out) == []


def test_the_receipt_as_an_object(salesbook, workbook):
    done = salesbook("import", "f.xlsx", "--sheet", "客户", "--json")
    assert json.loads(done.out) == {
        "done": "import", "file": "f.xlsx", "dry_run": False,
        "customers": {"added": 2, "updated": 0, "same": 0},
        "warnings": ["1 phone number is no valid one and was kept as written (line 3)."],
    }  # fmt: skip


@pytest.mark.parametrize("there_is_a_book", [False, True])
def test_a_dry_run_leaves_nothing_behind(salesbook, workbook, tmp_path, there_is_a_book):
    if there_is_a_book:
        salesbook("add", "云帆贸易集团")
    before = {name: (tmp_path / name).read_bytes() for name in sorted(os.listdir(tmp_path))}
    done = salesbook("import", "f.xlsx", "--dry-run")
    assert done.code == 0
    added = 2 if there_is_a_book else 3
    updated = 1 if there_is_a_book else 0
    assert done.out.splitlines()[-1] == (
        f"Would import f.xlsx: customers: {added} added, {updated} updated, 0 as they were; "
        "grades: 3 added, 0 as they were; follow-ups: 2 added, 0 as they were; "
        "deals: 1 added, 0 updated, 0 as they were. "
        "Nothing was changed."
    )
    assert json.loads(salesbook("import", "f.xlsx", "-n", "--json").out)["dry_run"] is True
    left = {name: (tmp_path / name).read_bytes() for name in sorted(os.listdir(tmp_path))}
    assert left.keys() == before.keys()
    if there_is_a_book:
        listed = json.loads(salesbook("list", "--json").out)
        assert [row["customer"] for row in listed] == ["云帆贸易集团"]


def test_errors_all_together_and_no_book_for_them(salesbook, tmp_path):
    write_csv(tmp_path / "f.csv", [
        ("客户名称", "预算", "级别"), ("好", "5万", "A"), ("坏", "几十万", "D"), ("", "5万", "B"),
    ])  # fmt: skip
    done = salesbook("import", "f.csv")
    assert (done.code, done.out) == (2, "")
    lines = done.err.splitlines()
    assert lines[0].endswith("f.csv: 3 values cannot be taken in, so nothing was imported:")
    assert [line.split(":")[0] for line in lines[1:]] == [
        "line 3, 预算", "line 3, 级别", "line 4, 客户名称"
    ]  # fmt: skip
    assert not os.path.exists(tmp_path / "book.db")
    salesbook("init")
    assert salesbook("import", "f.csv").code == 2
    assert json.loads(salesbook("list", "--json").out) == []


def test_exit_codes(salesbook, tmp_path, workbook):
    assert salesbook("import", "missing.xlsx").code == 3
    assert salesbook("import", "f.xlsx", "--sheet", "丙").code == 2
    assert salesbook("import", "f.xlsx", "--kind", "people").code == 2
    assert salesbook("import", "f.xlsx", "--kind", "grades").code == 0
    assert salesbook("import").code == 2
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 broken")
    done = salesbook("import", "bad.xlsx")
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
    assert salesbook("import", write_csv(tmp_path / "deals.csv", DEALS)).code == 0


def test_standard_input_and_the_kind(salesbook):
    done = salesbook("import", "-", stdin=csv_text(CUSTOMERS).encode("gb18030"))
    assert done.code == 0
    rows = [("客户", "日期", "备注"), ("星河科技有限公司", "2026-03-02", "来电")]
    done = salesbook("import", "-", "--kind", "follow-ups", stdin=csv_text(rows).encode())
    assert done.out.startswith("Imported -: follow-ups: 1 added")
    shown = json.loads(salesbook("show", "星河", "--json").out)
    assert shown["last_contact_on"] == "2026-03-02"


def test_salesbooks_own_csv_comes_back_unchanged(salesbook, workbook, tmp_path):
    salesbook("import", "f.xlsx")
    salesbook("add", "+1 Formula", "--note", "=1+1", "--phone", "+86 13800138000")
    (tmp_path / "own.csv").write_text(salesbook("list", "-f", "csv").out, encoding="utf-8")
    done = salesbook("import", "own.csv")
    assert done.code == 0
    assert "0 added" in done.out
    listed = json.loads(salesbook("list", "--json").out)
    assert [row["customer"] for row in listed][-1] == "+1 Formula"
    assert len(listed) == 4


def test_hostile_names_are_kept_and_shown_escaped(salesbook, tmp_path):
    rows = [("客户名称", "行业"), ("\x1b[31m红\x1b[0m", "[/]"), ("'; DROP TABLE customer; --", "x")]
    write_csv(tmp_path / "f.csv", rows)
    assert salesbook("import", "f.csv").code == 0
    assert "\x1b" not in salesbook("list").out
    rows = [("客户名称", "级别"), ("\x1b]0;owned\x07", "\x1b[2J")]
    write_csv(tmp_path / "f.csv", rows)
    done = salesbook("import", "f.csv")
    assert done.code == 2
    assert "\x1b" not in done.err


def test_free_facts_are_said_once(salesbook, tmp_path):
    write_csv(tmp_path / "f.csv", [("客户", "行业", "车辆数"), ("甲", "x", "3"), ("乙", "x", "4")])
    done = salesbook("import", "f.csv")
    said = [line for line in done.err.splitlines() if "车辆数" in line]
    assert said == ["Kept as free facts, because no field has this name: 车辆数."]
    assert json.loads(salesbook("show", "甲", "--json").out)["facts"][0]["value"] == "3"

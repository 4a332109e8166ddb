"""The same customers out of every format, and what none of them may do."""

import json
import os
import subprocess
import sys
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from salesbook.errors import BadValue
from salesbook.exchange.sheets import LONGEST_CELL, MOST_COLUMNS, read_sheets
from workbooks import CUSTOMERS, FOLLOW_UPS, csv_text, write_ods

DATA = Path(__file__).parent.parent / "data"
OBJECTS = [dict(zip(CUSTOMERS[0], row, strict=True)) for row in CUSTOMERS[1:]]


def write(folder, name: str, data: bytes | str) -> str:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


def table(path: str, sheet: str | None = None) -> list[list[str]]:
    (found,) = read_sheets(path, sheet)
    return [row.cells for row in found.rows]


def refused(path: str) -> str:
    with pytest.raises(BadValue) as caught:
        read_sheets(path)
    assert "\n" not in caught.value.sentence
    return caught.value.sentence


ROWS = [list(row) for row in CUSTOMERS]


def test_xls_as_a_spreadsheet_wrote_it() -> None:
    customers, follow_ups = read_sheets(str(DATA / "old.xls"))
    assert (customers.name, follow_ups.name) == ("客户", "跟进")
    assert [row.line for row in customers.rows] == [1, 3, 4, 5]
    assert [row.cells[: len(CUSTOMERS[0])] for row in customers.rows[1:]] == ROWS
    assert customers.rows[2].cells[-3:] == ["2024-03-01", "13800138000", "4"]
    assert table(str(DATA / "old.xls"), "跟进") == [list(row) for row in FOLLOW_UPS]
    with pytest.raises(BadValue, match="客户, 跟进"):
        read_sheets(str(DATA / "old.xls"), "丙")


def test_ods_with_repeated_and_empty_rows(tmp_path) -> None:
    path = write_ods(tmp_path / "f.ods", {"甲": [("客户表",), (), *CUSTOMERS], "空": []})
    first, empty = read_sheets(path)
    assert [row.cells for row in first.rows[1:]] == ROWS
    assert [row.line for row in first.rows] == [1, 3, 4, 5]
    assert empty.rows == []
    path = write_ods(tmp_path / "f.ods", {"甲": [("客户", "电话"), ("甲", 13800138000.0)]})
    assert table(path) == [["客户", "电话"], ["甲", "13800138000"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_tsv_of_a_spreadsheet_and_of_salesbook(tmp_path, encoding) -> None:
    path = write(tmp_path, "f.tsv", csv_text(CUSTOMERS, "\t").encode(encoding))
    assert table(path) == ROWS
    own = 'name\tnote\n甲\ta\\tb\\nc\\\\d\n"乙"\t\'=1\n'
    assert table(write(tmp_path, "f.tsv", own.encode(encoding))) == [
        ["name", "note"], ["甲", "a\tb\nc\\d"], ['"乙"', "'=1"],
    ]  # fmt: skip
    # A spreadsheet's quotation marks and backslashes are what they are.
    quoted = '客户\t备注\n甲\t"一\n二"\n乙\tC:\\new\n'
    assert table(write(tmp_path, "f.tsv", quoted)) == [
        ["客户", "备注"], ["甲", "一\n二"], ["乙", "C:\\new"],
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_json_and_jsonl(tmp_path, encoding) -> None:
    text = json.dumps(OBJECTS, ensure_ascii=False, indent=1)
    assert table(write(tmp_path, "f.json", text.encode(encoding))) == ROWS
    text = "\n".join(json.dumps(one, ensure_ascii=False) for one in OBJECTS)
    path = write(tmp_path, "f.jsonl", f"\n{text}\n".encode(encoding))
    (sheet,) = read_sheets(path)
    assert [row.cells for row in sheet.rows] == ROWS
    assert [row.line for row in sheet.rows] == [0, 2, 3]


def test_values_of_json(tmp_path) -> None:
    rows = [{"name": "甲", "n": 13800138000.0, "f": 0.5, "b": True, "none": None,
             "list": ["x", 1, {"y": 2}], "deep": {"a": {"b": "c"}}}, {"other": "x"}]  # fmt: skip
    assert table(write(tmp_path, "f.json", json.dumps(rows))) == [
        ["name", "n", "f", "b", "none", "list", "deep.a.b", "other"],
        ["甲", "13800138000", "0.5", "true", "", "x, 1", "c", ""],
        ["", "", "", "", "", "", "", "x"],
    ]
    whole = {"about": [1, 2], "x": {"y": [3]}, "customers": OBJECTS, "follow_ups": [{"on": "x"}]}
    sheets = read_sheets(write(tmp_path, "f.json", json.dumps(whole)))
    assert [(sheet.name, sheet.kind, len(list(sheet.rows))) for sheet in sheets] == [
        ("customers", "customers", 3), ("follow_ups", "follow-ups", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("f.json", "{"), ("f.json", "[{]"), ("f.json", '[{"a":1}'), ("f.json", '[{"a":1}] x'),
        ("f.json", "[1,2]"), ("f.json", '"x"'), ("f.json", "{}"), ("f.json", '[{"a" 1}]'),
        ("f.json", "nothing"), ("f.json", '{"a":[1]}'), ("f.json", b"PK\x03\x04"),
        ("f.json", "[" * 100_000), ("f.json", '{"a":' * 100_000), ("f.json", '[{"a":' * 50_000),
        ("f.json", '[{"a":"' + "x" * 3_000_000 + '"}]'),
        ("f.json", '[{"a":"' + "x" * (LONGEST_CELL + 1) + '"}]'),
        ("f.json", '[{"a":' + "1" * 5000 + "}]"),
        ("f.json", json.dumps([{str(number): 1} for number in range(MOST_COLUMNS + 1)])),
        ("f.json", "[" + "{}," * 200_001 + "{}]"),
        ("f.json", '[{"a":' + '{"b":' * 900 + "1" + "}" * 900 + "}]"),
        ("f.jsonl", '{"a":1}\n{"a"\n'), ("f.jsonl", '{"a":1}\n[2]\n'), ("f.jsonl", "x"),
        ("f.tsv", "a\tb\n" + "x" * 2_100_000), ("f.tsv", bytes(100)),
        ("f.xls", b"no workbook"), ("f.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)),
        ("f.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("f.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 500_000),
        ("f.ods", b"PK\x03\x04 broken"), ("f.ods", "text"),
    ],
)  # fmt: skip
def test_refuses_what_is_broken_at_once(tmp_path, name, data) -> None:
    path = write(tmp_path, name, data)
    began = time.process_time()
    refused(path)
    assert time.process_time() - began < 3


CELL = '<table:table-cell office:value-type="string" {}><text:p>{}</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("rows", "columns", "text"),
    [(1, 2_000_000_000, "x"), (1_048_576, 400, "x"), (1_048_576, 1, "x" * 1000),
     (300_000, 1, "x")],
)  # fmt: skip
def test_a_small_ods_that_asks_for_gigabytes(tmp_path, rows, columns, text) -> None:
    cell = CELL.format(f'table:number-columns-repeated="{columns}"', text)
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    path = write_ods(tmp_path / "f.ods", {"x": []}, extra=row)
    said = refused(path)
    assert any(one in said for one in ("far more", "columns", "200,000 rows", "no workbook"))
    assert os.path.getsize(path) < 2000


def test_an_ods_that_unpacks_to_too_much(tmp_path) -> None:
    path = tmp_path / "f.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b" " * 20_000_000)
    assert "far more" in refused(str(path))


def test_every_part_of_an_xls_broken(tmp_path) -> None:
    whole = (DATA / "old.xls").read_bytes()
    for place in range(0, len(whole), 701):
        data = bytearray(whole)
        data[place : place + 24] = b"\xff" * 24
        path = write(tmp_path, "f.xls", bytes(data))
        with suppress(BadValue):
            read_sheets(path)


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="no Linux")
def test_reading_takes_little_memory(tmp_path) -> None:
    """A cap on the whole process, well below what these files would come to."""
    row = {"客户": "甲" * 20, "备注": "很" * 50}
    write(tmp_path, "f.json", json.dumps([row] * 60_000, ensure_ascii=False))
    write(tmp_path, "bomb.json", '[{"a":[' + "[]," * 600_000 + "[]]}]")
    done = subprocess.run(
        [sys.executable, "-c",
         "import re\n"
         "from salesbook.errors import BadValue\n"
         "from salesbook.exchange.sheets import each_sheet\n"
         "for name in ('f.json', 'bomb.json'):\n"
         "    try:\n"
         "        print(sum(1 for one in each_sheet(name) for row in one.rows))\n"
         "    except BadValue as error: print('refused')\n"
         "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])\n"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent / "src")},
    )  # fmt: skip
    rows, _bomb, kilobytes = done.stdout.split()
    assert rows == "60001"
    assert int(kilobytes) < 150_000

"""csv in every encoding and with every separator, and everything that is no csv."""

import sys
from io import BytesIO, TextIOWrapper

import pytest

from nasty import NAMES, NASTY
from salesbook.errors import BadValue, NotFound
from salesbook.exchange.sheets import LONGEST_CELL, MOST_COLUMNS, Row, Sheet, read_sheets
from salesbook.output.delimited import guard
from workbooks import CUSTOMERS, csv_text, write_csv

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be")


def read(tmp_path, data: bytes | str, name: str = "f.csv") -> Sheet:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (sheet,) = read_sheets(str(path))
    return sheet


def refused(tmp_path, data: bytes | str, name: str = "f.csv") -> str:
    with pytest.raises(BadValue) as caught:
        read(tmp_path, data, name)
    assert caught.value.code == 2
    assert "\n" not in caught.value.sentence
    return caught.value.sentence


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_reads_every_encoding_and_separator(tmp_path, encoding, separator):
    path = write_csv(tmp_path / "f.csv", CUSTOMERS, encoding=encoding, separator=separator)
    (sheet,) = read_sheets(path)
    assert [row.cells for row in sheet.rows] == [list(row) for row in CUSTOMERS]
    assert [row.line for row in sheet.rows] == [1, 2, 3]
    assert sheet.name == ""


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", ["客户\n王总\n", "公司名称,电话\n甲,1\n", "名称\r\n联通\r\n"])
def test_reads_short_files(tmp_path, encoding, text):
    sheet = read(tmp_path, text.encode(encoding))
    assert [",".join(row.cells) for row in sheet.rows] == text.split()


def test_characters_outside_gbk_and_the_basic_plane(tmp_path):
    sheet = read(tmp_path, "客户\n𠮷野家㐂\n".encode("gb18030"))
    assert sheet.rows[1].cells == ["𠮷野家㐂"]


def test_lines_count_as_in_the_file(tmp_path):
    sheet = read(tmp_path, '客户,备注\n\n,\n甲,"一\n二"\n\n乙,三\n')
    assert sheet.rows == [
        Row(1, ["客户", "备注"]), Row(4, ["甲", "一\n二"]), Row(7, ["乙", "三"])
    ]  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_newline(tmp_path, newline):
    sheet = read(tmp_path, newline.join(("客户,备注", "甲,一", "")))
    assert [row.cells for row in sheet.rows] == [["客户", "备注"], ["甲", "一"]]


def test_commas_in_the_texts_do_not_make_the_separator(tmp_path):
    sheet = read(tmp_path, "客户;备注\n甲;一,二,三\n乙;一,二\n丙;\n")
    assert sheet.rows[1].cells == ["甲", "一,二,三"]


@pytest.mark.parametrize("text", NASTY, ids=NAMES)
def test_nasty_texts_come_through_whole(tmp_path, text):
    text = text.encode("utf-8", "replace").decode()
    if "\0" in text:
        assert "no text" in refused(tmp_path, csv_text([["客户", "备注"], ["甲", text]]))
        return
    whole = text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL]
    sheet = read(tmp_path, csv_text([["客户", "备注"], ["甲", guard(whole)], ["乙", ""]]))
    assert sheet.rows[1].cells == ["甲", whole.strip()]
    assert sheet.rows[-1].cells == ["乙", ""]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"  \r\n ", "empty"),
        (b"PK\x03\x04rest", ".xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
        (bytes(1000), "no text"),
        (bytes(range(256)) * 20, "no text"),
        ("客户,备注\n甲,a\0b\n".encode(), "no text"),
        ("客户名称,备注\n".encode() * 20 + b"\xe5\xae", "no text"),
        (b"a,\xff\xff\xff\n", "no text"),
        ('客户,备注\n甲,"没有引号\n乙,x\n', "line 2"),
        ('客户,备注\n乙,x\n甲,"a"b\n', "line 3"),
        ("客户,备注\n甲," + "x" * (LONGEST_CELL + 1), "line 2"),
        ("客户,备注\n甲," + "x" * 140_000, "line 2"),
        ("客户\n" + "," * 1_000_000 + "\n", f"{MOST_COLUMNS} are the most"),
        ("客户\n" + "x" * 2_100_000 + "\n", "too long"),
        ("客户,电话\n" + "甲,1\n" * 200_001, "200,000 rows"),
    ],
)
def test_refuses_what_is_no_csv(tmp_path, data, said):
    assert said in refused(tmp_path, data)


def test_refuses_a_file_that_is_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr("salesbook.exchange.sheets.MOST_BYTES", 1_000_000)
    assert "larger than 1 MB" in refused(tmp_path, b"x" * 1_000_001)


def test_blank_lines_have_an_end(tmp_path, monkeypatch):
    monkeypatch.setattr("salesbook.exchange.text_file._MOST_LINES", 10)
    assert len(read(tmp_path, "customer\n\n\nA\n").rows) == 2
    assert "more than 10 rows" in refused(tmp_path, "customer\n" + "\n" * 20)


def test_refuses_other_endings_folders_and_missing_files(tmp_path):
    assert ".csv, .xlsx" in refused(tmp_path, "x", "f.doc")
    with pytest.raises(NotFound, match="no file") as caught:
        read_sheets(str(tmp_path / "missing.csv"))
    assert caught.value.code == 3
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(BadValue, match="folder"):
        read_sheets(str(tmp_path / "folder.csv"))
    with pytest.raises(BadValue):
        read_sheets("a\0b.csv")
    with pytest.raises(BadValue, match="no sheet"):
        read_sheets(write_csv(tmp_path / "f.csv", CUSTOMERS), "跟进")


def test_reads_standard_input(monkeypatch):
    data = csv_text(CUSTOMERS).encode("gb18030")
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))
    (sheet,) = read_sheets("-")
    assert sheet.rows[1].cells[0] == "星河科技有限公司"

"""xlsx: values as a person would type them, line numbers, sheets; and what must not be opened."""

import io
import random
import struct
import zipfile
from contextlib import suppress
from datetime import date, datetime, time

import pytest

from nasty import NAMES, NASTY
from salesbook.errors import BadValue
from salesbook.exchange.sheets import LONGEST_CELL, read_sheets
from workbooks import CUSTOMERS, FOLLOW_UPS, write_csv, write_xlsx

HEADERS = ("客户名称", "值")


def cells(tmp_path, *values: object) -> list[str]:
    path = write_xlsx(tmp_path / "f.xlsx", {"一": [HEADERS, *(("甲", value) for value in values)]})
    (sheet,) = read_sheets(path)
    return [row.cells[1] for row in sheet.rows[1:]]


def refused(path) -> str:
    with pytest.raises(BadValue) as caught:
        read_sheets(str(path))
    assert "\n" not in caught.value.sentence
    return caught.value.sentence


def test_values_as_typed(tmp_path):
    assert cells(
        tmp_path, 13800138000, 13800138000.0, 0.15, -3, 1e18, 1234567.5, date(2024, 3, 1),
        datetime(2024, 3, 1, 15, 30), datetime(2024, 3, 1), time(9, 5), True, False, "  文 字 ",
    ) == [
        "13800138000", "13800138000", "0.15", "-3", "1000000000000000000", "1234567.5",
        "2024-03-01", "2024-03-01 15:30", "2024-03-01", "09:05", "true", "false", "文 字",
    ]  # fmt: skip


@pytest.mark.parametrize("text", NASTY, ids=NAMES)
def test_nasty_texts_come_through(tmp_path, text):
    text = text.encode("utf-8", "replace").decode()[:LONGEST_CELL]
    if not text.strip() or any(char in text for char in "\ufffe\uffff"):
        return  # no spreadsheet writes these
    assert cells(tmp_path, text) == [text.strip().replace("\r\n", "\n").replace("\0", "\ufffd")]


def test_lines_titles_and_empty_rows(tmp_path):
    rows = [(), ("客户表",), (), *CUSTOMERS[:2], (), *CUSTOMERS[2:]]
    (sheet,) = read_sheets(write_xlsx(tmp_path / "f.xlsx", {"一": rows}))
    assert [row.line for row in sheet.rows] == [2, 4, 5, 7]
    assert sheet.rows[1].cells == list(CUSTOMERS[0])


def test_sheets_in_order_hidden_ones_only_by_name(tmp_path):
    sheets = {"甲": CUSTOMERS, "藏": CUSTOMERS, "空": [], "乙 Two": FOLLOW_UPS}
    path = write_xlsx(tmp_path / "f.xlsx", sheets, hidden=["藏"])
    assert [sheet.name for sheet in read_sheets(path)] == ["甲", "空", "乙 Two"]
    assert [sheet.name for sheet in read_sheets(path, "藏")] == ["藏"]
    assert [sheet.name for sheet in read_sheets(path, "乙 two")] == ["乙 Two"]
    with pytest.raises(BadValue, match="乙 Two") as caught:
        read_sheets(path, "丙")
    assert "丙" in caught.value.sentence


def test_cells_merged_downwards_count_for_each_row(tmp_path):
    import xlsxwriter

    path = str(tmp_path / "f.xlsx")
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.merge_range(0, 0, 0, 2, "客户跟进表")
    sheet.write_row(1, 0, ["客户名称", "跟进时间", "沟通内容"])
    sheet.merge_range(2, 0, 4, 0, "星河")
    for line in (2, 3, 4):
        sheet.write_row(line, 1, [f"2024-03-0{line}", f"第{line}次"])
    book.close()
    (found,) = read_sheets(path)
    assert [row.cells[0] for row in found.rows] == ["客户跟进表", "客户名称", *["星河"] * 3]
    assert found.rows[0].cells[1:] == ["", ""]


def test_formulas_give_their_values(tmp_path):
    import xlsxwriter

    path = str(tmp_path / "f.xlsx")
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADERS)
    sheet.write(1, 0, "甲")
    sheet.write_formula(1, 1, "=6*7", None, 42)
    sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
    sheet.write(2, 0, "乙")
    sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))
    sheet.insert_textbox(5, 5, "text")
    sheet.write_comment(1, 0, "remark")
    book.close()
    (found,) = read_sheets(path)
    assert [row.cells[1] for row in found.rows] == ["值", "42", ""]


def test_refuses_what_is_no_workbook(tmp_path):
    whole = tmp_path / "whole.xlsx"
    write_xlsx(whole, {"一": CUSTOMERS})
    data = whole.read_bytes()
    broken = tmp_path / "broken.xlsx"
    for content, said in (
        (b"", "empty"),
        ("客户名称,电话\n甲,1\n".encode(), "no workbook"),
        (bytes(1000), "no workbook"),
        (b"PK\x03\x04" + bytes(100), "no workbook"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "password"),
        *((data[: len(data) * part // 10], "no workbook") for part in range(1, 10)),
    ):
        broken.write_bytes(content)
        assert said in refused(broken)


def test_any_damaged_byte_is_refused_or_harmless(tmp_path):
    whole = tmp_path / "f.xlsx"
    write_xlsx(whole, {"一": CUSTOMERS})
    data = whole.read_bytes()
    broken = tmp_path / "broken.xlsx"
    for place in range(0, len(data), 97):
        changed = bytearray(data)
        changed[place] ^= 0x55
        broken.write_bytes(changed)
        # Anything but BadValue would fail the test.
        with suppress(BadValue):
            read_sheets(str(broken))


def test_a_workbook_without_sheet_or_content(tmp_path):
    path = tmp_path / "f.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "no workbook")
    assert "no workbook" in refused(path)
    (sheet,) = read_sheets(write_xlsx(path, {"一": []}))
    assert sheet.rows == []


def patched(path, part: str, change) -> None:
    """Rewrite one part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def far(reference: bytes):
    row = reference.lstrip(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    cell = b'<row r="%s"><c r="%s"><v>1</v></c></row></sheetData>' % (row, reference)
    return lambda xml: xml.replace(b"</sheetData>", cell)


BOMBS = {
    "far corner": (SHEET, far(b"XFD1048576")),
    "far right": (SHEET, far(b"XFD9")),
    "far below": (SHEET, far(b"A1048576")),
    "prefixed names": (SHEET, lambda xml: far(b"XFD1048576")(xml)
                       .replace(b"<c r=", b"<x:c r=").replace(b"</c>", b"</x:c>")
                       .replace(b"<worksheet ", b'<worksheet xmlns:x="http://schemas.openxml'
                                b'formats.org/spreadsheetml/2006/main" ')),
    "inline text": (SHEET, lambda xml: far(b"XFD1048576")(xml).replace(
        b"<v>1</v>", b"<is><t>x</t></is>")),
    "one long text in every cell": (STRINGS, lambda xml: xml.replace(
        "<t>甲".encode(), b"<t>" + random.Random(1).randbytes(2_600_000).hex().encode())),
    "entities": (STRINGS, lambda xml: xml.replace(
        b"<sst", b'<!DOCTYPE x [<!ENTITY e "ha">]><sst', 1)),
    "external entity": (SHEET, lambda xml: xml.replace(
        b"<worksheet", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet', 1)),
    "not closed": (SHEET, lambda xml: xml[: len(xml) // 2]),
    "high ratio": (SHEET, lambda xml: xml + b" " * 100_000_000),
    "odd reference": (SHEET, far(b"A99999999999")),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_not_opened(tmp_path, name, monkeypatch):
    import python_calamine

    def opened(*_arguments: object) -> None:
        raise AssertionError("handed to the reader")

    part, change = BOMBS[name]
    path = tmp_path / "f.xlsx"
    write_xlsx(path, {"一": [HEADERS, *(("甲", "乙") for _ in range(20))]})
    patched(path, part, change)
    monkeypatch.setattr(python_calamine, "load_workbook", opened)
    assert refused(path)


def test_an_archive_that_lies_about_its_sizes(tmp_path, monkeypatch):
    path = tmp_path / "f.xlsx"
    write_xlsx(path, {"一": [HEADERS, ("甲", "乙")]})
    patched(path, SHEET, lambda xml: xml + b" " * 3_000_000)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        true = archive.getinfo(SHEET).file_size
    for place in range(len(data) - 4):
        if data[place : place + 4] == struct.pack("<I", true):
            data[place : place + 4] = struct.pack("<I", 1000)
    path.write_bytes(data)
    assert "no workbook" in refused(path)
    monkeypatch.setattr("salesbook.exchange.xlsx_guard.MOST_UNPACKED", 2_000_000)
    assert "far more" in refused(path)


def test_what_unpacks_to_too_much(tmp_path, monkeypatch):
    path = tmp_path / "f.xlsx"
    write_xlsx(path, {"一": [HEADERS, ("甲", "乙")]})
    patched(path, SHEET, lambda xml: xml + b" " * 3_000_000)
    monkeypatch.setattr("salesbook.exchange.xlsx_guard.MOST_UNPACKED", 2_000_000)
    assert "far more" in refused(path)


def test_limits_of_a_sheet(tmp_path):
    path = write_xlsx(tmp_path / "f.xlsx", {"一": [["客户名称"] * 501, ["甲"] * 501]})
    assert "501 columns" in refused(path)
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(10_001):
            archive.writestr(str(number), b"")
    assert "far more" in refused(path)


def test_the_ending_decides_and_is_held_to(tmp_path):
    path = write_csv(tmp_path / "f.xlsx", CUSTOMERS)
    assert "no workbook" in refused(path)
    write_xlsx(tmp_path / "f.xlsx", {"一": CUSTOMERS})
    renamed = (tmp_path / "f.xlsx").rename(tmp_path / "f.csv")
    assert ".xlsx" in refused(renamed)

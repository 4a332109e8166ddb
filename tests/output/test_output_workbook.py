"""A workbook as a person opens it: widths, what stays when scrolling, colours, how it prints."""

from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from salesbook.output.report import Column, Line, Report, Table
from salesbook.output.xlsx import write_xlsx

NAMESPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
COLUMNS = (
    Column("change", "±", "code"),
    Column("customer", "customer", keep=True),
    Column("grade", "grade", "grade"),
    Column("days_left", "days left", "days"),
    Column("amount_fen", "amount", "sum"),
    Column("rate", "rate", "share"),
    Column("median", "days, median", "average"),
    Column("note", "note"),
)
ROWS = [
    ("↑", "深圳市前海恒信达供应链管理有限公司", "A", -3, 12_345_678, 0.5, 7.5, "=1+1"),
    (None, "Beta", "B", 3, None, None, None, "word " * 40),
    (None, "Gamma", "C", 0, 0, 1.0, 3.0, None),
]


class Book:
    """The XML of a workbook."""

    def __init__(self, report: Report) -> None:
        file = BytesIO()
        write_xlsx(report, file)
        with ZipFile(file) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.sheet = ElementTree.fromstring(self.parts["xl/worksheets/sheet1.xml"])
        self.styles = ElementTree.fromstring(self.parts["xl/styles.xml"])

    def all(self, path: str) -> list[ElementTree.Element]:
        return self.sheet.findall(path, NAMESPACE)

    def one(self, path: str) -> ElementTree.Element:
        (found,) = self.all(path)
        return found

    def colour(self, cell: str) -> str | None:
        style = int(self.one(f".//x:c[@r='{cell}']").get("s", "0"))
        looks = self.styles.findall("x:cellXfs/x:xf", NAMESPACE)
        font = self.styles.findall("x:fonts/x:font", NAMESPACE)[int(looks[style].get("fontId", 0))]
        colour = font.find("x:color", NAMESPACE)
        return None if colour is None else colour.get("rgb")


def a_book() -> Book:
    head = (Line("Title", "strong"), Line("▁▂▃", "drawn"))
    return Book(Report((Table(COLUMNS, ROWS, title="A"),), head))


def test_columns_are_as_wide_as_what_they_hold_within_reason() -> None:
    widths = {
        int(one.get("min", 0)): float(one.get("width", 0)) for one in a_book().all(".//x:col")
    }
    # 34 cells of a Chinese name and some room; the longest text is folded.
    assert 34 < widths[2] < 42
    assert 42 <= widths[8] < 44
    assert all(8 <= width < 44 for width in widths.values())


def test_the_heading_and_the_names_stay() -> None:
    pane = a_book().one(".//x:pane")
    assert (pane.get("ySplit"), pane.get("xSplit"), pane.get("state")) == ("1", "2", "frozen")
    assert a_book().one(".//x:autoFilter").get("ref") == "A1:H4"


def test_grades_and_lateness_have_their_colours() -> None:
    book = a_book()
    assert (book.colour("C2"), book.colour("C3")) == ("FFC00000", "FFB37400")
    assert book.colour("C4") not in ("FFC00000", "FFB37400")
    assert book.colour("D2") == "FFC00000"
    assert book.colour("D3") != "FFC00000"


def test_numbers_are_numbers_and_texts_stay_texts() -> None:
    book = a_book()
    found = {one.get("r"): one for one in book.all(".//x:c")}
    amount = found["E2"].find("x:v", NAMESPACE)
    assert amount is not None
    assert amount.text == "123456.78"  # a sum is rounded for the eye alone
    assert found["H2"].get("t") == "s"
    assert not book.all(".//x:f")
    assert b"<f>" not in b"".join(book.parts.values())


def test_it_prints_on_a4() -> None:
    setup = a_book().one(".//x:pageSetup")
    assert (setup.get("paperSize"), setup.get("orientation")) == ("9", "landscape")
    assert setup.get("fitToHeight") == "0"
    assert a_book().one(".//x:pageSetUpPr").get("fitToPage") == "1"
    assert b"Print_Titles" in a_book().parts["xl/workbook.xml"]


def test_shares_have_bars_and_the_summary_no_characters_drawn() -> None:
    book = a_book()
    assert book.one(".//x:conditionalFormatting").get("sqref") == "F2:F4"
    assert "▁".encode() not in book.parts["xl/sharedStrings.xml"]
    assert b"Title" in book.parts["xl/sharedStrings.xml"]

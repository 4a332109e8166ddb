"""A report as a workbook: a sheet for each table, as people see it, with kinds kept.

Numbers and days are numbers and days, all else is text and stays text: nothing becomes a
formula or a link. Headings stand still and filter; grades and lateness have their colours.
What the report says above and below its tables has a sheet at the end. Neighbour: `cells`.
"""

import re
from datetime import date

from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import IO, TYPE_CHECKING, Any, Sequence
from salesbook.output.cells import is_late, show_cell
from salesbook.output.report import Column, Line, Report, Table
from salesbook.output.text import clean, width

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
_WIDEST = 42
"""Characters; a longer text is folded."""
_A4, _UPRIGHT = 9, 6
_BAR = {
    "type": "data_bar", "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1,
    "bar_color": "#9DC3E6", "bar_solid": True,
}  # fmt: skip
_MEASURED = 1000  # rows
_FIRST_DAY = date(1900, 3, 1)  # before it spreadsheets count a day that never was
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_COLOURS = {"A": "#C00000", "B": "#B37400", "late": "#C00000"}
# A workbook takes _x0041_ for A, and has no way at all to say the others.
_AWKWARD = re.compile("_x005F_|[\ufffe\uffff]")
_EXACT = 2**53
_UNITS = {"money": 100, "sum": 100, "quantity": 1000}


def write_xlsx(report: Report, file: IO[bytes], *, cut: bool = True) -> None:
    """Write the report; what no cell can hold is cut, or refused where not `cut`."""
    from xlsxwriter import Workbook

    with Workbook(file, {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False, "default_date_format": "yyyy-mm-dd",
    }) as book:  # fmt: skip
        sheets = _Sheets(book, cut=cut)
        for table in report.tables:
            sheets.add(table)
        if report.head or report.foot:
            sheets.add_lines((*report.head, *report.foot))


class _Sheets:
    """The sheets of one workbook: their names differ, their formats are shared."""

    def __init__(self, book: "Workbook", *, cut: bool) -> None:
        self._book = book
        self._cut = cut
        self._names: set[str] = set()
        add = book.add_format
        top = {"valign": "top"}
        self._plain = add({**top, "text_wrap": True})
        self._strong = add({**top, "bold": True, "bottom": 1})
        self._day = add({**top, "num_format": "yyyy-mm-dd", "align": "left"})
        self._money = add({**top, "num_format": "#,##0.##"})
        self._quantity = add({**top, "num_format": "General"})
        self._ratio = add({**top, "num_format": "0.00"})
        self._share = add({**top, "num_format": "0%"})
        self._growth = add({**top, "num_format": "+0%;-0%"})
        self._whole = add({**top, "num_format": "#,##0"})
        self._id = add({**top, "num_format": "0"})
        self._grades = {
            "A": add({**top, "bold": True, "font_color": _COLOURS["A"]}),
            "B": add({**top, "font_color": _COLOURS["B"]}),
        }
        self._late = add({**top, "num_format": "0", "font_color": _COLOURS["late"]})

    def add(self, table: Table) -> None:
        """A sheet with a table."""
        seen = [place for place, column in enumerate(table.columns) if column.shown]
        columns = [table.columns[place] for place in seen]
        sheet = self._book.add_worksheet(self._name(table.title))
        first = 0 if table.headless else 1
        if first:
            for place, column in enumerate(columns):
                sheet.write_string(0, place, clean(column.heading), self._strong)
            # The heading stays, and what names a line where it stands at its beginning.
            names = [place for place, column in enumerate(columns) if column.keep and place < 3]
            sheet.freeze_panes(1, names[0] + 1 if names else 0)
            if columns and table.rows:
                sheet.autofilter(0, 0, len(table.rows), len(columns) - 1)
            sheet.repeat_rows(0)
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        sheet.fit_to_pages(1, 0)
        if len(columns) > _UPRIGHT:
            sheet.set_landscape()
        for line, row in enumerate(table.rows, first):
            for place, column in enumerate(columns):
                self._write(sheet, line, place, row[seen[place]], column)
        for place, column in enumerate(columns):
            values = [row[seen[place]] for row in table.rows[:_MEASURED]]
            sheet.set_column(place, place, _cells(column, values, headless=table.headless))
            if column.kind == "share" and table.rows:
                sheet.conditional_format(first, place, first + len(table.rows) - 1, place, _BAR)

    def add_lines(self, lines: Sequence[Line]) -> None:
        """A sheet with what stands above and below the tables."""
        sheet = self._book.add_worksheet(self._name(_("Summary")))
        sheet.set_column(0, 0, 2 * _WIDEST)
        for line, one in enumerate(one for one in lines if one.style != "drawn"):
            sheet.write_string(line, 0, clean(one.text)[:LONGEST], self._plain)

    def _write(
        self, sheet: "Worksheet", line: int, place: int, value: object, column: Column
    ) -> None:
        if value is None or value == "":
            return
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            if abs(value) < _EXACT:
                unit = _UNITS.get(column.kind)
                number = value / unit if unit else value
                sheet.write_number(line, place, number, self._format(column, value))
                return
        elif column.kind == "day" and isinstance(value, str):
            day = _day(value)
            if day is not None:
                sheet.write_datetime(line, place, day, self._day)
                return
        text = value if isinstance(value, str) and not column.words else show_cell(value, column)
        if not self._cut and _AWKWARD.search(text):
            raise BadValue(
                _(
                    "Line {line}, {column}: it has a character that no workbook keeps. "
                    "Take .csv or .json."
                ).format(line=line + 1, column=column.heading)
            )
        if len(text) > LONGEST:
            if not self._cut:
                raise BadValue(
                    _(
                        "Line {line}, {column}: {count} characters are more than a cell of a "
                        "workbook holds. Take .csv or .json."
                    ).format(line=line + 1, column=column.heading, count=len(text))
                )
            text = text[: LONGEST - 1] + "…"
        sheet.write_string(line, place, text, self._format(column, value))

    def _format(self, column: Column, value: object) -> Any:
        match column.kind:
            case "grade":
                return self._grades.get(str(value), self._plain)
            case "days":
                return self._late if is_late(value, column) else self._id
            case "money" | "sum":
                return self._money
            case "ratio":
                return self._ratio
            case "share":
                return self._share
            case "growth":
                return self._growth
            case "quantity" | "average":
                return self._quantity
            case "whole":
                return self._whole
            case "id":
                return self._id
        return self._plain

    def _name(self, title: str) -> str:
        """A name for a sheet that every spreadsheet takes, and no other sheet has."""
        base = _FORBIDDEN.sub(" ", clean(title)).strip().strip("'")[:28].strip() or "salesbook"
        name, count = base, 1
        while name.casefold() in self._names or name.casefold() == "history":
            count += 1
            name = f"{base} {count}"
        self._names.add(name.casefold())
        return name


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None


def _cells(column: Column, values: Sequence[object], *, headless: bool) -> int:
    """How wide a column is to be: as its longest cell, within reason."""
    widths = [0 if headless else width(clean(column.heading)) + 3]
    widths += [width(show_cell(value, column)) + 2 for value in values]
    return min(max(8, *widths), _WIDEST)

"""A whole book as one .xlsx: a sheet for each table, and the marker on one of its own.

A text longer than a cell goes on in the sheet `more`. Workbooks are read back through the
same guard as those of others, so a book that would not pass it is not written: .json takes
any. Neighbours: `whole_cells`, how a value stands in a cell; `xlsx_file`, workbooks of others.
"""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from salesbook.errors import BadValue
from salesbook.exchange.sheets import MOST_BYTES, MOST_ROWS
from salesbook.exchange.whole import NAME, Tables, read_marker_value, wrong
from salesbook.exchange.whole_cells import rows_of, text_cell
from salesbook.exchange.whole_words import headings, table_of, title
from salesbook.exchange.xlsx_guard import check
from salesbook.i18n import _
from salesbook.light import IO, TYPE_CHECKING, Any, Iterable, Iterator, Mapping
from salesbook.output.text import clean, width
from salesbook.rows.whole import Marker, Shape, Stored

if TYPE_CHECKING:
    from xlsxwriter import Workbook

MORE = "more"
_PIECE = 16_000  # characters; a cell holds 32,767 halves of them
_MOST_CELLS = 2_000_000
_EXACT = 2**53
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*name=\"salesbook\"")
_MORE_COLUMNS = ("table", "id", "column", "text")


def write(file: IO[bytes], marker: Marker, tables: Tables, path: str) -> None:
    """Write the book to an open file; BadValue where it is too large for a workbook."""
    from xlsxwriter import Workbook

    if max(marker.counts.values()) >= MOST_ROWS:
        raise _too_large(path)
    made = BytesIO()
    with Workbook(made, {
        "constant_memory": True, "strings_to_formulas": False,
        "strings_to_urls": False, "strings_to_numbers": False,
    }) as book:  # fmt: skip
        _write_marker(book, marker)
        more: list[tuple[str, str, str, str]] = []
        cells = 0
        for shape, rows in tables:
            cells += len(shape.columns) * marker.counts[shape.name]
            if cells > _MOST_CELLS:
                raise _too_large(path)
            _write_table(book, shape, rows, more)
        if len(more) >= MOST_ROWS:
            raise _too_large(path)
        _write_rows(book, MORE, _MORE_COLUMNS, more)
    data = made.getvalue()
    try:
        if len(data) > MOST_BYTES:
            raise _too_large(path)
        check(data, path)
    except BadValue:
        raise _too_large(path) from None
    file.write(data)


def _too_large(path: str) -> BadValue:
    return BadValue(
        _("The book is too large for a workbook ({path}). Export it to a .json file.").format(
            path=path
        )
    )


def _write_marker(book: "Workbook", marker: Marker) -> None:
    rows: list[tuple[object, ...]] = [
        ("format", "", marker.format),
        ("schema", "", marker.schema),
        ("version", "", marker.version),
        *(("counts", table, count) for table, count in marker.counts.items()),
        *(("sequence", table, last) for table, last in marker.sequence.items()),
    ]
    _write_rows(book, NAME, (NAME, "table", "value"), rows)


def _write_table(
    book: "Workbook", shape: Shape, rows: Iterable[Stored], more: list[tuple[str, str, str, str]]
) -> None:
    at = shape.columns.index("id")

    def cells(row: Stored) -> Iterator[object]:
        for column, value in zip(shape.columns, row, strict=True):
            cell = text_cell(value, formulas=False) if isinstance(value, str) else value
            if isinstance(cell, str) and len(cell) > _PIECE:
                more.extend(
                    (shape.name, str(row[at]), column, cell[start : start + _PIECE])
                    for start in range(_PIECE, len(cell), _PIECE)
                )
                cell = cell[:_PIECE]
            yield cell

    _write_rows(book, title(shape.name), headings(shape), map(cells, rows))


def _write_rows(
    book: "Workbook", name: str, header: Iterable[str], rows: Iterable[Iterable[object]]
) -> None:
    sheet = book.add_worksheet(name)
    strong = book.add_format({"bold": True})
    for place, heading in enumerate(header):
        sheet.set_column(place, place, max(10, width(clean(heading)) + 2))
        sheet.write_string(0, place, heading, strong)
    sheet.freeze_panes(1, 0)
    for line, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            if isinstance(value, int) and abs(value) < _EXACT:
                sheet.write_number(line, place, value)
            elif value is not None:
                sheet.write_string(line, place, str(value))


def has_marker(path: str) -> bool:
    """Whether a workbook has the sheet that says it is a whole book; unpacks no sheet."""
    try:
        with ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
            return bool(_SHEET.search(part.read(1_000_000)))
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, ValueError):
        return False


def read_marker(path: str) -> Marker:
    """The marker of a workbook."""
    found: dict[str, Any] = {"counts": {}, "sequence": {}}
    rows = _sheets(path).get(NAME, [])
    for row in rows[1:]:
        key, table, value = (*row, "", "", "")[:3]
        number = int(value) if re.fullmatch(r"\d{1,18}", value) else value
        if key in ("counts", "sequence"):
            found[key][table] = number
        else:
            found[key] = number
    return read_marker_value(found, path)


def read_tables(path: str, shapes: Mapping[str, Shape]) -> Iterator[tuple[Shape, Iterable[Stored]]]:
    """The tables of a workbook."""
    sheets = _sheets(path)
    sheets.pop(NAME, None)
    more: dict[tuple[str, str, str], str] = {}
    for row in sheets.pop(MORE, [])[1:]:
        table, identity, column, text = (*row, "", "", "", "")[:4]
        key = (table, identity, column)
        more[key] = more.get(key, "") + text
    for name, rows in sheets.items():
        table_name = table_of(name)
        if table_name not in shapes:
            raise wrong(path, _("there is no table {name}").format(name=name))
        shape = shapes[str(table_name)]
        yield shape, rows_of(shape, _continued(shape, rows, more), path)


def _continued(
    shape: Shape, rows: list[list[str]], more: Mapping[tuple[str, str, str], str]
) -> Iterator[list[str]]:
    """The rows with what of their texts stands in the sheet of continuations."""
    from salesbook.exchange.whole_words import columns_of

    columns = columns_of(shape, rows[0] if rows else ())
    at = columns.index("id") if "id" in columns else None
    wanted = {(identity, column) for table, identity, column in more if table == shape.name}
    identities = {identity for identity, _column in wanted}
    for row in rows:
        if at is not None and row[at] in identities:
            row = [
                cell + more.get((shape.name, row[at], str(column)), "")
                for cell, column in zip(row, columns, strict=True)
            ]
        yield row


def _sheets(path: str) -> dict[str, list[list[str]]]:
    import python_calamine as calamine

    with open(path, "rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise wrong(path, _("it is too large"))
    check(data, path)
    try:
        with calamine.load_workbook(BytesIO(data)) as book:
            return {
                name: [[_cell(cell) for cell in row] for row in
                       book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
                for name in book.sheet_names
            }  # fmt: skip
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise wrong(path, _("it is broken or cut off")) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise wrong(path, _("it is broken or cut off")) from None
        raise


def _cell(value: object) -> str:
    """A cell exactly: no text is stripped, no line end is changed."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)

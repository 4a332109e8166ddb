"""xlsx: every visible sheet of a workbook as text cells, read by calamine.

Dates come out as YYYY-MM-DD (HH:MM where there is a time), whole numbers without a point,
so that 13800138000.0 is a phone again. Cells merged downwards hold their text in each row.
Nothing is handed to calamine that `xlsx_guard` has not let through.
"""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from salesbook.errors import BadValue
from salesbook.exchange.sheets import MOST_ROWS, Row, Sheet, check_row, pick
from salesbook.exchange.xlsx_guard import check
from salesbook.i18n import _

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_MOST_MERGED = 10 * MOST_ROWS
# Beyond this a float is no exact whole number.
_EXACT = 1e15


def read(data: bytes, path: str, wanted: str | None) -> list[Sheet]:
    """The visible sheets in their order, or the wanted one even if hidden."""
    check(data, path)
    try:
        import python_calamine as calamine
    except ImportError:
        raise BadValue(
            _("Reading xlsx needs python-calamine. Install it: pip install python-calamine")
        ) from None
    try:
        with calamine.load_workbook(BytesIO(data)) as book:
            names = _names(book)
            if wanted is not None:
                names = [pick(book.sheet_names, wanted, path)]
            return [_sheet(book.get_sheet_by_name(name), path) for name in names]
    except calamine.PasswordError:
        raise BadValue(
            _("{path} is protected by a password. Save it without one.").format(path=path)
        ) from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise _broken(path) from error
    except BaseException as error:
        # What Rust calls a panic is no Exception, and means a broken file all the same.
        if type(error).__name__ == "PanicException":
            raise _broken(path) from None
        raise


def _broken(path: str) -> BadValue:
    return BadValue(
        _("{path} is no workbook that can be read: broken, or of another kind.").format(path=path)
    )


def _names(book: "CalamineWorkbook") -> list[str]:
    import python_calamine as calamine

    return [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.typ == calamine.SheetTypeEnum.WorkSheet
        and sheet.visible == calamine.SheetVisibleEnum.Visible
    ]


def _sheet(found: "CalamineSheet", path: str) -> Sheet:
    if found.start is None:
        return Sheet(found.name, [])
    top, left = found.start
    table = found.to_python(skip_empty_area=True)
    _fill_merged(found, table, top, left)
    rows: list[Row] = []
    for line, values in enumerate(table, top + 1):
        cells = [cell_text(value) for value in values]
        check_row(cells, line, len(rows), path)
        if any(cells):
            rows.append(Row(line, cells))
    return Sheet(found.name, rows)


def _fill_merged(found: "CalamineSheet", table: list[list[object]], top: int, left: int) -> None:
    """What is merged over several rows is said of each of them."""
    filled = 0
    for (first, column), (last, _right) in found.merged_cell_ranges or ():
        end = min(last - top, len(table) - 1)
        place = column - left
        if first < top or place < 0 or end <= first - top or place >= len(table[0]):
            continue
        filled += end - (first - top)
        if filled > _MOST_MERGED:
            return
        value = table[first - top][place]
        for below in range(first - top + 1, end + 1):
            table[below][place] = value


def cell_text(value: object) -> str:
    """A cell as a person would type it."""
    match value:
        case str():
            return value.replace("\r\n", "\n").replace("\0", "�").strip()
        case bool():
            return "true" if value else "false"
        case float():
            if value.is_integer() and abs(value) < _EXACT:
                return str(int(value))
            return f"{value:.15g}" if abs(value) < _EXACT else f"{value:.0f}"
        case datetime():
            at = value.isoformat(" ", "minutes")
            return at.removesuffix(" 00:00")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
    return str(value)

"""xlsx: every visible sheet of a workbook as text cells, read by calamine.

Dates come out as YYYY-MM-DD (HH:MM where there is a time), whole numbers without a point,
so that 13800138000.0 is a phone again. Cells merged downwards hold their text in each row.
Nothing is handed to calamine that `xlsx_guard` has not let through; `old_workbooks` reads
the other formats with the same functions.
"""

from datetime import date, datetime, time, timedelta
from io import BytesIO

from salesbook.errors import BadValue
from salesbook.exchange.sheets import MOST_ROWS, Row, Sheet, broken, check_row, pick
from salesbook.exchange.xlsx_guard import check
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Iterator

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_MOST_MERGED = 10 * MOST_ROWS
_broken = broken
# Beyond this a float is no exact whole number.
_EXACT = 1e15


def read(data: bytes, path: str, wanted: str | None) -> Iterator[Sheet]:
    """The visible sheets in their order, or the wanted one even if hidden."""
    check(data, path)
    yield from read_workbook(data, path, wanted)


def read_workbook(data: bytes, path: str, wanted: str | None) -> Iterator[Sheet]:
    """The same of any workbook calamine knows, unchecked."""
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
            for name in names:
                sheet = book.get_sheet_by_name(name)
                yield Sheet(name, _rows(sheet, path), size=sheet.total_height)
                del sheet
    except calamine.PasswordError:
        raise BadValue(
            _("{path} is protected by a password. Save it without one.").format(path=path)
        ) from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise broken(path) from error
    except BaseException as error:
        # What Rust calls a panic is no Exception, and means a broken file all the same.
        if type(error).__name__ == "PanicException":
            raise broken(path) from None
        raise


def _names(book: "CalamineWorkbook") -> list[str]:
    import python_calamine as calamine

    return [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.typ == calamine.SheetTypeEnum.WorkSheet
        and sheet.visible == calamine.SheetVisibleEnum.Visible
    ]


def _rows(found: "CalamineSheet", path: str) -> Iterator[Row]:
    if found.start is None or found.end is None:
        return
    merged = _Merged(found)
    count = 0
    # Rows come from the top of the sheet, cells from its first column that is not empty.
    for line, values in enumerate(found.iter_rows()):
        cells = [cell_text(value) for value in values]
        merged.fill(line, cells)
        check_row(cells, line + 1, count, path)
        if any(cells):
            count += 1
            yield Row(line + 1, cells)


class _Merged:
    """What is merged over several rows is said of each of them."""

    def __init__(self, found: "CalamineSheet") -> None:
        left = found.start[1] if found.start else 0
        self._starts: dict[int, list[tuple[int, int]]] = {}
        self._open: list[tuple[int, int, str]] = []
        filled = 0
        for (first, column), (last, _right) in found.merged_cell_ranges or ():
            filled += last - first
            if filled > _MOST_MERGED:
                break
            if last > first and column >= left:
                self._starts.setdefault(first, []).append((column - left, last))

    def fill(self, line: int, cells: list[str]) -> None:
        """Put into a row what was merged into it from above."""
        if self._open:
            for place, _last, text in self._open:
                cells[place] = text
            self._open = [one for one in self._open if one[1] > line]
        for place, last in self._starts.get(line, ()):
            if place < len(cells):
                self._open.append((place, last, cells[place]))


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

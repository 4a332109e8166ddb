"""A file as sheets: rows of text cells, each with its line number as in the file.

`FORMATS` names the module that reads each kind of file; it is loaded when it is needed.
What always holds of a sheet: no empty row, no cell longer than `LONGEST_CELL`, no more
rows and columns than the limits say, and nothing was unpacked to find out. What cannot
be read is refused in one sentence, and nothing is read by halves. Neighbours: the
format modules, and `headers`, which finds the row of headers.
"""

import os
import sys
from importlib import import_module

from salesbook.errors import BadValue, NotFound
from salesbook.i18n import _
from salesbook.light import Iterable, Iterator, NamedTuple
from salesbook.phrases.names import fold

MOST_BYTES = 64_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 500
LONGEST_CELL = 32_767  # characters; what a spreadsheet holds

FORMATS = {
    "": "csv_file",
    ".csv": "csv_file",
    ".txt": "csv_file",
    ".tsv": "tsv_file",
    ".tab": "tsv_file",
    ".json": "json_file",
    ".jsonl": "json_file",
    ".ndjson": "json_file",
    ".vcf": "vcf_file",
    ".xlsx": "xlsx_file",
    ".xlsm": "xlsx_file",
    ".xls": "old_workbooks",
    ".ods": "old_workbooks",
}
_SHOWN = ".csv, .xlsx, .xls, .ods, .tsv, .json, .jsonl, .vcf"

# How other files begin, so that a wrong ending is named and not read as text.
_SIGNATURES = (
    (b"PK\x03\x04", ".xlsx"),
    (b"\xd0\xcf\x11\xe0", ".xls"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"SQLite format 3\0", "SQLite"),
)


class Row(NamedTuple):
    """One row that is not empty; `line` counts from 1, as a person sees it in the file."""

    line: int
    cells: list[str]


class Sheet(NamedTuple):
    """A table of a file. `name` is empty where a file holds only one."""

    name: str
    rows: Iterable[Row]
    """Read as they are asked for, and once, unless it is a list."""
    exact: bool = False
    """A row with more cells than the headers is a broken line (csv), no remark beside it."""
    size: int = 0
    """About how many rows there are."""
    kind: str = ""
    """The kind of sheet, where the file itself says it."""


def each_sheet(path: str, wanted: str | None = None) -> Iterator[Sheet]:
    """The sheets of a file, or the one named `wanted`; `-` is csv on standard input.

    The rows of one are to be read before the next is asked for. Raises NotFound for a
    missing file, BadValue for what cannot be read, then or while rows are read.
    """
    ending = "" if path == "-" else os.path.splitext(path)[1].lower()
    if ending not in FORMATS:
        raise BadValue(
            _("{path} cannot be imported: {ending} is no known ending. Save it as {known}.").format(
                path=path, ending=ending, known=_SHOWN
            )
        )
    data = _read(path)
    if not data.strip():
        raise BadValue(_("{path} is empty.").format(path=path))
    module = import_module(f"salesbook.exchange.{FORMATS[ending]}")
    yield from module.read(data, path, wanted)


def read_sheets(path: str, wanted: str | None = None) -> list[Sheet]:
    """The same, all at once, for files that are known to be small."""
    return [sheet._replace(rows=list(sheet.rows)) for sheet in each_sheet(path, wanted)]


def pick(names: list[str], wanted: str, path: str) -> str:
    """The name of the wanted sheet among those of a file; BadValue names them all."""
    fits = [name for name in names if name == wanted] or [
        name for name in names if fold(name) == fold(wanted)
    ]
    if not fits:
        raise BadValue(
            _("{path} has no sheet {wanted}; it has {names}.").format(
                path=path, wanted=wanted, names=_(", ").join(names) or _("none")
            )
        )
    return fits[0]


def signature(data: bytes) -> str | None:
    """What a file is by its first bytes, where that is no text; else None."""
    return next((name for start, name in _SIGNATURES if data.startswith(start)), None)


def check_row(cells: list[str], line: int, rows: int, path: str) -> None:
    """Refuse what is beyond the limits; `rows` is how many were read so far."""
    if len(cells) > MOST_COLUMNS:
        raise BadValue(
            _("{path}: line {line} has {count} columns; {limit} are the most.").format(
                path=path, line=line, count=len(cells), limit=MOST_COLUMNS
            )
        )
    if rows >= MOST_ROWS:
        raise BadValue(
            _("{path} has more than {limit} rows. Split it into several files.").format(
                path=path, limit=f"{MOST_ROWS:,}"
            )
        )
    longest = max(map(len, cells), default=0)
    if longest > LONGEST_CELL:
        raise BadValue(
            _("{path}: a cell of line {line} has {count} characters; {limit} are the most.").format(
                path=path, line=line, count=longest, limit=LONGEST_CELL
            )
        )


def broken(path: str) -> BadValue:
    """The failure of a workbook that cannot be read."""
    return BadValue(
        _("{path} is no workbook that can be read: broken, or of another kind.").format(path=path)
    )


def too_much(path: str) -> BadValue:
    """The failure of a file that would fill the memory."""
    return BadValue(
        _("{path} would unpack to far more than a table holds, so it is not opened.").format(
            path=path
        )
    )


def _read(path: str) -> bytes:
    try:
        if path == "-":
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with open(path, "rb") as file:
                data = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(_("There is no file {path}.").format(path=path)) from None
    except IsADirectoryError:
        raise BadValue(_("{path} is a folder, not a file.").format(path=path)) from None
    except ValueError as error:  # a NUL in the name
        raise BadValue(_("{path} is no name of a file.").format(path=path)) from error
    except OSError as error:
        raise BadValue(
            _("The file {path} cannot be read: {reason}.").format(path=path, reason=error.strerror)
        ) from error
    if len(data) > MOST_BYTES:
        raise BadValue(
            _("{path} is larger than {limit} MB. Split it into several files.").format(
                path=path, limit=MOST_BYTES // 1_000_000
            )
        )
    return data

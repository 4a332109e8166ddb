r"""csv for spreadsheets and tsv for scripts: field names above, codes and raw values below.

csv guards text cells that a spreadsheet would run as a formula with a leading `'`,
which `unguard` takes off again; tsv escapes tab, newline, return and backslash alone.
All columns, one row a record. Neighbour: `objects`, the same rows as JSON.
"""

import re

from salesbook.light import Iterator, Sequence
from salesbook.output.report import Report, pick_tables

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_QUOTED = re.compile(r'[",\r\n]')
_SURROGATE = re.compile("[\ud800-\udfff]")
_TSV = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_TSV_BACK = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}


def write_csv(report: Report, *, raw: bool = False) -> Iterator[str]:
    """The lines of the csv, each with its newline; `raw` leaves formulas unguarded."""
    for values in _rows(report):
        cells = [_csv_cell(value, raw=raw) for value in values]
        # A lone empty cell would be an empty line, which readers skip.
        yield (",".join(cells) if cells != [""] else '""') + "\n"


def write_tsv(report: Report) -> Iterator[str]:
    """The lines of the tsv, each with its newline."""
    for values in _rows(report):
        yield "\t".join(_plain(value).translate(_TSV) for value in values) + "\n"


def guard(text: str) -> str:
    """The text with a leading `'` where a spreadsheet would take it for a formula."""
    return "'" + text if text.startswith(_FORMULA) else text


def unguard(text: str) -> str:
    """The text as it was before `guard`."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text


def unescape(text: str) -> str:
    """A cell of a tsv as it was before it was escaped."""
    return re.sub(r"\\([\\tnr])", lambda found: _TSV_BACK[found[1]], text)


def _rows(report: Report) -> Iterator[Sequence[object]]:
    tables = pick_tables(report)
    if tables:
        yield [column.name for column in tables[0].columns]
    for table in tables:
        yield from table.rows


def _plain(value: object) -> str:
    """A raw value as text; a lone surrogate, which no encoding can hold, as an escape."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        text = value
    elif isinstance(value, Sequence):
        text = ";".join(map(_plain, value))
    else:
        text = str(value)
    if text.isascii():
        return text
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _csv_cell(value: object, *, raw: bool) -> str:
    text = _plain(value)
    if not raw and isinstance(value, (str, Sequence)):
        text = guard(text)
    if _QUOTED.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text

"""csv: whatever encoding and separator a spreadsheet wrote it with.

The encoding is found by a ladder: byte order mark, UTF-8, GB18030; NUL bytes mean UTF-16
without a mark, or no text at all. The separator is the one of , ; TAB under which most
rows have the same number of cells. A leading `'` that guarded a formula is taken off.
Neighbour: `output.delimited`, which writes csv.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from salesbook.errors import BadValue
from salesbook.exchange.sheets import Row, Sheet, check_row, pick, signature
from salesbook.i18n import _
from salesbook.output.delimited import unguard

SEPARATORS = (",", ";", "\t")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LOOKED_AT = 65_536  # characters in which the separator is looked for
_LONGEST_LINE = 2_000_000
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\v\x1a")


def read(data: bytes, path: str, wanted: str | None) -> list[Sheet]:
    """The one sheet of a csv file. Raises BadValue for what is no csv."""
    if wanted is not None:
        pick([], wanted, path)
    text = decode(data, path)
    return [Sheet("", list(_rows(text, path)), exact=True)]


def decode(data: bytes, path: str) -> str:
    """The text of a file; BadValue where it is none."""
    kind = signature(data)
    if kind is not None:
        raise BadValue(
            _("{path} is no csv: it looks like {kind}. Give it its right ending.").format(
                path=path, kind=kind
            )
        )
    text = _decoded(data)
    # A closing Ctrl-Z is what old programs end a text file with.
    text = None if text is None else text.removesuffix("\x1a")
    if text is None or "\0" in text:
        raise BadValue(
            _("{path} is no text that can be read. Save it as csv in UTF-8.").format(path=path)
        )
    return text


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _try(data, encoding)
    text = _try(data, "utf-8")
    # Latin text in UTF-16 is UTF-8 with every second byte NUL; fewer are NULs in a text.
    if b"\0" in data and (text is None or data.count(0) * 4 > len(data)):
        return max((_try(data, "utf-16-le"), _try(data, "utf-16-be")), key=_punctuation)
    if text is not None or _is_broken_utf8(data):
        return text
    text = _try(data, "gb18030")
    return text if text is not None and not _CONTROLS.intersection(text) else None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _punctuation(text: str | None) -> int:
    """How much of a text separates rows and cells: the wrong order of bytes has none."""
    return -1 if text is None else sum(map(text.count, ",;\t\r\n"))


def _is_broken_utf8(data: bytes) -> bool:
    """UTF-8 with a few bytes lost: read as GB18030 it would be another text, and no error."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    good = sum(char > "\u07ff" for char in text) - lost
    return good > 10 * lost


def _rows(text: str, path: str) -> Iterator[Row]:
    reader = csv.reader(_lines(text, path), delimiter=_separator(text), strict=True)
    before = rows = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            check_row(cells, line, rows, path)
            filled = [unguard(cell).strip() for cell in cells]
            if any(filled):
                rows += 1
                yield Row(line, filled)
    except csv.Error as error:
        raise BadValue(
            _("{path}, line {line}: a quotation mark is not closed or stands in a wrong place.").format(
                path=path, line=before + 1
            )
        ) from error


def _lines(text: str, path: str) -> Iterator[str]:
    for number, line in enumerate(StringIO(text, newline=""), 1):
        if len(line) > _LONGEST_LINE:
            raise BadValue(
                _("{path}: line {line} is too long to be a row of a table.").format(
                    path=path, line=number
                )
            )
        yield line


def _separator(text: str) -> str:
    head = text[:_LOOKED_AT]
    return max(SEPARATORS, key=lambda separator: _agreement(head, separator))


def _agreement(head: str, separator: str) -> tuple[int, int]:
    """How many rows have the commonest number of cells, and that number; one cell is none."""
    try:
        reader = csv.reader(StringIO(head, newline=""), delimiter=separator)
        widths = Counter(len(cells) for cells in islice(reader, 50))
    except csv.Error:
        return 0, 0
    widths.pop(0, None)
    widths.pop(1, None)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))

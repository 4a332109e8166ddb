"""csv: whatever encoding and separator a spreadsheet wrote it with.

The separator is the one of , ; TAB under which most rows have the same number of cells.
A leading `'` that guarded a formula is taken off. Neighbours: `text_file`, which finds the
encoding; `output.delimited`, which writes csv.
"""

import csv
from collections import Counter
from io import StringIO, TextIOWrapper
from itertools import islice

from salesbook.errors import BadValue
from salesbook.exchange.sheets import Row, Sheet, check_row, pick
from salesbook.exchange.text_file import each_line, open_text
from salesbook.i18n import _
from salesbook.light import Iterator
from salesbook.output.delimited import unguard

SEPARATORS = (",", ";", "\t")
_LOOKED_AT = 65_536  # characters in which the separator is looked for


def read(data: bytes, path: str, wanted: str | None) -> Iterator[Sheet]:
    """The one sheet of a csv file. Raises BadValue for what is no csv."""
    if wanted is not None:
        pick([], wanted, path)
    text = open_text(data, path, "csv")
    head = text.read(_LOOKED_AT)
    text.seek(0)
    yield Sheet("", rows(text, path, separator(head)), exact=True, size=data.count(b"\n"))


def rows(text: TextIOWrapper, path: str, mark: str) -> Iterator[Row]:
    """The rows of a delimited text that are not empty."""
    reader = csv.reader(each_line(text, path), delimiter=mark, strict=True)
    before = count = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            check_row(cells, line, count, path)
            filled = [(unguard(cell) if cell[:1] == "'" else cell).strip() for cell in cells]
            if any(filled):
                count += 1
                yield Row(line, filled)
    except csv.Error as error:
        raise BadValue(
            _(
                "{path}, line {line}: a quotation mark is not closed or stands in a wrong place."
            ).format(path=path, line=before + 1)
        ) from error


def separator(head: str) -> str:
    """What parts the cells, by the beginning of a text."""
    return max(SEPARATORS, key=lambda mark: _agreement(head, mark))


def _agreement(head: str, mark: str) -> tuple[int, int]:
    """How many rows have the commonest number of cells, and that number; one cell is none."""
    try:
        reader = csv.reader(StringIO(head, newline=""), delimiter=mark)
        widths = Counter(len(cells) for cells in islice(reader, 50))
    except csv.Error:
        return 0, 0
    widths.pop(0, None)
    widths.pop(1, None)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))

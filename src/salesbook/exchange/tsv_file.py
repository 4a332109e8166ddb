r"""tsv: salesbook's own, which escapes tab, newline and backslash, and that of spreadsheets.

Which of the two is told from the headers: salesbook writes field names, small letters and
underscores. A spreadsheet's is csv with tabs, quotation marks and all; the `.tsv` of a
spreadsheet that has commas instead is read as what it is. Neighbours: `csv_file`;
`output.delimited`, which writes tsv.
"""

import re
from io import TextIOWrapper

from salesbook.exchange.csv_file import rows, separator
from salesbook.exchange.sheets import Row, Sheet, check_row, pick
from salesbook.exchange.text_file import each_line, open_text
from salesbook.light import Iterator
from salesbook.output.delimited import unescape

_LOOKED_AT = 65_536


def read(data: bytes, path: str, wanted: str | None) -> Iterator[Sheet]:
    """The one sheet of a tsv file. Raises BadValue for what is none."""
    if wanted is not None:
        pick([], wanted, path)
    text = open_text(data, path, "tsv")
    head = text.read(_LOOKED_AT)
    text.seek(0)
    first = head.split("\n", 1)[0].strip("\r")
    own = re.fullmatch(r"[a-z_]+(\t[a-z_]+)+", first) is not None
    found = _own_rows(text, path) if own else rows(text, path, separator(head))
    yield Sheet("", found, exact=True, size=data.count(b"\n"))


def _own_rows(text: TextIOWrapper, path: str) -> Iterator[Row]:
    count = 0
    for line, said in enumerate(each_line(text, path), 1):
        cells = [unescape(cell).strip() for cell in said.rstrip("\r\n").split("\t")]
        check_row(cells, line, count, path)
        if any(cells):
            count += 1
            yield Row(line, cells)

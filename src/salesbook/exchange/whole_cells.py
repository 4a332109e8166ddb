r"""Values of a book in cells, which know neither None nor the kinds of a book, and back.

An empty cell is what is not known. A leading `'` says "a text": before an empty one, before
one that begins with `'`, and in csv before what a spreadsheet would take for a formula.
`'"` begins a text that the file could not hold as it is, written as JSON with \u escapes.
"""

import json
import re

from salesbook.exchange.whole import typed, wrong
from salesbook.exchange.whole_words import columns_of
from salesbook.i18n import _
from salesbook.light import Iterable, Iterator, Sequence
from salesbook.output.delimited import guard
from salesbook.rows.whole import Shape, Stored

# NUL ends what many programs read; a workbook takes _x0041_ for A and cannot hold the others.
_AWKWARD = re.compile("_x[0-9a-fA-F]{4}_|[\0\ufffe\uffff]")
_ESCAPED = re.compile("[_\0\ufffe\uffff]")
_WHOLE = re.compile(r"-?[0-9]{1,19}")


def text_cell(text: str, *, formulas: bool) -> str:
    """The text as a cell; with `formulas` those are guarded (csv)."""
    if _AWKWARD.search(text):
        return "'" + _ESCAPED.sub(
            lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False)
        )
    if not text or text[0] == "'":
        return "'" + text
    return guard(text) if formulas else text


def rows_of(
    shape: Shape, rows: Iterable[Sequence[str]], path: str
) -> Iterator[Stored]:  # fmt: skip
    """The rows beneath a row of headings, as they were in the book."""
    cells = iter(rows)
    columns = columns_of(shape, next(cells, ()))
    places = {column: place for place, column in enumerate(columns) if column is not None}
    missing = set(shape.columns) - places.keys()
    if None in columns or len(places) < len(columns) or (missing and not shape.older):
        raise wrong(path, _("the columns of {table} are not all there").format(table=shape.name))
    order = [places.get(column) for column in shape.columns]
    numbers = [column in shape.whole for column in shape.columns]
    for line, row in enumerate(cells, 1):
        if not any(row):
            continue
        if len(row) != len(columns):
            raise wrong(path, _("row {row} of {table} is none").format(row=line, table=shape.name))
        values = [
            None if at is None else _value(row[at], number)
            for at, number in zip(order, numbers, strict=True)
        ]
        yield typed(shape, values, line, path)


def _value(cell: str, number: bool) -> object:
    if not cell:
        return None
    if number:
        return int(cell) if _WHOLE.fullmatch(cell) else cell
    if cell[0] != "'":
        return cell
    if cell[1:2] == '"':
        try:
            return json.loads(cell[1:])
        except (ValueError, RecursionError):
            return cell[1:]
    return cell[1:]

"""A whole book as one .json: a marker, then each table as an array of objects.

A row stands on a line of its own, keys are the columns, what is not known is left out.
Written and read row by row: the memory does not grow with the book. What is read may be
laid out in any way, only the marker comes first.
"""

import json
from itertools import islice

from salesbook.exchange.whole import (
    NAME,
    Tables,
    marker_value,
    read_marker_value,
    typed,
    wrong,
)
from salesbook.i18n import _
from salesbook.light import IO, Any, Callable, Iterable, Iterator, Mapping
from salesbook.output.objects import harmless
from salesbook.rows.whole import Marker, Shape, Stored

_AT_ONCE = 500
_CHUNK = 1 << 18
_LONGEST = 64_000_000
"""Characters of one value; no row of a book is longer."""
_BLANK = " \t\r\n"


def write(file: IO[str], marker: Marker, tables: Tables) -> None:
    """Write the book to an open text file."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    file.write(f'{{"{NAME}":{encode(marker_value(marker))}')
    for shape, rows in tables:
        file.write(f',\n"{shape.name}":[')
        before = "\n"
        for lines in _lines(encode, shape, rows):
            file.write(before + harmless(",\n".join(lines)))
            before = ",\n"
        file.write("]")
    file.write("}\n")


def _lines(
    encode: Callable[[object], str], shape: Shape, rows: Iterable[Stored]
) -> Iterator[list[str]]:
    """The rows as JSON, many at a time: writing each by itself takes half as long again."""
    columns, rest = shape.columns, iter(rows)
    while some := [
        encode({name: value for name, value in zip(columns, row, strict=True) if value is not None})
        for row in islice(rest, _AT_ONCE)
    ]:
        yield some


def read_marker(path: str) -> Marker:
    """The marker at the head of the file."""
    with _open(path) as file:
        reader = _Reader(file, path)
        reader.expect("{")
        if reader.value() != NAME:
            raise reader.broken()
        reader.expect(":")
        return read_marker_value(reader.value(), path)


def read_tables(path: str, shapes: Mapping[str, Shape]) -> Iterator[tuple[Shape, Iterable[Stored]]]:
    """The tables in the order of the file; each is to be read before the next."""
    with _open(path) as file:
        reader = _Reader(file, path)
        reader.expect("{")
        while True:
            name = reader.value()
            reader.expect(":")
            if name == NAME:
                reader.value()
            elif isinstance(name, str) and name in shapes:
                rows = _rows(reader, shapes[name], path)
                yield shapes[name], rows
                for _row in rows:  # in case it was not read to its end
                    pass
            else:
                raise wrong(path, _("there is no table {name}").format(name=str(name)[:40]))
            if reader.next_of(",}") == "}":
                break
        if reader.peek():
            raise reader.broken()


def _rows(reader: "_Reader", shape: Shape, path: str) -> Iterator[Stored]:
    columns = shape.columns
    known = set(columns)
    reader.expect("[")
    if reader.peek() == "]":
        reader.expect("]")
        return
    place = 0
    while True:
        place += 1
        found = reader.value()
        if not isinstance(found, dict) or not found.keys() <= known:
            raise wrong(path, _("row {row} of {table} is none").format(row=place, table=shape.name))
        yield typed(shape, [found.get(column) for column in columns], place, path)
        if reader.next_of(",]") == "]":
            return


def _open(path: str) -> IO[str]:
    return open(path, encoding="utf-8-sig", errors="strict")


class _Reader:
    """JSON value after value out of a stream."""

    def __init__(self, file: IO[str], path: str) -> None:
        self._file = file
        self._path = path
        self._text = ""
        self._at = 0
        self._ended = False
        self._decode = json.JSONDecoder(parse_float=self._no_number).raw_decode

    def broken(self) -> Exception:
        """The failure of a file that is no JSON of ours."""
        return wrong(self._path, _("it is broken or cut off"))

    def peek(self) -> str:
        """The next character that is no blank; empty at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _BLANK:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def next_of(self, choices: str) -> str:
        """Take one of these characters."""
        found = self.peek()
        if not found or found not in choices:
            raise self.broken()
        self._at += 1
        return found

    def expect(self, wanted: str) -> None:
        """Take this character."""
        self.next_of(wanted)

    def value(self) -> Any:
        """Take the next value."""
        self.peek()
        while True:
            try:
                found, end = self._decode(self._text, self._at)
            except RecursionError:
                raise self.broken() from None
            except ValueError:
                if not self._more():
                    raise self.broken() from None
                continue
            # A number at the end of what is read so far may go on.
            if end < len(self._text) or not self._more():
                self._at = end
                return found

    def _more(self) -> bool:
        """Read on; what is done with is let go. False at the end."""
        if self._ended:
            return False
        left = self._text[self._at :]
        if len(left) > _LONGEST:
            raise self.broken()
        try:
            # As much again as is waiting: a long value is not tried again and again.
            read = self._file.read(max(_CHUNK, len(left)))
        except UnicodeDecodeError:
            raise wrong(self._path, _("it is not UTF-8")) from None
        self._ended = not read
        self._text, self._at = left + read, 0
        return bool(read)

    def _no_number(self, text: str) -> object:
        raise wrong(self._path, _("{text} is no whole number").format(text=text[:40]))

"""json and jsonl: objects become rows, their keys headers.

An array of objects is one sheet. In an object each array of objects is a sheet, whose
name is the key; the name of a kind is that kind. Values within a value get a header of
both keys; lists of plain values are joined by commas. One object is in memory at a time,
and none may be longer than a row can be. Lines count objects, in jsonl lines.
"""

import json
import re
from io import TextIOWrapper

from salesbook.errors import BadValue
from salesbook.exchange.sheets import Row, Sheet, check_row, pick
from salesbook.exchange.text_file import open_text
from salesbook.i18n import _
from salesbook.light import Iterator, Mapping, NoReturn

_WINDOW = 1_000_000
_LONGEST = 2_000_000  # characters of one object
_DEEPEST = 10  # values within values
_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def read(data: bytes, path: str, wanted: str | None) -> Iterator[Sheet]:
    """The sheets of a file. Raises BadValue for what is no json."""
    # The keys of all objects are the headers, so the objects are gone through twice.
    found: dict[str, dict[str, None]] = {}
    counts: dict[str, int] = {}
    for name, _line, row in _objects(data, path):
        found.setdefault(name, {}).update(dict.fromkeys(row))
        counts[name] = counts.get(name, 0) + 1
        check_row(list(found[name]), _line, counts[name] - 1, path)
    if wanted is not None:
        found = {name: found[name] for name in [pick(list(found), wanted, path)]}
    for name, keys in found.items():
        yield Sheet(
            name, _rows(data, path, name, list(keys)), size=counts[name],
            kind=name.strip().lower().replace("_", "-"),
        )  # fmt: skip


def _rows(data: bytes, path: str, wanted: str, keys: list[str]) -> Iterator[Row]:
    yield Row(0, keys)
    for name, line, row in _objects(data, path):
        cells = [row.get(key, "") for key in keys] if name == wanted else []
        check_row(cells, line, 0, path)
        if any(cells):
            yield Row(line, cells)


def _objects(data: bytes, path: str) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Every object that is a row: the name of its sheet, where it stands, its values."""
    text = _Text(open_text(data, path, "json"), path)
    start = text.peek()
    if start == "[":
        for line, value in text.items():
            yield "", line, text.row(value, line)
    elif start == "{" and not path.lower().endswith((".jsonl", ".ndjson")):
        seen = False
        for name in text.arrays():
            for line, one in text.items():
                if isinstance(one, dict):
                    seen = True
                    yield name, line, text.row(one, line)
        if not seen:
            text.refuse(_("there is no array of objects in it"))
    elif start == "{":
        for line, value in text.lines():
            yield "", line, text.row(value, line)
    else:
        text.refuse(_("it begins with neither [ nor {"))
    text.finish()


class _Text:
    """A json text of which a window is held."""

    def __init__(self, text: TextIOWrapper, path: str) -> None:
        self._text = text
        self._path = path
        self._held = ""
        self._place = 0
        self._line = 1
        self._ended = False

    def peek(self) -> str:
        """The next character that is no blank; empty at the end."""
        while True:
            end = _SPACE.match(self._held, self._place)
            place = end.end() if end else self._place
            self._line += self._held.count("\n", self._place, place)
            self._place = place
            if place < len(self._held) or not self._more():
                return self._held[place : place + 1]

    def take(self, mark: str) -> None:
        """Pass one mark, which must stand here."""
        if self.peek() != mark:
            self.refuse(_("{mark} is missing").format(mark=mark))
        self._place += 1

    def value(self) -> object:
        """The value that begins here, whole."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._held, self._place)
            except (ValueError, RecursionError) as error:
                open_end = isinstance(error, json.JSONDecodeError)
                if not open_end or len(self._held) - self._place > _LONGEST or not self._more():
                    self.refuse(_("it is cut off, or no json"))
                continue
            if end - self._place > _LONGEST:
                self.refuse(_("an object is too long to be a row of a table"))
            if end == len(self._held) and self._more():
                continue  # a number may go on
            self._line += self._held.count("\n", self._place, end)
            self._place = end
            return value

    def items(self) -> Iterator[tuple[int, object]]:
        """The values of an array, counted from 1."""
        self.take("[")
        count = 0
        while self.peek() != "]":
            if count:
                self.take(",")
            count += 1
            yield count, self.value()
        self.take("]")

    def arrays(self) -> Iterator[str]:
        """The names of the arrays in an object, each of which is to be read by `items` then."""
        self.take("{")
        count = 0
        while self.peek() != "}":
            if count:
                self.take(",")
            count += 1
            name = self.value()
            if not isinstance(name, str):
                self.refuse(_("it is cut off, or no json"))
            self.take(":")
            if self.peek() == "[":
                yield name
            else:
                self.value()
        self.take("}")

    def lines(self) -> Iterator[tuple[int, object]]:
        """The values of a jsonl, with the lines on which they stand."""
        while self.peek():
            line = self._line
            yield line, self.value()

    def row(self, value: object, line: int) -> dict[str, str]:
        """An object as cells under headers."""
        if not isinstance(value, Mapping):
            raise BadValue(
                _("{path}, line {line}: no object, so no row.").format(path=self._path, line=line)
            )
        if _is_deep(value):
            self.refuse(_("it is nested too deeply"))
        return dict(_flat(value, ""))

    def finish(self) -> None:
        """Nothing may follow."""
        if self.peek().strip("\x1a"):
            self.refuse(_("something follows its end"))

    def refuse(self, reason: str) -> NoReturn:
        """Raise BadValue with where it was."""
        raise BadValue(
            _("{path}, line {line}: this cannot be read as json: {reason}.").format(
                path=self._path, line=self._line, reason=reason
            )
        ) from None

    def _more(self) -> bool:
        more = "" if self._ended else self._text.read(_WINDOW)
        self._ended = not more
        if more:
            self._held, self._place = self._held[self._place :] + more, 0
        return bool(more)


def _is_deep(value: object, left: int = _DEEPEST) -> bool:
    if not isinstance(value, Mapping):
        return False
    return not left or any(_is_deep(one, left - 1) for one in value.values())


def _flat(value: Mapping[str, object], above: str) -> Iterator[tuple[str, str]]:
    for key, one in value.items():
        name = f"{above}{key}"
        if isinstance(one, Mapping):
            yield from _flat(one, f"{name}.")
        elif isinstance(one, list):
            plain = [_cell(item) for item in one if not isinstance(item, Mapping | list)]
            yield name, ", ".join(filter(None, plain))
        else:
            yield name, _cell(one)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).replace("\0", "\ufffd").strip()

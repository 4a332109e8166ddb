"""The text of a file whose encoding nobody says, never held as a whole.

The encoding is found by a ladder: byte order mark, UTF-8, GB18030; NUL bytes mean UTF-16
without a mark, or no text at all. Neighbours: `csv_file`, `tsv_file`, `json_file` and
`vcf_file`, which read the stream.
"""

import codecs
from io import BytesIO, TextIOWrapper

from salesbook.errors import BadValue
from salesbook.exchange.sheets import signature
from salesbook.i18n import _
from salesbook.light import Iterator

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_LONGEST_LINE = 2_000_000
_MOST_LINES = 5_000_000  # blank ones too: several a row, and a file of nothing else takes minutes
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\v\x1a")


def open_text(data: bytes, path: str, name: str) -> TextIOWrapper:
    """The text of a file, newlines as they are; BadValue where it is none.

    `name` is the ending it should have had.
    """
    kind = signature(data)
    if kind is not None:
        raise BadValue(
            _("{path} is no {name}: it looks like {kind}. Give it its right ending.").format(
                path=path, name=name, kind=kind
            )
        )
    encoding = _encoding(data)
    if encoding is None:
        raise BadValue(
            _("{path} is no text that can be read. Save it as {name} in UTF-8.").format(
                path=path, name=name
            )
        )
    return TextIOWrapper(BytesIO(data), encoding=encoding, newline="")


def each_line(text: TextIOWrapper, path: str) -> Iterator[str]:
    """The lines with their newlines; BadValue for one that is no line of any table."""
    number = 0
    while line := text.readline(_LONGEST_LINE + 1):
        number += 1
        if number > _MOST_LINES:
            raise BadValue(
                _("{path} has more than {limit} rows. Split it into several files.").format(
                    path=path, limit=f"{_MOST_LINES:,}"
                )
            )
        if len(line) > _LONGEST_LINE:
            raise BadValue(
                _("{path}: line {line} is too long to be a row of a table.").format(
                    path=path, line=number
                )
            )
        # A closing Ctrl-Z is what old programs end a text file with.
        yield line.removesuffix("\x1a")


def _encoding(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding if _reads(data, encoding) else None
    utf8 = _reads(data, "utf-8", nul=True)
    # Latin text in UTF-16 is UTF-8 with every second byte NUL; fewer are NULs in a text.
    if b"\0" in data:
        if utf8 and data.count(0) * 4 <= len(data):
            return None
        fits = [order for order in ("utf-16-le", "utf-16-be") if _reads(data, order)]
        return max(fits, key=lambda order: _punctuation(data, order), default=None)
    if utf8:
        return "utf-8"
    if _is_broken_utf8(data):
        return None
    return "gb18030" if _reads(data, "gb18030", controls=False) else None


def _reads(data: bytes, encoding: str, *, nul: bool = False, controls: bool = True) -> bool:
    """Whether all of it is text in that encoding."""
    try:
        return all(
            (nul or "\0" not in chunk) and (controls or not _CONTROLS.intersection(chunk))
            for chunk in _chunks(data, encoding)
        )
    except UnicodeDecodeError:
        return False


def _chunks(data: bytes, encoding: str, errors: str = "strict") -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    for start in range(0, len(data), _CHUNK):
        yield decoder.decode(data[start : start + _CHUNK])
    yield decoder.decode(b"", True)


def _punctuation(data: bytes, encoding: str) -> int:
    """How much of a text separates rows and cells: the wrong order of bytes has none."""
    text = data[:_SAMPLE].decode(encoding, "replace")
    return sum(map(text.count, ",;\t\r\n"))


def _is_broken_utf8(data: bytes) -> bool:
    """UTF-8 with a few bytes lost: read as GB18030 it would be another text, and no error."""
    try:
        for _chunk in _chunks(data, "utf-8"):
            pass
    except UnicodeDecodeError as error:
        # Where in its chunk is enough: the loss is looked at from there in all of them.
        place = error.start
    else:
        return False
    text = data[max(0, place - _SAMPLE) : place + _SAMPLE].decode("utf-8", "replace")
    lost = text.count("\ufffd")
    good = sum(char > "\u07ff" for char in text) - lost
    return good > 10 * lost

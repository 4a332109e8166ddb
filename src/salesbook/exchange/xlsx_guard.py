"""Looking into a workbook before it is read: what would fill the memory is refused.

A reader lays a sheet out as one rectangle and copies a shared text into each cell that
names it, so a few kilobytes can ask for hundreds of gigabytes. Here every part is
unpacked as a stream with a limit, the archive's own figures are not trusted, and the
size of the rectangle and of all texts is counted first. Nothing is kept of it.
"""

import zlib
from collections import Counter
from copy import copy
from functools import lru_cache
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from salesbook.errors import BadValue
from salesbook.exchange.sheets import MOST_COLUMNS, MOST_ROWS, broken, signature, too_much
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Iterator

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_PARTS = 10_000
MOST_UNPACKED = 300_000_000
MOST_RATIO = 200
_RATIO_FROM = 5_000_000  # bytes; small parts may be as repetitive as they like
MOST_CELLS = 4_000_000
MOST_TEXT = 100_000_000  # bytes of shared texts, counted in each cell that shows them
_CHUNK = 1 << 16
_PLAIN = frozenset(("c", "v", "row", "is", "si", "t"))  # most names, without a prefix
_XML = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0<", b"\0\0", b"\r", b"\n", b" ", b"\t")


class _TooMuch(Exception):
    """A limit is passed."""


def check(data: bytes, path: str) -> None:
    """Raise BadValue for what is no workbook or would not fit into the memory."""
    kind = signature(data)
    if kind == ".xls":
        raise BadValue(
            _(
                "{path} is an old .xls, or protected by a password. Save it as .xlsx without one."
            ).format(path=path)
        )
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_figures(archive.infolist())
            _check_parts(archive)
    except _TooMuch:
        raise too_much(path) from None
    except (BadZipFile, zlib.error, expat.ExpatError, *_ODD) as error:
        raise broken(path) from error


def check_figures(data: bytes, path: str) -> None:
    """Raise BadValue for a zip that by its own figures unpacks to too much, or is none."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_figures(archive.infolist())
    except _TooMuch:
        raise too_much(path) from None
    except (BadZipFile, *_ODD) as error:
        raise broken(path) from error


# What zipfile raises beside its own: unknown compression, passwords, cut off streams, bad names.
_ODD = (NotImplementedError, RuntimeError, EOFError, OSError, ValueError, UnicodeError)


def _check_figures(parts: list[ZipInfo]) -> None:
    """What the archive says of itself, before anything is unpacked."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _TooMuch
    for part in parts:
        if part.file_size > max(_RATIO_FROM, part.compress_size * MOST_RATIO):
            raise _TooMuch


def _check_parts(archive: ZipFile) -> None:
    counted = _Counted()
    left = MOST_UNPACKED
    for part in archive.infolist():
        if part.is_dir():
            continue
        chunks = _unpack(archive, part, left)
        if part.filename.lower().endswith(".vml"):
            left -= _check_drawing(b"".join(chunks))
            continue
        head = next(chunks, b"")
        left -= len(head)
        inspect = counted.part() if head.startswith(_XML) else None
        if inspect is not None:
            inspect.Parse(head, False)
        for chunk in chunks:
            left -= len(chunk)
            if inspect is not None:
                inspect.Parse(chunk, False)
        if inspect is not None:
            inspect.Parse(b"", True)
    counted.check_texts()


def _check_drawing(part: bytes) -> int:
    """Old drawings (behind comments) need be no XML; they must not pose as a sheet either."""
    if b"sheetData" in part or b"<si" in part or not part.lstrip().startswith(b"<"):
        raise BadZipFile
    return len(part)


def _unpack(archive: ZipFile, part: ZipInfo, most: int) -> Iterator[bytes]:
    """The part chunk by chunk, to its real end, whatever length the archive gives for it."""
    real = copy(part)
    # Room beyond the limit, so that passing it is seen before the archive ends the stream.
    real.file_size = most + 2 * _CHUNK
    got = 0
    with archive.open(real) as stream:
        while chunk := stream.read(_CHUNK):
            got += len(chunk)
            if got > most:
                raise _TooMuch
            yield chunk
    if got != part.file_size:
        raise BadZipFile


class _Counted:
    """What the parts hold together: cells by sheet, shared texts and how often they are shown."""

    def __init__(self) -> None:
        self._lengths: list[int] = []
        self._shown: Counter[str] = Counter()

    def part(self) -> expat.XMLParserType:
        """A parser for one more part, which counts while it is fed."""
        # One sheet's own: where it is, how far it reaches, and the text being read.
        row = column = bottom = right = 0
        shared = in_value = in_text = False
        text = ""
        lengths, shown = self._lengths, self._shown

        def start(name: str, attributes: "Mapping[str, str]") -> None:
            nonlocal row, column, shared, in_value, in_text, text
            match name if name in _PLAIN else name.rpartition(":")[2]:
                case "c":
                    row, column = _place(attributes.get("r"), row, column)
                    shared = attributes.get("t") == "s"
                case "row":
                    row, column = _row(attributes.get("r"), row), 0
                case "v":
                    in_value, text = True, ""
                case "is":
                    reach()
                case "si":
                    in_text = True
                    lengths.append(0)

        def end(name: str) -> None:
            nonlocal in_value, in_text
            if name == "c":
                return
            match name if name in _PLAIN else name.rpartition(":")[2]:
                case "v":
                    in_value = False
                    if text:
                        reach()
                        if shared:
                            shown[text] += 1
                case "si":
                    in_text = False

        def characters(found: str) -> None:
            nonlocal text
            if in_value:
                text += found[:20]
            elif in_text:
                lengths[-1] += len(found.encode("utf-8", "replace"))

        def reach() -> None:
            nonlocal bottom, right
            if row > bottom or column > right:
                bottom, right = max(bottom, row), max(right, column)
                if (
                    bottom * right > MOST_CELLS
                    or bottom > MOST_ROWS * 2
                    or right > MOST_COLUMNS * 2
                ):
                    raise _TooMuch

        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = characters
        parser.StartDoctypeDeclHandler = _refuse_entities
        return parser

    def check_texts(self) -> None:
        """Add up the shared texts over all cells that show them."""
        total = 0
        for index, count in self._shown.items():
            if index.isascii() and index.isdigit() and int(index) < len(self._lengths):
                total += count * self._lengths[int(index)]
                if total > MOST_TEXT:
                    raise _TooMuch


def _refuse_entities(*_declaration: object) -> None:
    """A workbook declares no document type; who does wants entities to grow."""
    raise BadZipFile


def _place(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """Row and column of a cell, counted from 1; without a reference the next one."""
    if reference is None:
        return row, column + 1
    letters = reference.rstrip("0123456789")
    number = reference[len(letters) :]
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3 and len(number) <= 7):
        raise ValueError(reference)
    return int(number or row), _letters(letters)


@lru_cache(maxsize=1024)
def _letters(letters: str) -> int:
    found = 0
    for letter in letters.upper():
        found = found * 26 + ord(letter) - 64
    return found


def _row(reference: str | None, row: int) -> int:
    if reference is None:
        return row + 1
    if not (reference.isascii() and reference.isdigit() and len(reference) <= 7):
        raise ValueError(reference)
    return int(reference)

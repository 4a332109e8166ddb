"""A whole book in a file: which files are one, and what all three forms have in common.

An export says so in a marker: the first key of a .json, `salesbook.json` in a folder of
csv files, the sheet `salesbook` of an .xlsx. It carries the version of the schema and the
number of rows of each table, so that a newer version and a torn export are refused before
anything is written; what an older version lacks takes its defaults. Neighbours:
`whole_json`, `whole_csv`, `whole_xlsx`, a form each; `book.whole`, which reads and fills books.
"""

import os
import re
from importlib import import_module

from salesbook.book.file import SCHEMA_VERSION
from salesbook.errors import BadValue, Damaged
from salesbook.i18n import _
from salesbook.light import Callable, Iterable, Iterator, Mapping, NamedTuple, Protocol, Sequence
from salesbook.rows.whole import Marker, Shape, Stored

FORMAT = 1
NAME = "salesbook"
FILE = "salesbook.json"
_HEAD = re.compile(rb'\xef\xbb\xbf\s*\{\s*"salesbook"\s*:|\s*\{\s*"salesbook"\s*:')
_LOOKED_AT = 4096

Tables = Iterable[tuple[Shape, Iterable[Stored]]]
Step = Callable[[int], None]
"""Told now and then how many more rows were read or written."""


class _Form(Protocol):
    """What the module of a form has for reading."""

    def read_marker(self, path: str) -> Marker: ...
    def read_tables(self, path: str, shapes: Mapping[str, Shape]) -> Iterator[
        tuple[Shape, Iterable[Stored]]
    ]: ...  # fmt: skip


class Source(NamedTuple):
    """A whole book in a file, found and not yet read."""

    path: str
    form: str
    marker: Marker

    @property
    def older(self) -> bool:
        """Whether it is of a book before this salesbook's: tables and columns may be missing."""
        return self.marker.schema < SCHEMA_VERSION

    def tables(self, shapes: Mapping[str, Shape], step: Step) -> Tables:
        """The tables of the file, each once; BadValue at its end where rows are missing."""
        met: set[str] = set()
        wanted = set(shapes)
        if self.older:
            shapes = {name: shape._replace(older=True) for name, shape in shapes.items()}
            wanted &= self.marker.counts.keys()
        form: _Form = import_module(f"salesbook.exchange.whole_{self.form}")
        for shape, rows in form.read_tables(self.path, shapes):
            if shape.name in met:
                raise wrong(self.path, _("{table} stands there twice").format(table=shape.name))
            met.add(shape.name)
            yield shape, self._counted(shape, rows, step)
        missing = wanted - met
        if missing:
            names = _(", ").join(sorted(missing))
            raise wrong(self.path, _("{tables} is missing").format(tables=names))

    def _counted(self, shape: Shape, rows: Iterable[Stored], step: Step) -> Iterator[Stored]:
        count = 0
        for row in rows:
            count += 1
            step(1)
            yield row
        wanted = self.marker.counts.get(shape.name)
        if count != wanted:
            raise wrong(
                self.path,
                _("{table} has {count} rows and should have {wanted}").format(
                    table=shape.name, count=count, wanted=wanted
                ),
            )


def recognise(path: str) -> Source | None:
    """The whole book that a file or folder is; None where it is something else.

    Raises Damaged for an export of another version, BadValue for a broken marker.
    """
    form = _form(path)
    if form is None:
        return None
    module: _Form = import_module(f"salesbook.exchange.whole_{form}")
    marker = module.read_marker(path)
    if marker.format != FORMAT or not 0 < marker.schema <= SCHEMA_VERSION:
        raise Damaged(
            _(
                "{path} is a book of version {version} (format {format}), this salesbook takes "
                "up to version {known} (format {own}). Use the salesbook that wrote it: {program}."
            ).format(
                path=path, version=marker.schema, format=marker.format, known=SCHEMA_VERSION,
                own=FORMAT, program=marker.version,
            )
        )  # fmt: skip
    return Source(path, form, marker)


def _form(path: str) -> str | None:
    ending = os.path.splitext(path)[1].lower()
    try:
        if os.path.isdir(path):
            return "csv" if os.path.isfile(os.path.join(path, FILE)) else None
        if not os.path.isfile(path):
            return None
        if ending == ".xlsx":
            from salesbook.exchange.whole_xlsx import has_marker

            return "xlsx" if has_marker(path) else None
        if ending != ".json":
            return None
        with open(path, "rb") as file:
            head = file.read(_LOOKED_AT)
    except (OSError, ValueError):
        return None  # told by the reader of ordinary files
    return "json" if _HEAD.match(head) else None


def marker_value(marker: Marker) -> dict[str, object]:
    """The marker as JSON has it."""
    return marker._asdict()


def read_marker_value(value: object, path: str) -> Marker:
    """The marker out of JSON; of another format no more than its numbers are asked for."""
    if not isinstance(value, dict):
        raise wrong(path, _("the marker is none"))
    format, schema = value.get("format"), value.get("schema")  # noqa: A001 - words of the marker
    if type(format) is not int or type(schema) is not int:
        raise wrong(path, _("the marker is none"))
    version = str(value.get("version", ""))[:40]
    if format != FORMAT:
        return Marker(format, schema, version, {}, {})
    counts, sequence = value.get("counts"), value.get("sequence")
    for numbers in (counts, sequence):
        if not isinstance(numbers, dict) or not all(
            type(number) is int for number in numbers.values()
        ):
            raise wrong(path, _("the marker is none"))
    assert isinstance(counts, dict)
    assert isinstance(sequence, dict)
    return Marker(format, schema, version, counts, sequence)


def typed(shape: Shape, values: Sequence[object], place: int, path: str) -> Stored:
    """The values as a row, if each is of the kind its column holds: nothing is converted."""
    for column, value in zip(shape.columns, values, strict=True):
        if value is not None and type(value) is not (int if column in shape.whole else str):
            raise wrong(
                path,
                _("row {row} of {table} has no {column} of the right kind").format(
                    row=place, table=shape.name, column=column
                ),
            )
    return tuple(values)  # type: ignore[arg-type]


def wrong(path: str, reason: str) -> BadValue:
    """The failure of an export that cannot be read back."""
    return BadValue(
        _(
            "{path} is no whole book as salesbook exports it: {reason}. Nothing was imported."
        ).format(path=path, reason=reason)
    )

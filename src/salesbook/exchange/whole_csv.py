"""A whole book as a folder: a .csv for each table, and the marker in `salesbook.json`.

UTF-8 with a mark at its head, so that spreadsheets read it. The marker is put there last.
Neighbours: `whole_cells`, how a value stands in a cell; `csv_file`, the csv of others.
"""

import csv
import json
import os
import sys
from contextlib import AbstractContextManager

from salesbook.exchange.whole import FILE, Tables, marker_value, read_marker_value, wrong
from salesbook.exchange.whole_cells import rows_of, text_cell
from salesbook.exchange.whole_words import headings
from salesbook.i18n import _
from salesbook.light import IO, Callable, Iterable, Iterator, Mapping
from salesbook.rows.whole import Marker, Shape, Stored

_MOST_MARKER = 1_000_000

Opener = Callable[[str], AbstractContextManager[IO[str]]]
"""Opens a file of the folder by its name for writing."""


def file_names(tables: Iterable[str]) -> list[str]:
    """The files of such a folder, in the order they are put in place."""
    return [*(f"{table}.csv" for table in tables), FILE]


def write(opened: Opener, marker: Marker, tables: Tables) -> None:
    """Write the book, file after file."""
    for shape, rows in tables:
        with opened(f"{shape.name}.csv") as file:
            file.write("\ufeff")
            writer = csv.writer(file)
            writer.writerow(headings(shape))
            writer.writerows(
                [text_cell(value, formulas=True) if isinstance(value, str) else value
                 for value in row]
                for row in rows
            )  # fmt: skip
    with opened(FILE) as file:
        file.write(json.dumps(marker_value(marker), indent=1) + "\n")


def read_marker(path: str) -> Marker:
    """The marker of a folder."""
    with open(os.path.join(path, FILE), encoding="utf-8-sig", errors="replace") as file:
        text = file.read(_MOST_MARKER)
    try:
        return read_marker_value(json.loads(text), path)
    except (ValueError, RecursionError):
        raise wrong(path, _("the marker is none")) from None


def read_tables(path: str, shapes: Mapping[str, Shape]) -> Iterator[tuple[Shape, Iterable[Stored]]]:
    """The tables of a folder; each is to be read before the next."""
    for shape in shapes.values():
        place = os.path.join(path, f"{shape.name}.csv")
        if os.path.isfile(place):
            yield shape, rows_of(shape, _rows(place), place)


def _rows(path: str) -> Iterator[list[str]]:
    before = csv.field_size_limit(sys.maxsize)  # a row of the log may hold a whole customer
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            yield from csv.reader(file, strict=True)
    except UnicodeDecodeError:
        raise wrong(path, _("it is not UTF-8")) from None
    except csv.Error:
        raise wrong(path, _("it is broken or cut off")) from None
    finally:
        csv.field_size_limit(before)

"""The whole book as one .json, as a folder of csv files, or as one .xlsx."""

import os
import sys

from salesbook import __version__
from salesbook.book.file import SCHEMA_VERSION
from salesbook.book.reading import open_to_read
from salesbook.book.whole import TABLES, count_rows, each_row, read_sequence, read_shapes
from salesbook.context import Run
from salesbook.errors import BadValue
from salesbook.exchange.whole import FILE, FORMAT, Tables
from salesbook.i18n import _, n_
from salesbook.light import IO, Iterator, contextmanager
from salesbook.output.files import as_text, folder, writing
from salesbook.rows.whole import Marker


def export_whole(run: Run, form: str, target: str | None) -> None:
    """Write every row of every table; a csv wants a folder."""
    target = target or "-"
    if form == "csv" and target == "-":
        raise BadValue(_("The whole book as csv is a folder. Name it: --to FOLDER/"))
    if form == "xlsx" and target == "-" and sys.stdout.isatty():
        raise BadValue(_("A workbook is no text. Name a file for it: --to FILE.xlsx"))
    # Not `reading`: the settings of the day may be broken and the book be exported all the same.
    with open_to_read(run.book_path) as book:
        shapes = read_shapes(book)
        marker = Marker(FORMAT, SCHEMA_VERSION, __version__, count_rows(book), read_sequence(book))
        total = sum(marker.counts.values())
        with run.progress(total) as progress:
            tables = ((shape, each_row(book, shape, progress.step)) for shape in shapes.values())
            _write(run, form, target, marker, tables)
        run.rows_read += book.rows_read
    if target != "-":
        customers = marker.counts["customer"]
        run.say(
            n_(
                "Wrote the whole book to {path}: {count} customer, {rows} rows in all.",
                "Wrote the whole book to {path}: {count} customers, {rows} rows in all.",
                customers,
            ).format(path=target, count=f"{customers:,}", rows=f"{total:,}")
        )


def _write(run: Run, form: str, target: str, marker: Marker, tables: Tables) -> None:
    if form == "csv":
        from salesbook.exchange import whole_csv

        names = whole_csv.file_names(TABLES)
        with folder(target, names, run.book_path, ours=FILE) as place:

            @contextmanager
            def opened(name: str) -> Iterator[IO[str]]:
                with place(name) as file, as_text(file) as text:
                    yield text

            whole_csv.write(opened, marker, tables)
        return
    if os.path.isdir(target):
        raise BadValue(_("{path} is a folder, not a file.").format(path=target))
    with writing(target, run.book_path) as file:
        if form == "xlsx":
            from salesbook.exchange import whole_xlsx

            whole_xlsx.write(file, marker, tables, target)
        else:
            from salesbook.exchange import whole_json

            with as_text(file) as text:
                whole_json.write(text, marker, tables)

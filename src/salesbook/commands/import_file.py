"""`import`: customers, follow-ups and grades out of a csv or xlsx file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

from salesbook.actions import imports
from salesbook.context import Run, current
from salesbook.exchange.kinds import Reading, read_file
from salesbook.exchange.whole import Source, recognise
from salesbook.i18n import _

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


class _Rehearsed(Exception):
    """Raised to roll everything back."""


def import_file(
    file: Annotated[
        str,
        typer.Argument(
            metavar=_("FILE"), help=_("csv or xlsx; - is csv on standard input"), show_default=False
        ),
    ],
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="customers|follow-ups|grades",
            help=_("What the lines are; else told from the headers."),
        ),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option("--sheet", metavar=_("NAME"), help=_("Only this sheet of a workbook.")),
    ] = None,
    dry_run: options.DryRun = False,
) -> None:
    """Take the lines of a file into the book: all of them, or none."""
    run = current()
    source = recognise(file) if kind is None and sheet is None else None
    if source is not None:
        _import_whole(run, source, dry_run=dry_run)
        return
    reading = read_file(file, run.now, kind=kind, sheet=sheet)
    if not os.path.lexists(run.book_path):
        # What is wrong is told before a book is made for it.
        imports.plan(reading, None)
    if dry_run:
        run.receipt(imports.receipt(_rehearse(run, reading), file, dry=True))
        return
    with run.changing(create=True) as (change, day):
        receipt = imports.receipt(imports.take_in(change, day, reading), file, dry=False)
        change.says(receipt.line)
    run.receipt(receipt)


def _import_whole(run: Run, source: Source, *, dry_run: bool) -> None:
    """Take in a whole book as `export` writes it."""
    from salesbook.actions import whole

    with run.progress(sum(source.marker.counts.values())) as progress:
        act = whole.rehearse if dry_run else whole.take_in
        receipt = act(run.book_path, source, progress.step)
    run.receipt(receipt)


def _rehearse(run: Run, reading: Reading) -> imports.Outcome:
    """Do everything, then roll it back; where there is no book, on one that is thrown away."""
    if not os.path.lexists(run.book_path):
        return _on_new_book(run, reading)
    try:
        with run.changing() as (change, day):
            outcome = imports.take_in(change, day, reading)
            raise _Rehearsed
    except _Rehearsed:
        return outcome


def _on_new_book(run: Run, reading: Reading) -> imports.Outcome:
    from tempfile import TemporaryDirectory

    from salesbook.book.create import create_book
    from salesbook.book.door import open_to_change
    from salesbook.book.settings import read_day

    with TemporaryDirectory(prefix="salesbook-") as folder:
        path = os.path.join(folder, "book.db")
        create_book(path)
        with open_to_change(path) as book, book.change("import", run.at) as change:
            return imports.take_in(change, read_day(book, run.now, run.me), reading)

"""`import`: customers, people, follow-ups and grades out of a file, or a whole book."""

from __future__ import annotations

import os
from contextlib import ExitStack

from salesbook.actions import import_words as words, imports
from salesbook.book.backup import back_up_before
from salesbook.context import Run, current
from salesbook.exchange.kinds import Reading, read_file
from salesbook.exchange.lines import Fate
from salesbook.exchange.refused import write_refused
from salesbook.exchange.whole import Source, recognise
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated, Callable

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


class _Rehearsed(Exception):
    """Raised to roll everything back."""


def import_file(
    file: Annotated[
        str,
        typer.Argument(
            metavar=_("FILE"),
            help=_("csv, tsv, xlsx, xls, ods, json, jsonl or vcf; - is csv on standard input"),
            show_default=False,
        ),
    ],
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="customers|contacts|follow-ups|grades|deals|sales",
            help=_("What the lines are; else told from the headers."),
        ),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option("--sheet", metavar=_("NAME"), help=_("Only this sheet of a workbook.")),
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar=_("HEADER=FIELD,…"),
            help=_("What columns mean: a field, contact.phone, fact:KEY, or - to leave one out."),
        ),
    ] = None,
    skip_errors: Annotated[
        bool,
        typer.Option(
            "--skip-errors",
            help=_("Take the lines that are right; write the others to a file beside."),
        ),
    ] = False,
    dry_run: options.DryRun = False,
) -> None:
    """Take the lines of a file into the book: all of them, or none."""
    run = current()
    plain = kind is None and sheet is None and not mapping
    source = recognise(file) if plain else None
    if source is not None:
        _import_whole(run, source, dry_run=dry_run)
        return
    with ExitStack() as bars:
        reading = read_file(
            file, run.now, kind=kind, sheet=sheet, mapping=mapping or (), keep=skip_errors,
            begin=lambda size: bars.enter_context(run.progress(size)).step,
        )  # fmt: skip
    made = None
    if not os.path.lexists(run.book_path):
        # What is wrong is told before a book is made for it.
        made = imports.plan(reading, None, skip=skip_errors or dry_run)
    if dry_run:
        _show(run, reading, made, skip=skip_errors)
        return
    count = sum(map(len, reading.lines.values()))
    back_up_before(run.book_path, run.now, "import")
    with run.changing(create=True) as (change, day), run.progress(count) as progress:
        outcome = imports.take_in(
            change, day, reading, skip=skip_errors, step=progress.step, made=made
        )
        # Before the lines are kept, so that those left out are never lost.
        refused = write_refused(file, outcome.wrong, reading.refused, reading.headers)
        receipt = words.receipt(outcome, file, dry=False, refused=refused)
        change.says(receipt.line)
    run.receipt(receipt)


def _show(run: Run, reading: Reading, made: imports.Plan | None, *, skip: bool) -> None:
    """Print what would become of each line."""
    from salesbook.reports.imports import rehearsal

    fates: list[Fate] = []
    count = sum(map(len, reading.lines.values()))
    with run.progress(count) as progress:
        outcome = _rehearse(run, reading, made, fates, progress.step)
    receipt = words.receipt(outcome, reading.path, dry=True)
    for warning in receipt.warnings:
        run.say(warning)
    whole = run.format not in ("table", "md")
    run.print(rehearsal(fates, outcome.wrong, receipt.line, receipt.values, whole=whole))
    if outcome.wrong and not skip:
        raise words.refusal(reading.path, outcome.wrong, dry=True)


def _import_whole(run: Run, source: Source, *, dry_run: bool) -> None:
    """Take in a whole book as `export` writes it."""
    from salesbook.actions import whole

    with run.progress(sum(source.marker.counts.values())) as progress:
        act = whole.rehearse if dry_run else whole.take_in
        receipt = act(run.book_path, source, progress.step)
    run.receipt(receipt)


def _rehearse(
    run: Run, reading: Reading, made: imports.Plan | None, fates: list[Fate],
    step: Callable[[int], None],
) -> words.Outcome:  # fmt: skip
    """Do everything, then roll it back; where there is no book, on one that is thrown away."""
    if not os.path.lexists(run.book_path):
        return _on_new_book(run, reading, made, fates, step)
    try:
        with run.changing() as (change, day):
            outcome = imports.take_in(change, day, reading, skip=True, fates=fates, step=step)
            raise _Rehearsed
    except _Rehearsed:
        return outcome


def _on_new_book(
    run: Run, reading: Reading, made: imports.Plan | None, fates: list[Fate],
    step: Callable[[int], None],
) -> words.Outcome:  # fmt: skip
    from tempfile import TemporaryDirectory

    from salesbook.book.create import create_book
    from salesbook.book.door import open_to_change
    from salesbook.book.settings import read_day

    with TemporaryDirectory(prefix="salesbook-") as folder:
        path = os.path.join(folder, "book.db")
        create_book(path)
        with open_to_change(path) as book, book.change("import", run.at) as change:
            return imports.take_in(
                change, read_day(book, run.now, run.me), reading,
                skip=True, fates=fates, step=step, made=made,
            )  # fmt: skip

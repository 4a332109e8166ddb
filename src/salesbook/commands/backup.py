"""`backup`: a dated copy of the book, verified; the older ones are thinned out."""

from __future__ import annotations

import os

from salesbook.book.backup import back_up, back_up_to, count_steps
from salesbook.book.file import missing
from salesbook.book.reading import open_to_read
from salesbook.context import current
from salesbook.i18n import _, n_, sentences
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.output.receipt import Receipt

if TYPE_CHECKING:
    import typer


def backup(
    target: Annotated[
        str | None,
        typer.Option("--to", metavar=_("FILE"),
                     help=_("Copy it there; into a folder under a dated name.")),
    ] = None,
) -> None:  # fmt: skip
    """Copy the book as it is at one moment."""
    run = current()
    if not os.path.lexists(run.book_path):
        raise missing(run.book_path)
    with open_to_read(run.book_path):
        pass  # a sound book of this version, or no copy
    with run.progress(count_steps(run.book_path)) as progress:
        if target is not None and not os.path.isdir(target):
            made = back_up_to(run.book_path, target, progress.step)
        else:
            made = back_up(run.book_path, run.now, folder=target, step=progress.step)
    customers, rows = made.counts["customer"], sum(made.counts.values())
    line = n_(
        "Backup: {path} ({count} customer, {rows} rows, verified).",
        "Backup: {path} ({count} customers, {rows} rows, verified).",
        customers,
    ).format(path=made.path, count=f"{customers:,}", rows=f"{rows:,}")
    if made.thinned:
        went = n_("{count} older one went.", "{count} older ones went.", len(made.thinned))
        line = sentences(line, went.format(count=len(made.thinned)))
    run.receipt(
        Receipt(line, {
            "done": "backup", "book": run.book_path, "backup": made.path, "tables": made.counts,
            "removed": list(made.thinned),
        })
    )  # fmt: skip

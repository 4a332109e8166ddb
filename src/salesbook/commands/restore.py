"""`restore`: the backups there are, the whole book out of one, or one customer."""

from __future__ import annotations

import os

from salesbook.book.backup import list_copies
from salesbook.book.restore import find_copy, restore as put_back, rows_of, unpacked_beside
from salesbook.context import Run, current
from salesbook.errors import BadValue, SalesbookError
from salesbook.i18n import _, n_, sentences
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.output.receipt import Receipt
from salesbook.phrases.when import read_when

if TYPE_CHECKING:
    import typer


def restore(
    backup: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("BACKUP"),
            help=_("a file, latest, or a day; without it the backups are listed"),
            show_default=False,
        ),
    ] = None,
    customer: Annotated[
        str | None,
        typer.Option("--customer", metavar=_("WHO"),
                     help=_("Only what is gone of this customer; can be undone.")),
    ] = None,
) -> None:  # fmt: skip
    """List the backups, or put one back; what was there before is kept."""
    run = current()
    if not backup:
        if customer is not None:
            raise BadValue(_("Say which backup: salesbook restore latest --customer WHO"))
        from salesbook.reports.copies import copies_report

        run.print(copies_report(list_copies(run.book_path)))
        return
    asked = " ".join(backup)
    copy = find_copy(run.book_path, asked, _day(run, asked))
    if customer is not None:
        _restore_customer(run, copy, customer)
        return
    done = put_back(run.book_path, copy, run.now)
    count = done.counts["customer"]
    line = n_(
        "Restored the book from {copy}: {count} customer.",
        "Restored the book from {copy}: {count} customers.",
        count,
    ).format(copy=copy, count=f"{count:,}")
    if done.kept is not None:
        line = sentences(line, _("What was there is kept: {path}").format(path=done.kept))
    run.receipt(
        Receipt(line, {
            "done": "restore", "book": run.book_path, "backup": copy, "kept": done.kept,
            "tables": done.counts,
        })
    )  # fmt: skip


def _day(run: Run, asked: str) -> str | None:
    """The day that was typed; None where it is none."""
    try:
        return read_when(asked, run.now, "past").day.isoformat()
    except SalesbookError:
        return None


def _restore_customer(run: Run, copy: str, who: str) -> None:
    from salesbook.actions.restoring import restore_customer
    from salesbook.book.file import missing
    from salesbook.book.find import find_one
    from salesbook.book.reading import open_to_read

    if not os.path.lexists(run.book_path):
        raise missing(run.book_path)
    with unpacked_beside(run.book_path, copy) as draft, open_to_read(draft) as old:
        identity = find_one(old, who).customer_id
        rows = rows_of(old, identity)
    with run.changing() as (change, day):
        receipt = restore_customer(change, day, identity, rows, copy)
        change.says(receipt.line)
    run.receipt(receipt)

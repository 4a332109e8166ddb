"""`undo` and `redo`: one command is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from salesbook.book import undo as log
from salesbook.book.door import Book
from salesbook.context import current
from salesbook.errors import NotFound
from salesbook.i18n import _
from salesbook.output.report import Receipt
from salesbook.rows import OperationRow

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def undo(
    operation: Annotated[
        int | None,
        typer.Argument(
            metavar=_("OPERATION"),
            help=_("its number in history; else the last"),
            show_default=False,
        ),
    ] = None,
    dry_run: options.DryRun = False,
) -> None:
    """Take back a command, exactly or not at all."""
    run = current()
    if dry_run:
        with run.reading() as (book, _day):
            target = _target(book, operation)
        run.receipt(_receipt("undo", target, _("Would undo {number}: {what}"), dry=True))
        return
    with run.changing() as (change, _day):
        target = _target(change.book, operation)
        log.take_back(change, target)
        receipt = _receipt("undo", target, _("Undone {number}: {what}"))
        change.says(receipt.line)
    run.receipt(receipt)


def redo() -> None:
    """Bring back what was undone last."""
    run = current()
    with run.changing() as (change, _day):
        target = log.last_undone(change.book)
        log.take_back(change, target)
        undone = change.book.rows(OperationRow, "WHERE operation_id=?", (target.undoes,))[0]
        receipt = _receipt("redo", undone, _("Done again {number}: {what}"))
        change.says(receipt.line)
    run.receipt(receipt)


def _target(book: Book, operation: int | None) -> OperationRow:
    if operation is None:
        return log.last_in_effect(book)
    if operation.bit_length() > 63:  # more than SQLite can be asked for
        raise NotFound(
            _('There is no operation {number}. "salesbook history" lists them.').format(
                number=operation
            )
        )
    return log.operation_by_id(book, operation)


def _receipt(done: str, target: OperationRow, line: str, *, dry: bool = False) -> Receipt:
    what = target.summary or target.command
    values: dict[str, object] = {
        "done": done, "operation": target.operation_id, "command": target.command,
        "summary": what, "at": target.at, "dry_run": dry,
    }  # fmt: skip
    return Receipt(line.format(number=target.operation_id, what=what), values)

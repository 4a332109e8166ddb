"""`undo` and `redo`: one command is one step."""

from __future__ import annotations

from salesbook.book import undo as log
from salesbook.book.reading import Book
from salesbook.context import current
from salesbook.errors import BadValue, NotFound
from salesbook.i18n import _, n_
from salesbook.light import TYPE_CHECKING, Annotated, Sequence
from salesbook.output.receipt import Receipt
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
    steps: Annotated[
        int | None,
        typer.Option(
            "--steps", min=1, metavar="N", help=_("So many commands, the last first, all or none.")
        ),
    ] = None,
    dry_run: options.DryRun = False,
) -> None:
    """Take back a command, exactly or not at all."""
    run = current()
    if operation is not None and steps is not None:
        raise BadValue(_("Give the number of an operation, or --steps, not both."))
    if dry_run:
        from salesbook.book.story import customers_of, rows_of
        from salesbook.reports.undo import preview_report

        with run.reading() as (book, _day):
            targets = _targets(book, operation, steps)
            # Of several, the later ones go first and stand in nobody's way.
            log.refuse(book, targets[0])
            receipt = _receipt(targets, _("Would undo {number}: {what}"), dry=True)
            preview = preview_report(
                receipt, targets, rows_of(book, targets), customers_of(book, targets)
            )
        run.print(preview)
        return
    with run.changing(hold=log.IN_MEMORY) as (change, _day):
        targets = _targets(change.book, operation, steps)
        for place, target in enumerate(targets):
            if place:
                change.begin_another()
            log.take_back(change, target)
            change.says(_told(target, _("Undone {number}: {what}")))
    run.receipt(_receipt(targets, _("Undone {number}: {what}")))


def redo() -> None:
    """Bring back what was undone last."""
    run = current()
    with run.changing(hold=log.IN_MEMORY) as (change, _day):
        target = log.last_undone(change.book)
        log.take_back(change, target)
        undone = change.book.rows(OperationRow, "WHERE operation_id=?", (target.undoes,))[0]
        receipt = Receipt(_told(undone, _("Done again {number}: {what}")), _values("redo", undone))
        change.says(receipt.line)
    run.receipt(receipt)


def _targets(book: Book, operation: int | None, steps: int | None) -> Sequence[OperationRow]:
    if operation is None:
        return log.last_steps(book, steps or 1)
    if operation.bit_length() > 63:  # more than SQLite can be asked for
        raise NotFound(
            _('There is no operation {number}. "salesbook history" lists them.').format(
                number=operation
            )
        )
    return [log.operation_by_id(book, operation)]


def _told(target: OperationRow, line: str) -> str:
    return line.format(number=target.operation_id, what=target.summary or target.command)


def _values(done: str, target: OperationRow, *, dry: bool = False) -> dict[str, object]:
    return {
        "done": done, "operation": target.operation_id, "command": target.command,
        "summary": target.summary or target.command, "at": target.at, "dry_run": dry,
    }  # fmt: skip


def _receipt(targets: Sequence[OperationRow], line: str, *, dry: bool = False) -> Receipt:
    """Of one command what it had said; of several the last that was reached, the earliest."""
    earliest = targets[-1]
    said = _told(earliest, line)
    if len(targets) > 1:
        count = len(targets)
        many = (
            n_(
                "Would undo {count} command, back to before {number} ({what})",
                "Would undo {count} commands, back to before {number} ({what})",
                count,
            )
            if dry
            else n_(
                "Undone {count} command, back to before {number} ({what})",
                "Undone {count} commands, back to before {number} ({what})",
                count,
            )
        )
        said = many.format(
            count=count, number=earliest.operation_id, what=earliest.summary or earliest.command
        )
    operations = [target.operation_id for target in targets]
    return Receipt(said, {**_values("undo", earliest, dry=dry), "operations": operations})

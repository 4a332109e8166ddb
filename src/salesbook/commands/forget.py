"""`forget`: a customer and all that is known of it, gone for good."""

from __future__ import annotations

from salesbook.book.door import open_to_change
from salesbook.book.find import find_one
from salesbook.book.forget import forget as purge, forget_in_copy, list_knowing
from salesbook.book.reading import open_to_read
from salesbook.context import Run, current
from salesbook.errors import BadValue
from salesbook.i18n import _, n_, sentences
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.output.receipt import Receipt

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options
    from salesbook.rows import WhoRow


def forget(
    who: options.WhoWords,
    backups: Annotated[
        bool, typer.Option("--backups", help=_("Rewrite the backups that know it, too."))
    ] = False,
    yes: options.Yes = False,
) -> None:
    """Purge a customer from the book, its log and its free pages; nothing brings it back."""
    run = current()
    with open_to_read(run.book_path) as book:
        found = find_one(book, " ".join(who))
    if not yes:
        _ask(run, found)
    summary = _("Forgot customer #{id}.").format(id=found.customer_id)
    with open_to_change(run.book_path) as book:
        gone = purge(book, found.customer_id, run.at, summary)
    knowing = list_knowing(run.book_path, found.customer, found.customer_id)
    if backups:
        for copy in knowing:
            forget_in_copy(copy.path, found.customer_id, run.at, summary)
    line = sentences(
        n_(
            "Forgot customer #{id}: {count} row, gone for good.",
            "Forgot customer #{id}: {count} rows, gone for good.",
            gone.rows,
        ).format(id=found.customer_id, count=gone.rows),
        _said_of_copies(len(knowing), rewritten=backups),
    )
    warnings: tuple[str, ...] = () if not gone.mentions else (
        n_(
            "The name still stands in {count} entry of other customers: salesbook find NAME",
            "The name still stands in {count} entries of other customers: salesbook find NAME",
            gone.mentions,
        ).format(count=gone.mentions),
    )  # fmt: skip
    if knowing and not backups:
        warnings += tuple(copy.path for copy in knowing)
    run.receipt(
        Receipt(
            line,
            {"done": "forget", "customer_id": found.customer_id, "rows": gone.rows,
             "operations": gone.operations, "mentions": gone.mentions,
             "backups": [copy.path for copy in knowing], "backups_rewritten": backups},
            warnings,
        )
    )  # fmt: skip


def _ask(run: Run, found: WhoRow) -> None:
    question = _("Forget {customer} (#{id}) for good? Nothing brings it back.").format(
        customer=found.customer, id=found.customer_id
    )
    if not run.asks():
        raise BadValue(_("{question} Say so with --yes.").format(question=question))
    run.say(_("{question} Type its number to go on:").format(question=question))
    if input().strip().lstrip("#") != str(found.customer_id):
        raise BadValue(_("Not the number; nothing was forgotten."))


def _said_of_copies(count: int, *, rewritten: bool) -> str:
    if not count:
        return ""
    if rewritten:
        return n_(
            "{count} backup was rewritten without it.",
            "{count} backups were rewritten without it.",
            count,
        ).format(count=count)
    return n_(
        "{count} backup still knows it; --backups rewrites it:",
        "{count} backups still know it; --backups rewrites them:",
        count,
    ).format(count=count)

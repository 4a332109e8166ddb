"""`suggest`: which grades to change and why; with --apply they are changed."""

from __future__ import annotations

from salesbook.actions.suggest import apply_suggestions, suggest as find_suggestions
from salesbook.context import current
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    import typer


def suggest(
    apply: Annotated[
        bool, typer.Option("--apply", help=_("Change the grades as suggested, in one step."))
    ] = False,
) -> None:
    """Print the suggestions, or take all of them."""
    run = current()
    if apply:
        with run.changing() as (change, day):
            receipt = apply_suggestions(change, day)
            change.says(receipt.line)
        run.receipt(receipt)
        return
    from salesbook.reports.suggest import suggest_report

    with run.reading() as (book, day):
        found = find_suggestions(book, day)
    run.print(suggest_report(found))

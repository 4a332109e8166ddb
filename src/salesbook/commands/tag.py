"""`tag`: put tags on a customer, or take them off."""

from __future__ import annotations

from salesbook.actions import tags as actions
from salesbook.context import current
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def tag(
    who: options.Who,
    tags: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("TAG"), help=_("tags to put on"), show_default=False),
    ] = None,
    rm: Annotated[
        list[str] | None,
        typer.Option("--rm", metavar=_("TAG"), help=_("A tag to take off; may be repeated.")),
    ] = None,
) -> None:
    """Change the tags of a customer."""
    run = current()
    with run.changing() as (change, _day):
        receipt = actions.tag(change, who, tags or (), rm or ())
        change.says(receipt.line)
    run.receipt(receipt)

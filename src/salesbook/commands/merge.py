"""`merge`: one of two customers that are the same."""

from __future__ import annotations

from salesbook.actions.merging.merge import merge as merge_customers
from salesbook.context import current
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.output.receipt import Receipt

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


class _Rehearsed(Exception):
    """Raised to roll everything back."""


def merge(
    who: options.Who,
    into: Annotated[
        str,
        typer.Argument(
            metavar=_("INTO"), help=_("the customer that stays, named the same ways"),
            show_default=False,
        ),
    ],
    dry_run: options.DryRun = False,
) -> None:  # fmt: skip
    """Move everything of the first customer to the second, which stays."""
    run = current()
    receipt: Receipt | None = None
    try:
        with run.changing() as (change, day):
            receipt = merge_customers(change, day, who, into, dry=dry_run)
            if dry_run:
                raise _Rehearsed
            change.says(receipt.line)
    except _Rehearsed:
        pass
    assert receipt is not None
    run.receipt(receipt)

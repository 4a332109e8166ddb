"""`transfer`: hand a customer to another owner."""

from __future__ import annotations

from salesbook.actions import pool
from salesbook.context import current
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def transfer(
    who: options.Who,
    owner: Annotated[
        list[str],
        typer.Argument(metavar=_("OWNER"), help=_("the new owner"), show_default=False),
    ],
    why: Annotated[str | None, typer.Option("--why", metavar=_("TEXT"), help=_("Why."))] = None,
) -> None:
    """Give a customer to a colleague; the protection starts anew."""
    run = current()
    with run.changing() as (change, day):
        receipt = pool.transfer(change, day, who, " ".join(owner), why=why or None)
        change.says(receipt.line)
    run.receipt(receipt)

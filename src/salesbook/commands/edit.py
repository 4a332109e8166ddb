"""`edit`: change what the file of a customer says."""

from __future__ import annotations

from salesbook.actions import customers
from salesbook.context import current
from salesbook.domain.fields import FIELDS
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def edit(
    who: options.WhoWords,
    fact: Annotated[
        list[str] | None,
        typer.Option(
            "--fact",
            metavar=_("KEY=VALUE"),
            help=_("A free fact, also PART/KEY=VALUE; empty removes it."),
        ),
    ] = None,
    **fields: str | None,
) -> None:
    """Store the fields that were given; an empty text clears one."""
    run = current()
    with run.changing() as (change, day):
        receipt = customers.edit(change, day, " ".join(who), fields, fact or ())
        change.says(receipt.line)
    run.receipt(receipt)


edit.fields = FIELDS  # type: ignore[attr-defined]

"""`contact add|edit|rm`: the people at a customer."""

from __future__ import annotations

from salesbook.actions import contacts
from salesbook.context import current
from salesbook.domain.fields import CONTACT_FIELDS
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def add(
    who: options.Who,
    name: Annotated[
        list[str],
        typer.Argument(metavar=_("NAME"), help=_("name of the person"), show_default=False),
    ],
    **fields: str | None,
) -> None:
    """Add a person."""
    run = current()
    with run.changing() as (change, day):
        receipt = contacts.add_contact(change, day, who, {"name": " ".join(name), **fields})
        change.says(receipt.line)
    run.receipt(receipt)


def edit(
    who: options.Who,
    person: Annotated[
        list[str],
        typer.Argument(
            metavar=_("PERSON"), help=_("name of the person, or part of it"), show_default=False
        ),
    ],
    **fields: str | None,
) -> None:
    """Change a person."""
    run = current()
    with run.changing() as (change, day):
        receipt = contacts.edit_contact(change, day, who, " ".join(person), fields)
        change.says(receipt.line)
    run.receipt(receipt)


def remove(
    who: options.Who,
    person: Annotated[
        list[str],
        typer.Argument(
            metavar=_("PERSON"), help=_("name of the person, or part of it"), show_default=False
        ),
    ],
) -> None:
    """Remove a person."""
    run = current()
    with run.changing() as (change, _day):
        receipt = contacts.remove_contact(change, who, " ".join(person))
        change.says(receipt.line)
    run.receipt(receipt)


add.fields = CONTACT_FIELDS[1:]  # type: ignore[attr-defined]
edit.fields = CONTACT_FIELDS  # type: ignore[attr-defined]

"""`add`: a new customer, with a contact and a next action if wanted."""

from __future__ import annotations

import os

from salesbook.actions import customers
from salesbook.actions.contacts import read_contact
from salesbook.actions.next_actions import read_promise
from salesbook.context import current
from salesbook.domain.day import Day
from salesbook.domain.fields import FIELDS
from salesbook.domain.policy import DEFAULTS
from salesbook.domain.workdays import WorkingDays
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    import typer


def add(
    name: Annotated[
        list[str],
        typer.Argument(
            metavar=_("NAME"), help=_("name of the company or person"), show_default=False
        ),
    ],
    contact: Annotated[
        str | None, typer.Option("--contact", metavar=_("NAME"), help=_("A person there."))
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar=_("TEXT"), help=_("The person's title."))
    ] = None,
    contact_phone: Annotated[
        str | None,
        typer.Option("--contact-phone", metavar=_("TEXT"), help=_("The person's phone.")),
    ] = None,
    decides: Annotated[bool, typer.Option("--decides", help=_("The person decides."))] = False,
    next_action: Annotated[
        str | None,
        typer.Option(
            "--next", metavar=_("'WHEN ACTION'"), help=_("What is promised, and for when.")
        ),
    ] = None,
    **fields: str | None,
) -> None:
    """Take on a customer, or update the one with this external id."""
    run = current()
    if contact is None and (title or contact_phone or decides):
        raise BadValue(_("Name the person with --contact."))
    person = None
    if contact is not None:
        person = {
            "name": contact, "title": title, "phone": contact_phone,
            "decides": "yes" if decides else None,
        }  # fmt: skip
    given = {"name": " ".join(name), **fields}
    if not os.path.lexists(run.book_path):
        # What cannot be read must not leave an empty book behind.
        day = Day(run.now, DEFAULTS, WorkingDays("none"))
        customers.read_draft(given, day)
        read_contact(person or {}, day)
        if next_action:
            read_promise(next_action, day)
    with run.changing(create=True) as (change, day):
        receipt = customers.add(
            change,
            day,
            given,
            contact=person,
            next_action=read_promise(next_action, day) if next_action else None,
        )
        change.says(receipt.line)
    run.receipt(receipt)


add.fields = FIELDS[1:]  # type: ignore[attr-defined]

"""The people at a customer; what is known of the person matters most (S3)."""

from __future__ import annotations

from salesbook.domain.fields import CONTACT_FIELDS, FIELDS, label
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Sequence
from salesbook.output.report import Column, Table
from salesbook.reports.preferred import preferred_time

if TYPE_CHECKING:
    from salesbook.rows import ContactRow

_FIELDS = {field.name: field for field in FIELDS}
_SAID = (
    "name", "title", "phone", "decides", "birthday_lunar",
    "preferred_hours", "preferred_from", "preferred_to", "preferred_manner",
)  # fmt: skip


def people_table(contacts: Sequence[ContactRow]) -> Table:
    """Who they are, how they are reached, and what they are like."""
    extra = [_person(contact) for contact in contacts]
    columns = (
        Column("name", _("contact"), keep=True),
        Column("title", _("title"), shown=any(contact.title for contact in contacts)),
        Column("phone", _("phone"), under="name", shown=any(contact.phone for contact in contacts)),
        # Wrapped, never cut.
        Column("more", _("more"), keep=True, shown=any(extra)),
    )
    rows = [
        (
            f"{contact.name} ★" if contact.decides else contact.name,
            contact.title,
            contact.phone,
            more,
        )
        for contact, more in zip(contacts, extra, strict=True)
    ]
    return Table(columns, rows, title=_("Contacts (★ decides)"), plainly=True)


def _person(contact: ContactRow) -> str:
    said = []
    for field in CONTACT_FIELDS:
        value = getattr(contact, field.name)
        if field.name in _SAID or not value:
            continue
        if field.name == "birthday" and contact.birthday_lunar:
            value = _("{day} (lunar)").format(day=value)
        # On the line of a person "WeChat" is the person's.
        heading = label(_FIELDS.get(field.name, field))
        said.append(_("{field}: {value}").format(field=heading, value=value))
    best = preferred_time(contact)
    if best:
        said.append(_("{field}: {value}").format(field=_("best time"), value=best))
    return " · ".join(said)

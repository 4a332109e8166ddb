"""Contacts: the people at a customer, one of whom may decide."""

from salesbook.actions.doubts import warn_of_phones
from salesbook.book.by_pinyin import people_by_pinyin
from salesbook.book.door import Change
from salesbook.book.find import find_one
from salesbook.domain.day import Day
from salesbook.domain.fields import CONTACT_FIELDS
from salesbook.errors import Ambiguous, BadValue, NotFound
from salesbook.i18n import _, sentences
from salesbook.light import Mapping
from salesbook.output.receipt import Receipt
from salesbook.phrases.fields import read_field
from salesbook.phrases.names import fold
from salesbook.rows import ContactRow, WhoRow

_BY_NAME = {field.name: field for field in CONTACT_FIELDS}


def read_contact(given: Mapping[str, str | None], day: Day) -> dict[str, object]:
    """Read the fields that were given (None: not given)."""
    columns: dict[str, object] = {}
    for name, text in given.items():
        if text is not None:
            columns |= read_field(_BY_NAME[name], text, day.now)
    if "decides" in columns:
        columns["decides"] = columns["decides"] or 0
    return columns


def insert_contact(
    change: Change, day: Day, customer: int, given: Mapping[str, str | None], *, once: bool = False
) -> int:
    """Add a person; with `once`, one of that name who is there already is changed instead."""
    return store_contact(change, customer, read_contact(given, day), once=once)


def store_contact(
    change: Change, customer: int, columns: Mapping[str, object], *, once: bool
) -> int:
    """The same with the columns of the person, read before; returns its id."""
    known = once and change.book.value(
        "SELECT id FROM contact WHERE customer_id=? AND name_key=?",
        (customer, columns["name_key"]),
    )
    if known:
        change.update("contact", known, **columns)
        identity = int(known)
    else:
        identity = change.insert("contact", customer_id=customer, **columns)
    if columns.get("decides"):
        _alone_decides(change, customer, identity)
    return identity


def add_contact(change: Change, day: Day, who: str, given: Mapping[str, str | None]) -> Receipt:
    """Add a person at a customer."""
    found = find_one(change.book, who)
    identity = insert_contact(change, day, found.customer_id, given)
    receipt = _receipt(
        change, found, identity, "contact add", _("{customer} (#{id}): added {name}.")
    )
    return receipt._replace(warnings=tuple(warn_of_phones(given)))


def edit_contact(
    change: Change, day: Day, who: str, person: str, given: Mapping[str, str | None]
) -> Receipt:
    """Change what is known of a person."""
    found = find_one(change.book, who)
    contact = find_contact(change, found, person)
    columns = read_contact(given, day)
    if not columns:
        raise BadValue(_("Nothing to change. Name a field, for example --title CTO."))
    change.update("contact", contact.contact_id, **columns)
    if columns.get("decides"):
        _alone_decides(change, found.customer_id, contact.contact_id)
    receipt = _receipt(
        change, found, contact.contact_id, "contact edit", _("{customer} (#{id}): changed {name}.")
    )
    return receipt._replace(warnings=tuple(warn_of_phones(given)))


def remove_contact(change: Change, who: str, person: str) -> Receipt:
    """Remove a person; undo brings the person back."""
    found = find_one(change.book, who)
    contact = find_contact(change, found, person)
    receipt = _receipt(
        change, found, contact.contact_id, "contact rm", _("{customer} (#{id}): removed {name}.")
    )
    change.delete("contact", contact.contact_id)
    return receipt


def find_contact(change: Change, customer: WhoRow, person: str) -> ContactRow:
    """A person of a customer by number, name, part of the name, or how the name sounds."""
    people = change.book.rows(
        ContactRow, "WHERE customer_id=? ORDER BY contact_id", (customer.customer_id,)
    )
    key = fold(person)
    sounding = people_by_pinyin(change.book, customer.customer_id, person)
    for fits in (
        [one for one in people if str(one.contact_id) == key],
        [one for one in people if fold(one.name) == key],
        [one for one in people if key and key in fold(one.name)],
        [one for one in people if one.contact_id in sounding],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise Ambiguous(
                _("{count} people at {customer} match {person}. Give the number of one:").format(
                    count=len(fits), customer=customer.customer, person=person
                ),
                [f"{one.contact_id}  {one.name}" for one in fits],
            )
    if not people:
        line = _("{customer} has no contact yet. Add one: salesbook contact add {id} NAME")
        raise NotFound(line.format(customer=customer.customer, id=customer.customer_id))
    names = _(", ").join(one.name for one in people)
    raise NotFound(
        _("{customer} has no contact {person}; it has {names}.").format(
            customer=customer.customer, person=person, names=names
        )
    )


def _alone_decides(change: Change, customer: int, contact: int) -> None:
    """At most one person is the decision maker."""
    for (identity,) in change.book.values(
        "SELECT id FROM contact WHERE customer_id=? AND decides=1 AND id<>?", (customer, contact)
    ):
        change.update("contact", identity, decides=0)


def _receipt(change: Change, found: WhoRow, contact: int, done: str, line: str) -> Receipt:
    person = change.book.rows(ContactRow, "WHERE contact_id=?", (contact,))[0]
    name = person.name
    if person.title:
        name = _("{name} ({title})").format(name=name, title=person.title)
    sentence = line.format(customer=found.customer, id=found.customer_id, name=name)
    if person.decides and done != "contact rm":
        sentence = sentences(sentence, _("{name} decides.").format(name=person.name))
    return Receipt(sentence, {
        "done": done, "customer_id": found.customer_id, "customer": found.customer,
        "contact_id": contact, "contact": person.name, "phone": person.phone,
        "phone_e164": person.phone_e164,
    })  # fmt: skip

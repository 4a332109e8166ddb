"""Who is nearly the same as a customer being added: named to the user, never refused.

Asked at every `add`, so the book is asked for the few names that share two characters with
the new one, and only those are taken apart. Neighbour: `reports.pairs`, for the whole book.
"""

from salesbook.book.door import Change
from salesbook.i18n import _
from salesbook.phrases.firms import take_apart
from salesbook.phrases.likeness import alike, keys_of

_SHOWN = 3
_MOST_COMPARED = 400
_SHORTEST_PHONE = 5  # digits
_LIVE = "c.status<>'archived'"


def warn_of_namesakes(change: Change, customer: int) -> list[str]:
    """Sentences that name other customers of nearly its name, and of one of its phones."""
    warnings = []
    near = _of_name(change, customer)
    if near:
        warnings.append(_("Nearly the same name is in the book: {near}.").format(near=_said(near)))
    sharing = _of_phone(change, customer)
    if sharing:
        warnings.append(_("The same phone belongs to {near}.").format(near=_said(sharing)))
    return warnings


def _of_name(change: Change, customer: int) -> dict[int, str]:
    taken = take_apart(change.book.value("SELECT name FROM customer WHERE id=?", (customer,)))
    # The middle of a name may be the slip: what stands before it and what stands behind.
    keys = [key.split("…") for key in keys_of(taken)]
    values = [part for key in keys for part in key]
    if not values:
        return {}
    by_key = " OR ".join(f"({' AND '.join('instr(name_key,?)' for _part in key)})" for key in keys)
    # By the index of names alone; the rows themselves only of those that fit.
    rows = change.book.values(
        "SELECT c.id,c.name,x.name FROM "  # noqa: S608 - tests are made of marks
        f"(SELECT id,name FROM customer WHERE id IN (SELECT id FROM customer WHERE {by_key}) "
        f"UNION ALL SELECT customer_id,name FROM alias WHERE {by_key}) x "
        f"JOIN customer c ON c.id=x.id WHERE {_LIVE} AND c.id<>? "
        f"LIMIT {_MOST_COMPARED}",
        [*values, *values, customer],
    )
    order = ("same name", "same but for legal form", "same core")
    alikes = []
    for identity, called, known in rows:
        reason = alike(taken, take_apart(known))
        if reason:
            place = order.index(reason) if reason in order else len(order)
            alikes.append((place, identity, called))
    return {identity: called for _place, identity, called in sorted(alikes)}


def _of_phone(change: Change, customer: int) -> dict[int, str]:
    phones = change.book.values(
        "SELECT phone_digits FROM customer WHERE id=?1 AND phone_digits<>'' "
        "UNION SELECT phone_digits FROM contact WHERE customer_id=?1 AND phone_digits<>''",
        (customer,),
    )
    numbers = {number for (text,) in phones for number in text.split()}
    # A field may hold several numbers, with blanks between.
    has = "instr(phone_digits,?1) AND instr(' '||phone_digits||' ',' '||?1||' ')"
    found: dict[int, str] = {}
    for number in sorted(number for number in numbers if len(number) >= _SHORTEST_PHONE):
        found |= dict(
            change.book.values(
                f"SELECT c.id,c.name FROM customer c WHERE {_LIVE} AND c.id<>?2 AND c.id IN "  # noqa: S608
                f"(SELECT id FROM customer WHERE {has} UNION "
                f"SELECT customer_id FROM contact WHERE {has}) ORDER BY c.id",
                (number, customer),
            )
        )
    return found


def _said(found: dict[int, str]) -> str:
    return _(", ").join(
        _("{customer} (#{id})").format(customer=customer, id=identity)
        for identity, customer in list(found.items())[:_SHOWN]
    )

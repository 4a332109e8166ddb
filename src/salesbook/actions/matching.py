"""Which customer each line of a file is about: one in the book, or one to be added.

By the external id, else the name (or an alias) together with a phone, else a name that
only one customer has; several are refused, never guessed. Archived customers are found by
external id alone. Nothing is changed here. Neighbour: `imports`, which applies the lines.
"""

from salesbook.book.reading import Book, storable
from salesbook.errors import Ambiguous
from salesbook.exchange.customers import CustomerLine
from salesbook.exchange.lines import Who
from salesbook.i18n import _
from salesbook.light import Iterable

_SHOWN = 5
_MANY = 500
_NAMED = (
    "SELECT id,external_id,phone_digits FROM customer WHERE name_key=?1 AND status<>'archived' "
    "UNION SELECT c.id,c.external_id,c.phone_digits FROM alias a JOIN customer c "
    "ON c.id=a.customer_id WHERE a.name_key=?1 AND c.status<>'archived' ORDER BY 1"
)
_NUMBERED = "SELECT id,external_id,phone_digits FROM customer WHERE id=? AND name_key=?"
_EXTERNAL = "SELECT id,external_id,phone_digits FROM customer WHERE external_id=?"


class Target:
    """A customer that lines are about; `identity` is None until it is in the book."""

    __slots__ = ("earliest", "external_id", "identity", "number", "others", "own", "owner")

    def __init__(self, identity: int | None, external_id: str | None, own: Iterable[str]) -> None:
        """Made by `Matcher` alone; `own` are the digits of the customer's own numbers."""
        self.identity = identity
        self.external_id = external_id
        self.own = tuple(own)
        self.others: tuple[str, ...] | None = None if identity is not None else ()
        """The digits of the people's numbers; None while they are not read."""
        self.owner: tuple[str, str] | None = None
        """Who works it, by the latest line that says so: day and name."""
        self.earliest: str | None = None
        """The first day a line knows of."""
        self.number: int | None = None
        """The number in the book the lines come from: customers of one name have others."""

    def seen(self, day: str, owner: str | None) -> None:
        """Note what a dated line says beside its own matter."""
        if self.earliest is None or day < self.earliest:
            self.earliest = day
        if owner is not None and (self.owner is None or self.owner[0] <= day):
            self.owner = (day, owner)


class Matcher:
    """Finds the target of each line; without a book, among the lines alone."""

    def __init__(
        self, book: Book | None, customers: Iterable[CustomerLine], lines: int = 0
    ) -> None:
        """Look at the customers first: a name with two numbers of its own is two of them.

        `lines` is how many lines will be asked about.
        """
        self._book = book
        self._by_id: dict[int, Target] = {}
        self._by_external: dict[str, Target | None] = {}
        self._by_key: dict[str, list[Target]] = {}
        self._shared = _shared_names(customers)
        self._keys: frozenset[str] | None = None
        self._external_ids: frozenset[str] | None = None
        if book is not None and lines > _MANY:
            # Most lines are about new customers: those cost no question then.
            self._keys = _all(
                book, "SELECT name_key FROM customer UNION SELECT name_key FROM alias"
            )
            self._external_ids = _all(
                book, "SELECT external_id FROM customer WHERE external_id IS NOT NULL"
            )

    def find(self, who: Who) -> Target:
        """The customer of a line. Raises Ambiguous where several fit."""
        if who.external_id is not None:
            known = self._external(who.external_id)
            if known is not None:
                return self._note(known, who)
        known = self._numbered(who)
        if known is not None:
            return self._note(known, who)
        candidates = [
            target for target in self._named(who.key)
            if not (who.external_id and target.external_id)
            and (who.number is None or target.number in (None, who.number))
        ]  # fmt: skip
        return self._note(self._choose(candidates, who) or self._new(who), who)

    def _choose(self, candidates: list[Target], who: Who) -> Target | None:
        if not candidates:
            return None
        if who.number is not None:
            fits = [target for target in candidates if target.identity == who.number]
            if fits:
                return fits[0]
        apart = who.key in self._shared and bool(who.phone) and not who.person
        if len(candidates) == 1 and not apart:
            return candidates[0]
        fits = [target for target in candidates if not self._phones(target).isdisjoint(who.phones)]
        if len(fits) == 1:
            return fits[0]
        if not fits and (apart or who.external_id):
            return None
        raise Ambiguous(_several(fits or candidates))

    def _numbered(self, who: Who) -> Target | None:
        """The customer of this number, if it is also of this name; an archived one too."""
        if who.number is None or self._book is None or who.number.bit_length() > 63:
            return None
        found = self._book.values(_NUMBERED, (who.number, who.key))
        return self._known(*found[0]) if found else None

    def _new(self, who: Who) -> Target:
        target = Target(None, None, ())
        self._by_key[who.key].append(target)
        return target

    def _note(self, target: Target, who: Who) -> Target:
        """Later lines find the target by what this one adds to it."""
        if who.external_id is not None and target.external_id is None:
            target.external_id = who.external_id
            self._by_external[who.external_id] = target
        if target.number is None:
            target.number = who.number
        known = self._named(who.key)
        if target not in known:
            known.append(target)
        if any(number not in target.own for number in who.phones):
            self._phones(target)
            target.others = tuple({*(target.others or ()), *who.phones})
        return target

    def _external(self, external_id: str) -> Target | None:
        if external_id not in self._by_external:
            ids = self._external_ids
            new = ids is not None and storable(external_id) not in ids
            found = self._book.values(_EXTERNAL, (external_id,)) if self._book and not new else []
            self._by_external[external_id] = self._known(*found[0]) if found else None
        return self._by_external[external_id]

    def _named(self, key: str) -> list[Target]:
        if key not in self._by_key:
            new = self._keys is not None and storable(key) not in self._keys
            found = self._book.values(_NAMED, (key,)) if self._book and not new else []
            self._by_key[key] = [self._known(*row) for row in found]
        return self._by_key[key]

    def _known(self, identity: int, external_id: str | None, phone: str | None) -> Target:
        if identity not in self._by_id:
            self._by_id[identity] = Target(identity, external_id, (phone or "").split())
        return self._by_id[identity]

    def _phones(self, target: Target) -> set[str]:
        if target.others is None:
            found = self._book.values(
                "SELECT phone_digits FROM contact WHERE customer_id=? AND phone_digits<>''",
                (target.identity,),
            ) if self._book else []  # fmt: skip
            target.others = tuple({number for (text,) in found for number in str(text).split()})
        return {*target.own, *target.others}


def _shared_names(lines: Iterable[CustomerLine]) -> frozenset[str]:
    """Names that stand with different numbers of their own, and no person or id to tell them."""
    numbers: dict[str, tuple[str, ...]] = {}
    several: set[str] = set()
    for line in lines:
        who = line.who
        if who.phone and not who.person and not who.external_id:
            first = numbers.setdefault(who.key, who.phones)
            if first != who.phones:
                several.add(who.key)
    return frozenset(several)


def _all(book: Book, sql: str) -> frozenset[str]:
    return frozenset(value for (value,) in book.values(sql))


def _several(candidates: list[Target]) -> str:
    known = [f"#{target.identity}" for target in candidates if target.identity is not None]
    if not known:
        return _("several customers have this name; add their external id or phone.")
    return _("several customers have this name ({ids}); add the external id or phone.").format(
        ids=_(", ").join(known[:_SHOWN])
    )

"""Recording contacts of long ago: like a contact of today, but others may have followed it.

A contact that is there already (same customer, day, time, method and words) is not
recorded again. A promise made in it that later contacts have overtaken is stored as
ended; what was promised later than it stays open. Neighbour: `follow_ups.record`.
"""

from datetime import date

from salesbook.actions.follow_ups import Contact, record
from salesbook.actions.next_actions import Promise, end_open, open_action
from salesbook.book.door import Change
from salesbook.book.reading import storable
from salesbook.domain.cadence import closes
from salesbook.domain.day import Day
from salesbook.exchange.follow_ups import FollowUpLine
from salesbook.light import NamedTuple

_LATER = (
    "SELECT f.id,f.on_day,EXISTS(SELECT 1 FROM next_action n WHERE n.customer_id=f.customer_id "
    "AND n.made_on=f.on_day) FROM follow_up f WHERE f.customer_id=? AND f.reached=1 AND f.on_day>? "
    "ORDER BY f.on_day,f.id"
)


class _Overtaken(NamedTuple):
    """A promise that contacts after it have ended, or may have."""

    identity: int
    customer: int
    made_on: date
    promise: Promise


class _Ending(NamedTuple):
    """How a promise ended: its state, the day, and the contact that ended it."""

    state: str
    on: str
    follow_up: int | None = None


class PastContacts:
    """Records the contacts of an import; remembers which ones a customer has."""

    def __init__(self, change: Change, day: Day) -> None:
        """Work inside one change."""
        self._change = change
        self._day = day
        self._known: dict[int, set[tuple[object, ...]]] = {}
        self._overtaken: list[_Overtaken] = []

    def record(self, customer: int, line: FollowUpLine) -> bool:
        """Record a contact of a customer; False where it is there already."""
        key = (line.moment.day.isoformat(), line.moment.time, line.method, _words(line.note))
        known = self._contacts(customer)
        if key in known:
            return False
        known.add(key)
        promise = None
        if line.next_on is not None and line.action is not None:
            promise = Promise(line.next_on, line.action)
        contact = Contact(
            note=line.note,
            moment=line.moment,
            method=line.method,
            feedback=line.feedback,
            support=line.support,
            reached=line.reached,
            next_action=promise,
            owner=line.owner,
        )
        still_open = open_action(self._change, customer)
        if still_open is not None and still_open.made_on > line.moment.day.isoformat():
            self._record_beneath(customer, contact, still_open.made_on)
            return True
        record(self._change, self._day, customer, contact)
        if promise is not None:
            self._overtake(customer, line.moment.day, promise)
        return True

    def finish(self) -> None:
        """Once all contacts are there: how the promises that were overtaken really ended."""
        for identity, customer, made_on, promise in self._overtaken:
            ending = self._ending(customer, made_on, promise)
            if ending is not None:
                self._change.update(
                    "next_action", identity,
                    state=ending.state, ended_on=ending.on, follow_up_id=ending.follow_up,
                )  # fmt: skip

    def _overtake(self, customer: int, made_on: date, promise: Promise) -> None:
        """End a promise just made that a contact in the book has long ended."""
        ending = self._ending(customer, made_on, promise)
        if ending is None:
            return
        on = date.fromisoformat(ending.on)
        ended = end_open(self._change, customer, ending.state, on, ending.follow_up)
        if ended is not None:
            self._overtaken.append(_Overtaken(ended.next_action_id, customer, made_on, promise))

    def _record_beneath(self, customer: int, contact: Contact, opened: str) -> None:
        """Record a contact older than the promise that is open, which stays as it is."""
        plain = contact._replace(keep_next=True, next_action=None)
        record(self._change, self._day, customer, plain)
        promise, made_on = contact.next_action, contact.moment.day
        if promise is None:
            return
        identity = self._change.insert(
            "next_action",
            customer_id=customer,
            on_day=promise.moment.day.isoformat(),
            at_time=promise.moment.time,
            action=" ".join(promise.action.split()),
            state="moved",
            made_on=made_on.isoformat(),
            ended_on=opened,
        )
        self._overtaken.append(_Overtaken(identity, customer, made_on, promise))

    def _ending(self, customer: int, made_on: date, promise: Promise) -> _Ending | None:
        """How the contacts that follow ended a promise; None where none of them did."""
        later = self._change.book.values(_LATER, (customer, made_on.isoformat()))
        for identity, on_day, promised in later:
            state = closes(
                next_on=promise.moment.day,
                contact_on=date.fromisoformat(on_day),
                reached=True,
                keep=False,
                replaced=bool(promised),
            )
            if state is not None:
                return _Ending(state, on_day, identity)
        return None

    def _contacts(self, customer: int) -> set[tuple[object, ...]]:
        if customer not in self._known:
            self._known[customer] = set(
                self._change.book.values(
                    "SELECT on_day,at_time,method,replace(note,char(13,10),char(10)) "
                    "FROM follow_up WHERE customer_id=?",
                    (customer,),
                )
            )
        return self._known[customer]


def _words(note: str) -> str:
    """The words a contact is known by: a workbook does not keep how its lines end."""
    return storable(note).replace("\r\n", "\n")

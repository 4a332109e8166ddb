"""The care that is owed, asked of the indexes by the few days that matter.

Each kind is a range of days of its own index: deals by the day they were won, customers by
the day they signed, people by their birthday, products by the day they were announced.
What is done is left out by what the index keeps of it (`rows.kept`), else by one look into
the care of that customer. So it costs what is owed, not what the book holds; a test reads
the query plans. Neighbour: `domain.care`, which turns the rules round.
"""

from __future__ import annotations

from datetime import date, timedelta

from salesbook.book.agenda import MINE
from salesbook.book.reading import Book
from salesbook.domain.birthday_days import birthday_days
from salesbook.domain.care import Owed, due_on, latest, shown, signings
from salesbook.domain.day import Day
from salesbook.domain.festivals import festivals
from salesbook.domain.workdays import shift
from salesbook.light import TYPE_CHECKING, Any, Iterator, Sequence

if TYPE_CHECKING:
    from salesbook.rows import WhoRow

# Of the customers that are worked, mine; one of them where only one is asked for.
_WORKED = (
    "{c}.status='active' AND " + MINE.replace("owner", "{c}.owner")
    + " AND (:only IS NULL OR {c}.id=:only)"
)  # fmt: skip
_CUSTOMER, _SIGNER = _WORKED.format(c="c"), _WORKED.format(c="s")


def _spans(*columns: str) -> str:
    """The days asked for, which come as a list of texts, as a table `g` that is made once."""
    return f"WITH g AS MATERIALIZED (SELECT {','.join(columns)} FROM json_each(:spans)) "


def _open(kept: str, kind: str, of: str, upto: str = "g.upto", more: str = "") -> str:
    """What is not done: later than the latest that is, which the index keeps.

    Done is also what one up to `upto`, itself done, has replaced. What was done after that,
    ahead of its day, says nothing of it, so only then the rows are looked into.
    """
    return (
        f"{kept} IS NOT g.own AND ({kept} IS NULL OR {kept}<g.own OR ({kept}>{upto} AND NOT EXISTS "
        f"(SELECT 1 FROM care x INDEXED BY care_of_customer WHERE x.customer_id={of} "
        f"AND x.kind={kind} AND x.due_on BETWEEN g.own AND {upto}{more})))"
    )


# A guide is replaced by none: each deal has one of its own.
GUIDES = (
    f"{_spans('substr(value,1,10) AS day', 'substr(value,11) AS own')}"
    "SELECT c.id,g.own FROM g CROSS JOIN deal d INDEXED BY deal_won "
    "CROSS JOIN customer c ON c.id=d.customer_id "
    "WHERE d.won_on IS NOT NULL AND d.won_on=g.day AND "
    + _open("d.guided_on", "'guide'", "d.customer_id", upto="g.own")
    + f" AND {_CUSTOMER}"
)
_OF_KIND = "iif(g.kind='survey',s.surveyed_on,iif(g.kind='guide',s.guided_on,s.celebrated_on))"
SIGNINGS = (
    _spans(
        "substr(value,1,10) AS day",
        "substr(value,11,10) AS own",
        "substr(value,21) AS kind",
        "max(substr(value,11,10),iif(substr(value,21)='guide','',:now)) AS upto",
    )
    + "SELECT s.id,g.day,g.own,g.kind FROM g CROSS JOIN customer s INDEXED BY customer_signed "
    # Not by `=`: SQLite would read all who signed, to make a filter of them.
    "WHERE s.signed_on IS NOT NULL AND s.signed_on BETWEEN g.day AND g.day AND "
    + _open(_OF_KIND, "g.kind", "s.id")
    + f" AND {_SIGNER} AND (g.kind<>'guide' OR NOT EXISTS (SELECT 1 FROM deal d "
    "INDEXED BY deal_of_customer WHERE d.won_on IS NOT NULL AND d.customer_id=s.id))"
)
_GREETED = _open("p.greeted_on", "'birthday'", "p.customer_id", more=" AND x.contact_id=p.id")
# A birthday in a leap month has an L before the month: 1979-L06-15.
BIRTHDAYS = (
    _spans(
        "substr(value,1,10) AS own",
        "substr(value,11,1) AS leap",
        "substr(value,12) AS key",
        "max(substr(value,1,10),:now) AS upto",
    )
    + "SELECT p.customer_id,g.own,p.id,p.name FROM g "
    "CROSS JOIN contact p INDEXED BY contact_by_birthday "
    "CROSS JOIN customer c ON c.id=p.customer_id "
    f"WHERE p.birthday_key IS NOT NULL AND p.birthday_key=g.key AND {_GREETED} "
    "AND (g.leap=' ' OR (g.leap='1')=(substr(p.birthday,-6,1)='L')) "
    f"AND {_CUSTOMER}"
)
ANNOUNCED = (
    "SELECT id,name,family,announced_on FROM product INDEXED BY product_announced "
    "WHERE announced_on IS NOT NULL AND announced_on BETWEEN ? AND ? AND family IS NOT NULL"
)
# Who bought its kin by the day it was announced, and has not bought it yet.
_KIN = (
    "FROM product k INDEXED BY product_of_family CROSS JOIN {table} s INDEXED BY {index} "
    "ON s.product_id=k.id WHERE k.family=:family AND k.id<>:product "
    "AND s.product_id IS NOT NULL AND s.{day}<=:announced"
)
BUYERS = (
    "SELECT c.id FROM (SELECT s.customer_id "
    f"{_KIN.format(table='deal', index='deal_of_product', day='won_on')} "
    f"UNION SELECT s.customer_id {_KIN.format(table='sale', index='sale_by_product', day='on_day')}"
    " EXCEPT SELECT customer_id FROM deal INDEXED BY deal_of_product "
    "WHERE product_id=:product AND won_on IS NOT NULL "
    "EXCEPT SELECT customer_id FROM sale INDEXED BY sale_by_product WHERE product_id=:product) b "
    f"CROSS JOIN customer c ON c.id=b.customer_id WHERE {_CUSTOMER} AND "
    "NOT EXISTS (SELECT 1 FROM care x INDEXED BY care_by_due WHERE x.due_on=:announced "
    "AND x.kind='product' AND x.customer_id=c.id AND x.product_id=:product)"
)
GREETED = (
    "SELECT due_on FROM care INDEXED BY care_by_due WHERE due_on BETWEEN :first AND :last "
    f"AND kind='festival' AND customer_id IS NULL AND {MINE}"
)
FIRST_SIGNED = (
    "SELECT min(signed_on) FROM customer INDEXED BY customer_signed WHERE signed_on IS NOT NULL"
)


def read_owed(book: Book, day: Day, ahead: int = 0, customer: int | None = None) -> list[Owed]:
    """What is owed on the day and not done yet, and what will be in the days ahead.

    To all customers of mine, the festivals among it; or to one customer alone.
    """
    return latest(list(_Asking(book, day, ahead, customer).everything()), day.today)


def read_greetings(book: Book, day: Day, ahead: int = 0) -> list[Owed]:
    """The festivals alone, which are owed to all customers at once."""
    return latest(list(_Asking(book, day, ahead, None).festivals()), day.today)


class _Asking:
    """The questions of one day, and the days of their own that they ask for."""

    def __init__(self, book: Book, day: Day, ahead: int, customer: int | None) -> None:
        self.book, self.day = book, day
        self.first, self.last = shown(day.today, ahead, day.policy, day.calendar)
        _first, now = shown(day.today, 0, day.policy, day.calendar)
        self.base: dict[str, object] = {"me": day.me, "only": customer, "now": now.isoformat()}
        self.days: dict[tuple[str, str], tuple[date, date]] = {}

    def everything(self) -> Iterator[Owed]:
        """Each kind; the festivals only where all customers are asked for."""
        guided = self._guided()
        yield from self.guides(guided)
        yield from self.signings(guided)
        yield from self.birthdays()
        yield from self.products()
        if self.base["only"] is None:
            yield from self.festivals()

    def _owed(self, kind: str, customer: int | None, on: str, **more: Any) -> Owed:
        known = self.days.get((kind, on))
        if known is None:
            own = date.fromisoformat(on)
            known = own, due_on(kind, own, self.day.policy, self.day.calendar)
            self.days[kind, on] = known
        return Owed(kind, known[1], customer, known[0], **more)

    def guides(self, guided: Sequence[str]) -> Iterator[Owed]:
        """The user guide, some days after a deal was won."""
        for customer, own in self._ask(GUIDES, guided):
            yield self._owed("guide", customer, own)

    def signings(self, guided: Sequence[str]) -> Iterator[Owed]:
        """Surveys and anniversaries by the day of signing; and guides, where no deal was won."""
        earliest = self.book.value(FIRST_SIGNED)
        if earliest is None:
            return
        spans = signings(self.first, self.last, date.fromisoformat(earliest),
                         self.day.policy.survey_months)  # fmt: skip
        spans += [f"{span}guide" for span in guided]
        for customer, signed, own, kind in self._ask(SIGNINGS, spans):
            years = int(own[:4]) - int(signed[:4]) if kind == "anniversary" else 0
            yield self._owed(kind, customer, own, years=years)

    def _guided(self) -> list[str]:
        """The days of a deal and of its guide."""
        after = self.day.policy.guide_days
        owns = [shift(self.first, ahead) for ahead in range((self.last - self.first).days + 1)]
        return [f"{shift(own, -after).isoformat()}{own.isoformat()}" for own in owns]

    def birthdays(self) -> Iterator[Owed]:
        """Birthdays of people, solar and lunar."""
        spans = [f"{on.isoformat()}{' ' if leap is None else int(leap)}{key}"
                 for key, leap, on in birthday_days(self.first, self.last)]  # fmt: skip
        for customer, on, contact, name in self._ask(BIRTHDAYS, spans):
            yield self._owed("birthday", customer, on, contact_id=contact, of=name)

    def products(self) -> Iterator[Owed]:
        """New products, to those who bought their kin."""
        days = (self.first.isoformat(), self.last.isoformat())
        for product, name, family, announced in self.book.values(ANNOUNCED, days):
            values = {**self.base, "product": product, "family": family, "announced": announced}
            for (customer,) in self.book.values(BUYERS, values):
                yield self._owed("product", customer, announced, product_id=product, of=name)

    def festivals(self) -> Iterator[Owed]:
        """Festivals, with no customer."""
        before = timedelta(self.day.policy.festival_ahead)
        first, last = self.first + before, self.last + before
        found = festivals(first, last)
        if found:
            values = {"me": self.day.me, **_range(first, last)}
            greeted = {on for (on,) in self.book.values(GREETED, values)}
            for on, code in found:
                if on.isoformat() not in greeted:
                    yield self._owed("festival", None, on.isoformat(), of=code)

    def _ask(self, question: str, spans: Sequence[str]) -> list[tuple[Any, ...]]:
        """The rows for all of the spans, which are days and keys of days."""
        asked = '","'.join(spans)
        return self.book.values(question, {**self.base, "spans": f'["{asked}"]'})


def _range(first: date, last: date) -> dict[str, str]:
    return {"first": first.isoformat(), "last": last.isoformat()}


def read_who(book: Book, ids: list[int]) -> dict[int, WhoRow]:
    """Name and grade of customers by their number."""
    from salesbook.rows import WhoRow

    rows = book.rows(
        WhoRow, "WHERE customer_id IN (SELECT value FROM json_each(?))", (str(ids),)
    )  # fmt: skip
    return {row.customer_id: row for row in rows}


def read_phones(book: Book, owed: Sequence[Owed]) -> dict[int, str]:
    """The phones of the people that care is owed to themselves, by their number."""
    people = [one.contact_id for one in owed if one.contact_id is not None]
    return dict(
        book.values(
            "SELECT id,phone FROM contact WHERE id IN (SELECT value FROM json_each(?)) "
            "AND phone IS NOT NULL",
            (str(people),),
        )
    )

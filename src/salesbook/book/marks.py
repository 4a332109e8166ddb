"""What two files of one customer have in common: names, numbers, addresses, tax ids.

Archived customers are left out. Who is like whom is not decided here: `phrases.likeness`
compares names, `reports.pairs` finds the pairs.
"""

from salesbook.book.reading import Book
from salesbook.light import NamedTuple

_LIVE = "c.status<>'archived'"
_MINE = "(:me IS NULL OR c.owner IS NULL OR c.owner=:me)"


class Named(NamedTuple):
    """A customer by one of its names; `mine` is 0 for another owner's."""

    customer_id: int
    customer: str
    grade: str
    mine: int
    name: str


class Mark(NamedTuple):
    """Something that only one customer should have; `text` as stored."""

    kind: str
    """"phone", "email", "wechat" or "fact"."""
    customer_id: int
    text: str
    key: str
    """The key of a fact, else empty."""


def read_names(book: Book, me: str | None) -> list[Named]:
    """Every customer by its name and by each alias, in the order of entry."""
    return book.select(
        Named,
        f"SELECT c.id, c.name, c.grade, {_MINE}, c.name FROM customer c WHERE {_LIVE} "
        f"UNION ALL SELECT c.id, c.name, c.grade, {_MINE}, a.name "
        f"FROM alias a JOIN customer c ON c.id=a.customer_id WHERE {_LIVE} ORDER BY 1",
        {"me": me},
    )


_MARKS = " UNION ALL ".join(
    [
        f"SELECT '{kind}', c.id, c.{column}, '' FROM customer c "
        f"WHERE {_LIVE} AND c.{column}<>'' UNION ALL "
        f"SELECT '{kind}', c.id, p.{column}, '' FROM contact p JOIN customer c "
        f"ON c.id=p.customer_id WHERE {_LIVE} AND p.{column}<>''"
        for kind, column in (("phone", "phone_digits"), ("email", "email"), ("wechat", "wechat"))
    ]
    + [
        # Few facts are tax ids: the others stay in the file.
        f"SELECT 'fact', c.id, f.value, f.key FROM fact f JOIN customer c "
        f"ON c.id=f.customer_id WHERE {_LIVE} AND (f.key LIKE '%tax%' OR f.key LIKE '%税%' "
        "OR f.key LIKE '%稅%' OR f.key LIKE '%信用代%')"
    ]
)


def read_marks(book: Book) -> list[Mark]:
    """Every number, address and tax id of customers and of the people there."""
    return book.select(Mark, _MARKS)

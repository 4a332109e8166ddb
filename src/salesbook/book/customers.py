"""Many customers: filters, order, full text.

Columns come from fixed lists, values never become SQL, and the wildcards of LIKE in what
a user typed are escaped.
"""

from typing import NamedTuple

from salesbook.book.agenda import MINE
from salesbook.book.door import Book
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.phrases.names import fold
from salesbook.rows import ListRow

_LONGEST = 5_000  # characters: SQLite takes patterns of 50,000 bytes


class Filters(NamedTuple):
    """What was asked for; None where it does not matter."""

    grade: str | None = None
    status: str | None = "active"
    """None is any status."""
    owner: str | None = None
    tags: tuple[str, ...] = ()
    industry: str | None = None
    region: str | None = None
    source: str | None = None
    signed: bool | None = None
    no_contact_since: str | None = None


class Hit(NamedTuple):
    """A place where a text was found."""

    customer_id: int
    customer: str
    grade: str
    place: str
    on_day: str | None
    text: str


def condition(filters: Filters) -> tuple[str, dict[str, object]]:
    """The filters as SQL that begins with AND, with its values."""
    parts: list[str] = []
    values: dict[str, object] = {}
    for column in ("grade", "status", "owner"):
        wanted = getattr(filters, column)
        if wanted is not None:
            parts.append(f"{column}=:f_{column}")
            values[f"f_{column}"] = wanted
    for column in ("industry", "region", "source"):
        wanted = getattr(filters, column)
        if wanted is not None:
            parts.append(f"{column} LIKE :f_{column} ESCAPE '\\'")
            values[f"f_{column}"] = contains(wanted)
    for at, tag in enumerate(filters.tags):
        parts.append(
            f"EXISTS (SELECT 1 FROM tag t WHERE t.customer_id=list_row.customer_id "
            f"AND t.name=:f_tag{at} COLLATE NOCASE)"
        )
        values[f"f_tag{at}"] = tag
    if filters.signed is not None:
        parts.append(f"signed_on IS {'NOT ' if filters.signed else ''}NULL")
    if filters.no_contact_since is not None:
        parts.append("(last_contact_on IS NULL OR last_contact_on<:f_since)")
        values["f_since"] = filters.no_contact_since
    return "".join(f" AND {part}" for part in parts), values


def contains(text: str) -> str:
    """A LIKE pattern for texts that hold this one; its own wildcards are plain characters."""
    if len(text) > _LONGEST:
        raise BadValue(
            _("What to look for has {count} characters; {limit} are the most.").format(
                count=len(text), limit=_LONGEST
            )
        )
    escaped = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def read_list(book: Book, filters: Filters, me: str | None) -> list[ListRow]:
    """Every customer that passes the filters, in the order of entry."""
    where, values = condition(filters)
    return book.rows(ListRow, f"WHERE {MINE}{where} ORDER BY customer_id", {"me": me, **values})


# Where full text looks: the word for the place, its text, its day, and the table to join.
_PLACES = (
    ("name", "c.name", "NULL", ""),
    ("alias", "x.name", "NULL", "JOIN alias x ON x.customer_id=c.id"),
    ("contact", "x.name||coalesce(' '||x.title,'')||coalesce(' '||x.phone,'')"
     "||coalesce(' '||x.background,'')||coalesce(' '||x.hobbies,'')||coalesce(' '||x.family,'')",
     "NULL", "JOIN contact x ON x.customer_id=c.id"),
    ("file", "coalesce(c.need,'')||' '||coalesce(c.note,'')||' '||coalesce(c.industry,'')||' '"
     "||coalesce(c.region,'')||' '||coalesce(c.address,'')||' '||coalesce(c.source,'')||' '"
     "||coalesce(c.email,'')||' '||coalesce(c.wechat,'')||' '||coalesce(c.phone,'')", "NULL", ""),
    ("tag", "x.name", "NULL", "JOIN tag x ON x.customer_id=c.id"),
    ("fact", "x.key||' '||x.value", "NULL", "JOIN fact x ON x.customer_id=c.id"),
    ("next", "x.action", "x.on_day",
     "JOIN next_action x ON x.customer_id=c.id AND x.state='open'"),
    ("follow_up", "x.note||coalesce(' · '||x.feedback,'')", "x.on_day",
     "JOIN follow_up x ON x.customer_id=c.id"),
    ("grade", "x.reason", "x.on_day", "JOIN grade_change x ON x.customer_id=c.id"),
)  # fmt: skip


def search(book: Book, text: str, me: str | None) -> list[Hit]:
    """Every place that holds the text, names first, follow-ups from the latest."""
    if not fold(text):
        raise BadValue(_("Say what to look for, for example: salesbook find price"))
    found: list[Hit] = []
    for place, column, day, join in _PLACES:
        found += book.select(
            Hit,
            f"SELECT c.id, c.name, c.grade, '{place}', {day}, {column} "
            f"FROM customer c {join} WHERE c.status<>'archived' "
            "AND (:me IS NULL OR c.owner IS NULL OR c.owner=:me) "
            f"AND {column} LIKE :text ESCAPE '\\' ORDER BY 5 DESC, c.id",
            {"me": me, "text": contains(text)},
        )
    return found

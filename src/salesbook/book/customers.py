"""Many customers: filters and order.

Columns come from fixed lists, values never become SQL, and the wildcards of LIKE in what
a user typed are escaped.
"""

from salesbook.book.agenda import MINE
from salesbook.book.reading import Book
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import NamedTuple
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
    stage: str | None = None
    """The stage of a deal it has."""


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
    if filters.stage is not None:
        parts.append(
            "EXISTS (SELECT 1 FROM deal d WHERE d.customer_id=list_row.customer_id "
            "AND d.stage=:f_stage)"
        )
        values["f_stage"] = filters.stage
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

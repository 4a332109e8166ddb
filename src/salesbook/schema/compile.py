"""From the declarations to the statements that make a book.

The file is the compiled schema: after this has run, nothing needs sqlmodel to read
or write a book. `tests/golden/schema.sql` shows every change of it in review.
"""

from functools import cache

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from salesbook.schema.columns import Stored, derive
from salesbook.schema.triggers import triggers
from salesbook.schema.views import views

derive(Stored.metadata)

# Canned statistics: without them the planner takes a whole status for a few due rows.
# table, index, rows and rows per distinct prefix, as ANALYZE writes them for a full book.
_STATISTICS = (
    ("customer", "customer_by_cadence", "10000 3300 8"),
    ("customer", "customer_own_cadence", "500 100 1"),
    ("customer", "customer_never_contacted", "200 5"),
    ("customer", "customer_in_window", "10000 9000 3000 2500 8"),
    ("customer", "customer_by_capture", "10000 8"),
    ("customer", "customer_by_check", "10000 9000 3000 30 1"),
    ("customer", "customer_by_name", "10000 1"),
    ("next_action", "next_action_open", "3000 1"),
    ("next_action", "next_action_open_by_day", "3000 30"),
    ("next_action", "next_action_of_customer", "60000 6"),
    ("next_action", "next_action_ended", "57000 60"),
    ("next_action", "next_action_by_follow_up", "40000 1"),
    ("follow_up", "follow_up_of_customer", "200000 20 18 1"),
    ("follow_up", "follow_up_by_day", "200000 200"),
    ("contact", "contact_of_customer", "12000 2"),
    ("contact", "contact_by_name", "12000 1"),
    ("alias", "alias_by_name", "3000 1"),
    ("tag", "tag_by_name", "12000 300"),
    ("grade_change", "grade_change_of_customer", "20000 2 1"),
    ("grade_change", "grade_change_by_day", "20000 6600 10"),
    ("change", "change_of_operation", "500000 3"),
    ("change", "change_of_customer", "500000 50"),
)


@cache
def statements() -> tuple[str, ...]:
    """Every statement that makes an empty book, in order, without its rows and pragmas."""
    dialect = sqlite.dialect()
    metadata = Stored.metadata
    made: list[str] = []
    for table in metadata.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=dialect)).strip())
        made += [
            str(CreateIndex(index).compile(dialect=dialect)).strip()
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        ]
    made += views()
    made += triggers(metadata)
    made.append("ANALYZE sqlite_schema")
    made += [
        f"INSERT INTO sqlite_stat1(tbl,idx,stat) VALUES('{table}','{index}','{stat}')"
        for table, index, stat in _STATISTICS
    ]
    return tuple(made)

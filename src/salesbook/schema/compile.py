"""From the declarations to the statements that make a book.

The file is the compiled schema: after this has run, nothing needs sqlmodel to read
or write a book. `tests/golden/schema.sql` shows every change of it in review.
"""

from functools import cache

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from salesbook.schema import aftercare, rules, selling, tables  # noqa: F401 - declares them
from salesbook.schema.columns import Stored, derive
from salesbook.schema.triggers import add_rows, triggers
from salesbook.schema.views import views

derive(Stored.metadata)
add_rows(Stored.metadata)

# Canned statistics: without them the planner takes a whole status for a few due rows.
# table, index, rows and rows per distinct prefix, as ANALYZE writes them for a full book.
_STATISTICS = (
    ("customer", "customer_by_cadence", "10000 3300 8"),
    ("customer", "customer_own_cadence", "500 100 1"),
    ("customer", "customer_never_contacted", "200 5"),
    ("customer", "customer_in_window", "10000 9000 3000 2500 8"),
    ("customer", "customer_by_capture", "10000 8"),
    ("customer", "customer_by_check", "10000 9000 3000 30 1"),
    ("customer", "customer_protected", "6000 8"),
    ("customer", "customer_signed", "3000 4 3 2 2 1"),
    ("contact", "contact_by_birthday", "4000 11 1 1"),
    ("product", "product_announced", "10 1"),
    ("product", "product_of_family", "200 10"),
    ("deal", "deal_of_customer", "8800 2 1"),
    ("deal", "deal_open", "2000 400 1"),
    ("deal", "deal_won", "4000 6 1 1"),
    ("deal", "deal_lost", "2500 4"),
    ("deal", "deal_of_product", "8800 40"),
    ("deal_move", "deal_move_of_deal", "30000 4 1"),
    ("deal_move", "deal_move_of_customer", "30000 5"),
    ("deal_move", "deal_move_by_day", "30000 30"),
    ("answer", "answer_of_customer", "2000 5"),
    ("instalment", "instalment_of_customer", "5000 3"),
    ("instalment", "instalment_of_deal", "5000 3"),
    ("instalment", "instalment_owed", "1000 2 1"),
    ("receipt", "receipt_of_instalment", "5000 1"),
    ("receipt", "receipt_of_deal", "5000 3"),
    ("receipt", "receipt_of_customer", "5000 3"),
    ("receipt", "receipt_by_day", "5000 5"),
    ("sale", "sale_of_customer", "50000 10 1"),
    ("sale", "sale_by_day", "50000 50 1 1 1"),
    ("sale", "sale_by_product", "50000 250"),
    ("sale", "sale_by_external_id", "50000 2"),
    ("sale", "sale_of_deal", "5000 3"),
    ("ownership", "ownership_of_customer", "3000 1 1"),
    ("ownership", "ownership_by_day", "3000 1000 3"),
    ("feedback", "feedback_of_customer", "5000 2 1"),
    ("feedback", "feedback_unanswered", "50 2 1"),
    ("care", "care_of_customer", "20000 7 3 1"),
    ("care", "care_by_due", "20000 20 10 1 1"),
    ("care", "care_of_contact", "5000 4"),
    ("care", "care_of_product", "2000 40"),
    ("care", "care_of_feedback", "4000 1"),
    ("coaching", "coaching_of_customer", "1000 2"),
    ("coaching", "coaching_open", "50 2 1"),
    ("customer", "customer_by_name", "10000 1"),
    ("next_action", "next_action_open", "3000 1"),
    ("next_action", "next_action_open_by_day", "3000 30"),
    ("next_action", "next_action_of_customer", "60000 6"),
    ("next_action", "next_action_ended", "57000 60"),
    ("next_action", "next_action_by_follow_up", "40000 1"),
    ("follow_up", "follow_up_of_customer", "200000 20 18 1"),
    ("follow_up", "follow_up_by_day", "200000 200"),
    ("contact", "contact_of_customer", "12000 2 1"),
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

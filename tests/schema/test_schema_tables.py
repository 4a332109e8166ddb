"""The compiled schema: its golden text, the rules every table keeps, what a row may hold."""

import sqlite3
from contextlib import closing

import pytest

from builders import a_customer, a_follow_up, a_promise, contents, iso, query, raw
from salesbook.book import file
from salesbook.domain.codes import BASES, CHAINS, METHODS, NEXT_STATES, STATUSES
from salesbook.schema import session, statements
from salesbook.schema.columns import Stored

TABLES = sorted(Stored.metadata.tables)


def test_the_schema_is_the_one_that_was_reviewed(golden):
    golden("schema.sql", "".join(f"{statement};\n" for statement in statements()))


def test_a_book_holds_exactly_what_the_schema_says(book):
    made = [sql for (sql,) in query(book, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")]
    asked = [text for text in statements() if text.startswith("CREATE")]
    ours = [" ".join(sql.split()) for sql in made if "sqlite_" not in sql.split("(")[0]]
    assert sorted(ours) == sorted(" ".join(text.split()) for text in asked)
    assert query(book, "PRAGMA integrity_check") == [("ok",)]
    assert query(book, "PRAGMA foreign_key_check") == []


def test_the_calendar_a_book_is_born_with_is_no_ones_change(book):
    assert query(book, "SELECT count(*) FROM calendar_day")[0][0] > 300
    assert query(book, "SELECT count(*) FROM change") == [(0,)]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_strict_and_never_gives_an_id_twice(book, table):
    ((kind, columns, strict),) = query(
        book, "SELECT type, ncol, strict FROM pragma_table_list(?)", table
    )
    assert (kind, strict) == ("table", 1)
    assert columns <= 50
    ((sql,),) = query(book, "SELECT sql FROM sqlite_schema WHERE name=?", table)
    assert "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT" in sql
    types = {kind for (kind,) in query(book, "SELECT type FROM pragma_table_info(?)", table)}
    assert types <= {"TEXT", "INTEGER"}


@pytest.mark.parametrize("table", TABLES)
def test_references_are_deferrable_and_have_an_index(book, table):
    ((sql,),) = query(book, "SELECT sql FROM sqlite_schema WHERE name=?", table)
    assert sql.count("FOREIGN KEY") == sql.count("DEFERRABLE INITIALLY IMMEDIATE")
    assert "RESTRICT" not in sql
    # Operations are never deleted, and no table but the log refers to one.
    if table in ("operation", "running"):
        return
    leading = {
        query(book, "SELECT name FROM pragma_index_info(?) WHERE seqno=0", index)[0][0]
        for (index,) in query(book, "SELECT name FROM pragma_index_list(?)", table)
    }
    for (column,) in query(book, 'SELECT "from" FROM pragma_foreign_key_list(?)', table):
        assert column in leading, f"deleting what {table}.{column} refers to reads all of {table}"


def test_every_column_that_names_a_kind_has_its_check():
    for name, table in Stored.metadata.tables.items():
        checked = {str(constraint.name) for constraint in table.constraints if constraint.name}
        for column in table.columns:
            if name == "change" and column.name in ("row_id", "customer_id"):
                continue
            kind = column.info.get("check")
            bounded = kind != "whole" or any(
                column.info[end] is not None for end in ("low", "high")
            )
            if kind and bounded:
                assert f"{name}_{column.name}_{kind}" in checked


BAD_DAYS = [
    "", "2026-2-3", "2026-02-30", "2025-02-29", "20260203", "2026-02-03 10:00", "02/03/2026",
    "today", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01", "-001-01-01", " 2026-02-03",
    "2026-02-03\n", "2460000.5", "1760000000", "+12026-01-01", "2026-02-03Z", "２０２６-02-03",
]  # fmt: skip
BAD_TIMES = ["", "9:30", "24:00", "12:60", "12", "12:30:00", "12:30 ", "noon", "0.5", "2026-01-01"]


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (table.name, column.name)
        for table in Stored.metadata.tables.values()
        for column in table.columns
        if column.info.get("check") == "day"
    ],
)
def test_no_program_can_store_a_day_that_is_none(filled, table, column):
    for day in BAD_DAYS:
        refused(filled, f"UPDATE {table} SET {column}=? WHERE id=1", day)


@pytest.mark.parametrize("time", BAD_TIMES)
def test_no_program_can_store_a_time_that_is_none(filled, time):
    refused(filled, "UPDATE follow_up SET at_time=? WHERE id=1", time)
    refused(filled, "UPDATE next_action SET at_time=? WHERE id=1", time)
    refused(filled, "UPDATE contact SET preferred_from=? WHERE id=1", time)


@pytest.mark.parametrize("day", ["0001-01-01", "1900-02-28", "2024-02-29", "9999-12-31"])
def test_every_day_that_is_one_is_taken(filled, day):
    with raw(filled) as connection:
        connection.execute("UPDATE customer SET met_on=?", (day,))
    assert query(filled, "SELECT DISTINCT met_on FROM customer") == [(day,)]


@pytest.mark.parametrize(
    ("table", "column", "choices"),
    [
        ("customer", "grade", ("A", "B", "C")),
        ("customer", "status", STATUSES),
        ("customer", "decision_chain", CHAINS),
        ("follow_up", "method", METHODS),
        ("next_action", "state", NEXT_STATES),
        ("grade_change", "basis", BASES),
    ],
)
def test_codes_are_the_words_of_the_domain(filled, table, column, choices):
    with raw(filled) as connection:
        for choice in (*choices, choices[0]):
            connection.execute(f"UPDATE {table} SET {column}=? WHERE id=1", (choice,))
    for wrong in ("", choices[0].swapcase(), "other than that", "0"):
        refused(filled, f"UPDATE {table} SET {column}=? WHERE id=1", wrong)


@pytest.mark.parametrize(
    ("column", "wrong"),
    [
        ("need_clear", (2, -1, "yes")),
        ("stars", (0, 6, 2.5)),
        ("every_days", (0, -3, 3651)),
        ("unanswered", (-1, None)),
        ("budget_low_fen", (-1, "much", 1.5)),
        ("name", (None, b"\x01")),
        ("captured_on", (None,)),
        ("grade", (None,)),
    ],
)
def test_numbers_and_flags_have_bounds(filled, column, wrong):
    for value in wrong:
        refused(filled, f"UPDATE customer SET {column}=? WHERE id=1", value)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO next_action(customer_id,on_day,action,made_on) "
        "VALUES(1,'2026-11-20','x','2026-11-18')",
        "INSERT INTO tag(customer_id,name) VALUES(1,'vip')",
        "INSERT INTO tag(customer_id,name) VALUES(77,'vip')",
        "INSERT INTO setting(key,value) VALUES('cadence.A','5')",
        "INSERT INTO calendar_year(year) VALUES(2026)",
        "INSERT INTO calendar_day(day,works) VALUES('2026-10-01',0)",
        "UPDATE customer SET external_id='K-1' WHERE id=2",
        "DELETE FROM follow_up WHERE id=1",
        "UPDATE next_action SET follow_up_id=99",
    ],
)
def test_what_is_unique_or_referred_to_stays_so(filled, statement):
    refused(filled, statement)


def test_a_reference_may_be_broken_for_a_moment_inside_a_transaction(filled):
    before = contents(filled)
    with raw(filled) as connection:
        connection.execute("BEGIN")
        connection.execute("PRAGMA defer_foreign_keys=ON")
        connection.execute("INSERT INTO tag(customer_id,name) VALUES(77,'early')")
        a_row = "INSERT INTO customer(id,name,name_key,grade_since,owned_since,captured_on,"
        connection.execute(
            f"{a_row}verified_on) VALUES(77,'x','x',?,?,?,?)", (iso(0), iso(0), iso(0), iso(0))
        )
    assert len(contents(filled)["tag"]) == len(before["tag"]) + 1


def test_the_marks_of_the_file_are_the_same_for_scripts_and_commands():
    assert session.APPLICATION_ID == file.APPLICATION_ID
    assert session.SCHEMA_VERSION == file.SCHEMA_VERSION


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A book with a row in every table; tests here leave it as it is or do not mind."""
    from builders import a_book, changing
    from selling import one_of_each

    path = a_book(tmp_path_factory.mktemp("filled"))
    with changing(path) as (change, _day):
        one = a_customer(change, "One", external_id="K-1", contact="Li", tags=("vip",))
        a_customer(change, "Two")
        told = a_follow_up(change, one)
        a_promise(change, one, follow_up_id=told)
        change.insert("alias", customer_id=one, name="1", name_key="1")
        change.insert("fact", customer_id=one, key="staff", value="25")
        change.insert("setting", key="cadence.A", value="5")
        one_of_each(change, one)
    return path


def refused(book, statement, *values):
    with closing(sqlite3.connect(book, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("BEGIN")
        with pytest.raises((sqlite3.IntegrityError, sqlite3.OperationalError)):
            connection.execute(statement, values)
        connection.execute("ROLLBACK")

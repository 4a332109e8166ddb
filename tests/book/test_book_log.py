"""The row log: what the triggers write for each change of each row, whoever makes it."""

import json

import pytest

from builders import a_customer, a_follow_up, again, back, changing, contents, query, raw
from salesbook.errors import Refused
from salesbook.rows.checksum import KEPT
from salesbook.schema.columns import Stored
from salesbook.schema.log import UNLOGGED

LOGGED = sorted(set(Stored.metadata.tables) - UNLOGGED)


def log(book, after=0):
    """The log as it is, JSON read."""
    found = query(
        book,
        "SELECT operation_id,table_name,row_id,customer_id,act,before,after FROM change "
        "WHERE id>? ORDER BY id",
        after,
    )
    return [(*row[:5], *(value and json.loads(value) for value in row[5:])) for row in found]


def test_an_insert_logs_the_row_by_its_id(book):
    with changing(book) as (change, _day):
        change.insert("setting", key="cadence.A", value="5")
        change.insert("alias", customer_id=a_customer(change), name="x", name_key="x")
    assert log(book) == [
        (1, "setting", 1, None, "insert", None, None),
        (1, "customer", 1, 1, "insert", None, None),
        (1, "grade_change", 1, 1, "insert", None, None),
        (1, "alias", 1, 1, "insert", None, None),
    ]


def test_an_update_logs_only_what_changed_with_both_values(book):
    identity = a_customer(book, "One", need=None, stars=3, note="x")
    at = len(log(book))
    with changing(book) as (change, _day):
        change.update("customer", identity, name="One", need="钱\n\"'\\", stars=None, note="x")
        change.update("customer", identity, name="One")
    assert log(book, at) == [
        (2, "customer", 1, 1, "update", {"need": None, "stars": 3},
         {"need": "钱\n\"'\\", "stars": None}),
    ]  # fmt: skip


def test_a_delete_logs_the_whole_row(book):
    with changing(book) as (change, _day):
        one = a_customer(change, "One")
        told = a_follow_up(change, one, on=-3, note="x\x1f😀\u2028", at_time="09:30")
    row = query(book, "SELECT * FROM follow_up")[0]
    # What stands in the table, without the row as a whole, which is worked out.
    names = [name for (name,) in query(book, "SELECT name FROM pragma_table_info('follow_up')")]
    row = row[: len(names)]
    at = len(log(book))
    with changing(book) as (change, _day):
        change.delete("follow_up", told)
    assert log(book, at) == [
        (2, "follow_up", told, one, "delete", dict(zip(names, row, strict=True)), None)
    ]


@pytest.mark.parametrize("table", LOGGED)
def test_every_column_of_every_table_is_logged(book, table):
    kept = KEPT.get(table, ())
    columns = [
        one
        for one in Stored.metadata.tables[table].columns
        if one.computed is None and one.name not in kept
    ]
    pairs = ",".join(f"'{column.name}',{column.name}" for column in columns)
    ((sql,),) = query(book, "SELECT sql FROM sqlite_schema WHERE name=?", table)
    assert f"as_json TEXT GENERATED ALWAYS AS (json_object({pairs})) VIRTUAL" in sql
    ((sql,),) = query(book, "SELECT sql FROM sqlite_schema WHERE name=?", f"{table}_delete")
    assert ",OLD.as_json," in sql
    ((sql,),) = query(book, "SELECT sql FROM sqlite_schema WHERE name=?", f"{table}_update")
    assert "OLD.as_json,NEW.as_json" in sql


@pytest.mark.parametrize(("before", "after"), [
    ("a\0b", "a\0c"), ("a\0", "a"), ("a", "a\0"), ("\0", None), (None, "\0"), ("x", "\\u0000"),
    ("\\u0000", "y"),
])  # fmt: skip
def test_a_text_with_a_nul_comes_back_whole(book, before, after):
    """Another program may store one; SQLite's own JSON functions read it to the NUL only."""
    one = a_customer(book, need="as it was")
    with raw(book) as connection:
        connection.execute("UPDATE customer SET note=? WHERE id=?", (before, one))
    a_customer(book, "Two")
    kept = contents(book)
    with raw(book) as connection:
        connection.execute("UPDATE customer SET note=?,stars=3 WHERE id=?", (after, one))
    for _times in range(2):
        back(book)
        assert contents(book) == kept
        again(book)
        found = query(book, "SELECT note,stars,need FROM customer WHERE id=?", one)
        assert found == [(after, 3, "as it was")]


@pytest.mark.parametrize("note", ["\\u0000", "\\\\u0000", "a\\\\\\u0000 b", "\\", "u0000"])
def test_a_text_that_looks_like_one_is_logged_as_any_other(book, note):
    one = a_customer(book, note=note)
    at = len(log(book))
    with changing(book) as (change, _day):
        change.update("customer", one, stars=3)
    assert log(book, at) == [(2, "customer", one, one, "update", {"stars": None}, {"stars": 3})]


def test_an_update_that_changes_nothing_is_not_logged(book):
    one = a_customer(book)
    with raw(book) as connection:
        connection.execute("UPDATE customer SET note='a'||char(0)||'b' WHERE id=?", (one,))
    at = len(log(book))
    with raw(book) as connection:
        connection.execute("UPDATE customer SET note=note,stars=stars WHERE id=?", (one,))
        connection.execute("UPDATE customer SET name=name WHERE id=?", (one,))
    assert len(log(book)) == at


@pytest.mark.parametrize(
    "value",
    [2**63 - 1, 2**53 + 1, 0],
)
def test_whole_numbers_come_back_to_the_last_digit(book, value):
    identity = a_customer(book, budget_low_fen=value)
    before = contents(book)
    with raw(book) as connection:
        connection.execute("DELETE FROM customer")
    back(book)
    assert contents(book) == before
    assert query(book, "SELECT budget_low_fen FROM customer WHERE id=?", identity) == [(value,)]


def test_a_cascade_is_logged_row_by_row(book):
    with changing(book) as (change, _day):
        one = a_customer(change, "One", tags=("a", "b"), contact="Li", last_contact=-3, next_on=2)
        told = a_follow_up(change, one)
        change.update("next_action", 1, follow_up_id=told, state="kept", ended_on="2026-11-18")
        a_customer(change, "Two", tags=("a",))
    before = contents(book)
    with changing(book) as (change, _day):
        change.delete("customer", one)
    assert query(book, "SELECT table_name,count(*) FROM change WHERE operation_id=2 AND "
                 "act='delete' AND customer_id=? GROUP BY 1", one) == [
        ("contact", 1), ("customer", 1), ("follow_up", 2), ("grade_change", 1),
        ("next_action", 1), ("tag", 2),
    ]  # fmt: skip
    after = contents(book)
    back(book)
    assert contents(book) == before
    again(book)
    assert contents(book) == after
    back(book)
    assert contents(book) == before


def test_what_another_program_does_is_logged_and_adopted_and_undone(book):
    one = a_customer(book, "One", tags=("a",))
    before = contents(book)
    with raw(book) as connection:
        connection.execute("UPDATE customer SET need='CRM', name='Uno', name_key='uno'")
        connection.execute("INSERT INTO tag(customer_id,name) VALUES(?,'b')", (one,))
    with raw(book) as connection:  # another time
        connection.execute("DELETE FROM tag WHERE name='a'")
    assert {row[0] for row in log(book)} == {1, None}
    middle = contents(book)
    with changing(book, "verify") as (change, _day):
        change.update("customer", one, verified_on="2026-11-01")
    assert query(book, "SELECT id,command FROM operation") == [
        (1, "test"), (2, "(another program)"), (3, "verify"),
    ]  # fmt: skip
    back(book)
    assert contents(book) == middle
    back(book)
    assert contents(book) == before


def test_undo_takes_back_first_what_another_program_did_last(book):
    a_customer(book, "One")
    before = contents(book)
    with raw(book) as connection:
        connection.execute("UPDATE customer SET need='CRM'")
    back(book)
    assert contents(book) == before


def test_another_program_that_forgets_foreign_keys_is_undone_too(book):
    one = a_customer(book, "One", tags=("a",))
    before = contents(book)
    with raw(book, keys=False) as connection:
        connection.execute("DELETE FROM customer WHERE id=?", (one,))
    assert query(book, "SELECT count(*) FROM tag") == [(1,)]
    back(book)
    assert contents(book) == before
    with raw(book, keys=False) as connection:  # the parent first, then what hung on it
        connection.execute("DELETE FROM customer")
        connection.execute("DELETE FROM grade_change")
        connection.execute("DELETE FROM tag")
    back(book)
    assert contents(book) == before


def test_a_replace_is_logged_where_triggers_see_it(book):
    with changing(book) as (change, _day):
        change.insert("setting", key="cadence.A", value="5")
    before = contents(book)
    with raw(book) as connection:
        connection.execute("PRAGMA recursive_triggers=ON")
        connection.execute("REPLACE INTO setting(key,value) VALUES('cadence.A','6')")
        connection.execute("REPLACE INTO setting(id,key,value) VALUES(2,'cadence.A','7')")
    assert [row[4] for row in log(book, 1)] == ["delete", "insert", "delete", "insert"]
    back(book)
    assert contents(book) == before


@pytest.mark.parametrize(
    "statement",
    [
        "REPLACE INTO setting(key,value) VALUES('cadence.A','6')",
        "REPLACE INTO setting(id,key,value) VALUES(1,'cadence.A','6')",
    ],
)
def test_a_replace_whose_old_row_nobody_saw_is_never_undone_by_half(book, statement):
    with changing(book) as (change, _day):
        change.insert("setting", key="cadence.A", value="5")
    with raw(book) as connection:
        connection.execute(statement)
    replaced = contents(book)
    with pytest.raises(Refused, match="exactly"):
        back(book)
    assert contents(book) == replaced


def test_an_upsert_and_an_ignored_insert_are_logged_as_what_they_do(book):
    with changing(book) as (change, _day):
        change.insert("setting", key="cadence.A", value="5")
    before = contents(book)
    with raw(book) as connection:
        connection.execute("INSERT OR IGNORE INTO setting(key,value) VALUES('cadence.A','6')")
        connection.execute(
            "INSERT INTO setting(key,value) VALUES('cadence.A','6') "
            "ON CONFLICT(key) DO UPDATE SET value=excluded.value"
        )
    assert log(book, 1) == [
        (None, "setting", 1, None, "update", {"value": "5"}, {"value": "6"}),
    ]
    back(book)
    assert contents(book) == before


def test_text_that_only_another_program_would_store_comes_back_as_it_was(book):
    a_customer(book, "One")
    with raw(book) as connection:
        connection.execute("UPDATE customer SET note='a'||char(0)||'b', need=''")
        connection.execute("INSERT INTO tag(customer_id,name) VALUES(1,char(0))")
    before = contents(book)
    with changing(book) as (change, _day):
        change.delete("tag", 1)
        change.update("customer", 1, note="plain", need=None)
    back(book)
    assert contents(book) == before


def test_a_mark_that_another_writer_left_is_taken_away(book):
    a_customer(book, "One")
    with raw(book) as connection:
        connection.execute("INSERT INTO running(operation_id) VALUES(1)")
    with changing(book, "edit") as (change, _day):
        change.update("customer", 1, need="CRM")
    assert query(book, "SELECT operation_id FROM change ORDER BY id DESC LIMIT 1") == [(2,)]
    assert query(book, "SELECT * FROM running") == []

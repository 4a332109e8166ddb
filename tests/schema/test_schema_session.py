"""Sessions of notebooks and scripts: they read what the readers read, and what they
write is recorded and undone like a command.
"""

import sqlite3

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Field, SQLModel, select

from builders import a_customer, back, changing, contents, query, raw
from salesbook import rows
from salesbook.book import log
from salesbook.book.file import SCHEMA_VERSION
from salesbook.book.reading import open_to_read
from salesbook.errors import Damaged, NotFound
from salesbook.schema import Contact, Customer, FollowUp, Setting, Tag, open_session
from salesbook.schema.columns import Stored


def test_a_session_reads_the_same_rows_as_the_reader(book):
    with changing(book) as (change, _day):
        for number in range(5):
            a_customer(change, f"客户 {number}", grade="ABC"[number % 3], last_contact=-number,
                       budget_low_fen=100 * number, need_clear=number % 2)  # fmt: skip
        change.insert("contact", customer_id=2, name="李", name_key="李", decides=1)
    with open_to_read(book) as opened, open_session(book) as session:
        for shape, model, key in (
            (rows.CustomerFile, Customer, "customer_id"),
            (rows.ContactRow, Contact, "contact_id"),
            (rows.FollowUpRow, FollowUp, "follow_up_id"),
        ):
            read = opened.rows(shape, f"ORDER BY {key}")
            objects = session.exec(select(model).order_by(model.id)).all()
            own = [name for name in shape._fields if name not in (key, "aliases", "tags")]
            assert [(getattr(row, key), *(getattr(row, name) for name in own)) for row in read] == [
                (one.id, *(getattr(one, name) for name in own)) for one in objects
            ]
            assert read


def test_a_reading_session_cannot_write(book):
    with open_session(book) as session:
        session.add(Setting(key="cadence.A", value="5"))
        with pytest.raises(OperationalError, match="readonly"):
            session.flush()


def test_what_a_script_writes_is_one_operation_and_undoes(book):
    identity = a_customer(book, "One")
    before = contents(book)
    with open_session(book, writing=True, says="prices of 2027") as session:
        one = session.get_one(Customer, identity)
        one.grade = "A"
        session.add(Tag(customer_id=identity, name="vip"))
        session.add(Tag(customer_id=identity, name="new"))
    operations = query(book, "SELECT id,command,summary,schema_version FROM operation")
    assert operations[1:] == [(2, "session", "prices of 2027", SCHEMA_VERSION)]
    assert query(book, "SELECT act,count(*) FROM change WHERE operation_id=2 GROUP BY 1") == [
        ("insert", 2),
        ("update", 1),
    ]
    assert query(book, "SELECT * FROM running") == []
    back(book)
    assert contents(book) == before


def test_every_commit_is_an_operation_of_its_own(book):
    with open_session(book, writing=True) as session:
        session.add(Setting(key="cadence.A", value="5"))
        session.commit()
        assert query(book, "SELECT * FROM running") == []
        session.add(Setting(key="cadence.B", value="9"))
    assert query(book, "SELECT operation_id,row_id FROM change") == [(1, 1), (2, 2)]
    back(book)
    assert query(book, "SELECT key FROM setting") == [("cadence.A",)]


def test_a_savepoint_is_part_of_its_operation(book):
    with open_session(book, writing=True) as session:
        session.add(Setting(key="cadence.A", value="5"))
        with session.begin_nested():
            session.add(Setting(key="cadence.B", value="9"))
    assert query(book, "SELECT DISTINCT operation_id FROM change") == [(1,)]


def test_a_session_that_changed_nothing_leaves_no_operation(book):
    with open_session(book, writing=True) as session:
        session.exec(select(Customer)).all()
    assert query(book, "SELECT * FROM operation") == []
    assert query(book, "SELECT * FROM running") == []


def test_nothing_stays_of_a_session_that_failed(book):
    before = contents(book)

    def fail():
        with open_session(book, writing=True) as session:
            session.add(Setting(key="cadence.A", value="5"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with pytest.raises(IntegrityError), open_session(book, writing=True) as session:
        session.add(Customer(name="x", name_key="x", grade_since="yesterday",
                             owned_since="2026-01-01", captured_on="2026-01-01",
                             verified_on="2026-01-01"))  # fmt: skip
    assert contents(book) == before
    assert query(book, "SELECT * FROM operation") == []


def test_after_a_rollback_a_session_goes_on_under_a_new_operation(book):
    with open_session(book, writing=True) as session:
        session.add(Setting(key="cadence.A", value="5"))
        session.flush()
        session.rollback()
        session.add(Setting(key="cadence.B", value="9"))
    assert query(book, "SELECT key FROM setting") == [("cadence.B",)]
    assert query(book, "SELECT count(*) FROM change WHERE operation_id IS NULL") == [(0,)]


def test_a_session_adopts_what_another_program_did_before_it(book):
    with raw(book) as connection:
        connection.execute("INSERT INTO setting(key,value) VALUES('cadence.A','5')")
    with open_session(book, writing=True) as session:
        session.add(Setting(key="cadence.B", value="9"))
    assert query(book, "SELECT id,command FROM operation") == [
        (1, log.OTHER_PROGRAM),
        (2, "session"),
    ]
    back(book)
    back(book)
    assert query(book, "SELECT * FROM setting") == []


def test_a_session_waits_for_no_operation_that_runs(book):
    with open_session(book, writing=True) as session:
        session.add(Setting(key="cadence.A", value="5"))
        other = sqlite3.connect(book, timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_scripts_get_defaults_and_constraints(book):
    with open_session(book, writing=True) as session:
        session.add(Customer(name="x", name_key="x", grade_since="2026-01-01",
                             owned_since="2026-01-01", captured_on="2026-01-01",
                             verified_on="2026-01-01"))  # fmt: skip
    assert query(book, "SELECT grade,status,unanswered FROM customer") == [("C", "active", 0)]


@pytest.mark.parametrize("name", ["missing.db", "empty.db", "other.db", "newer.db"])
def test_what_is_no_book_is_refused(a_book, tmp_path, name):
    path = tmp_path / name
    if name == "empty.db":
        path.touch()
    elif name == "other.db":
        sqlite3.connect(path).execute("CREATE TABLE a(b)")
    elif name == "newer.db":
        with raw(a_book(name)) as connection:
            connection.execute("PRAGMA user_version=99")
    with pytest.raises(NotFound if name == "missing.db" else Damaged), open_session(str(path)):
        pass


def test_a_session_finds_books_by_odd_names(a_book):
    path = a_book("a b?c#d%41王.db")
    with open_session(path, writing=True) as session:
        session.add(Setting(key="cadence.A", value="5"))
    assert query(path.replace("%", "%25").replace("?", "%3f").replace("#", "%23"),
                 "SELECT key FROM setting") == [("cadence.A",)]  # fmt: skip


def test_tables_of_a_notebook_are_none_of_the_book():
    class Mine(SQLModel, table=True):
        id: int | None = Field(default=None, primary_key=True)

    assert Mine.__tablename__ not in Stored.metadata.tables

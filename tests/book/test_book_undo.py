"""Undo and redo: exact or refused, whatever was done in between."""

import pytest

from builders import (
    a_customer,
    a_follow_up,
    a_promise,
    again,
    back,
    changing,
    contents,
    iso,
    query,
    raw,
)
from salesbook.actions import next_actions, tags
from salesbook.book import undo
from salesbook.book.settings import write_setting
from salesbook.errors import NotFound, Refused


def note(book, customer, need):
    """A small command that changes one row."""
    with changing(book, "edit") as (change, _day):
        change.update("customer", customer, need=need)
        change.says(f"need {need}")


def need(book):
    return query(book, "SELECT need FROM customer ORDER BY id LIMIT 1")[0][0]


def test_undo_and_redo_go_back_and_forth_over_several_commands(book):
    one = a_customer(book)
    for step in "abc":
        note(book, one, step)
    for expected in ("b", "a", None):
        back(book)
        assert need(book) == expected
    for expected in ("a", "b", "c"):
        again(book)
        assert need(book) == expected
    with pytest.raises(NotFound, match="nothing to redo"):
        again(book)
    back(book)
    again(book)
    back(book)
    assert need(book) == "b"


def test_when_all_is_undone_there_is_nothing_to_undo(book):
    before = contents(book)
    a_customer(book)
    back(book)
    assert contents(book) == before
    with pytest.raises(NotFound, match="nothing to undo"):
        back(book)


def test_an_id_that_was_undone_is_not_given_again(book):
    a_customer(book, "One")
    back(book)
    assert a_customer(book, "Two") == 2


def test_a_new_command_ends_redo(book):
    one = a_customer(book)
    note(book, one, "a")
    back(book)
    note(book, one, "b")
    with pytest.raises(NotFound, match="nothing to redo"):
        again(book)
    assert need(book) == "b"


def test_a_new_command_drops_the_log_of_what_was_taken_back(book):
    one = a_customer(book)
    note(book, one, "a")
    back(book)
    again(book)
    back(book)
    assert query(book, "SELECT count(*) FROM change WHERE operation_id>1") == [(4,)]
    note(book, one, "b")
    assert query(book, "SELECT DISTINCT operation_id FROM change WHERE operation_id>1") == [(6,)]
    assert query(book, "SELECT count(*) FROM operation") == [(6,)]  # history still tells
    back(book)
    assert need(book) is None
    back(book)
    assert query(book, "SELECT * FROM customer") == []


def test_a_command_that_changes_nothing_does_not_end_redo(book):
    one = a_customer(book)
    note(book, one, "a")
    back(book)
    note(book, one, None)
    again(book)
    assert need(book) == "a"


def test_what_another_program_changes_ends_redo(book):
    one = a_customer(book)
    note(book, one, "a")
    back(book)
    with raw(book) as connection:
        connection.execute("UPDATE customer SET need='other'")
    with pytest.raises(NotFound, match="nothing to redo"):
        again(book)
    assert need(book) == "other"


def test_a_command_that_is_not_the_last_is_undone_alone(book):
    one, two = a_customer(book), a_customer(book)
    note(book, one, "a")
    note(book, two, "b")
    back(book, 3)
    assert query(book, "SELECT need FROM customer ORDER BY id") == [(None,), ("b",)]
    again(book)
    assert query(book, "SELECT need FROM customer ORDER BY id") == [("a",), ("b",)]


def test_a_conflict_names_the_later_command_and_changes_nothing(book):
    one = a_customer(book)
    note(book, one, "a")
    note(book, one, "b")
    note(book, one, "c")
    before = contents(book)
    with pytest.raises(Refused, match=r"Operation 2 .* operation 4 changed .*need c"):
        back(book, 2)
    assert contents(book) == before
    back(book, 4)
    with pytest.raises(Refused, match="operation 3"):
        back(book, 2)
    back(book, 3)
    back(book, 2)
    assert need(book) is None


def test_who_hangs_on_a_new_customer_is_a_conflict_too(book):
    one = a_customer(book)
    with changing(book, "tag") as (change, _day):
        tags.tag(change, str(one), ["vip"], [])
    with pytest.raises(Refused, match="operation 2"):
        back(book, 1)
    back(book, 2)
    back(book, 1)
    assert query(book, "SELECT * FROM customer") == []


def test_what_refers_to_a_row_of_another_command_keeps_it(book):
    one = a_customer(book)
    told = a_follow_up(book, one)  # operation 2
    a_promise(book, one, follow_up_id=told)  # operation 3
    before = contents(book)
    with pytest.raises(Refused, match="operation 3 changed the same rows"):
        back(book, 2)
    assert contents(book) == before


def test_a_product_that_was_sold_since_stays(book):
    one = a_customer(book)
    with changing(book) as (change, _day):
        product = change.insert("product", name="Widget", name_key="widget")
    with changing(book) as (change, _day):
        change.insert("sale", customer_id=one, product_id=product, on_day=iso(0), amount_fen=100)
    before = contents(book)
    with pytest.raises(Refused, match="2 cannot be undone: later ones refer to its rows"):
        back(book, 2)
    assert contents(book) == before
    back(book)
    back(book, 2)
    assert query(book, "SELECT * FROM product") == []


def test_what_hung_on_a_customer_who_is_gone_does_not_come_back_alone(book):
    one = a_customer(book, next_on=2)
    with raw(book) as connection:
        connection.execute("DELETE FROM next_action")
    a_customer(book, "Beta")  # adopts it as operation 2
    with raw(book) as connection:
        connection.execute("DELETE FROM customer WHERE id=?", (one,))
    before = contents(book)
    with pytest.raises(Refused, match="2 cannot be undone: operation 4 changed the same rows"):
        back(book, 2)
    assert contents(book) == before


@pytest.mark.parametrize(
    ("operation", "sentence"),
    # 4 would be the number of the very undo that asks.
    [(99, "no operation 99"), (4, "no operation 4"), (2, "already undone"),
     (3, "itself an undo")],
)  # fmt: skip
def test_what_cannot_be_undone_is_named(book, operation, sentence):
    note(book, a_customer(book), "a")
    back(book)
    with pytest.raises((NotFound, Refused), match=sentence):
        back(book, operation)


def test_undo_stops_where_the_book_was_upgraded(book):
    a_customer(book)
    with raw(book) as connection:
        connection.execute("UPDATE operation SET schema_version=0")
    with pytest.raises(Refused, match="upgraded"):
        back(book)


def test_a_log_that_does_not_fit_the_rows_is_refused(book):
    one = a_customer(book)
    note(book, one, "a")
    with raw(book) as connection:  # past the triggers
        connection.execute("DROP TRIGGER customer_update")
        connection.execute("UPDATE customer SET need='b'")
    before = contents(book)
    with pytest.raises(Refused, match="exactly"):
        back(book)
    assert contents(book) == before


def test_settings_undo_and_redo(book):
    with changing(book, "config set") as (change, _day):
        assert write_setting(change, "cadence", "sprint") == {
            "cadence.A": "1", "cadence.B": "3", "cadence.C": "7",
        }  # fmt: skip
    with changing(book) as (_change, day):
        assert day.policy.cadence == (1, 3, 7)
    back(book)
    with changing(book) as (_change, day):
        assert day.policy.cadence == (7, 15, 30)
    again(book)
    assert query(book, "SELECT key,value FROM setting") == [
        ("cadence.A", "1"), ("cadence.B", "3"), ("cadence.C", "7"),
    ]  # fmt: skip


def test_taking_back_a_large_command_is_exact_and_costs_by_its_size(a_book):
    steps = []
    for size in (100, 400):
        book = a_book(f"{size}.db")
        a_customer(book)
        before = contents(book)
        with changing(book, "import") as (change, _day):
            for number in range(size):
                one = a_customer(change, str(number), last_contact=-9, next_on=3, tags=("a",))
                told = a_follow_up(change, one, on=-3)
                change.update("next_action", number + 1, follow_up_id=told)
        after = contents(book)
        ticks = []
        with changing(book, "undo") as (change, _day):
            change.book.connection.set_progress_handler(lambda ticks=ticks: ticks.append(1), 100)
            undo.take_back(change, undo.last_in_effect(change.book))
        steps.append(len(ticks))
        assert contents(book) == before
        again(book)
        assert contents(book) == after
    assert steps[1] < steps[0] * 5, steps


def test_what_was_done_since_may_leave_no_room(book):
    """Of a customer one next action is open: the older one cannot come back beside it."""
    one = a_customer(book, "Acme", next_on=2)
    with changing(book) as (change, day):
        next_actions.end_next(change, day, str(one), "dropped")
    with changing(book) as (change, day):
        next_actions.set_next(change, day, str(one), "+6d visit")
    before = contents(book)
    with pytest.raises(Refused, match="operation 3 changed the same rows"):
        back(book, 2)
    assert contents(book) == before
    back(book)
    back(book, 2)
    assert query(book, "SELECT state FROM next_action") == [("open",)]

"""Views and the NamedTuples they fill: the same columns, and no view that blocks an index."""

import re

import pytest

from builders import a_customer, a_follow_up, changing, query, raw
from salesbook import rows
from salesbook.book import agenda, reading
from salesbook.book.reading import open_to_read
from salesbook.schema.views import VIEWS, views

NAMES = sorted(VIEWS)


@pytest.mark.parametrize("name", NAMES)
def test_a_view_has_the_columns_of_its_row_in_their_order(book, name):
    row, _select = VIEWS[name]
    columns = query(book, "SELECT name FROM pragma_table_info(?)", name)
    assert tuple(column for (column,) in columns) == row._fields


def test_the_door_knows_every_view_by_its_row():
    assert {shape.__name__: name for name, (shape, _select) in VIEWS.items()} == reading._VIEWS


def test_every_row_shape_but_those_of_statements_has_a_view():
    seen = {shape.__name__ for shape, _select in VIEWS.values()}
    own = {"AgendaDetail", "SheetRow", "SheetFollowUp", "SheetDeal"}
    assert set(rows.__all__) - own == seen


@pytest.mark.parametrize("text", views(), ids=lambda text: text.split()[2])
def test_a_view_lets_a_condition_reach_its_tables(text):
    body = text.partition(" AS ")[2]
    while True:  # take scalar subqueries away, the innermost first
        less = re.sub(r"\((?:[^()]|\(\))*\)", "()", body)
        less = less.replace("()()", "()")
        if less == body:
            break
        body = less.replace("()", "")
    for word in ("GROUP BY", "DISTINCT", "LIMIT", "ORDER BY", "OVER", "UNION"):
        assert word not in body
    assert body.count("JOIN") <= 1
    assert "date(" not in text
    assert "?" not in text
    assert ":" not in text


def test_a_view_and_its_row_that_differ_are_refused(monkeypatch):
    _row, select = VIEWS["fact_row"]
    monkeypatch.setitem(VIEWS, "fact_row", (rows.WhoRow, select))
    with pytest.raises(TypeError, match="fact_row"):
        views()


def test_lists_inside_a_row_stand_in_the_order_of_entry(book):
    with changing(book) as (change, _day):
        one = a_customer(change, "One", tags=("z", "a", "m"))
        for name in ("y", "b"):
            change.insert("alias", customer_id=one, name=name, name_key=name)
    with open_to_read(book) as opened:
        assert opened.rows(rows.ListRow)[0].tags == "z\x1fa\x1fm"
        found = opened.rows(rows.CustomerFile)[0]
        assert (found.tags, found.aliases) == ("z\x1fa\x1fm", "y\x1fb")


def test_the_phone_is_the_deciders_else_the_first_contacts_else_the_customers(book):
    with changing(book) as (change, _day):
        for number in range(1, 5):
            a_customer(change, str(number), phone="0")
        change.insert("contact", customer_id=1, name="first", name_key="f", phone="1")
        change.insert("contact", customer_id=1, name="boss", name_key="b", phone="2", decides=1)
        change.insert("contact", customer_id=2, name="first", name_key="f", phone="1")
        change.insert("contact", customer_id=2, name="boss", name_key="b", decides=1)
        change.insert("contact", customer_id=3, name="first", name_key="f")
    with open_to_read(book) as opened:
        details = agenda.read_details(opened, [1, 2, 3, 4])
        phones = [details[number].phone for number in range(1, 5)]
        assert phones == ["2", "1", "0", "0"]
        assert [row.phone for row in opened.rows(rows.ListRow, "ORDER BY customer_id")] == phones


def test_the_last_words_are_of_the_latest_contact_that_was_reached(book):
    with changing(book) as (change, _day):
        one = a_customer(change)
        a_follow_up(change, one, on=-3, note="noted", feedback="said", method="visit")
        a_follow_up(change, one, on=-9, note="older")
        a_follow_up(change, one, on=-1, note="no answer", reached=False, method="wechat")
    with open_to_read(book) as opened:
        found = agenda.read_details(opened, [one], [one])[one]
        assert agenda.read_details(opened, [one])[one].last_method is None
    assert (found.last_words, found.last_method) == ("said", "wechat")


def test_a_row_of_another_program_is_seen_by_the_views(book):
    with raw(book) as connection:
        connection.execute(
            "INSERT INTO customer(name,name_key,grade_since,owned_since,captured_on,verified_on) "
            "VALUES('X','x','2026-01-01','2026-01-01','2026-01-01','2026-01-01')"
        )
    with open_to_read(book) as opened:
        assert opened.rows(rows.WhoRow)[0][:5] == (1, "X", None, "C", "active")

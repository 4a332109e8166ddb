"""`forget`: nothing of the customer is left in the book, its log, its pages or its copies."""

import os

import pytest

from salesbook.book.backup import list_copies
from selling import one_of_each
from within import Shop

NAME, PERSON, SAID = "Quillhaven Secret Ltd", "Zebedee Confidential", "launches in Reykjavik"
TRACES = tuple(text.encode() for text in (NAME, PERSON, SAID))


@pytest.fixture
def shop(tmp_path):
    shop = Shop(str(tmp_path))
    shop("add", "Other", "--note", "plain")
    shop("add", NAME, "--contact", PERSON, "--phone", "13800138000")
    shop("log", "Quillhaven", SAID, "--next", "2026-12-01 call")
    shop("edit", "Quillhaven", "--note", SAID)
    one_of_each(shop.path, 2)
    shop("log", "Other", "talked about the weather")
    shop("regrade", "Quillhaven", "A", "--why", SAID)
    shop("undo")
    return shop


def traces(path):
    with open(path, "rb") as file:
        content = file.read()
    return [text for text in TRACES if text in content]


def test_nothing_of_it_is_left_in_the_file(shop):
    assert traces(shop.path)
    receipt = shop.json("forget", "Quillhaven", "--yes")
    assert receipt["done"] == "forget"
    assert receipt["customer_id"] == 2
    assert receipt["rows"] > 15
    assert traces(shop.path) == []
    assert shop.sql("SELECT name FROM customer") == [("Other",)]
    for table in ("contact", "deal", "instalment", "receipt", "sale", "coaching", "next_action"):
        assert shop.sql(f"SELECT count(*) FROM {table}") == [(0,)]
    assert shop.sql("PRAGMA integrity_check") == [("ok",)]
    assert shop.sql("PRAGMA foreign_key_check") == []
    assert shop("check", "--deep").stdout == ""
    assert "Quillhaven" not in shop("history", "--json").stdout
    assert shop("find", "Reykjavik", "--json").json == []


def test_what_others_did_still_undoes_and_forgetting_does_not(shop):
    shop("forget", "Quillhaven", "--yes")
    assert "nothing brings it back" in shop.unchanged("undo", exit=7).stderr
    log = shop.one("SELECT max(id) FROM operation WHERE command='log'")
    assert "weather" in shop("show", "Other").stdout
    shop("undo", str(log))
    assert "weather" not in shop("show", "Other").stdout


def test_without_a_terminal_it_needs_yes(shop):
    ran = shop.unchanged("forget", "Quillhaven", exit=2)
    assert "--yes" in ran.stderr


def test_copies_that_know_it_are_named_and_rewritten(shop):
    shop("backup")
    first = list_copies(shop.path)[0].path
    shop("add", "Later")
    ran = shop("forget", "Quillhaven", "--yes")
    assert first in ran.stderr
    assert traces(first)
    other = Shop.__new__(Shop)
    other.__dict__ |= shop.__dict__
    shop("restore", first)
    kept = [copy.path for copy in list_copies(shop.path) if traces(copy.path)]
    assert kept == [first]
    receipt = shop.json("forget", "Quillhaven", "--yes", "--backups")
    assert receipt["backups"] == [first]
    assert all(not traces(copy.path) for copy in list_copies(shop.path))
    assert all(not traces(os.path.join(folder, name))
               for folder, _folders, names in os.walk(os.path.dirname(shop.path))
               for name in names)  # fmt: skip
    shop("restore", first)
    assert shop.sql("SELECT name FROM customer") == [("Other",)]


def test_rows_that_came_by_a_merge_go_too(shop):
    shop("add", "Twin of it", "--note", SAID)
    shop("log", "Twin of it", SAID)
    shop("merge", "Twin of it", "Quillhaven")
    shop("forget", "Quillhaven", "--yes")
    assert traces(shop.path) == []
    assert shop("check", "--deep").stdout == ""


def test_what_others_said_of_it_is_counted_and_stays(shop):
    shop("log", "Other", f"knows {PERSON}")
    ran = shop("forget", "Quillhaven", "--yes")
    assert "1 entry" in ran.stderr
    assert shop.one("SELECT count(*) FROM follow_up WHERE note LIKE '%Zebedee%'") == 1

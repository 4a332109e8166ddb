"""`me`, the owner who acts: their customers are shown, what they do bears their name."""

import pytest

from within import Shop

WANG = {"SALESBOOK_ME": "wang"}
REPORTS = [["list"], ["overdue"], ["today"], ["find", "customer"]]


@pytest.fixture
def office(shop: Shop) -> Shop:
    for owner in ("wang", "li", None):
        more = ["--owner", owner] if owner else []
        shop("add", f"customer of {owner}", *more, "-q", today="2026-11-16")
    return shop


@pytest.mark.parametrize("argv", REPORTS)
def test_unset_all_owners_are_shown(office: Shop, argv: list[str]) -> None:
    assert sorted(row["customer_id"] for row in office.json(*argv)) == [1, 2, 3]


@pytest.mark.parametrize("argv", REPORTS)
def test_set_ones_own_and_those_of_nobody(office: Shop, argv: list[str]) -> None:
    assert sorted(row["customer_id"] for row in office.json(*argv, env=WANG)) == [1, 3]
    office("config", "set", "me", "li")
    assert sorted(row["customer_id"] for row in office.json(*argv)) == [2, 3]
    # The environment goes before the file.
    assert sorted(row["customer_id"] for row in office.json(*argv, env=WANG)) == [1, 3]


def test_the_sheet_is_of_one_owner(office: Shop) -> None:
    for identity in ("1", "2"):
        office("regrade", identity, "A", "--why", "x", "-q")
        office("log", identity, "spoke", "-q")
    assert sorted(entry["customer_id"] for entry in office.json("sheet")["a"]) == [1, 2]
    value = office.json("sheet", env=WANG)
    assert value["owner"] == "wang"
    assert [entry["customer_id"] for entry in value["a"]] == [1]
    assert value["counts"]["contacts"] == 1
    assert office("sheet", env=WANG).lines[0] == "Order review 2026-11-21 Sat · wang"


def test_what_one_does_bears_ones_name(office: Shop) -> None:
    office("add", "new", "-q", env=WANG)
    office("log", "new", "spoke", "-q", env=WANG)
    office("regrade", "new", "A", "--why", "x", "-q", env=WANG)
    assert office.one("SELECT owner FROM customer WHERE name='new'") == "wang"
    assert office.one("SELECT owner FROM follow_up") == "wang"
    assert office.sql("SELECT owner FROM grade_change WHERE customer_id=4") == [("wang",)] * 2
    office("add", "given", "--owner", "li", "-q", env=WANG)
    assert office.one("SELECT owner FROM customer WHERE name='given'") == "li"


def test_another_ones_customer_is_still_found(office: Shop) -> None:
    assert office.json("show", "2", env=WANG)["owner"] == "li"
    office("log", "2", "spoke for him", env=WANG)


def test_the_owner_filter(office: Shop) -> None:
    assert [row["customer_id"] for row in office.json("list", "--owner", "li")] == [2]
    assert office.json("list", "--owner", "li", env=WANG) == []


def test_an_empty_me_is_nobody(office: Shop) -> None:
    assert len(office.json("list", env={"SALESBOOK_ME": ""})) == 3

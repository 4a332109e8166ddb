"""`suggest`: grades proposed with their evidence; with --apply, changed in one step."""

import pytest

from builders import a_customer, a_follow_up, changing
from selling import a_deal, an_instalment
from within import Shop

BEGAN = "2026-11-10"


@pytest.fixture
def book(shop: Shop) -> Shop:
    """One customer for each way: up to A, up to B, down, to the pool, and one that stays."""
    with changing(shop.path) as (change, _day):
        ready = a_customer(change, "Ready", grade="B", since=BEGAN, last_contact="2026-11-20",
                           need_clear=1, budget_clear=1, decision_chain="short",
                           wanted_on="2026-12-01")  # fmt: skip
        heard = a_customer(change, "Heard", grade="C", since=BEGAN, last_contact="2026-11-19")
        a_follow_up(change, heard, on="2026-11-19", feedback="预算65万，下周五签合同")
        a_customer(change, "Lapsed", grade="B", since="2026-11-01", last_contact="2026-11-19")
        a_customer(change, "Cold", grade="C", since="2026-10-01", last_contact="2026-10-02",
                   unanswered=3, next_on="2026-12-01")  # fmt: skip
        kept = a_customer(change, "Kept", grade="C", since="2026-10-01")
        an_instalment(change, kept, a_deal(change, kept))
        again = a_customer(change, "Again", grade="C", since=BEGAN, signed="2026-08-01",
                           last_contact="2026-11-19")  # fmt: skip
        a_follow_up(change, again, on="2026-11-19", feedback="we want a second order")
        a_customer(change, "Fine", grade="A", since="2026-11-18", last_contact="2026-11-20")
        assert ready
    return shop


def test_the_table(book: Shop) -> None:
    assert book("suggest").stdout == (
        "4 suggestions: 3 up, 1 down\n"
        "\n"
        "id  customer  grade  to     because\n"
        " 1  Ready     B      A   ↑  need and budget clear, short decision chain,"
        " wanted by Tue 12-01\n"
        " 6  Again     C      A   ↑  wants to buy again, on Thu 11-19: “we want a second order”\n"
        " 2  Heard     C      B   ↑  named a day and a budget on Thu 11-19:"
        " “预算65万，下周五签合同”\n"
        " 3  Lapsed    B      C   ↓  signing window ended Sun 11-15\n"
        "\n"
        "salesbook suggest --apply takes all of them; salesbook regrade takes one.\n"
    )


def test_the_fields_scripts_rely_on(book: Shop) -> None:
    rows = book.json("suggest")
    assert list(rows[0]) == ["customer_id", "customer", "grade", "to", "direction", "evidence"]
    assert rows[3] == {
        "customer_id": 3, "customer": "Lapsed", "grade": "B", "to": "C", "direction": "down",
        "evidence": ["signing window ended Sun 11-15"],
    }  # fmt: skip


def test_c_is_proposed_for_the_pool_where_there_is_one(book: Shop) -> None:
    book("config", "set", "pool.enabled", "yes", "-q")
    rows = book.json("suggest")
    assert [(row["customer"], row["to"]) for row in rows if row["direction"] == "pool"] == [
        ("Cold", "pool")
    ]
    assert book("suggest").lines[0] == "5 suggestions: 3 up, 1 down, 1 to the pool"


def test_applying(book: Shop) -> None:
    book("config", "set", "pool.enabled", "yes", "-q")
    before = book.content()
    ran = book("suggest", "--apply")
    assert ran.stdout == (
        "Regraded: 3 up, 1 down, 1 to the pool: Ready (#1) B → A, Again (#6) C → A,"
        " Heard (#2) C → B, Lapsed (#3) B → C, Cold (#4) C → pool.\n"
    )
    assert book.sql(
        "SELECT customer_id, from_grade, to_grade, on_day, reason, basis FROM grade_change "
        "WHERE from_grade IS NOT NULL ORDER BY customer_id"
    ) == [
        (1, "B", "A", "2026-11-21",
         "need and budget clear, short decision chain, wanted by Tue 12-01", "intent"),
        (2, "C", "B", "2026-11-21",
         "named a day and a budget on Thu 11-19: “预算65万，下周五签合同”", "intent"),
        (3, "B", "C", "2026-11-21", "signing window ended Sun 11-15", "intent"),
        (6, "C", "A", "2026-11-21",
         "wants to buy again, on Thu 11-19: “we want a second order”", "intent"),
    ]  # fmt: skip
    assert book.sql("SELECT status, owner FROM customer WHERE name='Cold'") == [("pooled", None)]
    assert book.sql("SELECT act, reason FROM ownership") == [
        ("release", "signing window ended Sat 10-31; 3 attempts unanswered")
    ]
    assert book.one("SELECT state FROM next_action WHERE customer_id=4") == "dropped"
    # Taken once, nothing is left to suggest; and it is one step.
    assert book.json("suggest") == []
    again = book("suggest", "--apply")
    assert again.stdout == "Nothing to suggest: no grade was changed.\n"
    book("undo", "-q")
    assert book.content() == before


def test_the_receipt_as_an_object(book: Shop) -> None:
    receipt = book.json("suggest", "--apply")
    assert receipt == {"done": "suggest", "up": 3, "down": 1, "pool": 0}
    assert [one["to"] for one in receipt["suggestions"]] == ["A", "A", "B", "C"]


def test_nothing_to_suggest(shop: Shop) -> None:
    assert shop("suggest").stdout == "Nothing to suggest: every grade fits what is known.\n"
    assert shop.json("suggest") == []


def test_in_chinese(book: Shop) -> None:
    ran = book("suggest", lang="zh")
    assert "Regrade" not in ran.stdout
    assert "签单窗口已于 11-15 周日 截止" in ran.stdout

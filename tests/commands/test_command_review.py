"""`review` as a command: the month it takes, its formats, whose it is, what it reads."""

import json
import re

import pytest

import builders
import selling
from builders import changing
from salesbook.output.text import width
from within import Shop


def test_the_last_full_month_unless_told(shop: Shop) -> None:
    assert shop.json("review")["month"] == "2026-10"
    assert shop.json("review", today="2026-01-01")["month"] == "2025-12"
    assert shop("review", lang="en").lines[0] == "Review of 2026-10"


@pytest.mark.parametrize(
    ("typed", "month", "to"),
    [
        ("2026-11", "2026-11", "2026-11-21"), ("last month", "2026-10", "2026-10-31"),
        ("本月", "2026-11", "2026-11-21"), ("2月", "2026-02", "2026-02-28"),
        ("2024-02-01..2024-02-29", "2024-02", "2024-02-29"), ("1900-01", "1900-01", "1900-01-31"),
    ],
)  # fmt: skip
def test_a_month_is_read_as_periods_are(shop: Shop, typed: str, month: str, to: str) -> None:
    found = shop.json("review", "--month", typed)
    assert (found["month"], found["to"]) == (month, to)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("2026", "is not one month"), ("2026-12", "lies in the future"), ("x", "is not a period"),
     ("2026-10-02..2026-10-31", "is not one month"), ("9999-12", "out of range")],
)  # fmt: skip
def test_what_is_no_month(shop: Shop, typed: str, said: str) -> None:
    assert said in shop.unchanged("review", "--month", typed, exit=2, lang="en").stderr


def test_one_object_in_json_one_number_a_line_in_csv(shop: Shop) -> None:
    one = builders.a_customer(shop.path, "Acme", captured="2026-10-05", source="=fair")
    selling.a_sale(shop.path, one, on="2026-10-06", amount=12_345)
    found = json.loads(shop("review", "--json").stdout)
    assert list(found) == [
        "month", "from", "to", "cohort_from", "weakest", "sources", "cycles", "windows",
        "methods", "lost", "adherence", "weeks", "movement", "funnel", "forecast", "money",
        "entry", "activity",
    ]  # fmt: skip
    assert json.loads(shop("review", "-f", "jsonl").stdout) == found
    lines = shop("review", "-f", "csv").lines
    assert lines[0] == "figure,of,measure,value"
    assert "money,,sold_fen,12345" in lines
    assert "sources,'=fair,captured,1" in lines  # a text that could be a formula is guarded
    assert shop("review", "-f", "tsv", "--columns", "of,value").lines[0] == "of\tvalue"
    shop("review", "--columns", "customer", exit=2)


def test_ones_own_and_nobodys(shop: Shop) -> None:
    with changing(shop.path) as (change, _day):
        for owner in ("wang", "li", None):
            one = builders.a_customer(change, captured="2026-10-05", owner=owner)
            builders.a_follow_up(change, one, on="2026-10-06")
            deal = selling.a_deal(change, one, won="2026-10-07", opened="2026-10-05")
            selling.an_instalment(change, one, deal, due="2026-10-08", received=40_000,
                                  received_on="2026-10-09")  # fmt: skip
            selling.a_sale(change, one, on="2026-10-06", amount=100)
    everybody = shop.json("review")
    own = shop.json("review", env={"SALESBOOK_ME": "wang"})
    for found, share in ((everybody, 3), (own, 2)):
        money = found["money"]
        assert sum(day["contacts"] for day in found["activity"]) == share
        assert [one["captured"] for one in found["sources"]] == [share]
        assert (money["signed"], money["sold_fen"]) == (share, share * 100)
        assert (money["received_fen"], money["overdue_fen"]) == (share * 40_000, share * 60_000)


def test_reading_leaves_the_book_alone(shop: Shop) -> None:
    one = builders.a_customer(shop.path, "Acme", captured="2026-10-05", last_contact="2026-10-05")
    selling.one_of_each(shop.path, one)
    before = shop.bytes()
    for argv in (["review"], ["pareto"], ["funnel"], ["funnel", "--by", "source"]):
        shop(*argv)
    assert shop.bytes() == before


def test_a_screen_is_never_wider_than_it_is(shop: Shop) -> None:
    one = builders.a_customer(shop.path, "Acme", captured="2026-10-05", source="x" * 90)
    selling.one_of_each(shop.path, one)
    builders.a_follow_up(shop.path, one, on="2026-10-06")
    for lang in ("en", "zh"):
        for columns in (40, 60, 80, 120):
            for argv in (["review"], ["funnel"], ["pareto"]):
                for line in shop(*argv, lang=lang, terminal=columns).lines:
                    assert width(re.sub(r"\x1b\[[\d;]*m", "", line)) <= columns

"""`today` beyond contacts: complaints, money, protection, findings, care, each from its list."""

import pytest

from builders import a_customer, changing, iso
from selling import a_deal, an_instalment
from within import Shop

TODAY = iso(0)  # a Wednesday


@pytest.fixture
def full(shop: Shop) -> Shop:
    """A customer for each kind that comes from a list of its own."""
    with changing(shop.path) as (change, _day):
        quiet = {"last_contact": -1, "owner": "wang"}
        row = {"on_day": iso(-1)}
        one = a_customer(change, "complains", **quiet)
        change.insert("feedback", customer_id=one, kind="complaint", said="jams",
                      answer_by=iso(1), **row)  # fmt: skip
        two = a_customer(change, "owes", **quiet)
        deal = a_deal(change, two, won=-30, amount=1_000_000)
        an_instalment(change, two, deal, due=-1, amount=1_000_000, received=400_000)
        a_customer(change, "ends", captured=-25, since=-2, **quiet)
        four = a_customer(change, "learns", **quiet, owned_since=iso(-1))
        change.insert("coaching", customer_id=four, kind="visit", found="talks too much",
                      advice="ask first", check_on=iso(0), on_day=iso(-7),
                      owner="wang")  # fmt: skip
        a_customer(change, "signed", signed=-8, **quiet)
    shop("config", "set", "pool.enabled", "yes", "-q")
    shop.today = TODAY
    return shop


def lines(shop: Shop, **how: str) -> list[tuple[str, str]]:
    return [(line["customer"], line["kind"]) for line in shop.json("today", **how)]


def test_each_list_has_its_lines_in_the_order_of_the_kinds(full: Shop) -> None:
    assert lines(full) == [
        ("complains", "complaint"), ("owes", "instalment"), ("ends", "protection"),
        ("learns", "coaching"), ("signed", "care"),
    ]  # fmt: skip
    owes = full.json("today")[1]
    assert owes == {"due_on": iso(-1), "days_late": 1, "action": "Call about the payment"}
    assert full.json("today")[3]["action"] == "ask first"


def test_only_of_active_customers(full: Shop) -> None:
    with changing(full.path) as (change, _day):
        for (identity,) in full.sql("SELECT id FROM customer"):
            change.update("customer", identity, status="lost")
    assert lines(full) == []


def test_only_mine(full: Shop) -> None:
    assert lines(full, env={"SALESBOOK_ME": "li"}) == []  # type: ignore[arg-type]
    assert len(lines(full, env={"SALESBOOK_ME": "wang"})) == 5  # type: ignore[arg-type]


def test_who_was_reached_today_is_off_unless_promised(full: Shop) -> None:
    full("log", "complains", "spoke", "-q")
    assert ("complains", "complaint") not in lines(full)
    full("next", "complains", "today 17:00 call back", "-q")
    (line,) = [one for one in full.json("today") if one["customer"] == "complains"]
    assert line["kind"] == "promise"
    assert [words.split()[0] for words in line["why"][:2]] == ["Promised", "Complaint:"]


def test_several_reasons_are_one_line(full: Shop) -> None:
    with changing(full.path) as (change, _day):
        owes = full.one("SELECT id FROM customer WHERE name='owes'")
        change.insert("feedback", customer_id=owes, kind="complaint", said="late",
                      answer_by=iso(0), on_day=iso(-2))  # fmt: skip
    line = full.json("today")[0]
    assert (line["customer"], line["kind"], len(line["why"])) == ("owes", "complaint", 2)


@pytest.mark.parametrize(("lang", "words"), [("en", "all customers"), ("zh", "全体客户")])
def test_a_festival_is_one_line_for_all(shop: Shop, lang: str, words: str) -> None:
    shop("add", "Acme", "--next", "2027-12-31 call", "-q", today="2026-09-30")
    (line,) = shop.json("today", today="2026-09-30", lang=lang)
    assert line == {
        "rank": 1, "customer_id": None, "customer": words, "grade": None, "kind": "care",
        "phone": None, "preferred_time": None, "last_words": None,
    }  # fmt: skip
    assert words in shop("today", today="2026-09-30", lang=lang, terminal=80).stdout
    assert words in shop("today", "-f", "csv", today="2026-09-30", lang=lang).stdout


def test_nobody_is_greeted_where_there_is_nobody(shop: Shop) -> None:
    assert shop.json("today", today="2026-09-30") == []


@pytest.mark.parametrize(
    ("today", "told"),
    [
        ("2026-11-16", True),  # a Monday
        ("2026-11-17", False),
        ("2026-11-22", False),  # a Sunday
        ("2026-10-08", True),  # the first working day after the holiday, a Thursday
        ("2026-10-09", False),
    ],
)
def test_suggestions_are_counted_once_a_week(shop: Shop, today: str, told: bool) -> None:
    # The signing window lapsed long ago.
    shop("add", "Acme", "--grade", "B", "--next", "2027-12-31 call", "-q", today="2026-08-03")
    head = shop("today", today=today).stdout
    assert ("salesbook suggest" in head) == told

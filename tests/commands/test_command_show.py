"""`show` and `find`: the file of one, and full text."""

import pytest

from builders import a_customer, changing, iso
from selling import a_deal, a_sale, an_instalment
from within import Shop


@pytest.fixture
def acme(shop: Shop) -> Shop:
    shop("add", "Acme", "--grade", "B", "--id", "K-1", "--budget", "50-80万", "--stars", "3",
         "--need-clear", "yes", "--decision-chain", "short", "--tag", "vip", "--note", "line",
         "--contact", "Li Na", "--decides", "-q", today="2026-11-16")  # fmt: skip
    shop("edit", "Acme", "--fact", "market/size=large", "-q")
    for day in range(10, 17):
        shop(
            "log",
            "Acme",
            f"talk {day}",
            "--at",
            f"2026-11-{day}",
            "--feedback",
            f"said {day}",
            "-q",
        )
    return shop


def test_the_object(acme: Shop) -> None:
    value = acme.json("show", "Acme")
    for key in ("contacts", "follow_ups", "grades", "deals", "instalments", "tags", "facts"):
        assert isinstance(value[key], list)
    assert len(value["follow_ups"]) == 7
    assert value["follow_ups"][0] == {
        "follow_up_id": 7, "on_day": "2026-11-16", "at_time": None, "method": "phone",
        "note": "talk 16", "feedback": "said 16", "support": None, "reached": True, "owner": None,
    }  # fmt: skip
    assert value["contacts"][0]["decides"] is True
    assert value["need_clear"] is True
    assert value["facts"] == [{"fact_id": 1, "part": "market", "key": "size", "value": "large"}]
    assert (value["due_on"], value["days_late"]) == ("2026-12-01", -10)


def test_the_screen(acme: Shop) -> None:
    lines = acme("show", "Acme").lines
    assert lines[0] == "Acme (#1)  ext:K-1"
    assert lines[1].startswith("Grade B (B 11-16) · window: 9 days left · every 15 days")
    assert "budget          500,000-800,000" in lines
    assert "stars           ★★★" in lines
    assert "need clear      yes" in lines
    assert "market / size   large" in lines
    assert "Follow-ups (the last 5 of 7; --json shows all)" in lines
    assert "talk 12" in acme("show", "Acme").stdout
    assert "talk 11" not in acme("show", "Acme").stdout


def test_of_many_deals_the_last_ones(acme: Shop) -> None:
    with changing(acme.path) as (change, _day):
        for _number in range(9):
            a_deal(change, 1, stage="needs")
    lines = acme("show", "Acme").lines
    assert sum(line.startswith("deal #") for line in lines) == 5
    assert "… and 4 earlier ones; --json shows all." in "\n".join(lines)
    assert len(acme.json("show", "Acme")["deals"]) == 9


def test_the_file_says_things_once(acme: Shop) -> None:
    acme("edit", "Acme", "--need", "CRM", "--signed-on", "2026-11-19", "-q")
    screen, flat = acme("show", "Acme").lines, acme("show", "Acme", "-f", "tsv").stdout
    assert "need            CRM (clear)" in screen
    for name in ("need clear", "signed on", "owned since"):
        assert not any(line.startswith(name) for line in screen)
    assert "need_clear\tTrue\t" in flat or "need_clear\ttrue\t" in flat
    assert "owned_since\t" in flat


def test_a_cadence_of_one_day_reads_right(acme: Shop) -> None:
    acme("edit", "Acme", "--every", "1d")
    assert " · every day" in acme("show", "Acme").lines[1]
    acme("log", "Acme", "x", "--at", "2026-11-19")
    assert acme.json("today")[0]["why"] == ["1 day overdue (every day)"]


def test_unanswered_not_active_and_signed_are_said(acme: Shop) -> None:
    acme("log", "Acme", "--no-answer", "--at", "2026-11-20")
    assert "1 attempt unanswered" in acme("show", "Acme").stdout
    acme("edit", "Acme", "--signed-on", "2026-11-19")
    assert "signed 2026-11-19" in acme("show", "Acme").stdout
    acme("archive", "Acme")
    assert "Not active: archived" in acme("show", "1").stdout


def test_codes_in_csv_whatever_the_language(acme: Shop) -> None:
    rows = [line.split("\t") for line in acme("show", "Acme", "-f", "tsv", lang="zh").lines]
    values = {row[0]: row[1] for row in rows}
    assert values["field"] == "value"
    assert values["decision_chain"] == "short"
    assert values["budget_fen"] == "50000000;80000000"
    assert values["need_clear"] == "true"
    assert values["stars"] == "3"
    assert values["fact:market/size"] == "large"


# The sale


@pytest.fixture
def sold(shop: Shop) -> Shop:
    """A customer with a row of everything, as of 2026-11-18."""
    with changing(shop.path) as (change, _day):
        one = a_customer(change, "Acme", signed=-100, owner="wang", contact="Li", last_contact=-2)
        deal = a_deal(change, one, stage="proposal", opened=-40, since=-12, amount=45_000_000,
                      product="CRM", expect_on=iso(12))  # fmt: skip
        row = {"customer_id": one, "on_day": iso(-20)}
        change.insert("answer", deal_id=deal, stage="needs", question="likes", answer="fast", **row)
        won = a_deal(change, one, won=-100, opened=-150, amount=20_000_000, contract="K-7",
                     product="labels", stage="payment")  # fmt: skip
        an_instalment(change, one, won, due=-90, amount=6_000_000, received=6_000_000)
        an_instalment(change, one, won, due=-20, amount=10_000_000, received=2_500_000)
        an_instalment(change, one, won, due=60, amount=4_000_000, kind="final")
        for days in (200, 210, 220):
            a_deal(change, one, opened=-300, lost=-days, amount=None, lost_note="too dear")
        a_sale(change, one, product="paper", on=-20, amount=120_000)
        a_sale(change, one, product="paper", on=-50, amount=230_000)
        change.insert("feedback", kind="complaint", said="printer jams", answer_by=iso(1),
                      customer_id=one, on_day=iso(-1))  # fmt: skip
        change.insert("feedback", kind="satisfaction", score=9, **row)
        change.insert("care", customer_id=one, kind="guide", due_on=iso(-93), done_on=iso(-93))
        change.insert("coaching", kind="visit", found="talks too much", advice="ask first",
                      check_on=iso(2), **row)  # fmt: skip
        change.insert("ownership", act="transfer", to_owner="wang", **row)
    shop.today = iso(0)
    return shop


def test_the_sale_on_the_screen(sold: Shop) -> None:
    lines = sold("show", "Acme").lines
    assert lines[2:6] == [
        "Next: Wed 12-16 · regular follow-up",
        "Payment overdue: 75,000 since Thu 10-29",
        "Complaint of 11-17, to be answered by Thu 11-19: printer jams",
        "",
    ]
    assert [line.rstrip() for line in lines[6 : lines.index("", 6)]] == [
        "deal #1       ▰▰▰▰▱▱▱▱ proposal, 12 days · 450,000 · CRM · expected Mon 11-30",
        "              What do they like about their present supplier? fast",
        "deal #2       ▰▰▰▰▰▰▰▱ payment, 100 days · won 08-10 · 200,000 · labels · contract K-7",
        "deal #5       lost 04-12: price · too dear",
        "deal #4       lost 04-22: price · too dear",
        "              … and 1 earlier one; --json shows all.",
        "money         ▰▰▰▰▱▱▱▱▱▱ 42% · received 85,000 of 200,000 · next 40,000 on 2027-01-17",
        "sales         2 deliveries · 3,500 · last 10-29 · paper",
        "satisfaction  9 of 10 on 10-29",
        "care due      Tue 11-10 satisfaction survey",
        "care given    user guide 08-17",
        "to check      Fri 11-20: talks too much → ask first",
    ]


def test_the_sale_as_an_object(sold: Shop) -> None:
    value = sold.json("show", "Acme")
    deal = value["deals"][0]
    assert deal == {"deal_id": 1, "stage": "proposal", "amount_fen": 45_000_000, "product": "CRM"}
    assert "customer" not in deal
    assert [move["to_stage"] for move in deal["moves"]] == ["lead", "proposal"]
    assert deal["answers"] == [
        {"answer_id": 1, "stage": "needs", "question": "likes", "answer": "fast",
         "on_day": iso(-20)},
    ]  # fmt: skip
    late = value["instalments"][1]
    assert late == {"outstanding_fen": 7_500_000, "overdue": True, "due_on": iso(-20)}
    assert [one["amount_fen"] for one in late["receipts"]] == [2_500_000]
    assert [one["overdue"] for one in value["instalments"]] == [False, True, False]
    assert len(value["sales"]) == 2
    assert [one["kind"] for one in value["feedback"]] == ["complaint", "satisfaction"]
    assert value["care"][0]["kind"] == "guide"
    assert value["coaching"][0] == {"found": "talks too much", "improved": None}
    assert value["ownership"][0]["act"] == "transfer"
    assert [value["grade"], value["owner"]] == ["C", "wang"]


def test_nothing_is_said_of_a_sale_that_is_not_there(acme: Shop) -> None:
    text = acme("show", "Acme").stdout
    for word in ("deal", "money", "sales", "care", "check", "protected"):
        assert word not in text, word


@pytest.mark.parametrize(
    ("owned", "said"),
    [
        ("2026-11-10", "until Thu 12-10, 19 days left"),
        ("2026-10-24", "Protection ends Mon 11-23"),
        ("2026-10-20", "Protection ended Thu 11-19"),
    ],
)
def test_until_when_a_customer_is_protected(shop: Shop, owned: str, said: str) -> None:
    shop("add", "Acme", "--owned-since", owned, "-q")
    assert "rotect" not in shop("show", "Acme").stdout
    shop("config", "set", "pool.enabled", "yes", "-q")
    assert said in shop("show", "Acme").stdout
    shop("edit", "Acme", "--signed-on", "2026-11-20", "-q")
    assert "rotect" not in shop("show", "Acme").stdout


def test_a_screen_is_enough(sold: Shop) -> None:
    """A customer with everything fits where a screen has 80 columns and some forty lines."""
    assert len(sold("show", "Acme", terminal=80).lines) <= 40


def test_the_steps_of_a_grade_are_a_line(acme: Shop) -> None:
    for day, grade in ((17, "A"), (18, "B"), (19, "C"), (20, "B")):
        acme("regrade", "Acme", grade, "--why", f"on {day}", "-q", today=f"2026-11-{day}")
    line = acme("show", "Acme").lines[1]
    assert line.startswith("Grade B (… → A 11-17 → B 11-18 → C 11-19 → B 11-20: on 20) · ")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("acme", ["name"]),
        ("VIP", ["tag"]),
        ("li na", ["contact"]),
        ("large", ["fact"]),
        ("said 16", ["follow_up"]),
        ("captured", ["grade"]),
        ("line", ["file"]),
        ("send", ["next"]),
        ("方案", ["next"]),
    ],
)
def test_find_looks_everywhere(acme: Shop, text: str, places: list[str]) -> None:
    acme("next", "Acme", "fri send 详细方案")
    assert [hit["place"] for hit in acme.json("find", text)] == places


def test_find_needs_no_quotes_and_no_wildcards_work(acme: Shop) -> None:
    assert len(acme.json("find", "talk", "1")) == 7
    assert len(acme.json("find", "talk", "1", "--limit", "3")) == 3
    for text in ("%", "_", "tal%"):
        assert acme.json("find", text) == []
    assert acme("find", "nothing").stdout == "Nothing found for nothing.\n"
    acme.unchanged("find", " ", exit=2)
    acme.unchanged("find", exit=2)


def test_find_shows_the_words_around(shop: Shop) -> None:
    text = "a " * 200 + "needle" + " b" * 200
    shop("add", "Acme", "-q")
    shop("log", "Acme", text, "-q")
    (hit,) = shop.json("find", "needle")
    assert hit["text"] == text
    assert hit["around"].startswith("…")
    assert "needle" in hit["around"][:60]
    assert shop("find", "needle", terminal=80).stdout.count("needle") == 1
    # The latest first.
    shop("log", "Acme", "needle again", "--at", "2026-11-10", "-q")
    assert [hit["on_day"] for hit in shop.json("find", "needle")] == ["2026-11-21", "2026-11-10"]

"""`profile`, `fit`, `prospects`: the ideal customer, who comes up to it, whom to win next."""

import pytest

from builders import a_customer, back, changing
from selling import a_deal, a_sale
from within import Shop


@pytest.fixture
def trade(shop: Shop) -> Shop:
    """Signed and lost customers, leads, and one in the pool."""
    with changing(shop.path) as (change, _day):
        for number in range(6):
            won = a_customer(change, f"Won {number}", industry="医疗", region="浙江 杭州",
                             source="referral", decision_chain="short",
                             budget_low_fen=60_000_000, budget_high_fen=80_000_000)  # fmt: skip
            a_deal(change, won, won=-30, amount=50_000_000)
            lost = a_customer(change, f"Lost {number}", industry="食品", region="Chengdu",
                              source="cold call", decision_chain="long", grade="C",
                              budget_low_fen=5_000_000, budget_high_fen=5_000_000)  # fmt: skip
            a_deal(change, lost, lost=-20)
        a_customer(change, "Clinic", grade="B", industry="医疗器械", region="宁波",
                   budget_low_fen=70_000_000, budget_high_fen=70_000_000, phone="13800138000",
                   tags=("vip",))  # fmt: skip
        a_customer(change, "Hospital", industry="医疗", status="pooled")
        a_customer(change, "Bakery", industry="食品", tags=("竞品",))
        a_customer(change, "Gone", industry="医疗", status="archived")
    return shop


def test_writing_a_profile(trade: Shop) -> None:
    ran = trade("profile", "set", "industry=医疗", "30", "预算>=50万", "20", "tag=vip")
    assert ran.stdout == (
        "Set: industry: 医疗 (+30), budget ≥ 500,000 (+20), tag: vip (+10). "
        "The profile has 3 criteria.\n"
    )
    assert trade.sql("SELECT field, value, weight, learned FROM criterion ORDER BY id") == [
        ("industry", "医疗", 30, 0), ("budget", ">=50000000", 20, 0), ("tag", "vip", 10, 0)
    ]  # fmt: skip
    rows = trade.json("profile", "show")
    assert [(row["criterion"], row["weight"], row["met"], row["unknown"]) for row in rows] == [
        ("industry: 医疗", 30, 1, 0), ("budget ≥ 500,000", 20, 1, 1), ("tag: vip", 10, 1, 0)
    ]  # fmt: skip
    assert trade("profile", "show").stdout == (
        "The ideal customer, 3 criteria, held against 8 unsigned:\n"
        "\n"
        "criterion         weight  met by  to be asked\n"
        "industry: 医疗        30       1            0\n"
        "budget ≥ 500,000      20       1            1\n"
        "tag: vip              10       1            0\n"
    )


def test_words_need_no_quotes_and_weights_may_be_negative(shop: Shop) -> None:
    receipt = shop.json("profile", "set", "industry=auto", "parts", "-20", "source=fair")
    assert receipt["set"] == [
        {"field": "industry", "value": "auto parts", "weight": -20},
        {"field": "source", "value": "fair", "weight": 10},
    ]
    again = shop.json("profile", "set", "Industry=AUTO Parts", "5", "--rm", "source")
    assert again["removed"] == [
        {"field": "source", "value": "fair", "weight": 10, "learned": False}
    ]
    assert again["criteria"] == [
        {"field": "industry", "value": "AUTO Parts", "weight": 5, "learned": False}
    ]


def test_a_fact_that_nobody_has_is_said(trade: Shop) -> None:
    ran = trade("profile", "set", "staff>=100")
    assert ran.stderr == "No customer has the fact staff yet, so everybody counts as unknown.\n"
    trade("edit", "Clinic", "--fact", "Staff=about 1.2k")
    assert trade("profile", "set", "staff>=100", "20").stderr == ""
    assert trade.json("fit", "Clinic")["fit"] == 100


@pytest.mark.parametrize(
    ("argv", "exit", "why"),
    [
        ([], 2, "Name a criterion to set"),
        (["hello"], 2, "is no criterion"),
        (["budget"], 2, "quote > and <"),
        (["industry=x", "500"], 2, "is no weight"),
        (["industry=x", "0"], 2, "is no weight"),
        (["industry=x", "30", "more"], 2, "is no criterion"),
        (["--zzz"], 2, "There is no option --zzz"),
        (["grade=A"], 2, "cannot be part of a profile"),
        (["--rm", "industry=x"], 3, "The profile has no criterion industry=x"),
    ],
)
def test_refused(shop: Shop, argv: list[str], exit: int, why: str) -> None:
    assert why in shop.unchanged("profile", "set", *argv, exit=exit).stderr


def test_no_profile(trade: Shop) -> None:
    for argv in (["profile", "show"], ["fit"], ["fit", "Clinic"]):
        assert trade(*argv).stdout.startswith("There is no profile yet. Write one: ")
    assert trade.json("fit") == []
    assert trade.json("fit", "Clinic") == {"customer": "Clinic", "fit": None, "parts": []}


def test_one_customer_criterion_by_criterion(trade: Shop) -> None:
    trade("profile", "set", "industry=医疗", "30", "region=浙江", "20", "source=fair", "-20", "-q")
    trade("profile", "set", "decision_chain=short", "30", "-q")
    assert trade("fit", "Clinic").stdout == (
        "Clinic (#13, B): fit 63 of 100\n"
        "To be asked: decision chain, source; with the right answers the fit is 100.\n"
        "\n"
        "criterion              weight  state          the file says  points\n"
        "decision chain: short      30  ? to be asked                      0\n"
        "industry: 医疗             30  ✓ met          医疗器械           38\n"
        "region: 浙江               20  ✓ met          宁波               25\n"
        "source: fair              -20  ? to be asked                      0\n"
    )
    found = trade.json("fit", "Clinic")
    assert found == {"customer_id": 13, "customer": "Clinic", "grade": "B", "fit": 63,
                     "at_most": 100, "to_ask": ["decision_chain", "source"]}  # fmt: skip
    assert found["parts"][1] == {
        "field": "industry", "value": "医疗", "criterion": "industry: 医疗", "weight": 30,
        "state": "met", "said": "医疗器械", "points": 38,
    }  # fmt: skip


def test_unsigned_customers_by_fit(trade: Shop) -> None:
    trade("profile", "set", "industry=医疗", "30", "tag=竞品", "10", "-q")
    rows = trade.json("fit", "--limit", "2")
    assert [(row["customer"], row["fit"], row["at_most"]) for row in rows] == [
        ("Clinic", 75, 75), ("Bakery", 25, 25)
    ]  # fmt: skip
    assert rows[0] == {"customer_id": 13, "grade": "B", "met": ["industry: 医疗"],
                       "unmet": ["tag: 竞品"], "against": [], "to_ask": []}  # fmt: skip
    assert trade("fit", "--limit", "2").lines[-1] == "… and 6 more. --limit 8 shows all."


def test_learning(trade: Shop) -> None:
    before = trade.content()
    trade("profile", "set", "source=referral", "77", "-q")
    rows = trade.json("profile", "learn")
    assert {row["criterion"]: row["weight"] for row in rows} == {
        "industry: 医疗": 50, "region: 浙江": 50, "source: referral": 50,
        "decision chain: short": 50, "budget ≥ 100,000": 50, "industry: 食品": -50,
        "region: Chengdu": -50, "source: cold call": -50, "decision chain: long": -50,
    }  # fmt: skip
    assert rows[0] == {"customers": 6, "won": 6, "rate": 1.0}
    assert trade("profile", "learn").lines[0] == (
        "Of 12 customers decided 6 were won (50%); the weight is the difference in points."
    )
    receipt = trade.json("profile", "learn", "--apply")
    assert (receipt["won"], receipt["lost"], receipt["learned"], receipt["kept"]) == (6, 6, 8, 1)
    assert trade.sql("SELECT weight, learned FROM criterion WHERE value='referral'") == [(77, 0)]
    # What is learned again takes the place of what was learned before.
    with changing(trade.path) as (change, _day):
        for number in range(6):
            a_deal(change, a_customer(change, f"N{number}", industry="食品"), won=-1)
    trade("profile", "learn", "--apply", "-f", "table")
    assert trade.sql("SELECT weight FROM criterion WHERE value='食品'") == [(-17,)]
    assert trade.sql("SELECT weight FROM criterion WHERE value='referral'") == [(77,)]
    for _command in range(4):
        back(trade.path)
    assert trade.content() == before


def test_too_little_to_learn_from(shop: Shop) -> None:
    line = "There is too little to learn from: 0 customers won, 0 lost; 5 of each are needed."
    assert shop("profile", "learn").stdout == f"{line}\n"
    assert shop.unchanged("profile", "learn", "--apply", exit=7).stderr == f"Error: {line}\n"


def test_prospects(trade: Shop) -> None:
    with changing(trade.path) as (change, _day):
        a_sale(change, 1, amount=1_000_000)
    trade("profile", "set", "tag=vip", "-q")
    rows = trade.json("prospects")
    assert [(row["part"], row["customer"], row["status"], row["fit"]) for row in rows] == [
        ("trade", "Clinic", "active", 100),
        ("trade", "Hospital", "pooled", 0),
        ("competitor", "Bakery", "active", 0),
    ]
    assert rows[0] == {"signed": 6, "value_fen": 301_000_000, "industry": "医疗器械",
                       "phone": "13800138000", "tags": ["vip"]}  # fmt: skip
    ran = trade("prospects")
    assert ran.lines[0] == "Signed so far: 医疗 6 (3,010,000)"
    assert "Take one out of the pool: salesbook pool claim WHO" in ran.stdout
    assert [row["customer"] for row in trade.json("prospects", "--region", "宁波")] == ["Clinic"]
    assert [row["customer"] for row in trade.json("prospects", "--limit", "1")] == [
        "Clinic", "Bakery"
    ]  # fmt: skip
    assert trade("prospects", "--limit", "1").lines[-1] == "… and 1 more. --limit 3 shows all."


def test_no_prospects(shop: Shop) -> None:
    ran = shop("prospects", lang="zh")
    assert "salesbook tag" in ran.stdout
    assert shop.json("prospects") == []


def test_it_undoes(trade: Shop) -> None:
    before = trade.content()
    trade("profile", "set", "industry=医疗", "30", "budget>=50万", "-q")
    middle = trade.content()
    trade("profile", "set", "industry=医疗", "-5", "--rm", "budget", "-q")
    trade("undo", "-q")
    assert trade.content() == middle
    trade("undo", "-q")
    assert trade.content() == before

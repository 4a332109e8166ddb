"""`pareto`: classes, growth, marks, profit and years; `--apply` regrades and undoes exactly."""

import pytest

import builders
import selling
from builders import changing
from within import TODAY, Fields, Shop

YUAN = 100
PERIOD = ("--period", "2026-10")


def values(shop: Shop, *amounts: int, on: str = "2026-10-10") -> list[int]:
    """Customers who bought for so much; the names say how much it was."""
    made = []
    with changing(shop.path) as (change, _day):
        for place, amount in enumerate(amounts):
            one = builders.a_customer(change, f"{place} worth {amount}", signed="2026-01-01",
                                      captured="2025-12-01")  # fmt: skip
            selling.a_sale(change, one, on=on, amount=amount * YUAN)
            made.append(one)
    return made


def classes(shop: Shop, *argv: str) -> str:
    return "".join(row["value_class"] for row in shop.json("pareto", *(argv or PERIOD)))


def test_the_worked_example(shop: Shop) -> None:
    values(shop, 50, 30, 10, 5, 3, 2)
    rows = shop.json("pareto", *PERIOD)
    assert [row["value_fen"] // YUAN for row in rows] == [50, 30, 10, 5, 3, 2]
    assert [row["before"] for row in rows] == [0, 0.5, 0.8, 0.9, 0.95, 0.98]
    assert [row["share"] for row in rows] == [0.5, 0.3, 0.1, 0.05, 0.03, 0.02]
    assert "".join(row["value_class"] for row in rows) == "AABBCC"
    assert shop("pareto", *PERIOD, lang="en").lines[:2] == [
        "Value 2026-10-01 to 2026-10-31: 100",
        "A: 2 customers, 80% · B: 2 customers, 15% · C: 2 customers, 5%",
    ]


def test_equal_values_share_a_class_and_stand_by_name(shop: Shop) -> None:
    values(shop, 5, 85, 5, 5)
    rows = shop.json("pareto", *PERIOD)
    assert [row["customer"] for row in rows] == [
        "1 worth 85", "0 worth 5", "2 worth 5", "3 worth 5",
    ]  # fmt: skip
    assert "".join(row["value_class"] for row in rows) == "ABBB"


def test_nothing_and_less_is_c_and_the_total_is_of_positive_values(shop: Shop) -> None:
    values(shop, 100, 0, -40)
    rows = shop.json("pareto", *PERIOD)
    assert [(row["value_class"], row["share"], row["before"]) for row in rows] == [
        ("A", 1.0, 0.0), ("C", 0.0, 1.0), ("C", 0.0, 1.0),
    ]  # fmt: skip
    assert shop("pareto", *PERIOD, lang="en").lines[0].endswith(": 100")


def test_value_is_deals_won_and_sales_of_no_deal(shop: Shop) -> None:
    one = builders.a_customer(shop.path, "Acme")
    deal = selling.a_deal(shop.path, one, won="2026-10-31", opened="2026-09-01", amount=1000 * YUAN)
    selling.a_deal(shop.path, one, won="2026-11-01", opened="2026-09-01", amount=7 * YUAN)
    selling.a_deal(shop.path, one, opened="2026-10-01", amount=9 * YUAN)
    selling.a_sale(shop.path, one, on="2026-10-01", amount=50 * YUAN, profit_fen=20 * YUAN)
    selling.a_sale(shop.path, one, on="2026-10-02", amount=-10 * YUAN, profit_fen=-5 * YUAN)
    selling.a_sale(shop.path, one, on="2026-10-02", amount=999 * YUAN, deal_id=deal)
    selling.a_sale(shop.path, one, on="2026-09-30", amount=3 * YUAN)
    (row,) = shop.json("pareto", *PERIOD)
    assert row == {"value_fen": 1040 * YUAN, "profit_fen": 15 * YUAN, "value_class": "A"}


def test_growth_against_the_period_before_and_the_year_before(shop: Shop) -> None:
    one = builders.a_customer(shop.path, "Acme", captured="2024-01-01", signed="2024-11-21")
    for on, amount in (("2026-07-01", 100), ("2026-09-30", 50), ("2026-06-30", 60),
                       ("2026-04-01", 60), ("2025-07-15", 200), ("2025-09-30", 100)):  # fmt: skip
        selling.a_sale(shop.path, one, on=on, amount=amount * YUAN)
    (row,) = shop.json("pareto", "--period", "2026Q3")
    assert row == {"value_fen": 150 * YUAN, "change_prev": 0.25, "change_year": -0.5, "years": 2.0}
    # A period that is no whole months is held against as many days before it.
    (row,) = shop.json("pareto", "--period", "2026-07-01..2026-09-30")
    assert row["change_prev"] == 0.25
    (row,) = shop.json("pareto", "--period", "2026-09-21..2026-09-30")
    assert (row["value_fen"], row["change_prev"], row["change_year"]) == (50 * YUAN, None, -0.5)


def test_who_stopped_buying_is_listed_last(shop: Shop) -> None:
    (one,) = values(shop, 80, on="2026-09-10")
    values(shop, 10)
    rows = shop.json("pareto", *PERIOD)
    assert [row["value_fen"] for row in rows] == [10 * YUAN, 0]
    assert rows[1] == {"customer_id": one, "change_prev": -1.0, "value_class": "C"}
    assert shop.json("pareto", "--period", "2026-05") == []
    assert "Nothing was sold" in shop("pareto", "--period", "2026-05", lang="en").stdout


def test_without_a_period_the_last_twelve_full_months(shop: Shop) -> None:
    values(shop, 1, on="2025-10-31")
    values(shop, 2, on="2025-11-01")
    values(shop, 3, on="2026-10-31")
    values(shop, 4, on="2026-11-01")
    assert [row["value_fen"] // YUAN for row in shop.json("pareto")] == [3, 2, 0]
    assert "Value 2025-11-01 to 2026-10-31" in shop("pareto", lang="en").lines[0]


@pytest.mark.parametrize(
    ("amount", "contacts", "mark"),
    [
        # October has 31 days: class A wants 4.4 contacts, C one; half of it, and twice of it.
        (90, 2, "under"), (90, 3, None), (2, 2, None), (2, 3, "over"), (8, 0, None),
    ],
)  # fmt: skip
def test_high_value_under_contacted_and_the_reverse(
    shop: Shop, amount: int, contacts: int, mark: str | None
) -> None:
    made = dict(zip((90, 8, 2), values(shop, 90, 8, 2), strict=True))
    for day in range(contacts):
        builders.a_follow_up(shop.path, made[amount], on=f"2026-10-{day + 1:02}")
    builders.a_follow_up(shop.path, made[amount], on="2026-10-20", reached=False)
    builders.a_follow_up(shop.path, made[amount], on="2026-11-01")
    rows = {row["value_fen"] // YUAN: row for row in shop.json("pareto", *PERIOD)}
    assert (rows[amount]["contacts"], rows[amount]["mark"]) == (contacts, mark)


def test_a_new_customer_is_asked_for_the_days_it_is_one(shop: Shop) -> None:
    with changing(shop.path) as (change, _day):
        for captured in ("2026-10-26", "2026-10-24"):
            one = builders.a_customer(change, captured, captured=captured)
            selling.a_sale(change, one, on="2026-10-30", amount=YUAN)
    marks = {row["customer"]: row["mark"] for row in shop.json("pareto", *PERIOD)}
    assert marks == {"2026-10-26": None, "2026-10-24": "under"}  # six days, and eight


def test_apply_regrades_signed_customers_and_undo_takes_it_back(shop: Shop) -> None:
    with changing(shop.path) as (change, _day):

        def a_buyer(name: str, amount: int, grade: str, **more: object) -> int:
            signed = more.pop("signed", "2026-02-01")
            one = builders.a_customer(change, name, grade=grade, captured="2026-01-01",
                                      signed=signed, **more)  # type: ignore[arg-type] # fmt: skip
            if amount:
                selling.a_sale(change, one, on="2026-10-10", amount=amount * YUAN)
            return one

        large = a_buyer("large", 800, "C")
        a_buyer("right", 150, "B")
        small = a_buyer("small", 5, "A")
        selling.a_deal(change, a_buyer("in play", 3, "A"), stage="needs", opened="2026-09-01")
        a_buyer("unsigned", 2, "A", signed=None)
        a_buyer("lost", 1, "A", status="lost")
        gone = a_buyer("bought nothing", 0, "A")
        a_buyer("signed later", 0, "A", signed="2026-11-02")
    before = shop.content()
    done = shop.json("pareto", "--apply", *PERIOD)
    assert done == {"done": "pareto", "up": 1, "down": 2}
    assert done["moved"] == [
        {"customer_id": large, "from": "C", "to": "A"},
        {"customer_id": small, "from": "A", "to": "C"},
        {"customer_id": gone, "from": "A", "to": "C"},
    ]
    steps = shop.sql(
        "SELECT customer_id,from_grade,to_grade,on_day,basis,reason FROM grade_change "
        "WHERE basis='value' ORDER BY customer_id"
    )
    assert steps[0] == (
        large, "C", "A", TODAY, "value", "value 800 from 2026-10-01 to 2026-10-31: class A",
    )  # fmt: skip
    assert [step[0] for step in steps] == [large, small, gone]
    shop("undo")
    assert shop.content() == before
    shop("redo")
    again = shop("pareto", "--apply", *PERIOD, lang="en")
    assert (
        again.stdout == "Every signed customer without an open deal has the grade of its value.\n"
    )


def test_apply_says_whom(shop: Shop) -> None:
    values(shop, 80, 20)
    ran = shop("pareto", "--apply", *PERIOD, lang="en")
    assert ran.stdout == (
        "Regraded by value: 2 up, 0 down: 0 worth 80 (#1) C → A, 1 worth 20 (#2) C → B.\n"
    )
    assert "Regraded by value" in shop("history", lang="en").stdout


def test_the_percents_are_settings_that_do_not_contradict_each_other(shop: Shop) -> None:
    values(shop, 50, 30, 10, 10)
    assert classes(shop) == "AABB"
    shop("config", "set", "value.A", "50")
    shop("config", "set", "value.B", "80")
    assert classes(shop) == "ABCC"
    for key, value in (("value.A", "80"), ("value.B", "50")):
        refused = shop.unchanged("config", "set", key, value, exit=2, lang="en")
        assert "smaller than value.B" in refused.stderr
    # What another program stored is no reason to fail.
    with builders.raw(shop.path) as book:
        book.execute("UPDATE setting SET value='90' WHERE key='value.A'")
    assert classes(shop) == "AAAA"
    shop("config", "set", "agenda.limit", "5")
    shop("config", "set", "value.A", "60")


def test_archived_customers_and_those_of_others_are_left_out(shop: Shop) -> None:
    with changing(shop.path) as (change, _day):
        for name, more in (
            ("mine", {"owner": "wang"}), ("theirs", {"owner": "li"}),
            ("nobody's", {}), ("away", {"status": "archived", "owner": "wang"}),
        ):  # fmt: skip
            one = builders.a_customer(change, name, **more)  # type: ignore[arg-type]
            selling.a_sale(change, one, on="2026-10-10", amount=YUAN)
    assert len(shop.json("pareto", *PERIOD)) == 3
    own = shop.json("pareto", *PERIOD, env={"SALESBOOK_ME": "wang"})
    assert [row["customer"] for row in own] == ["mine", "nobody's"]


def test_thirty_at_a_terminal_all_elsewhere(shop: Shop) -> None:
    values(shop, *range(100, 140))
    screen = shop("pareto", *PERIOD, terminal=100, lang="en").lines
    assert screen[-1].endswith("… and 10 more; --limit 40 shows all.\x1b[0m")
    assert len(shop.json("pareto", *PERIOD)) == 40
    assert len(shop.json("pareto", *PERIOD, "--limit", "3")) == 3
    assert isinstance(shop.json("pareto", *PERIOD)[0], Fields)


@pytest.mark.parametrize("period", ["soon", "2026..2025", ""])
def test_a_period_that_is_none(shop: Shop, period: str) -> None:
    shop.unchanged("pareto", "--period", period, exit=2)

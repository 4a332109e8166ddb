"""`funnel` and `funnel --by`: stages, forecast, and win rates that agree with a file's own."""

import csv
from collections import defaultdict
from datetime import datetime
from pathlib import Path

import pytest

import builders
import selling
from within import Shop

CRM = Path(__file__).parents[1] / "data" / "crm"


def _rows(name: str) -> list[dict[str, str]]:
    with (CRM / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def crm(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    shop = Shop(str(tmp_path_factory.mktemp("crm")))
    for name in ("accounts.csv", "sales_pipeline.csv"):
        shop("import", str(CRM / name))
    return shop


def _day(text: str) -> datetime:
    return datetime.strptime(text, "%m/%d/%Y")


@pytest.mark.parametrize("by", ["product", "owner", "industry"])
def test_win_rates_agree_with_the_file(crm: Shop, by: str) -> None:
    sectors = {row["account"]: row["sector"] for row in _rows("accounts.csv")}
    groups: dict[str | None, list[dict[str, str]]] = defaultdict(list)
    for row in _rows("sales_pipeline.csv"):
        if row["deal_stage"] in ("Won", "Lost"):
            of = {"product": row["product"], "owner": row["sales_agent"],
                  "industry": sectors.get(row["account"])}[by]  # fmt: skip
            groups[of].append(row)
    expected = {}
    for of, rows in groups.items():
        won = [row for row in rows if row["deal_stage"] == "Won"]
        days = [(_day(row["close_date"]) - _day(row["engage_date"])).days for row in won]
        ordered, half = sorted(days), len(days) // 2
        middle = ordered[half] if len(days) % 2 else (ordered[half - 1] + ordered[half]) / 2
        expected[of] = (
            len(rows), len(won), round(len(won) / len(rows), 4),
            sum(int(row["close_value"]) for row in won) * 100, middle,
        )  # fmt: skip
    found = crm.json("funnel", "--by", by)
    assert {
        row[by]: (row["deals"], row["won"], row["rate"], row["amount_fen"], row["median_days"])
        for row in found
    } == expected
    assert [row["amount_fen"] for row in found] == sorted(
        (row["amount_fen"] for row in found), reverse=True
    )


def test_a_period_takes_the_deals_decided_in_it(crm: Shop) -> None:
    rows = [row for row in _rows("sales_pipeline.csv") if row["close_date"]]
    march = [row for row in rows if _day(row["close_date"]).strftime("%Y-%m") == "2017-03"]
    found = crm.json("funnel", "--by", "product", "--period", "2017-03")
    assert sum(row["deals"] for row in found) == len(march) > 100
    assert sum(row["won"] for row in found) == sum(row["deal_stage"] == "Won" for row in march)


def test_the_stages_of_the_file_and_their_forecast(crm: Shop) -> None:
    found = crm.json("funnel")
    stages = {row["stage"]: row for row in found["funnel"]}
    assert {stage: row["deals"] for stage, row in stages.items() if row["deals"]} == {
        "lead": 500, "needs": 1589, "contract": 4238,
    }  # fmt: skip
    forecast = {row["stage"]: row for row in found["forecast"]}
    # Every decided deal once stood at the lead; what went past the needs says nothing of them.
    assert (forecast["lead"]["n"], forecast["lead"]["won"]) == (6711, 4238)
    assert forecast["needs"]["rate"] is None
    assert forecast["needs"]["weighted_fen"] is None
    assert crm("funnel", lang="en").lines[0] == "2,089 open deals"


def test_a_few_deals_are_marked_and_what_is_not_known_is_named(shop: Shop) -> None:
    one = builders.a_customer(shop.path, "Acme")
    selling.a_deal(shop.path, one, won=-3, opened=-13, amount=20_000_000, product="CRM")
    selling.a_deal(shop.path, one, lost=-3, amount=None)
    selling.a_deal(shop.path, one, product="CRM")
    ran = shop("funnel", "--by", "product", lang="en")
    assert ran.lines[0] == "2 deals decided, 1 won (50%), 200,000"
    assert [line.split() for line in ran.lines[3:5]] == [
        ["CRM", "1", "1", "████████████", "100%", "†", "200,000", "10"],
        ["not", "said", "1", "0", "0%", "†", "0"],
    ]
    assert ran.lines[-1] == "† fewer than 5: the share says little."
    assert shop.json("funnel", "--by", "product")[1] == {
        "product": None, "deals": 1, "won": 0, "rate": 0.0, "few": True, "amount_fen": 0,
        "median_days": None,
    }  # fmt: skip
    csv_lines = shop("funnel", "--by", "product", "-f", "csv").lines
    assert csv_lines[1] == "CRM,1,1,1.0,few,20000000,10.0"


def test_nothing_yet(shop: Shop) -> None:
    assert shop("funnel", lang="en").stdout == "No deal yet. Begin one: salesbook deal add WHO\n"
    assert shop("funnel", "--by", "owner", lang="en").stdout == "No deal was won or lost yet.\n"
    assert shop.json("funnel", "--by", "owner") == []
    assert shop.json("funnel")["forecast_fen"] == 0


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--by", "colour"), "colour is not what deals are told apart by"),
        (("--by", ""), "an empty text"),
        (("--period", "2026"), "--period goes with --by"),
        (("--by", "owner", "--period", "soon"), "soon"),
    ],
)
def test_what_cannot_be_asked(shop: Shop, argv: tuple[str, ...], said: str) -> None:
    assert said in shop.unchanged("funnel", *argv, exit=2, lang="en").stderr

"""Deals and sales out of files: template 4, another program's pipeline, order lines."""

import csv
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path

import pytest

from within import Shop

CRM = Path(__file__).parents[1] / "data" / "crm"
PIPELINE = CRM / "sales_pipeline.csv"
STAGES = {"Prospecting": "lead", "Engaging": "needs", "Won": "contract", "Lost": "lost"}


@pytest.fixture(scope="module")
def crm(tmp_path_factory):
    """The accounts and the whole pipeline of the example CRM in one book."""
    shop = Shop(str(tmp_path_factory.mktemp("crm")))
    shop("import", str(CRM / "accounts.csv"))
    receipt = shop.json("import", str(PIPELINE))
    return shop, receipt


@pytest.fixture(scope="module")
def pipeline():
    with PIPELINE.open(newline="") as file:
        return list(csv.DictReader(file))


def _day(text):
    return datetime.strptime(text, "%m/%d/%Y").date().isoformat() if text else None


def test_every_opportunity_is_a_deal_with_its_stage_owner_and_value(crm, pipeline):
    shop, _receipt = crm
    wanted = Counter()
    for row in pipeline:
        won, lost = row["deal_stage"] == "Won", row["deal_stage"] == "Lost"
        closed = _day(row["close_date"])
        wanted[
            row["opportunity_id"], row["account"] or "(no customer named)", row["sales_agent"],
            row["product"].replace(" ", "").lower(), STAGES[row["deal_stage"]],
            int(row["close_value"]) * 100 if row["close_value"] else None,
            closed if won else None, closed if lost else None, "other" if lost else None,
        ] += 1  # fmt: skip
    found = Counter(shop.sql(
        "SELECT d.external_id,c.name,d.owner,p.name_key,d.stage,d.amount_fen,d.won_on,d.lost_on,"
        "d.lost_reason FROM deal d JOIN customer c ON c.id=d.customer_id "
        "JOIN product p ON p.id=d.product_id",
    ))  # fmt: skip
    assert sum(found.values()) == 8800
    assert found == wanted


def test_sums_per_owner_product_and_sector_agree_with_the_file(crm, pipeline):
    shop, _receipt = crm
    won = [row for row in pipeline if row["deal_stage"] == "Won"]
    by_owner = defaultdict(int)
    for row in won:
        by_owner[row["sales_agent"]] += int(row["close_value"]) * 100
    found = shop.sql(
        "SELECT owner,sum(amount_fen) FROM deal WHERE won_on IS NOT NULL GROUP BY owner"
    )
    assert dict(found) == by_owner
    signed = {row["account"]: _day(row["close_date"]) for row in
              sorted(won, key=lambda row: _day(row["close_date"]), reverse=True)}  # fmt: skip
    have = dict(shop.sql("SELECT name,signed_on FROM customer WHERE signed_on IS NOT NULL"))
    assert {name: day for name, day in signed.items() if name} == {
        name: day for name, day in have.items() if name != "(no customer named)"
    }


def test_deals_without_an_account_belong_to_one_placeholder(crm):
    shop, receipt = crm
    ((identity, external_id),) = shop.sql(
        "SELECT id,external_id FROM customer WHERE name='(no customer named)'"
    )
    assert shop.sql("SELECT count(*) FROM deal WHERE customer_id=?", identity) == [(1425,)]
    assert external_id == "no-customer"
    assert receipt["deals"] == {"added": 8800, "updated": 0, "same": 0}
    assert any("1,425" in warning for warning in receipt["warnings"])


def test_a_deal_without_a_day_begins_when_it_is_entered(crm):
    shop, _receipt = crm
    found = shop.sql(
        "SELECT count(*),min(stage),max(stage) FROM deal WHERE opened_on=(SELECT max(opened_on) "
        "FROM deal)",
    )
    assert found == [(500, "lead", "lead")]


def test_the_same_pipeline_again_adds_nothing_and_undo_takes_it_all_back(crm):
    shop, _receipt = crm
    before = shop.content()
    assert shop.json("import", str(PIPELINE))["deals"]["same"] == 8800
    assert shop.content() == before
    shop("undo")
    assert shop.sql("SELECT count(*) FROM deal") == [(0,)]


@pytest.fixture
def shop(tmp_path):
    return Shop(str(tmp_path))


def test_template_4_signs_its_customers(shop, tmp_path):
    file = tmp_path / "template4.csv"
    file.write_text(
        "客户名称,转化时间,成交金额,产品/服务,转化关键因素,负责人\n"
        "XX科技,2024-03-10,65万,企业级CRM系统,数据安全功能匹配需求,小王\n"
        "AA生物制药,2024-02-28,40万,供应链管理软件,转介绍客户信任度高,小李\n"
    )
    shop("import", str(file))
    assert shop.sql(
        "SELECT c.name,c.signed_on,d.won_on,d.amount_fen,p.name,d.factors,d.owner,d.stage "
        "FROM deal d JOIN customer c ON c.id=d.customer_id "
        "JOIN product p ON p.id=d.product_id ORDER BY c.id",
    ) == [
        ("XX科技", "2024-03-10", "2024-03-10", 65_000_000, "企业级CRM系统", "数据安全功能匹配需求",
         "小王", "contract"),
        ("AA生物制药", "2024-02-28", "2024-02-28", 40_000_000, "供应链管理软件",
         "转介绍客户信任度高", "小李", "contract"),
    ]  # fmt: skip
    moves = shop.sql("SELECT from_stage,to_stage,on_day FROM deal_move ORDER BY id")
    assert moves == [
        (None, "lead", "2024-02-28"), ("lead", "contract", "2024-02-28"),
        (None, "lead", "2024-03-10"), ("lead", "contract", "2024-03-10"),
    ]  # fmt: skip


SALES = (
    "customer,date,order no,product,quantity,amount,profit\n"
    "Acme,2026-01-05,S-1,Widget,10,1200.50,300\n"
    "Acme,2026-01-05,S-1,Widget,10,1200.50,300\n"
    "Beta,2026-02-05,S-2,Gadget,2.5,800,\n"
    "Acme,2026-03-01,S-3,Widget,-1,-120,\n"
)


def test_order_lines_are_taken_once_and_twin_lines_twice(shop, tmp_path):
    file = tmp_path / "sales.csv"
    file.write_text(SALES)
    assert shop.json("import", str(file))["sales"]["added"] == 4
    assert shop.json("import", str(file))["sales"] == {
        "added": 0, "updated": 0, "same": 4,
    }  # fmt: skip
    assert shop.sql("SELECT name,signed_on FROM customer ORDER BY id"
    ) == [("Acme", "2026-01-05"), ("Beta", "2026-02-05")]  # fmt: skip
    assert shop.sql("SELECT sum(amount_fen),sum(quantity_milli) FROM sale") == [
        (120_050 * 2 + 80_000 - 12_000, 10_000 * 2 + 2_500 - 1_000)
    ]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json", "tsv"])
def test_deals_and_sales_come_back_as_they_went_out(shop, tmp_path, ending):
    file = tmp_path / "sales.csv"
    file.write_text(SALES)
    shop("import", str(file))
    deals = tmp_path / "deals.csv"
    deals.write_text(
        "customer,stage,product,amount,opened on,close date,lost reason,lost note,opportunity id\n"
        "Acme,needs,CRM,500000,2026-01-02,,,,O-1\n"
        "Acme,lost,CRM,20000,2026-01-02,2026-02-03,price,too dear,O-2\n"
        "Beta,contract,ERP,9000,2026-01-02,2026-03-04,,,\n"
    )
    shop("import", str(deals))
    other = Shop(str(tmp_path / "other"))
    for what in ("customers", "deals", "sales"):
        out = tmp_path / f"{what}.{ending}"
        shop("export", what, "--to", str(out))
        other("import", str(out))
    plain = (
        "SELECT c.name,d.stage,d.stage_since,p.name,d.amount_fen,d.opened_on,d.won_on,d.lost_on,"
        "d.lost_reason,d.lost_note,d.external_id FROM deal d JOIN customer c ON c.id=d.customer_id "
        "JOIN product p ON p.id=d.product_id ORDER BY d.opened_on,d.id",
        "SELECT c.name,s.external_id,s.on_day,p.name,s.quantity_milli,s.amount_fen,s.profit_fen "
        "FROM sale s JOIN customer c ON c.id=s.customer_id "
        "JOIN product p ON p.id=s.product_id ORDER BY s.on_day,s.id",
    )
    for sql in plain:
        assert other.sql(sql) == shop.sql(sql)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Acme,Won,,100", "close date"),
        ("Acme,Somewhere,2026-01-01,100", "Somewhere"),
        ("Acme,Won,2099-01-01,100", "future"),
        ("Acme,Won,2026-01-01,much", "much"),
        ("Acme,Won,3/4/2026,100", "3/4/2026"),
    ],
)
def test_a_line_that_cannot_be_a_deal_is_refused_with_its_reason(shop, tmp_path, line, said):
    file = tmp_path / "deals.csv"
    file.write_text(f"customer,stage,close date,amount\n{line}\n")
    done = shop.unchanged("import", str(file), exit=2)
    assert "line 2" in done.stderr
    assert said in done.stderr


@pytest.mark.parametrize(
    ("dates", "wanted"),
    [
        (("1/2/2026", "3/25/2026"), ["2026-01-02", "2026-03-25"]),
        (("1/2/2026", "25/3/2026"), ["2026-02-01", "2026-03-25"]),
    ],
)
def test_one_date_of_the_file_settles_the_order_of_all(shop, tmp_path, dates, wanted):
    file = tmp_path / "sales.csv"
    lines = "".join(f"Acme,{date},1,{place}00\n" for place, date in enumerate(dates, 1))
    file.write_text(f"customer,date,quantity,amount\n{lines}")
    shop("import", str(file))
    assert [day for (day,) in shop.sql("SELECT on_day FROM sale ORDER BY id")] == wanted

"""Money in the agenda, one reason a deal; and the totals of `pay list` and `sale list`."""

from typing import Any

import pytest
from rows import a_day, an_agenda_row

from salesbook.reports.agenda.instalment import instalments
from salesbook.reports.agenda.reason import Facts
from salesbook.reports.money import instalments_report
from salesbook.reports.sales import sales_report
from salesbook.rows import InstalmentRow, SaleRow


def an_instalment(instalment_id: int = 1, **more: Any) -> InstalmentRow:
    values: dict[str, Any] = {
        "customer_id": 1, "customer": "C1", "grade": "C", "deal_id": 1, "product": "CRM",
        "contract": None, "due_on": "2026-11-11", "amount_fen": 100_000, "received_fen": 0,
        "kind": "progress", "invoice": None, "note": None, "owner": None,
    }  # fmt: skip
    return InstalmentRow(instalment_id=instalment_id, **{**values, **more})


def a_sale(sale_id: int = 1, **more: Any) -> SaleRow:
    values: dict[str, Any] = {
        "customer_id": 1, "customer": "C1", "deal_id": None, "external_id": None,
        "on_day": "2026-11-11", "product": None, "family": None, "quantity_milli": None,
        "amount_fen": 10_000, "profit_fen": None, "owner": None, "note": None,
    }  # fmt: skip
    return SaleRow(sale_id=sale_id, **{**values, **more})


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, "1,000 overdue since Wed 11-11, 10 days (CRM)"),
        ({"due_on": "2026-11-20"}, "1,000 overdue since yesterday, 1 day (CRM)"),
        ({"received_fen": 40_000}, "600 overdue since Wed 11-11, 10 days (CRM)"),
        ({"contract": "HT-7"}, "1,000 overdue since Wed 11-11, 10 days (HT-7)"),
        ({"product": None}, "1,000 overdue since Wed 11-11, 10 days (deal #1)"),
    ],
)
def test_a_reason(more: dict[str, Any], why: str) -> None:
    facts = Facts([an_agenda_row()], instalments=[an_instalment(**more)])
    (reason,) = instalments(facts, a_day())
    assert (reason.kind, reason.why, reason.action) == ("instalment", why, "Call about the payment")
    assert reason.due_on.isoformat() == more.get("due_on", "2026-11-11")


@pytest.mark.parametrize(
    "more", [{"due_on": "2026-11-21"}, {"due_on": "2026-12-01"}, {"received_fen": 100_000}]
)
def test_no_reason(more: dict[str, Any]) -> None:
    facts = Facts([an_agenda_row()], instalments=[an_instalment(**more)])
    assert list(instalments(facts, a_day())) == []


def test_one_reason_for_each_deal() -> None:
    rows = [
        an_instalment(1, due_on="2026-11-11"),
        an_instalment(2, due_on="2026-10-22"),
        an_instalment(3, deal_id=2),
        an_instalment(4, deal_id=3, customer_id=2),
    ]
    found = list(instalments(Facts([], instalments=rows), a_day()))
    assert [(reason.customer_id, reason.days_late, reason.lateness) for reason in found] == [
        (1, 30, 1.0), (1, 10, 0.33), (2, 10, 0.33),
    ]  # fmt: skip
    assert found[0].why.startswith("2,000 overdue since Thu 10-22, 30 days")


def test_totals_of_instalments() -> None:
    rows = [
        an_instalment(1, received_fen=99_999),
        an_instalment(2, due_on="2026-11-21"),
        an_instalment(3, due_on="2026-10-01", received_fen=100_000),
    ]
    report = instalments_report(rows, a_day(), overdue=False)
    assert [line.text for line in report.head] == [
        "3,000 in 3 instalments: 1,999.99 received (66%), 1,000.01 outstanding", "Overdue: 0.01",
    ]  # fmt: skip
    (table,) = report.tables
    states = [row[-1] for row in table.rows]
    assert states == ["overdue", "due", "paid"]
    late = [column.name for column in table.columns].index("days_late")
    assert [row[late] for row in table.rows] == [10, 0, None]


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([a_sale()], "1 sale: 100"),
        ([a_sale(), a_sale(2, amount_fen=-2_000)], "2 sales: 80 · taken back 20"),
        ([a_sale(profit_fen=2_500)], "1 sale: 100 · profit 25 (25%)"),
        ([a_sale(profit_fen=-2_500)], "1 sale: 100 · profit -25"),
        ([a_sale(profit_fen=0), a_sale(2)], "2 sales: 200 · profit 0, known of 1"),
    ],
)
def test_totals_of_sales(rows: list[SaleRow], line: str) -> None:
    assert [one.text for one in sales_report(rows).head] == [line]

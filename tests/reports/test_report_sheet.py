"""The 理单表 from rows: who is on it, what moved, the counts, the plan."""

from datetime import date
from typing import NamedTuple

import pytest
from rows import WEEKENDS, a_contact, a_day, a_sheet_row

from salesbook.output.report import Report
from salesbook.reports.sheet import sheet_report
from salesbook.reports.sheet.evening import choose_deals
from salesbook.rows import SheetDeal, SheetFollowUp, SheetRow


class Evening(NamedTuple):
    day: date
    customers: list[SheetRow]
    follow_ups: list[SheetFollowUp]
    promised: tuple[int, int] = (0, 0)
    deals: list[SheetDeal] = []  # noqa: RUF012
    won: list[tuple[int, int | None]] = []  # noqa: RUF012
    received_fen: int = 0


def sheet(
    rows: list[SheetRow], contacts: list[SheetFollowUp] | None = None, day: str = "2026-11-20",
    promised: tuple[int, int] = (0, 0), **sold: object,
) -> Report:  # fmt: skip
    then = a_day(day, WEEKENDS)
    evening = Evening(then.today, rows, contacts or [], promised, **sold)  # type: ignore[arg-type]
    return sheet_report(evening, then, owner=None)


def on_sheet(report: Report) -> dict[str, list[int]]:
    assert isinstance(report.json, dict)
    return {part: [entry["customer_id"] for entry in report.json[part]] for part in "abc"}


def entry(report: Report, part: str = "a") -> dict[str, object]:
    assert isinstance(report.json, dict)
    (found,) = report.json[part]
    return found  # type: ignore[no-any-return]


def test_all_of_a_and_b_and_c_only_when_reached_or_regraded() -> None:
    rows = [
        a_sheet_row(1), a_sheet_row(2, grade="B", grade_before="B"),
        a_sheet_row(3, grade="C", grade_before="C"),
        a_sheet_row(4, grade="C", grade_before="C"),
        a_sheet_row(5, grade="C", grade_before="B"),
        a_sheet_row(6, grade="C", grade_before=None),
        a_sheet_row(7, grade="C", grade_before="C"),
    ]  # fmt: skip
    contacts = [a_contact(4), a_contact(7, reached=0)]
    assert on_sheet(sheet(rows, contacts)) == {"a": [1], "b": [2], "c": [4, 5]}


@pytest.mark.parametrize("status", ["pooled", "lost", "archived"])
def test_who_is_not_active_only_with_a_contact(status: str) -> None:
    rows = [a_sheet_row(1, status=status), a_sheet_row(2, status=status)]
    assert on_sheet(sheet(rows, [a_contact(2)]))["a"] == [2]


@pytest.mark.parametrize(
    ("before", "since", "change", "arrow"),
    [
        ("B", "2026-11-20", "up", "↑"), ("C", "2026-11-20", "up", "↑"),
        (None, "2026-11-20", "new", "＋"), ("A", "2026-11-20", None, None),
        ("B", "2026-11-19", None, None),
    ],
)  # fmt: skip
def test_arrows(before: str | None, since: str, change: str | None, arrow: str | None) -> None:
    report = sheet([a_sheet_row(grade="A", grade_before=before, grade_since=since)])
    assert entry(report)["change"] == change
    assert entry(report)["from_grade"] == (before if change else None)
    column = next(one for one in report.tables[0].columns if one.name == "change")
    assert (column.words or {}).get(change or "") == arrow


def test_progress_feedback_and_support() -> None:
    contacts = [
        a_contact(at_time="09:00", method="visit", note="demo", feedback="dear", support="price"),
        a_contact(at_time="15:00", note="asked", reached=0),
        a_contact(at_time="16:00", note="again", feedback="better", support="the boss"),
    ]
    report = sheet([a_sheet_row(last_words="said long ago")], contacts)
    found = entry(report)
    assert found["feedback"] == "better"
    assert found["support"] == "price, the boss"
    row = dict(
        zip([c.name for c in report.tables[0].columns], report.tables[0].rows[0], strict=True)
    )
    assert row["today"] == ("visit: demo", "phone, unanswered: asked", "phone: again")


def test_days_left_never_for_the_signed() -> None:
    assert entry(sheet([a_sheet_row(grade_since="2026-11-10")]))["days_left"] == -3
    assert entry(sheet([a_sheet_row(signed_on="2026-11-20")]))["days_left"] is None
    # Signed the day after: that evening it was not.
    assert entry(sheet([a_sheet_row(signed_on="2026-11-21")]))["days_left"] == 7


def test_counts() -> None:
    rows = [
        a_sheet_row(1, captured_on="2026-11-20", grade_before=None),
        a_sheet_row(2, grade_before="B"), a_sheet_row(3, grade="C", grade_before="A"),
        a_sheet_row(4, signed_on="2026-11-20", status="lost"),
    ]  # fmt: skip
    contacts = [a_contact(1), a_contact(2, method="visit"), a_contact(2, reached=0)]
    value = sheet(rows, contacts).json
    assert isinstance(value, dict)
    assert value["counts"] == {
        "contacts": 3, "reached": 2, "unanswered": 1, "by_method": {"phone": 2, "visit": 1},
        "new_customers": 1, "promotions": 1, "demotions": 1, "signed": 1,
        "grades": {"A": 2, "B": 0, "C": 1}, "signed_fen": 0, "received_fen": 0,
    }  # fmt: skip


def a_deal(deal_id: int, stage: str, *, in_play: int = 1, amount: int | None = None) -> SheetDeal:
    return SheetDeal(1, deal_id, stage, amount, in_play)


@pytest.mark.parametrize(
    ("deals", "chosen"),
    [
        ([a_deal(1, "lead"), a_deal(2, "needs"), a_deal(3, "verified")], 2),
        ([a_deal(1, "needs"), a_deal(2, "needs")], 2),
        # An open lead says more of the day than a payment that is still to come,
        ([a_deal(1, "payment", in_play=0), a_deal(2, "lead")], 2),
        # but what was won today is the furthest of those in play,
        ([a_deal(1, "contract"), a_deal(2, "closing")], 1),
        # and what was lost today stands behind them.
        ([a_deal(1, "lost"), a_deal(2, "lead")], 2),
        ([a_deal(1, "lost")], 1),
    ],
)
def test_one_deal_tells_where_a_customer_stands(deals: list[SheetDeal], chosen: int) -> None:
    for order in (deals, deals[::-1]):
        assert choose_deals(order)[1].deal_id == chosen


def test_stage_and_amount_of_a_line() -> None:
    rows = [
        a_sheet_row(1, budget_low_fen=100, budget_high_fen=200),
        a_sheet_row(2, budget_low_fen=100, budget_high_fen=200),
        a_sheet_row(3),
    ]
    deals = [
        SheetDeal(1, 7, "proposal", 150, 1), SheetDeal(2, 8, "lead", None, 1),
    ]  # fmt: skip
    report = sheet(rows, deals=deals)
    assert isinstance(report.json, dict)
    keys = ("deal_id", "stage", "amount_fen", "budget_low_fen")
    assert [[one[key] for key in keys] for one in report.json["a"]] == [
        [7, "proposal", 150, 100], [8, "lead", None, 100], [None, None, None, None],
    ]  # fmt: skip
    names = [column.name for column in report.tables[0].columns]
    cells = [dict(zip(names, row, strict=True)) for row in report.tables[0].rows]
    assert [row["amount_fen"] for row in cells] == [150, (100, 200), None]
    shown = {column.name: column.shown for column in report.tables[0].columns}
    assert shown["stage"]
    without = sheet(rows).tables[0].columns
    assert not next(column for column in without if column.name == "stage").shown


def test_signed_are_deals_won_and_those_who_signed_without_one() -> None:
    rows = [
        a_sheet_row(1, signed_on="2026-11-20"),  # by a won deal
        a_sheet_row(2, signed_on="2026-11-20"),  # by hand
        a_sheet_row(3, signed_on="2026-01-05"),  # a repeat order
    ]
    report = sheet(rows, won=[(1, 500), (3, None)], received_fen=300)
    assert isinstance(report.json, dict)
    counts = report.json["counts"]
    assert [counts[key] for key in ("signed", "signed_fen", "received_fen")] == [3, 500, 300]
    assert report.head[-1].text == "Signed 5 · received 3"


@pytest.mark.parametrize(("promised", "style"), [((3, 3), "good"), ((3, 1), "warn")])
def test_compared(promised: tuple[int, int], style: str) -> None:
    report = sheet([], promised=promised)
    assert isinstance(report.json, dict)
    assert report.json["compared"] == {
        "promised": 3, "done": promised[1], "slipped": 3 - promised[1],
    }  # fmt: skip
    assert report.head[-1].style == style


def test_the_plan_of_a_friday_reaches_to_monday() -> None:
    rows = [
        a_sheet_row(1, next_on="2026-11-23", next_at="09:00", next_action="demo"),
        a_sheet_row(2, next_on="2026-11-21", next_action="call"),
        a_sheet_row(3, next_on="2026-11-24", next_action="later"),
        a_sheet_row(4, next_on="2026-11-19", next_action="slipped"),
        a_sheet_row(5, last_contact_on="2026-11-15"),  # due Sunday: Monday
        a_sheet_row(6, last_contact_on="2026-11-17"),  # due Tuesday
        a_sheet_row(7, last_contact_on="2026-11-10"),  # overdue since Tuesday
        a_sheet_row(8, next_on="2026-11-21", status="lost"),
        a_sheet_row(9, grade="B", last_contact_on="2026-10-01"),
    ]
    value = sheet(rows).json
    assert isinstance(value, dict)
    assert [(plan["customer_id"], plan["kind"], plan["on"]) for plan in value["tomorrow"]] == [
        (1, "promise", "2026-11-23"), (4, "promise", "2026-11-19"),
        (2, "promise", "2026-11-21"), (7, "cadence", "2026-11-17"),
        (5, "cadence", "2026-11-23"), (9, "cadence", "2026-10-16"),
    ]  # fmt: skip


def test_an_empty_evening() -> None:
    report = sheet([])
    assert [table.title for table in report.tables] == ["A customers (0)", "Next working day (0)"]
    assert report.tables[0].empty == "No A customer."

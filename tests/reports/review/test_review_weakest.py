"""The three weakest points: chosen by how far they fall short, worded with their figures."""

from typing import Any

import pytest
from pasts import (
    NOVEMBER,
    OCTOBER,
    a_customer,
    a_deal,
    a_past,
    a_span,
    figures,
    owed,
    promise,
    steps,
    talks,
    way,
)
from rows import a_day

from salesbook.domain.months import Month, last_full, weeks_upto
from salesbook.output.report import Report
from salesbook.reports.review import review_report
from salesbook.reports.review.flat import flatten
from salesbook.reports.review.past import Past, Rate
from salesbook.reports.review.weakest import Point, find_weakest


def weakest(past: Past) -> list[Point]:
    found = figures(past)
    return find_weakest(found, found.span.day)


def review(past: Past, month: Month = OCTOBER) -> Report:
    found = figures(past, month)
    return review_report(found, found.span.day)


def promises(kept: int, missed: int) -> list[Any]:
    return [promise(1, "2026-10-08", "2026-10-01", "kept", "2026-10-08")] * kept + [
        promise(1, "2026-10-08", "2026-10-01")
    ] * missed


def test_a_month_without_anything() -> None:
    assert weakest(Past()) == []
    report = review(Past())
    assert report.head[1].text == "Nothing happened in this month that figures could be made of."
    assert all(not table.rows for table in report.tables)


def test_a_good_month_has_no_weak_point() -> None:
    report = review(a_past(promises=promises(9, 1), contacts=talks(1, "2026-10-08")))
    assert report.head[-1].text == "No figure fell short. Go on like this."


def test_a_fall_is_not_green() -> None:
    days = ("2026-09-02", "2026-09-03", "2026-10-02")
    fell = review(a_past(deals=[a_deal(n, won_on=on) for n, on in enumerate(days, 1)]))
    assert "(-50% on the month before)" in fell.head[1].text
    assert fell.head[1].style == ""
    rose = review(a_past(deals=[a_deal(1, won_on="2026-10-02")]))
    assert rose.head[1].style == "good"


def test_adherence_with_its_figures_and_its_remedy() -> None:
    (point,) = weakest(a_past(promises=promises(2, 4)))
    assert point.figure == "adherence"
    assert point.text == "C customers: 33% of contacts on their day (2 of 6, 4 missed)."
    assert point.advice.endswith("salesbook overdue --grade C")
    assert point.short == round(1 - 0.3333 / 0.9, 4)


def test_fewer_than_five_say_nothing() -> None:
    assert weakest(a_past(promises=promises(0, 4))) == []
    assert len(weakest(a_past(promises=promises(0, 5)))) == 1


def test_a_little_below_is_no_weak_point() -> None:
    assert weakest(a_past(promises=promises(82, 18))) == []  # 82 of 90 percent
    assert len(weakest(a_past(promises=promises(80, 20)))) == 1


def test_a_source_that_does_not_sign_beside_one_that_does() -> None:
    people = [
        *(a_customer(n, source="fair", captured_on="2026-05-05") for n in range(1, 11)),
        *(
            a_customer(n, source="转介绍", captured_on="2026-05-05", signed_on="2026-05-05")
            for n in range(11, 16)
        ),
    ]
    (point,) = weakest(a_past(0, customer=people))
    assert point.text == ("Source fair: 67% of new customers, but 0% sign (0 of 10); overall 33%.")
    assert point.advice == "Ask every satisfied customer for a referral: 100% of those sign."
    # Alone it has nothing to be held against.
    assert weakest(a_past(0, customer=people[:10])) == []


def test_lost_deals_overdue_money_and_the_stage_where_deals_stay() -> None:
    deals = [a_deal(n, lost_on="2026-10-10", lost_reason="price") for n in range(1, 6)]
    moves = [move for n in range(1, 6) for move in way(n, "lead", "lost")]
    deals += [a_deal(6, won_on="2026-10-02")]
    past = a_past(
        deals=deals, moves=moves, instalments=[owed(1, "2026-10-05", 1_000_000, won="2026-10-02")]
    )
    found = {point.figure: point for point in weakest(past)}
    assert set(found) == {"lost", "funnel", "money"}
    assert found["lost"].text == ("100% of the deals lost were lost because of: price (5 of 5).")
    assert found["funnel"].text == "From stage lead, 0% of deals go on (0 of 5)."
    assert found["money"].text == "10,000 is overdue: 100% of what is outstanding."


def test_three_at_most_one_a_figure_the_worst_first() -> None:
    grades = [*steps(1, "A 2024-01-01"), *steps(2, "B 2024-01-01")]
    more = [promise(n, "2026-10-08", "2026-10-01") for n in (1, 2) for _ in range(5)]
    late = [a_customer(n, captured_on="2026-10-09", met_on="2026-10-01") for n in range(5, 10)]
    tries = talks(1, *("2026-10-02",) * 20, reached=0)
    deals = [a_deal(n, lost_on="2026-10-10", lost_reason="other") for n in range(1, 6)]
    past = a_past(customer=late, grades=grades, promises=more, contacts=tries, deals=deals)
    found = weakest(past)
    assert len(found) == 3
    assert len({point.figure for point in found}) == 3
    assert [point.short for point in found] == sorted((p.short for p in found), reverse=True)


@pytest.mark.parametrize(("kept", "marked"), [(4, True), (5, False)])
def test_a_share_over_too_few_is_marked(kept: int, marked: bool) -> None:
    report = review(a_past(promises=promises(kept, 0)))
    (table,) = (one for one in report.tables if one.title.startswith("Promises"))
    column = next(column for column in table.columns if column.name == "few")
    assert column.shown is marked
    assert ("few" in table.rows[2]) is marked
    assert bool(report.foot) is marked


def test_the_flat_table_has_every_number_of_the_object() -> None:
    past = a_past(
        promises=promises(2, 4), contacts=talks(1, "2026-10-08"), moves=way(1, "lead"),
        deals=[a_deal(1)], sold={"2026-10": 5},
    )  # fmt: skip
    report = review(past)
    rows = report.flat.rows if report.flat else []
    assert ("money", None, "sold_fen", 5) in rows
    assert ("money", "previous", "sold_fen", 0) in rows
    assert ("movement", "C>C", "n", 3) in rows
    assert ("adherence", "C", "missed", 4) in rows
    assert ("activity", "2026-10-08", "contacts", 1) in rows
    assert ("funnel", "lead", "deals", 1) in rows
    assert ("month", None, "month", "2026-10") in rows
    assert isinstance(report.json, dict)
    assert list(flatten(report.json).rows) == rows


def test_a_month_that_is_not_over_says_so() -> None:
    assert review(Past(), NOVEMBER).head[0].text == "Review of 2026-11, up to 2026-11-21"
    assert review(Past()).head[0].text == "Review of 2026-10"
    # On its last day it is as long as it will be.
    found = figures(Past(), NOVEMBER, a_day("2026-11-30"))
    assert review_report(found, found.span.day).head[0].text == "Review of 2026-11"


def test_months_and_their_neighbours() -> None:
    assert last_full(a_day("2026-01-31").today) == Month(2025, 12)
    assert str(Month(2026, 1).shifted(-12)) == "2025-01"
    assert Month(2026, 12).end.isoformat() == "2027-01-01"
    assert Month(2024, 2).last.isoformat() == "2024-02-29"
    span = a_span(Month(2026, 2))
    assert (span.start, span.end, span.cohort) == ("2026-02-01", "2026-03-01", "2025-03-01")
    assert (span.evening, span.over) == ("2026-02-28", "2026-03-01")
    running = a_span(NOVEMBER)
    assert (running.end, running.evening, running.over) == (
        "2026-11-22", "2026-11-21", "2026-11-21",
    )  # fmt: skip
    weeks = weeks_upto(a_day("2026-11-22").today)  # a Sunday
    assert (len(weeks), weeks[-1].isoformat()) == (12, "2026-11-16")
    assert Rate(0, 0).value is None

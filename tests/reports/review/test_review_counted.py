"""What the book itself counts for a review, by hand: ways of contact, deals by stage, forecast."""

from collections.abc import Mapping
from typing import Any

import pytest
from pasts import OCTOBER, TODAY
from rows import a_day

from builders import a_customer, a_follow_up, a_grade_change, changing
from salesbook.book.door import Change
from salesbook.book.reading import open_to_read
from salesbook.book.review import read_deals, read_past
from salesbook.domain.advances import ONWARD, PROMOTIONS
from salesbook.domain.codes import STAGES
from salesbook.domain.grades import movement
from salesbook.domain.policy import GRADES
from salesbook.domain.stages import is_back
from salesbook.reports.review.funnel import Forecast, forecast, measure_funnel
from salesbook.reports.review.methods import Method, measure_methods
from salesbook.reports.review.past import Past, Rate


def past(book: str) -> Past:
    """What a review of October sees of the deals, and how it sees the ways of contact."""
    with open_to_read(book) as opened:
        return Past(**read_past(opened, OCTOBER, a_day(TODAY)))


def deals(book: str) -> Past:
    with open_to_read(book) as opened:
        return Past(**read_deals(opened, OCTOBER, a_day(TODAY)))


def a_way(change: Change, customer: int, *told: str, **columns: Any) -> None:
    """A deal by its stages: `"lead 2026-09-01", "needs 2026-09-08"`, begun with the first."""
    steps = [one.split() for one in told]
    stage, day = steps[-1]
    deal = change.insert(
        "deal", customer_id=customer, stage=stage, stage_since=day,
        **{"opened_on": steps[0][1], **columns},
    )  # fmt: skip
    before = None
    for stage, day in steps:
        change.insert("deal_move", customer_id=customer, deal_id=deal, from_stage=before,
                      to_stage=stage, on_day=day)  # fmt: skip
        before = stage


def test_what_a_way_of_contact_reaches_and_moves(book: str) -> None:
    with changing(book) as (change, _day):
        people = [
            a_customer(change, captured="2024-01-01", grade=grade, signed=signed)
            for grade, signed in
            (("C", None), ("A", None), ("C", None), ("C", "2026-10-15"), ("C", None))
        ]  # fmt: skip
        one, two, three, four, _five = people
        a_grade_change(change, one, "B", on="2026-10-15", from_grade="C")
        a_grade_change(change, two, "B", on="2026-10-05", from_grade="A")  # down is no step on
        a_way(change, three, "lead 2026-10-02", "needs 2026-10-20", "lost 2026-10-25",
              lost_on="2026-10-25", lost_reason="price")  # fmt: skip

        def talks(customer: int, *days: str, **columns: Any) -> None:
            for day in days:
                a_follow_up(change, customer, on=day, **columns)

        talks(one, "2026-10-01", "2026-10-15")  # the 15th is the 14th day, and the day itself
        talks(one, "2026-09-30", "2026-10-16")  # too early, too late
        talks(one, "2026-10-02", reached=False)  # an attempt may move something too
        talks(two, "2026-10-01", method="visit")
        talks(three, "2026-10-21", method="visit")  # lost is no step on
        talks(three, "2026-10-10", method="visit")
        talks(three, "2025-10-31", method="email")  # before the cohort
        talks(three, "2026-11-01", method="email")  # and after it
        talks(four, "2026-10-10", method="wechat")
    assert measure_methods(past(book).methods) == [
        Method("phone", Rate(4, 5), Rate(3, 5)),
        Method("wechat", Rate(1, 1), Rate(1, 1)),
        Method("visit", Rate(3, 3), Rate(1, 3)),
    ]


def test_the_days_after_a_contact_reach_into_the_next_month(book: str) -> None:
    with changing(book) as (change, _day):
        for contact, promoted in (("2026-10-31", "2026-11-14"), ("2026-10-31", "2026-11-15")):
            who = a_customer(change, captured="2024-01-01")
            a_grade_change(change, who, "B", on=promoted, from_grade="C")
            a_follow_up(change, who, on=contact)
    assert measure_methods(past(book).methods) == [Method("phone", Rate(2, 2), Rate(1, 2))]


def test_a_book_without_contacts(book: str) -> None:
    assert measure_methods(past(book).methods) == []


def test_two_steps_on_move_a_contact_once(book: str) -> None:
    with changing(book) as (change, _day):
        who = a_customer(change, captured="2024-01-01", signed="2026-10-12")
        a_grade_change(change, who, "A", on="2026-10-11", from_grade="C")
        a_way(change, who, "lead 2026-10-01", "needs 2026-10-12", "closing 2026-10-12")
        a_follow_up(change, who, on="2026-10-10")
        a_follow_up(change, who, on="2026-10-10", reached=False)
    assert measure_methods(past(book).methods) == [Method("phone", Rate(1, 2), Rate(2, 2))]


def test_steps_on_are_those_of_the_rules() -> None:
    assert set(PROMOTIONS) == {
        (a, b) for a in GRADES for b in GRADES if movement(a, b) == "up"
    }  # fmt: skip
    stages = [stage for stage in STAGES if stage != "lost"]
    assert set(ONWARD) == {(a, b) for a in stages for b in stages if is_back(b, a)}


@pytest.fixture
def funnel(book: str) -> str:
    with changing(book) as (change, _day):
        who = a_customer(change, captured="2024-01-01")
        a_way(change, who, "lead 2026-03-01", "needs 2026-03-11", "lead 2026-04-01",
              "proposal 2026-11-05", amount_fen=100)  # fmt: skip
        a_way(change, who, "lead 2026-03-01", "verified 2026-03-05", "contract 2026-04-01",
              "payment 2026-10-31", amount_fen=200, won_on="2026-04-01")  # fmt: skip
        a_way(change, who, "lead 2026-03-01", "proposal 2026-03-21", "lost 2026-05-01",
              amount_fen=300, lost_on="2026-05-01", lost_reason="price")  # fmt: skip
        # Begun before the cohort, and after it.
        a_way(change, who, "lead 2025-10-31", "needs 2025-11-01", amount_fen=400)
        a_way(change, who, "lead 2026-11-01", amount_fen=500)
        a_way(change, who, "lead 2026-10-30", amount_fen=None)
    return book


def test_the_funnel_at_the_end_of_the_month(funnel: str) -> None:
    found = deals(funnel)
    steps = {step.stage: step for step in measure_funnel(found.ways, found.stays)}
    standing = {stage: (step.deals, step.amount_fen) for stage, step in steps.items() if step.deals}
    # Deal 1 is back at the lead; 5 has not begun; 3 stands nowhere any more.
    assert standing == {"lead": (2, 100), "needs": (1, 400), "payment": (1, 200)}
    # Of the cohort (1, 2, 3, 6): 1 came to the needs, 2 to the payment, 3 to the proposal.
    assert [step.reached for step in steps.values()] == [4, 3, 3, 2, 1, 1, 1, 0]
    assert steps["lead"].onward == Rate(3, 4)
    assert steps["proposal"].onward == Rate(1, 2)
    assert steps["care"].onward == Rate(0, 0)
    # Stays that ended within the cohort: lead 10, 4, 20 and the one day of deal 4.
    assert (steps["lead"].median_days, steps["lead"].stays) == (7.0, 4)
    assert (steps["needs"].median_days, steps["needs"].stays) == (21.0, 1)
    assert (steps["proposal"].median_days, steps["proposal"].stays) == (41.0, 1)
    assert (steps["contract"].median_days, steps["contract"].stays) == (213.0, 1)
    assert (steps["payment"].median_days, steps["payment"].stays) == (None, 0)


def test_the_forecast_weighs_open_deals_by_what_was_won_of_their_stage(funnel: str) -> None:
    found = by_stage(funnel)
    # Decided: 2 won, 3 lost. Both stood at the lead; only 3 at the proposal, only 2 verified.
    assert found["lead"] == Forecast("lead", 2, 100, Rate(1, 2), 50)
    assert found["verified"] == Forecast("verified", 0, 0, Rate(1, 1), 0)
    assert found["proposal"] == Forecast("proposal", 0, 0, Rate(0, 1), 0)
    # None of the needs was decided yet: nothing can be said.
    assert found["needs"] == Forecast("needs", 1, 400, Rate(0, 0), None)


def test_an_amount_is_weighed_in_whole_fen(book: str) -> None:
    with changing(book) as (change, _day):
        who = a_customer(change)
        a_way(change, who, "lead 2026-10-01", amount_fen=1_000)
        a_way(change, who, "lead 2026-01-01", "contract 2026-02-01", won_on="2026-02-01")
        for _each in range(2):
            a_way(change, who, "lead 2026-01-01", "lost 2026-02-01",
                  lost_on="2026-02-01", lost_reason="price")  # fmt: skip
    found = by_stage(book)["lead"]
    assert (found.won, found.weighted_fen) == (Rate(1, 3), 333)


def test_the_last_of_several_steps_on_a_day_is_where_it_stands(book: str) -> None:
    with changing(book) as (change, _day):
        a_way(change, a_customer(change), "proposal 2026-10-01", "lead 2026-10-01",
              "needs 2026-10-01")  # fmt: skip
    found = deals(book)
    steps = {step.stage: step for step in measure_funnel(found.ways, found.stays)}
    assert [stage for stage, step in steps.items() if step.deals] == ["needs"]
    assert (steps["proposal"].stays, steps["proposal"].median_days) == (1, 0.0)
    assert (steps["lead"].stays, steps["lead"].reached) == (1, 1)


def test_a_deal_without_a_step_stands_nowhere(book: str) -> None:
    with changing(book) as (change, _day):
        change.insert("deal", customer_id=a_customer(change), stage="lead",
                      stage_since="2026-10-01", opened_on="2026-10-01")  # fmt: skip
    assert deals(book) == Past(ways=[], stays=[])


def by_stage(book: str) -> Mapping[str, Forecast]:
    return {one.stage: one for one in forecast(deals(book).ways)}

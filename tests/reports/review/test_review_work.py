"""Ways of contact, deals, money and activity on small pasts, counted by hand."""

from pasts import (
    NOVEMBER,
    a_customer,
    a_deal,
    a_past,
    a_span,
    figures,
    owed,
    paid,
    steps,
    talks,
    way,
)
from rows import a_day

from salesbook.domain.months import Month
from salesbook.reports.review.figures import count_activity
from salesbook.reports.review.funnel import Forecast, forecast, measure_funnel
from salesbook.reports.review.lost import Loss, count_losses
from salesbook.reports.review.methods import Method, measure_methods
from salesbook.reports.review.money import Money, add_money
from salesbook.reports.review.past import Past, Rate


def test_what_a_way_of_contact_reaches_and_moves() -> None:
    past = a_past(
        5,
        customer=[a_customer(4, signed_on="2026-10-15")],
        grades=[
            *steps(1, "C 2024-01-01", "B 2026-10-15"),
            *steps(2, "A 2024-01-01", "B 2026-10-05"),  # down is no step on
            *steps(4, "C 2024-01-01"),
        ],
        moves=[*way(1, "lead 2026-10-02", "needs 2026-10-20", "lost 2026-10-25", customer=3)],
        contacts=[
            *talks(1, "2026-10-01", "2026-10-15"),  # the 15th is the 14th day, and the day itself
            *talks(1, "2026-09-30", "2026-10-16"),  # too early, too late
            *talks(1, "2026-10-02", reached=0),  # an attempt may move something too
            *talks(2, "2026-10-01", method="visit"),
            *talks(3, "2026-10-21", method="visit"),  # lost is no step on
            *talks(3, "2026-10-10", method="visit"),
            *talks(3, "2025-10-31", method="email"),  # before the cohort
            *talks(4, "2026-10-10", method="wechat"),
        ],
    )  # fmt: skip
    assert measure_methods(past, a_span()) == [
        Method("phone", Rate(4, 5), Rate(3, 5)),
        Method("wechat", Rate(1, 1), Rate(1, 1)),
        Method("visit", Rate(3, 3), Rate(1, 3)),
    ]
    assert measure_methods(Past(), a_span()) == []


def test_why_the_deals_of_the_month_were_lost() -> None:
    def lost(number: int, on: str, reason: str, amount: int | None = 10_000) -> object:
        return a_deal(number, lost_on=on, lost_reason=reason, amount_fen=amount)

    past = a_past(
        deals=[
            lost(1, "2026-09-30", "price"), lost(2, "2026-10-01", "timing", None),
            lost(3, "2026-10-31", "price", 5_000), lost(4, "2026-10-10", "price"),
            lost(5, "2026-11-01", "price"), lost(6, "2026-10-11", "budget"), a_deal(7),
        ]
    )  # fmt: skip
    assert count_losses(past, a_span()) == [
        Loss("price", 2, 0.5, 15_000), Loss("timing", 1, 0.25, 0), Loss("budget", 1, 0.25, 10_000),
    ]  # fmt: skip


def a_funnel() -> Past:
    return a_past(
        deals=[
            a_deal(1, "2026-03-01", amount_fen=100),
            a_deal(2, "2026-03-01", amount_fen=200, won_on="2026-04-01"),
            a_deal(3, "2026-03-01", amount_fen=300, lost_on="2026-05-01", lost_reason="price"),
            a_deal(4, "2025-10-31", amount_fen=400),  # begun before the cohort
            a_deal(5, "2026-11-01", amount_fen=500),  # and after it
            a_deal(6, "2026-10-30", amount_fen=None),
        ],
        moves=[
            *way(1, "lead 2026-03-01", "needs 2026-03-11", "lead 2026-04-01",
                 "proposal 2026-11-05"),
            *way(2, "lead 2026-03-01", "verified 2026-03-05", "contract 2026-04-01",
                 "payment 2026-10-31"),
            *way(3, "lead 2026-03-01", "proposal 2026-03-21", "lost 2026-05-01"),
            *way(4, "lead 2025-10-31", "needs 2025-11-01"),
            *way(5, "lead 2026-11-01"),
            *way(6, "lead 2026-10-30"),
        ],
    )  # fmt: skip


def test_the_funnel_at_the_end_of_the_month() -> None:
    steps = {step.stage: step for step in measure_funnel(a_funnel(), a_span())}
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


def test_the_forecast_weighs_open_deals_by_what_was_won_of_their_stage() -> None:
    found = {one.stage: one for one in forecast(a_funnel(), a_span())}
    # Decided: 2 won, 3 lost. Both stood at the lead; only 3 at the proposal, only 2 verified.
    assert found["lead"] == Forecast("lead", 2, 100, Rate(1, 2), 50)
    assert found["verified"] == Forecast("verified", 0, 0, Rate(1, 1), 0)
    assert found["proposal"] == Forecast("proposal", 0, 0, Rate(0, 1), 0)
    # None of the needs was decided yet: nothing can be said.
    assert found["needs"] == Forecast("needs", 1, 400, Rate(0, 0), None)


def test_an_amount_is_weighed_in_whole_fen() -> None:
    deals = [a_deal(1, amount_fen=1_000)]
    moves = way(1, "lead 2026-10-01")
    for number, stage in ((2, "contract"), (3, "lost"), (4, "lost")):
        deals.append(a_deal(number))
        moves += way(number, "lead 2026-01-01", f"{stage} 2026-02-01")
    found = forecast(a_past(deals=deals, moves=moves), a_span())[0]
    assert (found.won, found.weighted_fen) == (Rate(1, 3), 333)


def test_the_money_of_a_month_as_it_stood_at_its_end() -> None:
    past = a_past(
        deals=[
            a_deal(1, won_on="2026-10-01", amount_fen=1_000),
            a_deal(2, won_on="2026-10-31", amount_fen=None),
            a_deal(3, won_on="2026-09-30", amount_fen=500),
            a_deal(4, won_on="2025-10-15", amount_fen=70),
        ],
        instalments=[
            owed(1, "2026-10-30", 600, won="2026-10-01"),
            owed(2, "2026-10-31", 400, won="2026-10-01"),  # due on the last day: not overdue
            owed(3, "2026-10-01", 500, won="2026-11-01"),  # not yet owed in October
            owed(4, "2026-09-15", 100, won="2026-09-01"),
        ],
        receipts=[
            paid(4, "2026-09-20", 60), paid(1, "2026-10-01", 250), paid(2, "2026-10-31", 100),
            paid(4, "2026-11-01", 40),
        ],
        sold={"2026-10": 90, "2026-09": 80, "2025-10": -5},
    )  # fmt: skip
    now, before, year = figures(past).money
    assert now == Money(1_000, 2, 90, 350, 350 + 300 + 40, 350 + 40)
    assert before == Money(500, 1, 80, 60, 40, 40)
    assert year == Money(70, 1, -5, 0, 0, 0)


def test_the_months_it_is_held_against_are_whole() -> None:
    """The running month is compared as far as it came; those before it are over."""
    deals = [a_deal(n, won_on=on) for n, on in enumerate(
        ("2026-11-21", "2026-11-22", "2026-10-31", "2025-11-30"), 1)]  # fmt: skip
    found = figures(a_past(deals=deals), NOVEMBER, a_day("2026-11-21")).money
    assert [money.signed for money in found] == [1, 1, 1]


def test_january_is_held_against_december() -> None:
    found = figures(
        a_past(deals=[a_deal(1, won_on="2025-12-31"), a_deal(2, won_on="2025-01-01")]),
        Month(2026, 1),
    )
    assert [money.signed for money in found.money] == [0, 1, 1]


def test_the_contacts_of_every_day() -> None:
    past = a_past(contacts=[*talks(1, "2026-10-31", "2026-11-01", "2026-11-21"),
                            *talks(2, "2026-11-01", reached=0)])  # fmt: skip
    found = count_activity(past, a_span(NOVEMBER))
    assert len(found) == 21
    assert {day: n for day, n in found.items() if n} == {"2026-11-01": 2, "2026-11-21": 1}
    assert len(count_activity(past, a_span())) == 31
    assert add_money(Past(), a_span()) == Money(0, 0, 0, 0, 0, 0)

"""Deals lost, money and activity on small pasts, counted by hand."""

from pasts import (
    NOVEMBER,
    a_deal,
    a_past,
    a_span,
    figures,
    owed,
    paid,
    talks,
)
from rows import a_day

from salesbook.domain.months import Month
from salesbook.reports.review.figures import count_activity
from salesbook.reports.review.lost import Loss, count_losses
from salesbook.reports.review.money import Money, add_money
from salesbook.reports.review.past import Past
from salesbook.rows.review import PastDeal


def test_why_the_deals_of_the_month_were_lost() -> None:
    def lost(number: int, on: str, reason: str, amount: int = 10_000) -> tuple[int, PastDeal]:
        return a_deal(number, lost_on=on, lost_reason=reason, amount_fen=amount)

    past = a_past(
        deals=[
            lost(1, "2026-09-30", "price"), lost(2, "2026-10-01", "timing", 0),
            lost(3, "2026-10-31", "price", 5_000), lost(4, "2026-10-10", "price"),
            lost(5, "2026-11-01", "price"), lost(6, "2026-10-11", "budget"), a_deal(7),
        ]
    )  # fmt: skip
    assert count_losses(past.deals, a_span()) == [
        Loss("price", 2, 0.5, 15_000), Loss("timing", 1, 0.25, 0), Loss("budget", 1, 0.25, 10_000),
    ]  # fmt: skip


def test_the_money_of_a_month_as_it_stood_at_its_end() -> None:
    past = a_past(
        deals=[
            a_deal(1, won_on="2026-10-01", amount_fen=1_000),
            a_deal(2, won_on="2026-10-31", amount_fen=0),
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

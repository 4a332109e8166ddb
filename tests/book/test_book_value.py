"""What customers brought: summed up through indexes, rows in the shape of `ValueRow`."""

from datetime import date

from test_book_plans import Plans, uses

import builders
import selling
from builders import changing
from salesbook.book.reading import open_to_read
from salesbook.book.value import read_values
from salesbook.commands.pareto import compared

OCTOBER = (date(2026, 10, 1), date(2026, 11, 1))


def test_the_periods_are_searched_in_indexes(book: str) -> None:
    with open_to_read(book) as opened:
        plans = Plans(opened)
        for signed in (False, True):
            plan = plans.of(
                lambda read, signed=signed: read_values(
                    read, compared(OCTOBER), None, signed=signed
                )
            )
            wanted = [
                step for step in plan if step != "SCAN part" and not step.startswith("SCAN t")
            ]
            if signed:
                # All customers are asked whether they have signed; nothing else is read whole.
                wanted.remove("SCAN c")
                wanted = [step for step in wanted if "AUTOMATIC" not in step]
            uses(wanted, "deal_won", "sale_by_day", "follow_up_of_customer", "deal_of_customer")


def test_the_periods_a_period_is_held_against() -> None:
    assert compared(OCTOBER) == (
        OCTOBER,
        (date(2026, 9, 1), date(2026, 10, 1)),
        (date(2025, 10, 1), date(2025, 11, 1)),
    )
    leap = (date(2024, 2, 1), date(2024, 3, 1))
    assert compared(leap)[2] == (date(2023, 2, 1), date(2023, 3, 1))
    assert compared((date(2024, 2, 20), date(2024, 3, 1)))[1:] == (
        (date(2024, 2, 10), date(2024, 2, 20)),
        (date(2023, 2, 20), date(2023, 3, 1)),
    )
    assert compared((date(2024, 2, 29), date(2024, 3, 7)))[2][0] == date(2023, 2, 28)


def test_signed_customers_without_anything_are_there_when_asked_for(book: str) -> None:
    with changing(book) as (change, _day):
        buyer = builders.a_customer(change, "Buyer")
        selling.a_sale(change, buyer, on="2026-10-05", amount=700, profit_fen=200)
        signed = builders.a_customer(change, "Signed", signed="2026-01-01")
        builders.a_customer(change, "Neither")
    with open_to_read(book) as opened:
        found = read_values(opened, compared(OCTOBER), None)
        both = read_values(opened, compared(OCTOBER), None, signed=True)
    assert [(row.customer_id, row.value_fen, row.profit_fen) for row in found] == [
        (buyer, 700, 200)
    ]
    assert [row.customer_id for row in both] == [buyer, signed]
    assert both[1][6:] == (0, 0, 0, None, 0, 0)

"""Sources, grade cycles, signing windows, movement and entry on small pasts, counted by hand."""

import pytest
from pasts import NOVEMBER, a_customer, a_past, a_span, counted, found, steps

from salesbook.domain.policy import PerGrade
from salesbook.reports.review.cycles import Cycle, cycles_of, measure_cycles
from salesbook.reports.review.entry import count_entries, entry_of
from salesbook.reports.review.movement import count_movement, movement_of
from salesbook.reports.review.past import Past, Rate
from salesbook.reports.review.sources import Source, count_sources, source_of
from salesbook.reports.review.windows import Windows, count_windows


def test_sources_of_those_captured_in_the_twelve_months() -> None:
    past = a_past(
        0,
        customer=[
            a_customer(1, source="fair", captured_on="2025-10-31"),  # a day before the cohort
            a_customer(2, source="fair", captured_on="2025-11-01", signed_on="2026-10-31"),
            a_customer(3, source="fair", captured_on="2026-10-31", signed_on="2026-11-01"),
            a_customer(4, source="fair", captured_on="2026-11-01"),  # a day after it
            a_customer(5, source="referral", captured_on="2026-05-05", signed_on="2026-05-05"),
            a_customer(6, captured_on="2026-05-05"),
            a_customer(7, captured_on="2026-05-05", signed_on="2020-01-01"),
        ],
    )
    # Five: two of the fair, of whom one has signed by the end of the month.
    assert count_sources(found(past, a_span(), source_of)) == [
        Source("fair", 2, 0.4, Rate(1, 2)),
        Source(None, 2, 0.4, Rate(1, 2)),
        Source("referral", 1, 0.2, Rate(1, 1)),
    ]
    assert count_sources(found(Past(), a_span(), source_of)) == []


def test_cycles_from_first_entering_a_grade_to_signing() -> None:
    past = a_past(
        0,
        customer=[
            a_customer(1, signed_on="2026-10-10"),
            a_customer(2, signed_on="2025-11-01"),
            a_customer(3, signed_on="2025-10-31"),  # signed before the cohort
            a_customer(4, signed_on="2026-11-01"),  # and after it
            a_customer(5),
            a_customer(6, signed_on="2026-06-01"),
        ],
        grades=[
            *steps(1, "C 2026-09-10", "B 2026-09-30", "C 2026-10-03", "B 2026-10-05",
                   "A 2026-10-10", "C 2026-10-12"),
            *steps(2, "B 2025-10-22"),
            *steps(3, "A 2025-10-01"),
            *steps(4, "A 2026-10-01"),
            *steps(5, "A 2026-10-01"),
            *steps(6, "C 2026-06-05"),  # the file was begun after the signing
        ],
    )  # fmt: skip
    assert measure_cycles(found(past, a_span(), cycles_of)) == [
        Cycle("A", 1, 0.0, 0.0),  # entered on the day of the signing
        Cycle("B", 2, 10.0, 10.0),  # 10 from the first time, and 10
        Cycle("C", 1, 30.0, 30.0),
    ]
    assert measure_cycles({})[0] == Cycle("A", 0, None, None)


def test_the_middle_of_two_and_their_mean() -> None:
    past = a_past(
        0,
        customer=[a_customer(n, signed_on="2026-10-20") for n in (1, 2, 3, 4)],
        grades=[step for n, day in enumerate((19, 18, 15, 11), 1)
                for step in steps(n, f"A 2026-10-{day}")],
    )  # fmt: skip
    days = found(past, a_span(), cycles_of)  # 1, 2, 5, 9: 17 / 4
    assert measure_cycles(days)[0] == Cycle("A", 4, 3.5, 4.2)


def hits(*grades: str, signed: str | None = None, **span: object) -> dict[str, tuple[int, int]]:
    """Windows of one customer in October: signed inside, and all that ended."""
    past = a_past(0, customer=[a_customer(1, signed_on=signed)], grades=steps(1, *grades))
    rates = count_windows(counted(past, Windows(a_span(**span)).of))  # type: ignore[arg-type]
    return {grade: (rate.hits, rate.of) for grade, rate in rates.items() if rate.of}


@pytest.mark.parametrize(
    ("grades", "signed", "expected"),
    [
        # A has 7 days, the last one included.
        (["A 2026-10-01"], None, {"A": (0, 1)}),
        (["A 2026-10-01"], "2026-10-08", {"A": (1, 1)}),
        (["A 2026-10-01"], "2026-10-09", {"A": (0, 1)}),
        (["A 2026-10-01"], "2026-10-01", {"A": (1, 1)}),
        # It counts in the month in which it ends.
        (["A 2026-09-23"], None, {}),
        (["A 2026-09-24"], None, {"A": (0, 1)}),
        (["A 2026-10-24"], None, {"A": (0, 1)}),
        (["A 2026-10-25"], None, {}),
        (["A 2026-09-28"], "2026-09-30", {}),
        (["A 2026-10-29"], "2026-10-31", {"A": (1, 1)}),
        # A promotion takes it along, so B (14 days) is not over.
        (["B 2026-10-01", "A 2026-10-10"], None, {"A": (0, 1)}),
        (["B 2026-10-01", "A 2026-10-10"], "2026-10-12", {"A": (1, 1)}),
        # A demotion and a renewal end it, on their day.
        (["A 2026-10-01", "C 2026-10-05"], None, {"A": (0, 1)}),
        (["A 2026-10-01", "A 2026-10-05"], None, {"A": (0, 2)}),
        (["A 2026-09-28", "B 2026-10-01"], None, {"A": (0, 1), "B": (0, 1)}),
        # A change after the window's last day is too late to matter.
        (["B 2026-10-01", "A 2026-10-16"], None, {"B": (0, 1), "A": (0, 1)}),
        # Promoted on the last day of a window, it was still within it.
        (["B 2026-10-01", "A 2026-10-15"], None, {"A": (0, 1)}),
        # One signing is one hit, of the grade with which its day began.
        (["B 2026-10-01", "A 2026-10-10"], "2026-10-10", {"B": (1, 1)}),
        (["A 2026-10-05", "C 2026-10-10"], "2026-10-10", {"A": (1, 1)}),
        # Who has signed has no windows any more.
        (["A 2026-10-05", "B 2026-10-09", "A 2026-10-12"], "2026-10-07", {"A": (1, 1)}),
        (["A 2026-10-05"], "2026-10-04", {}),
        # A grade put right on the same day had none.
        (["C 2026-09-20", "A 2026-09-20"], None, {}),
        (["C 2026-10-01", "A 2026-10-01"], None, {"A": (0, 1)}),
    ],
)
def test_windows(
    grades: list[str], signed: str | None, expected: dict[str, tuple[int, int]]
) -> None:
    assert hits(*grades, signed=signed) == expected


def test_windows_as_long_as_the_book_says() -> None:
    wide = PerGrade(14, 90, None)
    assert hits("A 2026-10-01", window=wide) == {"A": (0, 1)}
    assert hits("A 2026-10-18", window=wide) == {}
    assert hits("C 2026-10-01", window=wide) == {}


def test_a_window_that_ends_today_is_not_over() -> None:
    assert hits("A 2026-11-14", month=NOVEMBER) == {}
    assert hits("A 2026-11-13", month=NOVEMBER) == {"A": (0, 1)}
    assert hits("A 2026-11-14", signed="2026-11-21", month=NOVEMBER) == {"A": (1, 1)}


def test_movement_from_the_start_of_the_month_to_its_end() -> None:
    past = a_past(
        0,
        customer=[
            a_customer(1), a_customer(2), a_customer(3),
            a_customer(4, captured_on="2026-10-01"),
            a_customer(5, captured_on="2026-11-01"),
        ],
        grades=[
            *steps(1, "C 2026-01-01", "B 2026-09-30", "A 2026-10-31"),  # B to A
            *steps(2, "B 2026-01-01", "A 2026-10-01", "B 2026-10-15"),  # B, after all
            *steps(3, "A 2026-01-01", "C 2026-11-01"),  # still A
            *steps(4, "C 2026-10-01", "B 2026-10-02"),
            *steps(5, "A 2026-11-01"),
        ],
    )  # fmt: skip
    moved = count_movement(found(past, a_span(), movement_of))
    assert {(start, end): n for start, ends in moved.items() for end, n in ends.items() if n} == {
        ("B", "A"): 1, ("B", "B"): 1, ("A", "A"): 1, ("new", "B"): 1,
    }  # fmt: skip


def test_entered_by_the_day_after() -> None:
    past = a_past(
        0,
        customer=[
            a_customer(1, captured_on="2026-10-02", met_on="2026-10-01"),
            a_customer(2, captured_on="2026-10-03", met_on="2026-10-01"),
            a_customer(3, captured_on="2026-10-03", met_on="2026-10-03"),
            a_customer(4, captured_on="2026-10-03"),  # nobody knows
            a_customer(5, captured_on="2026-11-01", met_on="2026-10-31"),  # of November
        ],
    )
    assert count_entries(found(past, a_span(), entry_of)) == Rate(2, 3)
    assert count_entries(found(past, a_span(entry_days=2), entry_of)) == Rate(3, 3)

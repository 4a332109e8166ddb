"""All figures of a month, computed once and handed to whoever shows them (DOMAIN section 11)."""

from salesbook.domain.day import Day
from salesbook.domain.months import Month
from salesbook.light import NamedTuple
from salesbook.reports.review.adherence import (
    Adherence,
    list_obligations,
    measure_adherence,
    measure_weeks,
)
from salesbook.reports.review.cycles import Cycle, measure_cycles
from salesbook.reports.review.entry import count_entries
from salesbook.reports.review.funnel import Forecast, Step, forecast, measure_funnel
from salesbook.reports.review.lost import Loss, count_losses
from salesbook.reports.review.methods import Method, measure_methods
from salesbook.reports.review.money import Money, add_money
from salesbook.reports.review.movement import count_movement
from salesbook.reports.review.past import Past, Rate, Span, span_of
from salesbook.reports.review.sources import Source, count_sources
from salesbook.reports.review.windows import count_windows


class Figures(NamedTuple):
    """A month looked back on."""

    span: Span
    sources: list[Source]
    cycles: list[Cycle]
    windows: dict[str, Rate]
    methods: list[Method]
    lost: list[Loss]
    adherence: dict[str, Adherence]
    weeks: list[tuple[str, Rate]]
    movement: dict[str, dict[str, int]]
    funnel: list[Step]
    forecast: list[Forecast]
    money: tuple[Money, Money, Money]
    """Of the month, the month before, the same month a year before."""
    entry: Rate
    activity: dict[str, int]
    """Contacts per day of the month; days without one are there too."""


def compute(past: Past, month: Month, day: Day) -> Figures:
    """Every figure of a month; one that is not over counts up to `day`."""
    span = span_of(month, day)
    obligations = list_obligations(past, span)
    money = [
        add_money(past, span_of(of, day)) for of in (month, month.shifted(-1), month.shifted(-12))
    ]
    return Figures(
        span,
        count_sources(past, span),
        measure_cycles(past, span),
        count_windows(past, span),
        measure_methods(past, span),
        count_losses(past, span),
        measure_adherence(obligations, span),
        measure_weeks(obligations, span),
        count_movement(past, span),
        measure_funnel(past, span),
        forecast(past, span),
        (money[0], money[1], money[2]),
        count_entries(past, span),
        count_activity(past, span),
    )


def count_activity(past: Past, span: Span) -> dict[str, int]:
    """Contacts per day of the month, as far as it has come."""
    first = span.month.start
    days = (span.day.today - first).days + 1
    found = {first.replace(day=number).isoformat(): 0 for number in range(1, days + 1)}
    for _customer, day, _method, _reached in past.contacts:
        if day in found:
            found[day] += 1
    return found

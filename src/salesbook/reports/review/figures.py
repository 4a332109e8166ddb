"""All figures of a month, computed once and handed to whoever shows them (DOMAIN section 11)."""

from functools import partial

from salesbook.domain.day import Day
from salesbook.domain.months import Month
from salesbook.light import Any, Callable, Iterable, Iterator, NamedTuple
from salesbook.reports.review.adherence import (
    Adherence,
    Obligations,
    measure_adherence,
    measure_weeks,
)
from salesbook.reports.review.cycles import Cycle, cycles_of, measure_cycles
from salesbook.reports.review.entry import count_entries, entry_of
from salesbook.reports.review.funnel import Forecast, Step, forecast, measure_funnel
from salesbook.reports.review.lost import Loss, count_losses
from salesbook.reports.review.methods import Method, measure_methods
from salesbook.reports.review.money import Money, add_money
from salesbook.reports.review.movement import count_movement, movement_of
from salesbook.reports.review.past import Life, Past, Rate, Span, span_of
from salesbook.reports.review.sources import Source, count_sources, source_of
from salesbook.reports.review.windows import Windows, count_windows


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
    money = [
        add_money(past, span_of(of, day)) for of in (month, month.shifted(-1), month.shifted(-12))
    ]
    rules = [partial(rule, span=span) for rule in (source_of, cycles_of, movement_of, entry_of)]
    counted = count(past.lives(), [*rules, Windows(span).of, Obligations(span).of])
    sources, cycles, movement, entries, windows, obligations = counted
    return Figures(
        span,
        count_sources(sources),
        measure_cycles(cycles),
        count_windows(windows),
        measure_methods(past.methods),
        count_losses(past.deals, span),
        measure_adherence(obligations, span),
        measure_weeks(obligations, span),
        count_movement(movement),
        measure_funnel(past.ways, past.stays),
        forecast(past.ways),
        (money[0], money[1], money[2]),
        count_entries(entries),
        count_activity(past, span),
    )


def count(
    lives: Iterable[Life], rules: Iterable[Callable[[Life], Iterator[Any]]]
) -> list[dict[Any, int]]:
    """How often each rule finds what, in going once through all customers."""
    pairs: list[tuple[Callable[[Life], Iterator[Any]], dict[Any, int]]]
    pairs = [(rule, {}) for rule in rules]
    for life in lives:
        for rule, found in pairs:
            for one in rule(life):
                found[one] = found.get(one, 0) + 1
    return [found for _rule, found in pairs]


def count_activity(past: Past, span: Span) -> dict[str, int]:
    """Contacts per day of the month, as far as it has come."""
    first = span.month.start
    days = (span.day.today - first).days + 1
    found = (first.replace(day=number).isoformat() for number in range(1, days + 1))
    return {day: past.activity.get(day, 0) for day in found}

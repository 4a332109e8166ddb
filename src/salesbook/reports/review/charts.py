"""The figures of a month that people would rather look at than read."""

from salesbook.domain.amounts import show_sum
from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.stages import stage_word
from salesbook.i18n import _, language
from salesbook.light import Iterator, Sequence
from salesbook.output.drawing import Chart
from salesbook.reports.review.figures import Figures
from salesbook.reports.review.funnel import Forecast, Step
from salesbook.reports.review.past import Rate

_SHOWN = 10
"""Sources; the rest stands in the table."""


def charts(figures: Figures, day: Day) -> Iterator[Chart]:
    """Activity, adherence, the funnel, forecast, sources, lost reasons."""
    days = figures.activity
    yield Chart(
        "strip", _("Contacts a day"), [key[8:].lstrip("0") for key in days],
        [float(count) for count in days.values()], [str(count) for count in days.values()],
    )  # fmt: skip
    weeks = figures.weeks
    yield Chart(
        "line", _("Done on the day, by week"), [week[5:] for week, _rate in weeks],
        [rate.value for _week, rate in weeks], [_share(rate) for _week, rate in weeks],
    )  # fmt: skip
    yield funnel_chart(figures.funnel, day)
    yield forecast_chart(figures.forecast, day)
    sources = figures.sources[:_SHOWN]
    yield Chart(
        "bars", _("Sources: who signs of whom"), [one.source or _("not said") for one in sources],
        [one.signed.value for one in sources], [_share(one.signed) for one in sources],
    )  # fmt: skip
    yield Chart(
        "bars", _("Deals lost, by reason"),
        [word("lost_reason", one.reason) for one in figures.lost],
        [float(one.deals) for one in figures.lost], [str(one.deals) for one in figures.lost],
    )  # fmt: skip


def funnel_chart(funnel: Sequence[Step], day: Day) -> Chart:
    """How far the deals of the year came."""
    return Chart(
        "bars", _("How far the deals begun in 12 months came"),
        [stage_word(step.stage, day.policy) for step in funnel],
        [float(step.reached) for step in funnel], [f"{step.reached:,}" for step in funnel],
    )  # fmt: skip


def forecast_chart(stages: Sequence[Forecast], day: Day) -> Chart:
    """What is to come of the open deals."""
    return Chart(
        "bars", _("Forecast of the open deals"),
        [stage_word(one.stage, day.policy) for one in stages],
        [float(one.weighted_fen or 0) for one in stages],
        [show_sum(one.weighted_fen or 0, language()) for one in stages],
    )  # fmt: skip


def _share(rate: Rate) -> str:
    if rate.value is None:
        return "–"
    return _("{rate} ({hits} of {of})").format(rate=f"{rate.value:.0%}", hits=rate.hits, of=rate.of)

"""The figures of a month that people would rather look at than read."""

from collections.abc import Iterator

from salesbook.domain.codes import word
from salesbook.domain.day import Day
from salesbook.domain.stages import stage_word
from salesbook.i18n import _, language
from salesbook.output.report import Chart
from salesbook.phrases.money import show_money
from salesbook.reports.review.figures import Figures
from salesbook.reports.review.past import Rate


def charts(figures: Figures, day: Day) -> Iterator[Chart]:
    """Activity, adherence, sources, the funnel, lost reasons: what has anything to show."""
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
    yield Chart(
        "bars", _("Sources: who signs of whom"),
        [one.source or _("not said") for one in figures.sources[:10]],
        [one.signed.value for one in figures.sources[:10]],
        [_share(one.signed) for one in figures.sources[:10]],
    )  # fmt: skip
    yield Chart(
        "bars", _("Deals of the 12 months by the stage they came to"),
        [stage_word(step.stage, day.policy) for step in figures.funnel],
        [float(step.reached) for step in figures.funnel],
        [f"{step.reached:,}" for step in figures.funnel],
    )  # fmt: skip
    yield Chart(
        "bars", _("Forecast of the open deals"),
        [stage_word(one.stage, day.policy) for one in figures.forecast],
        [float(one.weighted_fen) for one in figures.forecast],
        [show_money(one.weighted_fen, language()) for one in figures.forecast],
    )  # fmt: skip
    yield Chart(
        "bars", _("Deals lost, by reason"),
        [word("lost_reason", one.reason) for one in figures.lost],
        [float(one.deals) for one in figures.lost], [str(one.deals) for one in figures.lost],
    )  # fmt: skip


def _share(rate: Rate) -> str:
    if rate.value is None:
        return "–"
    return _("{rate} ({hits} of {of})").format(rate=f"{rate.value:.0%}", hits=rate.hits, of=rate.of)

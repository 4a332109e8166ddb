"""`review`: the month looked back on: what converts, what does not, what to change (S5).

Each figure is a pure function in a module of its own; `figures` gathers them, `weakest` finds
what to change, `tables` and `object` show them to people and programs.
"""

from salesbook.domain.day import Day
from salesbook.i18n import _
from salesbook.output.charts import spark
from salesbook.output.report import Line, Report
from salesbook.reports.review.charts import charts
from salesbook.reports.review.figures import Figures, compute
from salesbook.reports.review.object import as_object
from salesbook.reports.review.past import Past
from salesbook.reports.review.tables import FEW, tables
from salesbook.reports.review.weakest import Point, find_weakest

__all__ = ["Figures", "Past", "compute", "review_report"]


def review_report(figures: Figures, day: Day) -> Report:
    """The weakest points first, then every figure."""
    points = find_weakest(figures, day)
    return Report(
        tuple(tables(figures, day)),
        (*_head(figures), *_weak(points)),
        _foot(figures),
        as_object(figures, points),
        tuple(charts(figures, day)),
    )


def _head(figures: Figures) -> tuple[Line, ...]:
    span = figures.span
    lines = [
        Line(
            _("Review of {month} ({start} to {end}; cohorts since {cohort})").format(
                month=span.month, start=span.start, end=span.evening, cohort=span.cohort
            ),
            "strong",
        )
    ]
    contacts = sum(figures.activity.values())
    lines.append(
        Line(
            _("Contacts {contacts} by day  {spark}").format(
                contacts=f"{contacts:,}", spark=spark(list(figures.activity.values()))
            )
        )
    )
    weeks = [rate.value for _week, rate in figures.weeks]
    if any(week is not None for week in weeks):
        now = next(week for week in reversed(weeks) if week is not None)
        lines.append(
            Line(
                _("On the day, 12 weeks  {spark}  last {rate}").format(
                    spark=spark(weeks), rate=f"{now:.0%}"
                )
            )
        )
    entry = figures.entry
    if entry.of:
        lines.append(
            Line(
                _("Entered within a day of being met: {rate} ({hits} of {of})").format(
                    rate=f"{entry.value:.0%}", hits=entry.hits, of=entry.of
                )
            )
        )
    return tuple(lines)


def _weak(points: list[Point]) -> tuple[Line, ...]:
    if not points:
        return (Line(_("No weak point that the figures could show. Go on like this."), "good"),)
    lines = [Line(_("Weakest, and what to try next month:"), "strong")]
    for place, point in enumerate(points, 1):
        lines.append(Line(f"{place}. {point.text}", "warn"))
        lines.append(Line(f"   → {point.advice}"))
    return tuple(lines)


def _foot(figures: Figures) -> tuple[Line, ...]:
    small = (
        any(rate.small and rate.of for rate in figures.windows.values())
        or any(one.signed.small for one in figures.sources)
        or any(one.reached.small for one in figures.methods)
    )
    return (Line(_("{mark} fewer than 5: the share says little.").format(mark=FEW), "dim"),) * small

"""`review`: the month looked back on: what converts, what does not, what to change (S5).

Each figure is a pure function in a module of its own; `figures` gathers them, `weakest` finds
what to change, `tables`, `charts`, `object` and `flat` show them to people and programs.
"""

from salesbook.domain.amounts import show_sum
from salesbook.domain.day import Day
from salesbook.domain.value import growth
from salesbook.i18n import _, language, n_
from salesbook.light import Iterator
from salesbook.output.charts import spark
from salesbook.output.report import Line, Report
from salesbook.output.text import pad, width
from salesbook.reports.review.charts import charts
from salesbook.reports.review.figures import Figures, compute
from salesbook.reports.review.flat import flatten
from salesbook.reports.review.object import as_object
from salesbook.reports.review.past import Past, Rate
from salesbook.reports.review.tables import explain_marks, tables
from salesbook.reports.review.weakest import Point, find_weakest

__all__ = ["Figures", "Past", "compute", "review_report"]


def review_report(figures: Figures, day: Day) -> Report:
    """The weakest points first, then every figure."""
    points = find_weakest(figures, day)
    shown = tuple(tables(figures, day))
    found = as_object(figures, points)
    return Report(
        shown,
        (*_head(figures), *_weak(figures, points)),
        explain_marks(shown),
        found,
        tuple(charts(figures, day)),
        flatten(found),
    )


def _head(figures: Figures) -> tuple[Line, ...]:
    span = figures.span
    title = _("Review of {month}")
    if span.month.last.isoformat() > span.evening:
        title = _("Review of {month}, up to {day}")
    lines = [Line(title.format(month=span.month, day=span.evening), "strong")]
    lines += _money(figures)
    parts = list(_work(figures))
    if parts:
        lines.append(Line(" · ".join(parts)))
    weeks = [rate.value for _week, rate in figures.weeks]
    drawn = {
        _("Contacts by day"): spark(list(figures.activity.values())),
        _("On the day, by week"): spark(weeks) if any(week is not None for week in weeks) else "",
    }
    wide = max(map(width, drawn))
    lines += [
        Line(f"{pad(name, wide)}  {line}", "drawn")
        for name, line in drawn.items()
        if parts and line
    ]
    return tuple(lines)


def _work(figures: Figures) -> Iterator[str]:
    """What was done in the month, in a few words each."""
    contacts = sum(figures.activity.values())
    if contacts:
        yield n_("contacted once", "contacted {count} times", contacts).format(
            count=f"{contacts:,}"
        )
    rates = [one.rate for one in figures.adherence.values()]
    for sentence, rate in (
        (_("on the day {rate} ({hits} of {of})"),
         Rate(sum(one.hits for one in rates), sum(one.of for one in rates))),
        (_("entered by the day after {rate} ({hits} of {of})"), figures.entry),
    ):  # fmt: skip
        if rate.of:
            yield sentence.format(rate=f"{rate.value:.0%}", hits=rate.hits, of=rate.of)


def _money(figures: Figures) -> list[Line]:
    now, before, _year = figures.money
    if not any(now):
        return []
    parts = [
        n_("Signed {amount} in {count} deal", "Signed {amount} in {count} deals", now.signed)
        .format(amount=show_sum(now.signed_fen, language()), count=now.signed)
        if now.signed else _("No deal signed")
    ]  # fmt: skip
    change = growth(now.signed_fen, before.signed_fen)
    if change is not None:
        parts[0] = _("{signed} ({change} on the month before)").format(
            signed=parts[0], change=f"{change:+.0%}"
        )
    for sentence, fen in (
        (_("delivered {amount}"), now.sold_fen),
        (_("received {amount}"), now.received_fen),
        (_("overdue {amount}"), now.overdue_fen),
    ):
        if fen:
            parts.append(sentence.format(amount=show_sum(fen, language())))
    rose = now.signed > 0 and (change is None or change >= 0)
    style = "warn" if now.overdue_fen else "good" if rose else ""
    return [Line(" · ".join(parts), style)]


def _weak(figures: Figures, points: list[Point]) -> tuple[Line, ...]:
    if not points:
        if not any(figures.activity.values()) and not any(map(any, figures.money)):
            return (Line(_("Nothing happened in this month that figures could be made of.")),)
        return (Line(""), Line(_("No figure fell short. Go on like this."), "good"))
    lines = [Line(""), Line(_("Weakest, and what to try next month:"), "strong")]
    for place, point in enumerate(points, 1):
        lines.append(Line(f"{place}. {point.text}", "warn"))
        lines.append(Line(f"   → {point.advice}"))
    return tuple(lines)

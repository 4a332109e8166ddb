"""The figures of a month as one object for programs: fen, shares of 0 to 1, sample sizes."""

from salesbook.light import Sequence
from salesbook.reports.review.figures import Figures
from salesbook.reports.review.money import Money
from salesbook.reports.review.past import Rate
from salesbook.reports.review.weakest import Point


def as_object(figures: Figures, points: Sequence[Point]) -> dict[str, object]:
    """Everything a review says."""
    span = figures.span
    now, before, year = figures.money
    return {
        "month": str(span.month),
        "from": span.start,
        "to": span.evening,
        "cohort_from": span.cohort,
        "weakest": [
            {"figure": one.figure, "text": one.text, "try": one.advice, "short": one.short}
            for one in points
        ],
        "sources": [
            {"source": one.source, "captured": one.captured, "share": one.share,
             **_rate(one.signed, "signed")}
            for one in figures.sources
        ],
        "cycles": [
            {"grade": one.grade, "n": one.customers, "median_days": one.median,
             "mean_days": one.mean}
            for one in figures.cycles
        ],
        "windows": [
            {"grade": grade, **_rate(rate, "signed")} for grade, rate in figures.windows.items()
        ],
        "methods": [
            {"method": one.method, "follow_ups": one.reached.of, "reached": one.reached.hits,
             "reached_rate": one.reached.value, "advanced": one.advanced.hits,
             "advance_rate": one.advanced.value, "few": one.reached.small}
            for one in figures.methods
        ],
        "lost": [one._asdict() for one in figures.lost],
        "adherence": [
            {"grade": grade, **one._asdict(), "rate": one.rate.value, "n": one.rate.of,
             "few": one.rate.small}
            for grade, one in figures.adherence.items()
        ],
        "weeks": [
            {"week": week, **_rate(rate, "kept")} for week, rate in figures.weeks
        ],
        "movement": [
            {"from": start, "to": end, "n": count}
            for start, ends in figures.movement.items() for end, count in ends.items()
        ],
        "funnel": [one.as_object() for one in figures.funnel],
        "forecast": [one.as_object() for one in figures.forecast],
        "money": {**_money(now), "previous": _money(before), "year_before": _money(year)},
        "entry": _rate(figures.entry, "in_time"),
        "activity": [{"day": day, "contacts": count} for day, count in figures.activity.items()],
    }  # fmt: skip


def _rate(rate: Rate, hits: str) -> dict[str, object]:
    return {"n": rate.of, hits: rate.hits, "rate": rate.value, "few": rate.small}


def _money(money: Money) -> dict[str, object]:
    return money._asdict()

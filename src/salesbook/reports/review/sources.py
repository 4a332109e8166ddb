"""Source conversion: who came from where within the year, and who of them has signed (S5)."""

from salesbook.light import NamedTuple
from salesbook.reports.review.past import Past, Rate, Span


class Source(NamedTuple):
    """The customers of a source."""

    source: str | None
    captured: int
    share: float
    """Of all captured in the time."""
    signed: Rate
    """Those that had signed by the end of the month."""


def count_sources(past: Past, span: Span) -> list[Source]:
    """The sources of the customers captured in the cohort, the largest first."""
    captured: dict[str | None, int] = {}
    signed: dict[str | None, int] = {}
    for customer in past.customers.values():
        if not span.cohort <= customer.captured_on < span.end:
            continue
        source = customer.source
        captured[source] = captured.get(source, 0) + 1
        if customer.signed_on is not None and customer.signed_on < span.end:
            signed[source] = signed.get(source, 0) + 1
    total = sum(captured.values())
    return [
        Source(source, count, round(count / total, 4), Rate(signed.get(source, 0), count))
        for source, count in sorted(
            captured.items(), key=lambda one: (-one[1], one[0] is None, one[0] or "")
        )
    ]

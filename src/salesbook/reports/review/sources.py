"""Source conversion: who came from where within the year, and who of them has signed (S5)."""

from salesbook.light import Iterator, Mapping, NamedTuple
from salesbook.reports.review.past import Life, Rate, Span


class Source(NamedTuple):
    """The customers of a source."""

    source: str | None
    captured: int
    share: float
    """Of all captured in the time."""
    signed: Rate
    """Those that had signed by the end of the month."""


def source_of(life: Life, span: Span) -> Iterator[tuple[str | None, bool]]:
    """The source of a customer captured in the cohort, and whether it has signed."""
    customer = life.customer
    if span.cohort <= customer.captured_on < span.end:
        yield customer.source, customer.signed_on is not None and customer.signed_on < span.end


def count_sources(found: Mapping[tuple[str | None, bool], int]) -> list[Source]:
    """The sources of the customers captured in the cohort, the largest first."""
    captured: dict[str | None, int] = {}
    for (source, _signed), count in found.items():
        captured[source] = captured.get(source, 0) + count
    total = sum(captured.values())
    return [
        Source(source, count, round(count / total, 4), Rate(found.get((source, True), 0), count))
        for source, count in sorted(
            captured.items(), key=lambda one: (-one[1], one[0] is None, one[0] or "")
        )
    ]

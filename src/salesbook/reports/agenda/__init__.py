"""The agenda: small independent sources, each a pure function, ranked together.

A source looks at the facts of the day and yields reasons. A new kind of line is a new
source in `sources` and its place in `KINDS`; nothing else changes. What concerns few
customers is loaded on the days on which there is something of it.
"""

from salesbook.domain.day import Day
from salesbook.light import Callable, Iterator
from salesbook.reports.agenda.cadence import cadences
from salesbook.reports.agenda.hygiene import stale_files
from salesbook.reports.agenda.promise import promises
from salesbook.reports.agenda.reason import KINDS, Facts, Line, Reason
from salesbook.reports.agenda.window import windows

Source = Callable[[Facts, Day], Iterator[Reason]]

__all__ = ["KINDS", "Facts", "Line", "Reason", "Source", "agenda", "sources"]


def sources(facts: Facts) -> Iterator[Source]:
    """Every source that has something to look at, in the order of the kinds."""
    yield promises
    if facts.complaints:
        from salesbook.reports.agenda.complaint import complaints

        yield complaints
    yield windows
    yield cadences
    if facts.instalments:
        from salesbook.reports.agenda.instalment import instalments

        yield instalments
    if facts.protections:
        from salesbook.reports.agenda.protection import protections

        yield protections
    if facts.coachings:
        from salesbook.reports.agenda.coaching import coachings

        yield coachings
    if facts.cares:
        from salesbook.reports.agenda.care import cares

        yield cares
    yield stale_files


def agenda(facts: Facts, day: Day) -> list[Line]:
    """One line per customer with all its reasons, ranked (DOMAIN section 10)."""
    from salesbook.reports.agenda.rank import rank

    return rank(facts, [reason for source in sources(facts) for reason in source(facts, day)], day)

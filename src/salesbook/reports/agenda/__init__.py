"""The agenda: small independent sources, each a pure function, ranked together.

A source looks at the facts of the day and yields reasons. A new kind of line is a new
source in `SOURCES` and its place in `KINDS`; nothing else changes.
"""

from collections.abc import Callable, Iterator

from salesbook.domain.day import Day
from salesbook.reports.agenda.cadence import cadences
from salesbook.reports.agenda.hygiene import stale_files
from salesbook.reports.agenda.promise import promises
from salesbook.reports.agenda.reason import KINDS, Facts, Line, Reason
from salesbook.reports.agenda.window import windows

Source = Callable[[Facts, Day], Iterator[Reason]]

SOURCES: tuple[Source, ...] = (promises, windows, cadences, stale_files)

__all__ = ["KINDS", "SOURCES", "Facts", "Line", "Reason", "agenda"]


def agenda(facts: Facts, day: Day) -> list[Line]:
    """One line per customer with all its reasons, ranked (DOMAIN section 10)."""
    from salesbook.reports.agenda.rank import rank

    return rank(facts, [reason for source in SOURCES for reason in source(facts, day)], day)

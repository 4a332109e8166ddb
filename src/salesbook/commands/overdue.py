"""`overdue`: who was not contacted in the time of the class."""

from __future__ import annotations

from salesbook.book.agenda import list_due
from salesbook.book.customers import condition
from salesbook.commands.filters import read_filters
from salesbook.context import current
from salesbook.domain.cadence import cutoffs
from salesbook.domain.workdays import shift
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.reports.customers import overdue_report

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def overdue(
    grade: options.Grade = None,
    tag: options.Tags = None,
    within: Annotated[
        int | None,
        typer.Option("--within", min=0, metavar="N", help=_("Also who is due within N days.")),
    ] = None,
    owner: options.Owner = None,
    industry: options.Industry = None,
    region: options.Region = None,
    source: options.Source = None,
    stage: options.Stage = None,
    signed: options.Signed = None,
    no_contact_since: options.NoContactSince = None,
) -> None:
    """Print late customers, ordered by grade, lateness and name."""
    run = current()
    with run.reading() as (book, day):
        filters = read_filters(
            day, grade=grade, owner=owner, tags=tag, industry=industry, region=region,
            source=source, signed=signed, no_contact_since=no_contact_since, stage=stage,
        )  # fmt: skip
        # Without --within, due < today; with it, due <= today + N.
        upto = shift(day.today, -1 if within is None else within)
        late = cutoffs(upto, day.policy, day.calendar)
        customers = list_due(book, late, day.me, *condition(filters))
    run.print(overdue_report(customers, day, within))

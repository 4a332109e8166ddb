"""`list`: many customers, filtered and sorted."""

from __future__ import annotations

from salesbook.book.customers import read_list
from salesbook.commands.filters import read_filters
from salesbook.context import current
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.reports.customers import SORTS, list_report

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def list_customers(
    grade: options.Grade = None,
    status: options.Status = "active",
    tag: options.Tags = None,
    owner: options.Owner = None,
    industry: options.Industry = None,
    region: options.Region = None,
    source: options.Source = None,
    stage: options.Stage = None,
    signed: options.Signed = None,
    no_contact_since: options.NoContactSince = None,
    sort: Annotated[
        str, typer.Option("--sort", metavar="|".join(SORTS), help=_("Order of the rows."))
    ] = "id",
    limit: options.Limit = None,
) -> None:
    """Print the customers that pass the filters."""
    run = current()
    with run.reading() as (book, day):
        filters = read_filters(
            day, grade=grade, owner=owner, tags=tag, industry=industry, region=region,
            source=source, signed=signed, no_contact_since=no_contact_since, stage=stage,
            status=status,
        )  # fmt: skip
        customers = read_list(book, filters, day.me)
    run.print(list_report(customers, day, sort, limit))

"""`pool`: who is in the public pool, whose protection ends, and the ways in and out."""

from __future__ import annotations

from salesbook.actions import pool as actions
from salesbook.book.pool import read_listed, read_pool, read_protections
from salesbook.commands.filters import read_filters
from salesbook.context import current
from salesbook.domain.pool import require_pool
from salesbook.domain.workdays import shift
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.reports.pool import ending_report, pool_report

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def list_pool(
    grade: options.Grade = None,
    tag: options.Tags = None,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar=_("NAME"), help=_("Only who was this owner's."))
    ] = None,
    industry: options.Industry = None,
    region: options.Region = None,
    source: options.Source = None,
    no_contact_since: options.NoContactSince = None,
    limit: options.Limit = None,
) -> None:
    """Print who is in the pool, the latest first."""
    run = current()
    with run.reading() as (book, day):
        filters = read_filters(
            day, grade=grade, owner=owner, tags=tag, industry=industry, region=region,
            source=source, signed=None, no_contact_since=no_contact_since,
        )  # fmt: skip
        customers = read_pool(book, filters)
    run.print(pool_report(customers, limit))


def ending(
    within: Annotated[
        int | None,
        typer.Option(
            "--within", min=0, metavar="N", help=_("Within N days, else those of pool.warn.")
        ),
    ] = None,
) -> None:
    """Print whose protection ends soon, or has ended."""
    run = current()
    with run.reading() as (book, day):
        require_pool(day.policy)
        days = day.policy.pool_warn if within is None else within
        found = read_protections(book, day, shift(day.today, days))
        customers = read_listed(book, [one.customer_id for one in found])
    run.print(ending_report(found, customers, days))


def release(
    who: options.WhoWords,
    why: Annotated[str | None, typer.Option("--why", metavar=_("TEXT"), help=_("Why."))] = None,
) -> None:
    """Give a customer up to the pool."""
    run = current()
    with run.changing() as (change, day):
        receipt = actions.release(change, day, " ".join(who), why=why or None)
        change.says(receipt.line)
    run.receipt(receipt)


def claim(who: options.WhoWords) -> None:
    """Take a customer out of the pool."""
    run = current()
    with run.changing() as (change, day):
        receipt = actions.claim(change, day, " ".join(who))
        change.says(receipt.line)
    run.receipt(receipt)


def sweep(dry_run: options.DryRun = False) -> None:
    """Release everyone whose protection has ended."""
    run = current()
    if dry_run:
        with run.reading() as (book, day):
            receipt = actions.would_sweep(book, day)
    else:
        with run.changing() as (change, day):
            receipt = actions.sweep(change, day)
            change.says(receipt.line)
    run.receipt(receipt)

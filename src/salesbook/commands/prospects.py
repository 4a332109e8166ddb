"""`prospects`: whom to win next, out of leads and pool."""

from __future__ import annotations

from salesbook.book.agenda import read_details
from salesbook.book.profile import read_criteria, wishes
from salesbook.book.prospects import read_trades, read_unsigned
from salesbook.context import current
from salesbook.light import TYPE_CHECKING
from salesbook.reports.prospects import cut, find_prospects, prospects_report

if TYPE_CHECKING:
    from salesbook.commands import options


def prospects(
    industry: options.Industry = None,
    region: options.Region = None,
    limit: options.Limit = None,
) -> None:
    """Print leads and pooled customers of trades that sign, and customers of competitors."""
    run = current()
    with run.reading() as (book, day):
        rows = read_criteria(book)
        fields = {row.field for row in rows}
        trades = read_trades(book, day.me)
        found = find_prospects(
            read_unsigned(book, fields, day.me, industry=industry, region=region),
            trades,
            wishes(rows),
        )
        if limit is None and run.format == "table" and run.terminal_width() is not None:
            limit = day.policy.agenda_limit
        shown = cut(found, limit)
        ids = list({one.subject.row.customer_id for one in shown})
        phones = {key: detail.phone for key, detail in read_details(book, ids).items()}
    run.print(prospects_report(shown, phones, trades, total=len(found), scored=bool(rows)))

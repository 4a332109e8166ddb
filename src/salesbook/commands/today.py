"""`today`: whom to contact, why, and what was last said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from salesbook.book import agenda as questions
from salesbook.book.door import Book
from salesbook.context import current
from salesbook.domain.cadence import cutoffs
from salesbook.domain.day import Day
from salesbook.domain.workdays import count, last_before, shift
from salesbook.reports.agenda import Facts, agenda
from salesbook.reports.today import Head, today_report

if TYPE_CHECKING:
    from salesbook.commands import options


def today(limit: options.Limit = None) -> None:
    """Print the agenda; only lines that are shown have their details read."""
    run = current()
    with run.reading() as (book, day):
        lines = agenda(_facts(book, day), day)
        if limit is None and run.format == "table" and run.terminal_width() is not None:
            limit = day.policy.agenda_limit
        details = questions.read_details(
            book, [line.customer.customer_id for line in lines[:limit]]
        )
        head = _head(book, day) if run.format in ("table", "md", "xlsx") else None
    run.print(today_report(lines, details, day, head=head, limit=limit))


def _facts(book: Book, day: Day) -> Facts:
    policy = day.policy
    window = None
    if policy.window.A is not None:
        window = (
            shift(day.today, -policy.window.A - policy.window_after),
            shift(day.today, -policy.window.A + policy.window_ahead),
        )
    due = questions.read_due(book, cutoffs(day.today, policy, day.calendar), day.me, window)
    taken = {row.customer_id for row in due}
    return Facts(due + questions.read_stale(book, day, taken, policy.hygiene_lines))


def _head(book: Book, day: Day) -> Head:
    yesterday = last_before(day.today, day.calendar)
    since = questions.last_new_a(book, day.today, day.me) or questions.first_captured(book, day.me)
    after = date.fromisoformat(since) if since else day.today
    follow_ups, captured = questions.count_since(book, after, day.me)
    target = day.policy.target
    late = [
        questions.count_beyond(book, grade, shift(day.today, -days - 1), day.me) if days else 0
        for grade, days in (("A", target.A), ("B", target.B))
    ]
    return Head(
        grades=questions.count_grades(book, day.me),
        without_a=count(after, yesterday, day.calendar),
        captured=captured,
        follow_ups=follow_ups,
        late_a=late[0],
        late_b=late[1],
    )

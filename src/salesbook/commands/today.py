"""`today`: whom to contact, why, and what was last said."""

from __future__ import annotations

from datetime import date

from salesbook.book import agenda as questions
from salesbook.book.reading import Book
from salesbook.context import current
from salesbook.domain.cadence import cutoffs
from salesbook.domain.day import Day
from salesbook.domain.guard import give_up
from salesbook.domain.workdays import count, last_before, shift, works
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.reports.agenda import Facts, agenda
from salesbook.reports.today import today_report

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options
    from salesbook.reports.agenda.around import Head

DUE = 10


def today(
    limit: options.Limit = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help=_("Leave with 10 when something is due, else 0."))
    ] = False,
    send: options.Send = None,
    dry_run: options.SendDryRun = False,
) -> int:
    """Print or send the agenda; only lines that are shown have their details read."""
    run = current()
    with run.reading() as (book, day):
        lines = agenda(_facts(book, day), day)
        at_screen = run.format == "table" and run.terminal_width() is not None and send is None
        if limit is None and at_screen:
            limit = day.policy.agenda_limit
        shown = [line.customer for line in lines[:limit] if line.customer]
        details = questions.read_details(
            book,
            [customer.customer_id for customer in shown],
            [one.customer_id for one in shown if give_up(one.unanswered, day.policy)],
        )
        for_people = send is not None or run.format not in ("json", "jsonl", "csv", "tsv")
        head = _head(book, day) if for_people else None
    report = today_report(lines, details, day, head=head, limit=limit)
    run.deliver(report, send, dry_run=dry_run)
    return DUE if lines and exit_code else 0


def _facts(book: Book, day: Day) -> Facts:
    policy = day.policy
    window = None
    if policy.window.A is not None:
        window = (
            shift(day.today, -policy.window.A - policy.window_after),
            shift(day.today, -policy.window.A + policy.window_ahead),
        )
    due = questions.read_due(book, cutoffs(day.today, policy, day.calendar), day.me, window)
    facts = _lists(book, day)._replace(customers=due)
    taken = {row.customer_id for row in due}
    others = {
        row.customer_id for rows in facts[1:] for row in rows if row.customer_id is not None
    } - taken
    if others:
        due += questions.read_some(book, others)
    due += questions.read_stale(book, day, taken | others, policy.hygiene_lines)
    return facts


def _lists(book: Book, day: Day) -> Facts:
    """What there is beside contacts that are due; a list is loaded where it holds something."""
    complaints, instalments, coachings, customers = questions.what_waits(book, day)
    facts = Facts([])
    if complaints:
        from salesbook.book.feedback import read_unanswered

        facts = facts._replace(complaints=read_unanswered(book, day))
    if instalments:
        from salesbook.book.money import read_overdue

        facts = facts._replace(instalments=read_overdue(book, day))
    if day.policy.pool_enabled:
        from salesbook.book.pool import read_protections

        facts = facts._replace(protections=read_protections(book, day))
    if coachings:
        from salesbook.book.coaching import read_checks

        facts = facts._replace(coachings=read_checks(book, day))
    if customers:
        from salesbook.book.care import read_owed

        facts = facts._replace(cares=read_owed(book, day))
    return facts


def _head(book: Book, day: Day) -> Head:
    from salesbook.reports.agenda.around import Head

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
        suggestions=_suggestions(book, day, yesterday),
    )


def _suggestions(book: Book, day: Day, yesterday: date) -> int:
    """How many changes of grade wait, on the first working day of the week (S5: weekly)."""
    monday = shift(day.today, -day.today.weekday())
    if yesterday >= monday or not works(day.today, day.calendar):
        return 0
    from salesbook.book.suggest import count_suggestions

    return count_suggestions(book, day)

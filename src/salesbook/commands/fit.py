"""`fit`: how well customers fit the profile."""

from __future__ import annotations

from salesbook.book.find import find_one
from salesbook.book.profile import LISTED, UNSIGNED, read_criteria, read_subjects, wishes
from salesbook.context import current
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.reports.fit import fit_report, ranking_report

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def fit(
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("WHO"), help=_("one customer; none ranks all"), show_default=False
        ),
    ] = None,
    limit: options.Limit = None,
) -> None:
    """Print the score of one customer criterion by criterion, or all unsigned ones by score."""
    run = current()
    with run.reading() as (book, day):
        rows = read_criteria(book)
        fields = {row.field for row in rows}
        if who:
            found = find_one(book, " ".join(who))
            (subject,) = read_subjects(book, fields, LISTED, (f"[{found.customer_id}]",))
            report = fit_report(subject, wishes(rows))
        else:
            subjects = read_subjects(book, fields, UNSIGNED, {"me": day.me})
            if limit is None and run.format == "table" and run.terminal_width() is not None:
                limit = day.policy.agenda_limit
            report = ranking_report(subjects, wishes(rows), limit)
    run.print(report)

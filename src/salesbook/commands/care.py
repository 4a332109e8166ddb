"""`care` and `care done`: what is owed to customers after signing."""

from __future__ import annotations

from salesbook.context import current
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options

_FARTHEST = 366  # days: everything has come once by then


def care(
    ahead: Annotated[
        int,
        typer.Option(
            "--ahead", min=0, metavar="N", help=_("Also what comes in the next N days (14).")
        ),
    ] = 14,
) -> None:
    """Print what is owed and what comes, by day."""
    from salesbook.book.agenda import read_details
    from salesbook.book.care import read_owed, read_phones, read_who
    from salesbook.book.feedback import last_scores
    from salesbook.reports.care import care_report

    run = current()
    if ahead > _FARTHEST:
        raise BadValue(_("--ahead takes at most {days} days.").format(days=_FARTHEST))
    with run.reading() as (book, day):
        owed = read_owed(book, day, ahead)
        ids = sorted({one.customer_id for one in owed if one.customer_id is not None})
        report = care_report(
            owed, read_who(book, ids), read_details(book, ids), read_phones(book, owed),
            last_scores(book, ids), day, ahead,
        )  # fmt: skip
    run.print(report)


def done(
    who: options.Who,
    kind: Annotated[
        list[str],
        typer.Argument(
            metavar=_("KIND"),
            help=_("guide, survey, anniversary, birthday, product; or festival, with WHO all"),
            show_default=False,
        ),
    ],
    score: Annotated[
        int | None, typer.Option("--score", min=0, metavar="0-10", help=_("Of a survey."))
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar=_("DATE"), help=_("When, else today."))
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option("--contact", metavar=_("NAME"), help=_("Whose birthday, where several are.")),
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar=_("TEXT"), help=_("What was said."))
    ] = None,
) -> None:
    """Note that care was given."""
    from salesbook.actions.care import Given, care_done
    from salesbook.domain.codes import read_code
    from salesbook.phrases.when import read_when

    run = current()
    wanted = read_code("care", " ".join(kind))
    with run.changing() as (change, day):
        then = read_when(on, day.now, "past").day if on else day.today
        given = Given(wanted, then, score, contact, (note or "").strip() or None)
        receipt = care_done(change, day, who, given)
        change.says(receipt.line)
    run.receipt(receipt)

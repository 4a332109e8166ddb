"""`feedback add|answer|list`: complaints, suggestions, satisfaction."""

from __future__ import annotations

from salesbook.context import current
from salesbook.domain.codes import read_code
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def add(
    who: options.Who,
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("TEXT"), help=_("what the customer said"), show_default=False),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="complaint|suggestion|satisfaction",
                     help=_("Else satisfaction with a score, a complaint without.")),
    ] = None,
    score: Annotated[
        int | None, typer.Option("--score", min=0, metavar="0-10", help=_("How satisfied."))
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar=_("DATE"), help=_("When, else today."))
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar=_("WHEN"), help=_("Answer a complaint by this day.")),
    ] = None,
) -> None:  # fmt: skip
    """Store what a customer said."""
    from salesbook.actions.feedback import add_feedback
    from salesbook.phrases.when import read_when

    run = current()
    with run.changing() as (change, day):
        receipt = add_feedback(
            change, day, who, " ".join(text or []).strip(),
            kind=read_code("feedback", kind) if kind is not None else None,
            score=score,
            on=read_when(on, day.now, "past").day if on else day.today,
            by=read_when(by, day.now).day if by else None,
        )  # fmt: skip
        change.says(receipt.line)
    run.receipt(receipt)


def answer(
    who: options.Who,
    text: Annotated[
        list[str],
        typer.Argument(metavar=_("TEXT"), help=_("what was answered"), show_default=False),
    ],
    feedback: Annotated[
        int | None,
        typer.Option("--feedback", min=1, metavar="N", help=_("Which, where several wait.")),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar=_("DATE"), help=_("When, else today."))
    ] = None,
) -> None:
    """Store the answer."""
    from salesbook.actions.feedback import answer_feedback
    from salesbook.phrases.when import read_when

    run = current()
    words = " ".join(text).strip()
    if not words:
        raise BadValue(_("Say what was answered: salesbook feedback answer WHO TEXT"))
    with run.changing() as (change, day):
        then = read_when(on, day.now, "past").day if on else day.today
        receipt = answer_feedback(change, day, who, words, number=feedback, on=then)
        change.says(receipt.line)
    run.receipt(receipt)


def list_feedback(
    who: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("WHO"), help=_("only this customer"), show_default=False),
    ] = None,
    unanswered: Annotated[
        bool, typer.Option("--open", help=_("Only complaints that wait for an answer."))
    ] = False,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="complaint|suggestion|satisfaction",
                     help=_("Only this kind.")),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option("--period", metavar=_("PERIOD"), help=_("Only what was said then.")),
    ] = None,
) -> None:  # fmt: skip
    """Print feedback, what waits for an answer first."""
    from salesbook.book.feedback import read_feedback
    from salesbook.book.find import find_one
    from salesbook.reports.feedback import feedback_report

    run = current()
    with run.reading() as (book, day):
        span = None
        if period is not None:
            from salesbook.phrases.period import read_period

            span = read_period(period, day.today)
        found = read_feedback(
            book, day.me, period=span, unanswered=unanswered,
            customer=find_one(book, " ".join(who)).customer_id if who else None,
            kind=read_code("feedback", kind) if kind is not None else None,
        )  # fmt: skip
    run.print(feedback_report(found, day))

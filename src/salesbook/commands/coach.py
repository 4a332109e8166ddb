"""`coach`: what a joint visit or a recording showed, and whether it has improved."""

from __future__ import annotations

from salesbook.actions import coaching as actions
from salesbook.book.coaching import read_coaching
from salesbook.book.find import find_one
from salesbook.context import current
from salesbook.domain.coaching import read_findings
from salesbook.domain.codes import COACHINGS, read_code
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.phrases.fields import read_flag
from salesbook.phrases.when import read_when
from salesbook.reports.coaching import coaching_report

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def add(
    who: options.WhoWords,
    found: Annotated[
        list[str] | None,
        typer.Option("--found", metavar=_("TEXT"), help=_("What was found; may be repeated.")),
    ] = None,
    advice: Annotated[
        list[str] | None,
        typer.Option(
            "--advice", metavar=_("TEXT"), help=_("How to do better, one for each finding.")
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", metavar="|".join(COACHINGS),
            help=_("What it was: visit, or recording, as it is with --file."),
        ),
    ] = None,
    file: Annotated[
        str | None, typer.Option("--file", metavar=_("FILE"), help=_("Where the recording is."))
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar=_("DATE"), help=_("When it was, else today."))
    ] = None,
    check: Annotated[
        str | None,
        typer.Option("--check", metavar=_("WHEN"), help=_("When it is checked, else in a week.")),
    ] = None,
) -> None:  # fmt: skip
    """Note findings and advice; each is checked again."""
    run = current()
    findings = read_findings(found or (), advice or ())
    with run.changing() as (change, day):
        receipt = actions.add(
            change, day, " ".join(who), findings,
            kind=read_code("coaching", kind) if kind else "recording" if file else "visit",
            on=read_when(on, day.now, "past").day if on else None,
            check=read_when(check, day.now).day if check else None,
            file=file or None,
        )  # fmt: skip
        change.says(receipt.line)
    run.receipt(receipt)


def list_findings(
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("WHO"), help=_("only what concerns this customer"), show_default=False
        ),
    ] = None,
    only_open: Annotated[
        bool, typer.Option("--open", help=_("Only what is still to be checked."))
    ] = False,
) -> None:
    """Print findings, those to be checked first."""
    run = current()
    with run.reading() as (book, day):
        typed = " ".join(who or ())
        customer = find_one(book, typed).customer_id if typed else None
        findings = read_coaching(book, day, customer=customer, only_open=only_open)
    run.print(coaching_report(findings, day, of_one=customer is not None))


def done(
    who: options.Who,
    number: Annotated[
        int | None,
        typer.Argument(
            metavar="N", help=_("number of the finding, where several are open"),
            show_default=False,
        ),
    ] = None,
    improved: Annotated[
        str | None, typer.Option("--improved", metavar=_("YES|NO"), help=_("Whether it improved."))
    ] = None,
    result: Annotated[
        str | None, typer.Option("--result", metavar=_("TEXT"), help=_("What the check showed."))
    ] = None,
    again: Annotated[
        str | None,
        typer.Option("--again", metavar=_("WHEN"), help=_("Check once more on that day.")),
    ] = None,
) -> None:  # fmt: skip
    """Note that a finding was checked."""
    run = current()
    with run.changing() as (change, day):
        receipt = actions.done(
            change, day, who, number,
            improved=bool(read_flag(improved)) if improved else None,
            result=result or None,
            again=read_when(again, day.now).day if again else None,
        )  # fmt: skip
        change.says(receipt.line)
    run.receipt(receipt)

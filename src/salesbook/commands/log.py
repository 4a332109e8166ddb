"""`log`: a contact that happened, in one line."""

from __future__ import annotations

from salesbook.actions.follow_ups import Contact, log as log_contact
from salesbook.actions.next_actions import read_promise
from salesbook.context import current
from salesbook.domain.codes import METHODS, read_code
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.phrases.fields import read_grade
from salesbook.phrases.when import Moment, read_when

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def log(
    who: options.Who,
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("TEXT"), help=_("what was said"), show_default=False),
    ] = None,
    via: Annotated[
        str, typer.Option("--via", metavar="|".join(METHODS), help=_("Way of contact."))
    ] = "phone",
    at: Annotated[
        str | None, typer.Option("--at", metavar=_("WHEN"), help=_("When it was, else now."))
    ] = None,
    feedback: Annotated[
        str | None, typer.Option("--feedback", metavar=_("TEXT"), help=_("What the customer said."))
    ] = None,
    next_action: Annotated[
        str | None,
        typer.Option(
            "--next", metavar=_("'WHEN ACTION'"), help=_("What is promised, and for when.")
        ),
    ] = None,
    keep_next: Annotated[
        bool, typer.Option("--keep-next", help=_("Leave the open next action open."))
    ] = False,
    grade: Annotated[
        str | None, typer.Option("--grade", metavar="A|B|C", help=_("Regrade with it."))
    ] = None,
    why: Annotated[
        str | None, typer.Option("--why", metavar=_("TEXT"), help=_("Reason for the grade."))
    ] = None,
    support: Annotated[
        str | None,
        typer.Option("--support", metavar=_("TEXT"), help=_("Support wanted from the manager.")),
    ] = None,
    no_answer: Annotated[
        bool, typer.Option("--no-answer", help=_("Tried, but nobody answered."))
    ] = False,
) -> None:
    """Record the contact and say what is due next."""
    run = current()
    note = " ".join(text or []).strip()
    if not note and not no_answer:
        raise BadValue(_("Say what was said: salesbook log WHO TEXT (or --no-answer)."))
    if why is not None and grade is None:
        raise BadValue(_("--why gives the reason for a grade: say which with --grade A|B|C."))
    if grade is not None and not (why or note):
        raise BadValue(_("Say why the grade changes: --why TEXT."))
    with run.changing() as (change, day):
        moment = read_when(at, day.now, "past") if at else Moment(day.today, f"{day.now:%H:%M}")
        contact = Contact(
            note=note or _("no answer"),
            moment=moment,
            method=read_code("method", via),
            feedback=feedback or None,
            support=support or None,
            reached=not no_answer,
            keep_next=keep_next,
            next_action=read_promise(next_action, day) if next_action else None,
        )
        wanted = read_grade(grade) if grade else None
        receipt = log_contact(change, day, who, contact, grade=wanted, why=why)
        change.says(receipt.line)
    run.receipt(receipt)

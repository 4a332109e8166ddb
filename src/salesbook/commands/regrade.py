"""`regrade`: move a customer between A, B and C, and see what follows."""

from __future__ import annotations

from salesbook.actions import grades
from salesbook.context import current
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.phrases.fields import read_grade
from salesbook.phrases.when import read_when

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def regrade(
    who: options.Who,
    grade: Annotated[
        str, typer.Argument(metavar="A|B|C", help=_("the new grade"), show_default=False)
    ],
    why: Annotated[
        str | None, typer.Option("--why", metavar=_("TEXT"), help=_("The reason; required."))
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar=_("DATE"), help=_("Since when, else today."))
    ] = None,
    renew: Annotated[
        bool, typer.Option("--renew", help=_("Keep the grade, start its window anew."))
    ] = False,
) -> None:
    """Change the grade and say the new due date and window."""
    run = current()
    wanted = read_grade(grade)
    if not why or not why.strip():
        raise BadValue(_("Say why: --why TEXT. Every change of grade keeps its reason."))
    with run.changing() as (change, day):
        since = read_when(on, day.now, "past").day if on else None
        receipt = grades.regrade(change, day, who, wanted, why=why.strip(), on=since, renew=renew)
        change.says(receipt.line)
    run.receipt(receipt)

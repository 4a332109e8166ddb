"""`stage`: where a deal stands, or its next stage."""

from __future__ import annotations

from salesbook.context import current
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def stage(
    who: options.Who,
    following: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("STAGE"), help=_("the stage to move to; none shows it"), show_default=False
        ),
    ] = None,
    deal: options.Deal = None,
    on: options.On = None,
    note: options.Note = None,
    why: options.WhyBack = None,
) -> None:
    """Show the way of the open deal, or move it."""
    run = current()
    words = " ".join(following or []).strip()
    if words:
        from salesbook.commands.deal import move_deal

        move_deal(who, words, deal, on, note, why, done="stage")
        return
    if any(one is not None for one in (on, note, why)):
        raise BadValue(_("Say which stage: salesbook stage WHO STAGE."))
    from salesbook.book.deals import OVER, RUNNING, answers_of, find_deal, moves_of
    from salesbook.book.find import find_one
    from salesbook.domain.stages import OPEN
    from salesbook.reports.stages import stage_report

    with run.reading() as (book, day):
        found = find_one(book, who)
        row = find_deal(book, found, deal, day.policy, OPEN, RUNNING, OVER)
        moves, answers = moves_of(book, row.deal_id), answers_of(book, row.deal_id)
    run.print(stage_report(row, moves, answers, day, named=deal is not None))

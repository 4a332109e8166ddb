"""`next` and `snooze`: the one thing promised next to a customer."""

from __future__ import annotations

from salesbook.actions import next_actions as actions
from salesbook.context import current
from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated

if TYPE_CHECKING:
    import typer

    from salesbook.commands import options


def next_action(
    who: options.Who,
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("WHEN ACTION"), help=_("when, and what"), show_default=False),
    ] = None,
    done: Annotated[bool, typer.Option("--done", help=_("It is done, without a contact."))] = False,
    drop: Annotated[bool, typer.Option("--drop", help=_("It is not wanted any more."))] = False,
) -> None:
    """Set the next action, or end the open one."""
    run = current()
    words = " ".join(text or []).strip()
    if bool(words) + done + drop != 1:
        raise BadValue(
            _("Say one thing: what is next and when (fri send quote), --done, or --drop.")
        )
    with run.changing() as (change, day):
        if words:
            receipt = actions.set_next(change, day, who, words)
        else:
            receipt = actions.end_next(change, day, who, "done" if done else "dropped")
        change.says(receipt.line)
    run.receipt(receipt)


def snooze(
    who: options.Who,
    when: Annotated[
        list[str],
        typer.Argument(metavar=_("WHEN"), help=_("the new day"), show_default=False),
    ],
) -> None:
    """Move the open next action."""
    run = current()
    with run.changing() as (change, day):
        receipt = actions.snooze(change, day, who, " ".join(when))
        change.says(receipt.line)
    run.receipt(receipt)

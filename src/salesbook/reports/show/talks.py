"""What was said: the last follow-ups, the latest first."""

from __future__ import annotations

from salesbook.domain.codes import METHODS, word
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Sequence
from salesbook.output.report import Column, Table

if TYPE_CHECKING:
    from salesbook.rows import FollowUpRow

LAST = 5
"""On the screen; programs get all."""


def talks_table(follow_ups: Sequence[FollowUpRow]) -> Table:
    """The last ones: when, how, what was said on both sides."""
    words = {code: word("method", code) for code in METHODS}
    columns = (
        Column("on", _("day"), "day"),
        Column("method", _("way"), "code", words=words),
        Column("note", _("what was said"), weight=3, keep=True),
        Column("feedback", _("customer said"), under="note", lead=_("said: "), keep=True),
        Column("support", _("support wanted"), weight=2, under="note", lead=_("support: "),
               shown=any(follow_up.support for follow_up in follow_ups[:LAST])),
    )  # fmt: skip
    rows = [
        (
            follow_up.on_day,
            follow_up.method,
            follow_up.note if follow_up.reached else _("(unanswered) {note}").format(
                note=follow_up.note
            ),
            follow_up.feedback,
            follow_up.support,
        )
        for follow_up in follow_ups[:LAST]
    ]  # fmt: skip
    count = len(follow_ups)
    if count > LAST:
        title = _("Follow-ups (the last {shown} of {count}; --json shows all)")
    else:
        title = _("Follow-ups ({count})")
    title = title.format(shown=LAST, count=count)
    return Table(columns, rows, title=title, empty=_("No contact yet."), plainly=True)

"""`show`: the file of one customer on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.book.find import find_one
from salesbook.context import current
from salesbook.reports.show import Dossier, show_report
from salesbook.rows import (
    AgendaRow,
    ContactRow,
    CustomerFile,
    FactRow,
    FollowUpRow,
    GradeRow,
    NextActionRow,
)

if TYPE_CHECKING:
    from salesbook.commands import options


def show(who: options.WhoWords) -> None:
    """Print everything the book knows of a customer."""
    run = current()
    with run.reading() as (book, day):
        one = (find_one(book, " ".join(who)).customer_id,)
        of = "WHERE customer_id=? ORDER BY"
        dossier = Dossier(
            file=book.rows(CustomerFile, "WHERE customer_id=?", one)[0],
            work=book.rows(AgendaRow, "WHERE customer_id=?", one)[0],
            contacts=book.rows(ContactRow, f"{of} decides DESC, contact_id", one),
            follow_ups=book.rows(FollowUpRow, f"{of} on_day DESC, follow_up_id DESC", one),
            grades=book.rows(GradeRow, f"{of} on_day, grade_change_id", one),
            next_actions=book.rows(NextActionRow, f"{of} next_action_id DESC", one),
            facts=book.rows(FactRow, f"{of} part, key", one),
        )
    run.print(show_report(dossier, day))

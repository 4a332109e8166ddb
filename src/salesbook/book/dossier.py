"""Reading the whole file of one customer; of the sale, only the tables that know it.

Every question goes by the customer's own index. Neighbour: `rows.dossier`, what is filled.
"""

from __future__ import annotations

from salesbook import rows
from salesbook.book.reading import Book
from salesbook.light import TYPE_CHECKING, Any
from salesbook.rows.dossier import Dossier

if TYPE_CHECKING:
    from typing import NamedTuple

    from salesbook.domain.day import Day

# A part of the dossier: the shape of its rows, the table that says whether there are any,
# the order.
_LATEST = "on_day DESC, {table}_id DESC"
_PARTS = {
    "deals": ("DealRow", "deal", "stage IN ('care','lost'), won_on IS NOT NULL, deal_id DESC"),
    "moves": ("DealMoveRow", "deal_move", "deal_id, on_day, deal_move_id"),
    "answers": ("AnswerRow", "answer", "answer_id"),
    "instalments": ("InstalmentRow", "instalment", "due_on, instalment_id"),
    "receipts": ("ReceiptRow", "receipt", "on_day, receipt_id"),
    "sales": ("SaleRow", "sale", _LATEST),
    "ownership": ("OwnershipRow", "ownership", _LATEST),
    "feedback": ("FeedbackRow", "feedback", _LATEST),
    "care": ("CareRow", "care", "done_on DESC, care_id DESC"),
    "coaching": ("CoachingRow", "coaching", _LATEST),
}
_KNOWN = "SELECT " + ",".join(
    f"EXISTS (SELECT 1 FROM {table} WHERE customer_id=:customer)"
    for _shape, table, _order in _PARTS.values()
)


_AHEAD = 14  # days in which care is said beforehand


def read_dossier(book: Book, day: Day, customer: int) -> Dossier:
    """Everything that hangs on a customer, and the care it is owed."""
    one = {"customer": customer}

    def of(shape: type[NamedTuple], order: str) -> list[Any]:
        return book.rows(shape, f"WHERE customer_id=:customer ORDER BY {order}", one)

    known = book.values(_KNOWN, one)[0]
    sold = {
        # A shape takes time to make: only what is there asks for its own.
        part: of(getattr(rows, shape), order.format(table=table)) if there else []
        for (part, (shape, table, order)), there in zip(_PARTS.items(), known, strict=True)
    }
    dossier = Dossier(
        file=book.rows(rows.CustomerFile, "WHERE customer_id=:customer", one)[0],
        work=book.rows(rows.AgendaRow, "WHERE customer_id=:customer", one)[0],
        contacts=of(rows.ContactRow, "decides DESC, contact_id"),
        follow_ups=of(rows.FollowUpRow, "on_day DESC, follow_up_id DESC"),
        grades=of(rows.GradeRow, "on_day, grade_change_id"),
        next_actions=of(rows.NextActionRow, "next_action_id DESC"),
        facts=of(rows.FactRow, "part, key"),
        **sold,
    )
    if dossier.file.signed_on is None and not any(one.birthday for one in dossier.contacts):
        return dossier
    from salesbook.book.care import read_owed

    owed = [one for one in read_owed(book, day, _AHEAD, customer) if one.customer_id == customer]
    return dossier._replace(owed=sorted(owed, key=lambda one: one.due_on))

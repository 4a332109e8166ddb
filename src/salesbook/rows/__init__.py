"""The shape of every view and statement of the book, one NamedTuple each.

A view has exactly the columns of its NamedTuple, in this order; `schema.views`
refuses to compile otherwise. Dates are ISO text, money is fen, flags are 0 and 1,
absent is None. A shape is made when it is first asked for: making one costs 0.2 ms, and
a command wants two or three of them. Neighbours: `book` fills these rows, `reports`
are handed them.
"""

from salesbook.light import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salesbook.rows.after import CareRow, CriterionRow, OwnershipRow
    from salesbook.rows.agenda import AgendaDetail, AgendaRow
    from salesbook.rows.coaching import CoachingRow
    from salesbook.rows.deals import AnswerRow, DealMoveRow, DealRow, ProductRow
    from salesbook.rows.feedback import FeedbackRow
    from salesbook.rows.file import ContactRow, CustomerFile, FactRow, FollowUpRow, GradeRow
    from salesbook.rows.history import OperationRow
    from salesbook.rows.instalment import InstalmentRow
    from salesbook.rows.listing import ListRow
    from salesbook.rows.money import ReceiptRow, SaleRow
    from salesbook.rows.next_action import NextActionRow
    from salesbook.rows.sheet import SheetDeal, SheetFollowUp, SheetRow
    from salesbook.rows.who import WhoRow

__all__ = [
    "AgendaDetail",
    "AgendaRow",
    "AnswerRow",
    "CareRow",
    "CoachingRow",
    "ContactRow",
    "CriterionRow",
    "CustomerFile",
    "DealMoveRow",
    "DealRow",
    "FactRow",
    "FeedbackRow",
    "FollowUpRow",
    "GradeRow",
    "InstalmentRow",
    "ListRow",
    "NextActionRow",
    "OperationRow",
    "OwnershipRow",
    "ProductRow",
    "ReceiptRow",
    "SaleRow",
    "SheetDeal",
    "SheetFollowUp",
    "SheetRow",
    "WhoRow",
]

_ROOMS = {
    "AgendaRow": "agenda",
    "AgendaDetail": "agenda",
    "ListRow": "listing",
    "CustomerFile": "file",
    "ContactRow": "file",
    "FollowUpRow": "file",
    "NextActionRow": "next_action",
    "GradeRow": "file",
    "FactRow": "file",
    "OperationRow": "history",
    "WhoRow": "who",
    "DealRow": "deals",
    "DealMoveRow": "deals",
    "AnswerRow": "deals",
    "ProductRow": "deals",
    "InstalmentRow": "instalment",
    "ReceiptRow": "money",
    "SaleRow": "money",
    "OwnershipRow": "after",
    "FeedbackRow": "feedback",
    "CareRow": "after",
    "CoachingRow": "coaching",
    "CriterionRow": "after",
    "SheetRow": "sheet",
    "SheetDeal": "sheet",
    "SheetFollowUp": "sheet",
}


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(name)
    shape = getattr(__import__(f"{__name__}.{_ROOMS[name]}", fromlist=[name]), name)
    globals()[name] = shape
    return shape

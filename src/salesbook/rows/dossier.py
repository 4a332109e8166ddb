"""The whole file of one customer: every row that hangs on it, noun by noun."""

from __future__ import annotations

from salesbook.light import TYPE_CHECKING, NamedTuple, Sequence

if TYPE_CHECKING:
    from salesbook.domain.care import Owed
    from salesbook.rows import (
        AgendaRow,
        AnswerRow,
        CareRow,
        CoachingRow,
        ContactRow,
        CustomerFile,
        DealMoveRow,
        DealRow,
        FactRow,
        FeedbackRow,
        FollowUpRow,
        GradeRow,
        InstalmentRow,
        NextActionRow,
        OwnershipRow,
        ReceiptRow,
        SaleRow,
    )


class Dossier(NamedTuple):
    """Everything the book knows of one customer."""

    file: CustomerFile
    work: AgendaRow
    contacts: Sequence[ContactRow]
    follow_ups: Sequence[FollowUpRow]
    """The latest first."""
    grades: Sequence[GradeRow]
    """In the order in which they came."""
    next_actions: Sequence[NextActionRow]
    facts: Sequence[FactRow]
    deals: Sequence[DealRow] = ()
    """Open ones first, then those that go on, then the others; the latest first among each."""
    moves: Sequence[DealMoveRow] = ()
    answers: Sequence[AnswerRow] = ()
    instalments: Sequence[InstalmentRow] = ()
    """By the day they are due."""
    receipts: Sequence[ReceiptRow] = ()
    sales: Sequence[SaleRow] = ()
    """The latest first, as the rest."""
    ownership: Sequence[OwnershipRow] = ()
    feedback: Sequence[FeedbackRow] = ()
    care: Sequence[CareRow] = ()
    coaching: Sequence[CoachingRow] = ()
    owed: Sequence[Owed] = ()
    """Care that is due on the day or in the two weeks after it."""

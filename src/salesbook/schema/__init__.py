"""The schema: tables, views and triggers declared once, compiled into the file.

The only room that imports sqlmodel. `book` asks it for the statements that make a
book; notebooks and scripts take the classes and `open_session` from here.
Importing this package costs half a second, so nothing a person waits for does.
"""

from salesbook.schema.aftercare import Care, Coaching, Criterion, Feedback, Ownership
from salesbook.schema.compile import statements
from salesbook.schema.log import Change, Operation
from salesbook.schema.rules import CalendarDay, CalendarYear, Setting
from salesbook.schema.selling import (
    Answer,
    Deal,
    DealMove,
    Instalment,
    Product,
    Receipt,
    Sale,
)
from salesbook.schema.session import open_session
from salesbook.schema.tables import (
    Alias,
    Contact,
    Customer,
    Fact,
    FollowUp,
    GradeChange,
    NextAction,
    Tag,
)

__all__ = [
    "Alias",
    "Answer",
    "CalendarDay",
    "CalendarYear",
    "Care",
    "Change",
    "Coaching",
    "Contact",
    "Criterion",
    "Customer",
    "Deal",
    "DealMove",
    "Fact",
    "Feedback",
    "FollowUp",
    "GradeChange",
    "Instalment",
    "NextAction",
    "Operation",
    "Ownership",
    "Product",
    "Receipt",
    "Sale",
    "Setting",
    "Tag",
    "open_session",
    "statements",
]

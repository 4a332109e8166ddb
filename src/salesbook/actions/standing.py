"""Where a customer stands, for rules to work on and for receipts to say."""

from datetime import date

from salesbook.book.door import Change
from salesbook.book.reading import Book
from salesbook.domain.day import Day
from salesbook.domain.due import due_of
from salesbook.domain.grades import window_ends
from salesbook.domain.workdays import known
from salesbook.errors import NotFound
from salesbook.i18n import _, sentences
from salesbook.output.days import show_date
from salesbook.rows import AgendaRow


def load(change: Change, identity: int) -> AgendaRow:
    """The customer's row as it is inside the running transaction."""
    return read_row(change.book, identity)


def read_row(book: Book, identity: int) -> AgendaRow:
    """The customer's row as the book has it."""
    found = book.rows(AgendaRow, "WHERE customer_id=?", (identity,))
    if not found:
        raise NotFound(_("There is no customer #{id}.").format(id=identity))
    return found[0]


def named(row: AgendaRow, *, grade: bool = True) -> str:
    """The customer as receipts name one: with the id, and the grade."""
    line = _("{customer} (#{id}, {grade})") if grade else _("{customer} (#{id})")
    return line.format(customer=row.customer, id=row.customer_id, grade=row.grade)


def outlook(row: AgendaRow, day: Day) -> str:
    """What is due next, as one sentence; dates in full, because history keeps it."""
    due = due_of(row, day)
    if due is None:
        return _("Not active, so nothing is due.")
    when = show_date(due.on, day.today, row.next_at if due.promised else None)
    late = due.on < day.today
    if due.promised:
        line = _("Next: {when} {action}, overdue.") if late else _("Next: {when} {action}.")
        return line.format(when=when, action=row.next_action)
    sentence = (_("Overdue since {when}.") if late else _("Due {when}.")).format(when=when)
    if not known(due.on, day.calendar):
        unknown = _("(Holidays of {year} are not known yet.)").format(year=due.on.year)
        return sentences(sentence, unknown)
    return sentence


def outlook_values(row: AgendaRow, day: Day) -> dict[str, object]:
    """The same for programs."""
    due = due_of(row, day)
    return {
        "last_contact_on": row.last_contact_on,
        "due_on": due.on.isoformat() if due else None,
        "next_on": row.next_on,
        "next_at": row.next_at,
        "next_action": row.next_action,
    }


def window_outlook(row: AgendaRow, day: Day) -> str:
    """Until when the signing window is open, said after every change of grade (section 5)."""
    ends = window_end(row, day)
    if ends is None:
        return ""
    return _("Signing window until {day}.").format(day=show_date(ends, day.today))


def window_end(row: AgendaRow, day: Day) -> date | None:
    """The last day of the signing window; None where there is none, or it is signed."""
    if row.signed_on is not None or row.status != "active":
        return None
    return window_ends(date.fromisoformat(row.grade_since), row.grade, day.policy)

"""One thing that the file says: a field with its value, for people and for programs."""

from datetime import date

from salesbook.domain.day import Day
from salesbook.i18n import _, n_
from salesbook.light import NamedTuple, Sequence
from salesbook.output.days import show_date
from salesbook.output.report import Column, Table


class Said(NamedTuple):
    """A line of the file."""

    name: str
    """The field as programs know it: `region`, `deal:3`."""
    value: object
    label: str
    """The field in the language of the run; empty where it belongs to the line above."""
    text: str


def said_table(said: Sequence[Said], *, paired: bool = False) -> Table:
    """The lines as a table without headings; all such tables have the same columns."""
    columns = (
        Column("field", _("field"), words={one.name: one.label for one in said}),
        Column("value", _("value"), shown=False),
        Column("text", _("entry"), keep=True),
    )
    rows = [(one.name, one.value, one.text) for one in said]
    return Table(columns, rows, headless=True, paired=paired)


def dotted(*parts: str | None) -> str:
    """The parts that are there, a dot between them."""
    return " · ".join(part for part in parts if part)


def more(count: int) -> str:
    """How many of the earlier ones are not shown."""
    return n_(
        "… and {count} earlier one; --json shows all.",
        "… and {count} earlier ones; --json shows all.",
        count,
    ).format(count=count)


def past(text: str, day: Day) -> str:
    """A day that is over: nobody asks for its weekday; the year where it is not this one."""
    return text[5:] if text[:4] == day.iso[:4] else text


def coming(text: str, day: Day) -> str:
    """A day to come, or one that something was due: with its weekday."""
    return show_date(date.fromisoformat(text), day.today)

"""`find`: the places where a text was found, each with the words around it."""

from salesbook.i18n import N_, _, n_
from salesbook.light import Protocol, Sequence
from salesbook.output.report import Column, Line, Report, Table
from salesbook.phrases.spellings import place_of

_PLACES = {
    "name": N_("name"),
    "alias": N_("alias"),
    "contact": N_("contact"),
    "file": N_("file"),
    "tag": N_("tag"),
    "fact": N_("fact"),
    "next": N_("next action"),
    "follow_up": N_("follow-up"),
    "grade": N_("grade"),
}
_AROUND = 40  # characters before the text that was found


class Found(Protocol):
    """A hit, as the book gives it."""

    @property
    def customer_id(self) -> int: ...
    @property
    def customer(self) -> str: ...
    @property
    def grade(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def on_day(self) -> str | None: ...
    @property
    def text(self) -> str: ...


def find_report(hits: Sequence[Found], wanted: str, limit: int | None) -> Report:
    """One row a hit; people see the words around it, programs the whole text."""
    columns = (
        Column("customer_id", _("id"), "id"),
        Column("customer", _("customer"), keep=True),
        Column("grade", _("grade"), "grade"),
        Column("place", _("found in"), "code", words={k: _(v) for k, v in _PLACES.items()}),
        Column("on_day", _("day"), "day"),
        Column("text", _("text"), shown=False),
        Column("around", _("text"), weight=3, under="customer"),
    )
    rows = [
        (hit.customer_id, hit.customer, hit.grade, hit.place, hit.on_day, hit.text,
         _around(hit.text, wanted))
        for hit in hits[:limit]
    ]  # fmt: skip
    customers = len({hit.customer_id for hit in hits})
    foot: tuple[Line, ...] = ()
    if hits:
        foot = (
            Line(
                n_(
                    "{hits} found at {customers} customer",
                    "{hits} found at {customers} customers",
                    customers,
                ).format(hits=len(hits), customers=customers),
                "dim",
            ),
        )
    empty = _("Nothing found for {text}.").format(text=wanted)
    return Report((Table(columns, rows, empty=empty),), (), foot)


def _around(text: str, wanted: str) -> str:
    """The text from a little before what was looked for."""
    at = place_of(text, wanted)
    one_line = " ".join(text[max(at - _AROUND, 0) :].split())
    return f"…{one_line}" if at > _AROUND else one_line

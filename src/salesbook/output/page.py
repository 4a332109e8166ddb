"""What a page shows of a table: which columns, what stands beneath what, how wide.

A page is narrower than a long line, so columns that may stand beneath another always do;
one that nobody filled says nothing on paper and is left out of all tables of its kind.
Neighbours: `html` and `typeset`, which draw it; `layout`, the same question at a terminal.
"""

from salesbook.light import Iterable, NamedTuple, Sequence
from salesbook.output.cells import show_cell
from salesbook.output.layout import cuttable, parents
from salesbook.output.report import Column, Report, Table
from salesbook.output.text import clean


class Place(NamedTuple):
    """A column of a page and what stands beneath it."""

    at: int
    """Its place in the rows."""
    column: Column
    beneath: "tuple[Place, ...]" = ()

    @property
    def headings(self) -> list[str]:
        """Its heading, and those of what stands beneath it without saying itself what it is."""
        own = [self.column.heading]
        own += [under.column.heading for under in self.beneath if not under.column.lead]
        return [clean(heading) for heading in own]

    @property
    def weight(self) -> int:
        """Its part of the width among the texts; 0 for what takes the width it needs."""
        if cuttable(self.column):
            return max(self.column.weight, 2 if self.beneath else 1)
        return 2 if self.column.keep and self.column.kind == "text" else 0


class Part(NamedTuple):
    """A text of a cell, and the value and column it comes from."""

    text: str
    column: Column
    value: object


def places(table: Table, report: Report) -> list[Place]:
    """The columns a page shows of a table, in their order."""
    names = [column.name for column in table.columns]
    alike = [one for one in report.tables if [column.name for column in one.columns] == names]
    shown = [place for place, column in enumerate(table.columns) if column.shown]
    above = {
        shown[child]: shown[parent]
        for child, parent in parents([table.columns[place] for place in shown]).items()
    }
    filled = {
        place for place in shown
        if table.columns[place].keep
        or any(row[place] not in (None, "", ()) for one in alike for row in one.rows)
    }  # fmt: skip
    first = {above.get(place, place) for place in filled}
    columns = _accented(table)
    return [
        Place(
            place,
            columns[place],
            tuple(
                Place(child, columns[child])
                for child in sorted(filled) if above.get(child) == place
            ),
        )
        for place in sorted(first)
    ]  # fmt: skip


def _accented(table: Table) -> list[Column]:
    """The columns, of which one at most is bold; of field and value, none, and the value wide."""
    if table.headless or table.paired:
        *fields, value = table.columns
        return [*(field._replace(keep=False) for field in fields),
                value._replace(keep=False, weight=3)]  # fmt: skip
    bold = next((column.name for column in table.columns if column.keep and column.shown), None)
    return [
        column._replace(keep=False, weight=max(column.weight, 2))
        if column.keep and column.name != bold
        else column
        for column in table.columns
    ]


def parts(row: Sequence[object], place: Place) -> list[Part]:
    """What a row has in a column, from top to bottom; sentences each for themselves."""
    found = list(_texts(row[place.at], place.column))
    for under in place.beneath:
        found += [
            part._replace(text=under.column.lead + part.text)
            for part in _texts(row[under.at], under.column)
        ]
    return found


def _texts(value: object, column: Column) -> Iterable[Part]:
    values = value if column.kind == "sentences" and isinstance(value, (tuple, list)) else [value]
    for one in values:
        text = show_cell(one, column)
        if text:
            yield Part(text, column, one)

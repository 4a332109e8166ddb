"""What a command has to say, as values: reports with their tables.

A report is one value from which every format is made, so that all of them hold
the same rows. Nothing here knows how it will look. Cells are raw: dates as ISO
strings, money as integer fen, codes as codes. Neighbours: `receipt`, what a change has to
say; `emit`, which prints.
"""

from salesbook.errors import BadValue
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Mapping, NamedTuple, Sequence

if TYPE_CHECKING:
    from salesbook.output.drawing import Chart

KINDS = (
    "text",
    "whole",
    "day",
    "time",
    "moment",
    "money",
    "sum",
    "quantity",
    "ratio",
    "average",
    "share",
    "growth",
    "flag",
    "grade",
    "code",
    "list",
    "sentences",
    "id",
    "days",
)


class Column(NamedTuple):
    """One column: what it is called by programs and by people, and what it holds."""

    name: str
    """The JSON key, the csv header and the word for `--columns`."""
    heading: str
    """What a person reads above it, already translated."""
    kind: str = "text"
    """One of KINDS; decides how a cell is written, aligned and coloured."""
    shown: bool = True
    """Part of the table people see unless they choose others with `--columns`."""
    words: Mapping[str, str] | None = None
    """Translated labels of the codes it holds."""
    keep: bool = False
    """The important column: never cut while anything else can give."""
    weight: int = 1
    """Its share of the width among the text columns that can be cut; 0: is never cut (a phone)."""
    under: str | None = None
    """The column beneath which it is put when one line a record is too narrow."""
    lead: str = ""
    """What stands before it there, where no heading says what it is."""


class Table(NamedTuple):
    """Rows of raw values under columns."""

    columns: tuple[Column, ...]
    rows: Sequence[tuple[object, ...]]
    """One value per column: str, int, float, bool, None or a sequence of str."""
    title: str = ""
    empty: str = ""
    """The sentence shown to people in place of a table without rows."""
    headless: bool = False
    """Printed without its headings, as the file of one customer: field and value."""
    paired: bool = False
    """Without headings: two short fields share a line of a terminal."""
    plainly: bool = False
    """The cells say what they are: a terminal prints no headings, and every `lead`."""


class Line(NamedTuple):
    """A sentence above or below the tables, for people only."""

    text: str
    style: str = ""
    """One of "", "warn", "dim", "strong", "good", "drawn": out of characters, where no chart is."""


class Report(NamedTuple):
    """What a reading command prints."""

    tables: tuple[Table, ...]
    head: tuple[Line, ...] = ()
    foot: tuple[Line, ...] = ()
    json: object = None
    """What JSON prints in place of the array of rows, where there is more to say."""
    charts: "tuple[Chart, ...]" = ()
    flat: Table | None = None
    """What csv and tsv hold where the tables do not go under one header."""


def pick_tables(report: Report) -> tuple[Table, ...]:
    """The tables that go under one header: the flat one, or the first and those like it."""
    if report.flat is not None:
        return (report.flat,)
    if not report.tables:
        return ()
    names = [column.name for column in report.tables[0].columns]
    return tuple(
        table for table in report.tables if [column.name for column in table.columns] == names
    )


def choose(table: Table, names: Sequence[str]) -> Table:
    """The table with the named columns in the named order, all of them shown.

    `names` are column names, each once, as `--columns a,b` gives them. BadValue for a
    name the table does not have, naming those it has.
    """
    wanted = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    places = {column.name: place for place, column in enumerate(table.columns)}
    unknown = [name for name in wanted if name not in places]
    if unknown or not wanted:
        known = ", ".join(places)
        if not unknown:
            raise BadValue(_("No column is named. Known columns: {known}").format(known=known))
        raise BadValue(
            _("There is no column {name}. Known columns: {known}").format(
                name=", ".join(unknown), known=known
            )
        )
    chosen = [places[name] for name in wanted]
    return table._replace(
        columns=tuple(table.columns[place]._replace(shown=True) for place in chosen),
        rows=[tuple(row[place] for place in chosen) for row in table.rows],
    )

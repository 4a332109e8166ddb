"""What a person reads in a cell, by the kind of its column and the language of the run.

Every text that leaves here is clean: on one line, without anything that steers a
terminal. Neighbour: `plain`, `terminal` and `markdown`, the three formats for people;
programs get raw values from `delimited` and `objects`.
"""

from salesbook.i18n import _, language
from salesbook.light import Sequence
from salesbook.output.report import Column, Table
from salesbook.output.text import clean

RIGHT = frozenset(
    {"whole", "money", "sum", "quantity", "ratio", "average", "share", "growth", "days", "id"}
)
"""The kinds whose cells stand at the right of their column: the numbers."""


def show_cell(value: object, column: Column) -> str:
    """The clean text of one value; an unknown one is an empty cell.

    Money is in fen and shown as 65万 or 650,000, a pair of amounts as a range, a sum of many
    rounded; a quantity is in thousandths and shown as 2.5.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return _show_text(value, column)
    if isinstance(value, bool):
        return clean(_("yes") if value else _("no"))
    if isinstance(value, int):
        if column.kind == "money":
            from salesbook.domain.amounts import show_money

            return clean(show_money(value, language()))
        if column.kind == "sum":
            from salesbook.domain.amounts import show_sum

            return show_sum(value, language())
        if column.kind == "quantity":
            from salesbook.phrases.quantity import show_quantity

            return show_quantity(value)
        return f"{value:,}" if column.kind == "whole" else _show_text(str(value), column)
    if isinstance(value, float) and column.kind == "growth":
        return f"{value:+.0%}"
    if isinstance(value, float) and column.kind == "share":
        return f"{value:.0%}"
    if isinstance(value, float) and column.kind == "average":
        return f"{value:,.1f}".removesuffix(".0")
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, Sequence):
        return _show_sequence(value, column)
    return clean(str(value))


def _show_text(value: str, column: Column) -> str:
    if column.words is not None:
        value = column.words.get(value, value)
    elif column.kind == "moment" and value[10:11] == "T":
        # Seconds and the offset are for programs.
        value = f"{value[:10]} {value[11:16]}"
    return clean(value)


def _show_sequence(values: Sequence[object], column: Column) -> str:
    if column.kind == "money" and len(values) == 2:
        low, high = values
        if isinstance(low, int) and isinstance(high, int):
            from salesbook.domain.amounts import show_range

            return clean(show_range(low, high, language()))
    single = column._replace(kind="text")
    comma = "、" if language() == "zh" else ", "
    between = " · " if column.kind == "sentences" else comma  # sentences have commas themselves
    return between.join(show_cell(value, single) for value in values)


def show_table(
    table: Table, *, bars: bool = True
) -> tuple[tuple[Column, ...], list[list[str]]]:  # fmt: skip
    """The columns people see and the clean texts beneath them, row by row.

    A share has its bar before it, unless the place has no room for one.
    """
    seen = [place for place, column in enumerate(table.columns) if column.shown]
    columns = tuple(table.columns[place] for place in seen)
    rows = [[show_cell(row[place], table.columns[place]) for place in seen] for row in table.rows]
    if bars and any(column.kind == "share" for column in columns):
        from salesbook.output.charts import bar

        for row, texts in zip(table.rows, rows, strict=True):
            for at, place in enumerate(seen):
                value = row[place]
                if columns[at].kind == "share" and isinstance(value, float):
                    texts[at] = f"{bar(value)} {texts[at]:>4}"
    return columns, rows


def lead(
    columns: Sequence[Column], rows: Sequence[Sequence[str]]
) -> tuple[tuple[Column, ...], list[list[str]]]:
    """The clean cells with what leads them written out, for where no heading stands."""
    led = [
        [column.lead + text if text else "" for column, text in zip(columns, texts, strict=True)]
        for texts in rows
    ]
    return tuple(column._replace(lead="") for column in columns), led


def is_late(value: object, column: Column) -> bool:
    """Whether a number of days is one to be seen: late above zero, left below it."""
    if column.kind != "days" or not isinstance(value, int):
        return False
    return value < 0 if column.name.endswith("left") else value > 0


def show_headings(columns: Sequence[Column]) -> list[str]:
    """The clean headings of the columns."""
    return [clean(column.heading) for column in columns]

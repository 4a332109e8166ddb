"""The figures as one long table, a line a number: for csv and tsv, which have one header.

Made of the object that JSON prints, so that all formats hold the same numbers.
"""

from salesbook.light import Iterator, Mapping
from salesbook.output.report import Column, Table

COLUMNS = (Column("figure", ""), Column("of", ""), Column("measure", ""), Column("value", ""))
_PAIR = ("from", "to")

Row = tuple[str, str | None, str, object]


def flatten(figures: Mapping[str, object]) -> Table:
    """Every number of the object, with the figure, whose it is and what it measures."""
    return Table(COLUMNS, list(_rows(figures)))


def _rows(figures: Mapping[str, object]) -> Iterator[Row]:
    for figure, value in figures.items():
        if isinstance(value, Mapping):
            for name, inner in value.items():
                of, measures = (
                    (name, inner) if isinstance(inner, Mapping) else (None, {name: inner})
                )
                yield from ((figure, of, measure, number) for measure, number in measures.items())
        elif isinstance(value, list):
            for place, item in enumerate(value, 1):
                yield from _item(figure, place, item)
        else:
            yield figure, None, figure, value


def _item(figure: str, place: int, item: Mapping[str, object]) -> Iterator[Row]:
    """The measures of one of many: named by its first field, a step by where it leads."""
    if tuple(item)[:2] == _PAIR:
        of, rest = ">".join(str(item[name]) for name in _PAIR), list(item)[2:]
    elif figure == "weakest":
        of, rest = str(place), list(item)
    else:
        first, *rest = item
        of = str(item[first] or "")
    yield from ((figure, of, measure, item[measure]) for measure in rest)

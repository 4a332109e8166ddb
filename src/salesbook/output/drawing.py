"""What is drawn on a page, as a value: `svg` draws it. What a terminal draws is in `charts`."""

from salesbook.light import NamedTuple, Sequence


class Chart(NamedTuple):
    """Numbers that people would rather look at; drawn on a page, where there is room."""

    kind: str
    """`bars` (labels down), `line` (over time) or `strip` (one square a day)."""
    title: str
    labels: Sequence[str]
    values: Sequence[float | None]
    texts: Sequence[str]
    """What each number is read as."""

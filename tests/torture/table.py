"""What a family of faults came to: one row each of the table that is printed and kept."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """A fault, how often it was tried, and what came of it."""

    fault: str
    tried: int
    outcomes: Counter[str]
    wrong: list[str]
    """Everything that must not be, in a line each: lost, half, corrupt, crashed."""
    family: str
    """The module that does it again."""


def as_markdown(rows: Iterable[Row]) -> str:
    """The table as it stands in docs/trust.md."""
    lines = [
        "| fault | tried | what came of it | lost, half or corrupt | again with |",
        "|---|---:|---|---:|---|",
    ]
    for row in rows:
        came = ", ".join(f"{name} {count:,}" for name, count in sorted(row.outcomes.items()))
        lines.append(
            f"| {row.fault} | {row.tried:,} | {came} | {len(row.wrong)} "
            f"| `python -m tests.torture.run {row.family}` |"
        )
    return "\n".join(lines)

"""Small charts out of block characters: a bar for a share, a line for a row of numbers.

They stand in any terminal and mail, one cell a character, whatever the labels beside them.
"""

from salesbook.light import Sequence

BAR = 12
"""Cells of a full bar."""
_EIGHTHS = " ▏▎▍▌▋▊▉"
_STEPS = "▁▂▃▄▅▆▇█"


def bar(share: float, cells: int = BAR) -> str:
    """A share of 0 to 1 as a bar, padded to its full length."""
    eighths = round(min(max(share, 0.0), 1.0) * cells * 8)
    whole, rest = divmod(eighths, 8)
    drawn = "█" * whole + (_EIGHTHS[rest] if rest else "")
    return drawn + " " * (cells - len(drawn))


def spark(values: Sequence[float | None]) -> str:
    """Numbers as a line of steps, the largest the highest; what is not known is a gap."""
    known = [value for value in values if value is not None]
    top = max(known, default=0)
    if top <= 0:
        return "".join(" " if value is None else _STEPS[0] for value in values)
    return "".join(
        " " if value is None else _STEPS[min(int(max(value, 0) / top * len(_STEPS)), 7)]
        for value in values
    )

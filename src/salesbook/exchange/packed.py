"""Lines that were read, kept small: a hundred thousand of them are in memory at a time.

Each is packed when it comes and made again when it is asked for, so a line is a value and
never changed. Neighbours: `kinds`, which reads them; `actions.imports`, which applies them.
"""

from __future__ import annotations

import pickle

from salesbook.light import Iterator, NamedTuple, Sequence, overload

_NONE = b""


class Lines(Sequence[NamedTuple]):
    """The lines of one kind; with each, where that is wanted, the cells it was read from."""

    def __init__(self) -> None:
        """Empty at first."""
        self._packed: list[bytes] = []
        self._cells: list[bytes] = []

    def add(self, line: NamedTuple, cells: list[str] | None = None) -> None:
        """Put one more line at the end."""
        self._packed.append(pickle.dumps(line, 5))
        if cells is not None:
            self._cells.append(pickle.dumps(cells, 5))

    def let_go(self, place: int) -> None:
        """Forget a line that is not needed any more."""
        self._packed[place] = _NONE

    def cells(self, place: int) -> list[str]:
        """The cells of a line, where they were kept."""
        found: list[str] = pickle.loads(self._cells[place])  # noqa: S301 - packed above
        return found

    def drop_cells(self) -> None:
        """Forget the cells of all lines, once each has its customer."""
        self._cells.clear()

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, place: int) -> NamedTuple: ...
    @overload
    def __getitem__(self, place: slice) -> list[NamedTuple]: ...
    def __getitem__(self, place: int | slice) -> NamedTuple | list[NamedTuple]:
        if isinstance(place, slice):
            return [_unpack(one) for one in self._packed[place]]
        return _unpack(self._packed[place])

    def __iter__(self) -> Iterator[NamedTuple]:
        return map(_unpack, self._packed)


def _unpack(packed: bytes) -> NamedTuple:
    line: NamedTuple = pickle.loads(packed)  # noqa: S301 - packed in this very process
    return line

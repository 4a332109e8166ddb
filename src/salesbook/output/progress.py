"""How far a long command is, for a person who waits; nothing for one that is quick."""

from time import monotonic

from salesbook.light import TextIO

_AFTER = 1.0  # seconds in which nothing is said
_EVERY = 0.2
_CELLS = 30
_LOOKED = 500  # steps between looks at the clock


class Progress:
    """A bar on one line, drawn over and wiped at the end. Use it in a `with` block."""

    def __init__(self, total: int, out: TextIO | None) -> None:
        """`out` is None where no terminal is."""
        self._total = max(total, 1)
        self._out = out
        self._done = self._seen = 0
        self._drawn = monotonic() + _AFTER - _EVERY
        self._visible = False

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_failure: object) -> None:
        if self._visible and self._out is not None:
            self._out.write("\r\x1b[K")
            self._out.flush()

    def step(self, count: int) -> None:
        """So many more rows are done."""
        self._done += count
        if self._out is None or self._done - self._seen < _LOOKED:
            return
        self._seen = self._done
        now = monotonic()
        if now - self._drawn < _EVERY:
            return
        self._drawn = now
        self._visible = True
        share = min(self._done / self._total, 1.0)
        full = int(share * _CELLS)
        bar = "█" * full + "░" * (_CELLS - full)
        self._out.write(f"\r{bar} {share:4.0%}  {self._done:,}/{self._total:,}")
        self._out.flush()

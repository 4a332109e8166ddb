"""Calls that do nothing, for `server`, and all modules that a command may want."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module

_NOWHERE = "/nowhere/at/all"
_null = os.open(os.devnull, os.O_RDWR)


def _quietly(act: Callable[..., object], *arguments: object) -> Callable[[], None]:
    def call() -> None:
        with suppress(OSError):
            act(*arguments)

    return call


IDLE: dict[str, Callable[[], None]] = {
    "write": _quietly(os.write, _null, b"x"),
    "pwrite64": _quietly(os.pwrite, _null, b"x", 0),
    "fsync": _quietly(os.fsync, _null),
    "fdatasync": _quietly(os.fdatasync, _null),
    "unlink": _quietly(os.unlink, _NOWHERE),
    "rename": _quietly(os.rename, _NOWHERE, _NOWHERE),
    "link": _quietly(os.link, _NOWHERE, _NOWHERE),
    "linkat": _quietly(lambda: os.link(_NOWHERE, _NOWHERE, follow_symlinks=True)),
    "unlinkat": _quietly(os.rmdir, _NOWHERE),
    "ftruncate": _quietly(os.ftruncate, _null, 0),
}
"""By the name of the system call."""


def load_all() -> None:
    """Import what commands import when they run, so that a child is there at once."""
    from salesbook.commands.contents import PANELS

    for _panel, entries in PANELS:
        for entry in entries:
            import_module(f"salesbook.commands.{entry.place.partition(':')[0]}")
    for name in ("salesbook.commands.build", "salesbook.book.create", "salesbook.schema",
                 "salesbook.book.backup", "salesbook.book.restore"):  # fmt: skip
        import_module(name)
    with suppress(ImportError):
        import_module("salesbook.cipher")
        import_module("salesbook.book.recode")
    sys.dont_write_bytecode = True

"""How the program starts: the bytecode of all of it in one file, then the door.

Python keeps the bytecode of every module in a file of its own, looks for each by name in
several places, and takes a lock for each that guards it from threads, which there are none
of here. For a small command that is a third of what it takes beyond bare Python. Here the
files that Python has made lie end to end in one beside them, an index before them, and a
module is run straight from there; what a daily command loads is unpacked at once. Python's
own rule is kept: bytecode counts while its source has the size and the time that it was made
from. What is not in the bundle, or does not count, Python finds as ever. Nothing depends on
it: where it cannot be written or is not whole, all goes on without it.
This module is what Python itself has to find first, so all that the start needs stands in it.
Neighbours: `cli`, the door; `bundling`, which makes the file when a command has ended.
"""

import _frozen_importlib as importing
import _imp
import gc
import marshal
import os
import sys
from _frozen_importlib_external import (
    MAGIC_NUMBER as MAGIC_NUMBER,
    ExtensionFileLoader,
    SourceFileLoader,
)

import salesbook

TYPE_CHECKING = False  # no module is loaded here that the bundle could hold
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, ModuleType
    from typing import Any
else:
    ModuleType = type(sys)

NAME = "salesbook"
ALSO = ("__future__",)
"""Modules of the library that so many of ours load that they are in it too."""
IN_C = ("_datetime", "_sqlite3")
"""Others that are written in C; where they are stands in it too."""
ROOT = os.path.dirname(__file__)
CACHE = f"{os.sep}__pycache__{os.sep}"
ENDING = f".{sys.implementation.cache_tag}"
MARK = b"bundle 4"
"""How a bundle begins; another number, where what follows is laid out in another way."""
UNREADABLE = (OSError, ValueError, EOFError, TypeError)
"""What reading a file of bytecode raises where that is damaged."""
_PREFIX = len(MARK) + 8  # bytes before the index: the mark, Python's own, the index's length


_SLOW_TO_SAY_NO = sys.version_info < (3, 12)


class _Plain(ModuleType):
    """A module that says quickly that it lacks something.

    Until 3.12 each `from … import` asks a module whether it is a package, and one that is none
    words an error that nobody reads: 400 times in a command, half a millisecond.
    """

    __getattribute__ = object.__getattribute__


_Plain.__name__ = "module"  # as its errors call it


class Bundle:
    """Loads modules that are in the bundle; `load` takes the place of what Python does."""

    def __init__(self, root: str = ROOT) -> None:
        """Open the bundle of a package; one that is missing or not whole is empty."""
        self.root = root
        self.path = f"{root}{CACHE}{NAME}{ENDING}.bundle"
        self.missed: list[str] = []
        """Modules that were asked for and that Python had to find."""
        self.index: dict[str, bytes] = {}
        """By the name of a module its `entry`; as bytes, since few of them are looked at."""
        self.usual: Callable[..., ModuleType] = importing._find_and_load  # type: ignore[attr-defined]
        self._begins = 0
        self._ready: dict[str, CodeType] = {}
        """Code that was read together with another's and is not asked for yet."""
        try:
            self._file = os.open(self.path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
            start = os.read(self._file, _PREFIX)
            if start[:-4] == MARK + MAGIC_NUMBER:
                length = int.from_bytes(start[-4:], "little")
                self.index = marshal.loads(os.read(self._file, length))  # noqa: S302 - as below
                self._begins = _PREFIX + length
        except UNREADABLE:
            self.index = {}

    def load(self, name: str, above: "Callable[[str], object]") -> ModuleType:
        """The module of a name, loaded; `above` imports the package that it is in."""
        if name in sys.modules:  # asked for through `importlib`
            return self.usual(name, above)
        row = self.index.get(name)
        if row is None:
            if name in sys.builtin_module_names:
                return _in_c(name, importing.BuiltinImporter, "built-in")
            if name.startswith(f"{NAME}."):
                self.missed.append(name)
            return self.usual(name, above)
        below = row[16:].decode()
        if name in IN_C:
            if likeness(below) != row[8:16]:
                self.missed.append(name)
            elif below.rpartition(os.sep)[0] in sys.path:  # else another Python's of this version
                return _in_c(name, ExtensionFileLoader(name, below), below)
            return self.usual(name, above)
        source = below if below[0] == os.sep else f"{self.root}{os.sep}{below}"
        package, _dot, own = name.rpartition(".")
        if package and package not in sys.modules:
            above(package)
            if name in sys.modules:  # the package has loaded it
                return sys.modules[name]
        code = self._code(name, row, source) if likeness(source) == row[8:16] else None
        if code is None:
            self.missed.append(name)
            return self.usual(name, above)
        module = sys.modules[name] = _module(name, package, source)
        try:
            exec(code, module.__dict__)  # noqa: S102 - it is the module's
        except BaseException:
            sys.modules.pop(name, None)
            raise
        if _SLOW_TO_SAY_NO and "__getattr__" not in module.__dict__:
            module.__class__ = _Plain
        if package:
            setattr(sys.modules[package], own, module)
        return sys.modules[name]

    def _code(self, name: str, row: bytes, source: str) -> "CodeType | None":
        """The code of an entry; None where the file has been cut off."""
        code = self._ready.pop(name, None)
        if code is None:
            found = self._read(row)
            if type(found) is dict:  # with what its command will ask for next
                self._ready.update(found)
                found = self._ready.pop(name, None)
            code = found
        if code is not None and code.co_filename != source:  # the whole program was moved
            _imp._fix_co_filename(code, source)  # type: ignore[attr-defined]
        return code

    def _read(self, row: bytes) -> "Any":
        """What an entry holds, nothing where it is cut off or damaged."""
        at, length = int.from_bytes(row[:4], "little"), int.from_bytes(row[4:8], "little")
        try:
            data = os.pread(self._file, length, self._begins + at)
            return marshal.loads(data)  # noqa: S302 - Python's own, as from its own file
        except UNREADABLE:
            return None


def install() -> Bundle | None:
    """Have modules loaded from the bundle from now on; None where Python does it otherwise."""
    if (
        not sys.implementation.cache_tag or sys.pycache_prefix is not None or sys.flags.optimize
        or not hasattr(importing, "_find_and_load") or not hasattr(os, "pread")
    ):  # fmt: skip
        return None
    bundle = Bundle()
    importing._find_and_load = bundle.load
    return bundle


def entry(at: int, length: int, noted: bytes, below: str) -> bytes:
    """What the index says of a module, end to end.

    Where its bytecode begins, its length, what `likeness` said of the source, and the path
    of that, below the package where it is of it. Of one in C: nothing, of the file itself,
    and its path. What begins there is the code, or a dict of codes by the names of their modules.
    """
    return at.to_bytes(4, "little") + length.to_bytes(4, "little") + noted + below.encode()


def likeness(source: str) -> bytes | None:
    """Time and size of a source, as Python notes them in its bytecode."""
    try:
        found = os.stat(source)
    except OSError:
        return None
    both = (int(found.st_mtime) & 0xFFFFFFFF) | (found.st_size & 0xFFFFFFFF) << 32
    return both.to_bytes(8, "little")


def _module(name: str, package: str, source: str) -> ModuleType:
    """An empty module that says of itself what one says that Python has loaded."""
    loader = SourceFileLoader(name, source)
    spec = importing.ModuleSpec(name, loader, origin=source)
    folder, _sep, file = source.rpartition(os.sep)
    spec.has_location = True
    # Asked at each import; a spec that lacks it words an error.
    spec._initializing = False  # type: ignore[attr-defined]
    spec.cached = f"{folder}{CACHE}{file[:-3]}{ENDING}.pyc"
    module = ModuleType(name)
    names = module.__dict__
    if file == "__init__.py":
        spec.submodule_search_locations = names["__path__"] = [folder]
        package = name
    names["__file__"], names["__cached__"], names["__package__"] = source, spec.cached, package
    names["__spec__"], names["__loader__"] = spec, loader
    return module


def _in_c(name: str, loader: "Any", origin: str) -> ModuleType:
    """A module written in C, loaded as Python loads it once it is found."""
    spec = importing.ModuleSpec(name, loader, origin=origin)
    spec.has_location = origin != "built-in"
    module: ModuleType = importing._load_unlocked(spec)  # type: ignore[attr-defined]
    return module


def main() -> None:
    """Run one command and leave by the short way.

    Collecting garbage while starting and tearing the interpreter down cost more than a
    small command does; all that is written is flushed before the process ends.
    """
    gc.disable()
    salesbook.leaving = True
    bundle = None
    if sys.implementation.name == "cpython":
        bundle = install()
    if sys.version_info < (3, 12):
        # What `datetime` is from 3.12 on: its half in C, without reading the other first.
        sys.modules.setdefault("datetime", __import__("_datetime"))
    from salesbook.cli import run

    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            code = code or 0
    if bundle is not None and bundle.missed and not sys.dont_write_bytecode:
        from salesbook.bundling import renew

        renew(bundle)
    os._exit(code)

"""The bytecode of the program in one file: a command opens that, not one file for each module.

Python keeps the bytecode of every module in a file of its own and looks for each by name in
several places, which for a small command is a third of what it takes beyond bare Python.
Here the files that Python has made lie end to end in one beside them, an index before them.
Python's own rule is kept: bytecode counts while its source has the size and the time that it
was made from. What is not in the bundle, or does not count, Python finds as ever. Nothing
depends on it: where it cannot be written or is not whole, all goes on without it.
Neighbours: `__main__`, which uses it; `bundling`, which makes it when a command has ended.
"""

import marshal
import os
import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import MAGIC_NUMBER as MAGIC_NUMBER, SourceFileLoader

TYPE_CHECKING = False  # no module is loaded here that the bundle could hold
if TYPE_CHECKING:
    from types import CodeType

NAME = "salesbook"
ROOT = os.path.dirname(__file__)
CACHE = f"{os.sep}__pycache__{os.sep}"
ENDING = f".{sys.implementation.cache_tag}"
MARK = b"bundle 1"
"""How a bundle begins; another number, where what follows is laid out in another way."""
_PREFIX = len(MARK) + 8  # bytes before the index: the mark, Python's own, the index's length


class Bundle:
    """Finds modules of the program in the bundle: a finder as `sys.meta_path` takes them."""

    def __init__(self, root: str = ROOT) -> None:
        """Open the bundle of a package; one that is missing or not whole is empty."""
        self.root = root
        self.path = f"{root}{CACHE}{NAME}{ENDING}.bundle"
        self.missed: list[str] = []
        """Modules that were asked for and that Python had to find."""
        self.index: dict[str, tuple[int, int, tuple[int, int], str]] = {}
        """By the name of a module: where its bytecode begins, its length, what `likeness`
        said of the source, and the path of that below the package."""
        self.begins = 0
        try:
            self.file = open(self.path, "rb", buffering=0)  # noqa: SIM115 - open to the end
            start = self.file.read(_PREFIX)
            if start[:-4] == MARK + MAGIC_NUMBER:
                length = int.from_bytes(start[-4:], "little")
                self.index = marshal.loads(self.file.read(length))  # noqa: S302 - as below
                self.begins = _PREFIX + length
        except (OSError, ValueError, EOFError, TypeError):
            self.index = {}

    def find_spec(
        self, name: str, _path: object = None, _target: object = None
    ) -> ModuleSpec | None:
        """What Python asks of a finder; None where it is to look by itself."""
        row = self.index.get(name)
        if row is not None:
            source = self.root + row[3]
            if likeness(source) == row[2]:
                spec = ModuleSpec(name, _Loader(name, source, self), origin=source)
                folder, _sep, file = source.rpartition(os.sep)
                spec.has_location = True
                spec.cached = f"{folder}{CACHE}{file[:-3]}{ENDING}.pyc"
                if file == "__init__.py":
                    spec.submodule_search_locations = [folder]
                return spec
        if name.startswith(f"{NAME}."):
            self.missed.append(name)
        return None

    def bytecode(self, name: str) -> bytes | None:
        """The bytecode of a module; None where the file has been cut off."""
        at, length, _likeness, _source = self.index[name]
        try:
            self.file.seek(self.begins + at)
            found: bytes = self.file.read(length)
        except OSError:
            return None
        return found if len(found) == length else None


class _Loader(SourceFileLoader):
    """Python's own loader, handed the bytecode."""

    def __init__(self, name: str, source: str, bundle: Bundle) -> None:
        self.name, self.path, self.bundle = name, source, bundle

    def get_code(self, fullname: str) -> "CodeType | None":
        """The code of the module; as Python has it where the bundle is not whole."""
        data = self.bundle.bytecode(fullname)
        if data is None:
            return super().get_code(fullname)
        code: CodeType = marshal.loads(data)  # noqa: S302 - Python's own, as from its own file
        return code


def install() -> Bundle | None:
    """Have modules found in the bundle from now on; None where Python keeps bytecode otherwise."""
    if not sys.implementation.cache_tag or sys.pycache_prefix is not None or sys.flags.optimize:
        return None
    bundle = Bundle()
    sys.meta_path.insert(0, bundle)
    return bundle


def likeness(source: str) -> tuple[int, int] | None:
    """Time and size of a source, as Python notes them in its bytecode."""
    try:
        found = os.stat(source)
    except OSError:
        return None
    return int(found.st_mtime) & 0xFFFFFFFF, found.st_size & 0xFFFFFFFF

"""The modules of the program, found where their names say they are.

Python asks several finders for every module, looks through folders, and works out names of
files anew: half of what fifty small modules cost to load. Here one look at the source and
one at what it was compiled to are enough. Whatever is not as expected, such as a source
that was changed, is left to Python's own way. Neighbour: `__main__`, which puts it first.
"""

import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import MAGIC_NUMBER, SourceFileLoader
from marshal import loads
from os import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

_COMPILED = f".{sys.implementation.cache_tag}.pyc"


class Room(SourceFileLoader):
    """A module whose code has been read."""

    content = b""

    def get_code(self, fullname: str) -> "CodeType | None":
        """The code, behind a header of 16 bytes."""
        code: CodeType = loads(memoryview(self.content)[16:])  # noqa: S302 - as Python does
        return code


class Rooms:
    """The finder."""

    @staticmethod
    def find_spec(
        name: str, path: "Sequence[str] | None" = None, _target: "ModuleType | None" = None
    ) -> ModuleSpec | None:
        """A module below `salesbook`; None leaves it to the next finder."""
        if path is None or not name.startswith("salesbook."):
            return None
        folder, stem = path[0], name[name.rindex(".") + 1 :]
        try:
            try:
                source, inside = f"{folder}/{stem}.py", None
                seen = stat(source)
            except FileNotFoundError:
                folder, stem = f"{folder}/{stem}", "__init__"
                source, inside = f"{folder}/__init__.py", [folder]
                seen = stat(source)
            with open(f"{folder}/__pycache__/{stem}{_COMPILED}", "rb", 0) as file:
                content = file.read()
        except OSError:
            return None
        # What Python writes before the code: its version, no flag, time and size of the source.
        head = MAGIC_NUMBER + bytes(4)
        for number in (int(seen.st_mtime), seen.st_size):
            head += (number & 0xFFFFFFFF).to_bytes(4, "little")
        if content[:16] != head:
            return None
        room = Room(name, source)
        room.content = content
        found = ModuleSpec(name, room, origin=source)
        found.submodule_search_locations = inside
        found.has_location = True
        return found

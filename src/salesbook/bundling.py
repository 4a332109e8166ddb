"""Makes the bundle of bytecode anew, when a command has ended that had to do without.

Neighbours: `start`, which reads it and says what it is; `together`, which modules lie together.
"""

import marshal
import os
from _frozen_importlib_external import PathFinder

from salesbook.start import (
    ALSO,
    CACHE,
    ENDING,
    IN_C,
    MAGIC_NUMBER,
    MARK,
    NAME,
    UNREADABLE,
    Bundle,
    entry,
    likeness,
)
from salesbook.together import TOGETHER

_HEADER = 16  # bytes before the bytecode in a file of Python's


def renew(bundle: Bundle) -> None:
    """Write the bundle where that helps the next command; where it cannot be, leave it."""
    if not os.access(os.path.dirname(bundle.path), os.W_OK):
        return
    if not any(map(_newly_made, [bundle] * len(bundle.missed), bundle.missed)):
        return
    draft = f"{bundle.path}.{os.getpid()}"
    try:
        # Whoever may read the sources may read this.
        mode = os.stat(f"{bundle.root}{os.sep}__init__.py").st_mode & 0o666
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.writelines(_parts(bundle.root))
        os.replace(draft, bundle.path)
    except OSError:
        try:
            os.unlink(draft)
        except OSError:
            return


def _newly_made(bundle: Bundle, name: str) -> bool:
    """Whether Python has bytecode of a module that the bundle has not."""
    if name in IN_C:
        return likeness(_place(name)) is not None
    if name in ALSO:
        return _made(_place(name)) is not None
    below = name.removeprefix(NAME).replace(".", os.sep)
    return any(_made(f"{bundle.root}{below}{ending}") for ending in (".py", f"{os.sep}__init__.py"))


def _made(source: str) -> tuple[bytes, bytes] | None:
    """The bytecode that Python has made of a source, and of what likeness, if it still counts."""
    folder, file = os.path.split(source)
    try:
        with open(f"{folder}{CACHE}{file[:-3]}{ENDING}.pyc", "rb") as made:
            data = made.read()
        noted = data[8:_HEADER]
        # Flags, the second word, are those of another rule, which never looks at the source.
        if data[:8] != MAGIC_NUMBER + bytes(4) or noted != likeness(source):
            return None
        marshal.loads(data[_HEADER:])  # noqa: S302 - what is damaged is left out
    except UNREADABLE:
        return None
    return noted, data[_HEADER:]


def _parts(root: str) -> list[bytes]:
    """All that a bundle is: a prefix, the index, the bytecode of each module that has some."""
    made = {
        name: (source, *found)
        for name, source in _sources(root).items()
        if (found := _made(source)) is not None
    }
    index = {}
    codes, at = [], 0
    for name, (source, noted, code) in made.items():
        if name in TOGETHER:
            names = [one for one in (name, *TOGETHER[name].split()) if one in made]
            code = marshal.dumps({one: marshal.loads(made[one][2]) for one in names})  # noqa: S302
        index[name] = entry(at, len(code), noted, source.removeprefix(f"{root}{os.sep}"))
        codes.append(code)
        at += len(code)
    for name in IN_C:
        file = _place(name)
        likely = likeness(file)  # None where Python has it in itself
        if likely is not None:
            index[name] = entry(0, 0, likely, file)
    table = marshal.dumps(index)
    return [MARK, MAGIC_NUMBER, len(table).to_bytes(4, "little"), table, *codes]


def _sources(root: str) -> dict[str, str]:
    """Where the source of each module is, by its name: of the package, and of ALSO."""
    found = {}
    for folder, folders, files in os.walk(root):
        folders.sort()
        for file in sorted(files):
            if file.endswith(".py"):
                source = os.path.join(folder, file)
                below = source.removeprefix(root)[: -len(".py")]
                found[NAME + below.replace(os.sep, ".").removesuffix(".__init__")] = source
    return found | {name: _place(name) for name in ALSO}


def _place(name: str) -> str:
    """The file of a module of the library; nothing where it has none."""
    spec = PathFinder.find_spec(name)
    return spec.origin or "" if spec is not None else ""

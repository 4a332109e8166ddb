"""The finder of the program's own modules: the same modules as Python finds, and only if fresh."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from salesbook.rooms import Rooms

LOOK = """
import sys, salesbook
if {ours}:
    from salesbook.rooms import Rooms
    sys.meta_path.insert(0, Rooms)
import salesbook.book.find as one, salesbook.reports.agenda as two
for module in (one, two):
    spec = module.__spec__
    print(module.__name__, module.__package__, module.__file__, getattr(module, "__path__", None),
          spec.origin, spec.has_location, spec.parent, spec.submodule_search_locations,
          spec.loader.get_source(module.__name__)[:40], spec.loader.path, sorted(vars(module)))
"""


def look(*, ours: bool) -> str:
    """What can be seen of a module and of a package, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK.format(ours=ours)],
        capture_output=True, text=True, check=True,
        env={key: text for key, text in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"},
    )  # fmt: skip
    return done.stdout.replace("'__cached__', ", "")


def test_modules_are_as_python_finds_them() -> None:
    look(ours=False)  # compiles them
    assert look(ours=True) == look(ours=False)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A folder with a compiled module."""
    module = tmp_path / "one.py"
    module.write_text("VALUE = 1\n")
    subprocess.run(
        [sys.executable, "-c", "import py_compile, sys; py_compile.compile(sys.argv[1])", module],
        check=True,
    )
    return tmp_path


def test_what_is_not_as_expected_is_left_to_python(package: Path) -> None:
    path, name = [str(package)], "salesbook.one"
    found = Rooms.find_spec(name, path)
    assert found is not None
    assert found.origin == str(package / "one.py")
    assert Rooms.find_spec("salesbook.none", path) is None
    assert Rooms.find_spec("other.one", path) is None
    assert Rooms.find_spec("salesbook", None) is None
    (compiled,) = (package / "__pycache__").iterdir()
    whole = compiled.read_bytes()
    for place in (0, 4, 8, 12):  # version, flags, time, size
        compiled.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert Rooms.find_spec(name, path) is None
    compiled.write_bytes(b"")
    assert Rooms.find_spec(name, path) is None
    compiled.write_bytes(whole)
    (package / "one.py").write_text("VALUE = 22\n")
    assert Rooms.find_spec(name, path) is None
    compiled.unlink()
    assert Rooms.find_spec(name, path) is None

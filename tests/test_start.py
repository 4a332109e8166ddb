"""The bundle of bytecode: what it finds is what Python finds, and nothing depends on it."""

import os
import py_compile
import shutil
import subprocess
import sys
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from types import ModuleType

import pytest

import salesbook
from salesbook import bundling
from salesbook.bundling import renew
from salesbook.start import IN_C, Bundle

FILES = {
    "__init__.py": "",
    "a.py": '"""A."""\nhere = __file__\n\ndef double(number):\n    return number * 2\n',
    "room/__init__.py": "inside = 1\n",
    "room/b.py": "text = '王总\\ud800'\n",
}


@pytest.fixture
def root(tmp_path: Path) -> str:
    """A program of a few modules, all of which Python has compiled."""
    for name, text in FILES.items():
        file = tmp_path / "salesbook" / name
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text(text, encoding="utf-8")
        py_compile.compile(str(file))
    return str(tmp_path / "salesbook")


def bundled(root: str) -> Bundle:
    """The bundle of a program, made anew."""
    bundle = Bundle(root)
    bundle.missed.append("salesbook.a")
    renew(bundle)
    return Bundle(root)


@pytest.fixture(autouse=True)
def nothing_loaded(monkeypatch):
    """The program under its usual name, as if Python had just begun with it."""
    program = {name for name in sys.modules if name.split(".")[0] == "salesbook"}
    kept = {name: sys.modules[name] for name in program}
    yield
    for name in [name for name in sys.modules if name.split(".")[0] == "salesbook"]:
        del sys.modules[name]
    sys.modules.update(kept)


def loading(bundle: Bundle, name: str) -> ModuleType:
    """The module that a bundle loads, its packages before it as Python asks for them."""
    for known in [known for known in sys.modules if known.split(".")[0] == "salesbook"]:
        del sys.modules[known]
    sys.modules["salesbook"] = package = ModuleType("salesbook")
    package.__path__ = [bundle.root]
    bundle.usual = usual
    return bundle.load(f"salesbook.{name}", lambda above: bundle.load(above, usual))


def usual(name: str, _above: object = None) -> ModuleType:
    """What stands for Python's own way here."""
    return ModuleType(f"{name} by Python")


@pytest.mark.parametrize("name", ["a", "room", "room.b"])
def test_a_module_is_what_python_makes_of_it(root, name):
    ours = loading(bundled(root), name)
    folder = os.path.dirname(root) if "." not in name else os.path.join(root, "room")
    spec = PathFinder.find_spec(f"salesbook.{name}", [root if "." not in name else folder])
    theirs = module_from_spec(spec)
    spec.loader.exec_module(theirs)
    unlike = ("__spec__", "__loader__", "__builtins__", "double", "b")
    assert {key: value for key, value in vars(ours).items() if key not in unlike} == {
        key: value for key, value in vars(theirs).items() if key not in unlike
    }
    for what in ("name", "origin", "cached", "has_location", "parent",
                 "submodule_search_locations"):  # fmt: skip
        assert getattr(ours.__spec__, what) == getattr(theirs.__spec__, what)
    assert ours.__spec__.loader is ours.__loader__
    assert type(ours.__loader__) is type(theirs.__loader__)
    above, _dot, own = f"salesbook.{name}".rpartition(".")
    assert getattr(sys.modules[above], own) is ours
    assert sys.modules[f"salesbook.{name}"] is ours
    if name == "a":
        assert ours.double(4) == 8
        assert ours.__loader__.get_source("salesbook.a") == FILES["a.py"]


def test_a_module_is_loaded_once(root):
    """`importlib` asks for what is there already too."""
    bundle = bundled(root)
    loading(bundle, "a")
    assert bundle.load("salesbook.a", usual).__name__ == "salesbook.a by Python"


def test_a_module_that_fails_is_forgotten(root):
    Path(root, "a.py").write_text("made = 1\nraise ValueError('no')\n", encoding="utf-8")
    py_compile.compile(os.path.join(root, "a.py"))
    bundle = bundled(root)
    for _twice in range(2):
        with pytest.raises(ValueError, match="no"):
            loading(bundle, "a")
        assert "salesbook.a" not in sys.modules


def test_a_package_that_loads_its_own_is_asked_once(root):
    Path(root, "room", "__init__.py").write_text("from salesbook.room import b\n", "utf-8")
    py_compile.compile(os.path.join(root, "room", "__init__.py"))
    bundle = bundled(root)

    def above(name: str) -> object:
        sys.modules["salesbook.room.b"] = found = ModuleType("first")
        return found

    sys.modules["salesbook"] = ModuleType("salesbook")
    sys.modules.pop("salesbook.room", None)
    assert bundle.load("salesbook.room.b", above).__name__ == "first"


def test_a_changed_source_is_left_to_python(root):
    bundle = bundled(root)
    Path(root, "a.py").write_text("changed = True\n", encoding="utf-8")
    os.utime(Path(root, "room", "b.py"), (1, 1))
    Path(root, "room", "__init__.py").unlink()
    bundle.usual = usual
    for name in ("salesbook.a", "salesbook.room", "salesbook.room.b", "salesbook.new"):
        assert bundle.load(name, usual).__name__ == f"{name} by Python"
    assert bundle.missed == ["salesbook.a", "salesbook.room", "salesbook.room.b", "salesbook.new"]
    assert bundle.load("other", usual).__name__ == "other by Python"
    assert len(bundle.missed) == 4


def test_a_module_without_bytecode_is_not_in_it(root):
    Path(root, "later.py").write_text("x = 1\n", encoding="utf-8")
    bundle = bundled(root)
    assert "salesbook.later" not in bundle.index
    written = os.stat(bundle.path).st_mtime_ns
    renew(bundle)
    assert os.stat(bundle.path).st_mtime_ns == written, "nothing to gain, nothing written"
    bundle.missed.append("salesbook.later")
    renew(bundle)
    assert os.stat(bundle.path).st_mtime_ns == written, "nothing to gain, nothing written"
    py_compile.compile(os.path.join(root, "later.py"))
    renew(bundle)
    assert loading(Bundle(root), "later").x == 1


def test_what_all_load_of_the_library_is_in_it(root):
    import __future__

    bundle = bundled(root)
    assert bundle.index["__future__"][16:].decode() == __future__.__file__
    own = sys.modules.pop("__future__")
    try:
        loaded = bundle.load("__future__", usual)
        assert loaded is not own
        assert loaded.annotations.compiler_flag == own.annotations.compiler_flag
        assert loaded.__file__ == own.__file__
    finally:
        sys.modules["__future__"] = own


@pytest.mark.parametrize("name", ["_functools", *IN_C])
def test_what_is_written_in_c_is_loaded_without_a_search(root, name):
    """As Python loads it, whether it is in Python itself or in a file."""
    bundle = bundled(root)
    theirs = sys.modules.pop(name, None) or import_module(name)
    sys.modules.pop(name, None)
    bundle.usual = usual
    try:
        ours = bundle.load(name, usual)
        assert sys.modules[name] is ours
    finally:
        sys.modules[name] = theirs
    assert ours.__name__ == name
    assert (ours.__spec__.origin, ours.__spec__.has_location) == (
        theirs.__spec__.origin, theirs.__spec__.has_location
    )  # fmt: skip
    assert getattr(ours, "__file__", None) == getattr(theirs, "__file__", None)
    assert type(ours.__loader__) is type(theirs.__loader__)
    assert dir(ours) == dir(theirs)


@pytest.mark.parametrize("name", IN_C)
def test_what_another_python_has_in_c_is_left_to_this_one(root, tmp_path, name):
    bundle = bundled(root)
    if name not in bundle.index:
        pytest.skip("this Python has it in itself")
    row = bundle.index[name]
    other = tmp_path / "other.so"
    shutil.copy2(row[16:].decode(), other)
    bundle.usual = usual
    theirs = sys.modules.pop(name, None)
    try:
        for strange in (row[:8] + b"elsewhen" + row[16:], row[:16] + bytes(other)):
            bundle.index[name] = strange
            assert bundle.load(name, usual).__name__ == f"{name} by Python"
    finally:
        if theirs is not None:
            sys.modules[name] = theirs
    # That of another Python is not missed: two that share a folder would take turns to write it.
    assert bundle.missed == [name]


@pytest.fixture
def together(root, monkeypatch) -> Bundle:
    """A program of which two modules are always loaded after a third, and one is missing."""
    monkeypatch.setattr(
        bundling, "TOGETHER", {"salesbook.a": "salesbook.none salesbook.room salesbook.room.b"}
    )
    return bundled(root)


def test_what_lies_together_is_read_at_once(together):
    assert loading(together, "a").double(4) == 8
    os.ftruncate(os.open(together.path, os.O_RDWR), 0)
    assert together.load("salesbook.room", usual).inside == 1
    module = together.load("salesbook.room.b", usual)
    assert module.text == "王总\ud800"
    assert module.__file__ == os.path.join(together.root, "room", "b.py")
    assert together.missed == []


def test_what_lies_together_is_found_alone(together):
    assert loading(together, "room.b").text == "王总\ud800"
    assert together.missed == []


@pytest.mark.parametrize("damage", [b"", b"\0" * 90, b"\xe3\xff\xff\xff\x7f"])
def test_bytecode_that_is_damaged_is_left_out(root, monkeypatch, damage):
    """Python finds it so too, but only who wants that module; no draft is left of it."""
    monkeypatch.setattr(bundling, "TOGETHER", {"salesbook.a": "salesbook.room salesbook.room.b"})
    (made,) = Path(root, "room", "__pycache__").glob("b.*.pyc")
    made.write_bytes(made.read_bytes()[:16] + damage)
    bundle = bundled(root)
    assert loading(bundle, "a").double(4) == 8
    assert bundle.load("salesbook.room", usual).inside == 1
    assert bundle.load("salesbook.room.b", usual).__name__ == "salesbook.room.b by Python"
    written = os.stat(bundle.path).st_mtime_ns
    renew(bundle)
    assert os.stat(bundle.path).st_mtime_ns == written, "nothing to gain, nothing written"
    assert len(os.listdir(os.path.dirname(bundle.path))) == 3


def test_a_bundle_that_is_damaged_is_made_anew(together):
    path = Path(together.path)
    whole = path.read_bytes()
    index = 16 + int.from_bytes(whole[12:16], "little")
    path.write_bytes(whole[:index] + bytes(len(whole) - index))
    damaged = Bundle(together.root)
    loading(damaged, "room.b")
    assert damaged.missed
    renew(damaged)
    assert path.read_bytes() == whole


def test_a_library_that_is_another_now_makes_it_anew(root):
    bundle = bundled(root)
    whole = Path(bundle.path).read_bytes()
    for name in (name for name in (*IN_C, "__future__") if name in bundle.index):
        row = bundle.index[name]
        Path(bundle.path).write_bytes(whole.replace(row, row[:8] + b"elsewhen" + row[16:]))
        older = Bundle(root)
        older.usual = usual
        theirs = sys.modules.pop(name, None)
        try:
            assert older.load(name, usual).__name__ == f"{name} by Python"
        finally:
            if theirs is not None:
                sys.modules[name] = theirs
        renew(older)
        assert Path(bundle.path).read_bytes() == whole


def test_what_lies_together_counts_each_by_itself(together):
    Path(together.root, "room", "b.py").write_text("text = 'new'\n", encoding="utf-8")
    assert loading(together, "a").double(4) == 8
    assert together.load("salesbook.room", usual).inside == 1
    assert together.load("salesbook.room.b", usual).__name__ == "salesbook.room.b by Python"
    assert together.missed == ["salesbook.room.b"]


def test_what_lies_together_can_be_moved(together, tmp_path):
    shutil.copytree(together.root, tmp_path / "other" / "salesbook")  # with the times of files
    moved = Bundle(str(tmp_path / "other" / "salesbook"))
    for name in ("a", "room.b"):
        assert loading(moved, name).__file__.startswith(moved.root)
    assert sys.modules["salesbook.room.b"].__spec__.origin.startswith(moved.root)
    assert moved.load("salesbook.a", usual).double.__code__.co_filename.startswith(moved.root)
    assert moved.missed == []


def test_a_bundle_that_is_not_whole_is_made_do_without(root):
    path = bundled(root).path
    whole = Path(path).read_bytes()
    for length in range(0, len(whole), 7):
        Path(path).write_bytes(whole[:length])
        module = loading(Bundle(root), "room.b")
        if not module.__name__.endswith("by Python"):
            assert module.text == "王总\ud800"
    for strange in (b"", b"x" * 99, b"bundle 2" + whole[8:], whole[:8] + b"\0" * 4 + whole[12:]):
        Path(path).write_bytes(strange)
        assert Bundle(root).index == {}


def test_where_it_cannot_be_written_nothing_happens(root, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_more: False)
    assert bundled(root).index == {}
    monkeypatch.undo()

    def no_room(*_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", no_room)
    assert bundled(root).index == {}
    assert [name for name in os.listdir(f"{root}/__pycache__") if "bundle" in name] == []


PROGRAM = """
import gc, os, sys
sys.path.insert(0, sys.argv[1])
import salesbook.start as program
leave = os._exit
def end(code):
    (bundle,) = (one for one in gc.get_objects() if type(one).__name__ == "Bundle")
    print(*sorted(name[10:] for name in bundle.missed))
    sys.stdout.flush()
    leave(code)
os._exit = end
sys.argv = ["salesbook", "--version"]
program.main()
"""


def test_a_whole_program_is_loaded_from_it(tmp_path):
    shutil.copytree(
        os.path.dirname(salesbook.__file__), tmp_path / "salesbook",
        ignore=shutil.ignore_patterns("__pycache__"),
    )  # fmt: skip
    cache = tmp_path / "salesbook" / "__pycache__"
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def loaded_otherwise(**more: str) -> str:
        command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
        ran = subprocess.run(
            command, env={**bare, **more}, capture_output=True, text=True, check=True
        )
        version, names = ran.stdout.splitlines()
        assert version == f"salesbook {salesbook.__version__}"
        return names

    assert "cli" in loaded_otherwise(PYTHONDONTWRITEBYTECODE="1")
    assert not cache.exists()
    started = [
        subprocess.Popen([sys.executable, "-c", PROGRAM, str(tmp_path)], env=bare,
                         stdout=subprocess.DEVNULL)
        for _ in range(4)
    ]  # fmt: skip
    assert [one.wait() for one in started] == [0] * 4
    assert loaded_otherwise() == ""
    assert [name for name in os.listdir(cache) if "start." in name and "py" in name[-3:]]
    assert len([name for name in os.listdir(cache) if ".bundle" in name]) == 1
    (tmp_path / "salesbook" / "errors.py").touch()
    assert loaded_otherwise() == "errors"
    assert loaded_otherwise() == ""


def test_a_module_answers_as_any_other(root):
    Path(root, "a.py").write_text("made = 1\n", encoding="utf-8")
    Path(root, "later.py").write_text("def __getattr__(name):\n    return name\n", encoding="utf-8")
    for name in ("a.py", "later.py"):
        py_compile.compile(os.path.join(root, name))
    bundle = bundled(root)
    module = loading(bundle, "a")
    assert isinstance(module, ModuleType)
    assert (module.made, getattr(module, "other", 2)) == (1, 2)
    with pytest.raises(AttributeError, match="other"):
        _other = module.other
    module.made = 3
    assert (module.made, vars(module)["made"]) == (3, 3)
    assert repr(module).startswith("<module 'salesbook.a' from ")
    assert "made" in dir(module)
    later = bundle.load("salesbook.later", usual)
    assert later.anything == "anything"

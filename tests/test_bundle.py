"""The bundle of bytecode: what it finds is what Python finds, and nothing depends on it."""

import os
import py_compile
import shutil
import subprocess
import sys
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path

import pytest

import salesbook
from salesbook.bundle import Bundle
from salesbook.bundling import renew

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


@pytest.mark.parametrize("name", ["a", "room", "room.b"])
def test_a_module_is_what_python_makes_of_it(root, name):
    spec = bundled(root).find_spec(f"salesbook.{name}")
    folder = os.path.dirname(root) if "." not in name else os.path.join(root, "room")
    usual = PathFinder.find_spec(f"salesbook.{name}", [root if "." not in name else folder])
    modules = [module_from_spec(one) for one in (spec, usual)]
    for one, module in zip((spec, usual), modules, strict=True):
        one.loader.exec_module(module)
    ours, theirs = (
        {
            key: value
            for key, value in vars(module).items()
            if key not in ("__spec__", "__loader__", "__builtins__", "double")
        }
        for module in modules
    )
    assert ours == theirs
    if name == "a":
        assert modules[0].double(4) == 8
        assert spec.loader.get_source("salesbook.a") == FILES["a.py"]


def test_a_changed_source_is_left_to_python(root):
    bundle = bundled(root)
    Path(root, "a.py").write_text("changed = True\n", encoding="utf-8")
    os.utime(Path(root, "room", "b.py"), (1, 1))
    Path(root, "room", "__init__.py").unlink()
    for name in ("salesbook.a", "salesbook.room", "salesbook.room.b", "salesbook.new"):
        assert bundle.find_spec(name) is None
    assert bundle.missed == ["salesbook.a", "salesbook.room", "salesbook.room.b", "salesbook.new"]
    assert bundle.find_spec("other") is None
    assert len(bundle.missed) == 4


def test_a_module_without_bytecode_is_not_in_it(root):
    Path(root, "later.py").write_text("x = 1\n", encoding="utf-8")
    bundle = bundled(root)
    assert bundle.find_spec("salesbook.later") is None
    written = os.stat(bundle.path).st_mtime_ns
    renew(bundle)
    assert os.stat(bundle.path).st_mtime_ns == written, "nothing to gain, nothing written"
    py_compile.compile(os.path.join(root, "later.py"))
    renew(bundle)
    assert Bundle(root).find_spec("salesbook.later") is not None


def test_a_bundle_that_is_not_whole_is_made_do_without(root):
    path = bundled(root).path
    whole = Path(path).read_bytes()
    for length in range(0, len(whole), 7):
        Path(path).write_bytes(whole[:length])
        spec = Bundle(root).find_spec("salesbook.room.b")
        if spec is not None:
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
            assert module.text == "王总\ud800"
    for strange in (b"", b"x" * 99, b"bundle 9" + whole[8:], whole[:8] + b"\0" * 4 + whole[12:]):
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
import os, sys
sys.path.insert(0, sys.argv[1])
import salesbook.__main__ as program
leave = os._exit
def end(code):
    loaded = [(name, type(module.__spec__.loader).__name__) for name, module in sys.modules.items()
              if name.startswith("salesbook.")]
    print(*sorted(name[10:] for name, loader in loaded if loader != "_Loader"))
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
    assert loaded_otherwise() == "__main__ bundle"
    assert [name for name in os.listdir(cache) if "bundle." in name and "py" in name[-3:]]
    assert len([name for name in os.listdir(cache) if ".bundle" in name]) == 1
    (tmp_path / "salesbook" / "errors.py").touch()
    assert loaded_otherwise() == "__main__ bundle errors"
    assert loaded_otherwise() == "__main__ bundle"

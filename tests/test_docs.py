"""The documents say what the program does: their commands run, their pages are fresh."""

import os
import re
import subprocess
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
READMES = ("README.md", "README.zh-CN.md")


def read(*path: str) -> str:
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return file.read()


def environment(home: str) -> dict[str, str]:
    return {
        "PATH": f"{os.path.dirname(sys.executable)}:/usr/bin:/bin",
        "HOME": home,
        "LANG": "C.UTF-8",
    }


@pytest.mark.parametrize("name", READMES)
def test_readme_commands_run(name: str, tmp_path: object) -> None:
    """Every fenced `sh` block, one after another, in an empty home."""
    script = "set -e\n" + "\n".join(re.findall(r"^```sh\n(.*?)^```", read(name), re.M | re.S))
    assert script.count("salesbook ") > 12
    done = subprocess.run(
        ["bash", "-c", script], cwd=str(tmp_path), env=environment(str(tmp_path)),
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    for said in ("Error", "错误"):
        assert said not in done.stderr


@pytest.mark.parametrize("name", READMES)
def test_readme_names_targets_that_exist(name: str) -> None:
    targets = re.findall(r"^(\w[\w-]*):", read("Makefile"), re.M)
    for target in re.findall(r"^    make (\w+)", read(name), re.M):
        assert target in targets


@pytest.mark.parametrize(
    "name", [*READMES, *(f"docs/{page}" for page in sorted(os.listdir(os.path.join(ROOT, "docs")))
                         if page.endswith(".md"))],
)  # fmt: skip
def test_links_lead_somewhere(name: str) -> None:
    here = os.path.dirname(os.path.join(ROOT, name))
    for link in re.findall(r"\]\(([^)#:]+)\)", read(name)):
        assert os.path.exists(os.path.join(here, link)), f"{name}: {link}"


def test_generated_pages_are_fresh() -> None:
    """docs/cli.md is what --help prints; `make docs` writes it anew."""
    done = subprocess.run(
        [sys.executable, os.path.join(ROOT, "tools", "pages.py"), "--check"],
        env=environment("/nonexistent"), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_reference_is_the_help_of_the_program(tmp_path: object) -> None:
    env = environment(str(tmp_path)) | {"COLUMNS": "100"}
    page = read("docs", "cli.md")
    for command in ("", "log", "add", "config set"):
        done = subprocess.run(
            [sys.executable, "-m", "salesbook", *command.split(), "--help"],
            env=env, capture_output=True, text=True, encoding="utf-8", check=True,
        )  # fmt: skip
        assert f"```text\n{done.stdout}```" in page

"""The Chinese catalogue holds every message of the source, and reads like Chinese."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from salesbook.commands.contents import GROUPS, entries

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "salesbook"
sys.path.insert(0, str(ROOT / "tools"))

import words  # noqa: E402 - found by the line above

HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"
ENGLISH = re.compile(r"(?:[A-Za-z][A-Za-z'-]*[.,:;!?]?\s+){3}[A-Za-z]")
"""Four English words in a row are a sentence that nobody translated."""
PAGES = ["", *GROUPS, *dict.fromkeys(entry.name for entry in entries().values())]


def messages(catalogue: words.Catalog) -> Iterator[tuple[str, str]]:
    """Each message with its translation; of a plural the first."""
    for message in catalogue:
        if message.id:
            plural = isinstance(message.id, tuple | list)
            text = message.string[0] if isinstance(message.string, tuple) else message.string
            yield message.id[0] if plural else message.id, text or ""


@pytest.fixture(scope="module")
def catalogue() -> words.Catalog:
    """What the source says, with the translations there are."""
    return words.collect()


def test_every_message_is_translated_with_the_same_values(catalogue: words.Catalog) -> None:
    assert words.faults(catalogue) == []


def test_the_files_are_written_from_the_source(catalogue: words.Catalog) -> None:
    po, mo = words.write(catalogue)
    assert Path(words.PO).read_bytes() == po, "run tools/words.py"
    assert Path(words.MO).read_bytes() == mo, "run tools/words.py"


def test_every_call_is_collected(catalogue: words.Catalog) -> None:
    """The collector is blind in places (f-strings); the parser of Python is not."""
    known = {identity for identity, _text in messages(catalogue)}
    called = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in words.KEYWORDS
                and isinstance(node.args[0], ast.Constant)
                and node.args[0].value
            ):
                called.add(node.args[0].value)
    assert called <= known, called - known


def test_every_sentence_has_a_name_for_its_values(catalogue: words.Catalog) -> None:
    """`{}` or `{0}` could not change places in another language."""
    nameless = [one for one, _text in messages(catalogue) if re.search(r"\{\d*\}", one)]
    assert nameless == []


def test_chinese_has_chinese_punctuation(catalogue: words.Catalog) -> None:
    glued = re.compile(f"{HAN}[,;:!?.]{HAN}|{HAN}[,;:!?]$|{HAN}\\.$")
    bracket = re.compile(f"{HAN}\\(|\\){HAN}|\\({HAN}")
    assert [
        text for _id, text in messages(catalogue) if glued.search(text) or bracket.search(text)
    ] == []


def test_chinese_is_simplified(catalogue: words.Catalog) -> None:
    other = re.compile("[來個們時間後務聯繫絡發話級別標簽戶單資價錄]")
    assert [text for _id, text in messages(catalogue) if other.search(text)] == []


def test_chinese_punctuation_has_no_spaces(catalogue: words.Catalog) -> None:
    spaced = re.compile(f"{HAN} [，。；：、！？）”]|[，。；：、！？（“] {HAN}")
    assert [text for _id, text in messages(catalogue) if spaced.search(text)] == []


def test_a_sentence_ends_like_its_english_one(catalogue: words.Catalog) -> None:
    """A colon before a list, a question and an ellipsis stay what they are."""
    for identity, text in messages(catalogue):
        for english, chinese in ((":", "："), ("?", "？")):
            if identity.endswith(english):
                assert text.endswith(chinese), text
        if identity.startswith("…"):
            assert text.startswith("……"), text


def test_headings_are_short(catalogue: words.Catalog) -> None:
    """They stand above narrow columns: four characters, as many as a date has cells."""
    translations = dict(messages(catalogue))
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Column"):
                continue
            heading = node.args[1] if len(node.args) > 1 else None
            if isinstance(heading, ast.Call) and isinstance(heading.args[0], ast.Constant):
                text = translations[heading.args[0].value]
                assert len(text) <= 5, f"{path.name}: {text}"


@pytest.mark.parametrize("page", PAGES)
def test_help_is_chinese(page: str) -> None:
    done = run(*page.split(), "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"用法：salesbook {page}".rstrip())
    assert "\n选项：\n" in done.stdout
    plain = [line for line in done.stdout.splitlines() if not line.startswith("  salesbook ")]
    assert [line for line in plain if ENGLISH.search(line)] == []
    # What explains an option or an argument does it in Chinese.
    for line in plain:
        _name, gap, said = line.strip().partition("  ")
        assert not gap or re.search(HAN, said), line


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A new book."""
    path = str(tmp_path_factory.mktemp("words") / "book.db")
    assert run("--book", path, "init").returncode == 0
    return path


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["tody"], 2, "没有命令“tody”。是不是 today"),
        (["today", "--limt", "3"], 2, "没有选项 --limt。是不是 --"),
        (["today", "--limit", "x"], 2, "--limit 要写整数"),
        (["today", "--json=1"], 2, "选项 --json 后面不跟值。"),
        (["today", "now"], 2, "多写了：now。"),
        (["log"], 2, "缺少“客户”。"),
        (["list", "--grade", "D"], 2, "“D”不是级别。"),
        (["list", "--no-contact-since", "张总"], 2, "“张总”不是时间。"),
        (["config", "set", "cadence.A", "0"], 2, "cadence.A 不能设成“0”"),
        (["show", "张总"], 3, "没有找到客户“张总”。"),
        (["undo"], 3, "没有可撤销的操作。"),
        (["sheet", "--date", "+1d"], 7, ""),
    ],
)
def test_errors_are_chinese(book: str, arguments: list[str], code: int, said: str) -> None:
    done = run("--book", book, *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(f"错误：{said}")
    assert not ENGLISH.search(done.stderr)


def test_a_missing_book_is_told_in_chinese(tmp_path: Path) -> None:
    done = run("--book", str(tmp_path / "book.db"), "today")
    assert done.returncode == 3
    assert "还没有账本。新建：salesbook init" in done.stderr


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program in Chinese."""
    return subprocess.run(
        [sys.executable, "-m", "salesbook", "--lang", "zh", *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False,
        env=os.environ | {"COLUMNS": "100", "XDG_CONFIG_HOME": os.devnull},
    )  # fmt: skip

"""Every failure: its exit code, its one line in English and Chinese, the book untouched.

The lines are held to `errors.en.txt`; a test lists the sentences of the core for which
there is no case. Rewrite with UPDATE_GOLDEN=1 (without -n) and read the diff.
"""

import ast
import atexit
import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from cases import CASES, ENCRYPTING, Case, locked, the_key

from salesbook import errors
from salesbook.book import keys, reading
from within import Ran, Shop

HERE = Path(__file__).parent
GOLDEN = HERE / "errors.en.txt"
SOURCE = HERE.parent.parent / "src" / "salesbook"
HAN = re.compile("[\u4e00-\u9fff]")
ENGLISH = re.compile(r"(?:[A-Za-z][a-z'-]*\s+){4}[A-Za-z]")


USES = Counter(case.setup for case in CASES)


@cache
def _kept(setup: Callable[[Shop], None]) -> Shop | None:
    """What a set-up leaves, to be copied; None where it would not be the same elsewhere."""
    shop = Shop(tempfile.mkdtemp(prefix="salesbook-errors-"))
    folder = os.path.dirname(shop.path)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    setup(shop)
    for place, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            path = Path(place, name)
            if path.is_symlink() or not (path.is_dir() or path.is_file()):
                return None
            if path.is_file() and folder.encode() in path.read_bytes():
                return None
    return None if folder in str(shop.env) else shop


def set_up(shop: Shop, case: Case) -> None:
    """Make the book as the case wants it; what many want is made once."""
    kept = _kept(case.setup) if USES[case.setup] > 3 else None
    if kept is None:
        case.setup(shop)
        return
    folder = os.path.dirname(shop.path)
    os.unlink(shop.path)
    shutil.copytree(os.path.dirname(kept.path), folder, dirs_exist_ok=True)
    shop.today, shop.env = kept.today, dict(kept.env)


def title(case: Case) -> str:
    words = [word if len(word) < 60 else f"{word[:3]}…({len(word)})" for word in case.argv]
    name = getattr(case.setup, "__name__", "")
    made = "" if name in ("the_book", "<lambda>", "write") else f"   # {name}"
    shown = " ".join(
        repr(word) if not word or " " in word or "\n" in word else word for word in words
    )
    told = "".join(f"{one}={value} " for one, value in case.env if one.startswith("SALESBOOK_KEY"))
    return f"$ {told}salesbook {shown}{made}"


def fail(shop: Shop, case: Case, lang: str) -> Ran:
    folder = os.path.dirname(shop.path)
    argv = [word.replace("DIR", folder) for word in case.argv]
    regular = os.path.isfile(shop.path)
    before = shop.bytes() if regular else b""
    env = {name: value.replace("DIR", folder) for name, value in case.env}
    ran = shop(*argv, lang=None if "--lang" in argv else lang, exit=case.exit,
               env={"SALESBOOK_LANG": lang, **env})  # fmt: skip
    assert ran.stdout == ""
    if regular:
        assert shop.bytes() == before, "the book was changed"
    else:
        assert os.path.isfile(shop.path) == regular
    return ran


def transcript(shop: Shop, case: Case) -> str:
    ran = fail(shop, case, "en")
    text = ran.stderr.replace(os.path.dirname(shop.path), "DIR")
    return f"{title(case)}\n[{ran.exit}] {text}"


def golden() -> dict[str, str]:
    if not GOLDEN.exists():
        return {}
    blocks = GOLDEN.read_text("utf-8").split("\n$ ")
    return {f"$ {block.removeprefix('$ ')}".partition("\n")[0] + f" #{at}": "$ "
            + block.removeprefix("$ ").rstrip("\n") + "\n"
            for at, block in enumerate(blocks)}  # fmt: skip


BLOCKS = list(golden().values())


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{at}-{case.argv[0]}" for at, case in enumerate(CASES)]
)
def test_a_failure(shop: Shop, case: Case) -> None:
    if case.setup in ENCRYPTING or case.argv[0] == "encrypt":
        pytest.importorskip("salesbook.cipher", reason="the extra crypt is not installed")
    set_up(shop, case)
    # English first: what stands for a value in the help is worded when it is first loaded.
    said = transcript(shop, case)
    if os.environ.get("UPDATE_GOLDEN") != "1":
        assert said == BLOCKS[CASES.index(case)]
    ran = fail(shop, case, "zh")
    first, *details = ran.stderr.splitlines()
    if "--lang" not in case.argv:
        assert HAN.search(first), first
        # What was typed, codes and names may be English; a sentence may not.
        plain = re.sub(r"“[^”]*”|[(（][^)）]*[)）]|salesbook [a-z]+.*|\S*/\S*", "", first)
        assert not ENGLISH.search(plain), first
    # One failure, one line; only what lists candidates or wrong values has more.
    listing = case.exit == 4 or first.endswith((":", "："))
    assert bool(details) == listing, ran.stderr


def test_the_golden_file(shop: Shop, tmp_path: Path) -> None:
    assert len(set(map(str, CASES))) == len(CASES)
    if os.environ.get("UPDATE_GOLDEN") != "1":
        assert len(BLOCKS) == len(CASES)
        return
    texts = []
    for at, case in enumerate(CASES):
        (tmp_path / str(at)).mkdir()
        one = Shop(os.fspath(tmp_path / str(at)))
        case.setup(one)
        texts.append(transcript(one, case))
    GOLDEN.write_text("\n".join(texts), "utf-8")


# Completeness


ROOMS = [
    "actions/answers",
    "actions/aliases",
    "actions/care",
    "actions/coaching",
    "actions/contacts",
    "actions/customers",
    "actions/deals",
    "actions/facts",
    "actions/feedback",
    "actions/follow_ups",
    "actions/grades",
    "actions/next_actions",
    "actions/owners",
    "actions/payment_plans",
    "actions/payments",
    "actions/pipeline",
    "actions/pool",
    "actions/products",
    "actions/sales",
    "actions/standing",
    "actions/tags",
    "book/create",
    "book/customers",
    "book/deals",
    "book/file",
    "book/keys",
    "book/locked",
    "book/find",
    "book/restore",
    "book/undo",
    "calendars",
    "commands/add",
    "commands/build",
    "commands/care",
    "commands/completion",
    "commands/config",
    "commands/deal",
    "commands/encrypt",
    "commands/feedback",
    "commands/log",
    "commands/next",
    "commands/regrade",
    "commands/restore",
    "commands/sheet",
    "commands/stage",
    "commands/undo",
    "config",
    "context",
    "domain/coaching",
    "domain/code_words",
    "domain/feedback",
    "domain/policy",
    "domain/pool",
    "domain/workdays",
    "output/emit",
    "output/report",
    "phrases/birthday",
    "phrases/fields",
    "phrases/money",
    "phrases/parts",
    "phrases/quantity",
    "phrases/span",
    "phrases/when",
    "private",
    "reports/customers",
    "reports/deals",
]
FAILURES = {name for name, one in vars(errors).items()
            if isinstance(one, type) and issubclass(one, errors.SalesbookError)}  # fmt: skip
MAKERS = {"_no_fit", "_no_setting", "_no_work", "_nothing_open", "_nothing_owed",
          "_for_all", "_no_release", "_refuse", "_refuse_idle", "_not_named", "_no_claim",
          "_usage", "_no_command", "_wrong",
          "missing", "already_there", "not_found", "_cannot_write", "_cannot_read",
          "no_key"}  # fmt: skip

NOT_REACHED = {
    "The book {path} is damaged: its end is missing. Put back a copy of it.":
        "tests/faults/test_faults_file.py cuts books",
    "Operation {number} forgot a customer; nothing brings it back.":
        "tests/commands/test_command_forget.py",
    "{key} cannot be {value}: the config file holds UTF-8 only.": "needs an argument of bytes",
    'The book {path} is of an older version. Any command that opens it, such as "salesbook today", '
    "upgrades it.": "any command upgrades it",
    "There is no customer #{id}.": "asked only for ids just found",
    "There is no deal #{id}.": "asked only for ids just found",
    "The book {path} cannot be opened: {reason}.": "needs a folder that may not be entered",
    "Operation {number} was made before the book was upgraded and cannot be undone.":
        "needs an older book",
    "Operation {number} cannot be undone exactly; nothing was changed.": "needs a foreign trigger",
    "The book {path} is encrypted.": "a run says more; tests/commands/test_command_encrypt.py",
    "Encrypted books need SQLCipher. Install it: pip install 'salesbook[crypt]'":
        "test_encrypted_books_without_their_library",
    "The key command {name} gave no answer in {seconds} s.": "test_a_key_that_does_not_come",
    "{path} did not come to its end in {seconds} s.": "test_a_key_that_does_not_come",
    "The two keys are not the same; nothing was changed.": "needs somebody who types",
    "No key was typed; nothing was changed.": "needs somebody who types",
    "{path} holds a secret, but belongs to another user. Make your own.":
        "needs another user; tests/commands/test_command_encrypt.py",
    "There is no home directory to look in; name the book with --book PATH.":
        "needs a user without a home; tests/commands/test_process.py has env -i",
    "{text} is not a basis of a grade. Choose from {choices}.": "no option takes one",
    "{text} is not a state of a next action. Choose from {choices}.": "no option takes one",
    "{text} is not a grade. Choose from {choices}.": "grades have a reader of their own",
    "{text} is neither yes nor no. Choose from {choices}.": "flags have a reader of their own",
    "There is no format {name}. Known formats: {known}": "the format is checked before",
    "No column is named. Known columns: {known}": "--columns is checked before",
}  # fmt: skip


def sentences(room: str) -> set[str]:
    """The messages that stand inside a raise, or in a function that makes what is raised."""
    found = set()
    module = ast.parse((SOURCE / f"{room}.py").read_text("utf-8"))
    for node in ast.walk(module):
        raised = isinstance(node, ast.Raise) or (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in FAILURES
        )
        if not raised and not (isinstance(node, ast.FunctionDef) and node.name in MAKERS):
            continue
        for inner in ast.walk(node):
            if (
                isinstance(inner, ast.Call)
                and isinstance(inner.func, ast.Name)
                and inner.func.id in ("_", "n_", "N_")
                and isinstance(inner.args[0], ast.Constant)
            ):
                plural = inner.func.id == "n_"
                found.add(ast.literal_eval(inner.args[plural]))
    return {one for one in found if len(one) > 20}


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_has_its_case(room: str) -> None:
    missing = [
        sentence for sentence in sorted(sentences(room))
        if sentence not in NOT_REACHED and not any(_says(block, sentence) for block in BLOCKS)
    ]  # fmt: skip
    assert missing == []


def _says(block: str, sentence: str) -> bool:
    """Whether the fixed parts of a sentence stand in a block one after the other."""
    at = 0
    for part in re.split(r"\{\w+\}", sentence):
        at = block.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def test_what_is_not_reached_is_still_a_sentence() -> None:
    texts = {
        node.value
        for room in ROOMS
        for node in ast.walk(ast.parse((SOURCE / f"{room}.py").read_text("utf-8")))
        if isinstance(node, ast.Constant)
    }
    assert set(NOT_REACHED) - texts == set()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_encrypted_books_without_their_library(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    pytest.importorskip("salesbook.cipher", reason="the extra crypt is not installed")
    locked(shop)
    key = the_key(shop)
    monkeypatch.setitem(sys.modules, "salesbook.cipher", None)
    for argv in (["today"], ["log", "1", "hello"], ["encrypt"], ["decrypt"]):
        ran = shop.unchanged(*argv, exit=2, env=key, lang=lang)
        assert ran.stderr.endswith("pip install 'salesbook[crypt]'\n"), ran
        assert bool(HAN.search(ran.stderr)) == (lang == "zh")


@pytest.mark.parametrize(
    ("lang", "command", "pipe"),
    [
        ("en", "The key command sleep gave no answer in 0 s.", "pipe did not come to its end in 0"),
        ("zh", "密钥命令 sleep 在 0 秒内没有结果", "pipe 在 0 秒内没有读完"),
    ],
)
def test_a_key_that_does_not_come(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, lang: str, command: str, pipe: str
) -> None:
    pytest.importorskip("salesbook.cipher", reason="the extra crypt is not installed")
    locked(shop)
    monkeypatch.setattr(keys, "PATIENCE", 0.2)
    place = os.path.join(os.path.dirname(shop.path), "pipe")
    os.chmod(place, 0o600)
    for env, said in (({"SALESBOOK_KEY_COMMAND": "sleep 9"}, command),
                      ({"SALESBOOK_KEY_FILE": place}, pipe)):  # fmt: skip
        ran = shop.unchanged("today", exit=2, env=env, lang=lang)
        assert said in ran.stderr
        assert ran.stderr.count("\n") == 1


def test_a_busy_book(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    shop("add", "Acme", "-q")
    monkeypatch.setattr(reading, "WAIT_SECONDS", 0.01)
    other = sqlite3.connect(shop.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        ran = shop("log", "Acme", "hello", exit=5)
        assert ran.stderr.endswith("is in use by another program; waited 30 s. Try again.\n")
        assert len(shop.json("list")) == 1  # reading goes on
    finally:
        other.rollback()
        other.close()
    shop("log", "Acme", "hello")

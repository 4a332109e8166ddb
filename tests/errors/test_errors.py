"""Every failure: its exit code, its one line in English and Chinese, the book untouched.

The lines are held to `errors.en.txt`; a test lists the sentences of the core for which
there is no case. Rewrite with UPDATE_GOLDEN=1 (without -n) and read the diff.
"""

import ast
import os
import re
from pathlib import Path

import pytest
from cases import CASES, Case

from salesbook import errors
from salesbook.book import door
from within import Ran, Shop

HERE = Path(__file__).parent
GOLDEN = HERE / "errors.en.txt"
SOURCE = HERE.parent.parent / "src" / "salesbook"
HAN = re.compile("[\u4e00-\u9fff]")
ENGLISH = re.compile(r"(?:[A-Za-z][a-z'-]*\s+){4}[A-Za-z]")


def title(case: Case) -> str:
    words = [word if len(word) < 60 else f"{word[:3]}…({len(word)})" for word in case.argv]
    name = getattr(case.setup, "__name__", "")
    made = "" if name in ("the_book", "<lambda>", "write") else f"   # {name}"
    shown = " ".join(
        repr(word) if not word or " " in word or "\n" in word else word for word in words
    )
    return f"$ salesbook {shown}{made}"


def fail(shop: Shop, case: Case, lang: str) -> Ran:
    folder = os.path.dirname(shop.path)
    argv = [word.replace("DIR", folder) for word in case.argv]
    regular = os.path.isfile(shop.path)
    before = shop.bytes() if regular else b""
    ran = shop(*argv, lang=None if "--lang" in argv else lang, exit=case.exit,
               env={"SALESBOOK_LANG": lang, **dict(case.env)})  # fmt: skip
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
    case.setup(shop)
    if os.environ.get("UPDATE_GOLDEN") != "1":
        assert transcript(shop, case) == BLOCKS[CASES.index(case)]
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
    "domain/codes",
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
    "reports/customers",
    "reports/deals",
]
FAILURES = {name for name, one in vars(errors).items()
            if isinstance(one, type) and issubclass(one, errors.SalesbookError)}  # fmt: skip
MAKERS = {"_no_fit", "_no_setting", "_no_work", "_nothing_open", "_nothing_owed",
          "_for_all", "_no_release", "_refuse", "_refuse_idle", "_not_named", "_no_claim",
          "_usage", "_no_command", "_wrong",
          "missing", "already_there", "not_found", "_cannot_write"}  # fmt: skip

NOT_REACHED = {
    "The book {path} is damaged: its end is missing. Put back a copy of it.":
        "tests/faults/test_faults_file.py cuts books",
    "Operation {number} forgot a customer; nothing brings it back.":
        "tests/commands/test_command_forget.py",
    "{key} cannot be {value}: the config file holds UTF-8 only.": "needs an argument of bytes",
    'The backup is encrypted and the book {path} is not. Encrypt the book first: '
    '"salesbook encrypt".': "needs the library for encrypted books",
    'The book {path} is of an older version. Any command that opens it, such as "salesbook today", '
    "upgrades it.": "any command upgrades it",
    "There is no customer #{id}.": "asked only for ids just found",
    "There is no deal #{id}.": "asked only for ids just found",
    "The book {path} cannot be opened: {reason}.": "needs a folder that may not be entered",
    "Operation {number} was made before the book was upgraded and cannot be undone.":
        "needs an older book",
    "Operation {number} cannot be undone exactly; nothing was changed.": "needs a foreign trigger",
    "The book {path} is encrypted.": "a run says more; tests/commands/test_command_encrypt.py",
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


def test_a_busy_book(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    shop("add", "Acme", "-q")
    monkeypatch.setattr(door, "WAIT_SECONDS", 0.01)
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

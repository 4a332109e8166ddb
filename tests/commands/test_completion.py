"""Completion: what the program answers, asked as a shell asks it, and a real bash."""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import builders
from builders import a_customer, changing
from nasty import STORABLE
from salesbook.book.reading import storable
from salesbook.commands.completing.line import escape, plain_of, split
from salesbook.phrases.fields import name_columns
from within import Shop


class Prompt:
    """A shell at which somebody types; the shell is played, the program is real."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    def run(self, env: Mapping[str, str], *words: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-m", "salesbook", *words],
            env=builders.hermetic(self.shop.home, {"SALESBOOK_BOOK": self.shop.path, **env}),
            stdin=subprocess.DEVNULL, capture_output=True, timeout=60,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, b""), done
        return done.stdout.decode().splitlines()

    def bash(self, line: str, text: str | None = None, **env: str) -> list[str]:
        """The line as typed, and its end that bash would replace."""
        more = {} if text is None else {"_SALESBOOK_TEXT": text}
        return self.run({"_SALESBOOK_COMPLETE": "bash", "_SALESBOOK_LINE": line, **more, **env})

    def words(self, shell: str, *words: str, **env: str) -> list[str]:
        """Words as zsh and fish give them, the last one being typed."""
        protocol = {"_SALESBOOK_COMPLETE": shell, "_SALESBOOK_AT": str(len(words) - 1)}
        return self.run({**protocol, **env}, *words[1:])


@pytest.fixture
def prompt(shop: Shop) -> Prompt:
    return Prompt(shop)


def take_on(change: object, name: str, aliases: tuple[str, ...] = (), **more: object) -> int:
    spelled = name_columns(name)
    columns = {key: spelled[key] for key in ("pinyin", "initials")}
    identity = a_customer(change, name, **columns, **more)  # type: ignore[arg-type]
    for alias in aliases:
        change.insert("alias", customer_id=identity, **name_columns(alias))  # type: ignore[attr-defined]
    return identity


@pytest.fixture
def known(shop: Shop) -> Shop:
    with changing(shop.path) as (change, _day):
        take_on(change, "王总贸易", grade="B", owner="Li Na", tags=("big one", "出口"))
        take_on(change, "王总监", grade="A", tags=("出口",))
        take_on(change, "Acme Trading", grade="C", source="fair")
        take_on(change, "Acme: Tools", grade="A", status="pooled", contact="Ms Li")
        take_on(change, "吕布商行", grade="C", aliases=("Red Hare", "赤兔"))
        take_on(change, "王总档案", status="archived")
    return shop


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("salesbook sho", ["show"]),
        ("salesbook --lang zh --book x und", ["undo"]),
        ("salesbook config s", ["show", "set"]),
        ("salesbook con", ["contact", "config"]),
        ("salesbook 理", ["理单表"]),
        ("salesbook lid", ["lidan"]),
        ("salesbook nothing ", []),
        ("salesbook list --gra", ["--grade"]),
        ("salesbook list --grade ", ["A", "B", "C"]),
        ("salesbook list --grade=", ["--grade=A", "--grade=B", "--grade=C"]),
        ("salesbook list --grade A --sort l", ["lateness", "last_contact"]),
        ("salesbook list --status a", ["active", "archived", "all"]),
        ("salesbook edit 1 --status a", ["active", "archived"]),
        ("salesbook log 1 --via w", ["wechat"]),
        ("salesbook today -f js", ["json", "jsonl"]),
        ("salesbook export -f x", ["xlsx"]),
        ("salesbook --lang ", ["zh", "en"]),
        ("salesbook import --kind g", ["grades"]),
        ("salesbook import x", [":files:"]),
        ("salesbook list --to=x", [":files:"]),
        ("salesbook --book ", [":files:"]),
        ("salesbook completion ", ["bash", "zsh", "fish"]),
        ("salesbook config set cad", ["cadence.A", "cadence.B", "cadence.C", "cadence"]),
        ("salesbook config get cadence.", ["cadence.A", "cadence.B", "cadence.C"]),
        ("salesbook config set cadence s", ["steady", "sprint"]),
        ("salesbook config set calendar.working_days w", ["weekends"]),
        ("salesbook config set lang ", ["en", "zh"]),
        ("salesbook config set book ", [":files:"]),
        ("salesbook add 1 --decides --need-clear y", ["yes"]),
        ("salesbook contact add 1 X --decides y", ["yes"]),
        ("salesbook add Ac", []),
        ("salesbook log 1 th", []),
    ],
)
def test_commands_options_and_their_values(prompt: Prompt, line: str, found: list[str]) -> None:
    assert prompt.bash(line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("salesbook show 王", ["王总监", "王总贸易"]),  # A before B, no archived one
        ("salesbook show wangz", ["王总监", "王总贸易"]),
        ("salesbook log wzm", ["王总贸易"]),
        ("salesbook log WANGZONGJ", ["王总监"]),
        ("salesbook show lv", ["吕布商行"]),
        ("salesbook show lü", ["吕布商行"]),
        ("salesbook show 赤", ["赤兔"]),
        ("salesbook show red", [r"Red\ Hare"]),
        ("salesbook show chit", ["赤兔"]),
        ("salesbook show acme", [r"Acme\ Trading", r"Acme:\ Tools"]),  # active before pooled
        ("salesbook show at", [r"Acme\ Trading", r"Acme:\ Tools"]),
        ("salesbook show rading", [r"Acme\ Trading"]),  # nothing begins so
        ("salesbook show Acme Tr", ["Trading"]),  # without quotes, word by word
        ("salesbook show acme ", [r"Trading"]),
        ("salesbook merge 王总监 王总贸", ["王总贸易"]),
        ("salesbook merge 王总监 王总贸易 ", []),
        ("salesbook regrade 王总监 ", ["A", "B", "C"]),
        ("salesbook list --tag ", ["出口", r"big\ one"]),  # the most frequent first
        ("salesbook list --tag=b", [r"--tag=big\ one"]),
        ("salesbook tag 王总监 出", ["出口"]),
        ("salesbook tag 王总监 --rm b", [r"big\ one"]),
        ("salesbook list --owner l", [r"Li\ Na"]),
        ("salesbook list --source ", ["fair"]),
        ("salesbook contact edit 'Acme: Tools' m", [r"Ms\ Li"]),
        ("salesbook contact edit nobody m", []),
        ("salesbook show -- 王总监", ["王总监"]),
        ("salesbook show nobody", []),
        ("salesbook show 档", []),
    ],
)  # fmt: skip
def test_what_the_book_knows(known: Shop, line: str, found: list[str]) -> None:
    assert Prompt(known).bash(line) == found


def test_the_targets_of_the_users_file(shop: Shop) -> None:
    own = Path(shop.home, "config", "salesbook")
    own.mkdir(parents=True, exist_ok=True)
    (own / "config.toml").write_text("[send.boss]\n[send.'王 总']\n", encoding="utf-8")
    assert Prompt(shop).bash("salesbook sheet --send b") == ["boss"]
    assert Prompt(shop).bash("salesbook today --send ") == ["boss", r"王\ 总"]


def test_everybody_active_a_first(known: Shop) -> None:
    found = Prompt(known).words("zsh", "salesbook", "show", "")
    names = [line.split("\t")[0] for line in found]
    assert names[:2] == ["王总监", "王总贸易"]
    assert set(names[2:6]) == {"Acme Trading", "吕布商行", "Red Hare", "赤兔"}
    assert names[6:] == ["Acme: Tools"]
    assert found[0] == "王总监\tA #2"


def test_descriptions_are_in_the_language_of_the_run(prompt: Prompt) -> None:
    (answer,) = prompt.words("fish", "salesbook", "overd", SALESBOOK_LANG="zh")
    assert answer.startswith("overdue\t")
    assert "\u4e00" <= answer[8] <= "\u9fff"
    (answer,) = prompt.words("zsh", "salesbook", "overd")
    assert answer.startswith("overdue\tCustomers")


def test_fish_is_told_what_begins_as_typed(known: Shop) -> None:
    """It drops what does not, so pinyin becomes pinyin, and the name stands beside it."""
    assert Prompt(known).words("fish", "salesbook", "show", "wangzongj") == [
        "wangzongjian\tA #2 王总监"
    ]
    assert Prompt(known).words("fish", "salesbook", "show", "Acme\\ T") == ["Acme Trading\tC #3"]


def test_which_book(known: Shop, tmp_path: Path) -> None:
    other = builders.a_book(tmp_path, "other.db")
    with changing(other) as (change, _day):
        take_on(change, "Other")
    prompt = Prompt(known)
    assert prompt.bash(f"salesbook --book {other} show O") == ["Other"]
    assert prompt.bash(f"salesbook show --book={other} O") == ["Other"]
    assert prompt.bash("salesbook show O", SALESBOOK_BOOK=other) == ["Other"]
    folder = Path(known.home, "config", "salesbook")
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(f'book = "{other}"\n')
    assert prompt.bash("salesbook show O", SALESBOOK_BOOK="") == ["Other"]
    (folder / "config.toml").write_text("broken")
    assert prompt.bash("salesbook show 王总监", SALESBOOK_BOOK=known.path) == ["王总监"]
    os.symlink(other, os.path.join(known.home, "mine.db"))
    assert prompt.bash("salesbook --book ~/mine.db show O") == ["Other"]


def test_no_book_to_be_read_at_once_is_no_answer(known: Shop, tmp_path: Path) -> None:
    prompt, asked = Prompt(known), "salesbook show "
    assert prompt.bash(asked, SALESBOOK_BOOK=str(tmp_path / "nowhere" / "x.db")) == []
    assert not (tmp_path / "nowhere").exists()
    torn = Path(known.path).read_bytes()[:5000]
    for name, content in (("empty", b""), ("foreign", b"SQLite format 3\0"), ("torn", torn)):
        path = tmp_path / f"{name}.db"
        path.write_bytes(content)
        assert prompt.bash(asked, SALESBOOK_BOOK=str(path)) == []
        assert prompt.bash("salesbook sho", SALESBOOK_BOOK=str(path)) == ["show"]
    assert prompt.bash(asked, SALESBOOK_BOOK=str(tmp_path)) == []
    before = Path(known.path).read_bytes()
    with builders.raw(known.path) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert prompt.bash(asked) == []
        connection.execute("ROLLBACK")
    assert len(prompt.bash(asked)) == 7
    assert Path(known.path).read_bytes() == before


def test_what_cannot_be_asked_is_no_answer(prompt: Prompt) -> None:
    for env in ({"_SALESBOOK_AT": "many"}, {"_SALESBOOK_AT": "99"}, {"_SALESBOOK_AT": "-1"}):
        prompt.run({"_SALESBOOK_COMPLETE": "tcsh", **env}, "config", "set")
    prompt.bash("")
    prompt.bash("salesbook show 'never closed \\")


def test_more_than_anybody_reads(shop: Shop) -> None:
    """What all have in common must not look longer than it is when only some are told."""
    with changing(shop.path) as (change, _day):
        for number in range(240):
            grade = "A" if number < 220 else "C"
            a_customer(change, f"甲{'乙' if number < 220 else '丙'}{number:03}", grade=grade)
    found = Prompt(shop).bash("salesbook show 甲")
    assert 200 <= len(found) <= 202
    assert {name[1] for name in found} == {"乙", "丙"}


@pytest.mark.parametrize("text", STORABLE)
def test_any_name_stays_one_answer(shop: Shop, text: str) -> None:
    text = storable(text)
    with changing(shop.path) as (change, _day):
        one = a_customer(change, f"客户{text}", owner=text or None)
    (answer,) = Prompt(shop).bash("salesbook show 客户")
    assert shlex.split(answer) in ([f"客户{text}"], [str(one)])
    (answer,) = Prompt(shop).words("zsh", "salesbook", "show", "客户")
    assert answer.split("\t")[0] in (f"客户{text}", str(one))


def test_names_that_would_mean_something_else(shop: Shop) -> None:
    with changing(shop.path) as (change, _day):
        for name in ("--drop", "12", "ext:7", "x\ny"):
            a_customer(change, name)
    assert Prompt(shop).bash("salesbook show ") == ["1", "2", "3", "4"]


# Lines as bash writes them


@pytest.mark.parametrize(
    ("line", "words", "typed"),
    [
        ("salesbook show ", ["salesbook", "show"], ("", "", "")),
        ("a 'b c' d\\ e", ["a", "b c"], ("d e", "d\\ e", "")),
        ('a "b \\" $c', ["a"], ('b " $c', '"b \\" $c', '"')),
        ("a 'b \\", ["a"], ("b \\", "'b \\", "'")),
        ('a b"c d"e', ["a"], ("bc de", 'b"c d"e', "")),
        ("a\tb", ["a"], ("b", "b", "")),
        ("a \\", ["a"], ("", "\\", "")),
    ],
)
def test_a_line_taken_apart(line: str, words: list[str], typed: tuple[str, str, str]) -> None:
    assert split(line) == (words, typed)


@pytest.mark.parametrize("text", [*STORABLE, 'O\'Brien "& sons" $HOME `x` !!', "a=b:c ~x #y"])
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_what_is_written_means_the_same(text: str, quote: str) -> None:
    if "\n" in text or "\r" in text:
        return  # never written: such a name is told by its number
    assert plain_of(f"{quote}{escape(text, quote)}{quote}") == text


# A real bash

SHELL = """
source "$1"
complete -p salesbook >/dev/null || exit 9
while IFS=$'\\t' read -r line text; do
    COMP_LINE=$line; COMP_POINT=${#line}
    COMPREPLY=()
    _salesbook salesbook "$text" "" 2>/dev/null
    printf '%s\\n' "${COMPREPLY[@]}" "."
done
"""


@pytest.fixture
def in_bash(shop: Shop, tmp_path: Path):
    """What bash would offer for lines, each with the end that it takes for the word."""
    program = tmp_path / "bin" / "salesbook"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m salesbook "$@"\n')
    program.chmod(0o755)
    script = tmp_path / "script.bash"
    script.write_text(shop("completion", "bash").stdout, encoding="utf-8")

    def ask(*lines: tuple[str, str]) -> list[list[str]]:
        done = subprocess.run(
            ["bash", "--norc", "--noprofile", "-c", SHELL, "bash", str(script)],
            input="".join(f"{line}\t{text}\n" for line, text in lines).encode(),
            env=builders.hermetic(shop.home, {
                "SALESBOOK_BOOK": shop.path, "PATH": f"{program.parent}:{os.defpath}",
            }),
            capture_output=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done
        return [part.splitlines() for part in done.stdout.decode().split(".\n")[:-1]]

    return ask


HARD = [
    "Acme Trading Ltd", "O'Brien & sons", 'say "hi"', "$HOME `id` \\ back", "100% *?[x] {y} ~",
    "a=b:c@d", "深 圳，（中国）", "bang!bang", "#first", "-", "x;y|z<w>", "全角\u3000空格",
]  # fmt: skip


def test_a_real_bash_gets_words_it_reads_back(shop: Shop, in_bash) -> None:
    """Each name is completed in each kind of quotes, and bash reads the very name again."""
    names = [f"客{number:02}{name}" for number, name in enumerate(HARD)]
    with changing(shop.path) as (change, _day):
        for name in names:
            a_customer(change, name)
    asked = [
        (f"salesbook show {quote}客{number:02}", f"客{number:02}", quote)
        for number in range(len(HARD))
        for quote in ("", "'", '"')
    ]
    answers = in_bash(*((line, text) for line, text, _quote in asked))
    script, wanted = "", []
    for (_line, text, quote), answer in zip(asked, answers, strict=True):
        assert len(answer) == 1, (text, answer)
        script += f"printf '%s\\n' {quote}{answer[0]}{quote}\n"
        wanted.append(names[int(text[1:3])])
    done = subprocess.run(["bash", "--norc"], input=script.encode(), capture_output=True,
                          env={"PATH": os.defpath, "LANG": "C.UTF-8"})  # fmt: skip
    assert done.stdout.decode().splitlines() == wanted


def test_a_real_bash_with_its_own_ideas_of_words(known: Shop, in_bash) -> None:
    """It cuts words at : and =, and gives the whole line besides."""
    assert in_bash(
        ("salesbook list --grade=", ""),
        ("salesbook show Acme:", ""),
        ("salesbook show wangzongj", "wangzongj"),
        ("salesbook show 'wangzongj", "wangzongj"),
        ("salesbook show x:wangzongj", "wangzongj"),
        ("salesbook nonsense ", ""),
        ("salesbook import x", "x"),
    ) == [["A", "B", "C"], [r"\ Tools"], ["王总监"], ["王总监"], [], [], []]


def test_the_scripts_are_printed(shop: Shop) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert "_SALESBOOK_COMPLETE=" + shell in shop("completion", shell).stdout
    shop("completion", "tcsh", exit=2)
    assert subprocess.run(["bash", "-n"], input=shop("completion", "bash").stdout, text=True
                          ).returncode == 0  # fmt: skip

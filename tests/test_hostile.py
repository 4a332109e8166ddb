"""Hostile texts through every command and every exit: a customer's text steers nothing.

Every text of `nasty` is a customer's name, contact, note, promise, tag, fact and reason,
and is printed by every report in every format, at a pipe and at a screen. Then command
lines at random: only the exit codes of the contract, and the book stays sound.
"""

import csv
import io
import json
import os
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from builders import a_book
from nasty import NAMES, NASTY, STORABLE
from salesbook.book.reading import storable
from salesbook.output.delimited import unescape, unguard
from salesbook.output.text import clean
from within import Ran, Shop, run_within

COLOUR = re.compile(r"\x1b\[[\d;]*m")
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
UNSEEN = re.compile("[\u200b\u200e\u200f\u2060\ufeff]")
FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")
REPORTS = (["list"], ["overdue", "--within", "99"], ["today"], ["sheet"], ["show", "1"],
           ["history"], ["find", "needle"])  # fmt: skip


def harmless(text: str) -> str:
    """The text, when nothing in it steers a terminal but colours of ours."""
    plain = COLOUR.sub("", text)
    found = STEERING.search(plain)
    assert found is None, repr(plain[max(found.start() - 40, 0) : found.end() + 40])
    return plain


def records(ran: Ran, format: str) -> list[list[str]]:
    if format == "csv":
        return list(csv.reader(io.StringIO(ran.stdout)))[1:]
    return [[unescape(cell) for cell in line.split("\t")] for line in ran.stdout.split("\n")[1:-1]]


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(os.fspath(tmp_path))


def fill(shop: Shop, text: str) -> None:
    """A customer all of whose texts are this one; what refuses it says so in one line."""
    who = str(shop.json("add", "plain", today="2026-11-10")["customer_id"])
    for argv in (
        ["add", "--", text],
        ["edit", who, "--name", text, "--id", text],
        ["edit", who, "--need", text, "--note", text, "--source", text, "--aliases", text,
         "--fact", f"part/key={text}", "--phone", text, "--owner", text],
        ["tag", who, "--", text],
        ["contact", "add", who, "--title", text, "--", text],
        ["log", who, "--at", "2026-11-20", "--feedback", text, "--support", text, "--", text],
        ["next", who, "--", f"2026-11-21 {text}"],
        ["next", who, "--", text],
        ["regrade", who, "A", "--why", text],
        ["find", "--", text], ["show", "--json", "--", text], ["log", "--", text, "hello"],
        ["list", "--columns", text], ["contact", "rm", who, "--", text],
        ["config", "set", "--", text, text], ["--", text],
    ):  # fmt: skip
        ran = run_within("--book", shop.path, "--today", "2026-11-21", "--lang", "en", *argv,
                         home=shop.home)  # fmt: skip
        assert ran.exit in (0, 2, 3, 4, 7), (argv, ran)
        harmless(ran.stdout + ran.stderr)
        if ran.exit:
            assert ran.stdout == ""
            assert ran.stderr.startswith("Error: ")
        elif argv[0] not in ("find", "show", "list", "sheet"):
            assert ran.stdout.count("\n") == 1, (argv, ran)


CHUNKS = [slice(at, at + 20) for at in range(0, len(NASTY), 20)]


@pytest.mark.parametrize("chunk", CHUNKS, ids=[NAMES[chunk.start] for chunk in CHUNKS])
def test_every_nasty_text_at_every_exit(shop: Shop, chunk: slice) -> None:
    for text in NASTY[chunk]:
        fill(shop, text)
    stored = [name for (name,) in shop.sql("SELECT name FROM customer ORDER BY id")]
    for argv in REPORTS:
        for format in FORMATS:
            ran = shop(*argv, "-f", format)
            assert ran.stderr == ""
            # csv and tsv are for programs, which are to get the text as it is (TRUST).
            if format not in ("csv", "tsv"):
                harmless(ran.stdout)
            if format in ("table", "md"):
                assert not UNSEEN.search(ran.stdout)
        for width in (40, 100):
            harmless(shop(*argv, terminal=width).stdout)
    for identity in shop.sql("SELECT id FROM customer"):
        harmless(shop("show", str(identity[0]), terminal=60).stdout)
    # The round trip: what programs read is what the book holds.
    for format in ("json", "jsonl"):
        ran = shop("list", "-f", format, "--status", "all")
        values = ran.json if format == "json" else [json.loads(line) for line in ran.lines_of_feed]
        assert [value["customer"] for value in values] == stored
    for format in ("csv", "tsv"):
        names = [row[2] for row in records(shop("list", "-f", format), format)]
        assert [unguard(name) if format == "csv" else name for name in names] == stored
    # One record a line.
    table = shop("list").stdout.split("\n")[1 : 1 + len(stored)]
    for name, line in zip(stored, table, strict=True):
        assert clean(name) in line
    assert shop.one("PRAGMA integrity_check") == "ok"
    assert shop.sql("PRAGMA foreign_key_check") == []


def test_notes_come_back_as_they_went_in(shop: Shop) -> None:
    """Into the book and out again by JSON: only NUL, which no file can hold, is replaced."""
    shop("add", "Acme", "-q")
    texts = [text for text in STORABLE if text.strip()]
    for text in texts:
        shop("log", "Acme", "--at", "2026-11-20", "-q", "--", text)
    notes = [row["note"] for row in shop.json("show", "Acme")["follow_ups"]]
    assert notes[::-1] == [storable(text.strip()) for text in texts]


@pytest.mark.parametrize(
    "text", ["[/]", "[bold red]王总[/bold red]", ":smile:", "[link=https://example.com]x[/link]"]
)
def test_rich_markup_is_never_interpreted(shop: Shop, text: str) -> None:
    shop("add", text, "--need", text, "--next", f"today {text}", "-q")
    for argv in (["list"], ["today"], ["show", "1"], ["sheet"], ["history"], ["find", text]):
        assert text in COLOUR.sub("", shop(*argv, terminal=200).stdout)


def test_a_name_forges_no_row(shop: Shop) -> None:
    shop("add", "王总\n 2  Evil  A  2026-01-01", "-q")
    lines = shop("list").stdout.splitlines()
    assert [line.split()[0] for line in lines[1:2]] == ["1"]
    assert not any(line.lstrip().startswith("2 ") for line in lines)


def test_sql_stays_text(shop: Shop) -> None:
    for text in ("'; DROP TABLE customer; --", '" OR 1=1 --', "%", "_", "1 OR 1=1"):
        shop("add", text, "-q")
        assert shop.json("show", text)["name"] == text
        assert [hit["customer"] for hit in shop.json("find", text)] == [text]
    assert shop.one("SELECT count(*) FROM customer") == 5


# Command lines at random


WORDS = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=20),
    st.sampled_from(
        ["1", "2", "acme", "王", "A", "b", "C", "fri", "明天", "yesterday", "+3d", "2026-11-20",
         "3月3日发送方案", "next week call", "5", "-1", "0", "99999999999999999999", "none", "x=y",
         "cadence.A", "calendar.working_days", "phone", "", "-", "--", "ext:1", "vip"]
    ),
)  # fmt: skip
OPTIONS = st.sampled_from(
    ["--via", "--at", "--feedback", "--next", "--keep-next", "--grade", "--why", "--support",
     "--no-answer", "--done", "--drop", "--on", "--renew", "--tag", "--rm", "--within", "--limit",
     "--sort", "--status", "--owner", "--signed", "--unsigned", "--no-contact-since", "--date",
     "--columns", "-f", "--json", "-q", "--id", "--phone", "--budget", "--every", "--stars",
     "--met-on", "--fact", "--name", "--aliases", "--contact", "--title", "--decides", "--email",
     "--today", "--lang", "--dry-run", "-n", "--help", "--nonsense", "--birthday", "--note"]
)  # fmt: skip
COMMANDS = st.sampled_from(
    [["add"], ["log"], ["next"], ["snooze"], ["regrade"], ["edit"], ["tag"], ["verify"],
     ["archive"], ["contact", "add"], ["contact", "edit"], ["contact", "rm"], ["today"],
     ["overdue"], ["sheet"], ["list"], ["show"], ["find"], ["history"], ["undo"], ["redo"],
     ["config", "set"], ["config", "get"], ["config", "show"], ["path"], ["nonsense"], []]
)  # fmt: skip
LINES = st.builds(
    lambda command, rest: [*command, *rest],
    COMMANDS,
    st.lists(st.one_of(WORDS, WORDS, st.tuples(OPTIONS, WORDS), OPTIONS), max_size=6).map(
        lambda parts: [
            word for part in parts for word in ([part] if isinstance(part, str) else part)
        ]
    ),
)


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """One book for all random lines: the more they leave in it, the better."""
    folder = tmp_path_factory.mktemp("market")
    a_book(folder)
    one = Shop(os.fspath(folder))
    for name in ("Acme", "Acme Steel", "王总"):
        one("add", name, "--grade", "A", "-q", today="2026-11-10")
    yield one
    assert one.one("PRAGMA integrity_check") == "ok"
    assert one.sql("PRAGMA foreign_key_check") == []
    with sqlite3.connect(f"file:{one.path}?mode=ro", uri=True) as book:
        # At most one promise is open, and grade and last contact are what the histories say.
        assert not book.execute(
            "SELECT 1 FROM next_action WHERE state='open' GROUP BY customer_id HAVING count(*)>1"
        ).fetchall()
        assert not book.execute(
            "SELECT id FROM customer c WHERE grade IS NOT (SELECT to_grade FROM grade_change "
            "WHERE customer_id=c.id ORDER BY on_day DESC, id DESC LIMIT 1)"
        ).fetchall()
        assert not book.execute(
            "SELECT id FROM customer c WHERE last_contact_on IS NOT (SELECT max(on_day) "
            "FROM follow_up WHERE customer_id=c.id AND reached=1)"
        ).fetchall()


@settings(
    max_examples=150, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(line=LINES, terminal=st.sampled_from([None, None, None, 30, 100]), zh=st.booleans())
def test_any_command_line(market: Shop, line: list[str], terminal: int | None, zh: bool) -> None:
    # NUL cannot be in an argument of a process.
    argv = [word.replace("\0", "") for word in line]
    ran = run_within("--book", market.path, "--today", "2026-11-21", "--lang", "zh" if zh else "en",
                     *argv, home=market.home, terminal=terminal, stdin="1\n")  # fmt: skip
    assert ran.exit in (0, 2, 3, 4, 7), ran
    harmless(ran.stdout)
    harmless(ran.stderr)
    if ran.exit:
        first = ran.stderr.splitlines()[0] if terminal is None else ran.stderr
        assert first.startswith(("Error: ", "错误：")) or terminal is not None

"""Whatever can be typed or put into a file, at random: no crash, no hang, only known exit codes.

Hypothesis makes the inputs; each has so many seconds. The short run of the command lines is
in `test_hostile`.
"""

import json
import os
import random
import signal
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from hypothesis import HealthCheck, given, seed, settings, strategies as st
from tests.torture.injected import memory
from tests.torture.table import Row

import hostile
import nasty
from salesbook.errors import SalesbookError
from salesbook.phrases import money, period, when
from within import run_within

SECONDS = 20
NOW = datetime(2026, 11, 18, 10, 30)

SIGNS = (
    "0123456789年月日号周下上个本明后今天早晚点半万亿千百十零两一三+-/.:@%~ 元￥¥$"
    "abcdefghijklmnopqrstuvwxyz"
)
PARTS = (
    "明天", "下周三", "3天后", "月底", "周五", "下午3点", "fri", "15:00", "+3d", "eom",
    "2026-02-30", "2月30日", "next", "last", "month", "week", "in", "ago", "days", "上个月",
    "2026Q4", "2015..2018", "65万", "50-80万", "1.2亿", "1万5", "￥1,200,000", "半", "大后天",
    "99999999999",
    "-", "0", "第", "初五",
)  # fmt: skip
WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(nasty.NASTY),
    st.text(st.sampled_from(SIGNS), max_size=40),
    st.lists(st.sampled_from(PARTS), max_size=6).map(" ".join),
)
NUMBERS = st.integers(-(10**20), 10**20).map(str)
CELL = st.one_of(WORDS, NUMBERS, st.sampled_from(["", "A", "1e999"]))
HEADERS = (
    "客户", "customer", "name", "电话", "phone", "级别", "grade", "日期", "date", "备注", "金额",
    "amount", "contact", "跟进内容", "下次跟进", "stage", "", "x", "单位=1",
)  # fmt: skip
TABLE = st.lists(st.lists(CELL, max_size=6), max_size=6)
VALUE: Any = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=4),
                            st.dictionaries(st.one_of(st.sampled_from(HEADERS), WORDS), inner,
                                            max_size=5)),
    max_leaves=15,
)  # fmt: skip


class _Slow(Exception):
    """So many seconds were not enough."""


def _late(_number: int, _frame: object) -> None:
    raise _Slow


def _phrases(_shop: hostile.Shop, text: str) -> None:
    """Each reader of phrases reads it or refuses it."""
    for prefer in ("past", "coming"):
        with suppress(SalesbookError):
            when.read_when(text, NOW, prefer)
        with suppress(SalesbookError):
            when.read_head(text, NOW, prefer)
    for read in (money.read_range, money.read_amount, money.read_signed):
        with suppress(SalesbookError):
            read(text)
    with suppress(SalesbookError):
        period.read_period(text, NOW.date())


def _lines(shop: hostile.Shop, line: tuple[str, list[str]]) -> None:
    """A command of the table with words and options at random."""
    name, words = line
    _ran(shop, [*name.split(), *words])


def _ran(shop: hostile.Shop, argv: list[str]) -> None:
    argv = [word.replace("\0", "").encode("utf-8", "replace").decode() for word in argv]
    ran = run_within("--today", "2026-11-21", "--book", shop.path, *argv, home=shop.home)
    assert ran.exit in hostile.CODES, (argv, ran)
    assert not any(word in ran.stderr for word in hostile.UNEXPECTED), (argv, ran)
    hostile.harmless(ran.stderr)


def _file(ending: str, content: bytes) -> Callable[[hostile.Shop], None]:
    def read(shop: hostile.Shop) -> None:
        path = os.path.join(os.path.dirname(shop.path), f"fuzz{ending}")
        with open(path, "wb") as file:
            file.write(content)
        _ran(shop, ["import", path, "--dry-run"])

    return read


def _config(shop: hostile.Shop, content: bytes) -> None:
    folder = os.path.join(shop.home, "config", "salesbook")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "config.toml")
    with open(path, "wb") as file:
        file.write(content)
    try:
        for argv in (["today"], ["config", "show"], ["config", "set", "me", "wang"]):
            _ran(shop, argv)
    finally:
        os.unlink(path)


def _csv(table: list[list[str]]) -> bytes:
    import csv
    import io

    out = io.StringIO()
    csv.writer(out).writerows(table)
    return out.getvalue().encode("utf-8", "replace")


def _card(fields: list[tuple[str, str]]) -> bytes:
    body = "".join(f"{name}:{value}\r\n" for name, value in fields)
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\n{body}END:VCARD\r\n".encode("utf-8", "replace")


OPTIONS = (
    "--at", "--next", "--grade", "--why", "--on", "--owner", "--period", "--sort", "--columns",
    "--limit", "--within", "--id", "--amount", "--expect", "--deal", "--note", "-f", "--json",
    "--dry-run", "--since", "--steps", "--to", "--today", "--lang", "--", "-q", "--help",
    "--kind", "--check", "--score", "--product", "--quantity", "--tag", "--fact",
)  # fmt: skip
TABLES = st.tuples(st.lists(st.sampled_from(HEADERS), min_size=1, max_size=6), TABLE)
CARDS = st.lists(st.tuples(st.sampled_from(
    ["FN", "N", "TEL", "TEL;TYPE=cell", "EMAIL", "ORG", "BDAY", "NOTE;ENCODING=QUOTED-PRINTABLE",
     "X-A", "item1.TEL", "BEGIN", "PHOTO;ENCODING=b"]), WORDS), max_size=8)  # fmt: skip


def _cases(names: list[str]) -> dict[str, tuple[Any, Callable[[hostile.Shop, Any], None]]]:
    lines = st.tuples(st.sampled_from(names), st.lists(st.one_of(
        WORDS, st.sampled_from(OPTIONS), st.sampled_from(["1", "2", "Acme", "A", "all"])
    ), max_size=6))  # fmt: skip
    # A --to that is made up would write who knows where.
    lines = lines.filter(lambda line: not {"--to", "--book"} & set(line[1]))
    return {
        "phrases": (WORDS, _phrases),
        "command lines": (lines, _lines),
        "csv": (TABLES.map(lambda one: _csv([one[0], *one[1]])),
                lambda shop, data: _file(".csv", data)(shop)),
        "bytes as csv, json, vcf, xlsx": (
            st.tuples(st.sampled_from((".csv", ".tsv", ".json", ".jsonl", ".vcf", ".xlsx", ".xls")),
                      st.binary(max_size=400)), lambda shop, one: _file(*one)(shop)),
        "json": (VALUE.map(lambda value: json.dumps(value).encode()),
                 lambda shop, data: _file(".json", data)(shop)),
        "vcf": (CARDS.map(_card), lambda shop, data: _file(".vcf", data)(shop)),
        "config file": (st.one_of(
            st.binary(max_size=100),
            st.lists(st.tuples(st.sampled_from(["lang", "book", "format", "me", "x", "send"]),
                               st.one_of(VALUE.map(json.dumps), WORDS)), max_size=4).map(
                lambda rows: "\n".join(f"{k} = {v}" for k, v in rows).encode("utf-8", "replace")),
        ), _config),
    }  # fmt: skip


def _try(shop: hostile.Shop, strategy: Any, act: Callable[..., None], examples: int,
         turn: int) -> tuple[int, str | None]:  # fmt: skip
    """How many were tried, and the smallest that went wrong."""
    tried = 0

    @seed(turn)
    @settings(max_examples=examples, deadline=None, database=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(strategy)
    def attempt(value: object) -> None:
        nonlocal tried
        tried += 1
        signal.alarm(SECONDS)
        try:
            act(shop, value)
        finally:
            signal.alarm(0)

    try:
        attempt()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        return tried, f"{type(error).__name__}: {str(error)[:600]}"
    return tried, None


def run(say: Callable[[str], None], examples: int = 400) -> list[Row]:
    """So many of each kind."""
    from salesbook.commands.contents import entries

    signal.signal(signal.SIGALRM, _late)
    names = [name for name in entries() if name not in ("demo", "restore", "backup", "completion")]
    rows = []
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        shop = hostile.a_market(folder)
        for name, (strategy, act) in _cases(names).items():
            count = examples * 10 if name == "phrases" else examples
            tried, wrong = _try(shop, strategy, act, count, random.Random(name).randrange(2**32))
            say(f"fuzz {name}: {tried} {wrong or ''}")
            came = Counter({"read or refused": tried - bool(wrong)})
            rows.append(Row(f"at random: {name}", tried, came, [wrong] if wrong else [], "fuzz"))
        if shop.one("PRAGMA integrity_check") != "ok":
            rows[-1].wrong.append("corrupt")
    return rows

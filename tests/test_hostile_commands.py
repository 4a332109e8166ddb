"""Hostile text through every command of the table and out of every exit, in both languages.

Five texts have all that steers something, and each line is run with some of them; the long
run (`make torture`) takes every line with each text of `nasty`.
"""

import csv
import io
import json
import os
import re
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import hostile
import nasty
from salesbook.commands.contents import EITHER, REPORT, entries
from within import Shop

TEXTS = list(hostile.COMPOUND.items())


def test_every_command_has_its_lines() -> None:
    names = {entry.name for entry in entries().values()}
    assert names == set(hostile.lines("x", "/nowhere"))
    printing = {entry.name for entry in entries().values() if entry.kind in (REPORT, EITHER)}
    # These print a report only of something that is there.
    assert printing - set(hostile.REPORTS) == {"import"}


@pytest.fixture
def place() -> Iterator[str]:
    """A folder in the memory: thousands of small commits."""
    there = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=there) as folder:
        yield folder


@pytest.mark.parametrize("at", range(len(TEXTS)), ids=[name for name, _text in TEXTS])
def test_every_command_takes_or_refuses_a_hostile_text(place: str, at: int) -> None:
    shop = hostile.a_market(place)
    done, wrong = hostile.attempt_all(shop, TEXTS[at][1], at, every=3)
    assert wrong == []
    assert len(done) > 5
    assert shop.one("PRAGMA integrity_check") == "ok"
    assert not os.path.exists("owned")


@pytest.fixture(params=[text for _name, text in TEXTS[:4]], ids=[name for name, _text in TEXTS[:4]])
def poisoned(place: str, request: pytest.FixtureRequest) -> Shop:
    """A book every text of which is hostile."""
    shop = hostile.a_market(place)
    hostile.poison(shop.path, request.param)
    return shop


def test_every_report_at_every_exit(poisoned: Shop) -> None:
    every_report(poisoned, 3)


def every_report(poisoned: Shop, every: int, turn: int = 0) -> None:
    """Print every report; with `every` in only so many-th of the formats, others each turn."""
    for at, (name, argv) in enumerate(hostile.REPORTS.items()):
        for place, (format_, options, width) in enumerate(hostile.formats()):
            if (at + place + turn) % every:
                continue
            lang = "zh" if format_ in ("md", "narrow", "jsonl") else "en"
            said = poisoned_says(poisoned, [*name.split(), *argv, *options], lang, width)
            if format_ not in ("csv", "tsv"):
                hostile.harmless(said.replace("\t", " "))
            if format_ == "json":
                json.loads(said)
            elif format_ == "csv":
                guarded(said)


def poisoned_says(shop: Shop, argv: list[str], lang: str, width: int | None = None) -> str:
    code = 8 if argv[0] == "check" else 0
    ran = shop(*argv, lang=lang, terminal=width, exit=code)
    hostile.harmless(ran.stderr)
    return ran.stdout


def guarded(text: str) -> None:
    """No cell of a csv that a spreadsheet would take for a formula."""
    csv.field_size_limit(10_000_000)
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))):
        for cell in row:
            assert not re.match(r"[=@\t\r]|[+-](?![\d.]+$)", cell), cell[:60]


def test_every_report_in_a_file(poisoned: Shop, tmp_path: Path) -> None:
    every_file(poisoned, tmp_path, 3)


def every_file(poisoned: Shop, tmp_path: Path, every: int, turn: int = 0) -> None:
    """Write every report into a file of each kind, or of only so many-th of them, as above."""
    for at, (name, argv) in enumerate(hostile.REPORTS.items()):
        for place, ending in enumerate(("html", "xlsx", "csv")):
            if (at + place + turn) % every:
                continue
            path = tmp_path / f"{name}.{ending}"
            poisoned_says(poisoned, [*name.split(), *argv, "--to", os.fspath(path)], "en")
            written(path)


WHOLE = [
    ["export", "--to", "{}.json"], ["export", "--to", "{}.xlsx"], ["export", "--to", "{}.ics"],
    ["export", "--to", "{}.vcf"], ["export", "customers", "--to", "{}.csv"],
    ["export", "contacts", "--to", "{}.vcf"], ["export", "follow-ups", "--to", "{}.xlsx"],
    ["export", "deals", "--to", "{}.csv"], ["export", "sales", "--to", "{}.xlsx"],
]  # fmt: skip


def test_every_export(poisoned: Shop, tmp_path: Path) -> None:
    every_export(poisoned, tmp_path)


def every_export(poisoned: Shop, tmp_path: Path) -> None:
    """Write the book and its lists in each format."""
    for number, argv in enumerate(WHOLE):
        place = os.fspath(tmp_path / f"export-{number}")
        line = [word.format(place) for word in argv]
        ran = hostile.attempt(poisoned, line[0], line[1:], lang="en", terminal=None)
        if ran.exit:  # a workbook cannot hold the longest texts, and says so
            assert line[-1].endswith(".xlsx"), ran
            continue
        written(Path(line[-1]))


def written(path: Path) -> None:
    """A file for other programs: private, and nothing in it runs."""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    if path.suffix == ".html":
        page = path.read_text("utf-8")
        assert "<script>alert" not in page
        assert not re.search(r"<img[^>]*onerror", page)
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", page)
    elif path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            for name in book.namelist():
                text = book.read(name).decode("utf-8")
                assert "<f>" not in text, (path, name)
                assert "<hyperlink" not in text, (path, name)
    elif path.suffix == ".csv":
        guarded(path.read_text("utf-8"))
    elif path.suffix in (".ics", ".vcf"):
        data = path.read_bytes()
        folded = data.replace(b"\r\n ", b"").replace(b"\r\n\t", b"")
        assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", folded)
        records = folded.split(b"\r\n")
        assert records.count(b"BEGIN:VCARD") == records.count(b"END:VCARD")
        assert records.count(b"BEGIN:VEVENT") == records.count(b"END:VEVENT")
        assert b"FN:evil" not in records
    elif path.suffix == ".json":
        json.loads(path.read_text("utf-8"))


def test_the_config_file_keeps_any_text(place: str) -> None:
    """What was set is there after another key was set, and the file can still be read."""
    shop = Shop(place)
    for text in nasty.STORABLE[::3]:
        word = text.replace("\0", "")
        if not word.strip():
            continue
        shop("config", "set", "-q", "me", "--", word)
        shop("config", "set", "-q", "lang", "en")
        assert shop("config", "get", "me").stdout.strip() == word.strip()
    shop("config", "set", "-q", "me", "\x1b]0;owned\x07")
    hostile.harmless(shop("config", "get", "me", terminal=80).stdout)

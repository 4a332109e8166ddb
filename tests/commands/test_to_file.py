"""`--to FILE` on every report: by its ending, whole or not at all, never over a book."""

import json
import os
import shutil
import stat
import sys
from pathlib import Path

import pytest
import python_calamine as calamine

import builders
from nasty import NASTY
from within import Shop

REPORTS = (
    ["today"], ["overdue"], ["list"], ["show", "1"], ["sheet"], ["find", "a"], ["history"],
    ["config", "show"], ["review"], ["pareto"], ["funnel"], ["funnel", "--by", "owner"],
)  # fmt: skip
ENDINGS = ("json", "jsonl", "csv", "tsv", "md", "xlsx", "html")


@pytest.fixture
def place(shop: Shop) -> Path:
    builders.a_customer(shop.path, "Acme", grade="A", last_contact=-9, phone="+86 138")
    return Path(shop.path).parent / "out"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("report", REPORTS, ids="-".join)
def test_every_report_in_every_format(
    shop: Shop, place: Path, report: list[str], ending: str
) -> None:
    place.mkdir()
    path = place / f"r.{ending.upper() if ending == 'md' else ending}"
    ran = shop(*report, "--to", str(path))
    assert ran.stdout == ""
    assert ran.stderr.startswith(f"Wrote {path}: ")
    assert mode(path) == 0o600
    assert os.listdir(place) == [path.name]
    if ending in ("json", "tsv"):
        assert path.read_text("utf-8") == shop(*report, "-f", ending).stdout
    elif ending == "csv":
        said = path.read_bytes()
        assert said == b"\xef\xbb\xbf" + shop(*report, "-f", "csv").stdout.encode()
    elif ending == "xlsx":
        assert calamine.load_workbook(path).sheet_names


def test_a_file_is_replaced_and_stays_private(shop: Shop, place: Path) -> None:
    place.mkdir()
    path = place / "r.json"
    path.write_text("old, and much longer than what comes" * 1000)
    path.chmod(0o644)
    shop("list", "--to", str(path))
    assert len(json.loads(path.read_text())) == 1
    assert mode(path) == 0o600


def test_columns_raw_and_explicit_formats(shop: Shop, place: Path) -> None:
    place.mkdir()
    path = place / "r.txt"
    shop("list", "--to", str(path), "-f", "csv", "--columns", "phone", "--raw")
    assert path.read_text("utf-8-sig") == "phone\n+86 138\n"
    shop("list", "--to", str(path), "-f", "csv", "--columns", "phone")
    assert path.read_text("utf-8-sig") == "phone\n'+86 138\n"
    assert shop("list", "-f", "csv", "--columns", "phone", "--raw").stdout == "phone\n+86 138\n"
    shop("list", "--to", str(path), "--json")
    assert json.loads(path.read_text())
    shop("list", "--to", str(path), "-f", "table", terminal=80)
    assert "\x1b" not in path.read_text()
    ran = shop("list", "--to", "-", "-f", "tsv", "--columns", "customer")
    assert (ran.stdout, ran.stderr) == ("customer\nAcme\n", "")


@pytest.mark.parametrize(
    ("name", "exit", "says"),
    [
        (
            "r.docx",
            2,
            ".docx is no known ending. Known: .json, .jsonl, .csv, .tsv, .md, .xlsx, "
            ".html, .htm, .pdf, .png",
        ),
        ("r", 2, "has no ending"),
        ("no/such/r.json", 3, "There is no folder"),
        ("folder.json", 2, "is a folder"),
        ("nul\0.json", 2, "is no name of a file"),
        ("x" * 300 + ".json", 1, "cannot be written"),
        ("pipe.json", 2, "is no plain file"),
        ("book.db", 2, "is no known ending"),
    ],
)
def test_places_that_are_refused(
    shop: Shop,
    place: Path,
    name: str,
    exit: int,
    says: str,
) -> None:
    (place / "folder.json").mkdir(parents=True)
    os.mkfifo(place / "pipe.json")
    ran = shop("list", "--to", str(place / name), exit=exit)
    assert says in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert sorted(os.listdir(place)) == ["folder.json", "pipe.json"]


def test_never_over_a_book(shop: Shop, place: Path) -> None:
    place.mkdir()
    other = place / "other.json"
    shutil.copy(shop.path, other)
    link, hard, missing = place / "link.json", place / "hard.json", place / "missing.json"
    link.symlink_to(shop.path)
    os.link(shop.path, hard)
    before = shop.bytes()
    for path in (shop.path, str(link), str(hard), str(other), f"{shop.path}-journal"):
        for command in (["list"], ["export"], ["export", "customers"], ["export"]):
            ran = shop(*command, "-f", "json", "--to", path, exit=7)
            assert "is a database" in ran.stderr
    assert shop.bytes() == before
    # Nor where the book would be, were there one.
    ran = shop("--book", str(missing), "config", "show", "--to", str(missing), exit=7)
    assert not missing.exists()


def test_a_link_is_followed_and_stays(shop: Shop, place: Path) -> None:
    place.mkdir()
    link, real = place / "link.json", place / "real.txt"
    link.symlink_to(real)
    shop("list", "--to", str(link))
    assert link.is_symlink()
    assert json.loads(real.read_text())


def test_a_report_that_fails_leaves_the_file(shop: Shop, place: Path) -> None:
    place.mkdir()
    path = place / "r.json"
    path.write_text("old")
    shop("show", "nobody", "--to", str(path), exit=3)
    shop("list", "--columns", "nothing", "--to", str(path), exit=2)
    assert path.read_text() == "old"
    assert os.listdir(place) == ["r.json"]


def test_a_workbook_needs_a_file(shop: Shop, place: Path) -> None:
    for format in ("xlsx", "pdf", "png"):
        said = f"{format} is no text. Name a file for it: --to FILE.{format}"
        assert said in shop("list", "-f", format, exit=2).stderr
        assert said in shop("list", "-f", format, "--to", "-", terminal=80, exit=2).stderr


@pytest.mark.parametrize("ending", ["pdf", "png"])
def test_a_pdf_and_a_picture(shop: Shop, place: Path, ending: str) -> None:
    pytest.importorskip("typst")
    place.mkdir()
    path = place / f"r.{ending}"
    for command in ("sheet", "review"):
        shop(command, "--to", str(path), lang="zh")
        assert path.read_bytes().startswith({"pdf": b"%PDF-", "png": b"\x89PNG"}[ending])
    assert mode(path) == 0o600


@pytest.mark.parametrize("ending", ["pdf", "png"])
def test_without_typst_it_says_what_to_install(
    shop: Shop, place: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    place.mkdir()
    ran = shop.unchanged("sheet", "--to", str(place / f"r.{ending}"), exit=2)
    assert f"A {ending} needs typst: pip install 'salesbook[pdf]'" in ran.stderr
    assert os.listdir(place) == []


def test_the_ending_counts_for_more_than_what_the_user_likes(shop: Shop, place: Path) -> None:
    place.mkdir()
    shop("config", "set", "format", "tsv")
    shop("list", "--to", str(place / "r.json"))
    assert json.loads((place / "r.json").read_text())


def test_a_workbook_is_text_numbers_and_days(shop: Shop, place: Path) -> None:
    place.mkdir()
    for number, text in enumerate(NASTY):
        builders.a_customer(shop.path, text, captured=-number, phone=text, tags=(text,))
    for command in (["list"], ["today"], ["overdue"], ["sheet"], ["find", "a"], ["history"]):
        path = place / f"{command[0]}.xlsx"
        shop(*command, "--to", str(path), lang="zh")
        raw = path.read_bytes()
        assert raw
        from zipfile import ZipFile

        with ZipFile(path) as archive:
            for name in archive.namelist():
                text = archive.read(name)
                assert b"<f>" not in text
                assert b"<hyperlink" not in text
    sheet = calamine.load_workbook(place / "list.xlsx").get_sheet_by_index(0)
    rows = sheet.to_python()
    at = rows[0].index("客户")
    shown = [row[at] for row in rows[1:]]
    for text in NASTY:
        if not set(text) & {"\0", "\ufffe", "\uffff"} and text.isprintable() and text:
            assert text in shown
    assert "=1+1" in shown
    from datetime import date

    assert isinstance(rows[1][rows[0].index("应跟进")], date)
    assert rows[1][rows[0].index("编号")] == 1


def test_what_no_cell_holds_is_cut_and_says_so(shop: Shop, place: Path) -> None:
    place.mkdir()
    builders.a_customer(shop.path, "客" * 40_000)
    shop("list", "--to", str(place / "r.xlsx"))
    rows = calamine.load_workbook(place / "r.xlsx").get_sheet_by_index(0).to_python()
    assert rows[-1][1] == "客" * 32_766 + "…"
    ran = shop("export", "customers", "--to", str(place / "c.xlsx"), exit=2)
    assert "more than a cell of a workbook holds" in ran.stderr
    assert not (place / "c.xlsx").exists()

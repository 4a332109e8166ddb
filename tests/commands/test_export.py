"""`export`: forms, places, the calendar, the address book, modes and hostile names."""

import json
import os
import re
import stat
import sys
from datetime import date, datetime
from pathlib import Path

import icalendar
import pytest
import vobject

import builders
from nasty import NASTY
from salesbook.book.whole import TABLES
from within import Shop


@pytest.fixture
def out(shop: Shop) -> Path:
    path = Path(shop.path).parent / "out"
    path.mkdir()
    return path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_form_follows_the_target(shop: Shop, out: Path) -> None:
    shop("add", "Acme")
    for target in ("w.json", "w.xlsx", "w/"):
        ran = shop("export", "--to", f"{out}/{target}")
        assert ran.stdout == ""
        assert re.fullmatch(r"Wrote the whole book to .*: 1 customer, \d+ rows in all\.\n",
                            ran.stderr)  # fmt: skip
    shop("export", "--to", str(out / "plain"), "--format", "csv")
    assert mode(out / "w.json") == mode(out / "w.xlsx") == 0o600
    for folder in (out / "w", out / "plain"):
        assert mode(folder) == 0o700
        assert {mode(path) for path in folder.iterdir()} == {0o600}
        assert len(list(folder.iterdir())) == len(TABLES) + 1
    assert json.loads(shop("export").stdout)["salesbook"]["format"] == 1
    assert shop("export", "--to", "-").stdout == shop("export", "-f", "json").stdout
    assert shop("export", "customers").stdout.startswith("customer,")


@pytest.mark.parametrize(
    ("arguments", "exit", "says"),
    [
        (["orders"], 2, "There is no export orders: choose from all, customers"),
        (["-f", "tsv"], 2, "all cannot be exported as tsv. Known: json, csv, xlsx, ics, vcf."),
        (["customers", "-f", "ics"], 2, "customers cannot be exported as ics"),
        (["customers", "--to", "{out}/x.html"], 2, "cannot be exported as html"),
        (["customers", "--to", "{out}/x"], 2, "a file without an ending"),
        (["customers", "--to", "{out}/"], 2, "is a folder"),
        (["-f", "csv"], 2, "is a folder. Name it: --to FOLDER/"),
        (["-f", "json", "--to", "{out}"], 2, "is a folder"),
        (["--to", "{out}/no/such/w.json"], 3, "There is no folder"),
        (["--to", "{out}/no/such/"], 3, "There is no folder"),
        (["customers", "--grade", "D"], 2, "not a grade"),
    ],
)
def test_what_cannot_be_exported(
    shop: Shop,
    out: Path,
    arguments: list[str],
    exit: int,
    says: str,
) -> None:
    ran = shop("export", *(one.format(out=out) for one in arguments), exit=exit)
    assert says in ran.stderr
    assert ran.stdout == ""
    assert not list(out.iterdir())


def test_a_missing_book_is_not_made(shop: Shop, out: Path) -> None:
    shop("--book", str(out / "none.db"), "export", "--to", str(out / "w.json"), exit=3)
    assert not list(out.iterdir())


def test_a_folder_of_others_is_left_alone(shop: Shop, out: Path) -> None:
    (out / "customer.csv").write_text("mine")
    ran = shop("export", "--to", f"{out}/", exit=7)
    assert "has a file customer.csv already" in ran.stderr
    assert (out / "customer.csv").read_text() == "mine"
    assert len(list(out.iterdir())) == 1
    (out / "customer.csv").rename(out / "other.csv")
    shop("export", "--to", f"{out}/")
    shop("export", "--to", f"{out}/")  # one of ours: written anew
    assert len(list(out.iterdir())) == len(TABLES) + 2


def test_a_failure_leaves_the_old_folder(
    shop: Shop, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop("export", "--to", f"{out}/")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    shop("add", "Acme")
    from salesbook.exchange import whole_csv

    def fail(_shape: object) -> list[str]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole_csv, "headings", fail)
    ran = shop("export", "--to", f"{out}/", exit=1)
    assert "No space left on device" in ran.stderr
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_links_in_a_folder_lead_nowhere_near_the_book(shop: Shop, out: Path) -> None:
    shop("export", "--to", f"{out}/")
    (out / "tag.csv").unlink()
    (out / "tag.csv").symlink_to(shop.path)
    before = shop.bytes()
    shop("export", "--to", f"{out}/", exit=7)
    assert shop.bytes() == before


# The calendar


def calendar(text: str) -> list[icalendar.Event]:
    found = icalendar.Calendar.from_ical(text)
    assert found["version"] == "2.0"
    return list(found.walk("VEVENT"))


def test_open_actions_are_entries(shop: Shop) -> None:
    shop("add", "Acme, Inc; [vip]", "--phone", "138\n", "--next", "2026-12-01 15:00 demo, \\n x")
    shop("add", "Brook", "--next", "2026-12-02 call")
    shop("add", "Gone", "--next", "2026-12-03 never")
    shop("archive", "Gone")
    text = shop("export", "-f", "ics").stdout
    assert shop("export", "-f", "ics", today="2027-05-05").stdout == text
    timed, day = calendar(text)
    assert timed["summary"] == "Acme, Inc; [vip]: demo, \\n x"
    assert timed["dtstart"].dt == datetime(2026, 12, 1, 15, 0)  # floating
    assert timed["dtend"].dt == datetime(2026, 12, 1, 15, 30)
    assert day["dtstart"].dt == date(2026, 12, 2)
    assert timed["uid"].startswith("salesbook-next-1@")
    assert "TZID" not in text
    shop("snooze", "1", "2026-12-10")
    moved = calendar(shop("export", "-f", "ics").stdout)[1]
    assert moved["uid"] == timed["uid"]
    assert moved["sequence"] > timed["sequence"]
    assert moved["dtstart"].dt == datetime(2026, 12, 10, 15) or moved["dtstart"].dt == date(
        2026, 12, 10
    )
    assert len(calendar(shop("export", "-f", "ics", "--grade", "A").stdout)) == 0


def test_birthdays_come_every_year(shop: Shop) -> None:
    shop("add", "Acme")
    for name, birthday in (("Li", "1985-05-12"), ("Xu", "05-13"), ("Leap", "1988-02-29")):
        shop("contact", "add", "1", name, "--birthday", birthday)
    li, xu, leap = calendar(shop("export", "-f", "ics").stdout)
    assert li["dtstart"].dt == date(1985, 5, 12)
    assert li["rrule"].to_ical() == b"FREQ=YEARLY"
    assert li["summary"] == "Birthday: Li (Acme)"
    assert xu["dtstart"].dt == date(2026, 5, 13)
    assert leap["rrule"]["BYMONTHDAY"] == [-1]
    assert len({one["uid"] for one in (li, xu, leap)}) == 3


@pytest.mark.parametrize(
    ("birthday", "days"),
    [
        ("1985-08-15", [date(2026, 9, 25), date(2027, 9, 15)]),
        ("腊月三十", [date(2026, 2, 16), date(2027, 2, 5)]),  # the 29th, where it is the last
        ("闰六月十五", [date(2026, 7, 28), date(2027, 7, 18)]),  # years without it: the plain one
    ],
)
def test_lunar_birthdays_fall_on_their_days(shop: Shop, birthday: str, days: list[date]) -> None:
    shop("add", "Acme", "--contact", "Li")
    shop("contact", "edit", "1", "Li", "--birthday", birthday, "--birthday-lunar", "yes")
    assert [one["dtstart"].dt for one in calendar(shop("export", "-f", "ics").stdout)] == days


def test_what_is_no_birthday_is_left_out(shop: Shop) -> None:
    shop("add", "Acme", "--contact", "Li")
    with builders.raw(shop.path) as connection:
        connection.execute("UPDATE contact SET birthday='13-45', birthday_lunar=1")
    ran = shop("export", "-f", "ics")
    assert calendar(ran.stdout) == []
    assert "Birthdays left out that are no day of a calendar: 1." in ran.stderr


def test_hostile_texts_stay_in_their_entries(shop: Shop) -> None:
    with builders.changing(shop.path) as (change, _day):
        for text in NASTY:
            customer = builders.a_customer(change, text, next_on=3, next_action=text, phone=text)
            change.insert("contact", customer_id=customer, name=text, name_key=text, phone=text,
                          title=text, email=text, wechat=text, role=text,
                          birthday=text if len(text) < 20 else "01-02")  # fmt: skip
    ran = shop("export", "-f", "ics")
    entries = calendar(ran.stdout)
    assert len([one for one in entries if "salesbook-next" in one["uid"]]) == len(NASTY)
    assert all(len(line.encode()) <= 75 for line in ran.stdout.split("\r\n"))
    cards = list(vobject.readComponents(shop("export", "-f", "vcf").stdout))
    assert len(cards) == len(NASTY)


@pytest.mark.parametrize(
    ("module", "form", "extra"), [("icalendar", "ics", "calendar"), ("vobject", "vcf", "contacts")]
)
def test_a_missing_package_is_named(
    shop: Shop, out: Path, monkeypatch: pytest.MonkeyPatch, module: str, form: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    ran = shop("export", "--to", str(out / f"x.{form}"), exit=2)
    assert f"pip install 'salesbook[{extra}]'" in ran.stderr
    assert not list(out.iterdir())


# The address book


def test_people_are_cards(shop: Shop, out: Path) -> None:
    shop("add", "Acme; Inc", "--contact", "李娜", "--tag", "vip", "--address", "Road 1, Town")
    shop("contact", "edit", "1", "李娜", "--phone", "+86 138 0013 8000, 021-5555")
    shop("contact", "edit", "1", "李娜", "--email", "li@acme.example", "--birthday", "05-12")
    shop("export", "contacts", "--to", str(out / "c.vcf"))
    assert mode(out / "c.vcf") == 0o600
    (card,) = vobject.readComponents((out / "c.vcf").read_text("utf-8"))
    assert card.version.value == "3.0"
    assert card.fn.value == "李娜"
    assert card.org.value == ["Acme; Inc"]
    assert [tel.value for tel in card.tel_list] == ["+86 138 0013 8000", "021-5555"]
    assert card.bday.params == {"X-APPLE-OMIT-YEAR": ["1604"]}
    assert card.categories.value == ["vip"]


def test_file_names_are_slugs(shop: Shop, out: Path) -> None:
    names = [*NASTY, "../../etc/passwd", "..", ".", "/", "con", "a/b", "x" * 5000, "-rf", "~"]
    with builders.changing(shop.path) as (change, _day):
        customer = builders.a_customer(change, "Acme")
        for name in names:
            change.insert("contact", customer_id=customer, name=name, name_key=name)
    folder = out / "cards"
    shop("export", "-f", "vcf", "--to", f"{folder}/")
    assert [path.name for path in out.iterdir()] == ["cards"]
    found = sorted(os.listdir(folder))
    assert len(found) == len(names)
    for name in found:
        assert re.fullmatch(r"[^\W_][\w-]*-\d+\.vcf", name), name
        assert len(name.encode()) < 200
        assert mode(folder / name) == 0o600
        assert len(list(vobject.readComponents((folder / name).read_text("utf-8")))) == 1
    shop("export", "-f", "vcf", "--to", f"{folder}/")
    assert sorted(os.listdir(folder)) == found


def test_progress_is_drawn_at_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    from salesbook.output import progress

    clock = iter(range(100))
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock) * 0.5)
    out = io.StringIO()
    with progress.Progress(5000, out) as bar:
        for _ in range(5000):
            bar.step(1)
    assert "50%" in out.getvalue()
    assert out.getvalue().endswith("\r\x1b[K")
    with progress.Progress(5000, None) as bar:
        bar.step(5000)
    quick = io.StringIO()
    monkeypatch.setattr(progress, "monotonic", lambda: 0.0)
    with progress.Progress(10, quick) as bar:
        bar.step(5000)
    assert quick.getvalue() == ""


def test_the_page_about_files_runs(tmp_path: Path) -> None:
    import subprocess

    page = (Path(__file__).parents[2] / "docs" / "export.md").read_text("utf-8")
    script = "set -e\n" + "\n".join(re.findall(r"^```sh\n(.*?)^```", page, re.M | re.S))
    assert script.count("salesbook ") > 12
    env = {"PATH": f"{os.path.dirname(sys.executable)}:/usr/bin:/bin", "HOME": str(tmp_path),
           "LANG": "C.UTF-8"}  # fmt: skip
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=env, capture_output=True,
                          text=True, encoding="utf-8", check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stderr
    written = [path for path in tmp_path.iterdir() if path.is_file()]
    assert {mode(path) for path in written} == {0o600}

"""`demo`: an example book that is alive on whatever day it is made."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from salesbook.actions import demo
from salesbook.actions.demo import make_demo
from salesbook.domain.codes import FEEDBACKS, PAYMENTS, STAGES
from salesbook.reports.agenda import KINDS
from within import run_within

DAYS = (
    "2026-11-18",  # a Wednesday
    "2026-11-21",  # a Saturday
    "2026-11-23",  # a Monday: yesterday was Sunday
    "2026-10-03",  # National Day
    "2026-02-17",  # Spring Festival, in a holiday of nine days
    "2026-02-24",  # the first working day after it
    "2027-01-01",  # New Year's Day, of a year whose holidays are not known
    "2028-02-29",
)
FESTIVE = ("2026-10-03", "2026-02-17", "2026-02-24", "2027-01-01")
TAGS = {"价格敏感", "决策链长", "竞品对比中", "竞品客户"}


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environ = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": "/nonexistent", **variables}
    return subprocess.run(
        [sys.executable, "-m", "salesbook", *arguments],
        env=environ, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


def ask(book: Path, sql: str, *places: str, **values: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(book) as connection:
        return connection.execute(sql, places or values).fetchall()


def read(book: Path, today: str, *arguments: str) -> object:
    home = str(book.parent / "home")
    done = run_within("--book", str(book), "--today", today, *arguments, "--json", home=home)
    assert done.exit == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The example book of each of the days; of two processes each makes half of them."""
    folder = tmp_path_factory.mktemp("demo")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    shared = folder.parent.parent if worker else folder
    made = {day: shared / f"demo-{day}.db" for day in DAYS}
    for day in DAYS if worker != "gw1" else reversed(DAYS):
        if not made[day].exists():
            draft = folder / f"{day}.db"
            make_demo(str(draft), date.fromisoformat(day))
            draft.replace(made[day])
    return made


@pytest.mark.parametrize("today", DAYS)
def test_the_agenda_shows_every_kind(books: dict[str, Path], today: str) -> None:
    lines = read(books[today], today, "today")
    assert isinstance(lines, list)
    assert {line["kind"] for line in lines} == {*KINDS}
    assert 20 <= len(lines) <= 36
    promises = [line for line in lines if line["kind"] == "promise"]
    assert [line["why"][0][-5:] for line in promises[:3]] == ["10:00", "14:30", "16:00"]
    assert sum(line["days_late"] > 0 for line in promises) == 2
    whys = [" ".join(line["why"]) for line in lines]
    for words in (
        "ends in 1 day", "lapsed 2 days", "Never contacted", "3 attempts", "every 10 d",
        "Complaint", "overdue since", "Protection ends", "Protection ended 2 days", "To check",
        "User guide", "Satisfaction survey", "1 year since signing", "Birthday of 茹冬青",
        "New product 效期看板",
    ):  # fmt: skip
        assert any(words in why for why in whys), words
    festival = [line for line in lines if line["customer_id"] is None]
    assert len(festival) == (today in FESTIVE)


@pytest.mark.skipif("SALESBOOK_LONG" not in os.environ, reason="takes some four minutes")
def test_the_agenda_shows_every_kind_on_every_day_of_a_year(tmp_path: Path) -> None:
    for number in range(366):
        day = (date(2026, 1, 1) + timedelta(number)).isoformat()
        book = tmp_path / "demo.db"
        make_demo(str(book), date.fromisoformat(day))
        lines = read(book, day, "today")
        assert isinstance(lines, list)
        assert {line["kind"] for line in lines} == {*KINDS}, day
        assert 20 <= len(lines) <= 36, day
        book.unlink()


@pytest.mark.parametrize("today", DAYS)
def test_every_grade_has_someone_overdue(books: dict[str, Path], today: str) -> None:
    rows = read(books[today], today, "overdue")
    assert isinstance(rows, list)
    assert {row["grade"] for row in rows} == set("ABC")


@pytest.mark.parametrize("today", DAYS)
def test_who_was_reached_today_is_off_the_agenda(books: dict[str, Path], today: str) -> None:
    sheet = read(books[today], today, "sheet")
    lines = read(books[today], today, "today")
    assert isinstance(sheet, dict)
    assert isinstance(lines, list)
    reached = {
        entry["customer_id"]
        for grade in "abc"
        for entry in sheet[grade]
        if any(contact["reached"] for contact in entry["today"])
    }
    assert len(reached) >= 3
    assert not reached & {line["customer_id"] for line in lines}


@pytest.mark.parametrize("today", DAYS)
def test_the_sheets_have_movement(books: dict[str, Path], today: str) -> None:
    """Today's; yesterday's, be it a Sunday; and the last working day's."""
    book = books[today]
    day = date.fromisoformat(today)
    now = read(book, today, "sheet")
    before = read(book, today, "sheet", "--date", (day - timedelta(1)).isoformat())
    last = _last_working_day(book, day)
    evening = read(book, today, "sheet", "--date", last)
    assert isinstance(now, dict)
    assert isinstance(before, dict)
    assert isinstance(evening, dict)
    assert [len(now[grade]) for grade in "ab"] == [10, 18]
    assert {entry["stage"] for entry in now["a"]} >= {"needs", "proposal", "closing"}
    assert all(entry["stage"] for grade in "ab" for entry in now[grade])
    assert all(entry["amount_fen"] for entry in now["a"])
    assert now["counts"]["promotions"] == 2
    assert now["counts"]["demotions"] == 1
    assert now["counts"]["unanswered"] == 1
    assert now["compared"]["done"] >= 2
    assert any(entry["support"] for entry in now["a"])
    assert before["counts"]["contacts"] >= 1
    assert before["counts"]["promotions"] >= 1
    assert evening["counts"]["contacts"] >= 5
    assert evening["counts"]["demotions"] == 1
    assert evening["compared"]["done"] >= 4
    assert evening["compared"]["slipped"] >= 2
    assert evening["tomorrow"]


def _last_working_day(book: Path, day: date) -> str:
    known = dict(ask(book, "SELECT day, works FROM calendar_day"))
    found = day - timedelta(1)
    while not known.get(found.isoformat(), found.weekday() < 5):
        found -= timedelta(1)
    return found.isoformat()


def test_it_is_a_book_of_a_real_salesperson(books: dict[str, Path]) -> None:
    book = books[DAYS[0]]
    grades = ask(book, "SELECT grade, count(*) FROM customer WHERE status='active' GROUP BY 1")
    assert grades == [("A", 10), ("B", 18), ("C", 30)]
    gone = ask(book, "SELECT status, count(*) FROM customer WHERE status<>'active' GROUP BY 1")
    assert gone == [("archived", 2), ("lost", 3), ("pooled", 3)]
    names = [name for (name,) in ask(book, "SELECT name FROM customer")]
    assert len(names) == 66 == len(set(names))
    assert 18 <= sum(name.isascii() for name in names) <= 24
    assert {name for (name,) in ask(book, "SELECT name FROM tag")} > TAGS
    for column in (
        "external_id", "signed_on", "every_days", "wanted_on", "met_on", "stars", "credit",
        "referred_by", "need", "budget_low_fen", "note", "address", "decision_chain",
    ):  # fmt: skip
        assert ask(book, f"SELECT count(*) FROM customer WHERE {column} IS NOT NULL") > [(0,)], (
            column
        )
    for column in (
        "title", "role", "phone", "email", "wechat", "birthday", "birthday_lunar", "hobbies",
        "character", "family", "background", "preferred_hours", "preferred_from",
        "preferred_manner",
    ):  # fmt: skip
        assert ask(book, f"SELECT count(*) FROM contact WHERE {column} IS NOT NULL") > [(0,)], (
            column
        )
    phones = [phone for (phone,) in ask(book, "SELECT phone FROM contact")]
    assert len(phones) == len(set(phones))
    assert all(re.match(r"(\+86 )?139 ?0000 ?0", phone) for phone in phones)
    states = {state for (state,) in ask(book, "SELECT state FROM next_action")}
    assert states == {"open", "kept", "late", "replaced", "moved", "done", "dropped"}
    methods = {method for (method,) in ask(book, "SELECT method FROM follow_up")}
    assert methods == {"phone", "wechat", "visit", "email", "sms", "video", "meeting"}
    assert ask(book, "SELECT count(*) FROM operation WHERE undoes IS NOT NULL") == [(1,)]
    assert ask(book, "SELECT count(*) FROM operation") > [(500,)]


def test_the_sale_is_told_from_lead_to_after_sales(books: dict[str, Path]) -> None:
    book = books[DAYS[0]]

    def every(column: str, table: str) -> set[object]:
        return {value for (value,) in ask(book, f"SELECT {column} FROM {table}")}

    assert every("stage", "deal") == {*STAGES}
    assert every("lost_reason", "deal") - {None} == {
        "price", "budget", "timing", "competitor", "no_response",
    }  # fmt: skip
    moves = ask(book, "SELECT from_stage, to_stage FROM deal_move WHERE from_stage IS NOT NULL")
    back = [move for move in moves if STAGES.index(move[1]) < STAGES.index(move[0])]
    assert len(back) == 2, "a step back has its reason"
    assert len(ask(book, "SELECT DISTINCT stage FROM answer")) >= 4
    late = ask(book, "SELECT count(*) FROM instalment WHERE due_on<? AND received_fen<amount_fen",
               DAYS[0])  # fmt: skip
    ahead = ask(book, "SELECT count(*) FROM instalment WHERE due_on>? AND received_fen=0", DAYS[0])
    assert (late, ahead) == ([(1,)], [(3,)])
    assert every("kind", "instalment") == {*PAYMENTS}
    assert len(every("family", "product")) >= 5
    assert len(ask(book, "SELECT 1 FROM sale")) >= 9
    assert every("kind", "feedback") == {*FEEDBACKS}
    assert {"guide", "survey"} <= every("kind", "care")
    assert every("improved", "coaching") == {None, 1}
    assert every("act", "ownership") == {"release"}
    assert len(every("field", "criterion")) >= 3


BROKEN = {
    "two open next actions": "SELECT customer_id FROM next_action WHERE state='open' "
    "GROUP BY 1 HAVING count(*)>1",
    "a grade that is not the last change": "SELECT c.name FROM customer c WHERE "
    "(c.grade, c.grade_since) IS NOT (SELECT to_grade, on_day FROM grade_change g "
    "WHERE g.customer_id=c.id ORDER BY on_day DESC, id DESC LIMIT 1)",
    "a last contact that is not the latest": "SELECT c.name FROM customer c WHERE "
    "c.last_contact_on IS NOT (SELECT max(on_day) FROM follow_up f "
    "WHERE f.customer_id=c.id AND reached=1)",
    "attempts counted wrongly": "SELECT c.name FROM customer c WHERE c.unanswered<>(SELECT "
    "count(*) FROM follow_up f WHERE f.customer_id=c.id AND f.on_day>coalesce("
    "c.last_contact_on,''))",
    "a contact before the customer": "SELECT 1 FROM follow_up f JOIN customer c "
    "ON c.id=customer_id WHERE on_day<captured_on",
    "operations out of order": "SELECT 1 FROM operation a JOIN operation b "
    "ON b.id>a.id AND b.at<a.at",
    "a contact to come": "SELECT 1 FROM follow_up WHERE on_day>:today",
    "a grade to come": "SELECT 1 FROM grade_change WHERE on_day>:today",
    "an operation to come": "SELECT 1 FROM operation WHERE substr(at,1,10)>:today",
    "a promise made for its past": "SELECT 1 FROM next_action WHERE on_day<made_on",
    "rows without their customer": "PRAGMA foreign_key_check",
    "a deal that is not where its last step led": "SELECT id FROM deal d WHERE "
    "(d.stage, d.stage_since) IS NOT (SELECT to_stage, on_day FROM deal_move m "
    "WHERE m.deal_id=d.id ORDER BY on_day DESC, id DESC LIMIT 1)",
    "money that no receipt tells of": "SELECT id FROM instalment i WHERE received_fen<>(SELECT "
    "coalesce(sum(amount_fen),0) FROM receipt r WHERE r.instalment_id=i.id)",
    "a plan that is not the deal's amount": "SELECT d.id FROM deal d JOIN instalment i "
    "ON i.deal_id=d.id GROUP BY 1 HAVING sum(i.amount_fen)<>d.amount_fen",
    "a buyer who has not signed": "SELECT c.id FROM customer c JOIN deal d ON d.customer_id=c.id "
    "WHERE d.won_on IS NOT NULL AND (c.signed_on IS NULL OR c.signed_on>d.won_on)",
    "a sale to come": "SELECT 1 FROM deal_move WHERE on_day>:today UNION ALL SELECT 1 FROM receipt "
    "WHERE on_day>:today UNION ALL SELECT 1 FROM feedback WHERE on_day>:today "
    "UNION ALL SELECT 1 FROM care WHERE done_on>:today",
}


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("today", DAYS)
def test_what_is_stored_agrees_with_the_histories(
    books: dict[str, Path], today: str, what: str
) -> None:
    assert ask(books[today], BROKEN[what], today=today) == []


def test_last_command_can_be_undone_and_done_again(tmp_path: Path) -> None:
    book = tmp_path / "demo.db"
    make_demo(str(book), date(2026, 11, 18))
    before = _dump(book, with_log=False)
    for _step in range(5):
        assert run("--book", str(book), "undo").returncode == 0
    assert _dump(book, with_log=False) != before
    for _step in range(5):
        assert run("--book", str(book), "redo").returncode == 0
    assert _dump(book, with_log=False) == before


def test_same_day_same_book(books: dict[str, Path], tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    make_demo(str(again), date.fromisoformat(DAYS[0]))
    assert _dump(again) == _dump(books[DAYS[0]])


def test_same_book_in_both_languages(books: dict[str, Path], tmp_path: Path) -> None:
    """But for the sentences of `history`, which are in the language of who did it."""
    chinese = tmp_path / "zh.db"
    done = run("--book", str(chinese), "--today", DAYS[0], "--lang", "zh", "demo")
    assert done.returncode == 0, done.stderr
    assert _dump(chinese, with_log=False) == _dump(books[DAYS[0]], with_log=False)


def _dump(book: Path, *, with_log: bool = True) -> list[str]:
    log = re.compile(r'INSERT INTO "(operation|change|sqlite_sequence)"')
    with sqlite3.connect(book) as connection:
        return sorted(line for line in connection.iterdump() if with_log or not log.match(line))


def test_it_is_written_beside_the_default_book(tmp_path: Path) -> None:
    done = run("demo", HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path / "data"))
    made = tmp_path / "data" / "salesbook" / "demo.db"
    assert done.returncode == 0, done.stderr
    assert str(made) in done.stdout.splitlines()[0]
    assert made.stat().st_mode & 0o777 == 0o600
    assert made.parent.stat().st_mode & 0o777 == 0o700
    assert os.listdir(made.parent) == ["demo.db"]


def test_it_is_beside_the_book_that_is_set_and_never_it(tmp_path: Path) -> None:
    done = run("demo", SALESBOOK_BOOK=str(tmp_path / "mine.db"))
    assert done.returncode == 0, done.stderr
    assert os.listdir(tmp_path) == ["demo.db"]


@pytest.mark.parametrize("what", ["a book", "a text", "nothing", "a folder", "a broken link"])
def test_it_is_never_written_over_anything(what: str, tmp_path: Path) -> None:
    book = tmp_path / "there.db"
    if what == "a book":
        assert run("--book", str(book), "init").returncode == 0
    elif what == "a folder":
        book.mkdir()
    elif what == "a broken link":
        book.symlink_to(tmp_path / "gone")
    else:
        book.write_text("dear diary" if what == "a text" else "")
    before = book.read_bytes() if book.is_file() else None
    done = run("--book", str(book), "demo")
    assert done.returncode == 7
    assert str(book) in done.stderr
    assert not done.stdout
    assert os.listdir(tmp_path) == ["there.db"]
    assert before is None or book.read_bytes() == before


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(demo, "play", stop)
    with pytest.raises(KeyboardInterrupt):
        make_demo(str(tmp_path / "demo.db"), date(2026, 11, 18))
    assert os.listdir(tmp_path) == []


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("--book", str(tmp_path / "file" / "demo.db"), "demo")
    assert done.returncode == 1
    assert "cannot be made" in done.stderr


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_lines_it_prints_run_as_they_are(language: str, tmp_path: Path) -> None:
    book = tmp_path / "my demo's.db"
    done = run("--book", str(book), "--today", "2026-10-03", "--lang", language, "demo")
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith("  ")]
    commands = Counter(re.findall(r"--today 2026-10-03 (\w+)", done.stdout))
    assert commands.keys() == {
        "today", "overdue", "show", "log", "deal", "pay", "care", "sheet", "history", "undo",
    }  # fmt: skip
    for line in lines:
        ran = subprocess.run(
            ["bash", "-c", line.replace("salesbook", f"{sys.executable} -m salesbook", 1)],
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "SALESBOOK_LANG": language},
            capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip
        assert ran.returncode == 0, (line, ran.stderr)
        assert ran.stdout

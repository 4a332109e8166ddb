"""`check`: silent where nothing is wrong, else a line each and what to do about it."""

import os
from collections.abc import Callable
from datetime import datetime

import pytest

import builders
import selling
from salesbook import i18n
from salesbook.book.checking import CHAIN, find_faults
from salesbook.book.places import conflict_copies, far_away
from salesbook.reports.check import KINDS, check_report
from salesbook.rows.check import Finding
from within import Shop

TODAY = "2026-11-18"


@pytest.fixture
def acme(shop: Shop) -> int:
    return builders.a_customer(shop.path, "Acme", grade="B", last_contact=-3, signed=-30)


def test_a_good_book_is_met_with_silence(shop: Shop, acme: int) -> None:
    shop("log", "Acme", "talked", "--next", "2026-12-01 call", today=TODAY)
    for options in ([], ["--deep"]):
        ran = shop("check", *options, today=TODAY)
        assert (ran.stdout, ran.stderr) == ("", "")
    assert shop.json("check", today=TODAY) == []


def test_a_finding_names_the_customer_and_what_to_do(shop: Shop, acme: int) -> None:
    selling.an_instalment(shop.path, acme, selling.a_deal(shop.path, acme, won=-9, contract="K-1"),
                          due=-2, amount=650_000_00)  # fmt: skip
    before = shop.bytes()
    ran = shop("check", today=TODAY, exit=8)
    assert "Acme" in ran.stdout
    assert "650,000 overdue since 2026-11-16" in ran.stdout
    assert "salesbook pay receive" in ran.stdout
    assert "65万，2026-11-16 到期" in shop("check", today=TODAY, lang="zh", exit=8).stdout
    (found,) = shop("check", "--json", today=TODAY, exit=8).json
    assert (found["kind"], found["customer_id"], found["customer"]) == ("overdue", acme, "Acme")
    assert shop("check", "-f", "tsv", "--columns", "kind", today=TODAY, exit=8).lines == [
        "kind",
        "overdue",
    ]
    assert shop.bytes() == before


def won(**columns: object) -> Callable[[Shop, int], None]:
    def make(shop: Shop, acme: int) -> None:
        deal = selling.a_deal(shop.path, acme, won=-9, **{"contract": "K", **columns})
        if columns.get("planned", True):
            selling.an_instalment(shop.path, acme, deal, due=9)

    return make


def run_sql(*statements: str) -> Callable[[Shop, int], None]:
    def make(shop: Shop, acme: int) -> None:
        deal = selling.a_deal(shop.path, acme, won=-9, contract="K-1")
        selling.an_instalment(shop.path, acme, deal, due=9, received=400, amount=1000)
        builders.a_promise(shop.path, acme, on=5)
        with builders.raw(shop.path) as connection:
            connection.execute("PRAGMA ignore_check_constraints=ON")
            connection.execute("PRAGMA foreign_keys=ON")
            for statement in statements:
                connection.execute(statement)

    return make


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (won(), []),
        (run_sql(), []),
        (run_sql("UPDATE customer SET grade='A'"), ["grade"]),
        (run_sql("UPDATE customer SET grade_since='2026-11-02'"), ["grade"]),
        (run_sql("DELETE FROM grade_change"), ["grade"]),
        (run_sql("UPDATE customer SET last_contact_on='2026-11-17'"), ["last_contact"]),
        (run_sql("UPDATE customer SET last_contact_on=NULL"), ["last_contact"]),
        (run_sql("UPDATE follow_up SET reached=0"), ["last_contact", "unanswered"]),
        (run_sql("UPDATE customer SET unanswered=2"), ["unanswered"]),
        (run_sql("UPDATE customer SET signed_on=NULL"), ["signed"]),
        (run_sql("UPDATE instalment SET received_fen=401"), ["received"]),
        (run_sql("DELETE FROM receipt"), ["received"]),
        (run_sql("UPDATE receipt SET amount_fen=2000", "UPDATE instalment SET received_fen=2000"),
         ["damage", "overpaid", "care"]),
        (run_sql("UPDATE deal SET stage='payment'"), ["stage"]),
        (run_sql("UPDATE deal SET stage_since='2026-11-01'"), ["stage"]),
        (run_sql("DELETE FROM deal_move"), ["stage"]),
        (run_sql("UPDATE deal SET contract=' '"), ["contract"]),
        (run_sql("DELETE FROM receipt", "DELETE FROM instalment"), ["instalments"]),
        (run_sql("UPDATE instalment SET due_on='2026-11-18'"), []),
        (run_sql("UPDATE instalment SET due_on='2026-11-17'"), ["overdue"]),
        (run_sql("UPDATE receipt SET amount_fen=1000", "UPDATE instalment SET received_fen=1000"),
         ["care"]),
        (run_sql("UPDATE next_action SET on_day='2026-11-18'"), []),
        (run_sql("UPDATE next_action SET on_day='2026-11-17'"), ["plan"]),
        # Nobody answered, but it was tried.
        (run_sql("UPDATE next_action SET on_day='2026-11-14'"), []),
        (run_sql("UPDATE next_action SET on_day='2026-11-17'",
                 "UPDATE customer SET status='pooled'"), []),
        (run_sql("DROP INDEX next_action_open", "INSERT INTO next_action(customer_id,on_day,action,"
                 "made_on) VALUES(1,'2026-12-01','x','2026-11-18')"), ["promise"]),
        (run_sql("PRAGMA foreign_keys=OFF", "INSERT INTO tag(customer_id,name) VALUES(77,'x')"),
         ["reference"]),
        (run_sql("UPDATE customer SET stars=9"), ["damage"]),
    ],
)  # fmt: skip
def test_what_is_found(
    shop: Shop, acme: int, make: Callable[[Shop, int], None], expected: list[str]
) -> None:
    make(shop, acme)
    found = shop("check", "--json", today=TODAY, exit=8 if expected else 0).json
    assert [one["kind"] for one in found] == expected


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_kind_has_its_words(kind: str, lang: str) -> None:
    i18n.use(lang)
    try:
        names = {name: "lead" if name in ("stage", "last") else 5 for name in NAMES}
        (row,) = check_report([Finding(kind, names, 1, "Acme")]).tables[0].rows
        assert "{" not in f"{row[3]}{row[4]}"
    finally:
        i18n.use("en")


NAMES = [
    "reason", "row", "table", "parent", "name", "day", "operation", "column", "count", "grade",
    "since", "last", "last_on", "told", "instalment", "sum", "owed", "won", "deal", "stage", "due",
    "action", "path", "contract",
]  # fmt: skip


def test_a_damaged_book_that_opens_is_told_line_by_line(shop: Shop, acme: int) -> None:
    for number in range(200):
        builders.a_follow_up(shop.path, acme, note=f"note {number} " * 20, on=-9)
    with builders.raw(shop.path) as connection:
        root = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name='follow_up_by_day'"
        ).fetchone()[0]
    with open(shop.path, "r+b") as file:
        file.seek((root - 1) * 4096 + 100)
        file.write(b"\xa5" * 900)
    ran = shop("check", today=TODAY, exit=8)
    assert "The file is damaged" in ran.stdout
    assert "salesbook restore" in ran.stdout


COPIES = {
    "book (Li Na's conflicted copy 2026-11-21).db": True,
    "book.sync-conflict-20261121-101010-ABCDEFG.db": True,
    "book(冲突副本 2026-11-21).db": True,
    "book (NSConflict-li-2026).db": True,
    "book-DESKTOP-4F2K1.db": True,
    "book (1).db": True,
    "Book (conflicted copy).db": True,
    "book-2027.db": False,
    "notebook (1).db": False,
    "book.db-journal": False,
    "book (1).txt": False,
}


def test_copies_of_a_synced_folder_are_named(shop: Shop, acme: int) -> None:
    folder = os.path.dirname(shop.path)
    for name in COPIES:
        with open(os.path.join(folder, name), "w"):
            pass
    wanted = sorted(name for name, is_copy in COPIES.items() if is_copy)
    assert [os.path.basename(path) for path in conflict_copies(shop.path)] == wanted
    os.unlink(os.path.join(folder, "book.db-journal"))
    found = shop("check", "--json", today=TODAY, exit=8).json
    assert [one["kind"] for one in found] == ["copy"] * len(wanted)


@pytest.mark.parametrize(
    ("mounts", "kind"),
    [
        ("/dev/sda / ext4 rw 0 0\n", None),
        ("/dev/sda / ext4 rw 0 0\nnas:/x {} nfs4 rw 0 0\n", "nfs4"),
        ("//nas/x / cifs rw 0 0\ntmpfs {} tmpfs rw 0 0\n", None),
        ("nas:/x {}x nfs rw 0 0\n", None),
        ("li@host: {} fuse.sshfs rw 0 0\n", "fuse.sshfs"),
        ("x\n", None),
    ],
)
def test_a_disk_far_away_is_known_by_its_mount(tmp_path, mounts: str, kind: str | None) -> None:
    folder = tmp_path / "a b"
    folder.mkdir()
    table = tmp_path / "mounts"
    table.write_text(mounts.format(str(folder).replace(" ", "\\040")))
    assert far_away(str(folder / "book.db"), str(table)) == kind
    assert far_away(str(folder / "book.db"), str(tmp_path / "none")) is None


def test_a_disk_far_away_is_warned_of(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    from salesbook.commands import check, init

    for module in (check, init):
        monkeypatch.setattr(module, "far_away", lambda _path: "nfs4")
    assert "network disk (nfs4)" in shop("check").stderr
    new = os.path.join(os.path.dirname(shop.path), "new.db")
    assert "network disk" in shop("--book", new, "init").stderr


def test_the_example_book_is_in_order(shop: Shop) -> None:
    new = os.path.join(os.path.dirname(shop.path), "demo.db")
    shop("--book", new, "demo", today="2026-11-20")
    with builders.changing(new, now=datetime(2026, 11, 20, 9)) as (change, day):
        found = list(find_faults(change.book, day.today, deep=True, step=lambda _count: None))
    assert {one.kind for one in found} <= CHAIN.keys()

"""A whole book exported and imported again is the same book, in every form and language."""

import csv
import json
import os
import stat

import pytest

import builders
from nasty import NASTY
from within import Shop

# running is empty outside a transaction; statistics are a new book's own.
LEFT_OUT = ("running", "sqlite_stat1", "sqlite_stat4")
TEXTS = ("industry", "region", "address", "phone", "need", "note", "credit", "owner", "wechat")


def everything(path: str) -> dict[str, list[tuple]]:
    """Every row of every table, the log and the given numbers too."""
    names = builders.query(path, "SELECT name FROM sqlite_schema WHERE type='table' ORDER BY 1")
    return {
        name: builders.query(path, f"SELECT * FROM {name} ORDER BY 1")
        for (name,) in names
        if name not in LEFT_OUT
    }


def fill_with_nasty(path: str) -> None:
    """A book in which every hostile text stands in every table that takes one."""
    for place, text in enumerate(NASTY):
        with builders.changing(path, "add") as (change, _day):
            customer = builders.a_customer(
                change, text, grade="ABC"[place % 3], last_contact=-place % 9 - 1, every=place + 1,
                tags=(text,), external_id=f"{text}{place}",
                **{name: text for name in TEXTS if place % 2},
                budget_low_fen=place or None, budget_high_fen=10**17 + place,
                stars=place % 5 + 1, need_clear=place % 2,
            )  # fmt: skip
            change.insert("alias", customer_id=customer, name=text, name_key=text)
            change.insert("fact", customer_id=customer, part=text, key=text, value=text)
            change.insert("contact", customer_id=customer, name=text, name_key=text, title=text,
                          birthday="05-12", phone=text)  # fmt: skip
            builders.a_follow_up(change, customer, note=text, feedback=text)
            builders.a_promise(change, customer, action=text, on=3)
            change.says(text)


def fill(path: str) -> None:
    """Every hostile text and a long history, parts of which were taken back."""
    shop = Shop(os.path.dirname(path), empty=True)
    fill_with_nasty(path)
    shop("add", "Undone", "--note", "x" * 20_000)
    shop("undo")
    shop("config", "set", "cadence", "sprint")
    shop("edit", "2", "--need", "other", "--status", "pooled")
    shop("add", "Ended", "--next", "2026-12-01 call")
    shop("log", "Ended", "called", "--next", "2026-12-05 again")
    shop("edit", "Ended", "--note", "长" * 20_000)
    shop("undo")
    shop("redo")
    shop("regrade", "Ended", "A", "--why", "=1+1")
    with builders.raw(shop.path) as other:
        other.execute("DELETE FROM customer WHERE id=5")
        other.execute("UPDATE customer SET note=? WHERE id=6", ("长𠮷_x0041_" * 9_000,))
        other.execute("UPDATE customer SET need=? WHERE id=7", ("a\0b",))
    shop("tag", "6", "later")
    shop("contact", "add", "6", "_x0041_ _x005F_x0041_ \uffff")
    shop("undo")


@pytest.fixture
def full(shop: Shop) -> Shop:
    """A book with all that."""
    builders.fill_by(fill, shop.path)
    return shop


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("target", ["whole.json", "whole/", "whole.xlsx"])
def test_a_whole_export_imported_gives_an_equal_book(full: Shop, target: str, lang: str) -> None:
    folder = os.path.dirname(full.path)
    path = os.path.join(folder, target)
    before = full.bytes()
    full("export", "--to", path, lang=lang)
    assert full.bytes() == before
    new = os.path.join(folder, "new.db")
    again = full("--book", new, "import", path, lang="en" if lang == "zh" else "zh")
    assert not again.stderr
    ours, theirs = everything(full.path), everything(new)
    for table, rows in ours.items():
        assert theirs[table] == rows, table
    assert stat.S_IMODE(os.stat(new).st_mode) == 0o600
    # What was done goes on: the same undo in both leaves the same book.
    for book in (full.path, new):
        full("--book", book, "redo")
        full("--book", book, "undo")
        full("--book", book, "undo", "1", exit=0)
    assert builders.contents(full.path) == builders.contents(new)
    assert [row[1:] for row in builders.query(new, "SELECT * FROM sqlite_schema WHERE sql<>''")]
    assert builders.query(new, "PRAGMA integrity_check") == [("ok",)]


def test_the_same_book_gives_the_same_json_and_so_does_its_copy(full: Shop) -> None:
    folder = os.path.dirname(full.path)
    first, second = (os.path.join(folder, name) for name in ("1.json", "2.json"))
    full("export", "--to", first)
    new = os.path.join(folder, "new.db")
    full("--book", new, "import", first)
    full("--book", new, "export", "--to", second)
    with open(first, "rb") as one, open(second, "rb") as two:
        assert one.read() == two.read()


def test_a_book_that_was_made_empty_takes_it_in_one_step(full: Shop) -> None:
    path = os.path.join(os.path.dirname(full.path), "whole.json")
    full("export", "--to", path)
    new = os.path.join(os.path.dirname(full.path), "new.db")
    full("--book", new, "init")
    ran = full("--book", new, "import", path, "--json")
    assert ran.json["tables"]["customer"] == len(everything(full.path)["customer"])
    assert everything(new) == everything(full.path)


@pytest.mark.parametrize("target", ["whole.json", "whole/", "whole.xlsx"])
def test_a_book_with_something_in_it_is_refused(shop: Shop, target: str) -> None:
    folder = os.path.dirname(shop.path)
    shop("add", "Acme")
    path = os.path.join(folder, target)
    shop("export", "--to", path)
    for dry in ([], ["--dry-run"]):
        ran = shop.unchanged("import", path, *dry, exit=7)
        assert ran.stderr == (
            f"Error: {path} is a whole book, and {shop.path} is not empty. "
            "Import it into a new one: --book NEW.db\n"
        )


def test_a_rehearsal_leaves_nothing(shop: Shop) -> None:
    folder = os.path.dirname(shop.path)
    shop("add", "Acme")
    path = os.path.join(folder, "whole.json")
    shop("export", "--to", path)
    new = os.path.join(folder, "new.db")
    ran = shop("--book", new, "import", path, "--dry-run")
    assert "Would import the whole book" in ran.stdout
    assert not os.path.lexists(new)
    assert sorted(os.listdir(folder)) == ["book.db", "home", "whole.json"]


def test_memory_stays_small_while_a_book_streams(shop: Shop) -> None:
    """Rows are handed on a few at a time, whatever the table holds."""
    from salesbook.book.reading import open_to_read
    from salesbook.book.whole import each_row, read_shapes

    with builders.raw(shop.path) as other:
        other.executemany("INSERT INTO setting(key,value) VALUES(?,1)",
                          [(str(number),) for number in range(5000)])  # fmt: skip
    with open_to_read(shop.path) as book:
        rows = each_row(book, read_shapes(book)["setting"], lambda count: None)
        next(rows)
        assert book.rows_read < 1000
        assert len(list(rows)) == 4999


def test_what_an_older_export_lacks_takes_its_default(shop: Shop) -> None:
    """Tables and columns that a version did not know yet, in a form that names its columns."""
    folder = os.path.join(os.path.dirname(shop.path), "old")
    shop("add", "Acme", "--contact", "Li", "--grade", "B")
    shop("log", "Acme", "talked", "--next", "2026-12-01 call")
    shop("export", "--to", f"{folder}/")
    with open(os.path.join(folder, "salesbook.json"), encoding="utf-8") as file:
        marker = json.load(file)
    for table in ("deal", "deal_move", "receipt"):
        os.unlink(os.path.join(folder, f"{table}.csv"))
        del marker["counts"][table]
    marker["schema"] = 1
    with open(os.path.join(folder, "salesbook.json"), "w", encoding="utf-8") as file:
        json.dump(marker, file)
    for table, column in (("customer", "unanswered"), ("change", "checksum")):
        path = os.path.join(folder, f"{table}.csv")
        with open(path, encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        at = header.index(column)
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([*line[:at], *line[at + 1 :]] for line in [header, *rows])
    new = os.path.join(os.path.dirname(shop.path), "new.db")
    shop("--book", new, "import", folder)
    assert everything(new)["follow_up"] == everything(shop.path)["follow_up"]
    assert everything(new)["deal"] == []
    assert builders.query(new, "SELECT DISTINCT unanswered FROM customer") == [(0,)]
    assert everything(new)["change"] == everything(shop.path)["change"]

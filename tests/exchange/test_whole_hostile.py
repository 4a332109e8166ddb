"""Broken and hostile whole exports: nothing is changed, one line says why."""

import csv
import json
import os
import re
from collections.abc import Callable
from typing import Any

import pytest

import builders
from within import Shop

Export = dict[str, Any]


@pytest.fixture
def export(shop: Shop) -> Export:
    """A small export as a value."""
    shop("add", "Acme", "--contact", "Li", "--next", "2026-12-01 call", "--grade", "B")
    shop("log", "Acme", "talked")
    shop("edit", "Acme", "--note", "x")
    shop("add", "Gone")
    shop("undo")
    return json.loads(shop("export").stdout)


def customers(export: Export) -> list[dict[str, Any]]:
    return export["customer"]


def mend(export: Export) -> None:
    """Counts that fit, so that what is wrong is only what the test made wrong."""
    for table in export["salesbook"]["counts"]:
        export["salesbook"]["counts"][table] = len(export.get(table, ()))


def refused(shop: Shop, text: str, *, exit: int = 2, name: str = "w.json") -> str:
    folder = os.path.dirname(shop.path)
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8", errors="surrogatepass") as file:
        file.write(text)
    new = os.path.join(folder, "new.db")
    ran = shop("--book", new, "import", path, exit=exit)
    assert not os.path.lexists(new)
    assert ran.stdout == ""
    assert ran.stderr.count("\n") == 1
    # An empty book that is there stays as it is, too.
    if not os.path.exists(os.path.join(folder, "empty.db")):
        builders.a_book(folder, "empty.db")
    empty = os.path.join(folder, "empty.db")
    before = builders.contents(empty)
    shop("--book", empty, "import", path, exit=exit)
    assert builders.contents(empty) == before
    assert not [name for name in os.listdir(folder) if name.startswith(".")]
    return ran.stderr


def set_customer(**values: object) -> Callable[[Export], object]:
    return lambda export: customers(export)[0].update(values)


def set_change(act: str, /, **values: object) -> Callable[[Export], object]:
    def change(export: Export) -> None:
        next(row for row in export["change"] if row["act"] == act).update(values)

    return change


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (set_customer(grade="Z"), "CHECK constraint"),
        (set_customer(captured_on="2026-02-30"), "CHECK constraint"),
        (set_customer(name=None), "NOT NULL"),
        (set_customer(name=7), "has no name of the right kind"),
        (set_customer(stars="5"), "has no stars of the right kind"),
        (set_customer(stars=True), "has no stars of the right kind"),
        (set_customer(stars=2**70), "not one of a book"),
        (set_customer(stars=10**30), "not one of a book"),
        (set_customer(stars=1.5), "1.5 is no whole number"),
        (set_customer(colour="red"), "row 1 of customer is none"),
        (set_customer(id=None), "the id is none"),
        (set_customer(id=0), "the id is none"),
        (set_customer(id=2**63 - 1), "the id is none"),
        (set_customer(note="bad\udc80"), "UTF-8"),
        (set_customer(id=99), "names a row of customer that is not there"),
        (lambda e: customers(e).append(customers(e)[0]), "UNIQUE"),
        (lambda e: e["contact"][0].update(customer_id=77), "names a row of customer"),
        (lambda e: e["operation"][0].update(undoes=77), "names a row of operation"),
        (lambda e: e["next_action"].append({**e["next_action"][0], "id": 9}), "UNIQUE"),
        (set_change("insert", table_name="customer; DROP TABLE customer"), "the log names"),
        (set_change("insert", table_name="operation"), "the log names"),
        (set_change("update", before='{"name=1 WHERE 1--":1}'), "the log names"),
        (set_change("update", before="[]"), "the log names"),
        (set_change("update", before=None), "the log names"),
        (set_change("update", before="{"), "the log names"),
        (set_change("update", before='{"note":[1]}'), "the log names"),
        (set_change("delete", before="[" * 100_000), "the log names"),
        (set_change("insert", act="drop"), "the log names"),
        (lambda e: e["salesbook"]["sequence"].update(customer=2**63 - 1), "is no id that"),
        (lambda e: e.pop("fact"), "fact is missing"),
        (lambda e: e.update(sqlite_schema=[]), "there is no table sqlite_schema"),
        (lambda e: e.update(fact={}), "broken or cut off"),
        (lambda e: e.update(fact=[[]]), "row 1 of fact is none"),
        (lambda e: e["calendar_day"].extend(
            {"id": 9000 + n, "day": f"2031-{1 + n // 28:02}-{1 + n % 28:02}", "works": 0}
            for n in range(280)), "a row"),
    ],
)  # fmt: skip
def test_rows_that_are_none_of_a_book(
    shop: Shop, export: Export, damage: Callable[[Export], object], says: str
) -> None:
    damage(export)
    mend(export)
    assert says in refused(shop, json.dumps(export))


@pytest.mark.parametrize(
    "text",
    [
        '{"salesbook":',
        '{"salesbook": 7, "customer": []}',
        '{"salesbook": {}}',
        '{"salesbook": {"format": 1, "schema": 1, "counts": {"customer": "x"}, "sequence": {}}}',
        '{"salesbook": {"format": 1, "schema": 1, "counts": [], "sequence": {}}}',
        '{"salesbook": {"format": true, "schema": 1}}',
        '{"salesbook": ' + "[" * 200_000,
        '{"salesbook": {"format": ' + "9" * 5000 + "}}",
    ],
)
def test_markers_that_are_none(shop: Shop, text: str) -> None:
    assert "no whole book as salesbook exports it" in refused(shop, text)


@pytest.mark.parametrize(("form", "schema"), [(2, 1), (1, 99), (1, 0), (99, 99)])
def test_another_version_is_named(shop: Shop, export: Export, form: int, schema: int) -> None:
    export["salesbook"].update(format=form, schema=schema, version="9.9")
    said = refused(shop, json.dumps(export), exit=6)
    assert f"version {schema} (format {form})" in said
    assert "9.9" in said


def test_a_torn_export_is_noticed_wherever_it_ends(shop: Shop, export: Export) -> None:
    whole = shop("export").stdout
    for end in range(len(whole) - 2, 300, -len(whole) // 23):
        assert "Nothing was imported" in refused(shop, whole[:end])
    assert "Nothing was imported" in refused(shop, whole + "x")


def test_rows_that_are_missing_are_noticed(shop: Shop, export: Export) -> None:
    export["follow_up"].pop()
    assert "follow_up has 0 rows and should have 1" in refused(shop, json.dumps(export))


def test_layout_and_order_do_not_matter(shop: Shop, export: Export) -> None:
    folder = os.path.dirname(shop.path)
    marker = export.pop("salesbook")
    turned = {"salesbook": marker, **dict(reversed(export.items()))}
    path = os.path.join(folder, "w.json")
    with open(path, "w", encoding="utf-8-sig") as file:
        json.dump(turned, file, indent=4)
    new = os.path.join(folder, "new.db")
    shop("--book", new, "import", path)
    for table in ("customer", "change", "operation", "next_action"):
        assert builders.query(new, f"SELECT * FROM {table}") == shop.sql(f"SELECT * FROM {table}")


def test_a_log_that_lies_is_refused_when_it_is_undone(shop: Shop, export: Export) -> None:
    """What fits the constraints may still be no history: undo is exact or does nothing."""
    next(row for row in export["change"] if row["act"] == "insert")["row_id"] = 50
    path = os.path.join(os.path.dirname(shop.path), "w.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(export, file)
    new = os.path.join(os.path.dirname(shop.path), "new.db")
    shop("--book", new, "import", path)
    before = builders.contents(new)
    shop("--book", new, "undo", "1", exit=7)
    assert builders.contents(new) == before


@pytest.fixture
def folder(shop: Shop, export: Export) -> str:
    """A folder of csv files."""
    path = os.path.join(os.path.dirname(shop.path), "whole")
    shop("export", "--to", path + "/")
    return path


def rewrite(folder: str, name: str, change: Callable[[list[list[str]]], object]) -> None:
    path = os.path.join(folder, name)
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    change(rows)
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        ("customer.csv", lambda rows: rows[0].append("colour"), "columns of customer"),
        ("customer.csv", lambda rows: rows[0].pop(), "columns of customer"),
        ("customer.csv", lambda rows: rows.clear(), "columns of customer"),
        ("customer.csv", lambda rows: rows[1].pop(), "row 1 of customer is none"),
        ("customer.csv", lambda rows: rows[1].__setitem__(0, "1.0"), "has no id of the right kind"),
        ("follow_up.csv", lambda rows: rows.pop(), "should have 1"),
        ("follow_up.csv", lambda rows: rows[1].__setitem__(2, "18.11.2026"), "CHECK"),
    ],
)
def test_folders_that_are_none(
    shop: Shop, folder: str, name: str, change: Callable[[list[list[str]]], object], says: str
) -> None:
    rewrite(folder, name, change)
    new = os.path.join(os.path.dirname(folder), "new.db")
    ran = shop("--book", new, "import", folder, exit=2)
    assert says in ran.stderr
    assert not os.path.lexists(new)


def test_a_folder_without_a_file_or_in_another_encoding(shop: Shop, folder: str) -> None:
    new = os.path.join(os.path.dirname(folder), "new.db")
    with open(os.path.join(folder, "tag.csv"), "wb") as file:
        file.write("客户".encode("gb18030"))
    assert "not UTF-8" in shop("--book", new, "import", folder, exit=2).stderr
    os.unlink(os.path.join(folder, "tag.csv"))
    assert "tag is missing" in shop("--book", new, "import", folder, exit=2).stderr
    os.unlink(os.path.join(folder, "salesbook.json"))
    shop("--book", new, "import", folder, exit=2)


def test_a_workbook_too_large_for_its_guard_is_not_written(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    from salesbook.exchange import whole_xlsx

    shop("add", "Acme")
    path = os.path.join(os.path.dirname(shop.path), "w.xlsx")
    for name, value in (("_MOST_CELLS", 50), ("MOST_ROWS", 1), ("MOST_BYTES", 100)):
        with monkeypatch.context() as patch:
            patch.setattr(whole_xlsx, name, value)
            ran = shop("export", "--to", path, exit=2)
        assert "too large for a workbook" in ran.stderr
        assert re.search(r"\.json file\.$", ran.stderr.strip())
        assert not os.path.lexists(path)

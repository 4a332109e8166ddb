"""Exports of one kind are read back: into the same book nothing new, into another the same."""

import os
import re
from datetime import timedelta

import pytest

import builders
from nasty import NASTY
from salesbook.actions import customers, follow_ups, grades
from salesbook.actions.contacts import insert_contact
from salesbook.actions.next_actions import Promise
from salesbook.errors import SalesbookError
from salesbook.exchange.ready import customers_table
from salesbook.phrases.names import fold
from salesbook.phrases.when import Moment
from within import Shop

KINDS = ("customers", "contacts", "follow-ups", "grades")
FORMATS = ("csv", "xlsx", "json", "jsonl", "tsv")


def fill(path: str) -> None:
    """A book as commands make it, with every hostile text that they take."""
    with builders.changing(path) as (change, day):
        for place, text in enumerate(NASTY):
            if not fold(text) or set(text) & set("\ufffe\uffff"):
                continue  # a name that nobody could type again; what no workbook holds
            text = text.replace("\r\n", "\n")  # nor does it keep how lines end
            try:
                draft = customers.read_draft(
                    {
                        "name": text, "note": text, "need": text, "phone": f"+{place} {text}",
                        "tags": [text], "aliases": [f"{text} {place}"],
                        "owner": " ".join(text.split()).lstrip("*") or "x",
                        "external_id": f"{text}-{place}" if place % 2 else None,
                        "budget": f"{place}.5-{place + 1}" if place % 3 else None,
                        "need_clear": ("yes", "no", None)[place % 3], "every": str(place + 1),
                        "decision_chain": "medium", "wanted_on": "2026-12-24", "stars": "3",
                    },
                    day,
                )  # fmt: skip
            except SalesbookError:
                continue
            earlier = day._replace(now=day.now - timedelta(days=10))
            customer = customers.insert_customer(change, earlier, draft)
            insert_contact(change, day, customer, {
                "name": f"Li {text}", "title": text, "phone": "+86 139", "birthday": "1980-02-29",
                "birthday_lunar": "yes", "decides": "yes", "preferred_hours": "working",
                "preferred_from": "09:30", "preferred_manner": "brief",
            })  # fmt: skip
            promised = Promise(Moment(builders.TODAY.replace(day=30), None), text or "call")
            contact = follow_ups.Contact(
                text.strip(), Moment(builders.TODAY, "09:15" if place % 2 else None),
                feedback=text.strip() or None, reached=bool(place % 5),
                next_action=promised if text.strip() else None,
            )  # fmt: skip
            follow_ups.record(change, day, customer, contact)
            if place % 2:
                grades.change_grade(
                    change, day, customer, "A", reason=" ".join(text.split()) or "x", on=day.today
                )
            change.insert("fact", customer_id=customer, part="", key="staff", value=str(place))


@pytest.fixture
def full(shop: Shop) -> Shop:
    shop.today = builders.TODAY.isoformat()
    builders.fill_by(fill, shop.path)
    assert shop.one("SELECT count(*) FROM customer") > 80
    return shop


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("form", FORMATS)
def test_a_list_imported_again_adds_nothing(full: Shop, form: str, lang: str) -> None:
    before = full.content()
    for kind in KINDS:
        path = os.path.join(os.path.dirname(full.path), f"{kind}.{form}")
        full("export", kind, "--to", path, "--status", "all", lang=lang)
        full("import", path)
        assert full.content() == before, kind


@pytest.mark.parametrize("form", FORMATS)
def test_lists_in_an_empty_book_are_the_same_again(full: Shop, form: str) -> None:
    folder = os.path.dirname(full.path)
    new = os.path.join(folder, "new.db")
    for kind in KINDS:
        path = os.path.join(folder, f"{kind}.{form}")
        full("export", kind, "--to", path, lang="zh")
        full("--book", new, "import", path)
    number = re.compile(r'"customer_id":\d+,?|"customer_id": \d+,?')
    for kind in KINDS:
        ours, theirs = (
            [number.sub("", line) for line in
             full("--book", book, "export", kind, "-f", "jsonl").lines]
            for book in (full.path, new)
        )  # fmt: skip
        assert sorted(theirs) == sorted(ours), kind


def test_customers_of_one_name_stay_apart(shop: Shop) -> None:
    for note in ("one", "two", "three"):
        shop("add", "王总", "--note", note)
    shop("archive", "2")
    before = shop.content()
    path = os.path.join(os.path.dirname(shop.path), "c.csv")
    shop("export", "customers", "--status", "all", "--to", path)
    shop("import", path)
    assert shop.content() == before
    new = os.path.join(os.path.dirname(shop.path), "new.db")
    shop("--book", new, "import", path)
    assert builders.query(new, "SELECT note,status FROM customer ORDER BY id") == [
        ("one", "active"), ("two", "archived"), ("three", "active"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0, 0, "0"), (123450, 123450, "1234.50"), (65_000_000, 80_000_000, "650000-800000"),
     (1, 10**17, "0.01-1000000000000000"), (None, 500, "5"), (500, None, "5")],
)  # fmt: skip
def test_a_budget_is_exact(shop: Shop, low: int | None, high: int | None, said: str) -> None:
    builders.a_customer(shop.path, "x", budget_low_fen=low, budget_high_fen=high)
    assert shop("export", "customers", "-f", "json").json[0]["budget"] == said
    from salesbook.phrases.money import read_range

    assert read_range(said) == (low if low is not None else high, high or low or 0)


def test_facts_that_would_be_something_else_are_left_out(shop: Shop) -> None:
    shop("add", "Acme")
    for fact in ("staff=25", "phone=1", "数量=2", "market/size=large", "预算(万)=3", "note=x"):
        shop("edit", "Acme", "--fact", fact)
    path = os.path.join(os.path.dirname(shop.path), "c.csv")
    ran = shop("export", "customers", "--to", path)
    assert "left out: 5." in ran.stderr
    with open(path, encoding="utf-8-sig") as file:
        assert file.readline().strip().endswith(",number in the book,staff")


def test_what_no_workbook_keeps_is_refused(shop: Shop) -> None:
    path = os.path.join(os.path.dirname(shop.path), "c.xlsx")
    for text in ("\ufffe", "\uffff", "_x005F_x0041_"):
        builders.a_customer(shop.path, f"x{text}")
        ran = shop("export", "customers", "--to", path, exit=2)
        assert "has a character that no workbook keeps. Take .csv or .json." in ran.stderr
        shop("undo")
    builders.a_customer(shop.path, "_x0041_ _x000D_")
    shop("export", "customers", "--to", path)
    before = shop.content()
    shop("import", path)
    assert shop.content() == before


def test_line_ends_of_a_workbook_make_no_second_contact(shop: Shop) -> None:
    customer = builders.a_customer(shop.path, "Acme")
    builders.a_follow_up(shop.path, customer, note="one\r\ntwo")
    path = os.path.join(os.path.dirname(shop.path), "f.xlsx")
    shop("export", "follow-ups", "--to", path)
    shop("import", path)
    assert shop.one("SELECT count(*) FROM follow_up") == 1


def test_no_customers_is_a_header(shop: Shop) -> None:
    table, left_out = customers_table([], [], people=True)
    assert not table.rows
    assert left_out == 0
    assert shop("export", "customers", "-f", "csv").stdout.startswith("customer,aliases,")
    assert shop("export", "customers", "-f", "json").json == []


def test_filters_are_those_of_list(shop: Shop) -> None:
    shop("add", "Acme", "--grade", "A", "--tag", "vip", "--contact", "Li")
    shop("add", "Brook", "--grade", "B", "--contact", "Xu")
    shop("log", "Brook", "talked")
    names = {
        kind: [row.get("customer") or row["name"] for row in
               shop("export", kind, "--grade", "B", "-f", "json").json]
        for kind in KINDS
    }  # fmt: skip
    assert names == {kind: ["Brook"] for kind in KINDS}
    assert len(shop("export", "customers", "--tag", "vip", "-f", "json").json) == 1
    late, high = (
        shop("export", "contacts", *filters, "-f", "tsv").lines
        for filters in (("--no-contact-since", "today"), ("--grade", "A"))
    )
    assert len(late) == 2
    assert late == high
    ran = shop("export", "--grade", "B", exit=2)
    assert "The whole book takes no filters" in ran.stderr

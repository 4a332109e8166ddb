"""Finding customers: the order of the kinds of match, and hostile things to look for."""

from contextlib import suppress

import pytest

from builders import a_book, a_customer, changing
from nasty import NASTY
from salesbook.book import find
from salesbook.book.customers import Filters, read_list
from salesbook.book.find import AmbiguousCustomer, find_all, find_one
from salesbook.book.reading import open_to_read
from salesbook.book.search import search
from salesbook.errors import BadValue, NotFound
from salesbook.phrases.names import fold
from salesbook.rows import WhoRow


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    book = a_book(tmp_path_factory.mktemp("names"))
    with changing(book) as (change, _day):
        a_customer(change, "深圳XX科技", phone="+86 138-0013-8000", external_id="12")
        a_customer(change, "Acme", contact="Li Na", grade="A")
        a_customer(change, "Acme Trading", contact="Wang Wu", external_id="K-7")
        a_customer(change, "Old Acme", status="archived", contact="Zhao")
        a_customer(change, "Pooled 100%_off\\", status="pooled")
        a_customer(change, "Straße ΟΔΟΣ ＡＢＣ")
        one = a_customer(change, "Long Formal Name Ltd")
        change.insert("alias", customer_id=one, name="Shorty", name_key="shorty")
        change.insert("contact", customer_id=one, name="王小明", name_key="王小明",
                      phone_digits="075512345678")  # fmt: skip
    with open_to_read(book) as opened:
        yield opened


@pytest.mark.parametrize(
    ("who", "ids"),
    [
        ("3", [3]), ("4", [4]), ("12", [1]), ("ext:12", [1]), ("ext: K-7 ", [3]), ("K-7", [3]),
        ("Acme", [2]), ("ACME", [2]), (" acme ", [2]), ("acme  trading", [3]), ("acm", [2, 3]),
        ("me t", [3]), ("old acme", []), ("zhao", []), ("Shorty", [7]), ("short", [7]),
        ("orty", [7]), ("13800138000", [1]), ("138 0013", [1]), ("8000", [1]), ("800", []),
        ("12345678", [7]), ("li na", [2]), ("li n", [2]), ("王小明", [7]), ("小明", [7]),
        ("深圳", [1]), ("xx科技", [1]), ("%", [5]), ("_", [5]), ("\\", [5]), ("100%_off\\", [5]),
        ("strasse", [6]), ("οδοσ", [6]), ("ABC", [6]), ("nobody", []), ("", []), ("   ", []),
        ("ext:nobody", []), ("0", [5]), ("99999999999999999999", []), ("-1", []),
    ],
)  # fmt: skip
def test_the_first_kind_of_match_decides(names, who, ids):
    assert [row.customer_id for row in find_all(names, who)] == ids


@pytest.mark.parametrize("who", [text for text in NASTY if fold(text)])
def test_hostile_names_are_only_names(names, who):
    with suppress(NotFound, AmbiguousCustomer):
        assert find_one(names, who) in names.rows(WhoRow)


def test_hostile_names_find_themselves(book):
    stored = [text for text in NASTY if fold(text) and not fold(text).startswith("ext:")]
    with changing(book) as (change, _day):
        for text in stored:
            change.insert("customer", name=text, name_key=fold(text), grade_since="2026-01-01",
                          captured_on="2026-01-01", owned_since="2026-01-01",
                          verified_on="2026-01-01")  # fmt: skip
    with open_to_read(book) as opened:
        for number, text in enumerate(stored, 1):
            assert number in [row.customer_id for row in find_all(opened, text)], text


def test_several_are_listed_with_their_numbers(names):
    with pytest.raises(AmbiguousCustomer) as caught:
        find_one(names, "acm")
    assert caught.value.code == 4
    assert caught.value.details == ("2  A  Acme", "3  C  Acme Trading")
    assert [row.customer_id for row in caught.value.candidates] == [2, 3]


def test_many_are_cut(book):
    with changing(book) as (change, _day):
        for number in range(30):
            a_customer(change, f"Same {number}")
    with open_to_read(book) as opened, pytest.raises(AmbiguousCustomer, match="30") as caught:
        find_one(opened, "same")
    assert len(caught.value.details) == find._SHOWN + 1


def test_the_nearest_names_are_told(names):
    with pytest.raises(NotFound, match="Acme Trading") as caught:
        find_one(names, "Acne Tradng")
    assert "Old Acme" not in caught.value.sentence


@pytest.mark.parametrize("text", [text for text in NASTY if text.strip()])
def test_hostile_text_is_only_looked_for(names, text):
    if len(text) > 5_000:
        with pytest.raises(BadValue, match="5000 are the most"):
            search(names, text, None)
        return
    if fold(text):
        search(names, text, None)
    read_list(names, Filters(industry=text, owner=text, tags=(text, text), status=None), text)


def test_wildcards_are_plain_characters(names):
    assert [hit.customer_id for hit in search(names, "%", None)] == [5]
    assert [hit.customer_id for hit in search(names, "0%_o", None)] == [5]


def test_filters_go_together(book):
    with changing(book) as (change, _day):
        a_customer(change, "One", grade="A", tags=("VIP",), owner="wang", industry="Steel 100%")
        a_customer(change, "Two", grade="A", status="pooled", signed=-9, last_contact=-20)
        a_customer(change, "Three", grade="B", tags=("vip", "cold"), region="Pudong")
    with open_to_read(book) as opened:
        for filters, me, names_ in (
            (Filters(), None, ["One", "Three"]),
            (Filters(status=None), None, ["One", "Two", "Three"]),
            (Filters(status=None), "li", ["Two", "Three"]),
            (Filters(grade="A"), None, ["One"]),
            (Filters(tags=("vip",)), None, ["One", "Three"]),
            (Filters(tags=("vip", "cold")), None, ["Three"]),
            (Filters(industry="100%"), None, ["One"]),
            (Filters(industry="10_"), None, []),
            (Filters(region="pud"), None, ["Three"]),
            (Filters(status=None, signed=True), None, ["Two"]),
            (Filters(status="pooled", signed=False), None, []),
            (Filters(status=None, no_contact_since="2026-10-30"), None, ["One", "Two", "Three"]),
            (Filters(status=None, no_contact_since="2026-10-30", grade="A", signed=True), None,
             ["Two"]),
            (Filters(status=None, no_contact_since="2026-10-20", signed=True), None, []),
        ):  # fmt: skip
            assert [row.customer for row in read_list(opened, filters, me)] == names_, filters

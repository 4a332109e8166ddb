"""WHO: the kinds of match in their order, and what is said when none or several fit."""

import pytest

from within import Shop


@pytest.fixture
def street(shop: Shop) -> Shop:
    for name, *more in (
        ("Acme Trading", "--id", "12", "--phone", "+86 138-0013-8000"),  # 1
        ("12 Brothers", "--aliases", "Twelve,十二兄弟"),  # 2
        ("王总", "--contact", "李娜", "--contact-phone", "0755-8888 6666"),  # 3
        ("王总机械", "--contact", "Bob"),  # 4
        ("大王总店", "--id", "K-9"),  # 5
        ("100%_off", ),  # 6
        ("Gone", "--status", "archived", "--id", "G"),  # 7
        ("Lost", "--status", "lost"),  # 8
        ("Acme Steel",),  # 9
        ("Bob", ),  # 10
    ):  # fmt: skip
        shop("add", name, *more, "-q")
    return shop


def found(shop: Shop, who: str) -> int:
    return shop.json("show", who)["customer_id"]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("who", "identity"),
    [
        ("3", 3),  # an id
        ("12", 1),  # no such id: an external id
        ("ext:12", 1),
        ("ext: 12", 1),
        ("K-9", 5),
        ("王总", 3),  # an exact name, though three names hold it
        ("ACME trading", 1),
        ("ａｃｍｅ　trading", 1),
        ("twelve", 2),  # an alias
        ("十二兄弟", 2),
        ("13800138000", 1),  # a phone, however it is written
        ("138 0013 8000", 1),
        ("8000", 1),
        ("+8613800138000", 1),
        ("88886666", 3),  # of a contact
        ("李娜", 3),  # a contact's name
        ("Bob", 10),  # the name of a customer before the name of a contact
        ("大王", 5),  # the beginning of a name
        ("机械", 4),  # a part of a name
        ("brothers", 2),
        ("李", 3),  # a part of a contact's name
        ("%", 6),  # no wildcard
        ("100%_", 6),
        ("7", 7),  # archived: by id alone
        ("lost", 8),
        ("  3  ", 3),
    ],
)
def test_the_first_kind_that_matches_decides(street: Shop, who: str, identity: int) -> None:
    assert found(street, who) == identity


@pytest.mark.parametrize("who", ["acme", "王", "总"])
def test_several_are_listed_with_their_ids(street: Shop, who: str) -> None:
    ran = street.unchanged("log", who, "hello", exit=4)
    first, *lines = ran.stderr.splitlines()
    assert first.startswith("Error: ")
    assert who in first
    expected = {"acme": [1, 9], "王": [3, 4], "总": [3, 4, 5]}[who]
    assert [int(line.split()[0]) for line in lines] == expected
    assert street.unchanged("show", who, exit=4).stderr == ran.stderr


def test_many_are_cut_at_twenty(shop: Shop) -> None:
    for number in range(23):
        shop("add", f"Acme {number}", "-q")
    lines = shop.unchanged("show", "acme", exit=4).stderr.splitlines()
    assert lines[0] == "Error: 23 customers match acme. Give the number of one:"
    assert lines[1] == "1  C  Acme 0"
    assert lines[-1] == "… and 3 more"
    assert len(lines) == 22


@pytest.mark.parametrize("who", ["Gone", "ext:G", "nobody", "ext:99", "777", "a_m", "ext:"])
def test_none(street: Shop, who: str) -> None:
    ran = street.unchanged("log", who, "hello", exit=3)
    assert ran.stderr.startswith("Error: ")
    assert len(ran.stderr.splitlines()) == 1


def test_the_nearest_names_are_told(street: Shop) -> None:
    ran = street.unchanged("show", "acme tradng", exit=3)
    assert "Did you mean Acme Trading" in ran.stderr
    assert "salesbook list" in street.unchanged("show", "qqqq", exit=3).stderr


def test_three_digits_are_no_phone(street: Shop) -> None:
    street.unchanged("show", "800", exit=3)


def test_words_of_a_name_need_no_quotes(street: Shop) -> None:
    assert street.json("show", "Acme", "Trading")["customer_id"] == 1
    assert street.json("verify", "Acme", "Trading")["customer_id"] == 1
    assert street.json("edit", "Acme", "Trading", "--need", "x")["customer_id"] == 1
    assert street.json("archive", "Acme", "Trading")["customer_id"] == 1


@pytest.mark.parametrize(
    ("typed", "code"), [("2\n", 0), ("9\n", 4), ("\n", 4), ("", 4), ("x\n", 4), ("0\n", 4)]
)
def test_a_terminal_offers_a_choice_by_number(street: Shop, typed: str, code: int) -> None:
    ran = street("log", "acme", "hello", "there", terminal=80, stdin=typed, exit=code)
    assert "  1) C  Acme Trading (#1)  +86 138-0013-8000\n  2) C  Acme Steel (#9)\n" in ran.stderr
    assert "(1-2" in ran.stderr
    rows = street.sql("SELECT customer_id, note FROM follow_up")
    assert rows == ([(9, "hello there")] if code == 0 else [])


def test_the_choice_is_asked_for_every_way_of_saying_who(street: Shop) -> None:
    for argv in (["show", "acme"], ["regrade", "acme", "A", "--why", "x"], ["tag", "acme", "vip"],
                 ["history", "acme"], ["next", "acme", "fri call"], ["verify", "acme"],
                 ["contact", "add", "acme", "Li"], ["edit", "acme", "--need", "x"]):  # fmt: skip
        assert "Acme Steel" in street(*argv, terminal=80, stdin="2\n").stdout, argv


def test_without_a_terminal_nothing_is_asked(street: Shop) -> None:
    ran = street("show", "acme", stdin="1\n", exit=4)
    assert "1-2" not in ran.stderr

"""What is kept beside names and numbers, however they came in, and what `find` makes of it."""

from pathlib import Path

import pytest

from within import Shop

CUSTOMER = "SELECT name, name_key, pinyin, initials, phone, phone_digits, phone_e164 FROM customer"
CONTACT = "SELECT name, name_key, pinyin, initials, phone, phone_digits, phone_e164 FROM contact"
LANDLINE = ("021-5555 1234转801", "02155551234801", "+862155551234")


def test_add_edit_and_undo(shop: Shop) -> None:
    shop("add", "龍騰科技", "--phone", LANDLINE[0], "--contact", "单雄信", "--contact-phone",
         "+86 138-0013-8000", "--aliases", "ＬＴ集團", "-q")  # fmt: skip
    first = ("龍騰科技", "龙腾科技", "longtengkeji", "ltkj", *LANDLINE)
    assert shop.sql(CUSTOMER) == [first]
    person = ("单雄信", "单雄信", "shanxiongxin", "sxx", "+86 138-0013-8000", "13800138000",
              "+8613800138000")  # fmt: skip
    assert shop.sql(CONTACT) == [person]
    alias = "SELECT name, name_key, pinyin, initials FROM alias"
    assert shop.sql(alias) == [("ＬＴ集團", "lt集团", "ltjituan", "ltjt")]

    done = shop.json("edit", "1", "--name", "Acme Steel", "--phone", "13900139000")
    assert done["changed"] == ["name", "phone"]
    second = ("Acme Steel", "acme steel", "acmesteel", "as", "13900139000", "13900139000",
              "+8613900139000")  # fmt: skip
    assert shop.sql(CUSTOMER) == [second]
    shop("edit", "1", "--phone", "", "-q")
    assert shop.sql(CUSTOMER) == [(*second[:4], None, None, None)]
    shop("undo", "-q")
    assert shop.sql(CUSTOMER) == [second]
    shop("undo", "-q")
    assert shop.sql(CUSTOMER) == [first]
    shop("redo", "-q")
    assert shop.sql(CUSTOMER) == [second]

    shop("contact", "edit", "1", "shan xiong xin", "--name", "曾总", "--phone", "1", "-q")
    assert shop.sql(CONTACT) == [("曾总", "曾总", "zengzong", "zz", "1", "1", None)]
    shop("undo", "-q")
    assert shop.sql(CONTACT) == [person]


def test_import(shop: Shop, tmp_path: Path) -> None:
    path = str(tmp_path / "in.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write(
            "客户名称,别名,电话,联系人,联系方式,关键决策人\n"
            "龍騰科技,龙腾,021-55551234转801,单雄信,13800138000,曾总\n"
            "Acme,,12345,,,\n"
        )
    done = shop("import", path)
    assert "1 phone number is no valid one and was kept as written (line 3)." in done.stderr
    assert shop.sql(f"{CUSTOMER} ORDER BY id") == [
        ("龍騰科技", "龙腾科技", "longtengkeji", "ltkj", "021-55551234转801", "02155551234801",
         "+862155551234"),
        ("Acme", "acme", "acme", "acme", "12345", "12345", None),
    ]  # fmt: skip
    assert [row[2:4] for row in shop.sql(f"{CONTACT} ORDER BY id")] == [
        ("shanxiongxin", "sxx"), ("zengzong", "zz")
    ]  # fmt: skip
    assert shop.sql("SELECT pinyin, initials FROM alias") == [("longteng", "lt")]
    before = shop.sql(CUSTOMER)
    shop("import", path, "-q")
    assert shop.sql(CUSTOMER) == before
    shop("undo", "-q")
    assert shop.sql(CUSTOMER) == []


def test_the_number_for_programs_is_beside_what_was_typed(shop: Shop) -> None:
    shop("add", "Acme", "--phone", "021-55551234/55551235", "--contact", "Li", "--contact-phone",
         "(852) 2345 6789", "-q")  # fmt: skip
    shown = shop.json("show", "1")
    assert (shown["phone"], shown["phone_e164"]) == (
        "021-55551234/55551235", "+862155551234 +862155551235"
    )  # fmt: skip
    (person,) = shown["contacts"]
    assert (person["phone"], person["phone_e164"]) == ("(852) 2345 6789", "+85223456789")
    added = shop.json("contact", "add", "1", "Wu", "--phone", "138 0013 8000")
    assert (added["phone"], added["phone_e164"]) == ("138 0013 8000", "+8613800138000")


@pytest.mark.parametrize(
    ("typed", "doubted"),
    [
        ("12345", ["12345"]),
        ("无", ["无"]),
        ("13800138000, 123", ["123"]),
        ("13800138000、021-55551234", []),
        ("021-55551234/55551235", []),
        ("13800138000/13800138000", []),
        ("", []),
    ],
)
def test_no_number_is_kept_as_typed_and_told(shop: Shop, typed: str, doubted: list[str]) -> None:
    shop("add", "Acme", "-q")
    said = [f"{number} is no valid phone number; kept as typed." for number in doubted]
    for argv in (["edit", "1"], ["contact", "add", "1", "Li"], ["contact", "edit", "1", "Li"]):
        assert shop(*argv, "--phone", typed).stderr.splitlines() == said, argv
    ran = shop("add", "Second", "--phone", typed, "--contact", "Wu", "--contact-phone", typed)
    lines = [line for line in ran.stderr.splitlines() if "valid" in line]
    assert lines == said * 2
    assert shop.one("SELECT phone FROM customer WHERE id=2") == (typed or None)


@pytest.fixture
def noted(shop: Shop) -> Shop:
    shop("add", "龍騰科技", "--note", "做ＣＲＭ系統的", "--phone", "021-5555 1234", "-q")
    shop("add", "Acme", "--need", "crm 系统", "--contact", "单雄信", "--contact-phone",
         "13800138000", "-q")  # fmt: skip
    shop("log", "1", "他問價格，臺灣髮廊", "--via", "phone", "-q")
    shop("log", "2", "问价格; Ünal kommt zurück", "--feedback", "台湾发廊 100%_a", "-q")
    return shop


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("价格", ["1 follow_up", "2 follow_up"]),
        ("價格", ["1 follow_up", "2 follow_up"]),
        ("问", ["1 follow_up", "2 follow_up"]),
        ("crm", ["1 file", "2 file"]),
        ("ＣＲＭ", ["1 file", "2 file"]),
        ("系统", ["1 file", "2 file"]),
        ("系統", ["1 file", "2 file"]),
        ("CRM系统", ["1 file"]),
        ("CRM　系統", ["2 file"]),
        ("台湾发廊", ["1 follow_up", "2 follow_up"]),
        ("臺灣髮廊", ["1 follow_up", "2 follow_up"]),
        ("ünal", ["2 follow_up"]),
        ("ZURÜCK", ["2 follow_up"]),
        ("100%_A", ["2 follow_up"]),
        ("%_", ["2 follow_up"]),
        ("龙腾", ["1 name"]),
        ("騰科", ["1 name"]),
        ("longteng", ["1 name"]),
        ("ltkj", ["1 name"]),
        ("shanxiong", ["2 contact"]),
        ("55551234", ["1 file"]),
        ("021 5555", ["1 file"]),
        ("8000", ["2 contact"]),
        ("+86138", ["2 contact"]),
        ("800", ["2 contact"]),
        ("价钱", []),
    ],
)
def test_find_folds_what_is_looked_for(noted: Shop, text: str, places: list[str]) -> None:
    hits = noted.json("find", text)
    assert [f"{hit['customer_id']} {hit['place']}" for hit in hits] == places


def test_find_shows_the_words_around_in_any_script(shop: Shop) -> None:
    shop("add", "Acme", "-q")
    shop("log", "1", "很" * 60 + "问到價格的事", "-q")
    assert "问到價格的事" in shop("find", "价格").stdout

import os

import pytest
from hypothesis import given, strategies as st

from nasty import NAMES, NASTY
from salesbook.phrases.names import digits
from salesbook.phrases.phones import (
    Phone,
    doubtful,
    phone_columns,
    read_phone,
    read_phones,
    search_digits,
)

PHONES = os.path.join(os.path.dirname(__file__), "..", "data", "phones.tsv")

ONE = """
013800138000 = +8613800138000
1 3 8 0 0 1 3 8 0 0 0 = +8613800138000
138.0013.8000 = +8613800138000
138－0013－8000 = +8613800138000
138—0013—8000 = +8613800138000
(+86)13800138000 = +8613800138000
+(86) 138 0013 8000 = +8613800138000
（＋86）138 0013 8000 = +8613800138000
0086-138-0013-8000 = +8613800138000
8613800138000 = +8613800138000
手机：13800138000 = +8613800138000
13800138000（微信同号） = +8613800138000
13800138000张总 = +8613800138000
tel:+86-21-5555-1234 = +862155551234
86-21-55551234 = +862155551234
862155551234 = +862155551234
+86 021 5555 1234 = +862155551234
+86(0)21 5555 1234 = +862155551234
0086-0755-86013388 = +8675586013388
0512-5555 1234 = +8651255551234
0312-5551234 = +863125551234
010-12345678 = +861012345678
021-55551234 转 801 = +862155551234x801
021-55551234（转801） = +862155551234x801
021-55551234轉801 = +862155551234x801
021-55551234分机801 = +862155551234x801
021-55551234 分机号：801 = +862155551234x801
021-55551234转分机801 = +862155551234x801
021-55551234内线801 = +862155551234x801
021-55551234 ext. 801 = +862155551234x801
021-55551234 EXT801 = +862155551234x801
021-55551234x801 = +862155551234x801
021-55551234＃801 = +862155551234x801
０２１－５５５５１２３４转８０１ = +862155551234x801
0512-68881234-8012 = +8651268881234x8012
400-820-8820转1 = +864008208820x1
4008208820 = +864008208820
800-820-8820 = +868008208820
+852 9123 4567 = +85291234567
852-9123-4567 = +85291234567
00852 9123 4567 = +85291234567
+853 6612 3456 = +85366123456
886912345678 = +886912345678
+886 (0)912-345-678 = +886912345678
+886 2 2345 6789 = +886223456789
+1 650-253-0000 = +16502530000
+1 (650) 253-0000 ext. 12 = +16502530000x12
+44 (0)20 7946 0958 = +442079460958
+81 3-1234-5678 = +81312345678
+49 30 901820 = +4930901820
+65 6123 4567 = +6561234567
QQ 2155551234 手机13800138000 = +8613800138000
2026-03-05 13800138000 = +8613800138000
"""
SEVERAL = """
13800138000/13900139000 = +8613800138000 +8613900139000
13800138000、13900139000 = +8613800138000 +8613900139000
13800138000 13900139000 = +8613800138000 +8613900139000
138 0013 8000 139 0013 9000 = +8613800138000 +8613900139000
021-55551234/55551235 = +862155551234 +862155551235
021 5555 1234 13800138000 = +862155551234 +8613800138000
手机：138-0013-8000 电话：0755-86013388转8001 = +8613800138000 +8675586013388x8001
010-65551234，65551235，手机 13911112222 = +861065551234 +861065551235 +8613911112222
13800138000 13800138000 = +8613800138000
"""
NONE = (
    *("12345", "1380013800", "95588", "10086", "12306", "+86 95588", "110", "55551234"),
    *("138****8000", "1380013800013800138000", "138001380001", "310101199001011234"),
    *(
        "QQ：2155551234",
        "13800138000@163.com",
        "0755-8601338",
        "12000001111",
        "无",
        "",
        "+",
        "转801",
    ),
    *("2026-03-05", "400", "00", "+86", "+999 123456789", "1.5万"),
)


def cases(text: str) -> list[list[str]]:
    return [line.split(" = ") for line in text.strip().split("\n")]


def listed() -> list[list[str]]:
    with open(PHONES, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line[0] != "#"]


def test_listed_is_whole():
    assert len(listed()) == 18


@pytest.mark.parametrize(("typed", "number"), listed() + cases(ONE))
def test_one(typed, number):
    phone = read_phone(typed)
    assert (phone.full if phone else "-") == number
    assert read_phone(f"  {typed}\u200b ") == phone
    if phone:
        assert read_phone(phone.full) == phone
        assert digits(phone.full).lstrip("0") in search_digits(typed) or phone.extension


@pytest.mark.parametrize(("typed", "numbers"), cases(SEVERAL))
def test_several(typed, numbers):
    assert [phone.full for phone in read_phones(typed)] == numbers.split()
    assert read_phone(typed) == read_phones(typed)[0]


@pytest.mark.parametrize("typed", NONE)
def test_none(typed):
    assert read_phone(typed) is None
    assert read_phones(typed) == ()


def test_parts():
    assert read_phone("021-55551234转801") == Phone("+862155551234", "801")
    assert Phone("+862155551234").full == "+862155551234"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("+86 138 0013 8000", "13800138000"),
        ("021-55551234", "02155551234"),
        ("021-55551234转801", "02155551234801"),
        ("+86 21 5555 1234", "02155551234"),
        ("862155551234", "02155551234 862155551234"),
        ("13800138000/13900139000", "13800138000 13900139000"),
        ("021-55551234/55551235", "02155551234 02155551235"),
        ("+852 9123 4567", "85291234567"),
        ("+886 912-345-678", "886912345678 0912345678"),
        ("+44 20 7946 0958", "442079460958 02079460958"),
        ("400-820-8820", "4008208820"),
        ("1380013800", "1380013800"),
        ("95588 / 13800138000", "95588 13800138000"),
        ("138****8000", "138 8000"),
        ("张总", ""),
        ("", ""),
    ],
)
def test_search_digits(typed, found):
    assert search_digits(typed) == found


@pytest.mark.parametrize("typed", [row[0] for row in listed() + cases(ONE)])
def test_what_was_typed_is_found(typed):
    """Also by the digits alone, and by any end of them."""
    if "QQ" in typed or "2026" in typed:
        return
    sought = digits(typed)
    kept = search_digits(typed)
    if not sought.startswith("00") and "(0)" not in typed and "tel:" not in typed:
        assert sought in kept
    assert sought[-4:] in kept


NUMBERS = st.text("0123456789+-() /转x#，86021", max_size=40)


@given(st.text() | NUMBERS)
def test_any_text(text):
    phones = read_phones(text)
    assert read_phone(text) == (phones[0] if phones else None)
    for phone in phones:
        assert phone.number[0] == "+"
        assert phone.number[1:].isdigit()
        assert 8 <= len(phone.number) <= 18
        assert not phone.extension or phone.extension.isdigit()
        assert read_phone(phone.full) == phone
    kept = search_digits(text)
    assert all(part.isascii() and part.isdigit() for part in kept.split())
    assert kept == " ".join(kept.split())


@pytest.mark.parametrize("text", NASTY, ids=NAMES)
def test_nasty(text):
    read_phones(text)
    search_digits(text)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_a_mobile_is_known_by_its_beginning_as_by_the_whole(number: str) -> None:
    import phonenumbers

    valid = phonenumbers.is_valid_number(phonenumbers.parse(number, "CN"))
    assert read_phone(number) == (Phone(f"+86{number}") if valid else None)


@given(st.one_of(st.text("0123456789 +-/,转x", max_size=25), st.from_regex(r"[01][0-9]{10}")))
def test_the_columns_say_what_the_parts_say(text: str) -> None:
    columns = phone_columns("phone", text)
    assert columns["phone"] == text
    assert columns["phone_digits"] == (search_digits(text) or None)
    numbers = list(dict.fromkeys(phone.number for phone in read_phones(text)))
    assert str(columns["phone_e164"] or "").split() == numbers
    if text and not numbers:
        assert doubtful(text)

"""Birthdays as people write them, solar and lunar."""

import pytest
from hypothesis import given, settings, strategies as st

from salesbook.domain.birthdays import parse_birthday
from salesbook.errors import BadValue
from salesbook.phrases.birthday import read_birthday


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("1985-05-12", "1985-05-12"),
        ("1985/5/12", "1985-05-12"),
        ("1985年5月12日", "1985-05-12"),
        ("05-12", "05-12"),
        ("5月12号", "05-12"),
        ("２-29", "02-29"),
    ],
)
def test_a_solar_one_says_nothing_of_the_calendar(text: str, kept: str) -> None:
    assert read_birthday(text) == {"birthday": kept}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("农历5月12日", "05-12"),
        ("農曆 1985-08-15", "1985-08-15"),
        ("阴历2月30", "02-30"),
        ("lunar 02-30", "02-30"),
        ("农历八月十五", "08-15"),
        ("八月初五", "08-05"),
        ("正月初一", "01-01"),
        ("腊月廿三", "12-23"),
        ("臘月三十", "12-30"),
        ("冬月二十九", "11-29"),
        ("农历十一月二十", "11-20"),
        ("1985年腊月初八", "1985-12-08"),
        ("闰六月十五", "L06-15"),
        ("1979年闰6月15日", "1979-L06-15"),
        ("1979-L06-15", "1979-L06-15"),
        ("L06-15", "L06-15"),
    ],
)
def test_a_lunar_one_is_known_by_its_words(text: str, kept: str) -> None:
    assert read_birthday(text) == {"birthday": kept, "birthday_lunar": 1}


@pytest.mark.parametrize(
    "text",
    ["02-30", "八月十五", "2001-02-29", "农历5月31日", "闰13月1日", "1980年闰六月十五", "13-01",
     "农历", "初五", "0000-05-12", "农历八月四十", "soon", "05-12-1985"],
)  # fmt: skip
def test_what_is_no_birthday_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="is not a birthday"):
        read_birthday(text)


@settings(max_examples=60)
@given(st.text("0123456789-/.年月日农历闰初正腊十廿二三L", max_size=12))
def test_what_is_read_can_be_kept(text: str) -> None:
    try:
        columns = read_birthday(text)
    except BadValue:
        return
    kept = str(columns["birthday"])
    assert parse_birthday(kept) is not None
    assert read_birthday(f"农历{kept}" if columns.get("birthday_lunar") else kept) == columns

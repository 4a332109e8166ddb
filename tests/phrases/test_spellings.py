"""What is looked for, spelled out: against SQLite, which does the looking."""

import sqlite3

import pytest
from hypothesis import given, strategies as st

from salesbook.phrases.hanzi import spellings
from salesbook.phrases.spellings import _MOST, place_of, spell_out


def hits(wanted: str, text: str) -> bool:
    """As the book compares."""
    texts, patterns = spell_out(wanted)
    connection = sqlite3.connect(":memory:")
    asked = [("SELECT instr(lower(?),lower(?))>0", text, one) for one in texts]
    asked += [("SELECT ? GLOB ?", text, one) for one in patterns]
    return any(connection.execute(sql, values).fetchone()[0] for sql, *values in asked)


@pytest.mark.parametrize(
    ("wanted", "texts"),
    [
        ("价格", ("价格", "價格")),
        ("價格", ("價格", "价格")),
        ("验厂", ("验厂", "驗廠")),
        ("明天", ("明天",)),
        ("  crm ", ("crm", "ｃｒｍ", "ＣＲＭ")),
        ("100%", ("100%", "１００％")),
        ("%", ("%", "％")),
    ],
)
def test_what_is_common_is_a_few_plain_texts(wanted: str, texts: tuple[str, ...]) -> None:
    assert spell_out(wanted) == (texts, ())


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("后台管理系统价格", "說到後臺管理系統價格時"),
        ("後臺管理系統價格", "说到后台管理系统价格时"),
        ("CRM系统", "用ｃｒｍ係統"),
        ("crm 系统 100%", "用ＣＲＭ　系統　１００％的"),
        ("系统[*]发展-^]?", "在系統［＊］發展－＾］？了"),
        ("系统[a-c]发展^里", "系統[a-c]發展^裏"),
        ("系统发展发展*", "系統發展發展*"),
        ("發展", "发展"),
    ],
)
def test_every_way_of_writing_is_found(wanted: str, text: str) -> None:
    assert hits(wanted, text)
    assert place_of(text, wanted) >= 0


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("系统[a-c]发展", "系統b發展"),
        ("系统发展发展*", "系統發展發展"),
        ("系统?发展后", "系統很發展後"),
        ("价格", "价 格"),
        ("价格", "价钱"),
    ],
)
def test_nothing_else_is(wanted: str, text: str) -> None:
    assert not hits(wanted, text)


@given(st.text("价格系统发后台AbＣ1%_[]*?^-ü ", min_size=1, max_size=12), st.data())
def test_any_text_is_found_however_it_is_written(wanted: str, data: st.DataObject) -> None:
    one_script = data.draw(st.booleans())
    text = wanted if one_script else "".join(
        data.draw(st.sampled_from(spellings(char))) for char in wanted
    )  # fmt: skip
    if wanted.strip() and (one_script or spell_out(wanted).patterns):
        assert hits(wanted, f"前{text}后")


@given(st.text(max_size=40))
def test_any_text_can_be_spelled_out(wanted: str) -> None:
    texts, patterns = spell_out(wanted)
    assert len(texts) <= 4 * _MOST
    assert all(hits(wanted, one) for one in texts if "\0" not in one) or not wanted.strip()
    assert len(patterns) < 40


def test_the_place_is_one_of_the_text_as_it_stands() -> None:
    assert place_of("很ＣＲＭ系統價格", "crm系统") == 1
    assert place_of("İİcrm", "CRM") == 2
    assert place_of("abc", "x") == -1

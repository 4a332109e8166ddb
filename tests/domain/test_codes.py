"""Codes: every word reads back as its code, no word means two, the rest is refused."""

import pytest

from salesbook.domain import codes
from salesbook.domain.code_words import REFUSALS, WORDS
from salesbook.domain.codes import LABELS, read_code, word
from salesbook.errors import BadValue

TUPLES = {
    "method": codes.METHODS,
    "status": codes.STATUSES,
    "chain": codes.CHAINS,
    "basis": codes.BASES,
    "next_state": codes.NEXT_STATES,
    "hours": codes.HOURS,
    "manner": codes.MANNERS,
    "grade": ("A", "B", "C"),
    "flag": ("yes", "no"),
    "stage": codes.STAGES,
    "lost_reason": codes.LOST_REASONS,
    "payment": codes.PAYMENTS,
    "care": codes.CARES,
    "feedback": codes.FEEDBACKS,
    "coaching": codes.COACHINGS,
    "ownership": codes.OWNERSHIPS,
}


@pytest.mark.parametrize("kind", list(LABELS))
def test_the_table_and_the_tuples_say_the_same(kind: str) -> None:
    assert tuple(LABELS[kind]) == TUPLES[kind]
    assert set(WORDS[kind]) <= set(LABELS[kind])
    assert set(LABELS) == set(WORDS) == set(REFUSALS) == set(TUPLES)


@pytest.mark.parametrize("kind", list(LABELS))
def test_every_word_reads_as_its_code_and_no_other(kind: str) -> None:
    owner: dict[str, str] = {}
    for code, label in LABELS[kind].items():
        for text in (code, label, *WORDS[kind].get(code, "").split()):
            assert owner.setdefault(text.casefold(), code) == code
            assert read_code(kind, text) == code
            assert read_code(kind, f"  {text.upper()} ") == code


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("method", "电话", "phone"),
        ("method", "電話", "phone"),
        ("method", "致电", "phone"),
        ("method", "Phone call", "phone"),
        ("method", "ｗｘ", "wechat"),
        ("method", "拜訪", "visit"),
        ("method", "face-to-face", "visit"),
        ("method", "E-Mail", "email"),
        ("method", "线上演示", "video"),
        ("method", "线上 演示", "video"),
        ("chain", "短", "short"),
        ("grade", "A级", "A"),
        ("grade", "ｂ級", "B"),
        ("grade", "c 类", "C"),
        ("flag", "是", "yes"),
        ("flag", "FALSE", "no"),
        ("hours", "working_hours", "working"),
        ("status", "公海", "pooled"),
        ("next_state", "dropped", "dropped"),
    ],
)
def test_words_of_speech_and_files(kind: str, text: str, expected: str) -> None:
    assert read_code(kind, text) == expected


@pytest.mark.parametrize("kind", list(LABELS))
@pytest.mark.parametrize("text", ["", "  ", "-", "carrier pigeon", "飞鸽传书", "phon"])
def test_what_is_no_word_is_refused_with_the_choices(kind: str, text: str) -> None:
    with pytest.raises(BadValue) as refused:
        read_code(kind, text)
    for code in TUPLES[kind]:
        assert code in refused.value.sentence
    assert (text.strip() or "an empty text") in refused.value.sentence


def test_labels() -> None:
    assert word("method", "wechat") == "WeChat"
    assert word("next_state", "late") == "kept late"
    assert word("method", "telepathy") == "telepathy"

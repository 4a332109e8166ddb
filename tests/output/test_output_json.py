"""The text of JSON: it reads back as it was, and is harmless on a screen."""

import json
import re

import pytest
from hypothesis import given, strategies as st

from salesbook.output.objects import write_value as write

STEERING = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@given(st.text())
def test_any_text_comes_back_and_steers_nothing(text: str) -> None:
    written = write({text: [text]})
    assert json.loads(written) == {text: [text]}
    assert not STEERING.search(written)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        'a "quote" \\ back',
        "tab\tand\nline",
        "\x00\x1b[2J",
        "\x7f\x85\u2028\u202e\u2066",
        "\ud800 alone",
        "王总 😀",
        "a" * 5000,
        "\u200b\u2030",
    ],
)
def test_every_text_comes_back(text: str) -> None:
    written = write(text)
    assert json.loads(written) == text
    assert not STEERING.search(written)
    written.encode("utf-8")


def test_what_json_lacks_becomes_text() -> None:
    from datetime import date

    assert write({"on": date(2026, 11, 25)}) == '{"on": "2026-11-25"}'


def test_the_same_keys_elsewhere_and_with_another_indent() -> None:
    value = {"a%": {"a%": "%s"}, "b": [{"a%": 1}]}
    for indent in (2, None, 4, 2):
        assert write(value, indent) == json.dumps(value, indent=indent)


TEXT = st.text(st.characters())
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner) | st.tuples(inner, inner),
    max_leaves=20,
)  # fmt: skip


@given(VALUES, st.sampled_from([None, 2]))
def test_it_is_what_the_library_writes(value: object, indent: int | None) -> None:
    """But for what steers a terminal, which is escaped here."""
    library = json.dumps(value, ensure_ascii=False, indent=indent, default=str)
    escaped = re.sub("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]",
                     lambda found: f"\\u{ord(found[0]):04x}", library)  # fmt: skip
    assert write(value, indent) == escaped

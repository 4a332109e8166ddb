"""The text of JSON: what `json` would write, and harmless on a screen."""

import json
import re

import pytest
from hypothesis import given, strategies as st

from salesbook.output.json_text import write

STEERING = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text() | st.integers() | st.booleans() | st.none(), inner, max_size=4)
    ),
    max_leaves=12,
)


def library(value: object, indent: int | None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=str)
    return STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


@given(values, st.sampled_from([None, 0, 2]))
def test_it_is_what_the_library_writes(value: object, indent: int | None) -> None:
    assert write(value, indent) == library(value, indent)


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
    assert written == library(text, None)
    assert not STEERING.search(written)
    written.encode("utf-8")


def test_what_json_lacks_becomes_text() -> None:
    from datetime import date

    assert write({"on": date(2026, 11, 25)}) == '{"on": "2026-11-25"}'

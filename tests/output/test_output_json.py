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

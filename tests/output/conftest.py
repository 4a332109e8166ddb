"""The list of nasty texts is importable, and each test runs in English unless it asks."""

import os
import sys
from collections.abc import Callable

import pytest

from salesbook import i18n

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


@pytest.fixture(autouse=True)
def speak(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Choose the language of a test without its catalogue, which need not be compiled."""

    def choose_language(language: str) -> None:
        monkeypatch.setattr(i18n, "_language", language)
        monkeypatch.setattr(i18n, "_catalogue", None)

    choose_language("en")
    return choose_language

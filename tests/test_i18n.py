"""The catalogue says what gettext would say, whatever is asked of it."""

import struct
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest

import salesbook
from salesbook.catalogue import Catalogue

PATH = Path(salesbook.__file__).parent / "locale" / "zh_CN" / "LC_MESSAGES" / "salesbook.mo"


@pytest.fixture(scope="module")
def content() -> bytes:
    return PATH.read_bytes()


def other_order(content: bytes) -> bytes:
    """The same file as a machine of the other order of bytes writes it."""
    count = len(content) // 4
    _magic, _version, many, ids, texts = struct.unpack("<5I", content[:20])
    tables = {*range(7), *(at // 4 + n for at in (ids, texts) for n in range(2 * many))}
    words = [content[4 * n : 4 * n + 4] for n in range(count)]
    swapped = [word[::-1] if n in tables else word for n, word in enumerate(words)]
    return b"".join(swapped) + content[4 * count :]


@pytest.mark.parametrize("turn", [bytes, other_order])
def test_every_message_is_found(content: bytes, turn: type) -> None:
    catalogue, library = Catalogue(turn(content)), GNUTranslations(BytesIO(content))
    messages = [entry[0] if isinstance(entry, tuple) else entry for entry in library._catalog]
    assert len(messages) > 300
    for message in filter(None, messages):
        assert catalogue.find(message) == (library.gettext(message) if message in library._catalog
                        else library.ngettext(message, message, 1))  # fmt: skip


@pytest.mark.parametrize("message", ["no such message", "~~~", "王总", "\ud800", "{", "zzzz"])
def test_an_unknown_message_is_not_found(content: bytes, message: str) -> None:
    assert Catalogue(content).find(message) is None

"""The language of one run: chosen once by the door, then `_` and `n_` translate.

Message ids are the English sentences; `locale/zh_CN/LC_MESSAGES/salesbook.mo` is
the Chinese catalogue. English loads nothing. Sentences are whole, with named
arguments: `_("{name} is not due").format(name=name)`.
"""

import os
from typing import Protocol

LANGUAGES = ("en", "zh")


class _Catalogue(Protocol):
    def gettext(self, message: str) -> str: ...
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str: ...


_language = "en"
_catalogue: _Catalogue | None = None


def use(language: str) -> None:
    """Choose the language of this run: `en` or `zh`."""
    global _language, _catalogue
    if language == _language:
        return
    _language = language
    _catalogue = None
    if language == "zh":
        from gettext import GNUTranslations

        path = os.path.join(
            os.path.dirname(__file__), "locale", "zh_CN", "LC_MESSAGES", "salesbook.mo"
        )
        with open(path, "rb") as file:
            _catalogue = GNUTranslations(file)


def language() -> str:
    """The language of this run: `en` or `zh`."""
    return _language


def _(message: str) -> str:
    """The message in the language of this run."""
    return _catalogue.gettext(message) if _catalogue is not None and message else message


def n_(one: str, many: str, count: int) -> str:
    """The message for a count: `one` when it is 1, else `many`."""
    if _catalogue is not None:
        return _catalogue.ngettext(one, many, count)
    return one if count == 1 else many


def sentences(*parts: str) -> str:
    """Whole sentences one after the other; Chinese ones have no space between."""
    return ("" if _language == "zh" else " ").join(filter(None, parts))


def N_(message: str) -> str:  # noqa: N802 - the usual name of the marker
    """Mark a message for the catalogue without translating it yet."""
    return message

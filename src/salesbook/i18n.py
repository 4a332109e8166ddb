"""The language of one run: chosen once by the door, then `_` and `n_` translate.

Message ids are the English sentences; `locale/zh_CN/LC_MESSAGES/salesbook.mo` is
the Chinese catalogue, which `catalogue` looks into. English loads nothing. Sentences are
whole, with named arguments: `_("{name} is not due").format(name=name)`.
"""

import os

from salesbook.light import TYPE_CHECKING

if TYPE_CHECKING:
    from salesbook.catalogue import Catalogue

LANGUAGES = ("en", "zh")

_language = "en"
_catalogue: "Catalogue | None" = None


def use(language: str) -> None:
    """Choose the language of this run: `en` or `zh`."""
    global _language, _catalogue
    if language == _language:
        return
    _language = language
    _catalogue = None
    if language == "zh":
        from salesbook.catalogue import Catalogue

        path = os.path.join(
            os.path.dirname(__file__), "locale", "zh_CN", "LC_MESSAGES", "salesbook.mo"
        )
        with open(path, "rb") as file:
            _catalogue = Catalogue(file.read())


def language() -> str:
    """The language of this run: `en` or `zh`."""
    return _language


def _(message: str) -> str:
    """The message in the language of this run."""
    if _catalogue is None or not message:
        return message
    found = _catalogue.find(message)
    return message if found is None else found


def n_(one: str, many: str, count: int) -> str:
    """The message for a count: `one` when it is 1, else `many`."""
    found = _catalogue.find(one) if _catalogue is not None else None
    if found is not None:
        return found
    return one if count == 1 else many


def sentences(*parts: str) -> str:
    """Whole sentences one after the other; Chinese ones have no space between."""
    return ("" if _language == "zh" else " ").join(filter(None, parts))


def N_(message: str) -> str:  # noqa: N802 - the usual name of the marker
    """Mark a message for the catalogue without translating it yet."""
    return message

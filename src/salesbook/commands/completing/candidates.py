"""What can stand at the word being typed: a command, an option, a value, a customer.

Everything comes from the tables of commands and of values, and from a glance at the book.
Where there is no book, or it cannot be read at once, it has nothing to say.
"""

import os

from salesbook.commands.contents import GROUPS, PANELS, entries
from salesbook.commands.line import HELP, Part, by_name
from salesbook.commands.takes import parts, program_parts
from salesbook.config import FORMATS, KEYS, UserConfig, locate_book
from salesbook.i18n import LANGUAGES, _
from salesbook.light import Callable, Iterable, NamedTuple

FILES = ":files:"
"""The answer that leaves it to the shell: names of files."""


class Candidate(NamedTuple):
    """A word that can stand there, what it is, and another way to write it."""

    value: str
    text: str = ""
    spelled: str = ""
    """As typed letter by letter (pinyin), for shells that drop what does not begin so."""


class Place(NamedTuple):
    """Where in the command line the word stands."""

    command: str
    """The command's full name, the name of a group, or empty."""
    arguments: tuple[str, ...]
    option: str
    """The option whose value is being typed, or empty."""
    book: str | None
    only_words: bool
    """After --, where nothing is an option."""


def candidates(words: list[str], typed: str, config: UserConfig) -> list[Candidate]:
    """What can follow the words before; only what fits the beginning that is typed."""
    place = read_place(words)
    if place.option:
        return _of_option(place, place.option, typed, config)
    if typed.startswith("-") and not place.only_words:
        name, equals, value = typed.partition("=")
        if equals and name.startswith("--"):
            found = _of_option(place, name, value, config)
            if any(one.value == FILES for one in found):
                return found
            return [one._replace(value=f"{name}={one.value}") for one in found]
        return _beginning(_options(place.command), typed)
    if not place.command or place.command in GROUPS:
        return _beginning(_commands(place.command, typed), typed)
    return _argument(place, typed, config)


def read_place(words: list[str]) -> Place:
    """Read the words before the one being typed as the command line will be read."""
    command, option, book = "", "", None
    arguments: list[str] = []
    only_words = False
    known = entries()
    names = by_name(_parts(command))
    for word in words:
        if option:
            book = word if option == "--book" else book
            option = ""
        elif word == "--" and not only_words:
            only_words = True
        elif word.startswith("-") and len(word) > 1 and not only_words:
            name, equals, value = word.partition("=")
            book = value if name == "--book" and equals else book
            attached = equals or (not word.startswith("--") and len(word) > 2)
            if not attached and (word not in names or names[word].kind != "flag"):
                option = word
        elif command in known and f"{command} {word}" not in known:
            arguments.append(word)
        else:
            command = f"{command} {word}".strip()
            if command not in known and command not in GROUPS:
                # No command: nothing can follow it.
                return Place("?", (), "", None, only_words)
            command = known[command].name if command in known else command
            names = by_name(_parts(command))
    return Place(command, tuple(arguments), option, book, only_words)


def _parts(command: str) -> list[Part]:
    """What can follow a command, a group, or nothing."""
    program = [] if command else program_parts()
    return [*parts(entries().get(command)), *program]


def _of_option(place: Place, name: str, typed: str, config: UserConfig) -> list[Candidate]:
    part = by_name(_parts(place.command)).get(name)
    return _of_kind(part.values, place, typed, config) if part else []


def _argument(place: Place, typed: str, config: UserConfig) -> list[Candidate]:
    takes = [part for part in _parts(place.command) if not part.options]
    if not takes:
        return []
    at = len(place.arguments)
    last = takes[-1]
    if at >= len(takes) and not last.many:
        return []
    part = takes[min(at, len(takes) - 1)]
    if part.values == "who" and part.many and place.arguments:
        return _further_words(place, typed, config)
    return _of_kind(part.values, place, typed, config)


def _further_words(place: Place, typed: str, config: UserConfig) -> list[Candidate]:
    """A name typed without quotes, word by word: what remains of the names that begin so."""
    said = " ".join(place.arguments) + " "
    whole = f"{said}{typed}".casefold()
    return [
        one._replace(value=one.value[len(said) :])
        for one in _customers(f"{said}{typed}", place, config)
        if one.value.casefold().startswith(whole) and len(one.value) > len(said)
    ]


def _of_kind(kind: str, place: Place, typed: str, config: UserConfig) -> list[Candidate]:
    if kind == "file":
        return [Candidate(FILES)]
    if "|" in kind:
        return _beginning([Candidate(choice) for choice in kind.split("|")], typed)
    if kind == "key":
        return _beginning(_keys(place.command), typed)
    if kind == "value":
        return _beginning(_setting_values(place.arguments[0]), typed)
    if kind == "who":
        return _customers(typed, place, config)
    if kind == "target":
        tables = config.send if isinstance(config.send, dict) else {}
        return _beginning([Candidate(name) for name in tables if _is_plain(name)], typed)
    if kind == "person":
        return _beginning(_people(place, config), typed)
    if kind:
        return _beginning(_values(kind, place, config), typed)
    return []


def _beginning(found: Iterable[Candidate], typed: str) -> list[Candidate]:
    start = typed.casefold()
    return [
        one for one in found if one.value == FILES or one.value.casefold().startswith(start)
    ]  # fmt: skip


# Commands and options


def _commands(group: str, typed: str) -> list[Candidate]:
    prefix = f"{group} " if group else ""
    found: dict[str, str] = {}
    for _panel, panel in PANELS:
        for entry in panel:
            # Other names of a command are known, but crowd the list.
            names = (entry.name, *(entry.aliases if typed else ()))
            for name in names:
                if name.startswith(prefix):
                    first, _sep, rest = name[len(prefix) :].partition(" ")
                    found[first] = _(GROUPS[first]) if rest else _(entry.help)
    return [Candidate(name, text) for name, text in found.items()]


def _options(command: str) -> list[Candidate]:
    takes = [] if command == "?" else _parts(command)
    found = [
        Candidate(name, _(part.help))
        for part in takes
        for name in (*part.options, *part.against)
        if name.startswith("--")
    ]
    return [*found, Candidate(HELP.options[-1], _("Show this help and exit."))]


# Settings


def _keys(command: str) -> list[Candidate]:
    from salesbook.domain.policy import PRESETS
    from salesbook.domain.setting_words import SETTINGS, help_of

    found = [Candidate(setting.key, _(help_of(setting))) for setting in SETTINGS]
    if command == "config set":
        found += [Candidate(name, ", ".join(presets)) for name, presets in PRESETS.items()]
    return [*found, *(Candidate(key, _(text)) for key, text in KEYS.items())]


def _setting_values(key: str) -> list[Candidate]:
    from salesbook.domain.policy import PRESETS
    from salesbook.domain.setting_words import SETTINGS

    name = key.casefold()
    if name == "book":
        return [Candidate(FILES)]
    own = {"lang": LANGUAGES, "format": FORMATS}
    choices = own.get(name) or tuple(PRESETS.get(name, ()))
    for setting in SETTINGS:
        if setting.key.casefold() == name:
            choices = setting.choices
    return [Candidate(choice) for choice in choices]


# The book


def _customers(typed: str, place: Place, config: UserConfig) -> list[Candidate]:
    from salesbook.book.beginnings import Beginning, customer_names

    found: list[Beginning] = []
    _look(place, config, lambda book: found.extend(customer_names(book, typed)))
    names: dict[str, Candidate] = {}
    for one in found:
        value = one.name if _can_be_typed(one.name) else str(one.customer_id)
        text = f"{one.grade} #{one.customer_id}" + (f" {one.name}" if one.spelled else "")
        names.setdefault(value, Candidate(value, text, one.spelled))
    return list(names.values())


def _can_be_typed(name: str) -> bool:
    """Whether a name can stand on a command line and means itself there, unlike `--x` or 12."""
    return (
        _is_plain(name) and name[:1] != "-" and not name.isdigit() and name[:4] != "ext:"
    )  # fmt: skip


def _is_plain(text: str) -> bool:
    """Whether all of it can be seen; wide blanks of a Chinese keyboard can."""
    return all(char.isprintable() or char in "\u3000\xa0" for char in text)


def _people(place: Place, config: UserConfig) -> list[Candidate]:
    from salesbook.book.beginnings import people
    from salesbook.book.find import find_all

    found: list[str] = []
    _look(place, config, lambda book: found.extend(
        people(book, [row.customer_id for row in find_all(book, place.arguments[0])])
    ))  # fmt: skip
    return [Candidate(name) for name in dict.fromkeys(found) if _can_be_typed(name)]


def _values(kind: str, place: Place, config: UserConfig) -> list[Candidate]:
    from salesbook.book.beginnings import known_values

    found: list[str] = []
    _look(place, config, lambda book: found.extend(known_values(book, kind)))
    return [Candidate(value) for value in found if _is_plain(value)]


def _look(place: Place, config: UserConfig, ask: Callable[..., None]) -> None:
    from salesbook.book import file
    from salesbook.book.beginnings import glance
    from salesbook.errors import SalesbookError

    def key_of(book: str) -> str:
        from salesbook.book.keys import key_at_hand

        return key_at_hand(os.environ, config, book)

    path, _why = locate_book(place.book, os.environ, config)
    file.key_of = key_of
    try:
        with glance(path) as book:
            ask(book)
    except SalesbookError:
        return

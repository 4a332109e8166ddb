"""The door for plain command lines: read by the table, served without Typer.

`declared` holds what the commands declare with Typer; it is made from the declarations, and
a test holds it to them. What is for people to read stands in `described`, which no line needs.
A line is plain when every word of it is an option that stands there, the value of one, or a
word for an argument, and nothing is missing. All else (a usage error, a number that is none,
`--` before the command) is left as it was typed to Typer, so that nothing is decided in two
ways. Neighbours: `serve` runs the command for both ways, `takes` has the parts with words.
"""

from salesbook.commands.declared import COMMANDS, GLOBAL, GROUPS, PARTS, SHARED, Rows
from salesbook.config import UserConfig
from salesbook.light import Any, Iterator, NamedTuple

_LONGEST_NUMBER = 18  # digits; Python refuses to read numbers that are very long


class Part(NamedTuple):
    """An argument or an option of a command, as it is declared."""

    name: str
    """The parameter of the function."""
    options: tuple[str, ...]
    """What it is called on the line; nothing for an argument."""
    against: tuple[str, ...] = ()
    """Further names, which say no: --unsigned."""
    kind: str = "text"
    """text, number or flag."""
    many: str = ""
    """list or tuple where several can be given: what they are handed over in."""
    required: bool = False
    default: Any = None
    """What is handed over where none is given."""
    least: int = 0
    """The smallest number that is taken."""
    metavar: str = ""
    """From here on words of `described`, empty where a line is read."""
    help: str = ""
    values: str = ""
    """What completes it: a kind that `completing.candidates` knows, or the choices."""


class Line(NamedTuple):
    """A plain line, read."""

    path: str
    """The command or the group as it was typed; empty for the program itself."""
    above: tuple[dict[str, Any], ...]
    """The options that stood before the command, the nearest first."""
    values: dict[str, Any]
    """What the function is handed, in the order in which Typer hands it over."""
    helps: bool
    """Help is wanted, and nothing else."""


class NotPlain(Exception):
    """Something about the line is for Typer to judge."""


HELP = Part("", ("-h", "--help"), kind="flag")
"""It has no name: no function is handed it."""


def answer(arguments: list[str], config: UserConfig) -> int | None:
    """Serve a plain command line and return its exit code; None where it is not plain."""
    from salesbook.commands import serve

    if arguments == ["--version"]:
        return serve.print_version()
    try:
        line = read(arguments or ["--help"])
    except NotPlain:
        return None
    if line.helps:
        return serve.print_help(line.path)
    name, place, _kind = COMMANDS[line.path]
    return serve.run(name, serve.function_of(place), line.values, line.above, config)


def parts(path: str) -> list[Part]:
    """What can follow a command, or a group, as it is typed; without the words for people."""
    own: Rows = ()
    if path in COMMANDS:
        name, _place, kind = COMMANDS[path]
        own = (*PARTS[name], *SHARED[kind])
    return [Part(*row) for row in (*own, *GLOBAL)]


def read(arguments: list[str]) -> Line:
    """Take a line apart as Typer would. Raises NotPlain."""
    path, words, known = "", iter(arguments), COMMANDS
    above: tuple[dict[str, Any], ...] = ()
    # A group can be a command too: `care` beside `care done`.
    while path not in known or any(f"{path} {word}" in known for word in arguments):
        given: dict[str, Any] = {}
        word = _options(words, by_name(parts("")), given)
        if HELP.name in given:
            return Line(path, above, {}, helps=True)
        if word is None or word == "--":
            raise NotPlain
        path, above = f"{path} {word}".strip(), (given, *above)
        if path not in known and path not in GROUPS:
            raise NotPlain
    takes = parts(path)
    names, given = by_name(takes), {}
    loose: list[str] = []
    while (word := _options(words, names, given)) is not None:
        if word == "--":
            loose += words
        else:
            loose.append(word)
    if HELP.name in given:
        return Line(path, above, {}, helps=True)
    return Line(path, above, _handed(takes, given, loose), helps=False)


def by_name(takes: list[Part]) -> dict[str, Part]:
    """The options by each of their names; help is one of every command."""
    return {name: part for part in (*takes, HELP) for name in (*part.options, *part.against)}


def _options(words: Iterator[str], names: dict[str, Part], given: dict[str, Any]) -> str | None:
    """Note the options that come next; the word that is none, or None at the end."""
    for word in words:
        if word[:1] != "-" or word in ("-", "--"):
            return word
        if word[1] == "-":
            name, equals, value = word.partition("=")
            _note(names.get(name), name, value if equals else None, words, given)
            continue
        letters = word[1:]
        while letters:
            name, letters = f"-{letters[0]}", letters[1:]
            part = names.get(name)
            if part is not None and part.kind != "flag":
                _note(part, name, letters or None, words, given)
                break
            _note(part, name, None, words, given)
    return None


def _note(
    part: Part | None, name: str, value: str | None, words: Iterator[str], given: dict[str, Any]
) -> None:
    """Note one option; what is not attached to it is the next word, whatever that is."""
    if part is None or (part.kind == "flag" and value is not None):
        raise NotPlain
    if part.kind == "flag":
        given[part.name] = name not in part.against
        return
    if value is None:
        value = next(words, None)
        if value is None:
            raise NotPlain
    if part.many:
        given.setdefault(part.name, []).append(value)
    else:
        given[part.name] = _value(part, value)


def _value(part: Part, text: str) -> Any:
    if part.kind != "number":
        return text
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER):
        raise NotPlain
    if int(text) < part.least:
        raise NotPlain
    return int(text)


def _handed(takes: list[Part], given: dict[str, Any], loose: list[str]) -> dict[str, Any]:
    """All that the function is handed: options as they came, the arguments, the defaults."""
    for part in takes:
        if part.options:
            continue
        if part.many and loose:
            given[part.name], loose = loose, []
        elif loose:
            given[part.name] = _value(part, loose[0])
            loose = loose[1:]
        elif part.required:
            raise NotPlain
        else:
            given[part.name] = part.default
    if loose:
        raise NotPlain
    for part in takes:
        if part.name not in given:
            if part.required:
                raise NotPlain
            given[part.name] = part.default
        elif part.many == "tuple":
            given[part.name] = tuple(given[part.name])
    return given

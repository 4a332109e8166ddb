"""`completion`: the script for a shell, and the answers it asks for while one types.

A shell runs salesbook with `_SALESBOOK_COMPLETE` naming itself. bash says the line up to
the cursor in `_SALESBOOK_LINE` and in `_SALESBOOK_TEXT` the end of it that will be
replaced; the others give the words as arguments and in `_SALESBOOK_AT` the place of the one
being typed. Whatever goes wrong, the answer is nothing: nobody wants a message there.
"""

from __future__ import annotations

import sys

from salesbook.errors import BadValue, SalesbookError
from salesbook.i18n import _
from salesbook.light import TYPE_CHECKING, Annotated, Iterator, Mapping, TextIO

if TYPE_CHECKING:
    import typer

    from salesbook.config import UserConfig


def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", help=_("the shell"),
                                         show_default=False)],
) -> None:  # fmt: skip
    """Print the script."""
    from salesbook.commands.completing.scripts import SCRIPTS

    if shell not in SCRIPTS:
        raise BadValue(
            _("There is no completion for {shell}: choose from {known}.").format(
                shell=shell, known=_(", ").join(SCRIPTS)
            )
        )
    sys.stdout.write(SCRIPTS[shell])


def complete(environ: Mapping[str, str], out: TextIO) -> int:
    """Print what can stand at the word being typed; always exit code 0."""
    try:
        lines = list(_answers(environ))
    except Exception:  # noqa: BLE001 - a prompt is no place for any message
        lines = []
    out.write("".join(f"{line}\n" for line in lines))
    return 0


def _answers(environ: Mapping[str, str]) -> Iterator[str]:
    from salesbook.commands.completing.candidates import FILES, candidates
    from salesbook.commands.completing.line import Word, plain_of, replacement, split

    shell = environ["_SALESBOOK_COMPLETE"]
    line = environ.get("_SALESBOOK_LINE")
    if line is not None:
        before, word = split(line)
        before, text = before[1:], environ.get("_SALESBOOK_TEXT", word.raw)
    else:
        before, typed = _words(environ)
        if shell == "fish":  # gives the word as it stands
            typed = plain_of(typed)
        word, text = Word(typed, typed, ""), typed
    for one in candidates(before, word.plain, _config(environ, shell)):
        if one.value == FILES:
            yield FILES
        elif shell == "bash":
            written = replacement(one.value, word, text)
            if written is not None:
                yield written
        elif shell == "fish" and one.spelled:
            yield f"{one.spelled}\t{one.text}"
        else:
            yield f"{one.value}\t{_on_one_line(one.text)}" if one.text else one.value


def _words(environ: Mapping[str, str]) -> tuple[list[str], str]:
    """The words before the one being typed, and that one, from this run's arguments."""
    words = sys.argv[1:]
    at = environ.get("_SALESBOOK_AT", "")
    place = int(at) - 1 if at.isdecimal() else len(words) - 1
    place = max(place, 0)
    return words[:place], words[place] if place < len(words) else ""


def _config(environ: Mapping[str, str], shell: str) -> UserConfig:
    """The user's file, an unreadable one as an empty one; and the language with it."""
    from salesbook.config import UserConfig, choose_language, read_config

    try:
        config = read_config(environ)
    except SalesbookError:
        config = UserConfig("")
    if shell != "bash":  # it shows no descriptions
        from salesbook.i18n import use

        use(choose_language(None, environ, config))
    return config


def _on_one_line(text: str) -> str:
    return " ".join(text.split())

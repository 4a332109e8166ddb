"""`completion`: the script for a shell, and the answers it asks for while one types.

The answers come from the table of commands where a command is being typed, so that
nothing else is loaded; options come from Typer's declarations.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, TextIO

from salesbook.commands import GROUPS, PANELS
from salesbook.errors import BadValue
from salesbook.i18n import _

if TYPE_CHECKING:
    import typer

SCRIPTS = {
    "bash": """_salesbook() {
    local IFS=$'\\n'
    COMPREPLY=($(_SALESBOOK_COMPLETE=bash _SALESBOOK_AT=$COMP_CWORD \\
        "${COMP_WORDS[0]}" "${COMP_WORDS[@]:1}" 2>/dev/null))
    [ ${#COMPREPLY[@]} -eq 1 ] && [ "${COMPREPLY[0]}" = ":files:" ] &&
        COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o nosort -F _salesbook salesbook
""",
    "zsh": """#compdef salesbook
_salesbook() {
    local -a found
    found=("${(@f)$(_SALESBOOK_COMPLETE=zsh _SALESBOOK_AT=$((CURRENT-1)) \\
        "${words[1]}" "${words[@]:1}" 2>/dev/null)}")
    if [ "${found[1]}" = ":files:" ]; then _files; else _describe -V salesbook found; fi
}
compdef _salesbook salesbook
""",
    "fish": """function __salesbook
    set -l words (commandline -opc) (commandline -ct)
    set -l at (math (count $words) - 1)
    set -l found (env _SALESBOOK_COMPLETE=fish _SALESBOOK_AT=$at $words[1] $words[2..-1] 2>/dev/null)
    if test "$found[1]" = ":files:"
        __fish_complete_path (commandline -ct)
    else
        printf '%s\\n' $found
    end
end
complete -c salesbook -f -a '(__salesbook)'
""",
}

Candidate = tuple[str, str]


def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", help=_("the shell"),
                                         show_default=False)],
) -> None:  # fmt: skip
    """Print the script."""
    if shell not in SCRIPTS:
        raise BadValue(
            _("There is no completion for {shell}: choose from {known}.").format(
                shell=shell, known=_(", ").join(SCRIPTS)
            )
        )
    sys.stdout.write(SCRIPTS[shell])


def answer(environ: Mapping[str, str], out: TextIO) -> int:
    """Print what can stand at the word being typed; the words are this run's arguments."""
    words = sys.argv[1:]
    at = environ.get("_SALESBOOK_AT", "")
    place = int(at) - 1 if at.isdecimal() else len(words) - 1
    typed = words[place] if 0 <= place < len(words) else ""
    shell = environ.get("_SALESBOOK_COMPLETE", "bash")
    for name, text in candidates(words[: max(place, 0)], typed):
        if name.startswith(typed):
            out.write(_shown(name, text, shell) + "\n")
    return 0


def candidates(before: list[str], typed: str) -> Iterable[Candidate]:
    """What can follow the words before: a command, a command of a group, or an option."""
    plain = _without_globals(before)
    if not plain and not typed.startswith("-"):
        return _commands("")
    if len(plain) == 1 and plain[0] in GROUPS and not typed.startswith("-"):
        return _commands(f"{plain[0]} ")
    if typed.startswith("-"):
        return _options(plain)
    if plain[:1] in (["import"], ["config", "calendar"]) or plain[:2] == ["config", "calendar"]:
        return [(":files:", "")]
    return []


def _commands(prefix: str) -> list[Candidate]:
    found: dict[str, str] = {}
    for _panel, entries in PANELS:
        for entry in entries:
            if entry.name.startswith(prefix):
                first, _sep, rest = entry.name[len(prefix) :].partition(" ")
                found[first] = _(GROUPS[first]) if rest else _(entry.help)
    return list(found.items())


def _options(plain: list[str]) -> list[Candidate]:
    from salesbook.commands import entries
    from salesbook.commands.build import build, root

    known = entries()
    entry = known.get(" ".join(plain[:2])) or known.get(" ".join(plain[:1]))
    command = build(entry) if entry else root()
    found = [
        (name, getattr(parameter, "help", None) or "")
        for parameter in command.params
        if parameter.param_type_name == "option"
        for name in (*parameter.opts, *parameter.secondary_opts)
        if name.startswith("--")
    ]
    return [*found, ("--help", _("Show this help and exit."))]


def _without_globals(words: list[str]) -> list[str]:
    """The words without global options and their values."""
    left: list[str] = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in ("--book", "--today", "--lang"):
            skip = True
        elif not word.startswith("-"):
            left.append(word)
    return left


def _shown(name: str, text: str, shell: str) -> str:
    if shell == "zsh":
        return f"{name.replace(':', chr(92) + ':') if name != ':files:' else name}:{text}" if (
            text
        ) else name  # fmt: skip
    return f"{name}\t{text}" if shell == "fish" and text else name

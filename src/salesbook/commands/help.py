"""Help as text: usage, what it does, arguments, options, examples; Chinese counted right.

Typer's own help needs Rich or counts characters instead of terminal cells, and speaks
English only. This one takes the names from the table of what is declared and the words from
the catalogue, so it is printed without Typer. Neighbour: `takes`, which has the tables.
"""

import os
import sys

from salesbook.commands.contents import GROUPS, PANELS, entries
from salesbook.commands.line import Part
from salesbook.commands.takes import parts, program_parts
from salesbook.i18n import _, sentences
from salesbook.light import Iterable, Sequence
from salesbook.output.text import width, wrap

_LONGEST = 100
_INDENT = 2
_NAMES = 30  # cells; a longer name stands on a line of its own


def format_help(path: str) -> str:
    """The whole help of a command or a group as it was typed, with a line feed at its end."""
    entry = entries().get(path)
    takes = parts(entry) + ([] if path else program_parts())
    cells = min(_columns(), _LONGEST)
    pieces = [_usage(path, takes)]
    if entry is not None:
        pieces.append(_wrapped(_(entry.help), cells, 0))
    else:
        pieces.append(_wrapped(_(GROUPS[path]), cells, 0) if path else _about(cells))
    if entry is None or entry.name in GROUPS:
        pieces += _commands(f"{path} " if path else "", cells)
    arguments = [(_name(part), _(part.help)) for part in takes if not part.options and part.help]
    if arguments:
        pieces.append(_section(_("Arguments"), arguments, cells))
    options = [(_name(part), _marked(part)) for part in takes if part.options]
    options.append(("-h, --help", _("Show this help and exit.")))
    pieces.append(_section(_("Options"), options, cells))
    if entry is not None and entry.examples:
        lines = [" " * _INDENT + _(example) for example in entry.examples]
        pieces.append("\n".join([_heading(_("Examples")), *lines]))
    return "\n\n".join(pieces) + "\n"


def _columns() -> int:
    """The width to write for: as it is said, else of the terminal, else 80."""
    said = os.environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said) > 0:
        return int(said)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # no stream, a closed one, no terminal
        return 80


def _about(cells: int) -> str:
    about = _("Whom must I contact today, why, and what did we last say? A sales book in one file.")
    return _wrapped(about, cells, 0)


def _usage(path: str, takes: list[Part]) -> str:
    pieces = [f"salesbook {path}" if path else "salesbook"]
    pieces += [
        _name(part) if part.required else f"[{_name(part)}]" for part in takes if not part.options
    ]
    if path not in entries():
        pieces.append(_("COMMAND"))
    pieces.append(_("[OPTIONS]"))
    usage = _heading(_("Usage"))  # babel does not look into f-strings
    return sentences(usage, " ".join(pieces))


def _commands(prefix: str, cells: int) -> Iterable[str]:
    for panel, commands in PANELS:
        rows: dict[str, str] = {}
        for entry in commands:
            if entry.name.startswith(prefix):
                first, _sep, rest = entry.name[len(prefix) :].partition(" ")
                rows[first] = _(GROUPS[first]) if rest else _(entry.help)
        if rows:
            title = _("Commands") if prefix else _(panel)
            yield _section(title, list(rows.items()), cells)


def _name(part: Part) -> str:
    if not part.options:
        return f"{_(part.metavar)}…" if part.many else _(part.metavar)
    names = ", ".join(sorted(part.options, key=len))
    if part.kind == "flag":
        return "/".join((names, *part.against))
    return f"{names} {_(part.metavar)}"


def _marked(part: Part) -> str:
    text = _(part.help)
    return _("{help} (required)").format(help=text) if part.required else text


def _section(title: str, rows: Sequence[tuple[str, str]], cells: int) -> str:
    widest = max((width(name) for name, _help in rows if width(name) <= _NAMES), default=0)
    column = _INDENT + widest + 2
    lines = [_heading(title)]
    for name, text in rows:
        head = " " * _INDENT + name
        body = _wrapped(text, cells, column)
        if width(head) + 2 <= column:
            lines.append(head + " " * (column - width(head)) + body.lstrip())
        else:
            lines += [head, body]
    return "\n".join(lines)


def _wrapped(text: str, cells: int, indent: int) -> str:
    """Fold a text to the width; a Chinese sentence may break after any character."""
    return "\n".join(" " * indent + line for line in wrap(text, max(cells - indent, 20)))


def _heading(title: str) -> str:
    plain = not sys.stdout.isatty() or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    marked = _("{title}:").format(title=title)
    return marked if plain else f"\x1b[1m{marked}\x1b[0m"

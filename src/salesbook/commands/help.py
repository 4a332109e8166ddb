"""Help as text: usage, what it does, arguments, options, examples; Chinese counted right.

Typer's own help needs Rich or counts characters instead of terminal cells, and speaks
English only. This one takes the names from Typer's parameters and the words from the
catalogue.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from salesbook.commands import GROUPS, PANELS, Entry
from salesbook.i18n import _, sentences
from salesbook.output.text import width, wrap

_LONGEST = 100
_INDENT = 2
_NAMES = 30  # cells; a longer name stands on a line of its own


def format_help(command: Any, ctx: Any, entry: Entry | None) -> str:
    """The whole help of a command or a group, with a line feed at its end."""
    cells = min(shutil.get_terminal_size().columns, _LONGEST)
    parts = [_usage(command, ctx)]
    if command.help:
        parts.append(_wrapped(command.help, cells, 0))
    elif entry is None:
        parts.append(_about(cells))
    if entry is not None and entry.name in GROUPS:
        parts += _commands(f"{entry.name} ", cells)
    elif entry is None:
        parts += _commands(command.prefix, cells)
    arguments = [p for p in command.params if p.param_type_name == "argument" and p.help]
    if arguments:
        parts.append(_section(_("Arguments"), [(_name(p), p.help) for p in arguments], cells))
    options = [p for p in command.params if p.param_type_name == "option" and not p.hidden]
    listed = [(_name(p), _marked(p)) for p in options]
    listed.append(("-h, --help", _("Show this help and exit.")))
    parts.append(_section(_("Options"), listed, cells))
    if entry is not None and entry.examples:
        lines = [" " * _INDENT + _(example) for example in entry.examples]
        parts.append("\n".join([_heading(_("Examples")), *lines]))
    return "\n\n".join(parts) + "\n"


def _about(cells: int) -> str:
    about = _("Whom must I contact today, why, and what did we last say? A sales book in one file.")
    return _wrapped(about, cells, 0)


def _usage(command: Any, ctx: Any) -> str:
    pieces = [ctx.command_path]
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            name = _name(parameter)
            pieces.append(name if parameter.required else f"[{name}]")
    if hasattr(command, "prefix"):
        pieces.append(_("COMMAND"))
    pieces.append(_("[OPTIONS]"))
    usage = _heading(_("Usage"))  # babel does not look into f-strings
    return sentences(usage, " ".join(pieces))


def _commands(prefix: str, cells: int) -> Iterable[str]:
    for panel, entries in PANELS:
        rows: dict[str, str] = {}
        for entry in entries:
            if entry.name.startswith(prefix):
                name = entry.name[len(prefix) :]
                first, _sep, rest = name.partition(" ")
                rows[first] = _(GROUPS[first]) if rest else _(entry.help)
        if rows:
            title = _("Commands") if prefix else _(panel)
            yield _section(title, list(rows.items()), cells)


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        shown = parameter.metavar or parameter.name.upper()
        return f"{shown}…" if parameter.nargs == -1 else shown
    names = ", ".join(sorted(parameter.opts, key=len))
    if parameter.is_flag:
        others = "/".join(parameter.secondary_opts)
        return f"{names}/{others}" if others else names
    return f"{names} {parameter.metavar or _('TEXT')}"


def _marked(parameter: Any) -> str:
    text = parameter.help or ""
    return _("{help} (required)").format(help=text) if parameter.required else text


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

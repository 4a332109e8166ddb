"""The table of what the commands declare: from Typer's declarations to plain data.

`python tools/table.py` builds every command with Typer and writes down its arguments and
options: what the door needs to read a line as `salesbook/commands/declared.py`, the words for
people as `described.py` beside it. With `--check` nothing is written, and it exits with 1 when
a file is not what the commands say. What cannot be written down is refused, so that it is met
here and not at a prompt.
"""

import os
import sys
from collections.abc import Mapping
from inspect import signature
from typing import Any, get_args

from salesbook.commands.build import build, global_options, root, shared_options
from salesbook.commands.contents import EITHER, GROUPS, PLAIN, RECEIPT, REPORT, Entry, entries
from salesbook.commands.line import Part
from salesbook.commands.serve import function_of
from salesbook.domain.codes import CARES, STAGES, STATUSES

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, "src", "salesbook", "commands")
READ = len(Part._fields) - 3
"""So many fields of a part are needed to read a line; the rest are words for people."""
USUAL = Part("", ())
HEADS = {
    "declared.py": '''\
"""What the commands declare with Typer, as data. Made by `make table`, not by hand.

COMMANDS has each by all that it is called: its name, its function, the kind of its output.
A row is the beginning of a `line.Part`, as far as it is not what is usual; the words for people
stand in `described`. PARTS has a command's own, SHARED those of its kind, GLOBAL those of all,
PROGRAM those of the program alone.
"""
''',
    "described.py": '''\
"""The words for people of what the commands declare. Made by `make table`, not by hand.

A row is the end of a `line.Part`, whose beginning stands at the same place in `declared`:
the word for a value, the help, what completes it. Texts are messages, translated when shown.
"""
''',
}
REST = """# ruff: noqa: E501
# fmt: off
{imports}
Rows = tuple[tuple[{cells}, ...], ...]

"""

# What completes a value, by the word that stands for it in the help; a kind of
# `completing.candidates`, or the choices. None where nobody can foresee it.
BY_WORD = {
    "WHO": "who", "INTO": "who", "TAG": "tag", "PERSON": "person", "FILE": "file",
    "PATH": "file", "KEY": "key", "VALUE": "value", "YES|NO": "yes|no", "1-5": "1|2|3|4|5",
    "STATUS": "|".join(STATUSES), "STAGE": "|".join(STAGES), "KIND": "|".join(CARES),
    "OWNER": "owner", "BACKUP": "file",
    **dict.fromkeys((
        "N", "TEXT", "NAME", "WHEN", "DATE", "DAYS", "MONEY", "HH:MM", "KEY=VALUE", "A,B,…",
        "HEADER=FIELD,…", "'WHEN ACTION'", "WHEN ACTION", "OPERATION", "SHEET", "PERIOD", "PART",
        "PRODUCT", "NUMBER ANSWER", "0-10", "2026-11", "FIELD=VALUE [WEIGHT]", "FIELD[=VALUE]",
    ), ""),
}  # fmt: skip
# The same by the name of an option, where the word says less.
BY_NAME = {"owner": "owner", "industry": "industry", "region": "region", "source": "source",
           "send": "target"}  # fmt: skip


def part(parameter: Any, own: Mapping[str, Any]) -> Part:
    """An argument or option of Typer's as a row; `own` are the function's annotations."""
    is_option = parameter.param_type_name == "option"
    declared = own.get(parameter.name, str)
    types = {declared, *get_args(declared), *get_args((*get_args(declared), declared)[0])}
    kind = "flag" if is_option and parameter.is_flag else "number" if int in types else "text"
    typed = getattr(parameter, "type", None)  # where Typer keeps it differs by version
    least, most = (getattr(parameter, end, getattr(typed, end, None)) for end in ("min", "max"))
    if (
        (parameter.callback and parameter.expose_value) or parameter.envvar or parameter.hidden
        or parameter.nargs not in (1, -1) or most is not None
        or (is_option and (parameter.prompt or parameter.count))
        or types & {float, bytes, bool} - ({bool} if kind == "flag" else set())
    ):  # fmt: skip
        raise ValueError(f"{parameter.name}: the table has no way to say this")
    many = parameter.nargs == -1 or (is_option and parameter.multiple)
    # Typer makes lists for the function's own parameters and leaves others as they are.
    handed = ("list" if parameter.name in own else "tuple") if many else ""
    metavar = parameter.metavar or ("TEXT" if is_option else parameter.name.upper())
    return Part(
        name=parameter.name,
        options=tuple(parameter.opts) if is_option else (),
        against=tuple(parameter.secondary_opts) if is_option else (),
        kind=kind,
        many=handed,
        required=parameter.required,
        default=() if handed == "tuple" else parameter.default,
        least=least or 0,
        metavar="" if kind == "flag" else metavar,
        help=parameter.help or "",
        values="" if kind == "flag" else _values(parameter.name, metavar, parameter.help or ""),
    )


def _values(name: str, word: str, about: str) -> str:
    if name in BY_NAME:
        return BY_NAME[name]
    if word not in BY_WORD and "|" not in word:
        raise ValueError(f"{name}: say in tools/table.py what completes {word}")
    found = BY_WORD.get(word, "file" if word.startswith("FILE|") else word)
    return f"{found}|all" if word == "STATUS" and "all" in about else found


def command_parts(entry: Entry) -> list[Part]:
    """What is a command's own, beside the options of its kind and of all."""
    made = build(entry)
    declared = signature(function_of(entry.place), eval_str=True).parameters
    own = {one.name: one.annotation for one in declared.values()}
    shared = len(shared_options(entry.kind)) + len(global_options())
    found = [part(one, own) for one in made.params[:-shared]]
    arguments = [one for one in found if not one.options]
    if any(one.many for one in arguments[:-1]):
        raise ValueError(f"{entry.name}: only the last argument can take all words")
    return found


def read_by(found: Part) -> tuple[object, ...]:
    """What a line is read by, to the last of it that is not usual."""
    row = found[:READ]
    while len(row) > 2 and row[-1] == USUAL[len(row) - 1]:
        row = row[:-1]
    return row


def told(found: Part) -> tuple[object, ...]:
    """The words for people."""
    return found[READ:]


def rows(found: list[tuple[object, ...]]) -> str:
    """The text of some rows."""
    return "(" + "".join(f"\n    {one!r}," for one in found) + ("\n" if found else "") + ")"


def texts() -> dict[str, str]:
    """The whole of each file, by its name."""
    shared = {kind: [part(one, {}) for one in shared_options(kind)]
              for kind in (REPORT, RECEIPT, EITHER, PLAIN)}  # fmt: skip
    everywhere = [part(one, {}) for one in global_options()]
    program = [part(one, {}) for one in root().params[len(everywhere) :]]
    commands = {entry.name: command_parts(entry) for entry in entries().values()}
    known = {path: (entry.name, entry.place, entry.kind) for path, entry in entries().items()}
    head = "COMMANDS: dict[str, tuple[str, str, str]] = {"
    head += "".join(f"\n    {path!r}: {where!r}," for path, where in known.items())
    head += f"\n}}\n\nGROUPS = {tuple(GROUPS)!r}\n\n"
    return {
        name: HEADS[name] + REST.format(cells=cells, imports=imports) + before + "\n".join([
            f"GLOBAL: Rows = {rows([cut(one) for one in everywhere])}\n",
            f"PROGRAM: Rows = {rows([cut(one) for one in program])}\n",
            "SHARED: dict[str, Rows] = {}\n",
            *(f"SHARED[{kind!r}] = {rows([cut(one) for one in found])}\n"
              for kind, found in shared.items()),
            "\nPARTS: dict[str, Rows] = {}\n",
            *(f"PARTS[{name!r}] = {rows([cut(one) for one in found])}\n"
              for name, found in commands.items()),
        ])
        for name, cut, cells, imports, before in (
            ("declared.py", read_by, "Any", "\nfrom salesbook.light import Any\n", head),
            ("described.py", told, "str", "", ""),
        )
    }  # fmt: skip


def main() -> int:
    """Write the files, or check that they are written."""
    late = []
    for name, wanted in texts().items():
        path = os.path.join(FOLDER, name)
        if "--check" not in sys.argv:
            with open(path, "w", encoding="utf-8") as file:
                file.write(wanted)
            continue
        with open(path, encoding="utf-8") as file:
            if file.read() != wanted:
                late.append(name)
    if late:
        print(f"out of date: {', '.join(late)} (make table)")
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())

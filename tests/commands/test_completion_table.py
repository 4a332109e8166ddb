"""The table of values for completion says what the commands declare with Typer."""

from typing import Any

import pytest

from salesbook.commands import GROUPS, entries
from salesbook.commands.build import build, root
from salesbook.commands.completing.scripts import SCRIPTS
from salesbook.commands.completing.table import (
    ARGUMENTS,
    CHOICES,
    FLAGS,
    FLAGS_OF,
    OPTIONS,
    OPTIONS_OF,
)
from salesbook.reports.customers import SORTS

COMMANDS = sorted({entry.name for entry in entries().values()})

# What a word in the help stands for; where it stands for nothing, nobody can foresee it.
BY_METAVAR = {
    "WHO": "who", "INTO": "who", "TAG": "tag", "PERSON": "person", "FILE": "file", "PATH": "file",
    "KEY": "key", "VALUE": "value", "YES|NO": "flag", "1-5": "stars",
}  # fmt: skip
BY_NAME = {"--owner": "owner", "--industry": "industry", "--region": "region",
           "--source": "source", "--tag": "tag", "--status": "status"}  # fmt: skip
FREE = frozenset(("N", "TEXT", "NAME", "WHEN", "DATE", "DAYS", "MONEY", "HH:MM", "KEY=VALUE",
                  "HEADER=FIELD,…",
                  "'WHEN ACTION'", "WHEN ACTION", "A,B,…", "OPERATION", "SHEET"))  # fmt: skip


def declared(command: str) -> list[Any]:
    return build(entries()[command]).params


def named(parameter: Any) -> list[str]:
    return [*parameter.opts, *parameter.secondary_opts]


@pytest.mark.parametrize("command", COMMANDS)
def test_which_options_take_a_value(command: str) -> None:
    for parameter in declared(command):
        if parameter.param_type_name == "option":
            for name in named(parameter):
                known = name in FLAGS or name in FLAGS_OF.get(command, ())
                assert known is bool(parameter.is_flag), f"{command} {name}"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_values_of_options(command: str) -> None:
    for parameter in declared(command):
        if parameter.param_type_name != "option" or parameter.is_flag:
            continue
        for name in named(parameter):
            kind = OPTIONS_OF.get(command, {}).get(name) or OPTIONS.get(name, "")
            wanted = BY_NAME.get(name) or BY_METAVAR.get(parameter.metavar)
            if wanted == "status" and "all" in (parameter.help or ""):
                wanted = "status or all"
            if "|" in parameter.metavar and parameter.metavar not in BY_METAVAR:
                if parameter.metavar.startswith("FILE"):
                    assert kind == "file"
                else:
                    choices = set(parameter.metavar.split("|"))
                    assert choices == set(CHOICES.get(kind, ())), f"{command} {name}"
            elif wanted:
                assert kind == wanted, f"{command} {name}"
            else:
                assert not kind, f"{command} {name} {parameter.metavar}"
                assert parameter.metavar in FREE, f"{command} {name}: {parameter.metavar}"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_arguments(command: str) -> None:
    wanted = []
    for parameter in declared(command):
        if parameter.param_type_name != "argument":
            continue
        kind = BY_METAVAR.get(parameter.metavar)
        if kind is None and "|" in parameter.metavar:
            kind = next(name for name, choices in CHOICES.items()
                        if "|".join(choices) == parameter.metavar)  # fmt: skip
        if kind is None:
            assert parameter.metavar in FREE, f"{command}: {parameter.metavar}"
            break
        wanted.append(f"{kind}…" if parameter.nargs == -1 and kind != "value" else kind)
    assert ARGUMENTS.get(command, ()) == tuple(wanted)


def test_nothing_in_the_table_is_of_yesterday() -> None:
    known = {name for command in COMMANDS for parameter in declared(command)
             for name in named(parameter)} | {"--help", "-h", "-y", "--yes"}  # fmt: skip
    known |= {name for parameter in root().params for name in named(parameter)}
    assert known >= {*OPTIONS, *FLAGS}
    for table in (FLAGS_OF, OPTIONS_OF, ARGUMENTS):
        assert set(table) <= set(COMMANDS)
    for command, options in (*OPTIONS_OF.items(), *FLAGS_OF.items()):
        assert set(options) <= {name for one in declared(command) for name in named(one)}
    assert set(OPTIONS.values()) - set(CHOICES) == {
        "file", "tag", "owner", "industry", "region", "source"
    }  # fmt: skip
    assert CHOICES["sort"] == SORTS
    assert CHOICES["shell"] == tuple(SCRIPTS)
    assert not set(GROUPS) & set(COMMANDS)

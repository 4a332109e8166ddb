"""The command lines of ours that are timed.

Neighbours: `peers` for those of other programs, `run`, which times them.
"""

import os
from collections.abc import Callable
from typing import NamedTuple

Made = Callable[[int], list[str]]


class Prepared(NamedTuple):
    """A book to read, its copy to write, and what `books` says of them."""

    book: str
    copy: str
    day: str
    """The day it is ready for."""
    rare: str
    """A text that stands in few of its notes."""
    names: list[str]
    """Customers with nothing due, to write about."""


class Measure(NamedTuple):
    """A command line to time; `make` gives it for each round, so that no round repeats one."""

    name: str
    make: Made
    environment: dict[str, str]
    terminal: bool = False
    target: float | None = None
    """The most it may take, in times of bare Python."""
    traced: bool = True
    fails: int = 0
    """The exit code it is to end with."""
    rounds: int | None = None
    """In how many rounds it is timed; None: in all."""


def measures(program: list[str], home: str, on: Prepared) -> list[Measure]:
    """The commands that are timed; what writes has other customers every round."""
    environment = plain_environment(home)
    reading = {**environment, "SALESBOOK_BOOK": on.book}
    writing = {**environment, "SALESBOOK_BOOK": on.copy}
    completing = {**reading, "_SALESBOOK_COMPLETE": "zsh", "_SALESBOOK_AT": "1"}
    naming = {**completing, "_SALESBOOK_AT": "2"}

    def line(*words: str) -> Made:
        argv = [*program, *words, "--today", on.day]
        return lambda _round: argv

    def about(place: int, command: str, *words: str) -> Made:
        own = on.names[place::4]
        return lambda number: [
            *program, command, own[number % len(own)], *words, "--today", on.day
        ]  # fmt: skip

    return [
        Measure("today (terminal)", line("today"), reading, terminal=True, target=7),
        Measure(
            "today --lang zh (terminal)", line("today", "--lang", "zh"), reading, terminal=True
        ),
        Measure("today --json", line("today", "--json"), reading, target=2),
        Measure("today (pipe)", line("today"), reading),
        Measure("overdue --json", line("overdue", "--json"), reading, target=2),
        Measure("log", about(0, "log", "客户问了价格，答应周五前报价"), writing, target=2),
        Measure("log --next", about(1, "log", "谈了样品", "--next", "下周三 发送报价"), writing),
        Measure("regrade", about(2, "regrade", "B", "--why", "预算已批"), writing, target=2),
        Measure("next", about(3, "next", "fri", "15:00", "send", "quote"), writing),
        Measure("show", line("show", on.names[0]), reading),
        Measure("list --grade A --json", line("list", "--grade", "A", "--json"), reading),
        Measure("find (2 characters)", line("find", on.rare), reading),
        Measure("pareto --json", line("pareto", "--json"), reading, target=40),
        Measure("funnel --json", line("funnel", "--json"), reading),
        Measure("review --json", line("review", "--json"), reading),
        Measure("--help", lambda _round: [*program, "--help"], reading, target=1.5),
        Measure("log --help", lambda _round: [*program, "log", "--help"], reading, target=1.5),
        Measure("a line that is not right", line("today", "--limit", "0"), reading, fails=2),
        Measure("completion of a command", lambda _round: [*program, "to"], completing, target=1.4),
        Measure(
            "completion of a name",
            lambda _round: [*program, "show", on.names[0][:2]],
            naming,
            target=2,
        ),
    ]


def plain_environment(home: str) -> dict[str, str]:
    """What a shell of a new user holds; bytecode may be written and is used."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": home,
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }

"""The command lines that are timed, ours and Taskwarrior's on as much data.

Neighbour: `run`, which times them.
"""

import json
import os
from collections.abc import Callable
from typing import NamedTuple

from benchmarks.process import run

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


def measures(program: list[str], home: str, on: Prepared) -> list[Measure]:
    """The commands that are timed; what writes has other customers every round."""
    environment = plain_environment(home)
    reading = {**environment, "SALESBOOK_BOOK": on.book}
    writing = {**environment, "SALESBOOK_BOOK": on.copy}
    completing = {**reading, "_SALESBOOK_COMPLETE": "bash", "_SALESBOOK_AT": "1"}

    def line(*words: str) -> Made:
        argv = [*program, *words, "--today", on.day]
        return lambda _round: argv

    def about(place: int, command: str, *words: str) -> Made:
        own = on.names[place::4]
        return lambda number: [
            *program, command, own[number % len(own)], *words, "--today", on.day
        ]  # fmt: skip

    return [
        Measure("today (terminal)", line("today"), reading, terminal=True, target=9),
        Measure(
            "today --lang zh (terminal)", line("today", "--lang", "zh"), reading, terminal=True
        ),
        Measure("today --json", line("today", "--json"), reading, target=6),
        Measure("today (pipe)", line("today"), reading),
        Measure("overdue --json", line("overdue", "--json"), reading, target=6),
        Measure("log", about(0, "log", "客户问了价格，答应周五前报价"), writing, target=7),
        Measure("log --next", about(1, "log", "谈了样品", "--next", "下周三 发送报价"), writing),
        Measure("regrade", about(2, "regrade", "B", "--why", "预算已批"), writing, target=7),
        Measure("next", about(3, "next", "fri", "15:00", "send", "quote"), writing),
        Measure("show", line("show", on.names[0]), reading),
        Measure("list --grade A --json", line("list", "--grade", "A", "--json"), reading),
        Measure("find (2 characters)", line("find", on.rare), reading),
        Measure("--help", lambda _round: [*program, "--help"], reading, target=12),
        Measure("completion of a command", lambda _round: [*program, "to"], completing, target=6),
    ]


def plain_environment(home: str) -> dict[str, str]:
    """What a shell of a new user holds; bytecode may be written and is used."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": home,
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }


def task_measures(home: str, size: int, program: str) -> list[Measure]:
    """Taskwarrior on as many pending tasks: one per customer, with its last words noted."""
    folder = os.path.join(home, f"task-{size}")
    os.makedirs(folder)
    settings = os.path.join(folder, "taskrc")
    with open(settings, "w", encoding="utf-8") as file:
        file.write("confirmation=off\nnews.version=2.6.0\nrecurrence.confirmation=no\n")
    environment = {**plain_environment(home), "TASKDATA": folder, "TASKRC": settings}
    tasks = os.path.join(folder, "tasks.json")
    with open(tasks, "w", encoding="utf-8") as file:
        for number in range(size):
            day = f"202611{1 + number % 28:02}" if number % (size // 40) == 0 else "20261220"
            task = {
                "description": f"客户{number:06} follow up",
                "status": "pending",
                "entry": "20261101T080000Z",
                "due": f"{day}T080000Z",
                "priority": "HML"[number % 3],
                "tags": ["vip"] if number % 3 == 0 else [],
                "annotations": [
                    {"entry": "20261110T080000Z", "description": "对方问了价格和交货期"}
                ],
            }
            file.write(json.dumps(task, ensure_ascii=False) + "\n")
    run([program, "import", tasks], environment, terminal=False)
    shown = [program, "next"]
    return [
        Measure("task next (terminal)", lambda _round: shown, environment, True, traced=False),
        Measure(
            "task add",
            lambda number: [program, "add", f"call customer {number}", "due:2026-12-04"],
            environment,
            traced=False,
        ),
    ]

"""Other programs on as much data: Taskwarrior, and two that are written in Python.

Each has one task per customer, with its last words in it; as many are due as in a book. A
program that is not there is left out. `make peers` puts the two Python ones into a folder of
their own. Neighbours: `commands` for our own lines, `run`, which times them all.
"""

import json
import os
import shutil

from benchmarks.commands import Measure, plain_environment
from benchmarks.process import run

DUE = 40
"""How many tasks are due, whatever the size."""
PATIENCE = {1_000: 25, 10_000: 15, 100_000: 5}
"""The rounds that a peer is timed in, by the size: some take many seconds a line."""

MOST = {"topydo": 10_000}
"""The largest list that a peer can hold: topydo ends with an error on 100,000 tasks."""


def find(folder: str) -> dict[str, str]:
    """The programs that are there, by their names; those of Python in `folder`."""
    found = {"task": shutil.which("task")}
    found |= {name: shutil.which(name, path=folder) for name in ("topydo", "todo")}
    return {name: path for name, path in found.items() if path is not None}


def versions(programs: dict[str, str], home: str) -> list[str]:
    """What they call themselves."""
    said = {"task": "Taskwarrior {}", "topydo": "{}", "todo": "todoman {}"}
    flags = {"task": "--version", "topydo": "-v", "todo": "--version"}
    lines = []
    for name, path in programs.items():
        _cost, text = run([path, flags[name]], plain_environment(home), terminal=False)
        lines.append(said[name].format(text.decode().splitlines()[0].split(", version ")[-1]))
    return lines


def measures(programs: dict[str, str], home: str, size: int) -> list[Measure]:
    """What is due, and one task more, with each program that is there."""
    made = {"task": _task, "topydo": _topydo, "todo": _todoman}
    found = []
    for name, path in programs.items():
        if size > MOST.get(name, size):
            continue
        folder = os.path.join(home, f"{name}-{size}")
        os.makedirs(folder)
        found += made[name](folder, size, path)
    return [one._replace(rounds=PATIENCE.get(size, 5), traced=False) for one in found]


def _day(number: int, size: int) -> str:
    return f"2026-11-{1 + number % 25:02}" if number % (size // DUE) == 0 else "2026-12-20"


def _task(folder: str, size: int, program: str) -> list[Measure]:
    settings = os.path.join(folder, "taskrc")
    with open(settings, "w", encoding="utf-8") as file:
        file.write("confirmation=off\nnews.version=2.6.0\nrecurrence.confirmation=no\n")
    environment = {**plain_environment(folder), "TASKDATA": folder, "TASKRC": settings}
    tasks = os.path.join(folder, "tasks.json")
    with open(tasks, "w", encoding="utf-8") as file:
        for number in range(size):
            task = {
                "description": f"客户{number:06} follow up",
                "status": "pending",
                "entry": "20261101T080000Z",
                "due": f"{_day(number, size).replace('-', '')}T080000Z",
                "priority": "HML"[number % 3],
                "tags": ["vip"] if number % 3 == 0 else [],
                "annotations": [
                    {"entry": "20261110T080000Z", "description": "对方问了价格和交货期"}
                ],
            }
            file.write(json.dumps(task, ensure_ascii=False) + "\n")
    run([program, "import", tasks], environment, terminal=False)
    add = [program, "add", "call customer", "due:2026-12-04"]
    return [
        Measure("task next (terminal)", lambda _round: [program, "next"], environment, True),
        Measure("task add", lambda number: [*add, str(number)], environment),
    ]


def _topydo(folder: str, size: int, program: str) -> list[Measure]:
    tasks, settings = os.path.join(folder, "todo.txt"), os.path.join(folder, "config")
    with open(tasks, "w", encoding="utf-8") as file:
        for number in range(size):
            file.write(
                f"({'ABC'[number % 3]}) 2026-11-01 客户{number:06} follow up: "
                f"对方问了价格和交货期 @vip due:{_day(number, size)}\n"
            )
    with open(settings, "w", encoding="utf-8") as file:
        file.write(f"[topydo]\nfilename = {tasks}\narchive_filename = {folder}/done.txt\n")
    line = [program, "-c", settings]
    environment = plain_environment(folder)
    return [
        Measure("topydo ls (due)", lambda _round: [*line, "ls", "due:<2026-11-26"], environment),
        Measure(
            "topydo add",
            lambda number: [*line, "add", f"call customer {number} due:2026-12-04"],
            environment,
        ),
    ]


def _todoman(folder: str, size: int, program: str) -> list[Measure]:
    tasks, settings = os.path.join(folder, "lists", "work"), os.path.join(folder, "config.py")
    os.makedirs(tasks)
    for number in range(size):
        lines = (
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:bench", "BEGIN:VTODO", f"UID:c{number}",
            "DTSTAMP:20261101T080000Z", "CREATED:20261101T080000Z",
            f"SUMMARY:客户{number:06} follow up", "DESCRIPTION:对方问了价格和交货期",
            f"DUE;VALUE=DATE:{_day(number, size).replace('-', '')}", f"PRIORITY:{1 + number % 9}",
            "STATUS:NEEDS-ACTION", "SEQUENCE:0", "END:VTODO", "END:VCALENDAR", "",
        )  # fmt: skip
        with open(os.path.join(tasks, f"c{number}.ics"), "w", encoding="utf-8") as file:
            file.write("\r\n".join(lines))
    with open(settings, "w", encoding="utf-8") as file:
        file.write(
            f'path = "{folder}/lists/*"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n'
            f'default_list = "work"\ncache_path = "{folder}/cache.sqlite3"\n'
        )
    line = [program, "--config", settings]
    environment = plain_environment(folder)
    run([*line, "list", "--due", "24"], environment, terminal=False)  # fills its cache
    return [
        Measure("todo list --due", lambda _round: [*line, "list", "--due", "24"], environment),
        Measure(
            "todo new",
            lambda number: [*line, "new", "-l", "work", "--due", "2026-12-04", f"call {number}"],
            environment,
        ),
    ]

"""`make bench`: what a whole command costs, beside a bare `python -c pass` in the same run.

Every figure is a whole process from start to end, the median of many, all commands and
sizes taking turns, bare Python before each of them: a busy minute falls on both alike. What
writes does so on a copy of the book, with a durable commit each time. Neighbours:
`commands` says what is timed, `process` how, `books` on what.
"""

import argparse
import json
import os
import shutil
import sys
import time

from benchmarks import peers
from benchmarks.commands import Measure, Prepared, measures, plain_environment
from benchmarks.process import Cost, median, peak_memory, run

HERE = os.path.dirname(os.path.abspath(__file__))
RESULTS = os.path.join(os.path.dirname(HERE), "docs", "performance.md")
BARE = "python -c pass"
LARGE, FEW = 100_000, 5
"""From so many customers on, what has no target takes seconds and is timed in few rounds."""


class Figures:
    """What was seen of one command at one size."""

    def __init__(self, *, work: bool) -> None:
        """Nothing seen yet."""
        self.work = work
        self.costs: list[Cost] = []
        self.beside: list[Cost] = []
        """Bare Python just before each of them."""
        self.rows: int | None = None

    @property
    def seconds(self) -> float:
        """The median time; of the processor alone where that was asked for."""
        return self._median(self.costs)

    @property
    def ratio(self) -> float:
        """The median time in times of bare Python at the same moments."""
        return self.seconds / self._median(self.beside)

    def _median(self, costs: list[Cost]) -> float:
        return median([cost.work if self.work else cost.seconds for cost in costs])

    @property
    def memory(self) -> float:
        """The median of the peaks in MiB."""
        return median([cost.memory for cost in self.costs]) / 1024


def prepare(size: int, rounds: int, python: str, folder: str) -> Prepared:
    """The book of a size and its copy; made in a process of its own, to stay small."""
    argv = [python, "-m", "benchmarks.books", str(size), str(rounds * 4)]
    _cost, text = run(argv, {**os.environ, "PYTHONPATH": os.path.dirname(HERE)}, terminal=False)
    book, day, rare, *names = text.decode().splitlines()
    copy = os.path.join(folder, f"{size}.db")
    shutil.copyfile(book, copy)
    os.sync()  # else the first commits would wait for the copy to reach the disk
    return Prepared(book, copy, day, rare, names)


def rows_read(measure: Measure, folder: str) -> int | None:
    """How many rows one run reads, by the program's own count; nothing where it opens no book."""
    trace = os.path.join(folder, "trace.jsonl")
    environment = {**measure.environment, "SALESBOOK_TRACE": trace}
    run(measure.make(0), environment, terminal=measure.terminal, fails=measure.fails)
    with open(trace, encoding="utf-8") as file:
        seen = json.loads(file.read())
    os.unlink(trace)
    return seen["rows_read"] if seen["command"] else None


def take(
    groups: dict[int, list[Measure]], rounds: int, bare: Measure, folder: str, *, work: bool
) -> tuple[Figures, dict[tuple[str, int], Figures]]:
    """Time all of them, in turns."""
    figures: dict[tuple[str, int], Figures] = {}
    base = Figures(work=work)
    for size, group in groups.items():
        for measure in group:
            found = figures[measure.name, size] = Figures(work=work)
            # The first run writes the bytecode and warms the caches; it is not counted.
            _run(measure, 0)
            if measure.traced:
                found.rows = rows_read(measure, folder)
    for number in range(1, rounds + 1):
        for size, group in groups.items():
            for measure in group:
                if number > (measure.rounds or rounds):
                    continue
                found = figures[measure.name, size]
                cost, _text = run(bare.make(number), bare.environment, terminal=False)
                base.costs.append(cost)
                found.beside.append(cost)
                found.costs.append(_run(measure, number))
        sys.stderr.write(f"\rround {number} of {rounds} ")
        sys.stderr.flush()
    sys.stderr.write("\r")
    return base, figures


def _run(measure: Measure, number: int) -> Cost:
    argv = measure.make(number)
    cost, _text = run(argv, measure.environment, terminal=measure.terminal, fails=measure.fails)
    return cost


def table(
    base: Figures, figures: dict[tuple[str, int], Figures], groups: dict[int, list[Measure]]
) -> list[str]:
    """The figures as a Markdown table, one line a command."""
    sizes = list(groups)
    heads = ["command", "target"]
    for size in sizes:
        heads += [f"{size // 1000}k ms", "×", "MiB", "rows"]
    known = {measure.name: measure for group in groups.values() for measure in group}
    rows = [[BARE, "", f"{base.seconds * 1000:.1f}", "1.0", f"{base.memory:.0f}", ""]]
    rows[0] += [""] * (len(heads) - len(rows[0]))
    if len(sizes) > 1:
        heads.append("growth")
        rows[0].append("")
    for name, measure in known.items():
        row = [name, f"≤ {measure.target:g}" if measure.target else ""]
        for size in sizes:
            seen = figures.get((name, size))
            if seen is None:
                row += ["", "", "", ""]
                continue
            row += [
                f"{seen.seconds * 1000:.1f}",
                f"{seen.ratio:.1f}",
                f"{seen.memory:.0f}",
                "" if seen.rows is None else str(seen.rows),
            ]
        if len(sizes) > 1:
            first, last = figures.get((name, sizes[0])), figures.get((name, sizes[-1]))
            row.append(f"{last.ratio / first.ratio:.2f}" if first and last else "")
        rows.append(row)
    widths = [max(len(row[place]) for row in (heads, *rows)) for place in range(len(heads))]
    lines = [heads, ["-" * cells for cells in widths], *rows]
    return [
        "| " + " | ".join(
            text.ljust(cells) if place == 0 else text.rjust(cells)
            for place, (text, cells) in enumerate(zip(row, widths, strict=True))
        ) + " |"
        for row in lines
    ]  # fmt: skip


def machine(rounds: int, load: str, others: list[str]) -> list[str]:
    """Where and with what it was measured, as lines of a list."""
    own = peak_memory()  # before what follows adds to it
    from importlib.metadata import version
    from platform import machine as kind, platform, python_version
    from sqlite3 import sqlite_version

    model = kind()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next(line.split(":")[1].strip() for line in file if "model name" in line)
    except (OSError, StopIteration):
        pass
    own_versions = [f"{name} {version(name)}" for name in ("salesbook", "typer", "rich")]
    versions = ", ".join([*own_versions, *others])
    return [
        f"- {time.strftime('%Y-%m-%d')}, {model}, {os.cpu_count()} cores, {platform()}",
        f"- Python {python_version()}, SQLite {sqlite_version}, {versions}",
        f"- {rounds} rounds, load {load} before; a peak below {own:.0f} MiB cannot be seen",
    ]


def report(lines: list[str], about: list[str], path: str | None) -> None:
    """Print the table, and keep it."""
    text = "\n".join([*lines, "", *about, ""])
    print(text)
    if path is None:
        return
    with open(path, "w", encoding="utf-8") as file:
        file.write(
            "# Performance\n\n"
            "A person waits for the whole process, so that is what is timed: whole processes, "
            "medians. `×` is the\ntime in bare `python -c pass` run just before, `MiB` the peak "
            "memory, `rows` how many rows left the book,\n`growth` the largest book against the "
            "smallest. Every customer has 20 follow-ups; as many lines are due\nin each book. "
            "Writing commands commit durably (`synchronous=EXTRA`). What makes it so is in\n"
            "[the architecture](architecture.md#start-up).\n\n"
            "`make bench` writes this page for 1k and 10k customers, `make bench-all` for 100k too "
            "and with the peers:\nTaskwarrior, and topydo and todoman, which are written in Python "
            "(`make peers` installs them), with one\ntask per customer and as many of them due; "
            "slow ones in fewer rounds. `--cpu` counts the work alone, for a\nbusy machine. The "
            "Python that runs it is the one compared with, and the salesbook beside that is timed: "
            "here\nthose of the development environment. In one that holds nothing else Python "
            "starts half a millisecond\nsooner, and `today --json` at 10k takes 2.1 times that "
            "(2026-11-30, 60 rounds).\n\n" + text
        )


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description="Measure whole commands.")
    parser.add_argument("--sizes", default="1000,10000", help="customers, such as 1000,10000")
    parser.add_argument("--runs", type=int, default=15, help="rounds (15)")
    parser.add_argument("--only", default="", help="only commands with this text in their name")
    parser.add_argument(
        "--cpu", action="store_true", help="processor time, for a busy machine (without waiting)"
    )
    parser.add_argument("--peers", default="", help="folder of topydo and todo (todoman)")
    parser.add_argument("--no-peers", action="store_true", help="leave other programs out")
    parser.add_argument("--to", default=RESULTS, help="file to write; - for none")
    chosen = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    python = sys.executable
    script = os.path.join(os.path.dirname(python), "salesbook")
    program = [script] if os.path.exists(script) else [python, "-m", "salesbook"]
    load = f"{os.getloadavg()[0]:.1f}"
    others = {} if chosen.no_peers else peers.find(os.path.abspath(chosen.peers))
    folder = os.path.join(HERE, "books", f"work-{os.getpid()}")
    os.makedirs(folder)
    try:
        groups: dict[int, list[Measure]] = {}
        for size in map(int, chosen.sizes.split(",")):
            prepared = prepare(size, chosen.runs + 2, python, folder)
            group = measures(program, folder, prepared)
            if size >= LARGE:
                group = [one if one.target else one._replace(rounds=FEW) for one in group]
            group += peers.measures(others, folder, size)
            groups[size] = [measure for measure in group if chosen.only in measure.name]
        bare = Measure(BARE, lambda _round: [python, "-c", "pass"], plain_environment(folder))
        base, figures = take(groups, chosen.runs, bare, folder, work=chosen.cpu)
        lines = table(base, figures, groups)
        about = machine(chosen.runs, load, peers.versions(others, folder))
        if chosen.cpu:
            about.append("- processor time alone: waiting for the disk is not in it")
        report(lines, about, None if chosen.to == "-" else chosen.to)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()

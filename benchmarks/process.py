"""Running one program to its end and saying what it took.

The terminal is a real one, the pipe is drained, and a program that fails ends the bench.
Little is imported, because a child's peak memory is never reported below that of the
process that started it. Neighbour: `run`, which takes the turns.
"""

import fcntl
import os
import struct
import sys
import termios
import time
from typing import NamedTuple

WIDTH = 120  # columns of the terminal
KEPT = 1 << 16  # bytes of output: all would make this process large


class Cost(NamedTuple):
    """One process: seconds from start to end, seconds of work, and its peak memory in KiB."""

    seconds: float
    work: float
    memory: int


def run(
    argv: list[str], environment: dict[str, str], *, terminal: bool, fails: int = 0
) -> tuple[Cost, bytes]:
    """Run a program to its end; what it took, and how its output begins.

    Exits where it ends with another code than `fails`.
    """
    if terminal:
        reader, writer = os.openpty()
        fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 50, WIDTH, 0, 0))
    else:
        reader, writer = os.pipe()
    actions: list[tuple[object, ...]] = [
        (os.POSIX_SPAWN_DUP2, writer, 1),
        (os.POSIX_SPAWN_DUP2, writer, 2),
        (os.POSIX_SPAWN_CLOSE, reader),
    ]
    if terminal:
        actions.insert(0, (os.POSIX_SPAWN_DUP2, writer, 0))
    else:
        actions.insert(0, (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0))
    output = b""
    started = time.perf_counter()
    child = os.posix_spawn(argv[0], argv, environment, file_actions=actions)
    os.close(writer)
    while True:
        try:
            part = os.read(reader, 1 << 16)
        except OSError:  # a terminal whose last user is gone
            break
        if not part:
            break
        if len(output) < KEPT:
            output += part
    _pid, status, usage = os.wait4(child, 0)
    took = time.perf_counter() - started
    os.close(reader)
    if os.waitstatus_to_exitcode(status) != fails:
        sys.stderr.write(f"{' '.join(argv)} failed:\n{output.decode(errors='replace')}\n")
        sys.exit(1)
    return Cost(took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss), output


def median(values: list[float] | list[int]) -> float:
    """The middle value; of two the mean."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def peak_memory() -> float:
    """The peak of this process in MiB: what a child is started with."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

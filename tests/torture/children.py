"""The program in children of this process: as quick as a call, as killable as a process.

What a command needs is loaded once; a child then runs one command line with the clock at
noon. Neighbour: `server`, the same under strace.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from tests.torture.idle import load_all

from within import surroundings


class End(NamedTuple):
    """What a child came to; a negative code is the signal that ended it."""

    code: int
    stdout: str
    stderr: str
    seconds: float


class Child:
    """One running command."""

    def __init__(self, folder: str, argv: Sequence[str], env: Mapping[str, str] | None = None):
        """Start it in a folder, where its home is too."""
        load_all()
        self.files = [tempfile.TemporaryFile() for _name in range(2)]  # noqa: SIM115
        self.began = time.monotonic()
        self.pid = os.fork()
        if self.pid == 0:
            self._be(folder, argv, env or {})

    def _be(self, folder: str, argv: Sequence[str], env: Mapping[str, str]) -> None:
        from salesbook import cli

        code = 1
        try:
            for number, file in enumerate(self.files, 1):
                os.dup2(file.fileno(), number)
            nowhere = os.open(os.devnull, os.O_RDONLY)
            os.dup2(nowhere, 0)
            # Whoever runs the tests may have put something else in their place.
            sys.stdout, sys.stderr = (os.fdopen(fd, "w", encoding="utf-8") for fd in (1, 2))
            os.chdir(folder)
            with surroundings(env, os.path.join(folder, "home")):
                code = cli.run([str(word) for word in argv])
                sys.stdout.flush()
                sys.stderr.flush()
        except BaseException as error:  # noqa: BLE001 - a child must not run its parent's work
            os.write(2, f"Traceback: {error!r}".encode())
        finally:
            os._exit(code)

    def kill(self) -> None:
        """End it where it is."""
        os.kill(self.pid, 9)

    def wait(self) -> End:
        """Wait for its end."""
        _pid, status = os.waitpid(self.pid, 0)
        seconds = time.monotonic() - self.began
        said = []
        for file in self.files:
            file.seek(0)
            said.append(file.read().decode("utf-8", "replace"))
            file.close()
        return End(os.waitstatus_to_exitcode(status), *said, seconds)


def run(folder: str, argv: Sequence[str], env: Mapping[str, str] | None = None) -> End:
    """Run a command line to its end."""
    return Child(folder, argv, env).wait()


def at_once(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """Run functions in processes of their own, all at once; what each returned, if JSON has it."""
    load_all()
    running = []
    for act in acts:
        file = tempfile.TemporaryFile()  # noqa: SIM115 - read when the child has ended
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                file.write(json.dumps(act()).encode())
                file.flush()
                code = 0
            except BaseException as error:  # noqa: BLE001
                os.write(2, f"{error!r}\n".encode())
            finally:
                os._exit(code)
        running.append((pid, file))
    found = []
    for pid, file in running:
        _pid, status = os.waitpid(pid, 0)
        file.seek(0)
        found.append(json.loads(file.read()) if status == 0 else None)
        file.close()
    return found


def spread(seconds: Sequence[float]) -> str:
    """The median, the 99th of a hundred and the longest, in words."""
    ordered = sorted(seconds)
    median, late = (ordered[len(ordered) * part // 100] for part in (50, 99))
    return f"p50 {median:.2f} s, p99 {late:.2f} s, longest {ordered[-1]:.2f} s"

"""xls and ods: read by calamine in a process of its own, which has little memory and time.

A few kilobytes of either can ask for gigabytes, and no look at them beforehand tells: so
the system holds that process to limits, and what ends early was too much or broken. It
writes its sheets as lines of JSON: a name and a size, then rows. Neighbours: `xlsx_file`,
whose functions do the reading there; `xlsx_guard`, for what is a zip.
"""

import json
import os
import subprocess
import sys

from salesbook.errors import BadValue
from salesbook.exchange.sheets import Row, Sheet, broken, signature, too_much
from salesbook.exchange.xlsx_guard import check_figures
from salesbook.i18n import language, use
from salesbook.light import IO, Any, Iterator

_MEMORY = 300 << 20  # bytes of addresses, some of which Python itself takes
_SECONDS = 30
_PROGRAM = "from salesbook.exchange.old_workbooks import serve; serve()"


def read(data: bytes, path: str, wanted: str | None) -> Iterator[Sheet]:
    """The visible sheets in their order, or the wanted one even if hidden."""
    kind = signature(data)
    if kind == ".xlsx":
        check_figures(data, path)
    elif kind != ".xls":
        raise broken(path)
    process = _start(path, wanted)
    try:
        said = _Said(process, data)
        line = said.next()
        while line[0] == "sheet":
            rows = said.rows()
            yield Sheet(line[1], rows, size=line[2])
            for _row in rows:
                pass
            line = said.last
        if line[0] == "wrong":
            raise BadValue(line[1])
        if line[0] == "much":
            raise too_much(path)
        if line[0] != "end":
            raise broken(path)
    finally:
        process.kill()
        if process.stdout is not None:
            process.stdout.close()
        process.wait()


def serve() -> None:
    """What the process does: read the workbook on standard input, write its sheets."""
    from salesbook.exchange.xlsx_file import read_workbook

    path, wanted, tongue = sys.argv[1], sys.argv[2][1:] if sys.argv[2] else None, sys.argv[3]
    use(tongue)
    _limit()
    out = sys.stdout
    try:
        for sheet in read_workbook(sys.stdin.buffer.read(), path, wanted):
            out.write(json.dumps(["sheet", sheet.name, sheet.size]) + "\n")
            for row in sheet.rows:
                out.write(json.dumps(row) + "\n")
        end = ["end"]
    except BadValue as error:
        end = ["wrong", error.sentence]
    except MemoryError:
        end = ["much"]
    out.write(json.dumps(end) + "\n")
    out.flush()


def _limit() -> None:
    try:
        import resource
    except ImportError:  # no POSIX system
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _start(path: str, wanted: str | None) -> subprocess.Popen[bytes]:
    source = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    # -P: nothing of the folder one happens to be in is imported.
    return subprocess.Popen(  # noqa: S603 - this very program
        [sys.executable, "-P", "-c", _PROGRAM, path,
         "" if wanted is None else f"={wanted}", language()],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": source, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip


class _Said:
    """The lines that the process writes, once it was handed the data."""

    def __init__(self, process: subprocess.Popen[bytes], data: bytes) -> None:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("a process without pipes was started")
        self._process = process
        self._out: IO[bytes] = process.stdout
        self.last: list[Any] = []
        try:
            process.stdin.write(data)
            process.stdin.close()
        except BrokenPipeError:  # it has ended already, and says why or does not
            pass

    def next(self) -> list[Any]:
        """The next line; one that says so where the process was stopped."""
        text = self._out.readline()
        if text.endswith(b"\n"):
            self.last = json.loads(text)
        else:
            # Stopped by the limits of memory and time, which say nothing.
            self.last = ["much" if self._process.wait() < 0 else "broken"]
        return self.last

    def rows(self) -> Iterator[Row]:
        """The rows up to the next sheet or the end."""
        while isinstance(self.next()[0], int):
            yield Row(*self.last)

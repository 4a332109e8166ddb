"""The one door for printing: columns, receipts, and what it loads."""

import io
import os
import subprocess
import sys

import pytest

from salesbook.errors import BadValue
from salesbook.output.emit import FORMATS, emit
from salesbook.output.receipt import Receipt, emit_receipt
from salesbook.output.report import Column, Line, Report, Table

TABLE = Table(
    (Column("a", "A", "whole"), Column("b", "B"), Column("c", "C", shown=False)),
    [(1, "王总", "[vip]")],
)


def written(report: Report, form: str, **options: object) -> str:
    out = io.StringIO()
    emit(report, form, out=out, **{"terminal_width": None, **options})  # type: ignore[arg-type]
    return out.getvalue()


def test_columns_are_chosen_in_every_format() -> None:
    report = Report((TABLE,), head=(Line("h"),))
    assert written(report, "table", columns=["c", "a"]) == "h\n\nC      A\n[vip]  1\n"
    assert written(report, "csv", columns=["c", "a"]) == "c,a\n[vip],1\n"
    assert written(report, "jsonl", columns=["c"]) == '{"c": "[vip]"}\n'
    assert "[vip]" in written(report, "table", columns=["c"], terminal_width=80)
    assert "[vip]" not in written(report, "table", terminal_width=80)


def test_an_unknown_column_or_format_is_refused() -> None:
    with pytest.raises(BadValue, match="no column z"):
        written(Report((TABLE,)), "json", columns=["z"])
    with pytest.raises(BadValue, match="no format xml"):
        written(Report((TABLE,)), "xml")


def test_a_closed_pipe_is_the_door_s_to_handle() -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    for form in FORMATS:
        for terminal_width in (None, 80):
            with pytest.raises(BrokenPipeError):
                emit(Report((TABLE,)), form, out=Closed(), terminal_width=terminal_width)


RECEIPT = Receipt("Logged \x1b[1m王总\n", {"done": "log", "customer": "王总\x9b"}, ("Too\tsoon",))


@pytest.mark.parametrize(
    ("json", "quiet", "said"),
    [
        (False, False, "Logged \\x1b[1m王总⏎\n"),
        (True, False, '{"done": "log", "customer": "王总\\u009b"}\n'),
        (False, True, ""),
        (True, True, ""),
    ],
)
def test_a_receipt_is_one_line_and_warnings_are_talk(json: bool, quiet: bool, said: str) -> None:
    out, err = io.StringIO(), io.StringIO()
    emit_receipt(RECEIPT, json=json, quiet=quiet, out=out, err=err)
    assert out.getvalue() == said
    assert err.getvalue() == "Too soon\n"


HEAVY = {"json", "csv", "rich", "typer", "dataclasses", "pathlib", "argparse", "inspect", "decimal"}


@pytest.mark.parametrize(
    ("form", "terminal", "allowed"),
    [
        ("table", None, set()),
        ("csv", None, set()),
        ("tsv", None, set()),
        ("md", None, set()),
        ("json", None, {"json"}),
        ("jsonl", None, {"json"}),
        ("table", 80, {"rich", "dataclasses", "inspect"}),
    ],
)
def test_a_format_loads_only_what_it_needs(
    form: str, terminal: int | None, allowed: set[str]
) -> None:
    code = (
        "import io, sys\n"
        "from salesbook.output.emit import emit\n"
        "from salesbook.output.report import Column, Report, Table\n"
        "report = Report((Table((Column('a', 'A'),), [('王总 ❤️',)]),))\n"
        f"emit(report, {form!r}, out=io.StringIO(), terminal_width={terminal})\n"
        "print(*sys.modules)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run(
        [sys.executable, "-S", "-c", code], env=environment, capture_output=True, check=True
    )
    loaded = set(said.stdout.decode().split())
    assert not HEAVY - allowed & loaded
    assert "rich.table" not in loaded

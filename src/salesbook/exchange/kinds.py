"""The kinds of sheet there are, and a whole file read as the lines of each.

A new kind is one module with a `KIND` and one entry here; the order is the order in which
lines are taken into the book. Nothing is decided about the book: see `actions.imports`.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from salesbook.errors import BadValue
from salesbook.exchange import customers, follow_ups, grades
from salesbook.exchange.headers import Kind, Layout, find_layout
from salesbook.exchange.lines import At, Cells, Wrong
from salesbook.exchange.sheets import Row, Sheet, read_sheets
from salesbook.i18n import _, n_

KINDS: tuple[Kind, ...] = (customers.KIND, grades.KIND, follow_ups.KIND)
_SHOWN = 10


class Reading(NamedTuple):
    """What a file says: its lines by kind, what is wrong, and what a person should know."""

    path: str
    lines: dict[str, list[NamedTuple]]
    wrong: list[Wrong]
    warnings: list[str]


def read_kind(text: str) -> Kind:
    """The kind of a name as typed."""
    wanted = text.strip().lower().replace("_", "-").replace("followups", "follow-ups")
    for kind in KINDS:
        if kind.name == wanted:
            return kind
    raise BadValue(
        _("--kind cannot be {value}: choose from {choices}.").format(
            value=text, choices=_(", ").join(kind.name for kind in KINDS)
        )
    )


def read_file(path: str, now: datetime, *, kind: str | None, sheet: str | None) -> Reading:
    """Read a file; raises BadValue where it is none or holds nothing that is known."""
    wanted = None if kind is None else read_kind(kind)
    kinds = KINDS if wanted is None else (wanted,)
    reading = Reading(path, {one.name: [] for one in KINDS}, [], [])
    found, passed = False, []
    for table in read_sheets(path, sheet):
        layout = find_layout(table, kinds, asked=wanted is not None)
        if layout is not None:
            found = True
            _read_sheet(table, layout, now, reading)
        elif table.rows:
            passed.append(table.name)
    if not found:
        raise BadValue(_unknown(path, wanted))
    reading.warnings.extend(
        _("Sheet {sheet} was passed over: its headers are not known.").format(sheet=name)
        for name in passed
    )
    return reading


def _unknown(path: str, wanted: Kind | None) -> str:
    if wanted is None:
        return _(
            "{path} has no row of headers that is known, such as 客户名称 or customer. "
            "Name the kind of sheet with --kind."
        ).format(path=path)
    examples = {
        "customers": ("客户名称 (customer)",),
        "grades": ("客户名称 (customer)", "当前级别 (grade)", "调整时间 (date)"),
        "follow-ups": ("客户名称 (customer)", "跟进时间 (date)", "沟通内容 (content)"),
    }
    return _("{path} has no row of headers for {kind}; it needs at least {headers}.").format(
        path=path, kind=wanted.name, headers=_(", ").join(examples.get(wanted.name, ()))
    )


def _read_sheet(sheet: Sheet, layout: Layout, now: datetime, reading: Reading) -> None:
    width = max((place for place, cell in enumerate(layout.row.cells, 1) if cell), default=0)
    unnamed: list[int] = []
    lines = reading.lines[layout.kind.name]
    for row in sheet.rows:
        if row.line <= layout.row.line or row.cells == layout.row.cells:
            continue
        cells = Cells(sheet.name, layout, row, now, reading.wrong)
        beyond = any(row.cells[width:])
        if beyond and sheet.exact:
            reading.wrong.append(_too_long(cells.at, row, width))
            continue
        if beyond or any(
            cell and not header for header, cell in zip(layout.row.cells, row.cells, strict=False)
        ):
            unnamed.append(row.line)
        if not cells.targets():
            continue
        line = layout.kind.read(cells)
        if line is not None:
            lines.append(line)
    reading.warnings.extend(_warnings(sheet, layout, unnamed))


def _too_long(at: At, row: Row, width: int) -> Wrong:
    return Wrong(
        at,
        "",
        _(
            "the line has {count} cells, the headers {width}; put texts with commas in quotes."
        ).format(count=len(row.cells), width=width),
    )


def _warnings(sheet: Sheet, layout: Layout, unnamed: Sequence[int]) -> list[str]:
    said = []
    if layout.facts:
        said.append(
            _("Kept as free facts, because no field has this name: {headers}.").format(
                headers=_(", ").join(column.target for column in layout.facts)
            )
        )
    if layout.left_out:
        said.append(
            _("Left out, because {kind} have nothing of this name: {headers}.").format(
                kind=layout.kind.name, headers=_(", ").join(layout.left_out)
            )
        )
    if unnamed:
        said.append(
            n_(
                "Left out: cells without a header, in line {lines}.",
                "Left out: cells without a header, in lines {lines}.",
                len(unnamed),
            ).format(lines=show_lines(unnamed))
        )
    if not sheet.name:
        return said
    return [_("Sheet {sheet}: {warning}").format(sheet=sheet.name, warning=one) for one in said]


def show_lines(lines: Sequence[int]) -> str:
    """The first few line numbers, and that there are more."""
    shown = _(", ").join(str(line) for line in lines[:_SHOWN])
    return shown if len(lines) <= _SHOWN else f"{shown} …"

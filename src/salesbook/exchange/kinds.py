"""The kinds of sheet there are, and a whole file read as the lines of each.

A new kind is one module with a `KIND` and one entry here; the order is the order in which
lines are taken into the book. Nothing is decided about the book: see `actions.imports`.
"""

import os
from datetime import datetime
from itertools import chain, islice

from salesbook.errors import BadValue
from salesbook.exchange import contacts, customers, deals, follow_ups, grades, sales, slashes
from salesbook.exchange.headers import Kind, Layout, Mapped, find_layout, fold_header
from salesbook.exchange.lines import At, Cells, Wrong
from salesbook.exchange.mapping import read_mapping, refuse_unmet
from salesbook.exchange.packed import Lines
from salesbook.exchange.sheets import Row, Sheet, each_sheet
from salesbook.i18n import _, n_
from salesbook.light import Callable, Iterator, NamedTuple, Sequence

KINDS: tuple[Kind, ...] = (
    customers.KIND, contacts.KIND, grades.KIND, follow_ups.KIND, deals.KIND, sales.KIND,
)  # fmt: skip
_SHOWN = 10
_MOST_NAMED = 40
_STEP = 500


class Reading(NamedTuple):
    """What a file says: its lines by kind, what is wrong, and what a person should know.

    A line with something wrong is in `wrong` alone. Where rows are kept, `headers` are
    those of each sheet that was read and `refused` the cells of the lines that are wrong.
    """

    path: str
    lines: dict[str, Lines]
    wrong: list[Wrong]
    warnings: list[str]
    headers: dict[str, list[str]]
    refused: dict[At, list[str]]
    keeps: bool = False


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


def read_file(
    path: str,
    now: datetime,
    *,
    kind: str | None,
    sheet: str | None,
    mapping: Sequence[str] = (),
    keep: bool = False,
    begin: Callable[[int], Callable[[int], None]] | None = None,
) -> Reading:
    """Read a file; raises BadValue where it is none or holds nothing that is known.

    `keep` keeps the rows that are wrong. `begin` is called for each sheet with about how
    many rows it has, and what it returns with every few rows that were read.
    """
    wanted = None if kind is None else read_kind(kind)
    kinds = KINDS if wanted is None else (wanted,)
    mapped = read_mapping(mapping, kinds)
    reading = Reading(path, {one.name: Lines() for one in KINDS}, [], [], {}, {}, keep)
    met: dict[str, str] = {}
    found, passed = False, []
    for table in each_sheet(path, sheet):
        rows = iter(table.rows)
        head = list(islice(rows, slashes.LOOKED_AT))
        own = [one for one in kinds if one.name == table.kind]
        layout = find_layout(
            Sheet(table.name or os.path.splitext(os.path.basename(path))[0], head),
            own or kinds, asked=wanted is not None or bool(own), mapped=mapped,
        )  # fmt: skip
        heads = [layout.row] if layout is not None else head[:1]
        met |= {fold_header(cell): cell for row in heads for cell in row.cells if cell}
        if layout is not None:
            found = True
            step = begin(table.size) if begin else None
            whole = table._replace(rows=_counted(chain(head, rows), step))
            _read_sheet(whole, layout, mapped, now, reading, slashes.find_order(head))
        elif head:
            passed.append(table.name)
    refuse_unmet(mapped, set(met), list(met.values())[:_MOST_NAMED])
    if not found:
        raise BadValue(_unknown(path, wanted))
    reading.warnings.extend(
        _("Sheet {sheet} was passed over: its headers are not known.").format(sheet=name)
        for name in passed
    )
    return reading


def _counted(rows: Iterator[Row], step: Callable[[int], None] | None) -> Iterator[Row]:
    if step is None:
        yield from rows
        return
    for count, row in enumerate(rows, 1):
        yield row
        if count % _STEP == 0:
            step(_STEP)


def _unknown(path: str, wanted: Kind | None) -> str:
    if wanted is None:
        return _(
            "{path} has no row of headers that is known, such as 客户名称 or customer. "
            "Name the kind of sheet with --kind."
        ).format(path=path)
    examples = {
        "customers": ("客户名称 (customer)",),
        "contacts": ("客户名称 (customer)", "联系人 (contact)"),
        "grades": ("客户名称 (customer)", "当前级别 (grade)", "调整时间 (date)"),
        "follow-ups": ("客户名称 (customer)", "跟进时间 (date)", "沟通内容 (content)"),
        "deals": ("客户名称 (customer)", "成交金额 (amount)"),
        "sales": ("客户名称 (customer)", "日期 (date)", "金额 (amount)"),
    }
    return _("{path} has no row of headers for {kind}; it needs at least {headers}.").format(
        path=path, kind=wanted.name, headers=_(", ").join(examples.get(wanted.name, ()))
    )


def _read_sheet(
    sheet: Sheet, layout: Layout, mapped: Mapped, now: datetime, reading: Reading,
    order: str | None,
) -> None:  # fmt: skip
    headers = layout.row.cells
    width = max((place for place, cell in enumerate(headers, 1) if cell), default=0)
    blank = [place for place, header in enumerate(headers[:width]) if not header]
    unnamed: list[int] = []
    kind, lines, wrong = layout.kind, reading.lines[layout.kind.name], reading.wrong
    if reading.keeps:
        reading.headers[sheet.name] = headers[:width]
    for row in sheet.rows:
        if row.line <= layout.row.line or row.cells == headers:
            continue
        cells = Cells(sheet.name, layout, row, now, wrong, order)
        before = len(wrong)
        line = None
        beyond = any(row.cells[width:])
        if beyond and sheet.exact:
            wrong.append(_too_long(cells.at, row, width, kind.name))
        else:
            if beyond or (blank and any(map(row.cells.__getitem__, _within(blank, row)))):
                unnamed.append(row.line)
            if not cells.filled:
                continue
            line = kind.read(cells)
        if len(wrong) > before:
            if reading.keeps:
                reading.refused[cells.at] = row.cells
        elif line is not None:
            lines.add(line, row.cells if reading.keeps else None)
    reading.warnings.extend(_warnings(sheet, layout, mapped, unnamed))


def _within(places: Sequence[int], row: Row) -> list[int]:
    return [place for place in places if place < len(row.cells)]


def _too_long(at: At, row: Row, width: int, kind: str) -> Wrong:
    return Wrong(
        at,
        "",
        _(
            "the line has {count} cells, the headers {width}; put texts with commas in quotes."
        ).format(count=len(row.cells), width=width),
        kind,
    )


def _warnings(sheet: Sheet, layout: Layout, mapped: Mapped, unnamed: Sequence[int]) -> list[str]:
    said = []
    facts = [one.target for one in layout.facts if fold_header(one.header) not in mapped]
    if facts:
        said.append(
            _("Kept as free facts, because no field has this name: {headers}.").format(
                headers=_(", ").join(facts)
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

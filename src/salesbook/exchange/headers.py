"""From the headers of a sheet to what its columns mean.

A `Kind` says which headers it knows; the row that fits one best, near the top, is the row
of headers: titles and remarks above it do not count. What always holds of a layout: no
two columns mean the same, and every column with a header is read, kept as a free fact, or
named as left out. Neighbours: the modules with a `KIND`, and `lines`, which reads cells.
"""

import re
from itertools import islice
from types import MappingProxyType

from salesbook.domain.fields import Field
from salesbook.exchange.sheets import Row, Sheet
from salesbook.light import TYPE_CHECKING, Callable, Iterable, Mapping, NamedTuple, Sequence
from salesbook.phrases.names import fold

if TYPE_CHECKING:
    from salesbook.exchange.lines import Cells

# Rows near the top in which headers are looked for.
LOOKED_AT = 20
# Why a row was refused, in the file of refused rows.
REASON = "salesbook: reason"
# Columns that number the rows, and that one: nobody misses them.
_NUMBERING = frozenset(("序号", "序號", "行号", "行號", "no", "no.", "#", "nr", "row", REASON))
_MARKS = ("必填", "选填", "選填", "required", "optional")
# Units in a header of money, and what they put behind a bare number.
_UNITS = {
    "万": "万", "万元": "万", "萬": "万", "萬元": "万", "千元": "千", "k": "k",
    "元": "", "人民币": "", "人民幣": "", "rmb": "", "cny": "", "¥": "", "yuan": "",
}  # fmt: skip


class Kind(NamedTuple):
    """A kind of sheet.

    `words` are the folded headers and the target each means. A sheet has this kind when
    each set of `needs` is met by a target of it; unasked it must also meet `shows`, and
    hold nothing of `never`. `passed` are headers of what follows from other data.
    """

    name: str
    words: Mapping[str, str]
    needs: tuple[frozenset[str], ...]
    read: "Callable[[Cells], NamedTuple | None]"
    shows: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    passed: frozenset[str] = frozenset()
    money: frozenset[str] = frozenset()
    facts: bool = False
    titles: frozenset[str] = frozenset()
    """Names of a sheet or a file that speak for this kind where the headers fit several."""

    def targets(self) -> frozenset[str]:
        """Everything a column may mean."""
        return frozenset(self.words.values())


class Chosen(NamedTuple):
    """What a person says of a column: its header, and what it means.

    That is a target of the kind, `fact:KEY`, or `-` for a column to be left out.
    """

    header: str
    target: str


Mapped = Mapping[str, Chosen]
"""By folded header."""
FACT, NOTHING = "fact:", "-"
_UNMAPPED: Mapped = MappingProxyType({})


class Column(NamedTuple):
    """A column that is read: its place from 0, its header as in the file, what it means."""

    place: int
    header: str
    target: str
    unit: str = ""


class Layout(NamedTuple):
    """The row of headers of a sheet, understood."""

    kind: Kind
    row: Row
    columns: Mapping[str, Column]
    facts: tuple[Column, ...]
    """Columns kept as free facts; the target is the key."""
    left_out: tuple[str, ...]
    """Headers of columns that are not read."""


def find_layout(
    sheet: Sheet, kinds: Sequence[Kind], *, asked: bool = False, mapped: Mapped = _UNMAPPED
) -> Layout | None:
    """The first row that is headers of one of the kinds; the one that fits best if several.

    `asked` is true where the user named the kind: then the headers need not prove it, and
    neither where the user says what one of them means. Of the rows the first few are read.
    """
    name = fold(sheet.name)
    for row in islice(sheet.rows, LOOKED_AT):
        found = [layout for kind in kinds if (layout := _lay_out(kind, row, mapped, asked=asked))]
        if found:
            return max(found, key=lambda one: (len(one.columns), name in one.kind.titles))
    return None


def words_of(fields: Iterable[Field], prefix: str = "") -> dict[str, str]:
    """The headers of a table of fields, folded, each with its target."""
    found: dict[str, str] = {}
    for field in fields:
        names = (field.en, field.zh, *field.headers)
        for word in names if prefix else (field.name, *names):
            found.setdefault(fold_header(word), prefix + field.name)
    return found


def words(table: Mapping[str, str]) -> dict[str, str]:
    """Headers written as one text per target, separated by bars, folded."""
    return {fold_header(word): target for target, text in table.items() for word in text.split("|")}


def one_of(text: str) -> frozenset[str]:
    """Headers written with bars between, folded."""
    return frozenset(fold_header(word) for word in text.split("|"))


def fold_header(text: str) -> str:
    """The form headers are compared in: width, case, blanks and underscores do not count."""
    return " ".join(fold(text).replace("_", " ").strip(" *:").split())


def _lay_out(kind: Kind, row: Row, mapped: Mapped, *, asked: bool) -> Layout | None:
    columns: dict[str, Column] = {}
    unknown: list[Column] = []
    left_out: list[str] = []
    said = False
    headers = [(place, " ".join(cell.split()), fold_header(cell))
               for place, cell in enumerate(row.cells)]  # fmt: skip
    # What a person says comes first, wherever it stands.
    for place, shown, folded in sorted(headers, key=lambda one: one[2] not in mapped):
        if not folded or (folded in _NUMBERING and folded not in mapped):
            continue
        if folded in mapped:
            column = _choose(kind, mapped[folded], place, shown)
            if column is None:
                return None
            if column.target == NOTHING:
                continue
            said = True
            if column.target.startswith(FACT):
                unknown.append(column._replace(target=column.target.removeprefix(FACT)))
                continue
            target: str | None
            target, unit = column.target, column.unit
        else:
            target, unit = _meaning(kind, folded)
        if target == "external_id" and target in columns:
            # Both stand in salesbook's own csv: there customer_id is the number in the book.
            if shown == "customer_id":
                target = "number"
            elif shown == "external_id":
                columns["number"] = columns.pop(target)._replace(target="number")
        if target is not None and target not in columns:
            columns[target] = Column(place, shown, target, unit)
        elif target is None and folded in kind.passed:
            left_out.append(shown)
        else:
            unknown.append(Column(place, shown, shown))
    if not all(need & columns.keys() for need in kind.needs):
        return None
    seen = {fold_header(column.header) for column in unknown}
    if not (asked or said) and (seen & kind.never or not _proves(kind, columns, unknown)):
        return None
    if not kind.facts:
        return Layout(kind, row, columns, (), (*left_out, *(column.header for column in unknown)))
    return Layout(kind, row, columns, tuple(_distinct(unknown)), tuple(left_out))


def _choose(kind: Kind, chosen: Chosen, place: int, shown: str) -> Column | None:
    """The column as a person says it is; None where this kind has nothing of the name."""
    target = chosen.target
    if target.startswith(FACT):
        return Column(place, shown, target) if kind.facts else None
    found = target if target == NOTHING else means(kind, target)
    if found is None:
        return None
    unit = _meaning(kind, fold_header(shown))
    return Column(place, shown, found, unit[1] if unit[0] == found else "")


def means(kind: Kind, name: str) -> str | None:
    """The target of a kind that a field's name stands for; None where it has none."""
    wanted = name.strip().lower().replace("-", "_")
    same = {"name": "customer", "customer": "name", "id": "external_id", "tag": "tags"}
    targets = kind.targets()
    for one in (wanted, same.get(wanted, ""), f"contact.{wanted}"):
        if one in targets:
            return one
    return None


def _proves(kind: Kind, columns: Mapping[str, Column], unknown: list[Column]) -> bool:
    return not kind.shows or bool(kind.shows & columns.keys()) or (kind.facts and not unknown)


def _meaning(kind: Kind, folded: str) -> tuple[str | None, str]:
    """The target of a header and the unit it gives; what stands in brackets is tried last."""
    for mark in _MARKS:
        folded = folded.replace(f"({mark})", "").strip(" *")
    if folded in kind.words:
        return kind.words[folded], ""
    found = re.fullmatch(r"(.*?)\s*[(\[【](.*)[)\]】]", folded)
    if not found or found[1] not in kind.words:
        return None, ""
    target = kind.words[found[1]]
    if target not in kind.money:
        return target, ""
    # Another currency is no budget that could be read; it stays a fact.
    return (target, _UNITS[found[2]]) if found[2] in _UNITS else (None, "")


def _distinct(columns: list[Column]) -> Iterable[Column]:
    """Free facts under keys of their own: one that comes twice is numbered."""
    met: dict[str, int] = {}
    for column in sorted(columns):
        met[column.target] = met.get(column.target, 0) + 1
        times = met[column.target]
        yield column if times == 1 else column._replace(target=f"{column.target} ({times})")

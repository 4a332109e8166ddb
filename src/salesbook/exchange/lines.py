"""Reading the cells of one line: texts become values, and what is wrong is gathered.

A line that has something wrong is still read to its end, so that all of it is told at
once. Neighbours: the modules with a `KIND`, which say what the cells of a line are.
"""

import re
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import lru_cache, partial

from salesbook.domain.fields import Field
from salesbook.errors import SalesbookError
from salesbook.exchange.headers import Layout
from salesbook.exchange.sheets import Row
from salesbook.exchange.slashes import year_first
from salesbook.i18n import _
from salesbook.light import Callable, NamedTuple, TypeVar
from salesbook.phrases.fields import read_field
from salesbook.phrases.names import fold
from salesbook.phrases.phones import search_digits
from salesbook.phrases.when import Moment, read_when

Value = TypeVar("Value")

# Excel counts days from here; two serials stand for 1950 and 2100.
_EPOCH = date(1899, 12, 30)
_SERIALS = range(18_264, 73_051)
_DATED = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?"
)
_ZONED = re.compile(
    r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)"
)
_APART = re.compile(r"[,，;；、/\n]")
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_NOTHING = frozenset(
    ("无", "無", "暂无", "暫無", "没有", "沒有", "-", "--", "—", "/", "none", "n/a")
)

# What few customers have of their own is read once.
_REPEATED = frozenset(
    ("money_range", "flag", "chain", "grade", "status", "span", "stars", "hours", "manner")
)
_READERS: dict[str, Callable[[str, datetime], dict[str, object]]] = {}


class At(NamedTuple):
    """Where a line stands in the file."""

    sheet: str
    line: int


class Wrong(NamedTuple):
    """A value that cannot be taken in, and why."""

    at: At
    header: str
    reason: str
    kind: str = ""
    customer: str = ""

    def said(self) -> str:
        """The sentence with the line, and with the sheet where there are several."""
        if self.at.sheet:
            whole = _("sheet {sheet}, line {line}, {header}: {reason}")
        elif self.header:
            whole = _("line {line}, {header}: {reason}")
        else:
            whole = _("line {line}: {reason}")
        return whole.format(
            sheet=self.at.sheet, line=self.at.line, header=self.header, reason=self.reason
        )


class Who(NamedTuple):
    """The customer a line is about, by everything it says to tell customers apart."""

    at: At
    header: str
    name: str
    key: str
    external_id: str | None = None
    number: int | None = None
    """The number in the book, as salesbook's own csv gives it."""
    phone: str | None = None
    """The customer's own number as written."""
    phones: tuple[str, ...] = ()
    """The digits of every number the line gives."""
    person: bool = False
    """Whether the line names a person at the customer."""


class Fate(NamedTuple):
    """What became of a line, or would: added, updated, left as it is, or wrong."""

    at: At
    kind: str
    what: str
    customer: str
    why: str = ""


class Cells:
    """The cells of one line by what they mean; `wrong` gathers what cannot be read."""

    def __init__(
        self, sheet: str, layout: Layout, row: Row, now: datetime, wrong: list[Wrong],
        order: str | None = None,
    ) -> None:  # fmt: skip
        """Look at one row below its headers; `order` is that of dates such as 3/1/2017."""
        self._order = order
        self.at = At(sheet, row.line)
        self.now = now
        self._layout = layout
        self._row = row
        self._wrong = wrong
        cells, width = row.cells, len(row.cells)
        self.filled = {
            target: _with_unit(cells[column.place], column.unit) if column.unit
            else cells[column.place]
            for target, column in layout.columns.items()
            if column.place < width and cells[column.place]
        }  # fmt: skip
        """What is in the cells that mean something, by what they mean."""

    def text(self, target: str) -> str:
        """The text of a cell; empty where there is none."""
        return self.filled.get(target, "")

    def header(self, target: str) -> str:
        """The header of a column as in the file."""
        column = self._layout.columns.get(target)
        return column.header if column else target

    def facts(self) -> tuple[tuple[str, str], ...]:
        """The free facts of the line: key and value."""
        cells = self._row.cells
        return tuple(
            (column.target, cells[column.place])
            for column in self._layout.facts
            if column.place < len(cells) and cells[column.place]
        )

    def read(self, target: str, reader: Callable[[str], Value]) -> Value | None:
        """What `reader` makes of a cell; None for an empty one, and for one that is wrong."""
        text = self.text(target)
        if not text:
            return None
        try:
            return reader(text)
        except SalesbookError as error:
            # `read_field` puts the field's name before the reason; here the header says it.
            cause = error.__cause__
            plain = cause.sentence if isinstance(cause, SalesbookError) else error.sentence
            self.refuse(target, plain)
            return None

    def field(self, field: Field, target: str) -> dict[str, object] | None:
        """The columns of the book that a field's cell sets; None for one that is wrong."""
        reader = _READERS.get(target)
        if reader is None:
            reader = partial(read_field, field)
            if field.kind in _REPEATED:
                reader = lru_cache(maxsize=512)(reader)
            _READERS[target] = reader
        return self.read(target, lambda text: reader(text, self.now))

    def refuse(self, target: str, reason: str) -> None:
        """Note that a cell cannot be taken in."""
        layout = self._layout
        customer = next(filter(None, map(self.text, ("name", "customer"))), "")
        self._wrong.append(Wrong(self.at, self.header(target), reason, layout.kind.name, customer))

    def who(self, target: str = "customer", phones: tuple[str, ...] = ("phone",)) -> Who | None:
        """The customer of the line; None, and noted, where it names none."""
        name = " ".join(self.text(target).split())
        key = fold(name)
        if not key:
            self.refuse(target, _("the customer is missing."))
            return None
        number = self.text("number")
        found = {
            number for phone in phones if phone in self.filled
            for number in search_digits(self.text(phone)).split()
        }  # fmt: skip
        return Who(
            self.at,
            self.header(target),
            name,
            key,
            external_id=self.text("external_id") or None,
            number=int(number) if number.isascii() and number.isdigit() else None,
            phone=self.text("phone") or None,
            phones=tuple(sorted(found)),
        )

    def moment(self, target: str, prefer: str = "past") -> Moment | None:
        """When it was, or with `coming` will be."""
        return self.read(
            target, lambda text: read_moment(year_first(text, self._order), self.now, prefer)
        )


def read_moment(text: str, now: datetime, prefer: str) -> Moment:
    """A date or moment as files hold it: also with seconds, and as the number Excel keeps."""
    found = _DATED.fullmatch(text)
    if found:
        year, month, day, hour, minute = found.groups()
        text = f"{year}-{month:>02}-{day:>02}"
        if hour is not None and not re.search(r"[T\s]0?0:00(:00(\.0+)?)?$", found[0]):
            text += f" {hour:>02}:{minute}"
    elif _ZONED.fullmatch(text):
        with suppress(ValueError, OverflowError):
            at = datetime.fromisoformat(text).astimezone()
            return Moment(at.date(), f"{at:%H:%M}")
    elif _SERIAL.fullmatch(text) and int(text[:5]) in _SERIALS:
        minutes = round(float(text) * 1440)
        at = datetime.combine(_EPOCH, datetime.min.time()) + timedelta(minutes=minutes)
        return Moment(at.date(), f"{at:%H:%M}" if "." in text else None)
    return read_when(text, now, prefer)


def is_plain(text: str) -> bool:
    """Whether a text is a date as programs write it, and nothing else."""
    return bool(_DATED.fullmatch(text) or _SERIAL.fullmatch(text))


def one_name(text: str) -> str:
    """A person's name: on one line, without the star that templates put before it."""
    return " ".join(text.split()).lstrip("*＊ ")


def says_nothing(text: str) -> bool:
    """Whether a cell is filled in only to say that there is nothing."""
    return fold(text) in _NOTHING


def numbers(text: str) -> list[str]:
    """The phone numbers in a cell that may hold several."""
    return _APART.split(text)


def _with_unit(text: str, unit: str) -> str:
    """A bare number under a header such as 预算(万元) is so many 万."""
    plain = fold(text)
    return plain + unit if re.fullmatch(r"[\d.,\s~至到–—-]+", plain) else text

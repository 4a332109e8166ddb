"""What one run knows: the book, the moment, the language, how output is wanted.

The door makes one `Run` per command from the global options; a command asks `current()`
for it, opens the book with `reading` or `changing`, and hands what it has to say to
`print` or `receipt`. Nothing else reads the environment, the clock or the terminal.
"""

import os
import sys
from datetime import datetime

from salesbook.book import file
from salesbook.book.file import missing
from salesbook.book.reading import FEW_PAGES, Book, open_to_read
from salesbook.book.settings import read_day
from salesbook.config import UserConfig, check, locate_book
from salesbook.domain.day import Day
from salesbook.errors import BadValue
from salesbook.i18n import _, n_
from salesbook.light import TYPE_CHECKING, Iterator, NamedTuple, Sequence, contextmanager

if TYPE_CHECKING:
    from salesbook.book.door import Change
    from salesbook.output.progress import Progress
    from salesbook.output.receipt import Receipt
    from salesbook.output.report import Report


_PAGES = ("xlsx", "html", "pdf", "png")
"""Formats for a file, beside those that every reading command prints."""


class Wishes(NamedTuple):
    """The options that every command takes, as typed; None where not given."""

    book: str | None = None
    today: str | None = None
    lang: str | None = None
    format: str | None = None
    json: bool = False
    columns: str | None = None
    quiet: bool = False
    to: str | None = None
    raw: bool = False


class Run:
    """One command's surroundings."""

    def __init__(self, command: str, wishes: Wishes, config: UserConfig) -> None:
        """Resolve the options once; raises BadValue for those that cannot be read."""
        self.command = command
        self.config = config
        self.quiet = wishes.quiet
        self.json = wishes.json
        self.columns = _split(wishes.columns)
        self.me = os.environ.get("SALESBOOK_ME") or config.me
        self.book_path, self.book_reason = locate_book(wishes.book, os.environ, config)
        self.book_named = bool(wishes.book)
        self.now = _moment(wishes.today)
        self.to = wishes.to
        self.raw = wishes.raw
        self.format = self._format("json" if wishes.json else wishes.format)
        self.rows_read = 0
        self.changed = False
        """Whether the book holds what the command did, whatever becomes of it from here on."""
        self._key: str | None = None

    def _format(self, asked: str | None) -> str:
        """The format asked for, else by the ending of the file, else as the user likes it."""
        if self.to not in (None, "-"):
            from salesbook.output.files import check_place, format_of

            chosen = asked or format_of(self.to)
            check_place(self.to, self.book_path)  # before anything is read for it
        else:
            chosen = asked or self.config.format or "table"
        if chosen not in _PAGES:
            check("format", chosen)
        elif chosen == "html":
            pass
        elif self.to is None or (self.to == "-" and sys.stdout.isatty()):
            raise BadValue(
                _("{format} is no text. Name a file for it: --to FILE.{format}").format(
                    format=chosen
                )
            )
        return chosen

    @contextmanager
    def reading(self, pages: int = FEW_PAGES) -> Iterator[tuple[Book, Day]]:
        """The book for reading, and the day with its policy. A missing book is exit 3.

        `pages`: see `open_to_read`.
        """
        with open_to_read(self.book_path, pages) as book:
            try:
                yield book, read_day(book, self.now, self.me)
            finally:
                self.rows_read += book.rows_read

    @contextmanager
    def changing(
        self, *, create: bool = False, hold: int | None = None
    ) -> "Iterator[tuple[Change, Day]]":
        """One operation on the book; with `create` a missing book is made first.

        `hold`: see `open_to_change`.
        """
        if not os.path.lexists(self.book_path):
            if not create:
                raise missing(self.book_path)
            from salesbook.book.create import ensure_book

            if ensure_book(self.book_path):
                self.say(_("New book: {path}").format(path=self.book_path))
        from salesbook.book.door import open_to_change  # not wanted for reading

        with open_to_change(self.book_path, hold) as book:
            try:
                with book.change(self.command, self.at) as change:
                    yield change, read_day(book, self.now, self.me)
                self.changed = change.did
            finally:
                self.rows_read += book.rows_read

    @property
    def at(self) -> str:
        """The moment of the run as ISO text with its offset."""
        return self.now.astimezone().isoformat(timespec="seconds")

    def terminal_width(self) -> int | None:
        """Columns of the terminal stdout is, or None where it is none."""
        if not sys.stdout.isatty() or self.to not in (None, "-"):
            return None
        columns = os.environ.get("COLUMNS", "")
        if columns.isascii() and columns.isdigit() and int(columns) > 0:
            return int(columns)
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns or 80
        except (OSError, ValueError):
            return 80

    def asks(self) -> bool:
        """Whether a question can be put: a person sits at both ends."""
        return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()

    def print(self, report: "Report") -> None:
        """Print a report in the format that was asked for: on stdout, or into a file."""
        if self.to is not None and (self.to != "-" or self.format in _PAGES):
            from salesbook.output.emit import emit_file

            rows = emit_file(
                report, self.format, self.to, book=self.book_path, columns=self.columns,
                raw=self.raw,
            )  # fmt: skip
            self.say(wrote(self.to, rows))
            return
        from salesbook.output.emit import emit

        emit(
            report,
            self.format,
            out=sys.stdout,
            terminal_width=self.terminal_width(),
            columns=self.columns,
            raw=self.raw,
        )

    def deliver(self, report: "Report", target: str | None, *, dry_run: bool) -> None:
        """Print a report; with a target of the user's file, send it there instead.

        A file named by --to is written too, before it is sent. `dry_run` shows what would be
        sent, and does neither.
        """
        if target is None:
            if dry_run:
                raise BadValue(_("--dry-run shows what --send would send. Name a target with it."))
            self.print(report)
            return
        from salesbook import sending
        from salesbook.output.emit import choose_columns, emit

        place = sending.read_target(self.config, target, os.environ)
        message = choose_columns(report, self.columns) if self.columns else report
        if dry_run:
            emit(sending.rehearse(message, place), "json" if self.json else "table",
                 out=sys.stdout, terminal_width=self.terminal_width())  # fmt: skip
            return
        if self.to is not None:
            self.print(report)
        self.say(sending.send(message, place))

    def key_of(self, path: str) -> str:
        """The key of encrypted books: as it is set, else asked for, once a run."""
        if self._key is None:
            from salesbook.book.keys import find_key

            self._key = find_key(os.environ, self.config, path, asks=self.asks())
        return self._key

    def new_key_of(self, path: str) -> str:
        """The key for a book that is to be encrypted; asked for twice."""
        from salesbook.book.keys import find_new_key

        self._key = find_new_key(os.environ, self.config, path, asks=self.asks())
        return self._key

    def progress(self, total: int) -> "Progress":
        """A bar on stderr for what takes longer than a second; nothing where nobody looks."""
        from salesbook.output.progress import Progress

        return Progress(total, sys.stderr if sys.stderr.isatty() and not self.quiet else None)

    def receipt(self, receipt: "Receipt") -> None:
        """Print what a change did: one line, or an object with --json, or nothing with -q."""
        from salesbook.output.receipt import emit_receipt

        emit_receipt(receipt, json=self.json, quiet=self.quiet, out=sys.stdout, err=sys.stderr)

    def say(self, sentence: str) -> None:
        """A message beside the data, on stderr; -q silences it."""
        if not self.quiet:
            from salesbook.output.text import clean

            print(clean(sentence), file=sys.stderr)  # noqa: T201


def wrote(path: str, rows: int) -> str:
    """The receipt line of a file."""
    return n_("Wrote {path}: {count} row.", "Wrote {path}: {count} rows.", rows).format(
        path=path, count=f"{rows:,}"
    )


_current: Run | None = None


def begin(command: str, wishes: Wishes, config: UserConfig) -> Run:
    """Make the run of this process; the door calls it once."""
    global _current
    _current = Run(command, wishes, config)
    file.tell, file.key_of = _current.say, _current.key_of
    file.encrypted.clear()
    return _current


def begun() -> Run | None:
    """The run of this process; None while no command has begun."""
    return _current


def current() -> Run:
    """The run of this process."""
    if _current is None:
        raise RuntimeError("no run was begun")
    return _current


def _split(names: str | None) -> Sequence[str] | None:
    if names is None:
        return None
    chosen = [name.strip() for name in names.replace("，", ",").split(",") if name.strip()]
    if not chosen:
        raise BadValue(_("--columns names no column. Try --columns customer,grade."))
    return chosen


def _moment(today: str | None) -> datetime:
    """Now; with `--today D`, that day at the real clock time (DOMAIN, section 1)."""
    now = datetime.now()  # noqa: DTZ005 - civil time where the salesperson is
    if today is None:
        return now
    from salesbook.phrases.when import read_when

    return datetime.combine(read_when(today, now, "past").day, now.time())

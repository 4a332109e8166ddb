"""Copies of a book: dated ones in a folder beside it, made by SQLite, verified, thinned out.

A copy is made by the backup API from one moment of the book, built as a draft, opened and
counted, then put in its place, 0600; `cp` would catch half a transaction. That of an
encrypted book is encrypted with its key. Of the dated copies the newest stay, then one a day
and one a week. Neighbours: `create`, which places files; `restore`, the way back; `migrate`,
which wants a copy before it begins.
"""

import os
import re
from contextlib import closing, suppress
from datetime import date, datetime
from tempfile import mkstemp
from time import time

from salesbook.book.create import place
from salesbook.book.engine import sqlite3
from salesbook.book.faults import explained
from salesbook.book.file import APPLICATION_ID, connect, has_hot_journal, roll_back
from salesbook.book.locked import empty_like
from salesbook.book.reading import WAIT_SECONDS, open_to_read
from salesbook.book.whole import is_empty
from salesbook.errors import Damaged, Refused, SalesbookError
from salesbook.i18n import _
from salesbook.light import Callable, Iterator, NamedTuple, contextmanager

NEWEST, DAILY, WEEKLY = 5, 14, 8
_APART = {"upgrade": 2, "damaged": 2}
"""Copies of which the newest stay whatever else there is, by why they were made."""
DRAFT = ".salesbook-"
_AT_ONCE = 1000  # pages
_STRAY = 86_400  # seconds
_LONGEST = 200  # bytes; a name has 255
_DATED = re.compile(r"-(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)(?:-([a-z]+))?(?:-\d+)?\.db")


class Copy(NamedTuple):
    """A dated copy of a book."""

    path: str
    at: str
    """When it was made, as ISO text of the local clock."""
    reason: str | None
    """`import`, `restore`, `upgrade` or `damaged` (what a restore replaced, as it lay there);
    None where somebody asked for it."""
    size: int


class Made(NamedTuple):
    """What making a copy came to."""

    path: str
    counts: dict[str, int]
    """Rows by table, the same in the book and in the copy."""
    thinned: tuple[str, ...] = ()
    """Older copies that went."""


def folder_of(book: str) -> str:
    """Where the dated copies of a book are; beside the file, not beside a link to it."""
    real = os.path.realpath(book)
    return os.path.join(os.path.dirname(real), f"{_stem(real)}-backups")


def list_copies(book: str, folder: str | None = None) -> list[Copy]:
    """The dated copies of a book, the newest first."""
    folder = folder_of(book) if folder is None else folder
    stem, found = _stem(os.path.realpath(book)), []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            dated = _DATED.fullmatch(entry.name[len(stem) :])
            if not entry.name.startswith(stem) or dated is None or not entry.is_file():
                continue
            day, hour, minute, second, reason = dated.groups()
            found.append(
                Copy(entry.path, f"{day}T{hour}:{minute}:{second}", reason, entry.stat().st_size)
            )
    # Of one second, the later one has the longer name.
    return sorted(found, key=lambda copy: (copy.at, len(copy.path), copy.path), reverse=True)


def back_up(
    book: str,
    now: datetime,
    *,
    reason: str | None = None,
    folder: str | None = None,
    source: sqlite3.Connection | None = None,
    step: Callable[[int], None] | None = None,
) -> Made:
    """Make a dated copy and thin out the older ones; `source` is the book, where it is open.

    `step` is told how many of the `count_steps` are done. Raises SalesbookError when no copy
    can be made; then nothing was changed anywhere.
    """
    folder = folder_of(book) if folder is None else folder
    with failing(book), drafted(book, _made(folder), source, step) as (draft, counts):
        path = put(draft, os.path.join(folder, name_of(book, now, reason)))
    gone = superfluous(list_copies(book, folder), path)
    for stray in (*(copy.path for copy in gone), *_strays(folder)):
        with suppress(OSError):
            os.unlink(stray)
    return Made(path, counts, tuple(copy.path for copy in gone))


def back_up_before(book: str, now: datetime, reason: str) -> str | None:
    """Keep a copy before something large is done; None where there is nothing to keep."""
    if not os.path.lexists(book):
        return None
    with open_to_read(book) as opened:
        if is_empty(opened):
            return None
    return back_up(book, now, reason=reason).path


def name_of(book: str, now: datetime, reason: str | None) -> str:
    """What a dated copy is called, without its ending."""
    name = f"{_stem(os.path.realpath(book))}-{now:%Y-%m-%d-%H%M%S}"
    return f"{name}-{reason}" if reason else name


def back_up_to(book: str, path: str, step: Callable[[int], None] | None = None) -> Made:
    """Make a copy at a place of its own; raises Refused when something is there."""
    folder = os.path.dirname(path) or os.curdir
    with failing(book), drafted(book, folder, step=step) as (draft, counts):
        place(draft, path)
    return Made(path, counts)


def count_steps(book: str) -> int:
    """About how many steps a copy takes: the pages of the book."""
    return os.path.getsize(book) // 4096


def superfluous(copies: list[Copy], keep: str) -> list[Copy]:
    """Which dated copies may go: not `keep`, nor the newest, nor the last of a day or a week.

    Counted are days and weeks that have a copy, so that neither a clock set wrong nor a
    long holiday empties the folder. A damaged book takes no sound one's place.
    """
    stays = {keep}
    for reason, most in _APART.items():
        stays.update([copy.path for copy in copies if copy.reason == reason][:most])
    sound = [copy for copy in copies if copy.reason != "damaged"]
    stays.update(copy.path for copy in sound[:NEWEST])
    for most, period in ((DAILY, _day), (WEEKLY, _week)):
        met: dict[object, str] = {}
        for copy in sound:
            met.setdefault(period(copy), copy.path)
        stays.update(list(met.values())[:most])
    return [copy for copy in copies if copy.path not in stays]


def _day(copy: Copy) -> object:
    return copy.at[:10]


def _week(copy: Copy) -> object:
    try:
        return date.fromisoformat(copy.at[:10]).isocalendar()[:2]
    except ValueError:  # named by hand
        return copy.at[:7]


def _strays(folder: str) -> list[str]:
    """Drafts that somebody who was killed left there more than a day ago."""
    found = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            ours = entry.name.startswith(DRAFT) and ".new" in entry.name
            if ours and time() - entry.stat(follow_symlinks=False).st_mtime > _STRAY:
                found.append(entry.path)
    return found


@contextmanager
def drafted(
    book: str,
    folder: str,
    source: sqlite3.Connection | None = None,
    step: Callable[[int], None] | None = None,
) -> Iterator[tuple[str, dict[str, int]]]:
    """A verified copy of a book as a draft in a folder, and its rows by table."""
    handle, draft = mkstemp(prefix=DRAFT, suffix=".new", dir=folder)
    os.close(handle)
    try:
        with explained(book):
            if source is not None:
                counts = _copy(source, draft, step)
            else:
                with closing(begin_reading(book)) as reader:
                    counts = _copy(reader, draft, step)
        yield draft, counts
    finally:
        for path in (draft, f"{draft}-journal"):
            with suppress(OSError):
                os.unlink(path)


def begin_reading(book: str) -> sqlite3.Connection:
    """The book in a read transaction; what a killed writer left is rolled back first."""
    connection = connect(book, "ro", WAIT_SECONDS)
    try:
        connection.execute("BEGIN")
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if not has_hot_journal(error):
            raise
        roll_back(book, WAIT_SECONDS)
        connection = connect(book, "ro", WAIT_SECONDS)
        connection.execute("BEGIN")
    return connection


def _copy(
    source: sqlite3.Connection, draft: str, step: Callable[[int], None] | None
) -> dict[str, int]:
    """Copy the moment `source` sees and hold the copy to it; raises Damaged if it differs."""
    done = 0

    def watch(_status: int, remaining: int, total: int) -> None:
        nonlocal done
        if step is not None:
            step(total - remaining - done)
        done = total - remaining

    with closing(empty_like(source, draft)) as target:
        # Nobody sees the draft: it is synced as a whole when it is placed.
        target.execute("PRAGMA synchronous=OFF")
        source.backup(target, pages=_AT_ONCE, progress=watch)
    counts = count(source)
    with closing(connect(draft, "ro", 0)) as copy:
        mark = copy.execute("PRAGMA application_id").fetchone()[0]
        if mark != APPLICATION_ID or count(copy) != counts:
            raise Damaged(_("The copy {path} is not like the book.").format(path=draft))
    return counts


def count(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows by table."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite~_%' "
        "ESCAPE '~' ORDER BY name"
    )
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for name in [name.replace('"', '""') for (name,) in names]
    }


def _made(folder: str) -> str:
    with suppress(FileExistsError):
        os.mkdir(folder, 0o700)
    return folder


def put(draft: str, path: str) -> str:
    """Put it under this name, or the next one that is free; `path` has no ending."""
    for number in range(1, 1000):
        chosen = f"{path}.db" if number == 1 else f"{path}-{number}.db"
        with suppress(Refused):
            place(draft, chosen)
            return chosen
    raise FileExistsError(f"{path}.db")


def _stem(book: str) -> str:
    """The name of the book without its ending, so short that a date fits behind it."""
    name = os.fsencode(os.path.basename(book).removesuffix(".db"))
    return os.fsdecode(name[:_LONGEST])


@contextmanager
def failing(book: str) -> Iterator[None]:
    """Say in a sentence why no copy can be made."""
    try:
        yield
    except OSError as error:
        raise SalesbookError(
            _("No copy of the book {path} can be made: {reason}. Nothing was changed.").format(
                path=book, reason=error.strerror or error
            )
        ) from error

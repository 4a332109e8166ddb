"""The way back from a copy: the whole book replaced, and what was there kept first.

What is put in is a verified draft, brought up to date on the way. It goes into the book
through SQLite, under a lock that is taken before what is there is copied: nothing that
somebody writes meanwhile is lost, and a kill leaves the old book or the new one. Only a
file that SQLite cannot read is moved aside. An encrypted book stays encrypted.
Neighbour: `backup`, which makes the copies.
"""

import os
from contextlib import closing, suppress
from datetime import datetime

from salesbook.book import file
from salesbook.book.backup import (
    Copy,
    back_up,
    begin_reading,
    count,
    drafted,
    failing,
    folder_of,
    list_copies,
    name_of,
)
from salesbook.book.create import make_folder, place
from salesbook.book.faults import explained
from salesbook.book.file import APPLICATION_ID, Locked, Older, check, connect, is_encrypted
from salesbook.book.reading import WAIT_SECONDS, Book
from salesbook.book.whole import CONTENT
from salesbook.errors import Busy, Damaged, NotFound, Refused
from salesbook.i18n import _
from salesbook.light import Iterator, NamedTuple, contextmanager
from salesbook.rows.checksum import columns_of

_LATEST = ("latest", "最新", "最近")
_BESIDE = ("-journal", "-wal", "-shm")


class Restored(NamedTuple):
    """What putting a copy back came to."""

    source: str
    kept: str | None
    """The copy of what was there; None where nothing was."""
    counts: dict[str, int]
    """Rows by table, now."""


def find_copy(book: str, asked: str, day: str | None = None) -> str:
    """The copy that was meant: a file, the name of a copy, `latest`, or the last of a `day`.

    Raises NotFound naming how to list them.
    """
    if os.path.lexists(asked):
        return asked
    beside = os.path.join(folder_of(book), os.path.basename(asked))
    if os.path.isfile(beside):
        return beside
    for copy in list_copies(book):
        sound = copy.reason != "damaged"
        if sound and (asked.casefold() in _LATEST or _stands_for(copy, asked, day)):
            return copy.path
    raise NotFound(
        _('There is no backup {name}. "salesbook restore" lists them.').format(name=asked)
    )


def _stands_for(copy: Copy, asked: str, day: str | None) -> bool:
    typed = asked.strip().replace(" ", "T")
    return (len(typed) > 10 and copy.at.startswith(typed)) or (
        day is not None and copy.at[:10] == day
    )


@contextmanager
def unpacked(source: str, folder: str, name: str | None = None) -> Iterator[str]:
    """A sound book of this version made of a copy, as a draft in a folder; the copy stays.

    Raises Damaged when the copy is no book, or a damaged one; it goes by its name there.
    """
    name = source if name is None else name
    with failing(name), drafted(source, folder) as (draft, _counts):
        with explained(name):
            try:
                with closing(connect(draft, "ro", 0)) as opened:
                    check(opened, name)
            except Older:
                from salesbook.book.migrate import migrate

                migrate(draft, 0, keep=False)
            # Opened for reading only, SQLite would not know the CHECK constraints.
            with closing(connect(draft, "rw", 0)) as opened:
                found = opened.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise Damaged(
                _("The backup {path} is damaged itself ({reason}). Take another one.").format(
                    path=name, reason=found
                )
            )
        yield draft


@contextmanager
def unpacked_beside(book: str, source: str) -> Iterator[str]:
    """As `unpacked`, beside a book, and encrypted where that is."""
    real = os.path.realpath(book)
    folder = os.path.dirname(real)
    with _of_kind(real, source) as like, unpacked(like, folder, source) as draft:
        yield draft


def restore(book: str, source: str, now: datetime) -> Restored:
    """Put a copy in the place of the book; what was there is kept as a dated copy."""
    real = os.path.realpath(book)
    if os.path.realpath(source) == real:
        raise Refused(_("{path} is the book itself.").format(path=source))
    with failing(book):
        make_folder(os.path.dirname(real))
    with unpacked_beside(real, source) as draft, failing(book):
        if not os.path.lexists(real):
            counts = _counted(draft)
            place(draft, real)
            return Restored(source, None, counts)
        try:
            kept = _write_over(real, draft, now)
        except (Busy, Locked, OSError):
            raise
        except Damaged:
            if not os.path.isfile(real):
                raise
            kept = _set_aside(real, draft, now)
        return Restored(source, kept, _counted(real))


@contextmanager
def _of_kind(book: str, source: str) -> Iterator[str]:
    """The copy; where the book is encrypted that it goes into, an encrypted draft of it.

    First of all, so that nothing plain lies beside the book at any time.
    """
    if not is_encrypted(book) or is_encrypted(source):
        yield source
        return
    from salesbook.book.recode import recoded

    with failing(source), explained(source):
        with closing(begin_reading(source)):
            pass  # what a killed writer left there is rolled back
        with recoded(source, os.path.dirname(book), None, file.key_of(book)) as made:
            yield made


def _write_over(book: str, draft: str, now: datetime) -> str:
    """Write the draft into the book, in one transaction of SQLite; returns the copy kept."""
    with explained(book), closing(connect(book, "rw", WAIT_SECONDS)) as target:
        mark = target.execute("PRAGMA application_id").fetchone()[0]
        if mark != APPLICATION_ID:
            raise Refused(
                _("The file {path} is a database of another program, not a salesbook book.").format(
                    path=book
                )
            )
        target.execute("PRAGMA journal_mode=DELETE")
        target.execute("PRAGMA synchronous=EXTRA")
        # The lock stays after the transaction, until the connection is closed.
        target.execute("PRAGMA locking_mode=EXCLUSIVE")
        target.execute("BEGIN EXCLUSIVE")
        target.execute("COMMIT")
        found = target.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise Damaged(found)
        with closing(connect(draft, "ro", 0)) as opened:
            if type(opened) is not type(target):
                raise Refused(
                    _(
                        "The backup is encrypted and the book {path} is not. "
                        'Encrypt the book first: "salesbook encrypt".'
                    ).format(path=book)
                )
            kept = back_up(book, now, reason="restore", source=target).path
            opened.backup(target)
    return kept


def _set_aside(book: str, draft: str, now: datetime) -> str:
    """Keep a file that is no sound book as it lies there, and put the draft in its place."""
    folder = folder_of(book)
    make_folder(folder)
    name = os.path.join(folder, name_of(book, now, "damaged"))
    kept = next(
        path
        for path in (f"{name}.db", *(f"{name}-{number}.db" for number in range(2, 1000)))
        if not os.path.lexists(path)
    )
    # A journal left there would be played back into the new book.
    for ending in _BESIDE:
        with suppress(FileNotFoundError):
            os.rename(book + ending, kept + ending)
    os.rename(book, kept)
    file.encrypted.discard(book)
    os.chmod(kept, 0o600)
    place(draft, book)
    return kept


def _counted(book: str) -> dict[str, int]:
    with explained(book), closing(connect(book, "ro", WAIT_SECONDS)) as opened:
        return count(opened)


def rows_of(book: Book, customer: int) -> dict[str, list[dict[str, object]]]:
    """A customer and everything that hangs on it, by table; with the products it names."""
    found = {"customer": _rows(book, "customer", "id=?", (customer,))}
    for table in CONTENT:
        columns = columns_of(book.connection, table)
        if "customer_id" in columns:
            found[table] = _rows(book, table, "customer_id=?", (customer,))
    named = {row.get("product_id") for rows in found.values() for row in rows} - {None}
    marks = ",".join("?" * len(named))
    return {"product": _rows(book, "product", f"id IN ({marks})", (*named,)), **found}


def _rows(
    book: Book, table: str, where: str, values: tuple[object, ...]
) -> list[dict[str, object]]:
    columns = columns_of(book.connection, table)
    sql = f"SELECT {','.join(columns)} FROM {table} WHERE {where} ORDER BY id"
    return [dict(zip(columns, row, strict=True)) for row in book.values(sql, values)]

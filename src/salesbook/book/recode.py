"""From a plain book to an encrypted one and back, in its place.

It is copied, the copy held to the book row by row, and put in its place at one stroke. From
before the copy is made until it is in place nobody can write, so nothing is lost; a kill
leaves the one or the other, whole. What a program wrote that still has the old file open
fails, as SQLite sees that it was moved. The old bytes are given back to the disk, not
overwritten: what the disk does with them nobody can promise. Neighbours: `locked`; `backup`,
whose copies are of the kind the book had.
"""

import os
from contextlib import closing, suppress
from tempfile import mkstemp

from salesbook import cipher
from salesbook.book import file
from salesbook.book.backup import DRAFT, count, failing
from salesbook.book.create import sync
from salesbook.book.engine import sqlite3
from salesbook.book.faults import explained
from salesbook.book.reading import WAIT_SECONDS
from salesbook.errors import Damaged
from salesbook.i18n import _
from salesbook.light import Iterator, contextmanager

_MARKS = ("application_id", "user_version")


def recode(book: str, key: str | None) -> dict[str, int]:
    """Encrypt a file with a key, or decrypt it with None, in its place; its rows by table.

    Raises Damaged where it cannot be read as a whole; then nothing was changed.
    """
    real = os.path.realpath(book)
    folder = os.path.dirname(real)
    old = file.key_of(real) if file.is_encrypted(real) else None
    with failing(book), explained(book), closing(_open(real, old)) as held:
        # What a writer left in a log beside the file belongs into it.
        held.execute("PRAGMA journal_mode=DELETE")
        held.execute("BEGIN IMMEDIATE")
        # While this lock is held nobody else makes a draft of this very file.
        mark = f"{DRAFT}{os.stat(real).st_ino}-"
        _sweep(folder, mark)
        with recoded(real, folder, old, key, mark) as draft:
            counts = count(held)
            os.replace(draft, real)
            sync(folder)
    (file.encrypted.discard if key is None else file.encrypted.add)(real)
    return counts


@contextmanager
def recoded(
    source: str, folder: str, old: str | None, key: str | None, mark: str = DRAFT
) -> Iterator[str]:
    """A verified copy with another key as a draft in a folder; None stands for a plain file."""
    handle, draft = mkstemp(prefix=mark, suffix=".new", dir=folder)
    os.close(handle)
    try:
        _copy(source, old, draft, key)
        with closing(_open(source, old, "ro")) as before, closing(_open(draft, key)) as after:
            _hold(before, after, draft)
        sync(draft)
        if key is not None:
            file.encrypted.add(os.path.realpath(draft))
        yield draft
    finally:
        file.encrypted.discard(os.path.realpath(draft))
        with suppress(OSError):
            os.unlink(draft)


def _sweep(folder: str, mark: str) -> None:
    """Remove the drafts that runs left which were killed: of a book decrypted they are plain."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(mark):
                os.unlink(entry.path)


def _open(path: str, key: str | None, mode: str = "rw") -> sqlite3.Connection:
    # A plain file too: one library only may have it open.
    return cipher.connect(file.address(path, mode), WAIT_SECONDS, key)


def _copy(source: str, old: str | None, draft: str, key: str | None) -> None:
    """Copy everything in the file, by whomever it is; it is only read."""
    with closing(_open(draft, key)) as target:
        written = "" if old is None else cipher.written(old)
        target.execute("ATTACH ? AS source KEY ?", (file.address(source, "ro"), written))
        # Nobody sees the draft: it is synced as a whole when it is finished.
        target.execute("PRAGMA main.journal_mode=OFF")
        target.execute("PRAGMA main.synchronous=OFF")
        target.execute("BEGIN")
        target.execute("SELECT sqlcipher_export('main', 'source')").fetchone()
        for mark in _MARKS:
            value = target.execute(f"PRAGMA source.{mark}").fetchone()[0]
            target.execute(f"PRAGMA main.{mark}={value}")
        target.execute("COMMIT")
        target.execute("DETACH source")


def _hold(before: sqlite3.Connection, after: sqlite3.Connection, draft: str) -> None:
    """Raise Damaged unless both hold the same, to the last row, and the copy is sound."""
    sound = after.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    forms = [sorted(map(repr, each.execute(_FORM))) for each in (before, after)]
    marks = [[each.execute(f"PRAGMA {mark}").fetchone() for mark in _MARKS]
             for each in (before, after)]  # fmt: skip
    same = sound and forms[0] == forms[1] and marks[0] == marks[1]
    tables = [name for (name,) in before.execute(_TABLES)] if same else []
    for name in tables:
        rows = f"""SELECT * FROM "{name.replace('"', '""')}" NOT INDEXED"""
        one, other = before.execute(rows), after.execute(rows)
        while same and (found := one.fetchmany(_AT_ONCE)):
            same = found == other.fetchmany(_AT_ONCE)
        same = same and other.fetchone() is None
    if not same:
        raise Damaged(_("The copy {path} is not like the book.").format(path=draft))


_AT_ONCE = 1000
_FORM = "SELECT type,name,tbl_name,sql FROM sqlite_schema"
_TABLES = "SELECT name FROM sqlite_schema WHERE type='table' AND sql NOT LIKE 'CREATE VIRTUAL%'"

"""Making a new book: built beside its place, synced, then linked into place.

A kill at any moment leaves either no book or a whole one. The file is 0600, a folder
made for it 0700. Nothing that is already there is ever touched.
"""

import os
from tempfile import mkstemp

from salesbook.book.engine import sqlite3
from salesbook.book.file import APPLICATION_ID, SCHEMA_VERSION
from salesbook.errors import Refused, SalesbookError
from salesbook.i18n import _


def create_book(path: str, key: str | None = None) -> None:
    """Make an empty book at `path`, with a key an encrypted one.

    Raises Refused when something is there already, SalesbookError when the place
    cannot be written.
    """
    draft = None
    try:
        folder = os.path.dirname(path) or os.curdir
        make_folder(folder)
        if os.path.lexists(path):
            raise already_there(path)
        # 0600 from the first byte on.
        handle, draft = mkstemp(prefix=".salesbook-", suffix=".new", dir=folder)
        os.close(handle)
        _build(draft, key)
        place(draft, path)
    except (OSError, ValueError, sqlite3.Error) as error:
        raise SalesbookError(
            _("The book {path} cannot be made: {reason}.").format(
                path=path, reason=getattr(error, "strerror", None) or error
            )
        ) from error
    finally:
        if draft is not None and os.path.exists(draft):
            os.unlink(draft)


def ensure_book(path: str) -> bool:
    """Make an empty book at `path` unless something is there; says whether it was made.

    Of several commands that make the first book at the same time one wins, and the
    others go on with its book.
    """
    if os.path.lexists(path):
        return False
    try:
        create_book(path)
    except Refused:
        return False
    return True


def make_folder(folder: str) -> None:
    """Make the folder and those above it that are missing, each 0700."""
    if os.path.isdir(folder):
        return
    above = os.path.dirname(folder.rstrip("/"))
    if above:
        make_folder(above)
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        if not os.path.isdir(folder):
            raise


def already_there(path: str) -> Refused:
    """The failure of making a book over something."""
    return Refused(
        _(
            "There is already something at {path}; it was left as it is. Choose another place."
        ).format(path=path)
    )


def place(draft: str, path: str) -> None:
    """Sync a finished file and link it into place; never over another."""
    sync(draft)
    try:
        os.link(draft, path)
    except FileExistsError:
        raise already_there(path) from None
    except OSError:
        # A file system without hard links: the name is taken first, then replaced by the draft.
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            raise already_there(path) from None
        os.replace(draft, path)
    sync(os.path.dirname(path) or os.curdir)


def sync(path: str) -> None:
    """Have a file or folder written to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _build(draft: str, key: str | None) -> None:
    from salesbook.calendars import known_exceptions
    from salesbook.schema import statements

    exceptions, years = known_exceptions()
    if key is None:
        connection = sqlite3.connect(draft, isolation_level=None)
    else:
        from salesbook.book.locked import new

        connection = new(draft, key)
    try:
        # Nobody sees the draft: it is synced as a whole when it is finished.
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("BEGIN")
        made = statements()
        for statement in made:
            if not statement.startswith("CREATE TRIGGER"):
                connection.execute(statement)
        # Before the triggers: the calendar a book is born with is no one's change.
        connection.executemany(
            "INSERT INTO calendar_day(day,works) VALUES(?,?)",
            sorted((day.isoformat(), int(works)) for day, works in exceptions.items()),
        )
        connection.executemany(
            "INSERT INTO calendar_year(year) VALUES(?)", [(year,) for year in sorted(years)]
        )
        for statement in made:
            if statement.startswith("CREATE TRIGGER"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        connection.execute("COMMIT")
    finally:
        connection.close()

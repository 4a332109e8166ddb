"""Putting what is printed into a file: whole or not at all, and for nobody else to read.

A file is written beside its place, 0600 from the first byte, synced, and moved over what
was there: whoever reads it meets the old one or the new one. A link is followed to the
file it leads to. Nothing is ever written over a database, nor over what is no file.
"""

import os
import stat
import sys
from contextlib import AbstractContextManager, suppress
from tempfile import mkstemp

from salesbook.errors import BadValue, NotFound, Refused, SalesbookError
from salesbook.i18n import _
from salesbook.light import IO, Callable, Iterator, Sequence, TextIO, contextmanager

ENDINGS = {
    ".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".tsv": "tsv", ".md": "md", ".xlsx": "xlsx",
    ".html": "html", ".htm": "html", ".pdf": "pdf", ".png": "png",
}  # fmt: skip
Opener = Callable[[str], AbstractContextManager[IO[bytes]]]
"""Opens a file of a folder by its name."""
_DATABASE = b"SQLite format 3\0"
_BESIDE = ("-journal", "-wal", "-shm")


def format_of(path: str) -> str:
    """The format a file's ending asks for. Raises BadValue naming those that are known."""
    ending = os.path.splitext(path)[1]
    if ending.lower() in ENDINGS:
        return ENDINGS[ending.lower()]
    known = _(", ").join(ENDINGS)
    if not ending:
        raise BadValue(
            _(
                "{path} has no ending that says its format. Known: {known}; or name one with -f."
            ).format(path=path, known=known)
        )  # fmt: skip
    raise BadValue(
        _("{path}: {ending} is no known ending. Known: {known}; or name a format with -f.").format(
            path=path, ending=ending, known=known
        )
    )


def check_place(path: str, book: str | None) -> str:
    """Where the file really is to be; raises where nothing may be written.

    `book` is the book of the run, which is never opened to look at it: that would take
    away the locks on it.
    """
    try:
        real = os.path.realpath(path)
        own = os.path.realpath(book) if book is not None else None
        if own is not None and real in (own, *(own + beside for beside in _BESIDE)):
            raise _is_book(path)
        if not path or path.endswith(os.sep) or os.path.isdir(real):
            raise BadValue(_("{path} is a folder, not a file.").format(path=path))
        found = os.stat(real) if os.path.lexists(real) else None
        if found is None:
            if not os.path.isdir(os.path.dirname(real)):
                raise NotFound(
                    _("There is no folder {folder}.").format(folder=os.path.dirname(real))
                )
            return real
        if not stat.S_ISREG(found.st_mode):
            raise BadValue(_("{path} is no plain file; it is left alone.").format(path=path))
        if own is not None and os.path.exists(own) and os.path.samefile(real, own):
            raise _is_book(path)
        if found.st_size:
            with open(real, "rb") as file:
                if file.read(len(_DATABASE)) == _DATABASE:
                    raise _is_book(path)
    except ValueError as error:  # a NUL in the name
        raise BadValue(_("{path} is no name of a file.").format(path=path)) from error
    except OSError as error:
        raise cannot_write(path, error) from error
    return real


def _is_book(path: str) -> Refused:
    return Refused(
        _("{path} is a database; no report is written over it. Name another file.").format(
            path=path
        )
    )


def cannot_write(path: str, error: OSError) -> SalesbookError:
    """The failure of a file that cannot be written; what was there stays."""
    return SalesbookError(
        _("The file {path} cannot be written: {reason}.").format(
            path=path, reason=error.strerror or error
        )
    )


@contextmanager
def replacing(path: str, book: str | None) -> Iterator[IO[bytes]]:
    """An open file that takes the place of `path` when the block ends without a failure."""
    real = check_place(path, book)
    draft = None
    try:
        # mkstemp makes it 0600.
        handle, draft = mkstemp(prefix=".salesbook-", suffix=".new", dir=os.path.dirname(real))
        with open(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, real)
        draft = None
    except BrokenPipeError:
        raise
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        if draft is not None:
            with suppress(OSError):
                os.unlink(draft)


@contextmanager
def folder(
    path: str, names: Sequence[str], book: str | None, *, ours: str | None = None
) -> Iterator[Opener]:
    """A folder into which files of these names are put, all when the block ends, or none.

    A new folder is made 0700. Files of these names are replaced; where `ours` is given,
    only in a folder that has a file of this name, which says that it is one of ours.
    """
    try:
        made = not os.path.isdir(path)
        if made:
            os.mkdir(path, 0o700)
        elif ours is not None and not os.path.lexists(os.path.join(path, ours)):
            _refuse_strange(path, names)
    except ValueError as error:
        raise BadValue(_("{path} is no name of a file.").format(path=path)) from error
    except FileNotFoundError as error:
        raise NotFound(
            _("There is no folder {folder}.").format(
                folder=os.path.dirname(path.rstrip(os.sep)) or os.curdir
            )
        ) from error
    except OSError as error:
        raise cannot_write(path, error) from error
    drafts: dict[str, str] = {}
    try:
        with _drafts(path, names, drafts) as opened:
            yield opened
        for name, draft in drafts.items():
            os.replace(draft, check_place(os.path.join(path, name), book))
        drafts.clear()
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        for draft in drafts.values():
            with suppress(OSError):
                os.unlink(draft)
        if made:
            with suppress(OSError):
                os.rmdir(path)  # only where nothing came into it


def _refuse_strange(path: str, names: Sequence[str]) -> None:
    there = next((name for name in names if os.path.lexists(os.path.join(path, name))), None)
    if there is not None:
        raise Refused(
            _("The folder {path} has a file {name} already. Name another folder.").format(
                path=path, name=there
            )
        )


@contextmanager
def _drafts(path: str, names: Sequence[str], drafts: dict[str, str]) -> Iterator[Opener]:
    @contextmanager
    def opened(name: str) -> Iterator[IO[bytes]]:
        if name not in names or os.path.basename(name) != name:
            raise RuntimeError(f"{name} was not announced")
        handle, draft = mkstemp(prefix=".salesbook-", suffix=".new", dir=path)
        drafts[name] = draft
        with open(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())

    yield opened


@contextmanager
def writing(path: str, book: str | None) -> Iterator[IO[bytes]]:
    """Bytes for a file; `-` is stdout."""
    if path != "-":
        with replacing(path, book) as file:
            yield file
        return
    sys.stdout.flush()
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


@contextmanager
def as_text(file: IO[bytes]) -> Iterator[TextIO]:
    """The same file for text in UTF-8, as it is given; it stays open."""
    from io import TextIOWrapper

    text = TextIOWrapper(
        file, encoding="utf-8", errors="backslashreplace", newline="", write_through=False
    )
    try:
        yield text
        text.flush()
    finally:
        with suppress(ValueError, OSError):
            text.detach()

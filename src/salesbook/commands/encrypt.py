"""`encrypt` and `decrypt`: the book made unreadable without a key, and plain again."""

from __future__ import annotations

import os

from salesbook.book.backup import list_copies
from salesbook.book.file import is_encrypted, missing
from salesbook.book.locked import require_cipher
from salesbook.book.reading import open_to_read
from salesbook.context import Run, current
from salesbook.errors import Refused, SalesbookError
from salesbook.i18n import _, n_, sentences
from salesbook.light import TYPE_CHECKING, Annotated
from salesbook.output.receipt import Receipt

if TYPE_CHECKING:
    import typer


def encrypt(
    backups: Annotated[
        bool, typer.Option("--backups", help=_("Encrypt the backups that are plain, too."))
    ] = False,
) -> None:
    """Put an encrypted book in the place of the plain one."""
    run = _begun()
    if is_encrypted(run.book_path):
        raise Refused(_("The book {path} is encrypted already.").format(path=run.book_path))
    with open_to_read(run.book_path):
        pass  # a sound book of this version, or nothing is begun
    key = run.new_key_of(run.book_path)
    line, values, left = _recode(run, "encrypt", key, backups=backups)
    said = [
        _("Without its key nobody can read it: keep the key in a second place too."),
        _("What was plain before may still be on the disk until it is written over."),
    ]
    if left:
        said.append(
            n_(
                "{count} backup can still be read by anyone; --backups encrypts it:",
                "{count} backups can still be read by anyone; --backups encrypts them:",
                len(left),
            ).format(count=len(left))
        )
    run.receipt(Receipt(line, values, (*said, *left)))


def decrypt(
    backups: Annotated[
        bool, typer.Option("--backups", help=_("Decrypt the backups that are encrypted, too."))
    ] = False,
) -> None:
    """Put a plain book in the place of the encrypted one."""
    run = _begun()
    if not is_encrypted(run.book_path):
        with open_to_read(run.book_path):
            pass  # what is wrong with the file is told first
        raise Refused(_("The book {path} is not encrypted.").format(path=run.book_path))
    with open_to_read(run.book_path):
        pass
    line, values, left = _recode(run, "decrypt", None, backups=backups)
    said = [_("Whoever can read the file can read the book now.")]
    if left:
        said.append(
            n_(
                "{count} backup still needs the key; --backups decrypts it:",
                "{count} backups still need the key; --backups decrypts them:",
                len(left),
            ).format(count=len(left))
        )
    run.receipt(Receipt(line, values, (*said, *left)))


def _begun() -> Run:
    run = current()
    require_cipher()
    if not os.path.lexists(run.book_path):
        raise missing(run.book_path)
    return run


def _recode(
    run: Run, done: str, key: str | None, *, backups: bool
) -> tuple[str, dict[str, object], tuple[str, ...]]:
    """Do it; returns what to say of the book, the values, and the backups that stay."""
    from salesbook.book.recode import recode

    counts = recode(run.book_path, key)
    others = [copy.path for copy in list_copies(run.book_path)
              if is_encrypted(copy.path) is (key is None)]  # fmt: skip
    left = []
    for copy in others:
        try:
            if backups:
                recode(copy, key)
                continue
        except SalesbookError as error:
            run.say(error.sentence)
        left.append(copy)
    customers, rows = counts["customer"], sum(counts.values())
    line = _said(done, customers).format(
        path=run.book_path, count=f"{customers:,}", rows=f"{rows:,}"
    )
    rewritten = len(others) - len(left)
    if rewritten:
        line = sentences(
            line,
            n_("{count} backup too.", "{count} backups too.", rewritten).format(count=rewritten),
        )
    values: dict[str, object] = {
        "done": done, "book": run.book_path, "tables": counts, "backups": others,
        "backups_left": left,
    }  # fmt: skip
    return line, values, tuple(left)


def _said(done: str, customers: int) -> str:
    if done == "encrypt":
        return n_(
            "Encrypted {path}: {count} customer, {rows} rows, verified.",
            "Encrypted {path}: {count} customers, {rows} rows, verified.",
            customers,
        )
    return n_(
        "Decrypted {path}: {count} customer, {rows} rows, verified.",
        "Decrypted {path}: {count} customers, {rows} rows, verified.",
        customers,
    )

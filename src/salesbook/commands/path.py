"""`path`: which book is used, and why."""

from __future__ import annotations

import os
import sys

from salesbook.book.file import is_encrypted
from salesbook.context import current
from salesbook.i18n import _


def path() -> None:
    """Print the path on stdout; on stderr the reason, and whether the book is encrypted."""
    run = current()
    sys.stdout.write(run.book_path + "\n")
    state = run.book_reason
    if not os.path.exists(run.book_path):
        state = _("{reason}; there is no book there yet").format(reason=state)
    elif is_encrypted(run.book_path):
        state = _("{reason}; it is encrypted").format(reason=state)
    run.say(state)

"""`path`: which book is used, and why."""

from __future__ import annotations

import os
import sys

from salesbook.context import current
from salesbook.i18n import _


def path() -> None:
    """Print the path on stdout, the reason on stderr."""
    run = current()
    sys.stdout.write(run.book_path + "\n")
    state = run.book_reason
    if not os.path.exists(run.book_path):
        state = _("{reason}; there is no book there yet").format(reason=state)
    run.say(state)

"""The example book: what one salesperson has lived through in the last three months.

The customers and their stories are the TOML files beside this module, grouped by where
they stand today; `story` puts them on days, `play` does them one by one through the real
actions, each on its own day, and here a draft of the book is made of it and put in its
place. The same day gives the same book. Neighbour: `book.create`, which makes empty ones.
"""

import os
import sqlite3
from datetime import date, datetime, time

from salesbook.actions.demo.play import play
from salesbook.actions.demo.story import read_stories
from salesbook.book.create import already_there, create_book, place
from salesbook.book.door import open_to_change
from salesbook.book.settings import read_day
from salesbook.domain.workdays import last_before
from salesbook.errors import SalesbookError
from salesbook.i18n import _
from salesbook.light import NamedTuple


class Made(NamedTuple):
    """What was written."""

    customers: int
    yesterday: date
    """The working day before: the last evening that has a full sheet."""


def make_demo(path: str, today: date) -> Made:
    """Write the example book of a day at `path`, whole or not at all.

    Raises Refused when something is there already, SalesbookError when the place cannot be
    written.
    """
    if os.path.lexists(path):
        raise already_there(path)
    folder = os.path.dirname(path) or os.curdir
    draft = os.path.join(folder, f".salesbook-{os.urandom(6).hex()}.new")
    try:
        create_book(draft)
        made = _fill(draft, today)
        place(draft, path)
    except (OSError, sqlite3.Error) as error:
        raise SalesbookError(
            _("The book {path} cannot be made: {reason}.").format(
                path=path, reason=getattr(error, "strerror", None) or error
            )
        ) from error
    finally:
        if os.path.exists(draft):
            os.unlink(draft)
    return made


def _fill(draft: str, today: date) -> Made:
    with open_to_change(draft) as book:
        # Nobody sees the draft, and it is synced as a whole when it is finished.
        book.connection.execute("PRAGMA synchronous=OFF")
        book.connection.execute("PRAGMA journal_mode=MEMORY")
        # No owner: whoever opens the example sees it all, whatever `me` says.
        day = read_day(book, datetime.combine(today, time(9)), None)
        stories = read_stories(day)
        play(book, day, stories)
    return Made(len(stories), last_before(today, day.calendar))

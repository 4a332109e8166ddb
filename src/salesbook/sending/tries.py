"""Trying again: what may pass is tried three times, a second and two seconds apart.

What cannot change by waiting is told at once. Neighbours: `robots` and `mail`, which know
which failure is which.
"""

import time

from salesbook.errors import SalesbookError
from salesbook.i18n import _
from salesbook.light import Callable

PAUSES = (1.0, 2.0)
"""Seconds before the second and the third try."""
wait = time.sleep


class Passing(Exception):
    """A failure that may be over in a moment: a busy server, a broken line."""


def persist(name: str, attempt: Callable[[], None]) -> None:
    """Make the attempt until it succeeds, fails for good, or has failed often enough."""
    for pause in (*PAUSES, None):
        try:
            attempt()
        except Passing as failure:
            if pause is None:
                raise SalesbookError(
                    _("{name} was not reached in {count} tries: {reason}").format(
                        name=name, count=len(PAUSES) + 1, reason=failure
                    )
                ) from None
            wait(pause)
        else:
            return

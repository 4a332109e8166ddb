"""Protection and the public pool (DOMAIN section 7, S1)."""

from datetime import date
from typing import NamedTuple


class Protection(NamedTuple):
    """How long an unsigned customer stays its owner's, as it stands on a day."""

    customer_id: int
    ends_on: date
    """The last protected day."""
    days_left: int
    """0 on the last day, negative once it has ended."""
    clock: str
    """Which clock ends it: `owned` (since it was taken on) or `silence` (without contact)."""

"""Care after signing, derived from deals, contacts and the calendar (DOMAIN section 9)."""

from datetime import date
from typing import NamedTuple


class Owed(NamedTuple):
    """One piece of care that is owed: with kind, customer, contact and day it is that one."""

    kind: str
    """A code of `CARES`."""
    due_on: date
    customer_id: int | None
    """None for what is owed to all at once: a festival greeting."""
    contact_id: int | None = None
    product_id: int | None = None
    of: str = ""
    """Whose birthday, which festival, which product."""
    years: int = 0
    """Years since signing, for an anniversary."""

"""Since when a customer is signed: since the first deal that was won, the first sale."""

from datetime import date

from salesbook.book.door import Change


def sign(change: Change, customer_id: int, on: date) -> bool:
    """Note that a customer has signed by a day; an earlier day known stays.

    Returns whether it was not signed before.
    """
    before = change.book.value("SELECT signed_on FROM customer WHERE id=?", (customer_id,))
    if before is None or on.isoformat() < before:
        change.update("customer", customer_id, signed_on=on.isoformat())
    return before is None

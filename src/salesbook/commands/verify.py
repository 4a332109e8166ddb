"""`verify`: the data of a customer was checked today."""

from __future__ import annotations

from salesbook.actions import customers
from salesbook.context import current
from salesbook.light import TYPE_CHECKING

if TYPE_CHECKING:
    from salesbook.commands import options


def verify(who: options.WhoWords) -> None:
    """Stamp the customer as verified today."""
    run = current()
    with run.changing() as (change, day):
        receipt = customers.verify(change, day, " ".join(who))
        change.says(receipt.line)
    run.receipt(receipt)

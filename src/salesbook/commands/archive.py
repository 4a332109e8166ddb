"""`archive`: put a customer away."""

from __future__ import annotations

from salesbook.actions import customers
from salesbook.context import current
from salesbook.light import TYPE_CHECKING

if TYPE_CHECKING:
    from salesbook.commands import options


def archive(who: options.WhoWords) -> None:
    """Archive the customer; its number still finds it."""
    run = current()
    with run.changing() as (change, day):
        receipt = customers.archive(change, day, " ".join(who))
        change.says(receipt.line)
    run.receipt(receipt)

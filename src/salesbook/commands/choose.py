"""The numbered choice at a terminal, where what was typed fits several customers."""

import sys

from salesbook.book.find import AmbiguousCustomer
from salesbook.i18n import _
from salesbook.output.text import clean


def choose(several: AmbiguousCustomer) -> int:
    """Ask which customer is meant; returns its id, or raises `several` when none is chosen."""
    shown = several.candidates[:20]
    print(clean(several.sentence), file=sys.stderr)  # noqa: T201
    for number, row in enumerate(shown, 1):
        name = _("{customer} (#{id})").format(customer=row.customer, id=row.customer_id)
        phone = f"  {row.phone}" if row.phone else ""
        line = f"{number:>3}) {row.grade}  {name}{phone}"
        print(clean(line), file=sys.stderr)  # noqa: T201
    question = _("Which one (1-{last}, Enter to leave)? ").format(last=len(shown))
    print(question, end="", file=sys.stderr, flush=True)  # noqa: T201
    answer = sys.stdin.readline().strip()
    if answer.isdecimal() and 1 <= int(answer) <= len(shown):
        return shown[int(answer) - 1].customer_id
    raise several

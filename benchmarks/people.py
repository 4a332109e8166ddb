"""The customers of a bench book: who is due on its day, and who has signed.

Everything follows from the number of customers. On `DAY` 41 lines are due in a book of any
size, spread evenly over it; all other customers were contacted within their cadence or have
a promise ahead. Neighbours: `history` and `sold`, which make rows of them.
"""

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

DAY = date(2026, 11, 25)
"""The Wednesday that every book is ready for."""
FOLLOW_UPS = 20

_GAPS = {"A": 7, "B": 13, "C": 25}  # days between the contacts of a history
_CADENCE = {"A": 7, "B": 15, "C": 30}

# Who is due on DAY: kind, grade, days (late, or left in the window). In all sizes the same.
_DUE = (
    *(("promised", "ABC"[n % 3], 0) for n in range(6)),
    *(("promised", "ABC"[n % 3], n + 1) for n in range(4)),
    *(("complains", "BC"[n % 2], n) for n in range(2)),
    *(("window", "A", left) for left in (2, 1, 0, -2, -6)),
    *(("late", "A", late) for late in (0, 1, 5)),
    *(("late", "B", late) for late in (0, 1, 4, 9)),
    *(("late", "C", late) for late in (0, 1, 5, 20)),
    *(("owes", "BC"[n % 2], 3 + n) for n in range(2)),
    *(("ends", "BC"[n % 2], n) for n in range(2)),
    ("learns", "B", 1),
    *(("cared", "BC"[n % 2], n) for n in range(2)),
    ("own", "B", 2),
    *(("new", "C", 0) for _ in range(2)),
    *(("stale", "A", n + 2) for n in range(4)),
    *(("stale", "B", n + 2) for n in range(4)),
)
LEAST = 200  # customers; below, there is no room for all of these


class Customer(NamedTuple):
    """What is decided of a customer before its rows are written."""

    identity: int
    kind: str
    grade: str
    days: int
    status: str
    last: date
    captured: date
    contacts: tuple[date, ...]
    """The days of its follow-ups, the earliest first."""


def decide(customers: int) -> tuple[Random, list[Customer]]:
    """So many customers, and the dice that go on for their rows."""
    random = Random(customers)
    return random, [_decide(random, number, customers) for number in range(customers)]


def _decide(random: Random, number: int, customers: int) -> Customer:
    kind, grade, days = "kept", random.choices("ABC", (1, 3, 6))[0], 0
    # The due ones stand apart evenly, so that nothing of them lies side by side in the file.
    step = customers // len(_DUE)
    if number % step == step // 2 and number // step < len(_DUE):
        kind, grade, days = _DUE[number // step]
    status = "active"
    if kind == "kept":
        status = random.choices(("active", "lost", "archived"), (93, 5, 2))[0]
    last = _workday(DAY - timedelta(random.randrange(1, _CADENCE[grade] - 1)))
    count, gap = FOLLOW_UPS, _GAPS[grade]
    if kind == "late":
        last = DAY - timedelta(_CADENCE[grade] + days)
    elif kind == "own":
        last = DAY - timedelta(10 + days)
    elif kind == "stale":
        last = DAY - timedelta(2)
    elif kind == "new":
        last, count, gap = DAY - timedelta(1), 2, 1
    contacts = [last]
    while len(contacts) < count:
        contacts.append(_workday(contacts[-1] - timedelta(random.randrange(1, 2 * gap))))
    captured = contacts[-1] - timedelta(random.randrange(1, 4) if kind != "new" else 0)
    return Customer(
        number + 1, kind, grade, days, status, last, captured, tuple(reversed(contacts))
    )


def _workday(day: date) -> date:
    return day - timedelta(max(day.weekday() - 4, 0))


def since(one: Customer) -> date:
    """When the grade began."""
    random = Random(one.identity)
    if one.kind == "window":
        return DAY - timedelta(7 - one.days)
    if one.kind == "new":
        return one.captured
    ago = random.randrange(20, 90)
    if one.grade == "A" and signed_on(one) is None and random.random() < 0.5:
        ago = random.randrange(1, 5)
    return max(DAY - timedelta(ago), one.captured)


def signed_on(one: Customer) -> date | None:
    """When the customer signed."""
    if one.kind in ("window", "new", "ends"):
        return None
    if one.kind == "cared":
        # A survey is due three months later.
        return date(DAY.year, DAY.month - 3, DAY.day - one.days)
    random = Random(-one.identity)
    if one.kind != "owes" and random.random() >= (0.6 if one.grade == "A" else 0.26):
        return None
    return max(DAY - timedelta(random.randrange(20, 500)), one.captured)


def owned_since(one: Customer) -> date:
    """Who has not signed was taken on within the protection, as where a pool is swept."""
    if one.kind == "ends":
        return DAY - timedelta(30 - one.days)
    recent = DAY - timedelta(Random(one.identity).randrange(1, 20))
    return one.captured if signed_on(one) else max(one.captured, recent)

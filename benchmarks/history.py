"""The rows of a bench book: who its customers are, and what happened with them.

Everything follows from the number of customers. On `DAY` 41 lines are due in a book of any
size, spread evenly over it; all other customers were contacted within their cadence or have
a promise ahead, have paid, and were given the care they are owed. Neighbours: `sold` for
what was sold to them, `books` writes the rows, `names` words them.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from benchmarks import names

DAY = date(2026, 11, 25)
"""The Wednesday that every book is ready for."""
FOLLOW_UPS = 20
FIND_HITS = 40

_GAPS = {"A": 7, "B": 13, "C": 25}  # days between the contacts of a history
_CADENCE = {"A": 7, "B": 15, "C": 30}
_METHODS = ("phone", "phone", "phone", "wechat", "wechat", "visit", "email", "video")
_TIMES = tuple(f"{hour:02}:{minute:02}" for hour in range(9, 18) for minute in (0, 10, 25, 40))

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


Rows = tuple[str, str, Iterable[tuple[object, ...]]]
"""The rows of a table: its name, its columns, they."""


def decide(customers: int) -> tuple[Random, list[Customer]]:
    """So many customers, and the dice that go on for their rows."""
    random = Random(customers)
    return random, [_decide(random, number, customers) for number in range(customers)]


def tables(random: Random, people: list[Customer]) -> Iterator[Rows]:
    """The tables in the order in which they are filled."""
    yield (
        "customer",
        "id,external_id,name,name_key,pinyin,initials,industry,region,phone,phone_digits,"
        "phone_e164,source,need,"
        "budget_low_fen,budget_high_fen,need_clear,budget_clear,decision_chain,grade,grade_since,"
        "status,signed_on,owned_since,captured_on,verified_on,every_days,last_contact_on,unanswered",
        _customers(random, people),
    )
    yield (
        "contact",
        "customer_id,name,name_key,pinyin,initials,title,phone,phone_digits,phone_e164,"
        "birthday,birthday_lunar,preferred_hours,preferred_from,preferred_to,decides",
        _contacts(random, people),
    )
    yield "tag", "customer_id,name", _tags(random, people)
    yield (
        "grade_change",
        "customer_id,from_grade,to_grade,on_day,reason",
        _grade_changes(random, people),
    )
    ended: list[tuple[object, ...]] = []
    yield (
        "follow_up",
        "id,customer_id,on_day,at_time,method,note,feedback,reached,entered_at",
        _follow_ups(random, people, ended),
    )
    yield (
        "next_action",
        "customer_id,on_day,at_time,action,state,made_on,ended_on,follow_up_id",
        [*ended, *_open_actions(random, people)],
    )


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


def _since(one: Customer) -> date:
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


def _owned_since(one: Customer) -> date:
    """Who has not signed was taken on within the protection, as where a pool is swept."""
    if one.kind == "ends":
        return DAY - timedelta(30 - one.days)
    recent = DAY - timedelta(Random(one.identity).randrange(1, 20))
    return one.captured if signed_on(one) else max(one.captured, recent)


def _customers(random: Random, people: list[Customer]) -> Iterator[tuple[object, ...]]:
    from salesbook.phrases.fields import name_columns

    given = names.companies(Random(7))
    for one in people:
        name = next(given)
        since, signed = _since(one), signed_on(one)
        unverified = random.randrange({"A": 6, "B": 26, "C": 80}[one.grade])
        if one.kind == "stale":
            unverified = {"A": 7, "B": 30, "C": 90}[one.grade] + one.days
        phone = names.phone(random)
        low = random.randrange(5, 80) * 1_000_000
        knows = random.random() < 0.6
        yield (
            one.identity,
            f"K{one.identity:07}" if random.random() < 0.3 else None,
            *name_columns(name).values(),
            names.trade(random),
            names.place(random),
            phone,
            phone,
            f"+86{phone}",
            random.choice(names.SOURCES),
            random.choice(names.NEEDS) if knows else None,
            low if knows else None,
            low * 2 if knows else None,
            int(knows),
            int(random.random() < 0.5),
            random.choice(("short", "medium", "long", None)),
            one.grade,
            since.isoformat(),
            one.status,
            signed.isoformat() if signed else None,
            _owned_since(one).isoformat(),
            one.captured.isoformat(),
            (DAY - timedelta(unverified)).isoformat(),
            10 if one.kind == "own" else None,
            None if one.kind == "new" else one.last.isoformat(),
            2 if one.kind == "new" else 0,
        )


def _contacts(random: Random, people: list[Customer]) -> Iterator[tuple[object, ...]]:
    from salesbook.phrases.fields import name_columns

    for one in people:
        for number in range(2 if random.random() < 0.2 else 1):
            name = names.person(random, english=one.identity % 5 == 0)
            phone = names.phone(random)
            timed = random.random() < 0.2
            born = random.random() < 0.3
            lunar = born and random.random() < 0.3
            month, day = random.randrange(1, 13), random.randrange(1, 29)
            yield (
                one.identity,
                *name_columns(name).values(),
                random.choice(names.TITLES),
                phone,
                phone,
                f"+86{phone}",
                f"{month:02}-{day:02}" if born else None,
                int(lunar) if born else None,
                random.choice(("working", "private")) if timed else None,
                "09:30" if timed else None,
                "11:30" if timed else None,
                int(number == 0),
            )


def _tags(random: Random, people: list[Customer]) -> Iterator[tuple[object, ...]]:
    for one in people:
        for name in random.sample(names.TAGS, random.choice((0, 0, 1, 1, 2, 3))):
            yield one.identity, name


def _grade_changes(random: Random, people: list[Customer]) -> Iterator[tuple[object, ...]]:
    for one in people:
        since = _since(one)
        first = one.grade if one.kind == "new" else {"A": "B", "B": "C", "C": "B"}[one.grade]
        yield one.identity, None, first, one.captured.isoformat(), "captured"
        if one.kind != "new":
            yield one.identity, first, one.grade, since.isoformat(), random.choice(names.REASONS)


def _follow_ups(
    random: Random, people: list[Customer], ended: list[tuple[object, ...]]
) -> Iterator[tuple[object, ...]]:
    """All contacts in the order of their days; the promises that some kept go to `ended`."""
    keys = [
        on.toordinal() << 40 | one.identity << 8 | place
        for one in people
        for place, on in enumerate(one.contacts)
    ]
    keys.sort()
    step = len(keys) // FIND_HITS
    rare = {number * step + 1 for number in range(FIND_HITS)}
    chance = random.random
    for identity, key in enumerate(keys, 1):
        one = people[(key >> 8 & 0xFFFFFFFF) - 1]
        place = key & 0xFF
        day = date.fromordinal(key >> 40).isoformat()
        luck = int(chance() * 1_000_000)
        time = _TIMES[luck % len(_TIMES)]
        # The last one reached the customer: it is the last contact of the customer's row.
        reached = one.kind != "new" and (place == len(one.contacts) - 1 or luck % 100 >= 15)
        note = names.NOTES[luck // 7 % len(names.NOTES)]
        yield (
            identity,
            one.identity,
            day,
            time,
            _METHODS[luck // 11 % len(_METHODS)],
            names.RARE_NOTE if identity in rare else note,
            names.FEEDBACK[luck // 13 % len(names.FEEDBACK)] if reached else None,
            int(reached),
            f"{day}T{time}:00+08:00",
        )
        if place in (9, 15):
            plan = names.PLANS[luck % len(names.PLANS)]
            made = one.contacts[place - 1].isoformat()
            ended.append((one.identity, day, None, plan, "kept", made, day, identity))


def _open_actions(random: Random, people: list[Customer]) -> Iterator[tuple[object, ...]]:
    for one in people:
        if one.kind == "promised":
            on, time = DAY - timedelta(one.days), random.choice(("10:00", "15:30", None))
        elif one.kind == "kept" and one.status == "active" and random.random() < 0.32:
            on, time = DAY + timedelta(random.randrange(1, 25)), None
        else:
            continue
        made = min(one.last, on).isoformat()
        yield (
            one.identity, on.isoformat(), time, random.choice(names.PLANS), "open", made, None, None
        )  # fmt: skip

"""The rows of a bench book: what its customers are like, and what was said with them.

Neighbours: `people`, whom the rows are about; `sold` for what was sold to them, `books`
writes the rows, `names` words them.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

from benchmarks import names
from benchmarks.people import DAY, Customer, owned_since, signed_on, since

FIND_HITS = 40

_METHODS = ("phone", "phone", "phone", "wechat", "wechat", "visit", "email", "video")
_TIMES = tuple(f"{hour:02}:{minute:02}" for hour in range(9, 18) for minute in (0, 10, 25, 40))


Rows = tuple[str, str, Iterable[tuple[object, ...]]]
"""The rows of a table: its name, its columns, they."""


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


def _customers(random: Random, people: list[Customer]) -> Iterator[tuple[object, ...]]:
    from salesbook.phrases.fields import name_columns

    given = names.companies(Random(7))
    for one in people:
        name = next(given)
        began, signed = since(one), signed_on(one)
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
            began.isoformat(),
            one.status,
            signed.isoformat() if signed else None,
            owned_since(one).isoformat(),
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
        began = since(one)
        first = one.grade if one.kind == "new" else {"A": "B", "B": "C", "C": "B"}[one.grade]
        yield one.identity, None, first, one.captured.isoformat(), "captured"
        if one.kind != "new":
            yield one.identity, first, one.grade, began.isoformat(), random.choice(names.REASONS)


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

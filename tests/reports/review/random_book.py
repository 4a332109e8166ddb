"""A book filled at random with what a book may hold, sense or not; the same seed, the same book."""

from datetime import date, timedelta
from random import Random

from builders import a_book, a_customer, a_follow_up, a_grade_change, a_promise, changing
from salesbook.book.door import Change
from selling import a_product

FIRST, LAST = date(2024, 6, 1), date(2026, 11, 21)
_DAYS = (LAST - FIRST).days
_SOURCES = (None, None, "展会", "转介绍", "web")
_STAGES = ("lead", "verified", "needs", "proposal", "closing", "contract", "payment", "care")
_METHODS = ("phone", "wechat", "visit", "email")
_REASONS = ("price", "timing", "competitor", "other")
_STATES = ("kept", "late", "done", "moved", "dropped", "replaced")


def a_random_book(folder: str, seed: int, customers: int = 25) -> str:
    """The path of the book."""
    path = a_book(folder, f"random-{seed}.db")
    random = Random(seed)
    with changing(path) as (change, _day):
        if seed % 2:
            change.insert("setting", key="cadence.B", value="10")
            change.insert("setting", key="window.C", value="none")
        for number in range(customers):
            _customer(random, change, number)
    return path


def _day(random: Random, since: date = FIRST) -> date:
    # The last months are what is looked at most.
    if since < LAST - timedelta(120) and random.random() < 0.6:
        since = LAST - timedelta(120)
    return since + timedelta(random.randrange((LAST - since).days + 1))


def _customer(random: Random, change: Change, number: int) -> None:
    captured = _day(random)
    signed = _day(random, captured) if random.random() < 0.4 else None
    steps = sorted(_day(random, captured) for _ in range(random.randrange(4)))
    grade = random.choice("ABC")
    identity = a_customer(
        change,
        f"Customer {number}",
        grade=grade,
        captured=captured,
        signed=signed,
        every=random.choice((None, None, None, 5, 40)),
        status=random.choice(("active",) * 5 + ("lost", "pooled", "archived")),
        source=random.choice(_SOURCES),
        met_on=random.choice((None, (captured - timedelta(random.randrange(4))).isoformat())),
        owner=random.choice((None, "wang", "li")),
    )
    for day in steps:
        before, grade = grade, random.choice("ABC")
        a_grade_change(change, identity, grade, on=day, from_grade=before)
    for _ in range(random.randrange(25)):
        a_follow_up(change, identity, on=_day(random, captured), method=random.choice(_METHODS),
                    reached=random.random() < 0.8)  # fmt: skip
    _promises(random, change, identity, captured)
    for _ in range(random.randrange(4)):
        _deal(random, change, identity, captured)
    for _ in range(random.randrange(4)):
        change.insert("sale", customer_id=identity, on_day=_day(random).isoformat(),
                      amount_fen=random.randrange(-200, 2000) * 100)  # fmt: skip


def _promises(random: Random, change: Change, identity: int, captured: date) -> None:
    """One after the other, as they are made; the last one may still be open."""
    made = captured
    for _ in range(random.randrange(6)):
        made += timedelta(random.randrange(40))
        on = made + timedelta(random.randrange(20))
        ended = made + timedelta(random.randrange(30))
        if ended > LAST:
            a_promise(change, identity, on=on, made=made)
            return
        state = random.choice(_STATES)
        a_promise(change, identity, on=on, made=made, state=state, ended_on=ended.isoformat())
        made = ended


def _deal(random: Random, change: Change, identity: int, captured: date) -> None:
    days = sorted(_day(random, captured) for _ in range(random.randrange(1, 6)))
    stages = ["lead", *(random.choice(_STAGES[:5]) for _later in days[1:])]
    won = lost = None
    ending = random.random()
    if ending < 0.35:
        stages[-1], won = random.choice(_STAGES[5:]), days[-1]
    elif ending < 0.6 and len(days) > 1:
        stages[-1], lost = "lost", days[-1]
    amount = random.choice((None, random.randrange(1, 5000) * 100))
    deal = change.insert(
        "deal", customer_id=identity, amount_fen=amount, stage=stages[-1],
        stage_since=days[-1].isoformat(), opened_on=days[0].isoformat(),
        won_on=won.isoformat() if won else None, lost_on=lost.isoformat() if lost else None,
        lost_reason=random.choice(_REASONS) if lost else None,
        owner=random.choice((None, "wang", "li")),
        product_id=random.choice((None, a_product(change, random.choice(("CRM", "ERP"))))),
    )  # fmt: skip
    before = None
    for stage, day in zip(stages, days, strict=True):
        change.insert("deal_move", customer_id=identity, deal_id=deal, from_stage=before,
                      to_stage=stage, on_day=day.isoformat())  # fmt: skip
        before = stage
    for _ in range(random.randrange(3) if won else 0):
        _instalment(random, change, identity, deal)


def _instalment(random: Random, change: Change, identity: int, deal: int) -> None:
    amount = random.randrange(1, 900) * 100
    received = [random.randrange(1, amount // 3 + 2) for _ in range(random.randrange(3))]
    instalment = change.insert(
        "instalment", customer_id=identity, deal_id=deal, due_on=_day(random).isoformat(),
        amount_fen=amount, received_fen=sum(received),
    )  # fmt: skip
    for part in received:
        change.insert("receipt", customer_id=identity, deal_id=deal, instalment_id=instalment,
                      on_day=_day(random).isoformat(), amount_fen=part)  # fmt: skip

"""The rows of the sale in a bench book: deals, money, deliveries, and what came after them.

For ten customers there are some nine deals, fifty deliveries and five instalments. What is
due is decided by `people`; everything else is paid, answered, checked and cared for.
Neighbours: `people`, `books`.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from benchmarks.history import Rows
from benchmarks.people import DAY, Customer, signed_on

FAMILIES, KIN = 8, 5
_OPEN = ("lead", "verified", "needs", "proposal", "closing")
_REASONS = ("price", "need_unclear", "competitor", "timing", "budget", "no_response")
_SAID = ("交货及时，包装可以再好些", "售后响应快", "Fast delivery, good people", None)


def tables(random: Random, people: list[Customer]) -> Iterator[Rows]:
    """The tables in the order in which they are filled."""
    yield "setting", "key,value", [("pool.enabled", "yes")]
    yield "product", "id,name,name_key,family,announced_on", _products()
    yield (
        "criterion",
        "field,value,weight",
        [("industry", "机械", 30), ("source", "转介绍", 20), ("budget", ">=50000000", 25)],
    )
    moves: list[tuple[object, ...]] = []
    money: list[tuple[object, ...]] = []
    receipts: list[tuple[object, ...]] = []
    yield (
        "deal",
        "id,customer_id,product_id,amount_fen,expect_on,stage,stage_since,opened_on,won_on,"
        "lost_on,lost_reason,contract",
        _deals(random, people, moves, money, receipts),
    )
    yield "deal_move", "customer_id,deal_id,from_stage,to_stage,on_day", moves
    yield (
        "instalment",
        "id,customer_id,deal_id,due_on,amount_fen,received_fen,kind",
        money,
    )
    yield "receipt", "customer_id,deal_id,instalment_id,on_day,amount_fen", receipts
    yield "sale", "customer_id,on_day,product_id,quantity_milli,amount_fen", _sales(random, people)
    yield (
        "feedback",
        "customer_id,kind,on_day,said,score,answer_by,answered_on,answer",
        _feedback(random, people),
    )
    yield (
        "coaching",
        "customer_id,kind,on_day,found,advice,check_on,checked_on,improved",
        _coaching(people),
    )
    yield (
        "ownership",
        "customer_id,act,on_day",
        [(one.identity, "claim", _iso(one.captured)) for one in people[::7]],
    )


def care(path: str, connection: sqlite3.Connection, people: list[Customer]) -> Rows:
    """All care that is owed on the day was given, but to those who are to be cared for."""
    from salesbook.book.care import read_owed
    from salesbook.book.reading import Book
    from salesbook.book.settings import read_day

    book = Book(path, connection)
    day = read_day(book, datetime.combine(DAY, time(12)), None)
    wait = {one.identity for one in people if one.kind == "cared"}
    given = [
        (owed.customer_id, owed.contact_id, owed.product_id, owed.kind, _iso(owed.on), _iso(DAY))
        for owed in read_owed(book, day)
        if owed.customer_id not in wait
    ]
    return "care", "customer_id,contact_id,product_id,kind,due_on,done_on", given


def _products() -> Iterator[tuple[object, ...]]:
    for number in range(FAMILIES * KIN):
        name = f"产品{number:02}"
        announced = _iso(DAY - timedelta(30)) if number == 0 else None
        yield number + 1, name, name, f"系列{number // KIN}", announced


def _deals(
    random: Random,
    people: list[Customer],
    moves: list[tuple[object, ...]],
    money: list[tuple[object, ...]],
    receipts: list[tuple[object, ...]],
) -> Iterator[tuple[object, ...]]:
    identity = 0
    for one in people:
        signed = signed_on(one)
        if signed is not None:
            ends = [("won", signed)]
            if random.random() < 0.6:
                ends.append(("won", _between(random, signed, DAY)))
        else:
            ends = [(random.choice(("open", "lost")), DAY)] if random.random() < 0.6 else []
        for end, on in ends:
            identity += 1
            amount = random.randrange(5, 80) * 1_000_000
            product = random.randrange(1, FAMILIES * KIN + 1)
            opened = max(on - timedelta(random.randrange(5, 60)), one.captured)
            stage, since = random.choice(_OPEN), _between(random, opened, DAY)
            won = lost = reason = contract = None
            if end == "won":
                won, since, contract = _iso(on), on, f"HT{identity:06}"
                stage = _plan(random, one, identity, on, amount, money, receipts)
            elif end == "lost":
                lost, stage, reason = _iso(since), "lost", random.choice(_REASONS)
            yield (
                identity, one.identity, product, amount,
                _iso(DAY + timedelta(random.randrange(5, 60))) if end == "open" else None,
                stage, _iso(since), _iso(opened), won, lost, reason, contract,
            )  # fmt: skip
            way = [name for name in _OPEN if random.random() < 0.5 or name == "lead"]
            if end == "open":
                way = list(_OPEN[: _OPEN.index(stage) + 1])
            else:
                way += ["contract", stage] if stage == "care" else [stage]
            for before, after in zip([None, *way], way, strict=False):
                step = since if after == way[-1] else opened
                moves.append((one.identity, identity, before, after, _iso(step)))


def _plan(
    random: Random,
    one: Customer,
    deal: int,
    won: date,
    amount: int,
    money: list[tuple[object, ...]],
    receipts: list[tuple[object, ...]],
) -> str:
    """The instalments of a deal, paid as far as they are due; returns the stage it has."""
    owes = one.kind == "owes"
    if not owes and random.random() < 0.45:
        return "care"
    late = DAY - timedelta(one.days) if owes else won + timedelta(random.randrange(30, 120))
    parts = ((won, amount // 3, "prepayment"), (late, amount - amount // 3, "final"))
    open_ones = 0
    for due, part, kind in parts:
        identity = len(money) + 1
        paid = due < DAY and not (owes and kind == "final")
        open_ones += not paid
        money.append((identity, one.identity, deal, _iso(due), part, part if paid else 0, kind))
        if paid:
            receipts.append((one.identity, deal, identity, _iso(due), part))
    return "payment" if open_ones else "care"


def _sales(random: Random, people: list[Customer]) -> Iterator[tuple[object, ...]]:
    for one in people:
        signed = signed_on(one)
        if signed is None:
            continue
        for _line in range(random.randrange(5, 38)):
            on = _between(random, signed, DAY)
            # Buyers keep to a family; nobody has bought the newest product yet.
            product = 1 + one.identity % FAMILIES * KIN + random.randrange(1, KIN)
            quantity = random.randrange(1, 200) * 1000
            yield one.identity, _iso(on), product, quantity, random.randrange(1, 400) * 10_000


def _feedback(random: Random, people: list[Customer]) -> Iterator[tuple[object, ...]]:
    for one in people:
        signed = signed_on(one)
        if signed is not None:
            on = _iso(_between(random, signed, DAY))
            score = random.randrange(5, 11)
            yield one.identity, "satisfaction", on, random.choice(_SAID), score, None, None, None
            if random.random() < 0.2:
                yield one.identity, "complaint", on, "发货少了一箱", None, on, on, "已补发"
        if one.kind == "complains":
            by = _iso(DAY + timedelta(1 - one.days))
            on = _iso(DAY - timedelta(2))
            yield one.identity, "complaint", on, "设备停机半天", None, by, None, None


def _coaching(people: list[Customer]) -> Iterator[tuple[object, ...]]:
    for one in people:
        if one.kind == "learns" or one.identity % 40 == 0:
            on, check = _iso(DAY - timedelta(8)), _iso(DAY - timedelta(1))
            done = None if one.kind == "learns" else check
            yield (
                one.identity, "visit", on, "说得太多，问得太少", "先问三个问题", check, done,
                None if done is None else 1,
            )  # fmt: skip


def _between(random: Random, first: date, last: date) -> date:
    return first + timedelta(random.randrange((last - first).days + 1))


def _iso(day: date) -> str:
    return day.isoformat()

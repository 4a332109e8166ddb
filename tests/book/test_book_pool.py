"""Whose protection ends: the book's answer against the rule, its plan, and the property
that nobody who is kept is ever among those who go."""

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from test_book_plans import Plans, uses

from builders import NOW, TODAY, a_book, a_customer, changing, contents, iso, query
from salesbook.actions import pool as actions
from salesbook.book import pool
from salesbook.book.customers import Filters
from salesbook.book.reading import open_to_read
from salesbook.domain.codes import STAGES, STATUSES
from salesbook.domain.day import Day
from salesbook.domain.policy import Policy
from salesbook.domain.pool import no_release, protection
from salesbook.domain.workdays import WorkingDays
from selling import a_deal, an_instalment

ON = Policy(pool_enabled=True)
BOTH = Policy(pool_enabled=True, pool_silence=14)


def a_day(policy: Policy = ON, me: str | None = None) -> Day:
    return Day(NOW, policy, WorkingDays("none"), me)


def ids(book: str, day: Day, upto: date | None = None) -> list[int]:
    with open_to_read(book) as opened:
        return [one.customer_id for one in pool.read_protections(opened, day, upto)]


def test_within_the_warning_and_after(book: str) -> None:
    with changing(book) as (change, _day):
        after, last, warned, not_yet = (
            a_customer(change, owned_since=iso(days)) for days in (-31, -30, -23, -22)
        )
        for more in ({"status": "lost"}, {"status": "pooled"}, {"signed": -5}):
            a_customer(change, owned_since=iso(-60), **more)
    assert ids(book, a_day()) == [after, last, warned]
    assert ids(book, a_day(), TODAY) == [after, last]
    assert ids(book, a_day(), TODAY - timedelta(1)) == [after]
    assert ids(book, a_day(), TODAY + timedelta(8)) == [after, last, warned, not_yet]
    assert ids(book, a_day(Policy())) == []  # no pool


def test_silence_counts_where_it_ends_earlier(book: str) -> None:
    with changing(book) as (change, _day):
        silent = a_customer(change, owned_since=iso(-20), last_contact=-15)
        never = a_customer(change, owned_since=iso(-14))
        a_customer(change, owned_since=iso(-20), last_contact=-1)
        claimed = a_customer(change, owned_since=iso(-3), last_contact=-90)
    assert ids(book, a_day(BOTH)) == [silent, never]
    with open_to_read(book) as opened:
        first, second = pool.read_protections(opened, a_day(BOTH))
    assert (first.clock, first.days_left, second.days_left) == ("silence", -1, 0)
    assert claimed not in ids(book, a_day(BOTH), TODAY + timedelta(10))


def test_ones_own_and_nobodys(book: str) -> None:
    with changing(book) as (change, _day):
        mine, theirs, nobodys = (
            a_customer(change, owned_since=iso(-40), owner=owner) for owner in ("wang", "li", None)
        )
    assert ids(book, a_day(me="wang")) == [mine, nobodys]
    assert ids(book, a_day()) == [mine, theirs, nobodys]


CUSTOMERS = st.lists(
    st.tuples(
        st.integers(-70, 0),  # owned since
        st.none() | st.integers(-70, 0),  # last contact
        st.sampled_from(STATUSES),
        st.sampled_from([None, "wang", "li"]),
        st.booleans(),  # signed
        st.none() | st.sampled_from(STAGES),
        st.none() | st.sampled_from([0, 400, 1000]),  # received of 1000
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    CUSTOMERS, st.none() | st.integers(1, 40), st.sampled_from([None, "wang"]), st.integers(-3, 12)
)
def test_the_book_answers_by_the_rule_and_a_sweep_keeps_who_is_kept(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[int, int | None, str, str | None, bool, str | None, int | None]],
    silence: int | None,
    me: str | None,
    ahead: int,
) -> None:
    book = a_book(tmp_path_factory.mktemp("pool"))
    day = a_day(Policy(pool_enabled=True, pool_silence=silence), me)
    upto = TODAY + timedelta(ahead)
    wanted, going = [], []
    with changing(book) as (change, _day):
        for owned, last, status, owner, signed, stage, received in rows:
            identity = a_customer(
                change, owned_since=iso(owned), last_contact=last, status=status, owner=owner,
                signed=-1 if signed else None,
            )  # fmt: skip
            more = {"lost": 0} if stage == "lost" else {}
            deal = a_deal(change, identity, stage=stage or "lead", **more)
            if received is not None:
                an_instalment(change, identity, deal, amount=1000, received=received)
            free = no_release(
                status, signed=signed, owner=owner, me=me, stages=[stage or "lead"],
                owes=received is not None and received < 1000,
            )  # fmt: skip
            found = protection(
                identity, date.fromisoformat(iso(owned)),
                None if last is None else date.fromisoformat(iso(last)), TODAY, day.policy,
            )  # fmt: skip
            if free is None and found.ends_on <= upto:
                wanted.append(found)
            if free is None and found.ended:
                going.append(identity)
    with open_to_read(book) as opened:
        assert pool.read_protections(opened, day, upto) == sorted(
            wanted, key=lambda one: (one.ends_on, one.customer_id)
        )
    before = contents(book, without=("customer", "ownership"))
    pooled = {
        identity for (identity,) in query(book, "SELECT id FROM customer WHERE status='pooled'")
    }
    with changing(book, "pool sweep") as (change, _day):
        actions.sweep(change, day)
    assert contents(book, without=("customer", "ownership")) == before
    assert {
        identity for (identity,) in query(book, "SELECT id FROM customer WHERE status='pooled'")
    } == pooled | set(going)
    assert ids(book, day, TODAY - timedelta(1)) == []


@pytest.mark.parametrize("policy", [ON, BOTH])
@pytest.mark.parametrize("me", [None, "wang"])
def test_what_ends_is_a_range_of_its_index(book: str, policy: Policy, me: str | None) -> None:
    with open_to_read(book) as opened:
        plans = Plans(opened)
        plan = plans.of(lambda asked: pool.read_protections(asked, a_day(policy, me)))
    assert plan[0] == "SEARCH c USING INDEX customer_protected (owned_since<?)"
    uses(plan, "customer_protected", "instalment_of_customer", "deal_of_customer")
    assert not any(step.startswith("SCAN") for step in plan), plan


def test_a_book_without_a_pool_is_not_asked(book: str) -> None:
    with open_to_read(book) as opened:
        plans = Plans(opened)
        assert plans.all_of(lambda asked: pool.read_protections(asked, a_day(Policy()))) == []


def test_the_rules_of_a_claim_are_asked_by_index(book: str) -> None:
    with open_to_read(book) as opened:
        plans = Plans(opened)
        steps = plans.all_of(lambda asked: (
            pool.count_claims(asked, TODAY, "wang"), pool.count_held(asked, None),
            pool.last_release(asked, 1, "wang"), pool.owes(asked, 1), pool.read_stages(asked, 1),
        ))  # fmt: skip
        listed = plans.all_of(lambda asked: pool.read_pool(asked, Filters()))
    assert not any(step.startswith("SCAN") and "CONSTANT" not in step for step in steps), steps
    assert any("ownership_of_customer (customer_id=?)" in step for step in listed), listed
    assert not any(step.startswith("SCAN customer") for step in listed), listed


def test_a_larger_book_costs_no_more(a_book: object, tmp_path: Path) -> None:
    """Many customers taken on of late, a few of whom are to be warned of."""

    def steps(count: int) -> int:
        path = a_book(f"{count}.db")  # type: ignore[operator]
        with changing(path) as (change, _day):
            change.insert_many(
                "customer",
                ("name", "name_key", "grade_since", "captured_on", "verified_on", "owned_since"),
                [(str(n), str(n), iso(0), iso(0), iso(0), iso(-40 if n < 10 else -5))
                 for n in range(count)],
            )  # fmt: skip
        taken = 0

        def step() -> None:
            nonlocal taken
            taken += 1

        with open_to_read(path) as opened, closing(opened.connection):
            opened.connection.set_progress_handler(step, 1)
            assert len(pool.read_protections(opened, a_day())) == 10
            opened.connection.set_progress_handler(None, 0)
        return taken

    assert steps(3000) <= steps(100) * 1.1 + 20

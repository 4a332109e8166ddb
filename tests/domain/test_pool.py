"""Protection with its last day, the inverse of the rule, and what forbids a release or a claim."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from salesbook.domain.codes import STAGES
from salesbook.domain.policy import Policy
from salesbook.domain.pool import (
    claim_from,
    foreign,
    kept,
    latest_days,
    no_claim,
    no_owner,
    no_release,
    pool_door,
    protection,
    require_pool,
)
from salesbook.errors import Refused

TODAY = date(2026, 11, 21)
SILENT = Policy(pool_silence=14)


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(
    ("policy", "owned", "last", "ends", "clock"),
    [
        (Policy(), "2026-10-22", None, "2026-11-21", "owned"),
        (Policy(), "2026-10-22", "2026-11-20", "2026-11-21", "owned"),  # contact adds nothing
        (Policy(protection=10), "2026-11-15", None, "2026-11-25", "owned"),
        # the earlier of the two counts
        (SILENT, "2026-11-01", "2026-11-10", "2026-11-24", "silence"),
        (SILENT, "2026-10-22", "2026-11-20", "2026-11-21", "owned"),
        # never contacted, or by a former owner only: silent since it was taken on
        (SILENT, "2026-11-10", None, "2026-11-24", "silence"),
        (SILENT, "2026-11-10", "2026-06-01", "2026-11-24", "silence"),
        # both on one day: time is up
        (Policy(pool_silence=30), "2026-11-01", None, "2026-12-01", "owned"),
    ],
)
def test_protection(policy: Policy, owned: str, last: str | None, ends: str, clock: str) -> None:
    found = protection(7, date.fromisoformat(owned), day(last), TODAY, policy)
    assert (found.customer_id, found.ends_on.isoformat(), found.clock) == (7, ends, clock)
    assert found.days_left == (found.ends_on - TODAY).days
    assert found.ended == (found.ends_on < TODAY)


def test_protected_on_the_last_day_ended_the_day_after() -> None:
    taken = date(2026, 10, 22)
    last_day = protection(1, taken, None, TODAY, Policy())
    after = protection(1, taken, None, TODAY + timedelta(1), Policy())
    assert (last_day.days_left, last_day.ended) == (0, False)
    assert (after.days_left, after.ended) == (-1, True)


DAYS = st.integers(0, 120).map(lambda days: TODAY - timedelta(days))


@settings(max_examples=200)
@given(
    DAYS,
    st.none() | DAYS,
    st.integers(-150, 150),
    st.integers(1, 60),
    st.none() | st.integers(1, 60),
)
def test_the_inverse_is_exact(
    owned: date, last: date | None, ahead: int, days: int, silence: int | None
) -> None:
    policy = Policy(protection=days, pool_silence=silence)
    upto = TODAY + timedelta(ahead)
    latest = latest_days(upto, policy)
    silent = latest.silent is not None and max(owned, last or owned) <= latest.silent
    ends_on = protection(1, owned, last, TODAY, policy).ends_on
    assert (ends_on <= upto) == (owned <= latest.owned or silent)


@pytest.mark.parametrize("stage", STAGES)
def test_a_won_deal_keeps_a_customer(stage: str) -> None:
    assert kept(["lead", stage], owes=False) == (
        "deal" if stage in ("contract", "payment", "care") else None
    )
    assert kept([stage], owes=True) == "owes"


def release(**more: object) -> str | None:
    values = {"status": "active", "signed": False, "owner": "wang", "me": "wang", "stages": [],
              "owes": False}  # fmt: skip
    return no_release(**{**values, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, None),
        ({"stages": ["closing", "lost"]}, None),
        ({"me": None}, None),
        ({"owner": None}, None),
        ({"status": "pooled"}, "pooled"),
        ({"status": "lost"}, "idle"),
        ({"status": "archived"}, "idle"),
        ({"me": "li"}, "foreign"),
        ({"owes": True, "signed": True}, "owes"),
        ({"stages": ["payment"], "signed": True}, "deal"),
        ({"signed": True}, "signed"),
    ],
)
def test_what_forbids_a_release(more: dict[str, object], expected: str | None) -> None:
    assert release(**more) == expected


def test_nobodys_is_anyones() -> None:
    assert foreign("wang", "li")
    assert not any(foreign(*pair) for pair in (("wang", "wang"), (None, "li"), ("wang", None)))


@pytest.mark.parametrize(
    ("policy", "claimed", "held", "released", "expected"),
    [
        (Policy(), 1000, 1000, "2026-11-21", None),  # no rule is set
        (Policy(pool_quota=2), 1, 0, None, None),
        (Policy(pool_quota=2), 2, 0, None, "quota"),
        (Policy(pool_capacity=5), 0, 4, None, None),
        (Policy(pool_capacity=5), 0, 5, None, "capacity"),
        (Policy(pool_cooldown=7), 0, 0, None, None),  # never had it
        (Policy(pool_cooldown=7), 0, 0, "2026-11-15", "cooldown"),
        (Policy(pool_cooldown=7), 0, 0, "2026-11-14", None),
        (Policy(pool_cooldown=1), 0, 0, "2026-11-21", "cooldown"),
        (Policy(), 0, 0, "2026-11-25", None),  # as if today were before the release
        (Policy(pool_quota=1, pool_capacity=1, pool_cooldown=1), 1, 1, "2026-11-21", "cooldown"),
        (Policy(pool_quota=1, pool_capacity=1), 1, 1, None, "quota"),
    ],
)
def test_what_forbids_a_claim(
    policy: Policy, claimed: int, held: int, released: str | None, expected: str | None
) -> None:
    forbidden = no_claim(
        claimed_today=claimed, held=held, released_on=day(released), today=TODAY, policy=policy
    )
    assert forbidden == expected


def test_a_cool_down_ends() -> None:
    assert claim_from(TODAY, Policy(pool_cooldown=7)) == date(2026, 11, 28)
    assert claim_from(TODAY, Policy()) == TODAY


def test_without_a_pool_there_is_none() -> None:
    with pytest.raises(Refused, match=r"config set pool\.enabled yes"):
        require_pool(Policy())
    require_pool(Policy(pool_enabled=True))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("active", "pooled", "release"),
        ("lost", "pooled", "release"),
        ("archived", "pooled", "release"),
        ("pooled", "active", "claim"),
        ("pooled", "lost", "claim"),
        ("pooled", "archived", "claim"),
        ("pooled", "pooled", None),
        ("active", "lost", None),
        ("archived", "active", None),
    ],
)
def test_in_and_out_by_the_pools_own_doors(before: str, after: str, expected: str | None) -> None:
    assert pool_door(before, after) == expected


@pytest.mark.parametrize(
    ("status", "owner", "to", "me", "without", "with_pool"),
    [
        ("active", "wang", "li", "wang", None, None),
        ("active", "wang", "li", None, None, None),  # without `me` one acts for all
        ("active", None, "li", "wang", None, None),  # nobody's is anyone's
        ("lost", "wang", "li", "wang", None, None),
        ("active", "wang", "li", "wu", "foreign", "foreign"),
        ("active", "wang", "wu", "wu", "foreign", "foreign"),  # nor does one take it oneself
        ("active", "wang", "wang", "wu", None, None),  # as it is
        ("active", "wang", None, "wang", None, "nobody"),
        ("active", "wang", None, "wu", "foreign", "foreign"),
        ("pooled", None, "li", "li", None, "claim"),
        ("pooled", "wang", None, "wang", None, "claim"),
        ("pooled", None, None, "li", None, None),
    ],
)
def test_what_forbids_another_owner(
    status: str, owner: str | None, to: str | None, me: str | None,
    without: str | None, with_pool: str | None,
) -> None:  # fmt: skip
    for pool, expected in ((False, without), (True, with_pool)):
        assert no_owner(status, owner=owner, to=to, me=me, pool=pool) == expected

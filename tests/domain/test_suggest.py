"""What is proposed for a customer: evidence up, evidence down, up wins, nothing twice."""

from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings, strategies as st

from salesbook.domain.policy import PRESETS, Policy
from salesbook.domain.suggest import Said, Suggestion, weigh

TODAY = date(2026, 11, 21)
POLICY = Policy()
POOL = Policy(pool_enabled=True)


def iso(days: int) -> str:
    return (TODAY + timedelta(days)).isoformat()


class One(NamedTuple):
    """A customer with nothing to say of its grade."""

    grade: str = "B"
    grade_since: str = iso(-3)
    signed_on: str | None = None
    last_contact_on: str | None = iso(-1)
    every_days: int | None = None
    unanswered: int = 0
    need: str | None = None
    need_clear: int | None = None
    budget_clear: int | None = None
    decision_chain: str | None = None
    wanted_on: str | None = None
    verified_on: str = iso(-3)
    from_grade: str | None = None
    basis: str | None = "intent"
    next_on: str | None = None
    attempts: int = 0
    kept: int = 0


DATE = Said("date", iso(-1), "sign on Friday", TODAY + timedelta(6))
BUDGET = Said("budget", iso(-1), "we have 500k", None, 50_000_000)
REBUY = Said("rebuy", iso(-1), "a second order please")
READY = {"need_clear": 1, "budget_clear": 1, "decision_chain": "short", "wanted_on": iso(14)}


def said(found: Suggestion | None) -> tuple[Any, ...]:
    if found is None:
        return ()
    return (found.to, found.direction, *(one.kind for one in found.evidence))


@pytest.mark.parametrize(
    ("customer", "words", "expected"),
    [
        ({}, (), ()),
        # a lapsed window, from the day after its last one; never of the signed
        ({"grade_since": iso(-14)}, (), ()),
        ({"grade_since": iso(-15)}, (), ("C", "down", "lapsed")),
        ({"grade": "A", "grade_since": iso(-8)}, (), ("B", "down", "lapsed")),
        ({"grade_since": iso(-99), "signed_on": iso(-200)}, (), ()),
        ({"grade": "C", "grade_since": iso(-31)}, (), ()),  # there is no pool
        # silence longer than twice the cadence, from when the grade began
        ({"grade": "A", "grade_since": iso(-40), "signed_on": iso(-90),
          "last_contact_on": iso(-14)}, (), ()),
        ({"grade": "A", "grade_since": iso(-40), "signed_on": iso(-90),
          "last_contact_on": iso(-15)}, (), ("B", "down", "silent")),
        ({"grade": "A", "grade_since": iso(-6), "last_contact_on": iso(-90)}, (), ()),
        ({"grade_since": iso(-13), "last_contact_on": iso(-12), "every_days": 5}, (),
         ("C", "down", "silent")),
        ({"grade": "A", "grade_since": iso(-40), "signed_on": iso(-90), "last_contact_on": None},
         (), ()),  # never contacted: nobody fell silent
        ({"grade": "A", "grade_since": iso(-40), "signed_on": iso(-90),
          "last_contact_on": iso(-30), "next_on": iso(9)}, (), ()),  # they agreed on a day
        ({"grade": "A", "grade_since": iso(-40), "signed_on": iso(-90), "basis": "value",
          "last_contact_on": iso(-30), "unanswered": 9, "from_grade": "B", "attempts": 9}, (), ()),
        # unanswered attempts, those after the grade began
        ({"unanswered": 2}, (), ()),
        ({"unanswered": 3}, (), ("C", "down", "unanswered")),
        ({"unanswered": 3, "from_grade": "A", "attempts": 1}, (), ()),
        ({"unanswered": 4, "from_grade": "A", "attempts": 3}, (), ("C", "down", "unanswered")),
        ({"grade_since": iso(-30), "last_contact_on": iso(-40), "unanswered": 5}, (),
         ("C", "down", "lapsed", "unanswered")),
        # criteria: all four lift to A, a clear need or a day lifts to B
        (READY, (), ("A", "up", "ready")),
        ({**READY, "grade": "C"}, (), ("A", "up", "ready")),
        ({**READY, "wanted_on": iso(15)}, (), ()),
        ({**READY, "budget_clear": None}, (), ()),
        ({"grade": "C", "need": "CRM", "need_clear": 1}, (), ("B", "up", "need")),
        ({"grade": "C", "need": "CRM", "wanted_on": iso(90)}, (), ("B", "up", "need")),
        ({"grade": "C", "need": "CRM", "wanted_on": iso(91)}, (), ()),
        ({"grade": "C", "need": "CRM"}, (), ()),  # a latent need is what C has (S5)
        ({"grade": "C", "need_clear": 1, "unanswered": 3}, (), ()),
        # criteria that stand in the way; what is not known does not
        ({"grade": "A", "need": "CRM"}, (), ()),
        ({"grade": "A", "decision_chain": "long"}, (), ("B", "down", "chain")),
        ({"grade": "A", "budget_clear": 0, "need_clear": 0}, (),
         ("B", "down", "need_unclear", "budget_unclear")),
        ({"grade": "A", "wanted_on": iso(30)}, (), ("B", "down", "wanted_late")),
        ({"grade": "A", "wanted_on": iso(120)}, (), ("C", "down", "wanted_late")),
        ({"wanted_on": iso(120)}, (), ("C", "down", "wanted_late")),
        ({"grade": "A", "wanted_on": iso(-1)}, (), ()),  # has passed: not said any more
        # what the customer said lifts by one, and up wins
        ({}, (DATE,), ("A", "up", "date")),
        ({"grade": "C"}, (BUDGET, DATE), ("B", "up", "budget", "date")),
        ({"grade_since": iso(-15)}, (BUDGET,), ("A", "up", "budget")),
        ({"grade": "A", "grade_since": iso(-9)}, (DATE,), ()),  # up wins: it stays A
        ({"grade": "C", **READY}, (DATE,), ("A", "up", "ready", "date")),
        ({}, (DATE._replace(day=TODAY - timedelta(1)),), ()),  # the day has passed
        ({}, (DATE._replace(day=TODAY + timedelta(91)),), ()),
        ({}, (DATE._replace(on_day=iso(-4)),), ()),  # before the grade
        ({}, (DATE._replace(on_day=iso(-3)),), ("A", "up", "date")),
        ({"from_grade": "C"}, (DATE._replace(on_day=iso(-3)),), ()),  # the reason for the grade
        # a wish to buy again lifts the signed, and nothing else does
        ({"grade": "C", "signed_on": iso(-90)}, (REBUY,), ("A", "up", "rebuy")),
        ({"grade": "C", "signed_on": iso(-90)}, (DATE, BUDGET), ()),
        ({"grade": "A", "signed_on": iso(-90)}, (REBUY,), ()),
        ({"grade": "C"}, (REBUY,), ()),
        ({**READY, "signed_on": iso(-90)}, (), ()),
        # what the file said when the grade changed speaks no more against the change
        ({**READY, "from_grade": "A"}, (), ()),
        ({**READY, "from_grade": "A", "verified_on": iso(0)}, (), ("A", "up", "ready")),
        ({**READY, "grade": "B", "from_grade": "C"}, (), ("A", "up", "ready")),
        ({"grade": "A", "decision_chain": "long", "from_grade": "B"}, (), ()),
        ({"grade": "A", "decision_chain": "long", "from_grade": "A"}, (), ()),
        ({"grade": "A", "decision_chain": "long", "from_grade": "B", "verified_on": iso(-1)}, (),
         ("B", "down", "chain")),
        # but where something new moves the grade, it moves to where the file says
        ({**READY, "grade": "C", "from_grade": "A"}, (DATE,), ("A", "up", "ready", "date")),
        ({"grade": "A", "grade_since": iso(-8), "wanted_on": iso(120), "from_grade": "A"}, (),
         ("C", "down", "lapsed", "wanted_late")),
    ],
)  # fmt: skip
def test_suggestions(customer: dict[str, Any], words: Any, expected: tuple[str, ...]) -> None:
    assert said(weigh(One(**customer), words, TODAY, POLICY)) == expected


@pytest.mark.parametrize(
    ("customer", "expected"),
    [
        ({"grade_since": iso(-31)}, ("pool", "pool", "lapsed")),
        ({"unanswered": 3}, ("pool", "pool", "unanswered")),
        ({"grade_since": iso(-31), "kept": 1}, ()),  # money is owed
        ({"grade_since": iso(-31), "signed_on": iso(-60)}, ()),
        ({"grade_since": iso(-31), "need_clear": 1}, ("B", "up", "need")),
        ({"grade": "B", "grade_since": iso(-31)}, ("C", "down", "lapsed")),
    ],
)
def test_c_goes_to_the_pool(customer: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert said(weigh(One(**{"grade": "C", **customer}), (), TODAY, POOL)) == expected


def test_the_numbers_are_settings() -> None:
    policy = Policy(unanswered=5, silence=3, window=PRESETS["window"]["wide"])
    assert weigh(One(grade_since=iso(-60), unanswered=4), (), TODAY, policy) is None
    silent = One(grade="A", signed_on=iso(-90), grade_since=iso(-60), last_contact_on=iso(-21))
    assert weigh(silent, (), TODAY, policy) is None
    assert said(weigh(silent._replace(last_contact_on=iso(-22)), (), TODAY, policy)) != ()


days = st.integers(-120, 0).map(iso)
flags = st.sampled_from((None, 0, 1))
anyone = st.builds(
    One,
    grade=st.sampled_from("ABC"),
    grade_since=days,
    signed_on=st.none() | days,
    last_contact_on=st.none() | days,
    every_days=st.none() | st.integers(1, 40),
    unanswered=st.integers(0, 6),
    need=st.sampled_from((None, "", "CRM")),
    need_clear=flags,
    budget_clear=flags,
    decision_chain=st.sampled_from((None, "short", "medium", "long")),
    wanted_on=st.none() | st.integers(-20, 200).map(iso),
    verified_on=days,
    from_grade=st.sampled_from((None, "A", "B", "C")),
    basis=st.sampled_from(("intent", "value", "import")),
    next_on=st.none() | st.integers(-30, 30).map(iso),
    attempts=st.integers(0, 6),
    kept=st.integers(0, 1),
)
words = st.lists(
    st.builds(Said, st.sampled_from(("date", "budget", "rebuy")), days, st.just("x"),
              st.none() | st.integers(-20, 120).map(lambda n: TODAY + timedelta(n))),
    max_size=3,
)  # fmt: skip


@given(anyone, words, st.booleans())
@settings(max_examples=200, deadline=None)
def test_a_suggestion_that_is_taken_leaves_none(one: One, said: list[Said], pool: bool) -> None:
    policy = Policy(pool_enabled=pool)
    found = weigh(one, said, TODAY, policy)
    if found is None:
        return
    assert found.evidence
    assert found.to != one.grade
    assert (found.direction == "up") == (found.to < one.grade)
    if found.to == "pool":
        assert one.grade == "C"
        assert pool
        assert one.signed_on is None
        assert not one.kept
        return
    taken = one._replace(
        grade=found.to, grade_since=iso(0), from_grade=one.grade, basis="intent", attempts=0
    )
    assert weigh(taken, said, TODAY, policy) is None

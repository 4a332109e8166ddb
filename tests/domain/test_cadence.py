"""Due dates: the worked table, both presets, rolling, the inverse, and what a log closes."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings, strategies as st

from salesbook.calendars import known_exceptions
from salesbook.domain.cadence import (
    Due,
    cadence_of,
    closes,
    cutoffs,
    days_late,
    due,
    first_owing,
    lateness,
)
from salesbook.domain.policy import PRESETS, PerGrade, Policy
from salesbook.domain.workdays import WorkingDays, works

STEADY = Policy()
SPRINT = Policy(cadence=PRESETS["cadence"]["sprint"])
CHINA = WorkingDays("CN", *known_exceptions())
WEEKENDS = WorkingDays("weekends")
NONE = WorkingDays("none")
TODAY = date(2026, 11, 21)


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def due_of(
    grade: str,
    last_contact: str | None,
    next_on: str | None = None,
    *,
    captured: str = "2026-01-05",
    every: int | None = None,
    policy: Policy = STEADY,
    calendar: WorkingDays = NONE,
) -> Due:
    return due(
        last_contact=day(last_contact),
        captured=date.fromisoformat(captured),
        next_on=day(next_on),
        grade=grade,
        every=every,
        policy=policy,
        calendar=calendar,
    )


@pytest.mark.parametrize(
    ("grade", "last_contact", "next_on", "expected", "late", "ratio"),
    [
        ("A", "2026-11-14", None, "2026-11-21", 0, 0.0),
        ("A", "2026-11-13", None, "2026-11-20", 1, 0.14),
        ("B", "2026-11-01", None, "2026-11-16", 5, 0.33),
        ("C", "2026-10-22", None, "2026-11-21", 0, 0.0),
        ("C", "2026-10-01", "2026-11-25", "2026-11-25", -4, -0.13),
        ("A", "2026-11-18", "2026-11-19", "2026-11-19", 2, 0.29),
        ("B", None, None, "2026-11-19", 2, 0.13),
    ],
)
def test_the_worked_table(
    grade: str,
    last_contact: str | None,
    next_on: str | None,
    expected: str,
    late: int,
    ratio: float,
) -> None:
    found = due_of(grade, last_contact, next_on, captured="2026-11-18")
    assert found == Due(date.fromisoformat(expected), next_on is not None)
    assert days_late(found.on, TODAY) == late
    assert lateness(late, cadence_of(grade, None, STEADY)) == ratio


@pytest.mark.parametrize(
    ("policy", "grade", "every", "expected"),
    [
        (STEADY, "A", None, "2026-03-08"),
        (STEADY, "B", None, "2026-03-16"),
        (STEADY, "C", None, "2026-03-31"),
        (SPRINT, "A", None, "2026-03-02"),
        (SPRINT, "B", None, "2026-03-04"),
        (SPRINT, "C", None, "2026-03-08"),
        (STEADY, "A", 10, "2026-03-11"),  # --every 10d beats the grade
        (SPRINT, "C", 10, "2026-03-11"),
    ],
)
def test_presets_and_own_cadence(
    policy: Policy, grade: str, every: int | None, expected: str
) -> None:
    found = due_of(grade, "2026-03-01", every=every, policy=policy)
    assert found == Due(date.fromisoformat(expected), False)


@pytest.mark.parametrize(
    ("last_contact", "next_on", "calendar", "expected"),
    [
        ("2026-09-24", None, CHINA, "2026-10-08"),  # 1 October: after the holiday
        ("2026-09-24", None, WEEKENDS, "2026-10-01"),
        ("2026-10-03", None, CHINA, "2026-10-10"),  # a make-up Saturday is worked
        ("2026-10-03", None, WEEKENDS, "2026-10-12"),
        ("2026-11-14", None, CHINA, "2026-11-23"),  # a plain Saturday is not
        ("2026-11-13", None, CHINA, "2026-11-20"),
        ("2026-09-24", "2026-10-01", CHINA, "2026-10-01"),  # a promise is not rolled
        ("2026-12-26", None, CHINA, "2027-01-04"),  # 2 January 2027: weekends only
        ("2026-12-25", None, CHINA, "2027-01-01"),
    ],
)
def test_rolling_for_grade_a(
    last_contact: str, next_on: str | None, calendar: WorkingDays, expected: str
) -> None:
    assert due_of("A", last_contact, next_on, calendar=calendar).on.isoformat() == expected


@pytest.mark.parametrize(
    ("captured", "calendar", "expected"),
    [
        ("2026-09-30", CHINA, "2026-10-08"),
        ("2026-11-20", CHINA, "2026-11-23"),
        ("2026-11-20", NONE, "2026-11-21"),
        ("2026-10-09", CHINA, "2026-10-10"),
    ],
)
@pytest.mark.parametrize("every", [None, 90])
def test_never_contacted_is_due_the_working_day_after_capture(
    captured: str, calendar: WorkingDays, expected: str, every: int | None
) -> None:
    found = due_of("C", None, captured=captured, every=every, calendar=calendar)
    assert found == Due(date.fromisoformat(expected), False)


def test_lateness_has_two_digits() -> None:
    assert lateness(-3, 7) == -0.43
    assert lateness(20, 15) == 1.33
    assert lateness(3, 1) == 3.0


def test_far_dates_stop_at_the_last_one() -> None:
    assert due_of("C", "9999-12-20").on == date.max
    earliest = cutoffs(date(1, 1, 3), STEADY, NONE)
    assert earliest.of("C") == date.min


# --- the inverse ------------------------------------------------------------------------

BASE = date(2026, 1, 1)
near = st.integers(0, 500).map(lambda n: BASE + timedelta(n))
cadences = st.integers(1, 120)
exceptions = st.dictionaries(
    st.integers(-60, 700).map(lambda n: BASE + timedelta(n)), st.booleans(), max_size=60
)
# Runs of days off and made-up weekends, as real calendars have them.
runs = st.lists(st.tuples(near, st.integers(1, 20), st.booleans()), max_size=12).map(
    lambda found: {
        start + timedelta(n): worked for start, length, worked in found for n in range(length)
    }
)


def usable(calendar: WorkingDays) -> bool:
    """No walk can pass the search limit: each stretch of 30 days has a working day."""
    idle = 0
    for n in range(-200, 800):
        idle = 0 if works(BASE + timedelta(n), calendar) else idle + 1
        if idle > 30:
            return False
    return True


calendars = st.one_of(
    st.sampled_from([NONE, WEEKENDS, CHINA]),
    st.one_of(exceptions, runs)
    .map(lambda found: WorkingDays("CN", found, frozenset({2026})))
    .filter(usable),
)
policies = st.builds(
    lambda a, b, c, captured: Policy(cadence=PerGrade(a, b, c), captured_days=captured),
    cadences,
    cadences,
    cadences,
    st.integers(0, 10),
)


@settings(max_examples=2000, deadline=None)
@given(near, near, st.sampled_from("ABC"), st.none() | cadences, policies, calendars)
@example(date(2026, 9, 24), date(2026, 10, 7), "A", None, STEADY, CHINA)
@example(date(2026, 9, 24), date(2026, 10, 8), "A", None, STEADY, CHINA)
@example(date(2026, 10, 3), date(2026, 10, 10), "A", None, STEADY, CHINA)
def test_cutoffs_are_exactly_the_inverse_of_due(
    last_contact: date,
    upto: date,
    grade: str,
    every: int | None,
    policy: Policy,
    calendar: WorkingDays,
) -> None:
    """`upto` today gives due by today; `upto` yesterday gives overdue."""
    shared = {"captured": BASE, "next_on": None, "policy": policy, "calendar": calendar}
    found = due(last_contact=last_contact, grade=grade, every=every, **shared)  # type: ignore[arg-type]
    cut = cutoffs(upto, policy, calendar)
    latest = cut.of(grade) if every is None else cut.own - timedelta(every)
    assert (found.on <= upto) == (last_contact <= latest)


@settings(max_examples=1000, deadline=None)
@given(near, near, policies, calendars)
def test_the_cutoff_of_those_never_contacted_too(
    captured: date, upto: date, policy: Policy, calendar: WorkingDays
) -> None:
    found = due(
        last_contact=None,
        captured=captured,
        next_on=None,
        grade="B",
        every=None,
        policy=policy,
        calendar=calendar,
    )
    assert (found.on <= upto) == (captured <= cutoffs(upto, policy, calendar).captured)


@settings(max_examples=200, deadline=None)
@given(near, near, st.sampled_from("ABC"), st.none() | cadences, policies, calendars)
def test_contacts_before_the_first_that_may_owe_owe_nothing(
    contact: date,
    start: date,
    grade: str,
    every: int | None,
    policy: Policy,
    calendar: WorkingDays,
) -> None:
    first = first_owing(start, every, policy, calendar)
    shared = {"captured": BASE, "next_on": None, "policy": policy, "calendar": calendar}
    dues = [due(last_contact=contact, grade=of, every=own, **shared).on  # type: ignore[arg-type]
            for of, own in ((grade, every), (grade, None))]  # fmt: skip
    if contact < first:
        assert max(dues) < start
    # And none is passed over for nothing: of the first, somebody owes the next one by then.
    longest = [due(last_contact=first, grade=of, every=own, **shared).on  # type: ignore[arg-type]
               for of in "ABC" for own in {None, every}]  # fmt: skip
    assert max(longest) >= start


@pytest.mark.parametrize("calendar", [CHINA, WEEKENDS, NONE], ids=lambda c: c.kind)
@pytest.mark.parametrize("policy", [STEADY, SPRINT], ids=["steady", "sprint"])
def test_every_pair_of_days_around_the_holidays(policy: Policy, calendar: WorkingDays) -> None:
    asked = [date(2026, 9, 10) + timedelta(n) for n in range(50)]
    contacts = [date(2026, 8, 1) + timedelta(n) for n in range(95)]
    for grade in "ABC":
        dues = [
            due_of(grade, contact.isoformat(), policy=policy, calendar=calendar).on
            for contact in contacts
        ]
        for upto in asked:
            latest = cutoffs(upto, policy, calendar).of(grade)
            assert [on <= upto for on in dues] == [contact <= latest for contact in contacts]


def test_cutoffs_name_their_day_and_no_fourth_grade() -> None:
    cut = cutoffs(date(2026, 11, 22), STEADY, CHINA)  # a Sunday
    assert cut.upto == date(2026, 11, 22)
    assert cut.own == date(2026, 11, 20)
    latest = [cut.of(grade).isoformat() for grade in "ABC"]
    assert latest == ["2026-11-13", "2026-11-05", "2026-10-21"]
    assert cut.captured == date(2026, 11, 19)
    with pytest.raises(KeyError):
        cut.of("D")


# --- what a follow-up closes ------------------------------------------------------------


@pytest.mark.parametrize(
    ("contact_on", "reached", "keep", "replaced", "expected"),
    [
        # reached, before the day
        ("2026-11-24", True, False, False, None),
        ("2026-11-24", True, False, True, "replaced"),
        # on the day, and after
        ("2026-11-25", True, False, False, "kept"),
        ("2026-11-25", True, False, True, "kept"),
        ("2026-11-26", True, False, False, "late"),
        ("2026-11-26", True, False, True, "late"),
        # nobody answered: closes nothing, a new one takes its place
        ("2026-11-24", False, False, False, None),
        ("2026-11-25", False, False, False, None),
        ("2026-11-26", False, False, False, None),
        ("2026-11-24", False, False, True, "moved"),
        ("2026-11-26", False, False, True, "moved"),
        # --keep-next leaves it open
        ("2026-11-24", True, True, False, None),
        ("2026-11-25", True, True, False, None),
        ("2026-11-26", True, True, False, None),
        ("2026-11-26", False, True, False, None),
        ("2026-11-25", True, True, True, "moved"),
    ],
)
def test_closes(
    contact_on: str, reached: bool, keep: bool, replaced: bool, expected: str | None
) -> None:
    state = closes(
        next_on=date(2026, 11, 25),
        contact_on=date.fromisoformat(contact_on),
        reached=reached,
        keep=keep,
        replaced=replaced,
    )
    assert state == expected


@given(near, near, st.booleans(), st.booleans(), st.booleans())
def test_a_new_action_always_ends_the_old_one(
    next_on: date, contact_on: date, reached: bool, keep: bool, replaced: bool
) -> None:
    """A customer has at most one open next action."""
    state = closes(
        next_on=next_on, contact_on=contact_on, reached=reached, keep=keep, replaced=replaced
    )
    if replaced:
        assert state is not None
    if state in ("kept", "late"):
        assert reached
        assert not keep
        assert contact_on >= next_on

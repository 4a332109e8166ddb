"""The agenda: each source by itself, and the ranking of what they say."""

import pytest
from hypothesis import given, strategies as st
from rows import WEEKENDS, a_day, an_agenda_row

from salesbook.domain.day import Day
from salesbook.domain.policy import PerGrade
from salesbook.reports.agenda import KINDS, Facts, Line, Reason, agenda, sources
from salesbook.reports.agenda.cadence import cadences
from salesbook.reports.agenda.hygiene import stale_files
from salesbook.reports.agenda.promise import promises
from salesbook.reports.agenda.rank import rank
from salesbook.reports.agenda.window import windows
from salesbook.rows import AgendaRow, CoachingRow, FeedbackRow, InstalmentRow


def one(source, row: AgendaRow, day: Day | None = None) -> Reason | None:
    found = list(source(Facts([row]), day or a_day()))
    assert len(found) <= 1
    return found[0] if found else None


def reason(customer_id: int | None, kind: str, **more) -> Reason:
    values = {"due_on": a_day().today, "days_late": 0, "lateness": 0.0, "why": kind, "action": ""}
    return Reason(customer_id, kind, **{**values, **more})  # type: ignore[arg-type]


# Promises


@pytest.mark.parametrize(
    ("next_on", "next_at", "why", "timed"),
    [
        ("2026-11-21", None, "Promised for today", ""),
        ("2026-11-21", "15:00", "Promised for today 15:00", "2026-11-21T15:00"),
        ("2026-11-20", None, "Promised for yesterday, 1 day late", ""),
        ("2026-11-01", "09:00", "Promised for Sun 11-01 09:00, 20 days late", "2026-11-01T09:00"),
        ("2025-12-31", None, "Promised for 2025-12-31, 325 days late", ""),
    ],
)
def test_a_promise(next_on: str, next_at: str | None, why: str, timed: str) -> None:
    found = one(promises, an_agenda_row(next_on=next_on, next_at=next_at, next_action="call"))
    assert found is not None
    assert (found.kind, found.why, found.action, found.timed) == ("promise", why, "call", timed)
    assert found.due_on.isoformat() == next_on


@pytest.mark.parametrize(
    "more", [{"next_on": "2026-11-22"}, {}, {"next_on": "2026-11-20", "status": "lost"}]
)
def test_no_promise(more: dict[str, str]) -> None:
    assert one(promises, an_agenda_row(**more)) is None


def test_a_promise_is_not_rolled() -> None:
    row = an_agenda_row(next_on="2026-11-21", next_action="x")
    assert one(promises, row, a_day("2026-11-21", WEEKENDS)) is not None


# Cadence


@pytest.mark.parametrize(
    ("row", "why", "late"),
    [
        (an_agenda_row(grade="A", last_contact_on="2026-11-14"),
         "Due today: every 7 days, last Sat 11-14", 0),
        (an_agenda_row(grade="A", last_contact_on="2026-11-13"), "1 day overdue (every 7 days)", 1),
        (an_agenda_row(grade="B", last_contact_on="2026-11-01"),
         "5 days overdue (every 15 days)", 5),
        (an_agenda_row(every_days=1, last_contact_on="2026-11-19"), "1 day overdue (every day)", 1),
        (an_agenda_row(last_contact_on=None, captured_on="2026-11-20"),
         "Never contacted, captured yesterday", 0),
    ],
)  # fmt: skip
def test_a_cadence(row: AgendaRow, why: str, late: int) -> None:
    found = one(cadences, row)
    assert found is not None
    assert (found.kind, found.why, found.days_late) == ("cadence", why, late)


@pytest.mark.parametrize(
    "more",
    [
        {"last_contact_on": "2026-10-23"},
        {"last_contact_on": "2026-01-01", "next_on": "2026-12-31"},
        {"last_contact_on": "2026-01-01", "next_on": "2026-11-01"},
        {"last_contact_on": "2026-01-01", "status": "pooled"},
        {"last_contact_on": None, "captured_on": "2026-11-21"},
    ],
)
def test_no_cadence(more: dict[str, str]) -> None:
    assert one(cadences, an_agenda_row(**more)) is None


def test_a_due_day_that_is_no_working_day_waits() -> None:
    row = an_agenda_row(grade="A", last_contact_on="2026-11-14")
    assert one(cadences, row, a_day("2026-11-21", WEEKENDS)) is None
    found = one(cadences, row, a_day("2026-11-23", WEEKENDS))
    assert found is not None
    assert found.days_late == 0


# Windows


@pytest.mark.parametrize(
    ("since", "why", "alone"),
    [
        ("2026-11-17", None, False),
        ("2026-11-16", "Signing window ends in 2 days (Mon 11-23)", True),
        ("2026-11-15", "Signing window ends in 1 day (tomorrow)", True),
        ("2026-11-14", "Signing window ends today", True),
        ("2026-11-13", "Signing window lapsed 1 day ago", True),
        ("2026-11-07", "Signing window lapsed 7 days ago", True),
        ("2026-11-06", "Signing window lapsed 8 days ago", False),
    ],
)
def test_a_window_of_a(since: str, why: str | None, alone: bool) -> None:
    found = one(windows, an_agenda_row(grade="A", grade_since=since))
    assert (found.why if found else None) == why
    assert found is None or found.alone == alone


@pytest.mark.parametrize("grade", ["B", "C"])
def test_windows_of_others_make_no_line(grade: str) -> None:
    assert one(windows, an_agenda_row(grade=grade, grade_since="2026-11-20")) is None
    found = one(windows, an_agenda_row(grade=grade, grade_since="2026-08-01"))
    assert found is not None
    assert not found.alone
    assert agenda(Facts([an_agenda_row(grade=grade, grade_since="2026-08-01")]), a_day()) == []


@pytest.mark.parametrize("more", [{"signed_on": "2026-11-15"}, {"status": "lost"}])
def test_no_window(more: dict[str, str]) -> None:
    assert one(windows, an_agenda_row(grade="A", grade_since="2026-11-10", **more)) is None


def test_no_window_where_none_is_set() -> None:
    day = a_day(window=PerGrade(None, None, None))
    assert one(windows, an_agenda_row(grade="A", grade_since="2026-01-10"), day) is None


# Hygiene


@pytest.mark.parametrize(("grade", "days"), [("A", 7), ("B", 30), ("C", 90)])
def test_stale_data(grade: str, days: int) -> None:
    from datetime import timedelta

    today = a_day().today
    fresh = an_agenda_row(grade=grade, verified_on=str(today - timedelta(days - 1)))
    stale = an_agenda_row(grade=grade, verified_on=str(today - timedelta(days)))
    assert one(stale_files, fresh) is None
    found = one(stale_files, stale)
    assert found is not None
    assert (found.kind, found.why) == ("hygiene", f"Data unverified for {days} days")
    assert one(stale_files, stale._replace(status="lost")) is None
    assert one(stale_files, stale, a_day(stale=PerGrade(None, None, None))) is None


# Rank


def names(lines: list[Line]) -> list[int | None]:
    return [line.customer.customer_id if line.customer else None for line in lines]


def test_kinds_rank_in_their_order() -> None:
    rows = [an_agenda_row(number, grade="A", last_contact_on=None) for number in range(1, 10)]
    reasons = [reason(number, kind) for number, kind in enumerate(reversed(KINDS), 1)]
    lines = rank(Facts(rows), reasons, a_day())
    assert names(lines) == list(range(9, 0, -1))
    assert [line.first.kind for line in lines] == list(KINDS)
    assert [line.rank for line in lines] == list(range(1, 10))


def test_within_a_kind() -> None:
    rows = [
        an_agenda_row(1, grade="B", customer="b"), an_agenda_row(2, grade="A", customer="z"),
        an_agenda_row(3, grade="B", customer="a"), an_agenda_row(4, grade="B", customer="a"),
        an_agenda_row(5, grade="B", customer="王"),
    ]  # fmt: skip
    late = {1: 0.5, 2: 0.0, 3: 0.1, 4: 0.1, 5: 0.1}
    reasons = [reason(number, "window", lateness=late[number]) for number in late]
    assert names(rank(Facts(rows), reasons, a_day())) == [2, 1, 3, 4, 5]


def test_promises_with_a_time_first_and_by_time() -> None:
    rows = [an_agenda_row(number, grade="CBA"[number % 3]) for number in range(1, 5)]
    timed = {1: "", 2: "2026-11-21T15:00", 3: "2026-11-21T09:00", 4: "2026-11-20T17:00"}
    reasons = [reason(number, "promise", timed=timed[number]) for number in timed]
    assert names(rank(Facts(rows), reasons, a_day())) == [4, 3, 2, 1]


def test_one_line_a_customer_the_deciding_reason_first_then_by_kind() -> None:
    reasons = [reason(1, "hygiene"), reason(1, "cadence"), reason(1, "window", alone=False)]
    row = an_agenda_row(1, last_contact_on=None)
    (line,) = rank(Facts([row]), reasons, a_day())
    assert [one.kind for one in line.reasons] == ["cadence", "window", "hygiene"]
    assert rank(Facts([row]), reasons[2:], a_day()) == []


def test_the_guard_hides_what_is_routine() -> None:
    row = an_agenda_row(1, last_contact_on="2026-11-19")  # C: not before the 22nd
    reasons = [reason(1, kind) for kind in KINDS]
    (line,) = rank(Facts([row]), reasons, a_day())
    assert [one.kind for one in line.reasons] == [
        kind for kind in KINDS if kind not in ("cadence", "hygiene")
    ]
    assert rank(Facts([row]), [reason(1, "cadence"), reason(1, "hygiene")], a_day()) == []
    assert len(rank(Facts([row]), [reason(1, "cadence")], a_day("2026-11-22"))) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_who_was_reached_today_is_shown_for_a_promise_alone(kind: str) -> None:
    row = an_agenda_row(1, grade="A", last_contact_on="2026-11-21")
    assert bool(rank(Facts([row]), [reason(1, kind)], a_day())) == (kind == "promise")


def test_hygiene_has_its_few_lines_and_more_as_further_reasons() -> None:
    rows = [an_agenda_row(number, last_contact_on=None) for number in range(1, 9)]
    reasons = [reason(number, "hygiene") for number in range(1, 9)]
    reasons += [reason(number, "cadence") for number in range(1, 3)]
    lines = rank(Facts(rows), reasons, a_day())
    assert [line.first.kind for line in lines] == ["cadence"] * 2 + ["hygiene"] * 3
    assert all(len(line.reasons) == 2 for line in lines[:2])
    assert len(rank(Facts(rows), reasons, a_day(hygiene_lines=0))) == 2


ROWS = st.builds(
    an_agenda_row,
    customer_id=st.integers(1, 30),
    grade=st.sampled_from("ABC"),
    status=st.sampled_from(["active", "active", "lost"]),
    last_contact_on=st.none() | st.dates(a_day("2026-08-01").today, a_day().today).map(str),
    grade_since=st.dates(a_day("2026-08-01").today, a_day().today).map(str),
    verified_on=st.dates(a_day("2026-06-01").today, a_day().today).map(str),
    next_on=st.none() | st.dates(a_day("2026-11-10").today, a_day("2026-12-01").today).map(str),
    next_at=st.none() | st.sampled_from(["09:00", "15:30"]),
    signed_on=st.none() | st.just("2026-11-01"),
    unanswered=st.integers(0, 4),
)


@given(st.lists(ROWS, max_size=12, unique_by=lambda row: row.customer_id))
def test_what_always_holds_of_an_agenda(rows: list[AgendaRow]) -> None:
    day = a_day()
    lines = agenda(Facts(rows), day)
    assert [line.rank for line in lines] == list(range(1, len(lines) + 1))
    assert len({*names(lines)}) == len(lines)
    kinds = [KINDS.index(line.first.kind) for line in lines]
    assert kinds == sorted(kinds)
    assert sum(line.first.kind == "hygiene" for line in lines) <= day.policy.hygiene_lines
    for line in lines:
        assert line.customer is not None
        assert line.customer.status == "active"
        assert line.first.alone
        assert all(one.why and one.customer_id == line.customer.customer_id for one in line.reasons)
    # The order of the rows makes no difference, but to ties of nothing at all.
    assert agenda(Facts(rows[::-1]), day) == lines


def test_sources_are_independent() -> None:
    """A kind is made by one source alone, and every source is asked that has something to see."""
    row = an_agenda_row(1, grade="A", last_contact_on="2026-01-01", grade_since="2026-11-14",
                        verified_on="2026-01-01")  # fmt: skip
    facts = Facts([row])
    kinds = [[one.kind for one in source(facts, a_day())] for source in sources(facts)]
    assert kinds == [[], ["window"], ["cadence"], ["hygiene"]]
    facts = a_full_day([row])
    kinds = [[one.kind for one in source(facts, a_day())] for source in sources(facts)]
    assert kinds == [
        [], ["complaint"], ["window"], ["cadence"], ["instalment"], ["protection"], ["coaching"],
        ["care", "care"], ["hygiene"],
    ]  # fmt: skip


def a_full_day(rows: list[AgendaRow], customer: int = 1) -> Facts:
    """Something of every list for one customer, and a festival."""
    from salesbook.domain.care import Owed
    from salesbook.domain.pool import Protection

    today = a_day().today
    return Facts(
        rows,
        complaints=[FeedbackRow(
            1, customer, "C", "A", "complaint", "2026-11-20", "jams", None, "2026-11-24", None,
            None, None,
        )],
        instalments=[InstalmentRow(
            1, customer, "C", "A", 1, "CRM", None, "2026-11-20", 500, 0, "final", None, None, None,
        )],
        protections=[Protection(customer, today, 0, "owned")],
        coachings=[CoachingRow(
            1, customer, "C", "A", "visit", "2026-11-10", None, "talks too much", None,
            "2026-11-21", None, None, None, None,
        )],
        cares=[
            Owed("survey", today, customer, on=today),
            Owed("festival", today, None, on=today, of="new_year"),
        ],
    )  # fmt: skip


def test_what_concerns_all_is_one_line_behind_the_care_of_each() -> None:
    rows = [an_agenda_row(number, grade="C") for number in (1, 2)]
    reasons = [
        reason(None, "care", why="Mid-Autumn"), reason(None, "care", why="National Day"),
        reason(1, "care"), reason(2, "hygiene"),
    ]  # fmt: skip
    lines = rank(Facts(rows), reasons, a_day(gap=PerGrade(0, 0, 0)))
    assert names(lines) == [1, None, 2]
    assert [one.why for one in lines[1].reasons] == ["Mid-Autumn", "National Day"]


def test_of_the_other_lists_only_customers_of_the_facts_count() -> None:
    """Who is not active is not read, whatever a list says."""
    assert [line.customer for line in agenda(a_full_day([]), a_day())] == [None]


def test_every_reason_of_a_customer_is_on_its_line() -> None:
    row = an_agenda_row(
        1, grade="A", last_contact_on="2026-11-01", grade_since="2026-11-14",
        next_on="2026-11-20", next_action="call", verified_on="2026-01-01",
    )  # fmt: skip
    line, festival = agenda(a_full_day([row]), a_day())
    assert [one.kind for one in line.reasons] == [kind for kind in KINDS if kind != "cadence"]
    assert festival.customer is None
